"""Readers see the old release or the new one, whole: whatever stops a publisher, and whenever."""

from pathlib import Path

import pytest

from generator.model.output import File
from generator.shell.releases import BusyError, Releases, TargetError, remove_files, write_whole

PAGES = (File("index.html", b"1"), File("zh/index.html", b"2"))


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def release(releases: Releases, name: str) -> None:
    releases.name_release(releases.stage(name, PAGES), name)
    releases.show(name)


def test_a_release_is_shown_whole(tmp_path: Path) -> None:
    releases = Releases(tmp_path)
    with releases.locked():
        release(releases, "2018-10-01T0900-a")
        release(releases, "2018-11-01T0900-b")
    assert releases.current == "2018-11-01T0900-b"
    assert (tmp_path / "current" / "zh" / "index.html").read_bytes() == b"2"
    assert releases.names() == ("2018-10-01T0900-a", "2018-11-01T0900-b")
    assert not (releases.folder / ".pending").exists()


def test_two_publishers_do_not_meet(tmp_path: Path) -> None:
    with Releases(tmp_path).locked(), pytest.raises(BusyError), Releases(tmp_path).locked():
        pass


def test_what_was_recorded_and_not_shown_is_shown_by_the_next_run(tmp_path: Path) -> None:
    releases = Releases(tmp_path)
    with releases.locked():
        releases.name_release(releases.stage("a", PAGES), "a")
    assert releases.current == ""
    with releases.locked():
        assert releases.clear_up() == ("a",)
    assert releases.current == "a"


def test_what_was_only_staged_is_thrown_away(tmp_path: Path) -> None:
    releases = Releases(tmp_path)
    with releases.locked():
        release(releases, "a")
        releases.stage("b", PAGES)
        (tmp_path / ".current.new").symlink_to("nowhere")
        assert releases.clear_up() == ()
    assert (releases.names(), releases.current) == (("a",), "a")
    assert names(tmp_path) == ["current", "releases"]


def test_pruning_keeps_the_newest_and_the_shown_one(tmp_path: Path) -> None:
    releases = Releases(tmp_path)
    with releases.locked():
        for name in "abcd":
            release(releases, name)
        releases.show("a")
        assert releases.prune(2) == ("b",)
    assert releases.names() == ("a", "c", "d")


def test_a_release_that_is_not_there_cannot_be_shown(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        Releases(tmp_path).show("x")


def test_a_target_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "releases").write_text("a file")
    with pytest.raises(TargetError), Releases(tmp_path).locked():
        pass


def test_files_are_whole_and_can_be_removed(tmp_path: Path) -> None:
    write_whole(tmp_path / "x" / "a.json", b"1")
    write_whole(tmp_path / "x" / "a.json", b"2")
    assert (tmp_path / "x" / "a.json").read_bytes() == b"2"
    assert names(tmp_path / "x") == ["a.json"]
    remove_files([tmp_path / "x" / "a.json", tmp_path / "nothing"])
    assert names(tmp_path / "x") == []
