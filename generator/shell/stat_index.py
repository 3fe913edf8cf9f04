"""Whether anything that a build depends on or has written changed since the last one, told from stamps alone.

A stamp is what the file system says of a file without opening it; the index in `.cache/` holds those of a build, and what
the build said. It must not import more than it needs: a build of which nothing changed is over before any other module
of the program is read. Which files are looked at: `shell/inputs.py`. Why so: docs/decisions/nothing-changed.md.
"""

from __future__ import annotations

import marshal
import os
import stat
import struct
import sys
import time
import zlib

TYPE_CHECKING = False
if TYPE_CHECKING:  # what `typing` would bring takes longer to import than a thousand stamps to compare
    from collections.abc import Iterable

Stamp = tuple[int, int, int, int, int]
"""Times of change of content and of anything (nanoseconds), inode, size, mode."""
Saying = tuple[bool, str]
"""Whether it went to the stream for problems, and what."""
NAME = "last-build"
"""The index's file in `.cache/`."""
_MAGIC = f"rectify-stamps 2 {sys.implementation.cache_tag}".encode()
_SURROUNDINGS = ("RECTIFY_", "LANG", "LC_", "TZ", "HOME", "PYTHON", "XDG_", "FC_", "FONTCONFIG_", "PANGO", "SOURCE_DATE")
"""How variables begin that may change what a build makes or says."""
_TICK = 20_000_000
_SECOND = 1_000_000_000
"""Nanoseconds within which two changes may bear one time: twice the slowest clock tick of Linux; or, where a file
system counts whole seconds, two of them (FAT)."""
_PACKED = struct.Struct("<qqQQI")
"""A stamp in the index: numbers side by side, since ten thousand tuples take as long to make as to compare."""
_TOGETHER = 1_000
_MANY = 4_000
"""Stamps from which on two processes look: starting one costs as much as some hundred stamps."""


class Call:
    """One call of the program: what it was told, and since when it runs.

    `held` is for what a command has made: as long as the call is there, it is not taken apart, which takes its time.
    """

    __slots__ = ("_running_since", "arguments", "began", "held")

    def __init__(self, arguments: Iterable[str]) -> None:
        self.arguments = tuple(arguments)
        self.held: object = None
        self.began = time.time_ns()
        self._running_since = time.monotonic_ns()

    def is_settled(self, stamps: Iterable[Stamp]) -> bool:
        """Whether files with these stamps are as they were before this call began.

        A change of a file gives it the time of the change, which nobody can set back. So a time before the beginning
        proves that all was read as it is now; a time too near it proves nothing (git calls such files racy). A clock
        that was set meanwhile neither.
        """
        now = time.time_ns()
        drift = (now - self.began) - (time.monotonic_ns() - self._running_since)
        return abs(drift) < _TICK and all(_end(changed) < self.began for _, changed, *_ in stamps)

    def surroundings(self, arguments: Iterable[str] = ()) -> tuple[object, ...]:
        """What a repetition has to have in common with this call, or one with other arguments, beside its files."""
        variables = sorted(item for item in os.environ.items() if item[0].startswith(_SURROUNDINGS))
        python = (sys.version, sys.executable, tuple(sys.path), tuple(sys.flags))
        return tuple(arguments) or self.arguments, os.getcwd(), os.geteuid(), tuple(variables), python


class Index:
    """What a build said, and the stamps of all that it read and wrote; times in seconds since 1970."""

    __slots__ = ("absent", "paths", "said", "since", "stamps", "status", "until")

    def __init__(
        self, said: list[Saying], status: int, day: tuple[float, float], paths: list[str], stamps: bytes, absent: list[str]
    ) -> None:
        self.said, self.status = said, status
        self.since, self.until = day
        self.paths, self.stamps, self.absent = paths, stamps, absent
        """Paths, and their stamps packed, one after the other."""

    def holds(self) -> bool:
        """Whether all is still as it was: it is the same day, each file is the same, and no new one stands in the way."""
        if not self.since <= time.time() < self.until or any(map(os.path.lexists, self.absent)):
            return False
        if len(self.paths) < _MANY or (os.cpu_count() or 1) < 2:
            return _are(self.paths, self.stamps)
        return self._holds_in_halves()

    def _holds_in_halves(self) -> bool:
        half = len(self.paths) // 2
        child = os.fork()
        if child == 0:
            same = False
            try:
                same = _are(self.paths[:half], self.stamps[: half * _PACKED.size])
            finally:
                os._exit(not same)
        same = _are(self.paths[half:], self.stamps[half * _PACKED.size :])
        return os.waitpid(child, 0)[1] == 0 and same


def stamp(path: str) -> Stamp | None:
    """The stamp of a file or folder, or of what a link leads to; None where there is nothing."""
    try:
        return stamp_of(os.stat(path))
    except OSError:
        return None


def stamp_of(found: os.stat_result) -> Stamp:
    """What changes when a file is changed, replaced, or given to somebody else."""
    return found.st_mtime_ns, found.st_ctime_ns, found.st_ino, found.st_size, found.st_mode


def packed(stamps: Iterable[Stamp]) -> bytes:
    """Stamps as an index keeps them."""
    return b"".join(_PACKED.pack(*one) for one in stamps)


def repeatable(call: Call) -> Index | None:
    """The last build's index, if it was called like this and all is as it was; None: build."""
    site = _site(call.arguments)
    if site is None or "--full" in call.arguments:
        return None
    body = _read(os.path.join(site, ".cache"))
    if body is None:
        return None
    surroundings, said, status, since, until, paths, stamps, absent = marshal.loads(body)  # noqa: S302 - our own file
    if surroundings != call.surroundings():
        return None
    index = Index(said, status, (since, until), paths.split("\0"), stamps, absent)
    return index if index.holds() else None


def write(folder: str, call: Call, index: Index) -> None:
    """Keep an index in the cache folder, which has to be ours. A full disk is no reason to complain."""
    # What was built in full serves who asks for less.
    told = call.surroundings([one for one in call.arguments if one != "--full"])
    paths = "\0".join(index.paths)
    values = (told, index.said, index.status, index.since, index.until, paths, index.stamps, index.absent)
    body = marshal.dumps(values)  # type: ignore[arg-type]
    fresh = os.path.join(folder, f".{NAME}.{os.getpid()}")
    try:
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
        with open(handle, "wb") as file:
            file.write(_head(body) + body)
        os.replace(fresh, os.path.join(folder, NAME))
    except OSError:
        discard(fresh)


def discard(path: str) -> None:
    """Delete a file, if it can be deleted."""
    try:
        os.unlink(path)
    except OSError:
        return


def _are(paths: list[str], stamps: bytes) -> bool:
    """Looked at some at a time, so that a change among the first is seen soon."""
    size = _PACKED.size
    return all(
        _seen(paths[first : first + _TOGETHER]) == stamps[first * size : (first + _TOGETHER) * size]
        for first in range(0, len(paths), _TOGETHER)
    )


def _seen(paths: list[str]) -> bytes:
    """The stamps of these files as they are now; fewer where one is not there."""
    look, pack = os.stat, _PACKED.pack
    stamps = []
    try:
        for path in paths:
            now = look(path)
            stamps.append(pack(now.st_mtime_ns, now.st_ctime_ns, now.st_ino, now.st_size, now.st_mode))
    except (OSError, struct.error):
        return b""
    return b"".join(stamps)


def _end(changed: int) -> int:
    """When a change could last have happened that bears this time."""
    return changed + (2 * _SECOND if changed % _SECOND == 0 else _TICK)


def _site(arguments: Iterable[str]) -> str | None:
    """The site's folder of a call that is surely a build; None for any other, however it is meant."""
    site = "."
    given = iter(arguments)
    for one in given:
        name, equals, value = one.partition("=")
        if name in {"--site", "--language"}:
            value = value if equals else next(given, "")
            site = value if name == "--site" else site
        else:
            return site if one == "build" else None
    return None


def _read(folder: str) -> bytes | None:
    """The body of an index that we wrote, and wrote to its end: a file of this user in a folder of this user."""
    try:
        above = os.lstat(folder)
        if not stat.S_ISDIR(above.st_mode) or above.st_uid != os.geteuid():
            return None
        handle = os.open(os.path.join(folder, NAME), os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        with open(handle, "rb") as file:
            whole = file.read() if _is_ours(os.fstat(handle)) else b""
    except OSError:
        return None
    head, _, body = whole.partition(b"\n")
    return body if head + b"\n" == _head(body) else None


def _is_ours(found: os.stat_result) -> bool:
    """A file, this user's, that nobody else may write."""
    return stat.S_ISREG(found.st_mode) and found.st_uid == os.geteuid() and not found.st_mode & 0o022


def _head(body: bytes) -> bytes:
    """Tells a file of another version, or one that was cut or spoiled; against ill will its owner is looked at."""
    return b"%s %d %08x\n" % (_MAGIC, len(body), zlib.crc32(body))
