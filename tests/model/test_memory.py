from functools import partial

from generator.model.memory import FORGETFUL, UNKNOWN_ORIGINS, Origins, key_of
from tests.kept import Kept


def test_the_forgetful_memory_keeps_nothing() -> None:
    FORGETFUL.keep("gate", key_of("a"), b"x")
    FORGETFUL.hold("gate", key_of("a"), "value")
    assert FORGETFUL.recall("gate", key_of("a")) is None
    assert FORGETFUL.held("gate", key_of("a")) is None


def test_a_key_counts_the_borders_of_its_parts() -> None:
    assert key_of("ab", "c") != key_of("a", "bc")
    assert key_of("a") == key_of(b"a")
    assert len(key_of()) == 32


def test_what_follows_from_a_record_is_remembered_for_its_digest_and_the_other_parts() -> None:
    memory = Kept()
    asked = [("a.md", b"1", "x"), ("a.md", b"1", "x"), ("a.md", b"2", "x"), ("a.md", b"1", "y"), ("b.md", b"1", "x")]
    for number, (path, digest, part) in enumerate(asked):
        made = bytes([number])
        found = Origins(memory, {path: key_of(digest)}).remembered("words", path, partial(bytes, made), part)
        assert found == {1: b"\0", 4: b"\0"}.get(number, made), number


def test_a_record_of_unknown_origin_is_looked_at_each_time() -> None:
    assert [UNKNOWN_ORIGINS.remembered("words", "a.md", partial(bytes, body)) for body in (b"1", b"2")] == [b"1", b"2"]


def test_nothing_found_is_remembered_too() -> None:
    origins = Origins(Kept(), {"a.md": key_of("1")})
    assert [origins.remembered("words", "a.md", partial(bytes, body)) for body in (b"", b"2")] == [b"", b""]
