"""Values as cells: days as days, numbers as numbers, and nothing that would come back as something else."""

from datetime import date
from typing import Any

import pytest

from generator.model import fields as f
from generator.source.register_values import is_unchanged, shown, value_at


@pytest.mark.parametrize(
    ("value", "kind", "cell"),
    [
        ("2018-10-05", f.Day(), date(2018, 10, 5)), ("1899-12-31", f.Day(), "1899-12-31"), ("2018年底前", f.Limit(), "2018年底前"),
        ("50", f.Number(), 50), ("0.5", f.Number(), 0.5), ("1.10", f.Number(), "1.10"), ("010", f.Plain(), "010"),
        (["a", "b"], f.UnitName(many=True), "a；b"), ({"en": "x"}, f.Words(), None), ([{"a": "b"}], f.Limit(), None),
        ("x" * 40_000, f.Plain(), None),
    ],
)
def test_a_value_as_a_cell(value: Any, kind: f.Kind, cell: object) -> None:
    assert shown(value, kind) == cell
    assert is_unchanged(cell, value, kind)  # type: ignore[arg-type]


def test_words_of_one_language_and_values_below() -> None:
    front: Any = {"internal": {"notes": {"en": "a", "zh": "甲"}}}
    assert shown(value_at(front, "internal.notes"), f.Words(), "zh") == "甲"
    assert not is_unchanged("乙", value_at(front, "internal.notes"), f.Words(), "zh")
