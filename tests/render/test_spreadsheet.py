from __future__ import annotations

import io
import zipfile
from datetime import date, datetime

import openpyxl

from generator.model.text import Both
from generator.render.open_columns import Column, Table, Value
from generator.render.spreadsheet import LONGEST_CELL, workbook

ABOUT = Both("about", "说明")


def table(*rows: tuple[Value, ...]) -> Table:
    kinds = ("string", "integer", "number", "boolean", "date", "list")
    columns = tuple(Column(kind, kind, ABOUT) for kind in kinds)
    return Table("tasks", ABOUT, columns, rows)


def read(body: bytes, sheet: str = "tasks") -> list[list[object]]:
    return [[cell.value for cell in row] for row in openpyxl.load_workbook(io.BytesIO(body))[sheet].iter_rows()]


def test_values_keep_their_kinds():
    row = ("污水 <&>\"' ", -3, 0.25, True, date(2018, 12, 31), ("a", "b"))
    assert read(workbook([table(row)]))[1] == ["污水 <&>\"' ", -3, 0.25, True, datetime(2018, 12, 31), "a; b"]  # noqa: DTZ001 - a cell has no zone


def test_missing_values_are_empty_cells():
    assert read(workbook([table((None, None, None, None, None, ()))]))[1:] in ([], [[None] * 6])


def test_nothing_is_a_formula():
    sheet = openpyxl.load_workbook(io.BytesIO(workbook([table(("=1+1", 1, 1.0, False, None, ("@x",)))])))["tasks"]
    assert [sheet["A2"].data_type, sheet["F2"].data_type] == ["s", "s"]
    assert sheet["A2"].value == "'=1+1"


def test_the_same_tables_give_the_same_bytes_without_a_clock():
    made = workbook([table(("a", 1, 1.0, True, None, ()))])
    assert made == workbook([table(("a", 1, 1.0, True, None, ()))])
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not any(name.startswith("docProps") for name in archive.namelist())


def test_the_last_sheet_says_what_columns_hold():
    assert read(workbook([table()]), "fields")[1] == ["tasks", "string", "string", "about", "说明"]


def test_long_and_broken_text_is_made_to_fit():
    text = str(read(workbook([table(("长" * 40_000 + "\x0b", None, None, None, None, None))]))[1][0])
    assert len(text) == LONGEST_CELL


def test_columns_beyond_z_have_two_letters():
    wide = Table("wide", ABOUT, tuple(Column(f"c{at}", "integer", ABOUT) for at in range(60)), (tuple(range(60)),))
    assert read(workbook([wide]), "wide")[1] == list(range(60))
