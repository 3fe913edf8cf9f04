from generator.model.memory import FORGETFUL, key_of


def test_the_forgetful_memory_keeps_nothing() -> None:
    FORGETFUL.keep("gate", key_of("a"), b"x")
    assert FORGETFUL.recall("gate", key_of("a")) is None


def test_a_key_counts_the_borders_of_its_parts() -> None:
    assert key_of("ab", "c") != key_of("a", "bc")
    assert key_of("a") == key_of(b"a")
    assert len(key_of()) == 32
