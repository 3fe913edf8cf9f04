"""The made-up sites that are tried from outside: hard conditions, every state, the same bytes each time, no error."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from generator import build
from generator.ledger.state import Label
from generator.model.output import Edition
from generator.model.problem import Severity
from generator.shell import files
from generator.shell.stages import Stages
from tests.crowded_site import AREAS, IDLE_AREAS, LONG_TITLE, crowded, lone
from tests.render.test_website import too_heavy

COUNT = 60
EDITIONS = (Edition.PUBLIC, Edition.INTERNAL)


@cache
def assembled(count: int, edition: Edition) -> tuple[build.View, dict[str, bytes]]:
    """What a site of `count` tasks becomes: what was seen of it, and its files by path."""
    with TemporaryDirectory() as folder:
        site = Path(folder)
        lone(site) if count == 1 else crowded(site, count)
        build.load_rules()
        seen = build.view(files.read_site(site), edition, None, Stages())
        made = build.assembled(seen, build.Order(site, site / "output", full=True, prints=False), Stages())
    assert [problem.message("en") for problem in made.problems if problem.severity is Severity.ERROR] == []
    return seen, {file.path: file.body for file in made.files}


def test_the_same_number_gives_the_same_bytes(tmp_path: Path) -> None:
    assert crowded(tmp_path / "a", 12).files() == crowded(tmp_path / "b", 12).files()


@pytest.mark.parametrize("count", [1, COUNT])
@pytest.mark.parametrize("edition", EDITIONS)
def test_its_pages_are_light_and_without_an_error(count: int, edition: Edition) -> None:
    _, made = assembled(count, edition)
    texts = {path: body.decode() for path, body in made.items() if path.endswith((".html", ".css", ".js", ".svg"))}
    assert len([path for path in texts if path.endswith(".html")]) > 100
    assert too_heavy(texts) == []


def test_it_shows_every_state_long_titles_and_areas_without_a_task() -> None:
    seen, made = assembled(COUNT, Edition.INTERNAL)
    assert {state.label for state in seen.ledger.tasks} == set(Label)
    home = made["zh/index.html"].decode()
    assert len(re.findall(r'href="\.\./zh/areas/area-\d+/', home)) == AREAS - IDLE_AREAS
    idle = made[f"zh/areas/area-{AREAS}/index.html"].decode()
    assert "<table" not in idle
    first = made["zh/tasks/T-0000/index.html"].decode()
    assert re.search(rf"<h1[^>]*>[^<]{{{LONG_TITLE}}}</h1>", first)
    assert not [path for path in made if path.endswith((".jpg", ".webp"))]


def test_what_is_internal_of_it_stays_inside() -> None:
    inside, outside = (assembled(COUNT, edition)[1] for edition in (Edition.INTERNAL, Edition.PUBLIC))
    for path in ("zh/tasks/T-0024/index.html", "en/office/pack/index.html"):
        assert path in inside
        assert path not in outside
    assert not [path for path, body in outside.items() if b"The land was not free" in body]
