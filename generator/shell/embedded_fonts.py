"""Tells which faces went into a PDF, also those that only stood in for another, with the version that each file gives itself.

Only the layout knows: a sign that the named faces have not is set from any other face of the machine. A face is asked itself,
not the machine's list of fonts, so a worker opens nothing for it. It must not know what is printed.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import pydyf
from weasyprint.pdf.metadata import DocumentMetadata
from weasyprint.text.ffi import ffi, harfbuzz

from generator.shell.fonts import version_told

REVISION: Final = slice(4, 8)
"""Where a font's table `head` says its version, as a fixed-point number."""
BETWEEN: Final = "; "
WAY_BACK: Final = b"/CMapName /Adobe-Identity-UCS def"
"""Stands in what leads from a face's glyphs back to text."""
UNBROKEN: Final = b"> <00a0>"
SPACE: Final = b"> <0020>"


class ToldFaces(DocumentMetadata):  # type: ignore[misc]  # the library ships no types
    """Metadata whose Creator names the faces that were expected and those that the pages, which are drawn first, took."""

    fonts: Iterable[Any] = ()

    @property
    def generator(self) -> str | None:
        """The faces with their versions, each once, in order."""
        return BETWEEN.join(sorted({*self._expected, *embedded(self.fonts)})) or None

    @generator.setter
    def generator(self, expected: str | None) -> None:
        self._expected = expected.split(BETWEEN) if expected else []


def embedded(fonts: Iterable[Any]) -> frozenset[str]:
    """Families with their versions, of the library's fonts of a document."""
    return frozenset(f"{font.family} {_version(font.hb_face)}" for font in fonts)


def finish(pdf: Any) -> None:
    """Have every blank read as a space. One that does not break has the same glyph, and the first of both in a print would
    name it: none of its words were found by who looks for two.
    """
    for thing in pdf.objects:
        if isinstance(thing, pydyf.Stream) and WAY_BACK in thing.stream:
            thing.stream = [
                line.replace(UNBROKEN, SPACE) if line.endswith(UNBROKEN) else line for line in thing.stream
            ]


def _version(face: Any) -> str:
    blob = harfbuzz.hb_face_reference_table(face, harfbuzz.hb_tag_from_string(b"head", -1))
    try:
        length = ffi.new("unsigned int *")
        start = harfbuzz.hb_blob_get_data(blob, length)
        head = b"" if start == ffi.NULL else bytes(ffi.buffer(start, int(length[0])))
    finally:
        harfbuzz.hb_blob_destroy(blob)
    return version_told(int.from_bytes(head[REVISION], "big"))
