"""Fields with rows as sheets, there and back."""

from typing import Any

import pytest

from generator.model.records import KINDS
from generator.source.register_rows import items_of, parts_of, rows_of, sheet_of, value_of, with_value


@pytest.mark.parametrize(
    ("name", "sheet"),
    [("task.milestones", "task.milestones"), ("Milestones", "task.milestones"), ("时间节点", "task.milestones"),
     ("议定事项", "meeting.decisions"), ("deadline changes", "task.deadline_changes"),
     ("销号程序", "task.closing"), ("evidence", ""), ("台账", "")],
)  # fmt: skip
def test_a_sheet_is_known_by_its_name(name: str, sheet: str) -> None:
    found = sheet_of(name)
    assert (found.sheet if found else "") == sheet


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("task.milestones", [{"id": "m1", "due": "2018-01-01"}]),
        ("task.closing", {"notice": {"from": "2018-01-01", "to": "2018-01-09"}, "closed": {"date": "2018-02-01"}}),
        ("progress.indicators", {"km": "3", "m": "1"}),
        ("bulletin.issued_to", ["All", {"en": "Some", "zh": "部分"}]),
        ("task.deadline", [{"text": "A", "due": "2018"}]),
    ],
)
def test_rows_make_the_value_again(name: str, value: Any) -> None:
    rows = sheet_of(name)
    assert rows is not None
    items = items_of(rows.kind, value)
    assert items is not None
    assert value_of(rows.kind, items) == value


def test_what_has_no_rows() -> None:
    rows = sheet_of("task.deadline")
    assert rows is not None
    assert items_of(rows.kind, "2018-12-31") is None
    assert items_of(rows.kind, None) == []


def test_columns_of_a_part() -> None:
    rows = sheet_of("task.closing")
    assert rows is not None
    assert "unit" not in (parts_of(rows, "notice") or {})
    assert parts_of(rows, "nothing") is None
    assert with_value({"a": "1"}, "internal.notes", "x") == {"a": "1", "internal": {"notes": "x"}}


def test_names_of_sheets_fit() -> None:
    assert all(len(rows.sheet) <= 31 for kind in KINDS for rows in rows_of(kind))
