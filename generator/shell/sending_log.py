"""The log of what was mailed: a line a letter, written as soon as the server has taken or refused it.

It lives in `content/internal/mail/`, so that all publishers of a site share it and the public edition never opens it.
A line that a crash cut off is not believed. Whoever is killed between the server's word and the line sends that one
letter again; its Message-ID is the same.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Final, Self

from generator.model.frozen import frozen

FOLDER: Final = "internal/mail"
"""Below `content/`."""
SENT, REFUSED, BOUNCED = "sent", "refused", "bounced"
"""What becomes of a letter: the server takes it, or does not, or somebody's server gives it back later."""


class LogBusyError(Exception):
    """Somebody else is mailing this issue."""


@frozen
class Line:
    """What became of one letter: `said` are the server's words, `digest` is that of the issue's files as printed."""

    at: str
    address: str
    list: str
    digest: str
    result: str
    said: str = ""

    def written(self) -> str:
        """The line in the file."""
        return json.dumps(asdict(self), ensure_ascii=False, separators=(", ", ": "))


class SendingLog:
    """The log of one issue, held for one run."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @classmethod
    @contextlib.contextmanager
    def held(cls, content: Path, issue: str) -> Iterator[Self]:
        """The log of an issue, locked against a second run. Raises LogBusyError; OSError where it cannot be written."""
        path = _path(content, issue)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("ab") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise LogBusyError from error
            yield cls(path)

    def enter(self, line: Line) -> None:
        """Append a line, on the disk when this returns."""
        body = self._path.read_bytes()
        with self._path.open("ab") as file:
            file.write((("\n" if body and not body.endswith(b"\n") else "") + line.written() + "\n").encode())
            file.flush()
            os.fsync(file.fileno())


def sent_before(content: Path, issue: str) -> dict[str, Line]:
    """The last letter that was sent to each address and did not come back, by the address in small letters."""
    found: dict[str, Line] = {}
    for line in read_log(content, issue):
        if line.result == SENT:
            found[line.address.lower()] = line
        elif line.result == BOUNCED:
            found.pop(line.address.lower(), None)
    return found


def read_log(content: Path, issue: str) -> tuple[Line, ...]:
    """Every whole line of an issue's log, the oldest first; none where nothing was ever sent."""
    path = _path(content, issue)
    found: list[Line] = []
    for written in path.read_text("utf-8", "replace").split("\n") if path.exists() else ():
        with contextlib.suppress(ValueError, TypeError):
            found.append(Line(**json.loads(written)))
    return tuple(found)


def _path(content: Path, issue: str) -> Path:
    return content / FOLDER / f"{issue}.jsonl"
