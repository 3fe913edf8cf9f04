"""Tells which faces went into a PDF, also those that only stood in for another, with the version that each file gives itself.

Only the layout knows: a sign that the named faces have not is set from any other face of the machine. A face is asked itself,
not the machine's list of fonts, so a worker opens nothing for it. It must not know what is printed.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from weasyprint.pdf.metadata import DocumentMetadata
from weasyprint.text.ffi import ffi, harfbuzz

from generator.shell.fonts import version_told

REVISION: Final = slice(4, 8)
"""Where a font's table `head` says its version, as a fixed-point number."""
BETWEEN: Final = "; "


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


def _version(face: Any) -> str:
    blob = harfbuzz.hb_face_reference_table(face, harfbuzz.hb_tag_from_string(b"head", -1))
    try:
        length = ffi.new("unsigned int *")
        start = harfbuzz.hb_blob_get_data(blob, length)
        head = b"" if start == ffi.NULL else bytes(ffi.buffer(start, int(length[0])))
    finally:
        harfbuzz.hb_blob_destroy(blob)
    return version_told(int.from_bytes(head[REVISION], "big"))
