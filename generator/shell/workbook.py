"""Spreadsheets from and to a disk: cells in, with merged ones filled; sheets out, with choices and real dates.

What cannot be seen on the screen is not read: hidden sheets, rows and columns refuse the file, and so do formulas whose
value nobody has reckoned. It must not know records.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, Final

import openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from generator.model.frozen import frozen
from generator.model.text import Both
from generator.shell.refusal import RefusalError, damaged

LARGEST: Final = 20_000_000
LARGEST_UNPACKED: Final = 200_000_000
MOST_CELLS: Final = 2_000_000
CHOICES: Final = "choices"
"""The sheet that holds what the drop-downs offer; it is seen, and left out when the file comes back."""
Cell = str | int | float | date | None


@frozen
class Sheet:
    """A sheet as rows of cells; the first row is row 1 of the file."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]


@frozen
class Shown:
    """A sheet to be written: headings, rows, what each column offers (none: anything), and what its heading means."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    choices: tuple[tuple[str, ...], ...]
    are_days: tuple[bool, ...]
    hints: tuple[Both, ...] = ()


def read_workbook(body: bytes) -> tuple[Sheet, ...]:
    """All sheets of an XLSX file. Raises RefusalError, which says what to do about it."""
    _refuse_bombs(body)
    try:
        values = openpyxl.load_workbook(io.BytesIO(body), data_only=True, keep_links=False)
        typed = openpyxl.load_workbook(io.BytesIO(body), keep_links=False)
    except Exception:  # noqa: BLE001 - a broken package breaks anywhere in the library
        raise damaged() from None
    return tuple(_sheet(values[name], typed[name]) for name in values.sheetnames if name != CHOICES)


def write_workbook(sheets: Iterable[Shown]) -> bytes:
    """The sheets as an XLSX file, headings frozen, dates as dates, drop-downs where a column has choices."""
    book = openpyxl.Workbook()
    first = book.active
    if first is not None:
        book.remove(first)
    offered: list[tuple[str, ...]] = []
    for shown in sheets:
        _write(book.create_sheet(shown.name), shown, offered)
    page = book.create_sheet(CHOICES)
    for column, words in enumerate(offered, 1):
        for row, word in enumerate(words, 1):
            _put(page.cell(row, column), word)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _write(page: Any, shown: Shown, offered: list[tuple[str, ...]]) -> None:
    page.append(shown.headings)
    for number, row in enumerate(shown.rows, 2):
        for column, value in enumerate(row, 1):
            if value is not None and value != "":
                _put(page.cell(number, column), value)
    last = max(len(shown.rows) + 200, 500)
    for column, (heading, choices, is_day) in enumerate(zip(shown.headings, shown.choices, shown.are_days, strict=True), 1):
        letter = get_column_letter(column)
        page.cell(1, column).font = Font(bold=True)
        hint = shown.hints[column - 1] if shown.hints else Both("", "")
        if hint.en:
            page.cell(1, column).comment = Comment(f"{hint.zh}\n{hint.en}", "rectify", width=320, height=90)
        page.column_dimensions[letter].width = 14 if is_day else max(12, min(40, len(heading) + 6))
        if choices:
            if choices not in offered:
                offered.append(choices)
            where = get_column_letter(offered.index(choices) + 1)
            # Not enforced: a cell may name several units.
            rule = DataValidation("list", formula1=f"={CHOICES}!${where}$1:${where}${len(choices)}", showErrorMessage=False)
            page.add_data_validation(rule)
            rule.add(f"{letter}2:{letter}{last}")
    page.freeze_panes = "B2"


def _put(cell: Any, value: Cell) -> None:
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"  # a text that begins with `=` is a text
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    elif isinstance(value, date):
        cell.number_format = "yyyy-mm-dd"


def _sheet(values: Any, typed: Any) -> Sheet:
    """One sheet. Raises RefusalError for what a reader of the screen would not see."""
    if values.sheet_state != "visible":
        raise _hidden(Both(f"the sheet {values.title}", f"工作表“{values.title}”"))
    if values.max_row * values.max_column > MOST_CELLS:
        raise RefusalError(Both("it is too large", "内容过大"), Both("Delete empty rows and columns.", "请删除多余的空行空列。"))
    for number, row in values.row_dimensions.items():
        if row.hidden and number <= values.max_row:
            raise _hidden(Both(f"row {number} of {values.title}", f"“{values.title}”第{number}行"))
    for letter, column in values.column_dimensions.items():
        if column.hidden:
            raise _hidden(Both(f"column {letter} of {values.title}", f"“{values.title}”{letter}列"))
    cells = [[_cell(one) for one in row] for row in values.iter_rows(values_only=True)]
    for row in typed.iter_rows():
        for one in row:
            if one.data_type == "f" and cells[one.row - 1][one.column - 1] is None:
                raise RefusalError(
                    Both(f"{one.coordinate} of {values.title} is a formula without a value",
                         f"“{values.title}”{one.coordinate}为未计算的公式"),
                    Both("Open it in a spreadsheet program, save it, and import it again.", "请用表格软件打开并保存后重新导入。"),
                )
    _fill(cells, values.merged_cells.ranges)
    return Sheet(values.title, tuple(tuple(row) for row in cells))


def _fill(cells: Sequence[list[Cell]], merged: Iterable[Any]) -> None:
    """Every cell of a merged range says what its first one says."""
    for area in merged:
        said = cells[area.min_row - 1][area.min_col - 1]
        for row in range(area.min_row - 1, area.max_row):
            for column in range(area.min_col - 1, area.max_col):
                cells[row][column] = said


def _cell(value: Any) -> Cell:
    if isinstance(value, datetime):
        return value.date()
    return value if value is None or isinstance(value, (str, int, float, date)) else str(value)


def _hidden(what: Both) -> RefusalError:
    return RefusalError(
        Both(f"{what.en} is hidden", f"{what.zh}被隐藏"),
        Both("Show it or delete it, then import again.", "请取消隐藏或删除后重新导入。"),
    )


def _refuse_bombs(body: bytes) -> None:
    """Nothing is unpacked that would not fit: a small file may open as a very large one."""
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as package:
            parts = package.infolist()
            size = sum(part.file_size for part in parts)
            dangerous = any(b"<!DOCTYPE" in package.read(part)[:4096] for part in parts
                            if size <= LARGEST_UNPACKED and part.filename.endswith((".xml", ".rels")))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError):
        raise damaged() from None
    if len(body) > LARGEST or size > LARGEST_UNPACKED:
        raise RefusalError(Both("it is too large", "文件过大"), Both("Import it in several parts.", "请分几次导入。"))
    if dangerous:
        raise damaged()
