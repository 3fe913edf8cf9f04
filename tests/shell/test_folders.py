"""Folders are read whole and never overwritten."""

import os
from pathlib import Path

import pytest

from generator.model.output import File
from generator.shell.folders import read_folder, write_files, write_over


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    files = (File("a/b.txt", b"1"), File("中.txt", b"2"))
    write_files(tmp_path / "new", files)
    assert read_folder(tmp_path / "new") == files


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x")
    with pytest.raises(FileExistsError):
        write_files(tmp_path, (File("a.txt", b"1"),))


def test_a_link_is_not_what_it_shows(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("/etc/passwd")
    with pytest.raises(OSError, match="link"):
        read_folder(tmp_path)


def test_neither_a_linked_folder_nor_a_pipe_hides_anything(tmp_path: Path) -> None:
    (tmp_path / "linked").mkdir()
    (tmp_path / "linked" / "en").symlink_to("/etc")
    with pytest.raises(OSError, match="en is a link"):
        read_folder(tmp_path / "linked")
    (tmp_path / "piped").mkdir()
    os.mkfifo(tmp_path / "piped" / "pipe")
    with pytest.raises(OSError, match="pipe is no file"):
        read_folder(tmp_path / "piped")
    with pytest.raises(FileNotFoundError):
        read_folder(tmp_path / "nothing")


def test_a_file_of_ours_is_replaced_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b.pdf"
    write_over(path, b"one")
    write_over(path, b"two")
    assert path.read_bytes() == b"two"
    assert [each.name for each in path.parent.iterdir()] == ["b.pdf"]
