"""The memory between builds, on disk: one pack for each edition and kind, in `SITE/.cache/memory/EDITION/`.

A pack is an index, written anew by each build that changed something, and a few segments with the bodies, which are
never changed: an edit adds a small one. Two builds at once do no harm; the last index holds, and what it does not name
is forgotten. What was damaged, written by another version of the program, by somebody else or by hand is not used.
It must not know what it keeps. Why it looks like this: docs/decisions/memory-between-builds.md.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import struct
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from generator.model.output import Edition
from generator.shell import own_files
from generator.shell.cache import claimed
from generator.shell.shipped import templates_folder

MAGIC: Final = b"rectify-memory 1"
KEY_SIZE: Final = 32
MOST_SEGMENTS: Final = 12
"""Then the small ones are joined; the largest is written anew only when half of it is forgotten."""
_BUFFERED: Final = 4 << 20
"""Bytes of new bodies that are held before they go to the disk, so that a build of any size stays small."""
_ROW: Final = struct.Struct("<32sIQI16s")
_NAME: Final = 16


class _Entry(NamedTuple):
    """Where a body lies, and the digest that it must have together with its key."""

    segment: str
    offset: int
    size: int
    check: bytes


class Remembering:
    """The memory of one edition of a site. `save` ends a build: only what it used or made is known to the next.

    A forked child recalls as its parent does; what it wants kept it has to hand to its parent.
    The internal edition may recall what the public one kept, never the other way round: so a mistake in a key could not
    bring internal words into a public file.
    """

    def __init__(self, folder: Path, edition: Edition) -> None:
        self._below = folder / "memory"
        self._is_usable = claimed(folder) and not self._below.is_symlink()
        self._edition = edition
        self._packs: dict[tuple[Edition, str], _Pack] = {}
        self._uses: dict[str, set[bytes]] = {}
        self._process = os.getpid()

    def recall(self, kind: str, key: bytes) -> bytes | None:
        """What was kept under `key`, or None."""
        if not self._is_usable:
            return None
        found = self._pack(self._edition, kind).recall(key)
        if found is None and self._edition is Edition.INTERNAL:
            found = self._pack(Edition.PUBLIC, kind).recall(key)
        return found

    def keep(self, kind: str, key: bytes, body: bytes) -> None:
        """Keep `body`. A full disk or a folder without write permission is no reason to stop a build."""
        if self._is_usable and os.getpid() == self._process:
            self._pack(self._edition, kind).keep(key, body)

    def held(self, kind: str, key: bytes) -> object | None:
        """The value made in this process of what is kept under `key`, or None."""
        return self._pack(self._edition, kind).held(key) if self._is_usable else None

    def hold(self, kind: str, key: bytes, value: object) -> None:
        """Hold a value until a build ends that did not use it."""
        if self._is_usable:
            self._pack(self._edition, kind).values[key] = value

    def use(self, kind: str, key: bytes) -> None:
        """Note that what is kept under `key` is of use still. A kind of which nothing else is asked is not opened for it."""
        self._uses.setdefault(kind, set()).add(key)

    def save(self) -> None:
        """Write what this build used or made, where it is not what is there already; and begin to count anew."""
        for (edition, kind), pack in self._packs.items():
            if edition is self._edition:
                pack.use(self._uses.pop(kind, set()))
                pack.save()
        self._uses = {}

    def _pack(self, edition: Edition, kind: str) -> _Pack:
        pack = self._packs.get((edition, kind))
        if pack is None:
            if not kind.isidentifier():
                raise ValueError(f"not a kind of results: {kind}")
            pack = self._packs[edition, kind] = _Pack(self._below / edition.value, kind)
        return pack


class _Pack:
    """One kind's entries: those of earlier builds, and new ones, which go to a segment of this build's own."""

    def __init__(self, folder: Path, kind: str) -> None:
        self._folder = folder
        self._kind = kind
        self._known = {} if folder.is_symlink() else _index(self._path("index"))
        self.values: dict[bytes, object] = {}
        self._used: set[bytes] = set()
        self._open: dict[str, int] = {}
        self._new: list[bytes] = []
        self._new_segment = ""
        self._written = 0
        self._pending = 0
        self._process = os.getpid()

    def recall(self, key: bytes) -> bytes | None:
        entry = self._known.get(key)
        if entry is None:
            return None
        if entry.segment == self._new_segment and not self._flush():
            return None
        body = self._bytes(entry)
        if body is None or _check(key, body) != entry.check:
            del self._known[key]
            return None
        self._used.add(key)
        return body

    def held(self, key: bytes) -> object | None:
        value = self.values.get(key)
        if value is not None:
            self._used.add(key)
        return value

    def use(self, keys: set[bytes]) -> None:
        self._used |= self._known.keys() & keys

    def keep(self, key: bytes, body: bytes) -> None:
        if len(key) != KEY_SIZE:
            raise ValueError(f"a key is the digest of what a result was made of, {KEY_SIZE} bytes")
        if not self._new_segment:
            self._new_segment = secrets.token_hex(_NAME // 2)
        offset = self._written + self._pending
        self._known[key] = _Entry(self._new_segment, offset, len(body), _check(key, body))
        self._used.add(key)
        self._new.append(body)
        self._pending += len(body)
        if self._pending >= _BUFFERED:
            self._flush()

    def save(self) -> None:
        if len(self.values) > len(self._used):
            self.values = {key: value for key, value in self.values.items() if key in self._used}
        if not self._new_segment and self._known.keys() <= self._used:
            self._used = set()
            return
        self._known = {key: entry for key, entry in self._known.items() if key in self._used}
        self._used = set()
        for segment in self._crumbs():
            self._move(segment)
        self._flush()
        self._new_segment, self._written = "", 0
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            _write_index(self._path("index"), self._known)
            self._sweep()

    def _crumbs(self) -> list[str]:
        """The segments to be joined: many small ones, and any of which more than half is forgotten."""
        live: dict[str, int] = {}
        for entry in self._known.values():
            live[entry.segment] = live.get(entry.segment, 0) + entry.size
        live.pop(self._new_segment, None)
        largest = max(live, key=lambda name: live[name], default="")
        many = len(live) > MOST_SEGMENTS
        return [name for name, size in live.items() if (many and name != largest) or 2 * size < self._size(name)]

    def _move(self, segment: str) -> None:
        for key, entry in list(self._known.items()):
            if entry.segment == segment:
                del self._known[key]
                body = self._bytes(entry)
                if body is not None and _check(key, body) == entry.check:
                    self.keep(key, body)
        self._used = set()

    def _sweep(self) -> None:
        """Delete the segments that the index does not name, but none that another build may be writing just now."""
        named = {entry.segment for entry in self._known.values()}
        for name in [name for name in self._open if name not in named]:
            os.close(self._open.pop(name))
        index = self._path("index").stat().st_mtime
        for path in self._folder.glob(f"{self._kind}.*.segment"):
            if path.name.split(".")[1] not in named and path.lstat().st_mtime < index - 600:
                path.unlink(missing_ok=True)

    def _flush(self) -> bool:
        """Write the new bodies that are held; whether all are there. Where that fails, this build's are forgotten."""
        if not self._new:
            return True
        if os.getpid() != self._process:
            return False
        body, self._new, self._pending = b"".join(self._new), [], 0
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            handle = os.open(self._path(f"{self._new_segment}.segment"), flags, 0o600)
            with os.fdopen(handle, "wb") as file:
                file.write(body)
        except OSError:
            self._known = {key: entry for key, entry in self._known.items() if entry.segment != self._new_segment}
            self._new_segment, self._written = "", 0
            return False
        self._written += len(body)
        return True

    def _bytes(self, entry: _Entry) -> bytes | None:
        handle = self._handle(entry.segment)
        try:
            return os.pread(handle, entry.size, entry.offset) if handle >= 0 else None
        except OSError:
            return None

    def _handle(self, segment: str) -> int:
        """The open segment; -1 for one that is gone or not ours."""
        if segment not in self._open:
            self._open[segment] = own_files.opened(self._path(f"{segment}.segment"))
        return self._open[segment]

    def _size(self, segment: str) -> int:
        handle = self._handle(segment)
        return os.fstat(handle).st_size if handle >= 0 else 0

    def _path(self, name: str) -> Path:
        return self._folder / f"{self._kind}.{name}"

    def __del__(self) -> None:
        for handle in self._open.values():
            if handle >= 0:
                with contextlib.suppress(OSError):
                    os.close(handle)


def _check(key: bytes, body: bytes) -> bytes:
    return hashlib.blake2b(body, digest_size=16, key=key).digest()


def _index(path: Path) -> dict[bytes, _Entry]:
    """The entries of an index that this program wrote, and wrote to its end; none of any other."""
    rest = own_files.body_of(path, _writer())
    if not rest:
        return {}
    count = int.from_bytes(rest[:4], "little")
    names = [rest[at : at + _NAME].decode("ascii") for at in range(4, 4 + count * _NAME, _NAME)]
    rows = _ROW.iter_unpack(memoryview(rest)[4 + count * _NAME :])
    return {key: _Entry(names[segment], offset, size, check) for key, segment, offset, size, check in rows}


def _write_index(path: Path, entries: dict[bytes, _Entry]) -> None:
    names = sorted({entry.segment for entry in entries.values()})
    numbers = {name: number for number, name in enumerate(names)}
    rows = (_ROW.pack(key, numbers[one.segment], one.offset, one.size, one.check) for key, one in entries.items())
    rest = b"".join((len(names).to_bytes(4, "little"), "".join(names).encode("ascii"), *rows))
    own_files.replace_body(path, _writer(), rest)


def _writer() -> bytes:
    return b"%s %s" % (MAGIC, program().encode())


@cache
def program() -> str:
    """The digest of what runs: this program's files and the shipped templates, the libraries by version, and Python.

    Files count by name, size and times, as Python itself tells by them whether what it compiled is still of use.
    """
    digest = hashlib.sha256(repr((sys.version, sys.byteorder)).encode())
    for folder in (Path(__file__).resolve().parent.parent, templates_folder()):
        for line in sorted(_stamps(str(folder))):
            digest.update(line.encode("utf-8", "surrogateescape"))
    for place in sys.path:
        with contextlib.suppress(OSError):
            digest.update(repr(sorted(name for name in os.listdir(place) if name.endswith("-info"))).encode())  # noqa: PTH208 - names, a thousand of them
    return digest.hexdigest()


def _stamps(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name == "__pycache__":
                continue
            if entry.is_dir():
                yield from _stamps(entry.path)
            else:
                status = entry.stat()
                yield f"{entry.path}\0{status.st_size}\0{status.st_mtime_ns}\0{status.st_ctime_ns}\n"
