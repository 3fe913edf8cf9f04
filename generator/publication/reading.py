"""Every word that a finished file shows or hides: text, attributes, metadata, streams, attachments, packed files."""

from __future__ import annotations

import html
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

from generator.model.patterns import pattern

_TAG: Final = pattern(r"<[^>]*>")
_ESCAPE: Final = pattern(r"\\u([0-9a-fA-F]{4})")
_PACKED: Final = (".xlsx", ".docx", ".zip", ".ods", ".odt", ".pptx")
_MOST_UNPACKED: Final = 200_000_000
"""Bytes of one packed file that are looked at; none of ours comes near."""


def texts(path: str, body: bytes) -> Iterator[str]:
    """The texts of a file, in every form in which somebody could come to read them; first its own path."""
    yield path
    lower = path.lower()
    if lower.endswith(".pdf"):
        yield from _pdf_texts(body)
    elif lower.endswith(_PACKED) or body[:4] == b"PK\x03\x04":
        yield from _packed_texts(path, body)
    elif lower.endswith((".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif", ".tiff")):
        yield from _raw_texts(body)
    else:
        yield from _plain_texts(body.decode("utf-8", "replace"))


def _plain_texts(text: str) -> Iterator[str]:
    """As it stands, with its escapes resolved, and with the tags taken out (a word may run across them)."""
    yield text
    resolved = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), html.unescape(text))
    yield resolved
    if "<" in text:
        yield html.unescape(_TAG.sub("", text))


def _raw_texts(body: bytes) -> Iterator[str]:
    """Bytes of a picture read as text in the encodings that its metadata may use."""
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        yield body.decode(encoding, "ignore")


def _packed_texts(path: str, body: bytes) -> Iterator[str]:
    try:
        with zipfile.ZipFile(BytesIO(body)) as packed:
            if sum(info.file_size for info in packed.infolist()) > _MOST_UNPACKED:
                raise ValueError(f"{path} unpacks to too much to be looked through")
            yield packed.comment.decode("utf-8", "replace")
            for info in packed.infolist():
                yield info.comment.decode("utf-8", "replace")
                yield from texts(info.filename, packed.read(info))
    except zipfile.BadZipFile as error:
        raise ValueError(f"{path} cannot be unpacked to be looked through") from error


def _pdf_texts(body: bytes) -> Iterator[str]:
    """The text as read aloud, the metadata, and every stream unpacked, attached files among them."""
    import pypdf  # noqa: PLC0415 - a tenth of a second that only a proof has to pay

    reader = pypdf.PdfReader(BytesIO(body))
    yield "".join(page.extract_text() for page in reader.pages)
    yield " ".join(str(value) for value in (reader.metadata or {}).values())
    for name, contents in reader.attachments.items():
        for content in contents:
            yield from texts(name, content)
    yield from _objects(reader)


def _objects(reader: Any) -> Iterator[str]:
    """Every string and stream of the file, whether or not a page uses it."""
    from pypdf.generic import ByteStringObject, StreamObject, TextStringObject  # noqa: PLC0415

    for number in range(1, len(reader.xref.get(0, {})) + len(reader.xref_objStm) + 1):
        try:
            found = reader.get_object(number)
        except (KeyError, ValueError, AttributeError):
            continue
        waiting = [found]
        while waiting:
            one = waiting.pop()
            if isinstance(one, StreamObject):
                yield _stream_text(one)
            if isinstance(one, dict):
                waiting += [value for value in one.values() if not hasattr(value, "idnum")]
            elif isinstance(one, list):
                waiting += [value for value in one if not hasattr(value, "idnum")]
            elif isinstance(one, TextStringObject):
                yield str(one)
            elif isinstance(one, ByteStringObject):
                yield bytes(one).decode("utf-16-be", "ignore")


def _stream_text(stream: Any) -> str:
    try:
        data: bytes = stream.get_data()
    except (NotImplementedError, ValueError, zlib.error, KeyError):
        return ""
    return data.decode("utf-8", "ignore")
