"""Nodes are asked by key, and tell a value that was left out from an empty text."""

from __future__ import annotations

from generator.source.nodes import Mapping, Scalar


def test_a_mapping_gives_values_and_the_places_of_its_keys() -> None:
    key, value = Scalar("id", 2, 1), Scalar("DL-01", 2, 5)
    fields = Mapping(((key, value),), 2, 1)
    assert fields.get("id") == value
    assert fields.key("id") == key
    assert fields.get("title") is None
    assert fields.key("title") is None


def test_only_a_text_without_quotes_can_be_left_out() -> None:
    assert Scalar("", 1, 1).is_empty
    assert Scalar("~", 1, 1).is_empty
    assert not Scalar("", 1, 1, quoted=True).is_empty
    assert not Scalar("no", 1, 1).is_empty
