"""Cells as an editor would type them, or a reason that names the cure."""

from datetime import date

import pytest

from generator.model import fields as f
from generator.model.records import METHODS
from generator.source.register_cells import Cells, UnreadCellError, lines_of, text_of
from tests.builders import content, task

CELLS = Cells(content(task("DL-01", title="Plant")))
UNITS = f.UnitName(many=True)


@pytest.mark.parametrize(
    ("cell", "kind", "value"),
    [
        (None, f.Words(), ""),
        ("  ", f.Day(), ""),
        (date(2018, 12, 31), f.Limit(), "2018-12-31"),
        ("2018年底前", f.Limit(), "2018年底前"),
        ("长期坚持", f.Limit(), "长期坚持"),
        ("2018/10/5", f.Day(), "2018-10-05"),
        ("2018年10月5日", f.Day(), "2018-10-05"),
        (12.0, f.Identifier(), "12"),
        ("1.10", f.Identifier(), "1.10"),
        ("50,000", f.Number(), "50000"),
        (2.5, f.Number(), "2.5"),
        ("水务局", UNITS, "water"),
        ("水务局、北区，南区", UNITS, ["water", "north", "south"]),
        ("北区 南区", UNITS, ["north", "south"]),
        ("Water Bureau; North District", UNITS, ["water", "north"]),
        ("污水处理", f.CategoryName(), "sewage"),
        ("plant", f.RecordName("task"), "DL-01"),
        ("明查", METHODS, "announced"),
        ("a, b", f.ListOf(f.Identifier(), one_too=True), ["a", "b"]),
    ],
)
def test_a_cell_becomes_what_would_be_typed(cell: object, kind: f.Kind, value: object) -> None:
    assert CELLS.read(cell, kind, "x") == value


@pytest.mark.parametrize(
    ("cell", "kind", "advice"),
    [
        ("soon", f.Limit(), "2018年底前"),
        ("10月5日", f.Day(), "2018-10-31"),
        ("水务居", UNITS, "水务局"),
        ("many", f.Number(), "no number"),
        ("soon", f.Span(), "30d"),
        ("water", f.UnitName(only_areas=True), "not known"),
    ],
)
def test_what_cannot_be_taken_says_what_would_do(cell: str, kind: f.Kind, advice: str) -> None:
    with pytest.raises(UnreadCellError, match=advice):
        CELLS.read(cell, kind, "x")


def test_measures_are_parted_and_lose_their_numbers() -> None:
    assert lines_of("1.新建管网;2、改造泵站\n（三）加强监管") == ["新建管网", "改造泵站", "加强监管"]
    assert CELLS.read("一、甲\n二、乙", f.Words(), "measures") == ["甲", "乙"]


def test_cells_as_text() -> None:
    assert [text_of(cell) for cell in (None, 1, 1.5, " a ", "a_x000D_\nb")] == ["", "1", "1.5", "a", "a\nb"]
