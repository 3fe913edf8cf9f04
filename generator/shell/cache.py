"""A content-addressed cache in `SITE/.cache/`: expensive bytes by the hash of everything that they were made of.

Deleting it changes nothing but the time of the next build. An entry that was damaged, renamed or put there by someone
else is noticed, thrown away and made again; a folder that is not ours is never read and never written.
It must not know what it keeps.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from generator.model.output import Edition
from generator.model.patterns import pattern

MAGIC: Final = b"rectify-cache 1"
MARKER: Final = "THIS-IS-A-CACHE"
MARKED: Final = "Made by rectify; may be deleted at any time.\n"
KEY: Final = pattern(r"[0-9a-f]{64}")
LARGEST: Final = 2 << 30
"""Bytes that the folder may grow to before the entries that were not used for longest go."""


def key_of(*parts: str | bytes) -> str:
    """One key (64 hex digits) for several inputs; their lengths count, so that `ab, c` is not `a, bc`."""
    digest = hashlib.sha256()
    for part in parts:
        body = part.encode() if isinstance(part, str) else part
        digest.update(len(body).to_bytes(8, "big"))
        digest.update(body)
    return digest.hexdigest()


class Cache:
    """Entries by kind (a plain word) and key (see `key_of`), kept apart by edition.

    The internal edition may read what the public one made, never the other way round: so a mistake in a key could not
    bring internal bytes into a public file. Two builds at once do no harm: entries appear whole, by a rename.
    """

    def __init__(self, folder: Path, edition: Edition, largest: int = LARGEST) -> None:
        self.folder = folder
        self.edition = edition
        self.largest = largest
        self.is_usable = claimed(folder)

    def get(self, kind: str, key: str) -> bytes | None:
        """The bytes kept under `key`, or None. A damaged entry is deleted on the way."""
        if not self.is_usable:
            return None
        editions = (self.edition,) if self.edition is Edition.PUBLIC else (self.edition, Edition.PUBLIC)
        for edition in editions:
            path = self._path(edition, kind, key)
            body = _read(path, kind, key)
            if body is not None:
                return body
        return None

    def put(self, kind: str, key: str, body: bytes) -> None:
        """Keep `body`. A full disk or a folder without write permission is no reason to stop a build."""
        if not self.is_usable:
            return
        path = self._path(self.edition, kind, key)
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".new-")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(_header(kind, key, body))
                    file.write(body)
                Path(temporary).replace(path)
            except OSError:
                Path(temporary).unlink(missing_ok=True)
                raise

    def trim(self) -> int:
        """Delete the entries that were not used for longest until the folder is within its bound; how many went."""
        if not self.is_usable:
            return 0
        entries = sorted(_entries(self.folder))
        total = sum(size for _, size, _ in entries)
        gone = 0
        for _, size, path in entries:
            if total <= self.largest:
                break
            with contextlib.suppress(OSError):
                path.unlink()
                total -= size
                gone += 1
        return gone

    def _path(self, edition: Edition, kind: str, key: str) -> Path:
        if not KEY.fullmatch(key) or not kind.isidentifier():
            raise ValueError(f"not a cache key: {kind}/{key}")
        return self.folder / edition.value / kind / key[:2] / key[2:]


def claimed(folder: Path) -> bool:
    """Whether the folder is ours: marked as a cache and owned by this user. A new or empty folder is marked."""
    marker = folder / MARKER
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if folder.is_symlink() or folder.stat().st_uid != os.geteuid():
            return False
        if marker.is_symlink():
            return False
        if not marker.exists():
            if any(entry.name != ".gitignore" for entry in folder.iterdir()):
                return False
            marker.write_text(MARKED, "utf-8")
        return marker.read_text("utf-8") == MARKED
    except (OSError, UnicodeDecodeError):
        return False


def _header(kind: str, key: str, body: bytes) -> bytes:
    return b" ".join((MAGIC, kind.encode(), key.encode(), hashlib.sha256(body).hexdigest().encode())) + b"\n"


def _read(path: Path, kind: str, key: str) -> bytes | None:
    """The body of an entry whose header fits its name, its content and its owner; anything else is deleted."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
    except FileNotFoundError:
        return None
    except OSError:
        path.unlink(missing_ok=True)
        return None
    with os.fdopen(handle, "rb") as file:
        status = os.fstat(file.fileno())
        whole = file.read() if stat.S_ISREG(status.st_mode) and status.st_uid == os.geteuid() else b""
    end = whole.find(b"\n") + 1
    body = whole[end:]
    if not end or whole[:end] != _header(kind, key, body):
        with contextlib.suppress(OSError):
            path.unlink()
        return None
    with contextlib.suppress(OSError):
        os.utime(path)  # the use that `trim` goes by; a mounted `noatime` would hide it
    return body


def _entries(folder: Path) -> Iterator[tuple[float, int, Path]]:
    """Every entry as (time of last use, size, path); what another build deletes meanwhile is left out."""
    for edition in Edition:
        for path in (folder / edition.value).glob("*/*/*"):
            with contextlib.suppress(OSError):
                status = path.lstat()
                yield status.st_mtime, status.st_size, path
