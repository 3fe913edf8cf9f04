"""A PDF as a reader that did not write it sees it: every mark of text with its place on the page."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache

import pdfplumber


@dataclass(frozen=True, slots=True)
class Mark:
    """One printed character. Lengths are points; `baseline`, `top` and `bottom` count down from the top of the page."""

    page: int
    text: str
    left: float
    right: float
    top: float
    bottom: float
    baseline: float
    size: float
    font: str


@lru_cache(maxsize=16)
def marks(body: bytes) -> tuple[Mark, ...]:
    """Every visible character of a file in the order in which it was drawn."""
    with pdfplumber.open(io.BytesIO(body)) as document:
        return tuple(
            Mark(
                page.page_number,
                char["text"],
                char["x0"],
                char["x1"],
                char["top"],
                char["bottom"],
                float(page.height) - char["matrix"][5],
                char["size"],
                char["fontname"],
            )
            for page in document.pages
            for char in page.chars
            if char["text"].strip()
        )


@lru_cache(maxsize=16)
def lines(body: bytes) -> tuple[tuple[Mark, ...], ...]:
    """The marks of each printed line from left to right: pages in order, lines from top to bottom."""
    found: dict[tuple[int, int], list[Mark]] = {}
    for mark in marks(body):
        found.setdefault((mark.page, round(mark.baseline)), []).append(mark)
    return tuple(tuple(sorted(row, key=lambda mark: mark.left)) for _, row in sorted(found.items()))
