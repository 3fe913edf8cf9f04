"""A PDF as a reader that did not write it sees it: every mark of text with its place on the page."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache

import pdfplumber

MM = 72 / 25.4


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


@dataclass(frozen=True, slots=True)
class Fill:
    """How far down its text block (0 to 1) a page is filled, and whether its upper half shows a picture or a chart."""

    share: float
    is_pictured: bool


@lru_cache(maxsize=16)
def fills(body: bytes) -> tuple[Fill, ...]:
    """How full the pages of a file are, in order: blocks of 225 mm, upright, or of 156 mm, turned."""
    found = []
    with pdfplumber.open(io.BytesIO(body)) as document:
        for page in document.pages:
            top, height = (37 * MM, 225 * MM) if page.height > page.width else (28 * MM, 156 * MM)
            drawn = [
                thing for thing in (*page.chars, *page.rects, *page.lines, *page.curves, *page.images)
                if top - 2 < thing["top"] and thing["bottom"] < top + height + 2 and thing.get("text", "x").strip()
            ]
            lowest = max((thing["bottom"] for thing in drawn), default=top)
            pictures = [one for one in (*page.images, *page.curves) if top - 2 < one["top"] < top + height / 2]
            found.append(Fill((lowest - top) / height, bool(pictures)))
    return tuple(found)
