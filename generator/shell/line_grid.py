"""Keeps WeasyPrint's pages on the line grid: what is no text (tables, pictures, charts) ends on a whole line.

CSS has `block-step` for this, the library has not. A block with the class `whole-lines` grows after its layout to the
next multiple of its own line height, so that the text below stands where it would have stood on an empty page.
An adaptation of one library version like `justify`, and like it without effect where the version is unknown.
"""

from __future__ import annotations

from collections.abc import Callable
from math import ceil
from typing import Any, Final

import weasyprint
from weasyprint.layout import block
from weasyprint.text.line_break import strut

KNOWN_VERSIONS: Final = ("70.0",)
MARK: Final = "whole-lines"
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
    if laid_out is not None and resume_at is None and _is_marked(laid_out):
        line, _ = strut(laid_out.style)
        outside = laid_out.border_height() - laid_out.height
        laid_out.height = whole_lines(laid_out.height + outside, line) - outside
    return result


def _is_marked(box: Any) -> bool:
    """Whether the box is an element's own box (not an anonymous one inside it) that asks for whole lines."""
    element = box.element
    return (
        element is not None
        and not box.is_table_wrapper
        and box.element_tag == element.tag
        and MARK in element.get("class", "").split()
    )
