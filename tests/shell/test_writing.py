import contextlib
import errno
import fcntl
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.model.output import File
from generator.shell import writing
from generator.shell.writing import Written, write_site


def write(target: Path, tree: dict[str, str], **options: float) -> Written:
    return write_site(target, (File(path, body.encode()) for path, body in tree.items()), **options)


def read(target: Path) -> dict[str, str]:
    return {path.relative_to(target).as_posix(): path.read_text() for path in target.rglob("*") if path.is_file()}


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "output" / "public"


def test_the_folder_becomes_what_is_given_and_nothing_else_lies_in_it(target: Path) -> None:
    tree = {"index.html": "home", "en/tasks/DL-01/index.html": "task", "assets/a.css": "css"}
    written = write(target, tree)
    assert read(target) == tree
    assert written.problems == ()
    assert set(written.new) == set(tree)
    assert sorted(path.name for path in target.parent.iterdir()) == [".rectify", "public"]
    assert sorted(path.name for path in (target.parent / ".rectify").iterdir()) == ["public.json", "public.lock"]


def test_equal_files_keep_their_time_and_stale_ones_go_with_their_folders(target: Path) -> None:
    write(target, {"a.html": "a", "b.html": "b", "old/deep/c.html": "c"})
    os.utime(target / "a.html", (1, 1))
    os.utime(target / "b.html", (1, 1))
    written = write(target, {"a.html": "a", "b.html": "B"})
    assert written == Written(changed=("b.html",), kept=("a.html",), deleted=("old/deep/c.html",))
    assert (target / "a.html").stat().st_mtime == 1
    assert (target / "b.html").stat().st_mtime > 1
    assert not (target / "old").exists()


def test_files_of_others_are_neither_deleted_nor_overwritten(target: Path) -> None:
    write(target, {"a.html": "a"})
    (target / "notes.txt").write_text("mine")
    (target / "b.html").write_text("mine too")
    written = write(target, {"a.html": "new", "b.html": "b"})
    assert [problem.code for problem in written.problems] == ["foreign-file"]
    assert "b.html" in written.problems[0].message("zh")
    assert read(target) == {"a.html": "a", "notes.txt": "mine", "b.html": "mine too"}
    write(target, {})
    assert read(target) == {"notes.txt": "mine", "b.html": "mine too"}


def test_a_file_that_is_equal_already_is_taken_over(target: Path) -> None:
    target.mkdir(parents=True)
    (target / "a.html").write_text("a")
    assert write(target, {"a.html": "a"}).problems == ()
    write(target, {"b.html": "b"})
    assert read(target) == {"b.html": "b"}


def test_our_own_file_changed_by_hand_is_made_right(target: Path) -> None:
    write(target, {"a.html": "aaa"})
    (target / "a.html").write_text("bbb")
    assert write(target, {"a.html": "aaa"}).changed == ("a.html",)
    assert read(target) == {"a.html": "aaa"}


def test_a_file_may_become_a_folder_and_the_reverse(target: Path) -> None:
    write(target, {"a": "file", "b/c/d": "deep"})
    assert write(target, {"a/x": "now a folder", "b": "now a file"}).problems == ()
    assert read(target) == {"a/x": "now a folder", "b": "now a file"}


def test_a_file_of_another_in_the_place_of_a_folder_is_a_problem(target: Path) -> None:
    write(target, {"a": "file", "b/c": "deep"})
    (target / "b/mine").write_text("mine")
    assert [problem.code for problem in write(target, {"b": "file"}).problems] == ["foreign-file"]
    assert read(target) == {"a": "file", "b/c": "deep", "b/mine": "mine"}


def test_a_link_in_the_folder_is_not_followed(target: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    target.mkdir(parents=True)
    (target / "en").symlink_to(outside)
    assert [problem.code for problem in write(target, {"en/index.html": "home"}).problems] == ["foreign-file"]
    (target / "en").unlink()
    write(target, {"en/index.html": "home"})
    (target / "en/index.html").unlink()
    (target / "en/index.html").symlink_to(outside / "page")
    write(target, {"en/index.html": "home"})
    assert not (target / "en/index.html").is_symlink()
    assert list(outside.iterdir()) == []


@pytest.mark.parametrize("path", ["../a", "/a", "a/../b", "", "a//b", "./a", "a\\b", "a/", "a\0"])
def test_a_path_that_leaves_the_folder_is_our_fault(target: Path, path: str) -> None:
    with pytest.raises(ValueError):
        write(target, {path: "x"})
    assert not target.exists()


@pytest.mark.parametrize("paths", [("a", "a"), ("a", "a/b"), ("A", "a"), ("En/a", "en/b"), ("a/b", "A")])
def test_two_outputs_in_one_place_are_our_fault(target: Path, paths: tuple[str, str]) -> None:
    with pytest.raises(ValueError):
        write_site(target, [File(path, b"x") for path in paths])
    assert not target.exists()


def test_a_render_that_fails_half_way_leaves_the_last_good_site(target: Path) -> None:
    write(target, {"a.html": "good"})

    def outputs() -> Iterator[File]:
        yield File("a.html", b"new")
        raise RuntimeError("a bug")

    with pytest.raises(RuntimeError):
        write_site(target, outputs())
    assert read(target) == {"a.html": "good"}
    assert not (target.parent / ".rectify/public.new").exists()


@pytest.mark.parametrize(("number", "code"), [(errno.ENOSPC, "disk-full"), (errno.EROFS, "cannot-write")])
def test_a_full_or_closed_disk_is_a_problem_and_changes_nothing(
    target: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    write(target, {"a.html": "good"})

    def fail(path: str, body: bytes) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(writing, "write_new", fail)
    written = write(target, {"a.html": "new", "b.html": "new"})
    assert [problem.code for problem in written.problems] == [code]
    assert read(target) == {"a.html": "good"}


def test_a_target_that_is_a_file_is_a_problem(target: Path) -> None:
    target.parent.mkdir()
    target.write_text("a file")
    assert [problem.code for problem in write(target, {"a.html": "a"}).problems] == ["cannot-write"]
    assert target.read_text() == "a file"


def test_a_second_writer_waits_and_then_says_so(target: Path) -> None:
    write(target, {"a.html": "a"})
    with (target.parent / ".rectify/public.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        written = write(target, {"a.html": "b"}, patience=0.2)
    assert [problem.code for problem in written.problems] == ["output-busy"]
    assert read(target) == {"a.html": "a"}
    assert write(target, {"a.html": "b"}).changed == ("a.html",)


@pytest.mark.parametrize("moment", range(1, 9))
def test_a_kill_between_any_two_moves_leaves_whole_files_and_the_next_build_heals(
    target: Path, monkeypatch: pytest.MonkeyPatch, moment: int
) -> None:
    old = {"index.html": "old", "a.html": "old", "gone/b.html": "old", "x": "file"}
    new = {"index.html": "new", "a.html": "new", "assets/n.css": "new", "x/y.html": "new"}
    write(target, old)
    steps = 0

    class Killed(BaseException):
        """Nothing of ours catches it, as with kill -9."""

    def counted(owner: object, name: str) -> None:
        original = getattr(owner, name)

        def step(*arguments: object, **options: object) -> object:
            nonlocal steps
            steps += 1
            if steps == moment:
                raise Killed
            return original(*arguments, **options)

        monkeypatch.setattr(owner, name, step)

    with monkeypatch.context() as patched:
        counted(os, "replace")
        counted(os, "unlink")
        patched.setattr(shutil, "rmtree", lambda *_, **__: None)  # kill -9 runs no clean-up either
        with contextlib.suppress(Killed):
            write(target, new)
    monkeypatch.undo()
    assert set(read(target).values()) <= {"old", "new", "file"}
    if moment > 2:
        assert (target / "index.html").exists()
    assert write(target, new).problems == ()
    assert read(target) == new
    assert not (target.parent / ".rectify/public.new").exists()


KILLED_WRITER = """
import sys
from pathlib import Path
from generator.model.output import File
from generator.shell.writing import write_site
body = sys.argv[2].encode() * 20000
def outputs():
    for number in range(400):
        yield File(f"pages/{number}/index.html", body)
    print("staged", flush=True)
write_site(Path(sys.argv[1]), outputs())
print("done", flush=True)
"""


@pytest.mark.parametrize("delay", [0.0, 0.005, 0.02])
def test_a_real_kill_leaves_every_page_whole(target: Path, repository: Path, delay: float) -> None:
    command = [sys.executable, "-c", KILLED_WRITER, str(target)]
    subprocess.run([*command, "a"], cwd=repository, check=True, capture_output=True)
    writer = subprocess.Popen([*command, "b"], cwd=repository, stdout=subprocess.PIPE)
    assert writer.stdout
    writer.stdout.readline()
    time.sleep(delay)
    writer.kill()
    writer.wait()
    writer.stdout.close()
    assert {(len(body), len(set(body))) for body in read(target).values()} == {(20000, 1)}
    assert len(read(target)) == 400
    subprocess.run([*command, "b"], cwd=repository, check=True, capture_output=True)
    assert set(read(target).values()) == {"b" * 20000}


def test_the_list_of_our_files_is_sorted_so_that_it_can_be_compared(target: Path) -> None:
    write(target, {"b": "", "a": "", "任务": ""})
    assert json.loads((target.parent / ".rectify/public.json").read_bytes())["files"] == ["a", "b", "任务"]


def test_a_broken_list_makes_no_file_ours(target: Path) -> None:
    write(target, {"a": "a", "b": "b"})
    (target.parent / ".rectify/public.json").write_text("{")
    assert [problem.code for problem in write(target, {"a": "changed"}).problems] == ["foreign-file"]
    assert read(target) == {"a": "a", "b": "b"}
