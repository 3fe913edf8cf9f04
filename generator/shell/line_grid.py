"""Keeps WeasyPrint's pages on the line grid: what is no text (tables, pictures, charts) ends on a whole line.

CSS has `block-step` for this, the library has not. A block with the class `whole-lines` grows after its layout to the
next multiple of its own line height, so that the text below stands where it would have stood on an empty page; one
with the class `at-page-foot` grows down to the foot of its page and has its content there (the tail of an issue).
An adaptation of one library version like `justify`, and like it without effect where the version is unknown.
"""

from __future__ import annotations

from collections.abc import Callable
from math import ceil
from typing import Any, Final

import weasyprint
from weasyprint.layout import block
from weasyprint.text import line_break

KNOWN_VERSIONS: Final = ("70.0",)
WHOLE_LINES: Final = "whole-lines"
AT_FOOT: Final = "at-page-foot"
NEARLY: Final = 0.05
"""CSS pixels by which a height may pass a whole number of lines through rounding alone."""

_stock_layout: Final[Callable[..., Any]] = block.block_container_layout


def install() -> bool:
    """Put the adaptation in; False, with nothing changed, when the library's version is not one that was tried."""
    if weasyprint.__version__ not in KNOWN_VERSIONS:
        return False
    block.block_container_layout = _layout
    return True


def remove() -> None:
    """Take the adaptation out again."""
    block.block_container_layout = _stock_layout


def whole_lines(height: float, line: float) -> float:
    """The least multiple of `line` that holds `height`."""
    return ceil((height - NEARLY) / line) * line


def _layout(context: Any, box: Any, *rest: Any, **named: Any) -> Any:
    result = _stock_layout(context, box, *rest, **named)
    laid_out, resume_at = result[:2]
    if laid_out is None or resume_at is not None:
        return result
    wishes = _wishes(laid_out)
    if WHOLE_LINES in wishes:
        line, _ = line_break.strut(laid_out.style)
        outside = laid_out.border_height() - laid_out.height
        wanted, room = whole_lines(laid_out.height + outside, line), context.page_bottom - laid_out.border_box_y()
        if laid_out.height + outside <= room:
            wanted = min(wanted, room)  # what fits the page is not sent to the next one by the air below it
        laid_out.height = wanted - outside
    if AT_FOOT in wishes:
        room = context.page_bottom - laid_out.position_y - laid_out.margin_height()
        if room > 0:
            for child in laid_out.children:
                child.translate(dy=room)
            laid_out.height += room
    return result


def _wishes(box: Any) -> frozenset[str]:
    """The classes of an element's own box; none for the anonymous boxes inside of it."""
    element = box.element
    if element is None or box.is_table_wrapper or box.element_tag != element.tag:
        return frozenset()
    return frozenset(element.get("class", "").split())
