"""What a build reads, by name."""

import sys
from pathlib import Path

import pytest

from generator.shell import inputs as module
from generator.shell.inputs import inputs
from generator.shell.shipped import templates_folder
from tests.conftest import REPOSITORY, SiteBuilder


def test_content_templates_program_and_libraries_are_looked_at(site: SiteBuilder) -> None:
    built = site().task("DL-01")
    looked = inputs(built.folder, prints=False)
    for path in ("content", "content/site.yaml", "content/tasks/DL-01", "content/tasks/DL-01/task.md"):
        assert str(built.folder / path) in looked.stamps
    assert str(built.folder / "templates") in looked.absent
    assert str(REPOSITORY / "generator/build.py") in looked.stamps
    assert str(templates_folder() / "pages/task.html") in looked.stamps
    assert sys.executable in looked.stamps
    assert any(path.endswith("site-packages") for path in looked.stamps)
    assert not [path for path in looked.stamps if "__pycache__" in path]


def test_the_folder_in_which_it_was_started_is_not_looked_at(site: SiteBuilder, monkeypatch: pytest.MonkeyPatch) -> None:
    """A first build makes `.cache/` and `output/` there; a second one would take that for a change."""
    built = site()
    monkeypatch.chdir(built.folder)
    monkeypatch.setattr(sys, "path", ["", str(built.folder), "/no/such/folder", *sys.path])
    assert str(built.folder) not in inputs(built.folder, prints=False).stamps


def test_a_sites_own_templates_are_looked_at(site: SiteBuilder) -> None:
    built = site()
    own = built.folder / "templates/pages/task.html"
    own.parent.mkdir(parents=True)
    own.write_text("own")
    assert str(own) in inputs(built.folder, prints=False).stamps


def test_a_linked_folder_of_content_is_looked_at_by_its_own_name(site: SiteBuilder, tmp_path: Path) -> None:
    built = site()
    linked = tmp_path / "linked"
    linked.symlink_to(built.folder)
    assert str(linked / "content/site.yaml") in inputs(linked, prints=False).stamps


def test_fonts_count_where_there_are_prints(site: SiteBuilder, monkeypatch: pytest.MonkeyPatch) -> None:
    built = site()
    (built.folder / "fonts").mkdir()
    (built.folder / "fonts/a.ttf").write_text("a font")
    monkeypatch.setattr(module, "FONT_PLACES", (str(built.folder / "fonts"), str(built.folder / "none")))
    looked = inputs(built.folder, prints=True)
    assert str(built.folder / "fonts/a.ttf") in looked.stamps
    assert str(built.folder / "none") in looked.absent
    assert not [path for path in inputs(built.folder, prints=False).stamps if path.endswith(".ttf")]


def test_the_folders_above_a_font_count_but_not_those_of_everybody() -> None:
    found = list(module._with_folders(["/opt/faces/cjk/a.otf"]))
    assert found == ["/opt/faces/cjk/a.otf", "/opt/faces/cjk", "/opt/faces"]
