"""Spreadsheets: what is seen is read, merged cells filled; what is hidden refuses; dates and drop-downs go out."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date
from typing import Any

import openpyxl
import pytest

from generator.shell.refusal import RefusalError
from generator.shell.workbook import CHOICES, Shown, read_workbook, write_workbook


def saved(fill: Callable[[Any], object]) -> bytes:
    book = openpyxl.Workbook()
    fill(book)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def test_cells_are_read_and_merged_ones_filled() -> None:
    def fill(book: Any) -> None:
        page = book.active
        page.title = "台账"
        page.append(["编号", "时限"])
        page.append(["DL-01", date(2018, 12, 31)])
        page.append([None, "2018年底前"])
        page.merge_cells("A2:A3")

    (sheet,) = read_workbook(saved(fill))
    assert sheet.name == "台账"
    assert sheet.rows == (("编号", "时限"), ("DL-01", date(2018, 12, 31)), ("DL-01", "2018年底前"))


def _hide_sheet(book: Any) -> None:
    book.create_sheet("x").sheet_state = "veryHidden"


def _hide_row(book: Any) -> None:
    book.active["A2"] = "secret"
    book.active.row_dimensions[2].hidden = True


def _hide_column(book: Any) -> None:
    book.active["B1"] = "secret"
    book.active.column_dimensions["B"].hidden = True


def _formula(book: Any) -> None:
    book.active["A1"] = "=1+1"


@pytest.mark.parametrize("fill", [_hide_sheet, _hide_row, _hide_column, _formula])
def test_what_cannot_be_seen_refuses(fill: Callable[[Any], object]) -> None:
    with pytest.raises(RefusalError) as refused:
        read_workbook(saved(fill))
    assert refused.value.cause.zh
    assert refused.value.cure.zh


@pytest.mark.parametrize("body", [b"", b"PK\x03\x04 broken", b"<html>"])
def test_what_is_no_workbook_refuses(body: bytes) -> None:
    with pytest.raises(RefusalError):
        read_workbook(body)


def test_bombs_and_entities_refuse() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", b"<!DOCTYPE x [<!ENTITY a 'b'>]><workbook/>")
    with pytest.raises(RefusalError):
        read_workbook(made.getvalue())


def test_what_is_written_is_read_again() -> None:
    shown = Shown("task", ("file", "title", "started", "lead"),
                  (("a.md", "=1+1", date(2018, 3, 1), "water"), ("b.md", None, None, "")),
                  ((), (), (), ("water", "north")), (False, False, True, False))
    body = write_workbook([shown])
    (sheet,) = read_workbook(body)
    assert sheet.rows == (("file", "title", "started", "lead"), ("a.md", "=1+1", date(2018, 3, 1), "water"), ("b.md", None, None, None))
    book = openpyxl.load_workbook(io.BytesIO(body))
    assert book["task"]["B2"].data_type == "s"
    assert book["task"]["C2"].number_format == "yyyy-mm-dd"
    (rule,) = book["task"].data_validations.dataValidation
    assert (str(rule.sqref), rule.formula1) == ("D2:D500", f"={CHOICES}!$A$1:$A$2")
    assert [cell.value for cell in book[CHOICES]["A"]] == ["water", "north"]
