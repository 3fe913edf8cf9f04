"""Sets pieces of text once where WeasyPrint sets them again and again: equal cells, headers, and the rests of paragraphs.

A table says the same few words in many cells, and each is shaped anew for every measure that is taken of it; the
library also prepares the same fonts for every piece, and measures four lines of Chinese to find where one of them ends.
Here results are kept by everything that they follow from (the words, the properties of the style that the library
looks at, the room), and a paragraph is cut before it is measured where a cut cannot matter.
An adaptation of one library version like `justify`, and like it without effect where the version is unknown.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from math import inf
from operator import itemgetter
from typing import Any, Final

import weasyprint
from weasyprint.css import computed_values, units
from weasyprint.layout import inline, preferred
from weasyprint.text import line_break
from weasyprint.text.constants import LST_TO_ISO, PANGO_DIRECTION
from weasyprint.text.ffi import ffi, gobject, pango, unicode_to_char_p
from weasyprint.text.fonts import font_features, get_font_description

KNOWN_VERSIONS: Final = ("70.0",)
MOST: Final = 20_000
"""Pieces that are kept, some 1 kB each."""
FONT: Final = (
    "font_family", "font_style", "font_stretch", "font_weight", "font_size", "font_variant_ligatures",
    "font_variant_position", "font_variant_caps", "font_variant_numeric", "font_variant_alternates",
    "font_variant_east_asian", "font_kerning", "font_feature_settings", "font_variation_settings",
    "font_language_override", "lang", "direction",
)  # fmt: skip
"""The properties that the fonts of a layout follow from."""
LINE: Final = (
    *FONT, "white_space", "letter_spacing", "word_spacing", "overflow_wrap", "word_break", "tab_size", "hyphens",
    "hyphenate_character", "hyphenate_limit_chars", "hyphenate_limit_zone", "line_height", "text_decoration_line",
)  # fmt: skip
"""The properties that the breaking of a line follows from."""
SHORT: Final = 40
"""Characters up to which a text is likely to come again."""
SOFT: Final = "\xad"
ENOUGH: Final = 1.6
"""Ideographs that are measured, in lines full of them: a line with digits holds more than one without."""
_BREAKABLE: Final = re.compile("[\u4e00-\u9fff]{3}")

_stock_setup: Final[Callable[..., None]] = line_break.Layout.setup
_stock_split: Final[Callable[..., Any]] = line_break.split_first_line
_stock_key: Final[Callable[..., str]] = line_break._font_style_cache_key  # noqa: SLF001 (the library has no other door)
_stock_strut: Final[Callable[..., Any]] = line_break.strut
LINES: Final = (line_break, inline, units, computed_values)
"""The modules that took `strut` by its name."""
_font: Final = itemgetter(*FONT)
_keyed: Final = itemgetter(*FONT, "line_height")
_line: Final = itemgetter(*LINE)


def install() -> bool:
    """Put the adaptation in; False, with nothing changed, when the library's version is not one that was tried."""
    if weasyprint.__version__ not in KNOWN_VERSIONS:
        return False
    line_break.Layout.setup = _setup
    line_break._font_style_cache_key = _key  # noqa: SLF001
    for module in (line_break, inline, preferred):
        module.split_first_line = _split
    for module in LINES:
        module.strut = _strut
    return True


def remove() -> None:
    """Take the adaptation out again (for the test that compares with the stock lines)."""
    line_break.Layout.setup = _stock_setup
    line_break._font_style_cache_key = _stock_key  # noqa: SLF001
    for module in (line_break, inline, preferred):
        module.split_first_line = _stock_split
    for module in LINES:
        module.strut = _stock_strut


def _kept(style: Any, of: Callable[[Any], tuple[Any, ...]], name: str) -> tuple[dict[Any, Any], tuple[Any, ...]]:
    """A memory that lives as long as the fonts do, and the values of a style that are the key to it."""
    values = of(style)
    if isinstance(values[0], list):
        values = (tuple(values[0]), *values[1:])
    kept: dict[Any, Any] = style.font_config.__dict__.setdefault(name, {})
    if len(kept) >= MOST:
        kept.clear()
    return kept, values


class _Fonts:
    """What all layouts of one style share; the library makes each of these for every piece of text."""

    def __init__(self, style: Any) -> None:
        self.context = ffi.gc(pango.pango_font_map_create_context(style.font_config.font_map), gobject.g_object_unref)
        pango.pango_context_set_round_glyph_positions(self.context, False)
        pango.pango_context_set_base_dir(self.context, PANGO_DIRECTION[style["direction"]])
        override = style["font_language_override"]
        name = style["lang"] if override == "normal" else LST_TO_ISO.get(override.lower(), override)
        if name:
            pointer, _held = unicode_to_char_p(name)
            self.language = pango.pango_language_from_string(pointer)
            pango.pango_context_set_language(self.context, self.language)
        else:
            self.language = pango.pango_language_get_default()
        self.description = get_font_description(style)
        wanted = font_features(
            style["font_kerning"], style["font_variant_ligatures"], style["font_variant_position"],
            style["font_variant_caps"], style["font_variant_numeric"], style["font_variant_alternates"],
            style["font_variant_east_asian"], style["font_feature_settings"],
        )  # fmt: skip
        self.features = ",".join(f"{name} {value}" for name, value in wanted.items()).encode()


def _setup(layout: Any, style: Any) -> None:
    """The library's preparation of a layout; one that is underlined or struck through is left to it."""
    if style["text_decoration_line"] != "none":
        _stock_setup(layout, style)
        return
    kept, values = _kept(style, _font, "kept_fonts")
    fonts = kept.get(values) or kept.setdefault(values, _Fonts(style))
    layout.style, layout.first_line_direction, layout.language = style, 0, fonts.language
    layout.ascent = layout.underline_position = layout.strikethrough_position = None
    layout.layout = ffi.gc(pango.pango_layout_new(fonts.context), gobject.g_object_unref)
    pango.pango_layout_set_auto_dir(layout.layout, False)
    pango.pango_layout_set_font_description(layout.layout, fonts.description)
    if fonts.features:
        known = style.font_config.font_features
        wish = known.get(fonts.features) or known.setdefault(
            fonts.features, pango.pango_attr_font_features_new(fonts.features)
        )
        wishes = pango.pango_attr_list_new()
        pango.pango_attr_list_insert(wishes, wish)
        pango.pango_layout_set_attributes(layout.layout, wishes)


def _key(style: Any, include_size: bool = False) -> str:  # noqa: FBT001, FBT002 (the library's signature)
    kept, values = _kept(style, _keyed, "kept_keys")
    known: str | None = kept.get((values, include_size))
    return known or kept.setdefault((values, include_size), _stock_key(style, include_size))


def _strut(style: Any) -> Any:
    """The library's height and baseline of an empty line of a style."""
    kept, values = _kept(style, _keyed, "kept_struts")
    return kept.get(values) or kept.setdefault(values, _stock_strut(style))


def _split(
    text: str, style: Any, context: Any, room: Any, spread: Any,
    is_line_start: bool = True, minimum: bool = False,  # noqa: FBT001, FBT002 (the library's signature)
) -> tuple[Any, ...]:  # fmt: skip
    """The library's first line of a text; the one that it gave for the same short text before, where there is one."""
    if len(text) > SHORT:
        return _first_line(text, style, context, room, spread, is_line_start, minimum)
    kept, values = _kept(style, _line, "kept_lines")
    key = (text, room, spread, is_line_start, minimum, values)
    try:
        known = kept.get(key)
    except TypeError:  # decorations of a text are a set
        return _first_line(text, style, context, room, spread, is_line_start, minimum)
    if known is None:
        known = kept[key] = _first_line(text, style, context, room, spread, is_line_start, minimum)
    layout, *rest = known
    own = object.__new__(line_break.Layout)
    own.__dict__.update(layout.__dict__)
    return (own, *rest)


def _first_line(text: str, style: Any, context: Any, room: Any, *rest: Any) -> tuple[Any, ...]:
    """The library's first line, of as much of the text as is sure to hold it and a place to break the second one.

    Where a line of Chinese ends follows from what stands before the next place to break, and there is one between any
    two ideographs; a soft hyphen is looked for in the whole text.
    """
    size = style["font_size"]
    if room is not None and size and size * 4 <= room < inf and style["white_space"] == "normal" and SOFT not in text:
        least = int(room / size * ENOUGH)
        found = _BREAKABLE.search(text, least, int(room / size * 4)) if len(text) > least else None
        if found:
            result: tuple[Any, ...] = _stock_split(text[: found.end()], style, context, room, *rest)
            resume_at = result[2]
            if resume_at is not None and resume_at <= len(text[: found.start()].encode()):
                return result
    whole: tuple[Any, ...] = _stock_split(text, style, context, room, *rest)
    return whole
