"""Justifies Chinese in WeasyPrint: spreads the slack of a full line over its ideographs instead of its spaces only.

An adaptation of one library version, kept apart from everything else so that it can be dropped in one commit when the
library does it itself (`docs/decisions/justified-chinese.md` holds the patch that was written for it). It replaces two
functions and only where it knows what it replaces: with any other version `install` changes nothing and says so.
It must not know what is printed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Final

import weasyprint
from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline
from weasyprint.text import line_break
from weasyprint.text.ffi import TO_UNITS, ffi, pango

from generator.model.patterns import pattern

KNOWN_VERSIONS: Final = ("70.0",)
WIDEST: Final = 0.25
"""The most that one ideograph may be moved, in em: a line that needs more was broken by force and stays ragged."""
_CHINESE: Final = r"\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
STRETCHED: Final = pattern(rf"[ \u00a0\u2014-\u2026{_CHINESE}]+")
IDEOGRAPH: Final = pattern(rf"[{_CHINESE}]")

_stock_justify: Final[Callable[..., None]] = inline.justify_line
_stock_set_text: Final[Callable[..., None]] = line_break.Layout.set_text


class Spread(float):
    """A justification amount that goes after every stretched character, not after spaces alone (CSS pixels)."""

    __slots__ = ()


def install() -> bool:
    """Put the adaptation in; False, with nothing changed, when the library's version is not one that was tried."""
    if weasyprint.__version__ not in KNOWN_VERSIONS:
        return False
    inline.justify_line = _justify_line
    line_break.Layout.set_text = _set_text
    return True


def remove() -> None:
    """Take the adaptation out again (for the test that compares with the stock rule)."""
    inline.justify_line = _stock_justify
    line_break.Layout.set_text = _stock_set_text


def _texts(box: Any) -> Iterator[Any]:
    """The text boxes of a line from left to right; boxes that float are not part of the line."""
    if isinstance(box, boxes.TextBox):
        yield box
    elif isinstance(box, boxes.LineBox | boxes.InlineBox):
        for child in box.children:
            if child.is_in_normal_flow():
                yield from _texts(child)


def _stretch(text: str) -> int:
    """How many characters of `text` take a share of the slack."""
    return sum(len(run.group()) for run in STRETCHED.finditer(text))


def _justify_line(context: Any, line: Any, slack: float) -> None:
    """Spread `slack` (CSS pixels) over a line: by ideographs where it has any, by the stock rule where it has none."""
    texts = [box for box in _texts(line) if box.text]
    joined = "".join(box.text for box in texts).rstrip()
    shares = _stretch(joined) - (1 if joined and STRETCHED.match(joined[-1]) else 0)
    if line.style["direction"] == "rtl" or not IDEOGRAPH.search(joined) or shares < 1:
        _stock_justify(context, line, slack)
        return
    share = slack / shares
    if share <= WIDEST * line.style["font_size"]:
        _shift(line, Spread(share), 0)


def _shift(box: Any, share: Spread, advance: float) -> float:
    """Move `box` by `advance`, widen its stretched characters by `share` each; the advance of what follows."""
    if isinstance(box, boxes.TextBox):
        box.position_x += advance
        count = _stretch(box.text)
        if count:
            box.justification_spacing = share
            box.width += share * count
            layout = line_break.Layout(box.style, share)
            layout.set_text(box.text)
            layout.deactivate()
            box.pango_layout = layout
        return advance + share * count
    if isinstance(box, boxes.LineBox | boxes.InlineBox):
        box.position_x += advance
        before = advance
        for child in box.children:
            if child.is_in_normal_flow():
                advance = _shift(child, share, advance)
        box.width += advance - before
        return advance
    box.translate(advance, 0)
    return advance


def _set_text(layout: Any, text: str, justify: bool = False) -> None:  # noqa: FBT001, FBT002 (the library's signature)
    """The library's `Layout.set_text`, which at drawing time also widens what `_shift` made room for."""
    spread = layout.justification_spacing
    if not isinstance(spread, Spread):
        _stock_set_text(layout, text, justify)
        return
    layout.justification_spacing = 0
    try:
        _stock_set_text(layout, text, justify)
    finally:
        layout.justification_spacing = spread
    if justify:
        _widen(layout, spread)


def _widen(layout: Any, spread: Spread) -> None:
    """Give every stretched character `spread` more advance, by Pango letter spacing on just these characters."""
    attributes = pango.pango_layout_get_attributes(layout.layout)
    if attributes == ffi.NULL:
        attributes = ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref)
    spacing = layout.style["letter_spacing"]
    amount = int((spread + (0 if spacing == "normal" else spacing)) * TO_UNITS)
    index = partial(_byte_index, layout.text)
    for run in STRETCHED.finditer(layout.text):
        attribute = pango.pango_attr_letter_spacing_new(amount)
        attribute.start_index, attribute.end_index = index(run.start()), index(run.end())
        pango.pango_attr_list_change(attributes, attribute)
    pango.pango_layout_set_attributes(layout.layout, attributes)


def _byte_index(text: str, position: int) -> int:
    return len(text[:position].encode())
