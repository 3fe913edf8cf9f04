import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.model.output import Edition, File, Stored
from generator.model.standing import about
from generator.shell import remembering
from generator.shell.standing import Standing
from generator.shell.writing import Written, write_site


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "output" / "public"


def standing(target: Path, edition: Edition = Edition.PUBLIC) -> Standing:
    return Standing(target.parent.parent / "cache", edition, target)


def build(target: Path, files: dict[str, str], **known: object) -> tuple[list[File | Stored], Written]:
    """A build that puts these files aside and writes them, with what is `known` of each."""
    with standing(target) as there:
        made = [there.put(File(path, body.encode()), about(path)._replace(**known)) for path, body in files.items()]
        written = write_site(target, made)
        if not written.missing:
            there.save(made, written.stamps, target)
    return made, written


def test_the_next_build_knows_what_stands(target: Path) -> None:
    build(target, {"a.html": "one", "en/b.html": "two"}, key=b"k", links=("x", "y"))
    found = standing(target).file("en/b.html")
    assert found is not None
    assert (found.size, found.place, found.key, found.links) == (3, "", b"k", ("x", "y"))
    assert standing(target).file("c.html") is None
    assert standing(target).read(found) == b"two"


def test_equal_bytes_stay_and_others_are_moved_in(target: Path) -> None:
    build(target, {"a.html": "one", "b.html": "two"})
    before = (target / "a.html").stat()
    made, written = build(target, {"a.html": "one", "b.html": "2"})
    assert [isinstance(one, Stored) and bool(one.place) for one in made] == [False, True]
    assert (written.kept, written.changed) == (("a.html",), ("b.html",))
    assert (target / "a.html").stat() == before
    assert (target / "b.html").read_text() == "2"


def test_files_that_are_not_as_they_were_are_missing_and_nothing_is_written(target: Path) -> None:
    build(target, {"a.html": "one", "b.html": "two", "c.html": "three"}, piece="all")
    (target / "a.html").unlink()
    (target / "b.html").write_text("TWO")
    there = standing(target)
    kept = [one for path in ("a.html", "b.html", "c.html") if (one := there.file(path)) is not None]
    written = write_site(target, [*kept, File("d.html", b"new")])
    assert written == Written(missing=("a.html", "b.html"))
    assert not (target / "d.html").exists()
    assert len(there.piece("all")) == 3
    there.forget(written.missing)
    assert there.file("a.html") is None
    assert there.piece("all") == ()


def test_nothing_is_left_beside_the_folder(target: Path) -> None:
    build(target, {"a.html": "one"})
    assert sorted(one.name for one in (target.parent / ".rectify").iterdir()) == ["public.json", "public.lock"]


def test_what_a_killed_build_left_is_cleared_away_and_a_running_one_is_left_alone(target: Path) -> None:
    state = target.parent / ".rectify"
    script = (
        "import os, sys; from pathlib import Path; from generator.model.output import *; from generator.model.standing import about;"
        "from generator.shell.standing import Standing; target = Path(sys.argv[1]);"
        "Standing(target.parent.parent / 'cache', Edition.PUBLIC, target).__enter__().put(File('a', b'a'), about('a'));"
        "print('here', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", script, str(target)]
    running = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2])
    assert running.stdout is not None
    assert running.stdout.readline() == b"here\n"
    left = state / f"public.new-{running.pid}"
    with standing(target):
        assert left.is_dir()
    running.kill()
    running.communicate()
    assert left.is_dir()
    with standing(target):
        assert not left.exists()


@pytest.mark.skipif(os.geteuid() == 0 and not hasattr(os, "mkfifo"), reason="needs a file system of its own")
def test_without_a_place_for_it_a_file_stays_in_hand(target: Path) -> None:
    target.parent.mkdir(parents=True)
    (target.parent / ".rectify").write_text("a file where a folder should be")
    with standing(target) as there:
        file = File("a.html", b"one")
        assert there.put(file, about("a.html")) is file


def test_other_programs_folders_and_editions_know_nothing(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(target, {"a.html": "one"})
    assert standing(target).file("a.html")
    assert standing(target, Edition.INTERNAL).file("a.html") is None
    assert Standing(target.parent.parent / "cache", Edition.PUBLIC, target.parent / "other").file("a.html") is None
    monkeypatch.setattr(remembering, "program", lambda: "another")
    assert standing(target).file("a.html") is None


def test_a_file_that_was_changed_is_not_read_for_what_it_was(target: Path) -> None:
    build(target, {"a.html": "one"})
    there = standing(target)
    known = there.file("a.html")
    assert known is not None
    (target / "a.html").write_text("two")
    assert there.read(known) is None
    (target / "a.html").unlink()
    assert there.read(known) is None


def test_pages_are_kept_for_the_last_look_unless_they_were_put_aside(target: Path) -> None:
    with standing(target) as there:
        page = File("a.html", b"a")
        assert there.stored(page) is page
        assert isinstance(there.stored(File("a.pdf", b"a")), Stored)
