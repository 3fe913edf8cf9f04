"""Embeds of a large Chinese font only the glyphs that a document shows, without a place for each of its 65 000.

WeasyPrint keeps the glyphs' numbers when it takes a font apart, so every file carries tables for all of them, and
making and packing these is a fifth of a short document's time. Here the glyphs are numbered anew, and a small table
(a CMap) in the file leads from the old numbers, which stand in the pages, to the new ones. Readers differ in whether
they look a number up in the font file or in its outlines (Poppler, MuPDF), so both are made to say the same.
An adaptation of one library version like `justify`, and like it without effect where the version is unknown.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise
from typing import Any, Final

import pydyf
import weasyprint
from fontTools.ttLib import TTFont, TTLibError
from weasyprint.pdf import fonts
from weasyprint.text.ffi import ffi, harfbuzz, harfbuzz_subset
from weasyprint.text.fonts import get_hb_object_data

KNOWN_VERSIONS: Final = ("70.0",)
LARGE: Final = 10_000
"""Glyphs from which on the places of those that are not shown weigh more than the rest of a file."""
KEPT: Final = ("CFF ", "head", "hhea", "hmtx", "maxp")
"""The outlines, and what has to stand beside them in a font file."""
CHARSET: Final = 5
"""Bytes of a list of all numbers in their order (Adobe Technical Note 5176, "Charsets", format 2). It is written over the
list that is there, which is as long at least, unless it is a single run of numbers.
"""

_stock_subset: Final[Callable[..., None]] = fonts.Font._harfbuzz_subset  # noqa: SLF001 (the library has no other door)


class Compact(bytes):
    """A font file whose glyphs are numbered anew; `glyphs` are their old numbers, in order, beginning with 0."""

    glyphs: tuple[int, ...]


def install() -> bool:
    """Put the adaptation in; False, with nothing changed, when the library's version is not one that was tried."""
    if weasyprint.__version__ not in KNOWN_VERSIONS:
        return False
    fonts.Font._harfbuzz_subset = _subset  # noqa: SLF001
    return True


def remove() -> None:
    """Take the adaptation out again (for the test that compares with the stock font)."""
    fonts.Font._harfbuzz_subset = _stock_subset  # noqa: SLF001


def _subset(font: Any, to_unicode: dict[int, str], hinting: bool) -> None:  # noqa: FBT001 (the library's signature)
    if "CFF " in font.tables and "fvar" not in font.tables and font.glyph_count >= LARGE and not font.missing:
        body = renumbered(_only(font, sorted(to_unicode), hinting=hinting), font.glyph_count)
        if body is not None and set(to_unicode) <= set(body.glyphs):
            font.file_content = body
            return
    _stock_subset(font, to_unicode, hinting)


def renumbered(body: bytes, count: int) -> Compact | None:
    """A font file whose outlines number its glyphs from 0 on. `count` glyphs were in the font that it was taken from.

    None where the outlines have names instead of numbers, or had other numbers than the glyphs' places.
    """
    try:
        font = TTFont(io.BytesIO(body), lazy=True)
        outlines = font["CFF "].cff[0]
    except (TTLibError, KeyError):
        return None
    at = outlines.rawDict.get("charset")
    if outlines.rawDict.get("CIDCount") != count or not isinstance(at, int):
        return None
    glyphs = (0, *(int(name.removeprefix("cid")) for name in outlines.charset[1:]))
    if len(glyphs) <= CHARSET or all(after == before + 1 for before, after in pairwise(glyphs[1:])):
        return None
    start = font.reader.tables["CFF "].offset + at
    compact = Compact(body[:start] + b"\2\0\1" + (len(glyphs) - 2).to_bytes(2, "big") + body[start + CHARSET :])
    compact.glyphs = glyphs
    return compact


def _only(font: Any, glyphs: Sequence[int], *, hinting: bool) -> bytes:
    """The font with these glyphs and nothing in the place of others; nothing where the library refuses."""
    wish = ffi.gc(harfbuzz_subset.hb_subset_input_create_or_fail(), harfbuzz_subset.hb_subset_input_destroy)
    _add(harfbuzz_subset.hb_subset_input_glyph_set(wish), glyphs)
    flags = harfbuzz_subset.HB_SUBSET_FLAGS_DESUBROUTINIZE
    harfbuzz_subset.hb_subset_input_set_flags(wish, flags if hinting else flags | harfbuzz_subset.HB_SUBSET_FLAGS_NO_HINTING)
    dropped = harfbuzz_subset.hb_subset_input_set(wish, harfbuzz_subset.HB_SUBSET_SETS_DROP_TABLE_TAG)
    _add(dropped, sorted(harfbuzz.hb_tag_from_string(name.encode(), -1) for name in font.tables if name not in KEPT))
    face = harfbuzz_subset.hb_subset_or_fail(font.hb_face, wish)
    if face == ffi.NULL:
        return b""
    body: bytes = get_hb_object_data(ffi.gc(face, harfbuzz.hb_face_destroy)) or b""
    return body


def _add(numbers: Any, values: Iterable[int]) -> None:
    listed = list(values)
    harfbuzz.hb_set_add_sorted_array(numbers, ffi.new(f"hb_codepoint_t[{len(listed)}]", listed), len(listed))


def finish(pdf: Any) -> None:
    """Lead from the numbers in the pages to those in compact fonts, and give each new number the width of its glyph."""
    dictionaries = [thing for thing in pdf.objects if isinstance(thing, dict)]
    glyphs = {
        thing.reference: thing.stream[0].glyphs
        for thing in pdf.objects
        if isinstance(thing, pydyf.Stream) and thing.stream and isinstance(thing.stream[0], Compact)
    }
    descriptors = {one.reference: glyphs[one["FontFile3"]] for one in dictionaries if one.get("FontFile3") in glyphs}
    inner = {one.reference: one for one in dictionaries if one.get("FontDescriptor") in descriptors}
    for font in dictionaries:
        for reference in font.get("DescendantFonts", ()) if inner else ():
            if reference in inner:
                one = inner[reference]
                old = descriptors[one["FontDescriptor"]]
                one["W"] = pydyf.Array([0, pydyf.Array(_widths(one["W"], old))])
                cmap = _cmap(old)
                pdf.add_object(cmap)
                font["Encoding"] = cmap.reference


def _widths(told: Sequence[Any], glyphs: Sequence[int]) -> Iterator[float]:
    """The widths of glyphs by their new numbers, from the list `first [width …] first [width …]` of the old ones."""
    known: Mapping[int, float] = dict(
        chain.from_iterable(enumerate(widths, start=first) for first, widths in zip(told[::2], told[1::2], strict=True))
    )
    return (known.get(glyph, 1000) for glyph in glyphs)


def _cmap(glyphs: Sequence[int]) -> Any:
    """Old numbers to new ones, as ISO 32000-1, 9.7.5.4 wants it: a hundred lines a section at most."""
    system = {"Registry": pydyf.String("Adobe"), "Ordering": pydyf.String("Identity"), "Supplement": 0}
    lines = [
        b"/CIDInit /ProcSet findresource begin", b"12 dict begin", b"begincmap",
        b"/CIDSystemInfo 3 dict dup begin /Registry (Adobe) def /Ordering (Identity) def /Supplement 0 def end def",
        b"/CMapName /Compact def", b"/CMapType 1 def", b"/WMode 0 def",
        b"1 begincodespacerange", b"<0000> <ffff>", b"endcodespacerange",
    ]  # fmt: skip
    numbered = list(enumerate(glyphs))
    for start in range(0, len(numbered), 100):
        section = numbered[start : start + 100]
        lines.append(b"%d begincidchar" % len(section))
        lines += [b"<%04x> %d" % (old, new) for new, old in section]
        lines.append(b"endcidchar")
    lines += [b"endcmap", b"CMapName currentdict /CMap defineresource pop", b"end", b"end"]
    extra = {"Type": "/CMap", "CMapName": "/Compact", "WMode": 0, "CIDSystemInfo": pydyf.Dictionary(system)}
    return pydyf.Stream(lines, pydyf.Dictionary(extra), compress=True)
