"""Embeds of a large Chinese font only the glyphs that a document shows, without a place for each of its 65 000.

WeasyPrint keeps the glyphs' numbers when it takes a font apart, so every file carries tables for all of them, and
making and packing these is a third of a short document's time. Here the outlines alone go into the file, as what PDF
calls CIDFontType0C: their own list of numbers (the charset) says which glyph has which number, so the numbers in the
pages, the widths and the way back to text stay as the library wrote them, and every reader looks them up alike.
An adaptation of one library version like `justify`, and like it without effect where the version is unknown; a font
that is not made this way (small, TrueType, variable, with glyphs missing) is left to the library.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Callable, Iterable, Sequence
from typing import IO, Any, Final

import pydyf
import weasyprint
from fontTools.cffLib import CFFFontSet
from fontTools.misc.psCharStrings import encodeIntT2
from fontTools.ttLib import TTFont
from weasyprint.pdf import fonts
from weasyprint.text.ffi import ffi, harfbuzz, harfbuzz_subset

KNOWN_VERSIONS: Final = ("70.0",)
LARGE: Final = 10_000
"""Glyphs from which on the places of those that are not shown weigh more than the rest of a file."""
OUTLINES: Final = "CFF "
KEPT: Final = (OUTLINES, "head", "hhea", "hmtx", "maxp")
"""The outlines, and what the library that takes fonts apart has to see beside them."""

EM: Final = 1000
"""Units of an em in these fonts, and the width of an ideograph."""
MOVES: Final = {4: 1, 14: 0, 21: 2, 22: 1}
"""What a glyph without hints begins with (moves up, nowhere, to a point, sideways), and how many numbers that takes."""
UNREADABLE: Final = (struct.error, IndexError, KeyError, ValueError, AssertionError, AttributeError)

_stock_subset: Final[Callable[..., None]] = fonts.Font._harfbuzz_subset  # noqa: SLF001 (the library has no other door)
_stock_type: Final[Any] = fonts.Font.type
_stock_begin: Final[Callable[..., None]] = fonts.Font.__init__
_stock_bytes: Final[Callable[[Any], bytes]] = fonts.get_hb_object_data


class Outlines(bytes):
    """Bare outlines of some glyphs, which go into a PDF without the tables of a font file around them."""

    __slots__ = ()


class _Later:
    """The bytes of a whole font file (25 MB), copied only when somebody asks for them."""

    __slots__ = ("face",)

    def __init__(self, face: Any) -> None:
        self.face = face


def install() -> bool:
    """Put the adaptation in; False, with nothing changed, when the library's version is not one that was tried."""
    if weasyprint.__version__ not in KNOWN_VERSIONS or harfbuzz_subset is None:
        return False
    fonts.Font._harfbuzz_subset = _subset  # noqa: SLF001
    fonts.Font.type = property(_type)
    fonts.Font.file_content = property(_content, _set_content)
    fonts.Font.__init__ = _begin
    return True


def remove() -> None:
    """Take the adaptation out again (for the test that compares with the stock font)."""
    fonts.Font._harfbuzz_subset = _stock_subset  # noqa: SLF001
    fonts.Font.type = _stock_type
    if "file_content" in vars(fonts.Font):
        del fonts.Font.file_content
    fonts.Font.__init__ = _stock_begin


def finish(pdf: Any) -> None:
    """Call bare outlines what they are; a map from numbers to glyphs is for TrueType fonts and says nothing here."""
    streams = [thing for thing in pdf.objects if isinstance(thing, pydyf.Stream)]
    dictionaries = [thing for thing in pdf.objects if isinstance(thing, pydyf.Dictionary)]
    bare = [one for one in streams if one.stream and isinstance(one.stream[0], Outlines)]
    for one in bare:
        one.extra["Subtype"] = "/CIDFontType0C"
    files = {one.reference for one in bare}
    described = {one.reference for one in dictionaries if one.get("FontFile3") in files}
    for one in dictionaries:
        if one.get("FontDescriptor") in described:
            one.pop("CIDToGIDMap", None)


def _subset(font: Any, to_unicode: dict[int, str], hinting: bool) -> None:  # noqa: FBT001 (the library's signature)
    if OUTLINES in font.tables and "fvar" not in font.tables and font.glyph_count >= LARGE and not font.missing:
        body = _only(font, sorted(to_unicode), hinting=hinting) if _numbers_are_places(font.hb_face) else b""
        try:
            compact = with_one_private_part(body)
        except UNREADABLE:
            compact = b""
        # There may be more than were asked for: forms of a character that only a rare variant sign calls up.
        if {0, *to_unicode} <= set(numbers(io.BytesIO(compact))):
            font.file_content = Outlines(compact)
            return
    _stock_subset(font, to_unicode, hinting)


def numbers(file: IO[bytes]) -> Sequence[int]:
    """The numbers that outlines give their glyphs, in order; none where there are no outlines or they have names."""
    try:
        return _numbers(_opened(file)[0])
    except UNREADABLE:
        return ()


def _opened(file: IO[bytes]) -> CFFFontSet:
    outlines = CFFFontSet()
    outlines.decompile(file, None)
    return outlines


def _numbers(top: Any) -> Sequence[int]:
    return [0, *(int(name.removeprefix("cid")) for name in top.charset[1:])] if hasattr(top, "ROS") else ()


def with_one_private_part(body: bytes) -> bytes:
    """The same glyphs under one set of defaults, with each width told in full. A font of this size has a dozen sets, one
    for each kind of sign, and some readers (and a validator) reckon all widths by the first. ValueError where the sets
    hold more than widths.
    """
    outlines = _opened(io.BytesIO(body))
    top = outlines[0]
    first = top.FDArray[0]
    for part in top.FDArray:
        if set(part.rawDict) - {"FontName", "Private"} or set(part.Private.rawDict) - {"defaultWidthX", "nominalWidthX"}:
            raise ValueError("hints, or a scale of its own")
    for name in top.charset:
        glyph, kind = top.CharStrings.getItemAndSelector(name)
        private = top.FDArray[kind].Private
        told, drawing = _width_and_drawing(glyph.bytecode)
        width = private.defaultWidthX if told is None else private.nominalWidthX + told
        glyph.bytecode = drawing if width == EM else encodeIntT2(width) + drawing
    first.Private.defaultWidthX, first.Private.nominalWidthX = EM, 0
    top.FDArray.items = [first]
    top.FDSelect.gidArray = [0] * len(top.charset)
    out = io.BytesIO()
    outlines.compile(out, TTFont(recalcBBoxes=False), isCFF2=False)
    return out.getvalue()


def _width_and_drawing(code: bytes) -> tuple[int | None, bytes]:
    """The width that stands before a glyph's first move, None where it is the default, and the rest. ValueError for a
    glyph that begins in another way (Adobe Technical Note 5177, 3.1 and 3.2).
    """
    given: list[tuple[int, int]] = []
    at = 0
    while True:
        head = code[at]
        if head in MOVES:
            break
        if head == 28:
            value, length = int.from_bytes(code[at + 1 : at + 3], "big", signed=True), 3
        elif 32 <= head <= 246:
            value, length = head - 139, 1
        elif 247 <= head <= 250:
            value, length = (head - 247) * 256 + code[at + 1] + 108, 2
        elif 251 <= head <= 254:
            value, length = -(head - 251) * 256 - code[at + 1] - 108, 2
        else:
            raise ValueError("a hint, or a fraction")
        at += length
        given.append((value, at))
    if len(given) == MOVES[head]:
        return None, code
    width, end = given[0]
    return width, code[end:]


def _numbers_are_places(face: Any) -> bool:
    """Whether a font's outlines number its glyphs by their place, so that the numbers in the pages are theirs. What was
    told of a font is kept with its face, for no other can have the same address then.
    """
    at = int(ffi.cast("uintptr_t", face))
    if at not in _known:
        blob = _table(face)
        length = ffi.new("unsigned int *")
        start = harfbuzz.hb_blob_get_data(blob, length)
        told = numbers(io.BufferedReader(_Window(ffi.buffer(start, int(length[0]))))) if start != ffi.NULL else ()
        _known[at] = (face, bool(told) and all(place == number for place, number in enumerate(told)))
    return _known[at][1]


_known: Final[dict[int, tuple[Any, bool]]] = {}


class _Window(io.RawIOBase):
    """A large piece of memory as a file of which parts are read."""

    def __init__(self, memory: Any) -> None:
        self._memory = memory
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        self._at = offset + {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: len(self._memory)}[whence]
        return self._at

    def tell(self) -> int:
        return self._at

    def readinto(self, room: Any) -> int:
        part = self._memory[self._at : self._at + len(room)]
        room[: len(part)] = part
        self._at += len(part)
        return len(part)


def _table(face: Any) -> Any:
    blob = harfbuzz.hb_face_reference_table(face, _tag(OUTLINES))
    return ffi.gc(blob, harfbuzz.hb_blob_destroy)


def _only(font: Any, glyphs: list[int], *, hinting: bool) -> bytes:
    """The outlines of these glyphs and nothing in the place of others; nothing where the library refuses."""
    wish = ffi.gc(harfbuzz_subset.hb_subset_input_create_or_fail(), harfbuzz_subset.hb_subset_input_destroy)
    _add(harfbuzz_subset.hb_subset_input_glyph_set(wish), glyphs)
    flags = harfbuzz_subset.HB_SUBSET_FLAGS_DESUBROUTINIZE
    harfbuzz_subset.hb_subset_input_set_flags(wish, flags if hinting else flags | harfbuzz_subset.HB_SUBSET_FLAGS_NO_HINTING)
    dropped = harfbuzz_subset.hb_subset_input_set(wish, harfbuzz_subset.HB_SUBSET_SETS_DROP_TABLE_TAG)
    _add(dropped, sorted(_tag(name) for name in font.tables if name not in KEPT))
    face = harfbuzz_subset.hb_subset_or_fail(font.hb_face, wish)
    if face == ffi.NULL:
        return b""
    blob = _table(ffi.gc(face, harfbuzz.hb_face_destroy))
    length = ffi.new("unsigned int *")
    start = harfbuzz.hb_blob_get_data(blob, length)
    return b"" if start == ffi.NULL else bytes(ffi.buffer(start, int(length[0])))


def _tag(name: str) -> int:
    number: int = harfbuzz.hb_tag_from_string(name.encode(), -1)
    return number


def _add(wanted: Any, values: Iterable[int]) -> None:
    listed = list(values)
    harfbuzz.hb_set_add_sorted_array(wanted, ffi.new(f"hb_codepoint_t[{len(listed)}]", listed), len(listed))


def _begin(font: Any, *rest: Any) -> None:
    """The library's beginning of a font, which copies the whole file; that is left for later."""
    fonts.get_hb_object_data = _Later
    try:
        _stock_begin(font, *rest)
    finally:
        fonts.get_hb_object_data = _stock_bytes


def _type(font: Any) -> str:
    kind: str = "otf" if isinstance(font.file_content, Outlines) else _stock_type.fget(font)
    return kind


def _content(font: Any) -> Any:
    kept = font.__dict__["file_content"]
    if isinstance(kept, _Later):
        kept = font.__dict__["file_content"] = _stock_bytes(kept.face)
    return kept


def _set_content(font: Any, content: Any) -> None:
    font.__dict__["file_content"] = content
