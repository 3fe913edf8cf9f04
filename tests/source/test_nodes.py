"""Nodes say what was typed, and where."""

from generator.source.nodes import Mapping, Scalar


def test_an_unquoted_nothing_is_empty_and_a_quoted_one_is_not() -> None:
    assert [Scalar(text, 1, 1).is_empty for text in ("", "~", "null", "no")] == [True, True, True, False]
    assert not Scalar("", 1, 1, quoted=True).is_empty


def test_a_mapping_gives_the_value_and_the_place_of_a_key() -> None:
    key, value = Scalar("due", 2, 3), Scalar("2018", 2, 8)
    mapping = Mapping(((key, value),), 2, 3)
    assert mapping.get("due") is value
    assert mapping.key("due") is key
    assert mapping.get("done") is None
    assert mapping.key("done") is None
