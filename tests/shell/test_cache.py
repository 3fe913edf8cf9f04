from pathlib import Path

import pytest

from generator.model.output import Edition
from generator.shell.cache import MARKER, Cache, key_of

KEY = key_of("a")


def entry(cache: Cache) -> Path:
    return next(path for path in (cache.folder / cache.edition.value).rglob("*") if path.is_file())


def test_key_counts_the_borders_of_its_parts() -> None:
    assert key_of("ab", "c") != key_of("a", "bc")


def test_what_was_put_is_got_back(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "c", Edition.PUBLIC)
    assert cache.get("print", KEY) is None
    cache.put("print", KEY, b"one\ntwo")
    assert Cache(tmp_path / "c", Edition.PUBLIC).get("print", KEY) == b"one\ntwo"


def test_an_internal_entry_never_serves_the_public_edition(tmp_path: Path) -> None:
    public, internal = (Cache(tmp_path / "c", edition) for edition in (Edition.PUBLIC, Edition.INTERNAL))
    internal.put("print", KEY, b"secret")
    assert public.get("print", KEY) is None
    public.put("picture", KEY, b"open")
    assert internal.get("picture", KEY) == b"open"


@pytest.mark.parametrize("damage", [b"", b"rectify-cache 1\n", b"junk", None])
def test_a_damaged_entry_is_thrown_away(tmp_path: Path, damage: bytes | None) -> None:
    cache = Cache(tmp_path / "c", Edition.PUBLIC)
    cache.put("print", KEY, b"good bytes")
    path = entry(cache)
    path.write_bytes(path.read_bytes()[:-1] + b"X" if damage is None else damage)
    assert cache.get("print", KEY) is None
    assert not path.exists()


def test_an_entry_under_another_name_is_thrown_away(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "c", Edition.PUBLIC)
    cache.put("print", KEY, b"good bytes")
    other = key_of("b")
    moved = entry(cache)
    target = tmp_path / "c" / "public" / "print" / other[:2] / other[2:]
    target.parent.mkdir(parents=True)
    moved.rename(target)
    assert cache.get("print", other) is None
    assert not target.exists()


def test_a_link_in_place_of_an_entry_is_not_followed(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "c", Edition.PUBLIC)
    cache.put("print", KEY, b"good bytes")
    path = entry(cache)
    kept = tmp_path / "elsewhere"
    path.rename(kept)
    path.symlink_to(kept)
    assert cache.get("print", KEY) is None
    assert kept.exists()


def test_a_folder_that_is_no_cache_is_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "thesis"
    folder.mkdir()
    (folder / "chapter.txt").write_text("mine")
    cache = Cache(folder, Edition.PUBLIC)
    cache.put("print", KEY, b"x")
    assert cache.get("print", KEY) is None
    assert [path.name for path in folder.iterdir()] == ["chapter.txt"]


def test_a_foreign_marker_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "c"
    folder.mkdir()
    (folder / MARKER).write_text("another program's cache\n")
    assert not Cache(folder, Edition.PUBLIC).is_usable


def test_a_cache_that_cannot_be_written_is_as_none(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    cache = Cache(tmp_path / "file" / "c", Edition.PUBLIC)
    cache.put("print", KEY, b"x")
    assert cache.get("print", KEY) is None


def test_trimming_lets_the_longest_unused_go(tmp_path: Path) -> None:
    import os

    cache = Cache(tmp_path / "c", Edition.PUBLIC, largest=2500)
    keys = [key_of(str(number)) for number in range(4)]
    for age, key in enumerate(keys):
        cache.put("print", key, bytes(1000))
        path = tmp_path / "c" / "public" / "print" / key[:2] / key[2:]
        os.utime(path, (1000 + age, 1000 + age))
    assert cache.trim() == 2
    assert [cache.get("print", key) is not None for key in keys] == [False, False, True, True]


def test_a_key_that_is_none_is_our_bug(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not a cache key"):
        Cache(tmp_path / "c", Edition.PUBLIC).get("print", "../../etc/passwd")
