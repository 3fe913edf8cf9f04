"""Tables as CSV that no spreadsheet runs: cells that would be taken for formulas begin with an apostrophe."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from generator.model.patterns import pattern

_FORMULA: Final = pattern("[\\s\u200b-\u200f\u2060\ufeff]*[=@+\\-\uff1d\uff20\uff0b\uff0d]|[\t\r]")
_NUMBER: Final = pattern(r"[+-]?[0-9]+(\.[0-9]+)?%?")
_UNWANTED: Final = pattern("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
_QUOTED: Final = pattern('[",\n]')


def harmless(text: str) -> str:
    """The text as no spreadsheet runs it: no control characters; an apostrophe before what would be a formula."""
    if text.isascii() and text.isalnum():
        return text
    is_formula = _FORMULA.match(text) is not None and _NUMBER.fullmatch(text) is None
    cleaned = _UNWANTED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return f"'{cleaned}" if is_formula else cleaned


def csv_text(lines: Iterable[Iterable[str]]) -> str:
    """The lines as RFC 4180 has them, every cell made harmless."""
    return "".join(",".join(map(_cell, line)) + "\r\n" for line in lines)


def _cell(text: str) -> str:
    safe = harmless(text)
    return '"' + safe.replace('"', '""') + '"' if _QUOTED.search(safe) else safe
