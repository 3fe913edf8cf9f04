import shutil
import subprocess
from collections.abc import Iterator

import pytest

from generator.shell import fonts
from generator.shell.fonts import FontVersion, every_font, font_versions, missing_fonts
from tests.conftest import Need

LISTED = "Noto Serif CJK SC|131137\nNoto Serif CJK SC,Noto Serif CJK SC Bold|131334\nBroken|\n"


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine with two families, one of them in two versions."""
    listed = subprocess.CompletedProcess([], 0, stdout=LISTED)
    monkeypatch.setattr(shutil, "which", lambda name: f"/bin/{name}")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: listed)
    fonts._installed.cache_clear()
    yield
    fonts._installed.cache_clear()


@pytest.mark.usefixtures("machine")
def test_a_missing_font_is_named_once_with_the_package_that_brings_it() -> None:
    problems = missing_fonts(["noto serif cjk sc", "Noto Sans CJK SC", "Noto Sans CJK SC", "House Face"])
    assert [problem.code for problem in problems] == ["font-missing", "font-missing"]
    assert "apt-get install fonts-noto-cjk" in problems[0].hint("zh")
    assert "House Face" in problems[1].hint("en")


@pytest.mark.usefixtures("machine")
def test_versions_are_those_of_the_newest_file_and_sorted() -> None:
    assert font_versions(["Noto Serif CJK SC", "Broken", "Absent"]) == (
        FontVersion("Broken", "0.000"),
        FontVersion("Noto Serif CJK SC", "2.004"),
    )


def test_without_fontconfig_the_problem_is_fontconfig(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert [problem.code for problem in missing_fonts()] == ["fontconfig-missing"]


def test_this_machine_has_the_default_fonts(need: Need) -> None:
    need("fc-list")
    assert missing_fonts() == ()
    assert {found.family for found in font_versions()} == set(fonts.DEFAULT_FAMILIES)


@pytest.mark.usefixtures("machine")
def test_every_font_is_told_with_its_version() -> None:
    assert every_font() == (
        FontVersion("broken", "0.000"),
        FontVersion("noto serif cjk sc", "2.004"),
        FontVersion("noto serif cjk sc bold", "2.004"),
    )
