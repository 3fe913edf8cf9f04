"""What a build makes: files as bytes, and jobs whose bytes only `shell` can make (prints, pictures, attachments)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

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


Output = File | PictureJob | AttachmentJob | PrintJob
