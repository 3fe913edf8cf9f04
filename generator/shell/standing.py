"""The files of the last build into a folder as this one finds them, and a place beside it for the new ones.

For each file there is a row: size, digest, stamp, and what a page was made of (`Stored`). A file whose bytes are the
same stays; whether it is still there as it was, the writing step sees from its stamp, under its lock. New bytes are put
aside by whichever process made them, so a build holds no page longer than it takes to make it. What was written by
another version of the program or into another folder is not used; losing the table costs time and nothing else.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import marshal
import os
import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final, Self

from generator.model.output import Edition, File, Stored, digest_of
from generator.model.standing import about
from generator.shell import own_files, remembering
from generator.shell.cache import claimed
from generator.shell.stat_index import Stamp, packed
from generator.shell.writing import STATE_FOLDER, write_new

_MAGIC: Final = f"rectify-standing 1 {sys.implementation.cache_tag}".encode()
_LOCK: Final = "in-use"


class Standing:
    """What stands in `target`, an edition's folder, by the table in the cache folder; new files are put aside until `end`.

    Copies of this process may put files aside, too: they need not tell anybody but by what they are given back.
    """

    def __init__(self, cache: Path, edition: Edition, target: Path) -> None:
        self._folder = Path(os.path.realpath(target))
        self._table = cache / f"standing-{edition.value}"
        self._is_usable = claimed(cache)
        self._files = self._read() if self._is_usable else {}
        self._pieces: dict[str, list[Stored]] = {}
        for file in self._files.values():
            if file.piece:
                self._pieces.setdefault(file.piece, []).append(file)
        self._aside: Path | None = None
        self._lock = -1
        self._count = 0

    def file(self, path: str) -> Stored | None:
        """The file as it stands, if the last build wrote it."""
        return self._files.get(path)

    def read(self, file: Stored) -> bytes | None:
        """The bytes of a file as it stands; None where they are not those that were written."""
        try:
            handle = os.open(self._folder / file.path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        except OSError:
            return None
        with os.fdopen(handle, "rb") as there:
            body = there.read(file.size + 1)
        return body if digest_of(body) == file.digest else None

    def piece(self, name: str) -> Sequence[Stored]:
        """All files that were made together under this name; none where one of them does not stand."""
        return self._pieces.get(name, ())

    def forget(self, paths: Iterable[str]) -> None:
        """These are not there as they were: they have to be made anew."""
        for path in paths:
            gone = self._files.pop(path, None)
            if gone is not None and gone.piece:
                self._pieces.pop(gone.piece, None)

    def put(self, file: File, known: Stored) -> File | Stored:
        """The file put aside, or as it stands, with what is `known` of it; itself where it cannot be put aside: writing it will
        tell why.
        """
        size, digest = len(file.body), digest_of(file.body)
        there = self._files.get(file.path)
        if there is not None and there.digest == digest and there.size == size:
            return known._replace(path=file.path, size=size, digest=digest, place="", stamp=there.stamp)
        try:
            place = self._put_aside(file.body)
        except OSError:
            return file
        return known._replace(path=file.path, size=size, digest=digest, place=place, stamp=b"")

    def stored(self, file: File | Stored) -> File | Stored:
        """A file of which nothing more is known, put aside if it is not yet. A page stays: the last look wants its bytes."""
        return self.put(file, about(file.path)) if isinstance(file, File) and not file.path.endswith(".html") else file

    def _put_aside(self, body: bytes) -> str:
        if self._aside is None:
            raise OSError("there is no place for new files")
        self._count += 1
        place = f"{self._aside}/{os.getpid()}-{self._count}"
        try:
            write_new(place, body)
        except OSError:
            Path(place).unlink(missing_ok=True)
            raise
        return place

    def __enter__(self) -> Self:
        """Make the place for new files; nothing is put aside where that fails. What a killed build left is cleared away."""
        state = self._folder.parent / STATE_FOLDER
        aside = state / f"{self._folder.name}.new-{os.getpid()}"
        with contextlib.suppress(OSError):
            state.mkdir(parents=True, exist_ok=True)
            for left in state.glob(f"{self._folder.name}.new-*"):
                _clear(left)
            aside.mkdir()
            self._lock = os.open(aside / _LOCK, os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC, 0o600)
            fcntl.flock(self._lock, fcntl.LOCK_EX)
            self._aside = aside
        return self

    def __exit__(self, *_: object) -> None:
        """Clear away what was put aside and not written."""
        if self._aside is not None:
            shutil.rmtree(self._aside, ignore_errors=True)
            os.close(self._lock)
            self._aside = None

    def save(self, files: Iterable[File | Stored], stamps: Mapping[str, Stamp], target: Path) -> None:
        """Keep the table of what was written to `target`; `stamps` are those of its files, by path."""
        if not self._is_usable:
            return
        kept = {file.path: file for file in files if isinstance(file, Stored)}
        if self._files.keys() == kept.keys() and all(self._files[path] is file for path, file in kept.items()):
            return
        rows = [tuple(self._written(file, stamps.get(f"{target}/{path}"))) for path, file in kept.items()]
        with contextlib.suppress(OSError):
            own_files.replace_body(self._table, self._writer(), marshal.dumps(rows))

    def _written(self, file: Stored, stamp: Stamp | None) -> Stored:
        """The row of a file that stands from now on. Most pages lead to the same addresses: each is one text."""
        if not file.place:
            return file
        return file._replace(place="", stamp=packed((stamp,)) if stamp else b"", links=tuple(map(sys.intern, file.links)))

    def _read(self) -> dict[str, Stored]:
        body = own_files.body_of(self._table, self._writer())
        return {row[0]: Stored._make(row) for row in marshal.loads(body)} if body else {}  # noqa: S302 - our own file

    def _writer(self) -> bytes:
        where = hashlib.sha256(os.fsencode(self._folder)).hexdigest()
        return b"%s %s %s" % (_MAGIC, remembering.program().encode(), where.encode())


def _clear(left: Path) -> None:
    """Delete what a build put aside that runs no more: who runs holds a lock."""
    try:
        lock = os.open(left / _LOCK, os.O_WRONLY | os.O_CLOEXEC | os.O_NOFOLLOW)
    except FileNotFoundError:
        shutil.rmtree(left, ignore_errors=True)
        return
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return
    else:
        shutil.rmtree(left, ignore_errors=True)
    finally:
        os.close(lock)
