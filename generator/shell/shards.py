"""Does pieces of work in several processes at once: copies of this one, made when all that they need is in memory.

A copy (`fork`) knows everything already, so nothing has to be sent to it; its results come back through a pipe. Who
takes which piece is not planned: the numbers of the pieces lie in a pipe of their own, and each process takes the next
when it is free. A copy that ends early costs time and nothing else: what it did not hand in is done here.
It must not know what the work is.
"""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import struct
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeVar

try:
    import fcntl
except ImportError:  # a system without it has no `fork` either
    fcntl = None  # type: ignore[assignment]

Result = TypeVar("Result")
Pieces = Sequence[Callable[[], Result]]

FEWEST: Final = 100
"""Pieces for which making a copy pays: it takes some ten milliseconds."""
_TOGETHER: Final = 4
"""Pieces that are taken at once."""
_COLLECTED: Final = 64
"""Tickets from one collection to the next: elements of texts and templates' contexts lie in cycles, 20 kB a page."""
_MOST_TICKETS: Final = 8_000
"""So that all fit into a pipe that nobody empties meanwhile (64 KiB)."""
_TICKET: Final = struct.Struct("<I")
_FRAME: Final = struct.Struct("<IQ")
_PIPE: Final = 1 << 20


def in_shards(
    pieces: Pieces[Result], processes: int, count: Callable[[int, int], None] = lambda *_: None
) -> Iterator[Result]:
    """The results of the pieces, done in at most so many processes; one where there are few pieces or threads run.

    `count` hears how many of how many are done; of work in several processes, about how many.
    A result has to be a value that `pickle` can carry. An exception in a copy happens again here.
    """
    processes = min(processes, _cores())
    if processes < 2 or len(pieces) < FEWEST or not _can_copy():
        return (piece() for piece in pieces)
    return iter(_shared(pieces, processes, count))


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _can_copy() -> bool:
    """A copy has this thread only: a lock that another one holds would never be let go there."""
    return hasattr(os, "fork") and threading.active_count() == 1


def _shared(pieces: Pieces[Result], processes: int, count: Callable[[int, int], None]) -> list[Result]:
    size = max(_TOGETHER, -(-len(pieces) // _MOST_TICKETS))
    tickets = _tickets(-(-len(pieces) // size))
    done: dict[int, list[Result]] = {}
    copies: list[_Copy] = []
    gc.freeze()  # what is here stays: collections in a copy need not touch, and so copy, its memory
    try:
        with contextlib.suppress(OSError):  # too many processes, too little memory: what there is does the work
            for _ in range(processes - 1):
                copies.append(_copied(pieces, size, tickets))  # noqa: PERF401 - those made before a failure count
        for number in _drawn(tickets):
            done[number] = _results(pieces, number, size)
            for copy in copies:
                copy.take(done)
            count(min(len(done) * size, len(pieces)), len(pieces))
        for copy in copies:
            copy.finish(done)
            count(min(len(done) * size, len(pieces)), len(pieces))
    finally:
        os.close(tickets)
        for copy in copies:
            copy.end()
        gc.unfreeze()
    found: list[Result] = []
    for number in range(-(-len(pieces) // size)):
        found += done.pop(number) if number in done else _results(pieces, number, size)
    return found


def _results(pieces: Pieces[Result], number: int, size: int) -> list[Result]:
    found = [piece() for piece in pieces[number * size : (number + 1) * size]]
    if number % _COLLECTED == 0 and not gc.isenabled():
        gc.collect()  # what was there before is frozen, so this looks at what the pieces left, and at nothing else
    return found


def _tickets(count: int) -> int:
    """The reading end of a pipe in which the numbers lie; it is at its end when all are taken."""
    reading, writing = os.pipe()
    with os.fdopen(writing, "wb") as pipe:
        pipe.write(b"".join(map(_TICKET.pack, range(count))))
    return reading


def _drawn(tickets: int) -> Iterator[int]:
    while len(ticket := os.read(tickets, _TICKET.size)) == _TICKET.size:
        yield _TICKET.unpack(ticket)[0]


@dataclass
class _Copy:
    """Another process and the pipe from it. What is in `read` has not become a whole result yet."""

    process: int
    pipe: int
    read: bytearray = field(default_factory=bytearray)

    def take(self, done: dict[int, list[Result]]) -> None:
        """Take what is there, without waiting for more."""
        with contextlib.suppress(BlockingIOError):
            while received := os.read(self.pipe, _PIPE):
                self.read += received
                self._unpack(done)

    def finish(self, done: dict[int, list[Result]]) -> None:
        """Wait for the rest."""
        os.set_blocking(self.pipe, True)
        self.take(done)

    def end(self) -> None:
        """Wait for the copy's end; one that still has something to say finds nobody who listens."""
        os.close(self.pipe)
        with contextlib.suppress(ChildProcessError):
            os.waitpid(self.process, 0)

    def _unpack(self, done: dict[int, list[Result]]) -> None:
        while len(self.read) >= _FRAME.size:
            number, size = _FRAME.unpack_from(self.read)
            end = _FRAME.size + size
            if len(self.read) < end:
                return
            done[number] = pickle.loads(memoryview(self.read)[_FRAME.size : end].tobytes())  # noqa: S301 - from our own copy
            del self.read[:end]


def _copied(pieces: Pieces[Result], size: int, tickets: int) -> _Copy:
    reading, writing = os.pipe()
    with contextlib.suppress(AttributeError, OSError):
        fcntl.fcntl(writing, fcntl.F_SETPIPE_SZ, _PIPE)
    try:
        process = os.fork()
    except OSError:
        os.close(reading)
        os.close(writing)
        raise
    if process == 0:
        status = 1
        try:
            os.close(reading)
            _work(pieces, size, tickets, writing)
            status = 0
        finally:
            os._exit(status)  # without the endings that belong to the process that was copied
    os.close(writing)
    os.set_blocking(reading, False)
    return _Copy(process, reading)


def _work(pieces: Pieces[Result], size: int, tickets: int, pipe: int) -> None:
    """What a copy does. It does not wait for the pipe to be emptied before all its work is done."""
    os.set_blocking(pipe, False)
    unsent = bytearray()
    for number in _drawn(tickets):
        body = pickle.dumps(_results(pieces, number, size), pickle.HIGHEST_PROTOCOL)
        unsent += _FRAME.pack(number, len(body))
        unsent += body
        with contextlib.suppress(BlockingIOError):
            del unsent[: os.write(pipe, unsent)]
    os.set_blocking(pipe, True)
    while unsent:
        del unsent[: os.write(pipe, unsent)]
