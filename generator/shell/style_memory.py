"""Asks of a style once what WeasyPrint asks of it for every box: lengths that depend on no other box, colours, its flow.

Boxes of one kind share a style, and few of its lengths are shares of something else; the library turns each of twenty
lengths into a number for each box again. Also here: the reader of HTML, which forgets the patterns that it made.
An adaptation of one version of each library like `justify`, and like it without effect where the version is unknown.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable
from operator import itemgetter
from typing import Any, Final

import tinyhtml5
import weasyprint
from tinyhtml5 import inputstream
from weasyprint.css import functions
from weasyprint.css.properties import Dimension
from weasyprint.draw import border, color
from weasyprint.formatting_structure import boxes
from weasyprint.layout import percent

KNOWN_VERSIONS: Final = (("70.0", "2.1.0"),)
LENGTHS: Final = (
    "margin_left", "margin_right", "margin_top", "margin_bottom", "padding_left", "padding_right", "padding_top",
    "padding_bottom", "width", "min_width", "max_width", "height", "min_height", "max_height",
)  # fmt: skip
BORDERS: Final = ("border_top_width", "border_right_width", "border_bottom_width", "border_left_width")
RADII: Final = ("border_top_left_radius", "border_top_right_radius", "border_bottom_right_radius", "border_bottom_left_radius")
PLAIN: Final = frozenset({str, int, float, bool, type(None), Dimension})
"""Values that are no formula."""
FLOATING: Final = frozenset({"left", "right", "inline-start", "inline-end", "footnote"})

_stock_percentages: Final[Callable[..., None]] = percent.resolve_percentages
_stock_radii: Final[Callable[..., None]] = percent.resolve_radii_percentages
_stock_color: Final[Callable[..., Any]] = color.get_color
_stock_outline: Final[Callable[..., None]] = border.draw_outline
_stock_math: Final[Callable[..., Any]] = functions.check_math
_stock_flow: Final[Callable[..., bool]] = boxes.Box.is_in_normal_flow
_stock_until: Final[Callable[..., str]] = inputstream.HTMLUnicodeInputStream.chars_until
_lengths: Final = itemgetter(*LENGTHS)
_radii_of: Final = itemgetter(*RADII)
_rest: Final = itemgetter("border_collapse", "box_sizing", *BORDERS)


def install() -> bool:
    """Put the adaptation in; False, with nothing changed, when a library's version is not one that was tried."""
    if (weasyprint.__version__, tinyhtml5.__version__) not in KNOWN_VERSIONS:
        return False
    for stock, ours in _exchanged():
        _exchange(stock, ours)
    boxes.Box.is_in_normal_flow = _is_in_normal_flow
    inputstream.HTMLUnicodeInputStream.chars_until = _until
    return True


def remove() -> None:
    """Take the adaptation out again (for the test that compares with the stock boxes)."""
    for stock, ours in _exchanged():
        _exchange(ours, stock)
    boxes.Box.is_in_normal_flow = _stock_flow
    inputstream.HTMLUnicodeInputStream.chars_until = _stock_until


def _exchanged() -> tuple[tuple[Callable[..., Any], Callable[..., Any]], ...]:
    return (
        (_stock_percentages, _percentages), (_stock_radii, _radii), (_stock_color, _color), (_stock_outline, _outline),
        (_stock_math, _math),
    )  # fmt: skip


def _exchange(old: Callable[..., Any], new: Callable[..., Any]) -> None:
    """Put `new` for `old` in all modules of the library: each took the function by its name."""
    for name, module in list(sys.modules.items()):
        if name.startswith("weasyprint."):
            for word, value in list(vars(module).items()):
                if value is old:
                    setattr(module, word, new)


def _percentages(box: Any, containing_block: Any) -> None:
    """The library's lengths of a box, by its style where no length is a share of another box."""
    style = box.style
    values = _lengths(style)
    kept = style.__dict__.get("kept_lengths")
    if kept is None or kept[0] != values:
        kept = style.__dict__["kept_lengths"] = (values, _fixed(values))
    fixed = kept[1]
    collapse, sizing, *borders = _rest(style)
    if fixed is None or sizing != "content-box" or not isinstance(box, boxes.Box):
        _stock_percentages(box, containing_block)
        return
    own = box.__dict__
    own.update(fixed)
    for name, width in zip(BORDERS, borders, strict=True):
        if collapse != "collapse" or not hasattr(box, name):
            own[name] = width


def _fixed(values: Iterable[Any]) -> dict[str, Any] | None:
    """Lengths in pixels by name; None where one depends on something else than the style."""
    found = {}
    for name, value in zip(LENGTHS, values, strict=True):
        if value == "auto":
            found[name] = 0 if name in {"min_width", "min_height"} else "auto"
        elif getattr(value, "unit", None) == "px":
            found[name] = value.value
        else:
            return None
    return found


def _radii(box: Any) -> None:
    """The library's rounded corners of a box, which has none in most styles."""
    style = box.style
    values = _radii_of(style)
    kept = style.__dict__.get("kept_radii")
    if kept is None or kept[0] != values:
        kept = style.__dict__["kept_radii"] = (values, all((0, "px") in pair for pair in values))
    if kept[1] and isinstance(box, boxes.Box):
        box.__dict__.update(_ANGULAR)
    else:
        _stock_radii(box)


_ANGULAR: Final = dict.fromkeys(RADII, (0, 0))


def _outline(stream: Any, box: Any) -> None:
    """The library's outlines of a box and what is in it; most have none of any width."""
    if box.style["outline_width"]:
        _stock_outline(stream, box)
        return
    for child in box.children:
        if isinstance(child, boxes.Box):
            _outline(stream, child)


def _math(value: Any) -> Any:
    """Whether a value is a formula that the library knows; words, numbers and lengths are none."""
    return None if type(value) in PLAIN else _stock_math(value)


def _color(style: Any, key: str) -> Any:
    """The library's colour of a property, without a comparison of numbers with a word."""
    value = style[key]
    return style["color"] if isinstance(value, str) and value == "currentcolor" else value


def _is_in_normal_flow(box: Any) -> bool:
    """Whether a box is neither floated, nor placed, running or a note: the library's five questions in one."""
    style = box.style
    position = style["position"]
    return not (
        style["float"] in FLOATING or position in {"absolute", "fixed"} or position[0] in {"running()", "note()"}
    )


def _until(stream: Any, characters: Any, opposite: bool = False) -> str:  # noqa: FBT001, FBT002 (the library's signature)
    """The library's next characters; the pattern that it looks for is kept under the name that it looks it up by."""
    patterns = inputstream.characters_until_regex
    if (characters, opposite) not in patterns:
        listed = "".join(f"\\x{ord(character):02x}" for character in characters)
        patterns[characters, opposite] = re.compile(f"[{'' if opposite else '^'}{listed}]+")
    return _stock_until(stream, characters, opposite)
