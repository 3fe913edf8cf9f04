"""What an import would do, as values: steps field by field, faults by cell, and files as they would be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.model.frozen import frozen
from generator.model.records import Record
from generator.model.text import Both
from generator.source.register_columns import Value
from generator.source.rewriting import Wanted


@frozen
class Step:
    """One value that a file would get; `old` is "" where there is none yet, `is_new` where the whole file or row is new."""

    path: str
    field: str
    old: str
    new: str
    is_new: bool = False


@frozen
class Fault:
    """A cell (or a row, or a sheet) that cannot be taken, and why."""

    sheet: str
    cell: str
    said: Both


@frozen
class Plan:
    """What an import would do. `files` holds every file as it would be, by path; with `faults` nothing should be done."""

    steps: tuple[Step, ...]
    faults: tuple[Fault, ...]
    files: Mapping[str, bytes]
    before: Mapping[str, bytes] = field(default_factory=dict)
    """The files that are there already, as the plan was made of them."""
    left_out: tuple[str, ...] = ()
    """Headings that were not recognised."""


@frozen
class Terms:
    """How a register is to be read: further headings, the audience and inspection of new tasks, what goes before bare numbers.

    `day` is the day of progress that a register tells without one, YYYY-MM-DD.
    """

    further: Mapping[str, str] = field(default_factory=dict)
    audience: str = "internal"
    inspection: str = ""
    prefix: str = ""
    day: str = ""


@frozen
class RowSaid:
    """One row of a sheet of rows: its place, which row of the record it is (0: not said), its cells by column and language."""

    sheet: str
    number: int
    at: int
    cells: Mapping[tuple[str, str], Value]
    columns: Mapping[tuple[str, str], str]
    """The letter of each column, for faults."""


@dataclass
class Draft:
    """What the sheets say of one record, gathered from all rows that name it; `record` is None where it would be new."""

    kind: str
    sheet: str
    cell: str
    record: Record | None = None
    values: dict[str, str | list[str]] = field(default_factory=dict)
    tongues: dict[str, dict[str, str]] = field(default_factory=dict)
    same: set[str] = field(default_factory=set)
    """The values that say what the file says already."""
    rows: dict[str, list[RowSaid]] = field(default_factory=dict)


def as_line(value: object) -> str:
    """A value in one line, for the plan."""
    match value:
        case None:
            return ""
        case dict():
            return "; ".join(f"{key}: {as_line(one)}" for key, one in value.items() if one)
        case list():
            return " · ".join(as_line(one) for one in value)
        case _:
            return plain(str(value))


def plain(words: str) -> str:
    """Words without the blanks in which spreadsheets and files differ."""
    return " ".join(words.split())


def listed(value: Wanted | list[str]) -> list[str]:
    """A value as a list of what was typed: one may stand for a list of one."""
    if isinstance(value, list):
        return [plain(one) if isinstance(one, str) else repr(one) for one in value]
    return [plain(value)] if isinstance(value, str) and value else []


def letters(number: int) -> str:
    """The name of a column, counted from 1: A, B … AA."""
    name = ""
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name
