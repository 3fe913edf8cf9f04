"""Takes a file that was dropped into the browser: judged by its bytes, given a safe name, put beside its record.

It also says in words why a disk would not take something.
"""

from __future__ import annotations

import errno
import hashlib
import re
import unicodedata
from pathlib import Path
from typing import Final

from generator.model.patterns import pattern
from generator.shell import attachments, images
from generator.shell.saving import add_file

LARGEST: Final = 20_000_000
"""Bytes of one picture or document; a camera's picture has five million."""
FOLDER: Final = "evidence"
_SAFE: Final = pattern(r"[^0-9a-z\u3400-\u9fff._-]+")
_DOCUMENTS: Final = {".pdf": b"%PDF-", ".xlsx": b"PK\x03\x04", ".docx": b"PK\x03\x04"}
_PICTURES: Final = {b"\xff\xd8\xff": ".jpg", b"\x89PNG": ".png", b"RIFF": ".webp"}


class TooLargeError(ValueError):
    """The file is larger than `LARGEST`."""


class WrongKindError(ValueError):
    """The file is neither a picture nor a document that can be published."""


def kept_upload(folder: Path, name: str, body: bytes) -> Path:
    """Put the file into `folder`/evidence; the same bytes are not kept twice, another file of the name is never replaced.

    Raises TooLargeError, WrongKindError, and OSError where the disk does not take it.
    """
    if len(body) > LARGEST:
        raise TooLargeError(name)
    wanted = safe_name(name, ending_of(name, body))
    target = folder / FOLDER / wanted
    number = 1
    while target.exists():
        if target.is_file() and hashlib.sha256(target.read_bytes()).digest() == hashlib.sha256(body).digest():
            return target
        number += 1
        target = folder / FOLDER / f"{Path(wanted).stem}-{number}{Path(wanted).suffix}"
    add_file(target, body)
    return target


def ending_of(name: str, body: bytes) -> str:
    """The ending that the bytes deserve. Raises WrongKindError where they are nothing that a record can show."""
    for start, ending in _PICTURES.items():
        if body.startswith(start) and images.measure(name, body).info is not None:
            return ending
    given = Path(name).suffix.lower()
    if not body.startswith(_DOCUMENTS.get(given, b"\0")) or any(
        problem.severity.value == "error" for problem in attachments.cleaned(name, body).problems
    ):
        raise WrongKindError(name)
    return given


def safe_name(name: str, ending: str) -> str:
    """A name that every system and every address can carry: `IMG 2018（1）.JPG` → `img-2018-1.jpg`."""
    last = unicodedata.normalize("NFKC", re.split(r"[/\\]", name)[-1]).lower()
    stem = _SAFE.sub("-", last.rpartition(".")[0] or last).strip("-._")[:60].strip("-._")
    return f"{stem or 'file'}{ending}"


def is_full(error: OSError) -> bool:
    """Whether the disk, or the user's share of it, is full."""
    return error.errno in {errno.ENOSPC, errno.EDQUOT}
