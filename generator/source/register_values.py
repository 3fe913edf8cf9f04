"""What a record's file says as the cell of a workbook, such that the same cell read again can be known as no change."""

from __future__ import annotations

from contextlib import suppress

from generator.model import fields as f
from generator.source.register_cells import text_of
from generator.source.register_columns import Value
from generator.source.rewriting import Wanted
from generator.source.wording import read_date

LONGEST = 32_000
"""Characters that a cell surely holds; a longer text is left out, and an empty cell takes nothing away."""
_FIRST_YEAR = 1901
"""Spreadsheets reckon with a day in February 1900 that never was; earlier days are written as texts."""


def value_at(front: Wanted, key: str) -> Wanted:
    """What is typed at a key; a dot leads into a mapping."""
    for step in key.split("."):
        front = front.get(step) if isinstance(front, dict) else None
    return front


def shown(value: Wanted, kind: f.Kind, language: str = "") -> Value:
    """A value as a cell: days as days, numbers as numbers where they stay what was typed, a list in one line."""
    if language:
        value = value.get(language) if isinstance(value, dict) else None
    match value:
        case list() if all(isinstance(one, str) for one in value):
            said = "；".join(str(one) for one in value)
        case str():
            said = value
        case _:
            return None
    if not said.strip() or len(said) > LONGEST:
        return None
    day = read_date(said)
    if day and day.year >= _FIRST_YEAR:
        return day
    return _number(said) if isinstance(kind, f.Number) else said


def is_unchanged(cell: Value, value: Wanted, kind: f.Kind, language: str = "") -> bool:
    """Whether a cell says nothing, or what would be written there of the value as it is."""
    said = text_of(cell)
    return not said or " ".join(said.split()) == " ".join(text_of(shown(value, kind, language)).split())


def _number(said: str) -> Value:
    for read in (int, float):
        with suppress(ValueError):
            number = read(said)
            if str(number) == said and abs(number) < 1e15:
                return number
    return said
