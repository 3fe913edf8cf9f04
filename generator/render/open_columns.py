"""What the tables of the open data are made of: columns, each said once, spread over the languages of the site.

A column that is said in a language is there once for each of them (`title_en`, `title_zh`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Generic, TypeVar

from generator.ledger.state import Ledger
from generator.model.frozen import frozen
from generator.model.text import Both, Text

Value = str | int | float | bool | date | tuple[str, ...] | None

Row = TypeVar("Row")


@frozen
class Column:
    """A column. `kind` is one of string, integer, number, boolean, date, list; `choices` are all values it can have."""

    name: str
    kind: str
    about: Both
    choices: tuple[str, ...] = ()
    is_required: bool = False


@frozen
class Table:
    """A table of the open data. `key` names the columns that tell rows apart; `of_task` that refers to a task's id."""

    name: str
    about: Both
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    key: tuple[str, ...] = ()
    of_task: str = ""


@frozen
class Cell(Generic[Row]):
    """A column before it is spread over languages: `value` is given the row and the language."""

    name: str
    kind: str
    about: Both
    value: Callable[[Row, str], Value]
    is_said: bool = False
    choices: tuple[str, ...] = ()
    is_required: bool = False


def table_of(
    ledger: Ledger,
    name: str,
    about: Both,
    cells: Iterable[Cell[Row]],
    rows: Iterable[Row],
    key: tuple[str, ...] = (),
    of_task: str = "",
) -> Table:
    """The table of these rows; a key names the columns that tell them apart."""
    spread = [
        (cell, language) for cell in cells for language in (ledger.content.site.languages if cell.is_said else ("",))
    ]
    columns = tuple(
        Column(
            f"{cell.name}_{language}" if language else cell.name, cell.kind, cell.about, cell.choices, cell.is_required
        )
        for cell, language in spread
    )
    filled = tuple(tuple(cell.value(row, language) for cell, language in spread) for row in rows)
    return Table(name, about, columns, filled, key, of_task)


def words(text: Text, language: str) -> str:
    """An editor's text in the language asked for, else in the one there is: no cell is empty for want of a translation."""
    return text.in_language(language).text


def share(value: float | None) -> float | None:
    """A share of 0 to 1 to four decimals."""
    return None if value is None else round(value, 4)


def unit_names(ledger: Ledger) -> Callable[[tuple[str, ...], str], str]:
    """A function from unit ids and a language to their names."""
    known = ledger.content.unit_by_id

    def names(identifiers: tuple[str, ...], language: str) -> str:
        said = [words(known[each].name, language) if each in known else each for each in identifiers]
        return "; ".join(said)

    return names
