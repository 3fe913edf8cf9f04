import subprocess
import sys
from pathlib import Path

import pytest
from take_screenshots import LOOKS, kinds_of_page

from tests.conftest import Need

PAGE = "<!doctype html><html lang=en><title>x</title><h1>x</h1>"


@pytest.fixture
def output(tmp_path: Path) -> Path:
    pages = (
        "index.html",
        "404.html",
        "en/index.html",
        "en/tasks/index.html",
        "en/tasks/DL-01/index.html",
        "en/tasks/DL-02/index.html",
    )
    for page in pages:
        (tmp_path / "output/public" / page).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "output/public" / page).write_text(PAGE)
    return tmp_path / "output"


def test_every_kind_of_page_comes_once(output: Path) -> None:
    assert sorted(name for name, _ in kinds_of_page(output / "public")) == [
        "404",
        "en",
        "en-tasks",
        "en-tasks-one",
        "start",
    ]


def test_lists_under_a_filter_further_pages_and_boards_of_the_office_are_kinds(output: Path) -> None:
    for page in ("tasks/area=a", "tasks/page=2", "office/pack", "office/plan", "office/plan,page=2"):
        (output / "public/en" / page).mkdir(parents=True)
        (output / "public/en" / page / "index.html").write_text(PAGE)
    names = {name for name, _ in kinds_of_page(output / "public")}
    others = {"404", "en", "en-tasks", "en-tasks-one", "start"}
    assert names - others == {"en-tasks-filtered", "en-tasks-paged", "en-office-pack", "en-office-plan"}


@pytest.mark.browser
def test_pictures_are_taken_of_every_look(output: Path, tmp_path: Path, need: Need, repository: Path) -> None:
    need("chromium")
    need("pdftoppm")
    # A process of its own: one process drives one Chromium at a time, and another test of this worker may have begun.
    script = repository / "tools" / "take_screenshots.py"
    subprocess.run([sys.executable, script, output, tmp_path / "pictures"], check=True, timeout=300)
    taken = sorted(
        path.relative_to(tmp_path / "pictures").as_posix() for path in (tmp_path / "pictures").rglob("*.png")
    )
    assert len(taken) == len(LOOKS) * (5 + 1)
    assert {f"public/{look}.png" for look in LOOKS} < set(taken), "a contact sheet for each look"
    assert "public/390/en-tasks-one.png" in taken
