"""Turns each object of a PDF into bytes once, and lets packed streams end so that strict readers agree on their length.

The library asks every object for its bytes twice, to write it and to reckon the file's second name, and so packs every
stream twice; and it lists all pages anew for each element of the structure, which a report of 300 pages has 70 000 of.
The bytes that are written are the library's own, but for one kind of end. An adaptation of one version of the library
that writes PDF objects, and without effect where the version is unknown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final

import pydyf

KNOWN_VERSIONS: Final = ("0.13.0",)

_END: Final = b"\nendstream"
_START: Final = b">>\nstream\n"
_stock_data: Final[Any] = pydyf.Stream.data
_stock_pages: Final[Any] = pydyf.PDF.page_references
_stock_bytes: Final[Callable[[Any], bytes]] = pydyf._to_bytes  # noqa: SLF001 (the library has no other door)


def install() -> bool:
    """Put the adaptation in; False, with nothing changed, when the library's version is not one that was tried."""
    if pydyf.__version__ not in KNOWN_VERSIONS:
        return False
    pydyf.Stream.data = property(_data)
    pydyf.PDF.page_references = property(_pages)
    pydyf._to_bytes = _to_bytes  # noqa: SLF001
    return True


def remove() -> None:
    """Take the adaptation out again (for the test that compares with the stock file)."""
    pydyf.Stream.data = _stock_data
    pydyf.PDF.page_references = _stock_pages
    pydyf._to_bytes = _stock_bytes  # noqa: SLF001


def finish(pdf: Any) -> None:
    """Say that the objects of a file will change no more: the bytes of each are made now and kept."""
    if pydyf.Stream.data.fget is _data:
        pdf.objects = _Last(pdf.objects)


class _Last(list[Any]):
    """The objects of a file that is being written."""

    def __init__(self, objects: Iterable[Any]) -> None:
        super().__init__()
        for thing in objects:
            self.append(thing)

    def append(self, thing: Any) -> None:
        """Add an object whose bytes stay what they are."""
        if isinstance(thing, pydyf.Stream):
            thing.written = None
        super().append(thing if isinstance(thing, pydyf.Stream) or thing.free == "f" else _Kept(thing))


class _Kept(pydyf.Object):  # type: ignore[misc]  # the library ships no types
    """An object as the bytes that it is made of."""

    data = b""

    def __init__(self, thing: Any) -> None:
        super().__init__()
        self.number, self.generation, self.data = thing.number, thing.generation, thing.data


def _pages(pdf: Any) -> tuple[bytes, ...]:
    """The library's references of the pages, made anew when there is one more."""
    known: tuple[bytes, ...] = pdf.__dict__.get("known_pages", ())
    if len(known) != pdf.pages["Count"]:
        known = pdf.__dict__["known_pages"] = _stock_pages.fget(pdf)
    return known


def _to_bytes(item: Any) -> bytes:
    """The library's bytes of a value, with the commonest kinds asked for first."""
    kind = type(item)
    if kind is bytes:
        return item  # type: ignore[no-any-return]
    return item.encode("ascii") if kind is str else _stock_bytes(item)


def _data(one: Any) -> bytes:
    """A stream's bytes, once it may be kept the same ones."""
    kept: bytes | None = one.__dict__.get("written")
    if kept is None:
        kept = clearly_ended(_stock_data.fget(one))
        if "written" in one.__dict__:
            one.written = kept
    return kept


def clearly_ended(written: bytes) -> bytes:
    """A stream as it is written; one that happens to end in a line break gets one byte more, which decoders of packed
    data ignore: strict readers take a break before `endstream` for no part of the data, and find the length wrong.
    """
    if not written.endswith((b"\n" + _END, b"\r" + _END)):
        return written
    head, start, body = written.partition(_START)
    if b"/Filter" not in head:
        return written
    before, _, length = head.rpartition(b"/Length ")
    return before + b"/Length %d" % (int(length) + 1) + start + body.removesuffix(_END) + b"\0" + _END
