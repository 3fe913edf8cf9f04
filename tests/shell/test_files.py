import os
import socket
from pathlib import Path

import pytest

from generator.shell import files
from generator.shell.files import FolderTree, read_site
from generator.source.tree import SourceTree
from tests.conftest import SiteBuilder


def codes(tree: FolderTree) -> list[tuple[str, str]]:
    return [(problem.code, problem.place.path) for problem in tree.faults()]


def test_a_site_is_listed_sorted_and_read_when_asked(site: SiteBuilder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = site({"tasks/DL-02/task.md": "two", "tasks/DL-01/任务.md": "一", "b.md": b"\xff"}, complete=False).folder
    with monkeypatch.context() as patched:
        patched.setattr(os, "open", lambda *_: pytest.fail("listing opened a file"))
        tree = read_site(folder)
    assert isinstance(tree, SourceTree)
    assert tree.paths() == ("b.md", "tasks/DL-01/任务.md", "tasks/DL-02/task.md")
    assert tree.read("tasks/DL-01/任务.md").decode() == "一"
    assert tree.faults() == ()


def test_leftovers_and_hidden_files_are_not_listed(site: SiteBuilder) -> None:
    folder = site({"a.md": "", ".git/config": "", "a.md~": "", "tasks/.DS_Store": ""}, complete=False).folder
    (folder / "content/.#a.md").symlink_to("user@host.1")
    tree = read_site(folder)
    assert tree.paths() == ("a.md",)
    assert tree.faults() == ()


def test_a_missing_content_folder_is_a_problem(tmp_path: Path) -> None:
    assert codes(read_site(tmp_path)) == [("no-content-folder", ".")]
    assert read_site(tmp_path / "nowhere").paths() == ()


def test_links_are_refused_wherever_they_lead(site: SiteBuilder, tmp_path: Path) -> None:
    folder = site({"a.md": "a"}, complete=False).folder
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret/passwords.md").write_text("secret")
    (folder / "content/out").symlink_to(tmp_path / "secret")
    (folder / "content/in.md").symlink_to("a.md")
    (folder / "content/broken.md").symlink_to("nowhere")
    tree = read_site(folder)
    assert tree.paths() == ("a.md",)
    assert codes(tree) == [("symbolic-link", path) for path in ("broken.md", "in.md", "out")]
    assert "nowhere" in tree.faults()[0].message("zh")


def test_a_file_that_became_a_link_after_the_listing_is_not_followed(site: SiteBuilder, tmp_path: Path) -> None:
    folder = site({"a.md": "a"}, complete=False).folder
    tree = read_site(folder)
    (tmp_path / "secret.md").write_text("secret")
    (folder / "content/a.md").unlink()
    (folder / "content/a.md").symlink_to(tmp_path / "secret.md")
    with pytest.raises(OSError):
        tree.read("a.md")


def test_a_file_that_became_a_pipe_after_the_listing_does_not_hang(site: SiteBuilder) -> None:
    folder = site({"a.md": "a"}, complete=False).folder
    tree = read_site(folder)
    (folder / "content/a.md").unlink()
    os.mkfifo(folder / "content/a.md")
    with pytest.raises(OSError, match="no longer a file"):
        tree.read("a.md")


def test_only_listed_paths_can_be_read(site: SiteBuilder) -> None:
    tree = read_site(site({"a.md": "a"}).folder)
    for path in ("../secret.md", "b.md", ""):
        with pytest.raises(KeyError):
            tree.read(path)


def test_pipes_and_sockets_are_named_not_opened(site: SiteBuilder) -> None:
    folder = site(complete=False).folder
    os.mkfifo(folder / "content/pipe.md")
    here = Path.cwd()
    os.chdir(folder / "content")  # a socket's path may have 107 bytes
    try:
        socket.socket(socket.AF_UNIX).bind("socket.md")
    finally:
        os.chdir(here)
    tree = read_site(folder)
    assert codes(tree) == [("not-a-file", "pipe.md"), ("not-a-file", "socket.md")]
    assert "管道" in tree.faults()[0].message("zh")


def test_a_file_or_folder_that_may_not_be_read_is_a_problem(site: SiteBuilder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = site({"a.md": "a", "closed/b.md": "b", "c.md": "c"}, complete=False).folder
    scandir = os.scandir

    def guarded(path: Path) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    # The tests may run as root, who may read everything.
    monkeypatch.setattr(os, "scandir", guarded)
    monkeypatch.setattr(os, "access", lambda path, mode: not str(path).endswith("a.md"))
    tree = read_site(folder)
    assert tree.paths() == ("c.md",)
    assert codes(tree) == [("unreadable-file", "a.md"), ("unreadable-file", "closed")]
    assert "没有读取权限" in tree.faults()[0].message("zh")


@pytest.mark.parametrize(("path", "limit"), [("a.md", files.TEXT_LIMIT), ("a.jpg", files.ASSET_LIMIT)])
def test_a_file_of_the_limit_is_too_big(site: SiteBuilder, path: str, limit: int) -> None:
    folder = site({path: ""}, complete=False).folder
    os.truncate(folder / "content" / path, limit - 1)
    assert read_site(folder).faults() == ()
    os.truncate(folder / "content" / path, limit)
    tree = read_site(folder)
    assert codes(tree) == [("file-too-big", path)]
    assert tree.paths() == ()


def test_names_that_cannot_be_used_and_collisions_are_reported_together(site: SiteBuilder) -> None:
    folder = site({"a:b.md": "", "Tasks/x.md": "", "tasks/x.md": ""}, complete=False).folder
    assert codes(read_site(folder)) == [
        ("name-reserved", "a:b.md"),
        ("names-collide", "tasks"),
        ("names-collide", "tasks/x.md"),
    ]


def test_a_name_that_is_no_text_is_shown_not_printed(site: SiteBuilder) -> None:
    folder = site(complete=False).folder
    os.close(os.open(os.fsencode(folder) + b"/content/\xff.md", os.O_CREAT | os.O_WRONLY))
    assert codes(read_site(folder)) == [("name-control-characters", "\\udcff.md")]


def test_folders_without_end_are_cut_off(site: SiteBuilder) -> None:
    folder = site({"/".join("x" * 40) + "/a.md": ""}, complete=False).folder
    assert codes(read_site(folder)) == [("folders-too-deep", "/".join("x" * 21))]
