"""What a build makes: files as bytes, and jobs whose bytes only `shell` can make (prints, pictures, attachments)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from hashlib import blake2b
from typing import NamedTuple

from generator.model.frozen import frozen


class Edition(StrEnum):
    """For whom an output is made."""

    PUBLIC = "public"
    INTERNAL = "internal"


@frozen
class File:
    """A finished file; `path` is posix and relative to the edition's folder."""

    path: str
    body: bytes


class Stored(NamedTuple):
    """A file whose bytes `shell` has: put aside for this build, or standing in the edition's folder since an earlier one.

    Only what later steps ask of a page is kept of it, so that the pages of a large site need not be held, or read again.
    """

    path: str
    size: int
    digest: bytes
    """Of the bytes: `digest_of` them."""
    place: str
    """Where the bytes were put aside; "" where the file stands as it is wanted."""
    stamp: bytes
    """What the file system said of the standing file when it was written; empty for what was put aside."""
    links: tuple[str, ...] = ()
    """Where a page leads, from the site's root."""
    is_marked: bool = True
    """Whether a page says that it is internal."""
    key: bytes = b""
    """The fingerprint of what the bytes were made of, of a page that no basis tells."""
    basis: bytes = b""
    """The digest of what the bytes were made of, taken before they were. Without both the file is made anew by every build."""
    piece: str = ""
    """The name of the files that are made together with it; they stand together or not at all."""
    asked: tuple[tuple[str, str], ...] = ()
    """The records to which the texts on the page lead, by name and the text's language: their titles belong to `basis`."""
    recalled: tuple[tuple[str, bytes], ...] = ()
    """What was used of the memory to make it, by kind and key."""
    pictures: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    """Assets that the texts on the page show, by path."""


@frozen
class PictureInfo:
    """A measured picture: upright size in pixels and SHA-256 (hex) of its source bytes."""

    width: int
    height: int
    digest: str
    has_location: bool = False


@frozen
class PictureJob:
    """A picture to be re-encoded from the pixels of the asset `asset` (a source path), `width` pixels wide."""

    path: str
    asset: str
    width: int
    format: str


@frozen
class AttachmentJob:
    """A document (PDF, XLSX, DOCX) to be copied without its properties, comments and hidden parts."""

    path: str
    asset: str


@frozen
class Attached:
    """A small file that travels inside a PDF, e.g. the CSV of a table."""

    name: str
    body: bytes
    description: str


@frozen
class PrintJob:
    """A PDF to be printed from HTML.

    `assets` pairs the virtual address used in the HTML (`asset:…`) with the asset's source path and pixel width
    (0 = as it is); `inline` pairs an address with bytes made by the program (charts, QR codes). `created` is the
    document's date; it and nothing else of the clock goes into the file. `record` names the content file to which
    a problem met in printing belongs.
    """

    path: str
    html: str
    styles: tuple[str, ...]
    title: str
    language: str
    author: str
    created: date
    record: str = ""
    assets: tuple[tuple[str, str, int], ...] = ()
    inline: tuple[tuple[str, str, bytes], ...] = ()
    attached: tuple[Attached, ...] = ()
    subject: str = ""
    keywords: tuple[str, ...] = ()


def digest_of(body: bytes) -> bytes:
    """By which files are compared that nobody wants to read again (16 bytes)."""
    return blake2b(body, digest_size=16).digest()


def with_bytes(files: Iterable[File | Stored]) -> tuple[File, ...]:
    """The files of a build that put none aside. Raises TypeError for one that was: its bytes are elsewhere."""
    found = []
    for file in files:
        if isinstance(file, Stored):
            raise TypeError(f"the bytes of {file.path} were put aside")
        found.append(file)
    return tuple(found)


Output = File | PictureJob | AttachmentJob | PrintJob
