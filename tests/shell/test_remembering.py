import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.memory import key_of
from generator.model.output import Edition
from generator.shell import remembering
from generator.shell.cache import MARKER
from generator.shell.remembering import MOST_SEGMENTS, Remembering

A, B = key_of("a"), key_of("b")


def memory(folder: Path, edition: Edition = Edition.PUBLIC) -> Remembering:
    return Remembering(folder / "c", edition)


def kept(folder: Path, entries: dict[bytes, bytes], edition: Edition = Edition.PUBLIC) -> None:
    one = memory(folder, edition)
    for key, body in entries.items():
        one.keep("gate", key, body)
    one.save()


def files(folder: Path, ending: str) -> list[Path]:
    return sorted((folder / "c/memory/public").glob(f"*{ending}"))


def test_what_was_kept_is_recalled_by_the_next_build(tmp_path: Path) -> None:
    kept(tmp_path, {A: b"one", B: b""})
    later = memory(tmp_path)
    assert later.recall("gate", A) == b"one"
    assert later.recall("gate", B) == b""
    assert later.recall("decode", A) is None
    assert later.recall("gate", key_of("c")) is None


def test_it_is_recalled_in_the_same_build_too(tmp_path: Path) -> None:
    one = memory(tmp_path)
    one.keep("gate", A, b"one")
    assert one.recall("gate", A) == b"one"
    one.keep("gate", B, b"two")
    one.save()
    assert (one.recall("gate", A), one.recall("gate", B)) == (b"one", b"two")


def test_without_saving_nothing_is_known(tmp_path: Path) -> None:
    memory(tmp_path).keep("gate", A, b"one")
    assert memory(tmp_path).recall("gate", A) is None


def test_what_a_build_did_not_use_is_forgotten(tmp_path: Path) -> None:
    kept(tmp_path, {A: b"one", B: b"two"})
    later = memory(tmp_path)
    later.recall("gate", A)
    later.save()
    assert memory(tmp_path).recall("gate", A) == b"one"
    assert memory(tmp_path).recall("gate", B) is None


def test_an_unchanged_memory_is_not_written(tmp_path: Path) -> None:
    kept(tmp_path, {A: b"one"})
    before = [(path, path.stat().st_mtime_ns) for path in files(tmp_path, "")]
    later = memory(tmp_path)
    later.recall("gate", A)
    later.save()
    assert [(path, path.stat().st_mtime_ns) for path in files(tmp_path, "")] == before


def test_the_public_edition_never_recalls_what_the_internal_one_kept(tmp_path: Path) -> None:
    kept(tmp_path, {A: b"secret"}, Edition.INTERNAL)
    kept(tmp_path, {B: b"open"})
    assert memory(tmp_path).recall("gate", A) is None
    assert memory(tmp_path, Edition.INTERNAL).recall("gate", A) == b"secret"
    assert memory(tmp_path, Edition.INTERNAL).recall("gate", B) == b"open"


@pytest.mark.parametrize("which", [".index", ".segment"])
@pytest.mark.parametrize("damage", [b"", b"junk", b"junk\n" * 50, None])
def test_a_damaged_pack_is_forgotten(tmp_path: Path, which: str, damage: bytes | None) -> None:
    kept(tmp_path, {A: b"good bytes"})
    (path,) = files(tmp_path, which)
    path.write_bytes(path.read_bytes()[:-1] + b"X" if damage is None else damage)
    later = memory(tmp_path)
    assert later.recall("gate", A) is None
    later.keep("gate", A, b"made again")
    later.save()
    assert memory(tmp_path).recall("gate", A) == b"made again"


def test_entries_changed_among_themselves_are_forgotten(tmp_path: Path) -> None:
    kept(tmp_path, {A: b"one", B: b"two"})
    (path,) = files(tmp_path, ".segment")
    path.write_bytes(b"twoone")
    assert memory(tmp_path).recall("gate", A) is None


def test_another_version_of_the_program_begins_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(tmp_path, {A: b"one"})
    monkeypatch.setattr(remembering, "program", lambda: "0" * 64)
    assert memory(tmp_path).recall("gate", A) is None


@pytest.mark.parametrize("which", [".index", ".segment"])
def test_a_link_in_place_of_a_file_is_not_followed(tmp_path: Path, which: str) -> None:
    kept(tmp_path, {A: b"one"})
    (path,) = files(tmp_path, which)
    path.rename(tmp_path / "elsewhere")
    path.symlink_to(tmp_path / "elsewhere")
    assert memory(tmp_path).recall("gate", A) is None


@pytest.mark.parametrize("folder", ["memory", "memory/public"])
def test_a_link_in_place_of_a_folder_is_not_followed(tmp_path: Path, folder: str) -> None:
    kept(tmp_path, {A: b"one"})
    (tmp_path / "c" / folder).rename(tmp_path / "elsewhere")
    (tmp_path / "c" / folder).symlink_to(tmp_path / "elsewhere")
    assert memory(tmp_path).recall("gate", A) is None


def test_a_folder_that_is_no_cache_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "c").mkdir()
    (tmp_path / "c/chapter.txt").write_text("mine")
    kept(tmp_path, {A: b"one"})
    assert [path.name for path in (tmp_path / "c").iterdir()] == ["chapter.txt"]


def test_a_folder_that_cannot_be_written_is_as_none(tmp_path: Path) -> None:
    (tmp_path / "c/memory").mkdir(parents=True)
    (tmp_path / "c" / MARKER).write_text("Made by rectify; may be deleted at any time.\n")
    (tmp_path / "c/memory/public").write_text("in the way")
    one = memory(tmp_path)
    one.keep("gate", A, b"one")
    assert one.recall("gate", A) is None
    one.save()
    assert memory(tmp_path).recall("gate", A) is None


def test_large_bodies_go_to_the_disk_at_once(tmp_path: Path) -> None:
    one = memory(tmp_path)
    for number in range(6):
        one.keep("gate", key_of(str(number)), bytes([number]) * (1 << 20))
    assert files(tmp_path, ".segment")[0].stat().st_size >= 4 << 20
    one.save()
    assert memory(tmp_path).recall("gate", key_of("5")) == b"\5" * (1 << 20)


def test_many_edits_leave_few_segments(tmp_path: Path) -> None:
    always = {key_of(str(number)): b"%04d" % number for number in range(200)}
    kept(tmp_path, always)
    for edit in range(3 * MOST_SEGMENTS):
        one = memory(tmp_path)
        assert all(one.recall("gate", key) == body for key, body in always.items()), edit
        one.keep("gate", key_of(f"edit {edit}"), b"edited")
        always[key_of(f"edit {edit}")] = b"edited"
        one.save()
        for path in files(tmp_path, ".segment"):
            os.utime(path, (0, 0))
    assert len(files(tmp_path, ".segment")) <= MOST_SEGMENTS + 2


def test_two_builds_at_once_do_no_harm(tmp_path: Path) -> None:
    kept(tmp_path, {A: b"one"})
    first, second = memory(tmp_path), memory(tmp_path)
    for one, body in ((first, b"first"), (second, b"second")):
        one.recall("gate", A)
        one.keep("gate", key_of(body), body)
    first.save()
    second.save()
    last = memory(tmp_path)
    assert last.recall("gate", A) == b"one"
    assert last.recall("gate", key_of(b"second")) == b"second"
    assert last.recall("gate", key_of(b"first")) is None


def test_a_forked_child_recalls_and_leaves_no_trace(tmp_path: Path) -> None:
    kept(tmp_path, {A: b"one"})
    one = memory(tmp_path)
    one.keep("gate", B, b"two")
    child = os.fork()
    if not child:
        right = one.recall("gate", A) == b"one" and one.recall("gate", B) is None
        one.keep("gate", key_of("c"), b"lost")
        os._exit(0 if right else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert (one.recall("gate", A), one.recall("gate", B)) == (b"one", b"two")
    one.save()
    later = memory(tmp_path)
    assert (later.recall("gate", A), later.recall("gate", B)) == (b"one", b"two")
    assert later.recall("gate", key_of("c")) is None


@pytest.mark.parametrize(("kind", "key"), [("../x", A), ("gate", b"short")])
def test_what_is_no_kind_or_key_is_our_bug(tmp_path: Path, kind: str, key: bytes) -> None:
    with pytest.raises(ValueError, match=r"kind of results|digest of what"):
        memory(tmp_path).keep(kind, key, b"")


@settings(max_examples=60)
@given(st.lists(st.dictionaries(st.integers(0, 30), st.booleans(), max_size=30), max_size=8))
def test_a_memory_never_tells_anything_but_what_was_kept(
    tmp_path_factory: pytest.TempPathFactory, builds: list[dict[int, bool]]
) -> None:
    folder = tmp_path_factory.mktemp("memory")
    for build in builds:
        one = memory(folder)
        for number, again in build.items():
            key, body = key_of(str(number)), b"body %d" % number * number
            assert one.recall("gate", key) in {None, body}
            if again:
                one.keep("gate", key, body)
        one.save()
        later = memory(folder)
        assert all(later.recall("gate", key_of(str(n))) == b"body %d" % n * n for n, again in build.items() if again)
