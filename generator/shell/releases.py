"""Releases of a published site: whole folders beside each other, and one link that says which of them is shown.

    TARGET/releases/2018-11-20T0900-1f2e3d4c/   a release, never changed once it is named
    TARGET/current -> releases/…                 what a web server serves
    TARGET/releases/.pending                     a release that was recorded and is to be shown

Readers see the old release or the new one, whole, at any moment: all that a switch does is rename a link.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from generator.model.frozen import frozen
from generator.model.output import File

STAGING: Final = ".new-"
PENDING: Final = ".pending"
CURRENT: Final = "current"
KEPT: Final = 10
"""Releases that are kept, the shown one among them."""


class BusyError(Exception):
    """Another publisher is at work on the same target."""


class TargetError(Exception):
    """The target cannot be written: the disk is full, or it is not ours. What was shown is still shown."""


@frozen
class Releases:
    """The releases of one target folder."""

    target: Path

    @property
    def folder(self) -> Path:
        """Where the releases are."""
        return self.target / "releases"

    @property
    def current(self) -> str:
        """The name of the release that is shown, or "" before the first."""
        try:
            return (self.target / CURRENT).readlink().name
        except OSError:
            return ""

    def names(self) -> tuple[str, ...]:
        """All whole releases, oldest first."""
        if not self.folder.is_dir():
            return ()
        whole = (entry for entry in self.folder.iterdir() if entry.is_dir() and entry.name[:1] != ".")
        return tuple(entry.name for entry in sorted(whole, key=_age))

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep other publishers out. Raises BusyError at once where one is at work; a killed one leaves no lock."""
        with _told():
            self.folder.mkdir(parents=True, exist_ok=True)
            handle = os.open(self.folder / ".lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise BusyError(str(self.target)) from error
            yield
        finally:
            os.close(handle)

    def clear_up(self) -> tuple[str, ...]:
        """Finish or throw away what a killed publisher left; what was done, by release name. Only under the lock."""
        done: list[str] = []
        with _told():
            pending = self.folder / PENDING
            name = pending.read_text("utf-8").strip() if pending.exists() else ""
            if name in self.names() and name != self.current:
                self.show(name)
                done.append(name)
            pending.unlink(missing_ok=True)
            for entry in sorted(self.folder.iterdir()):
                if entry.name.startswith(STAGING):
                    shutil.rmtree(entry)
            (self.target / f".{CURRENT}.new").unlink(missing_ok=True)
        return tuple(done)

    def stage(self, name: str, files: Iterable[File]) -> Path:
        """Write a release under a hidden name and put it on the disk for good; it is not a release yet."""
        staged = self.folder / f"{STAGING}{name}"
        try:
            with _told():
                shutil.rmtree(staged, ignore_errors=True)
                staged.mkdir()
                for file in files:
                    _write(staged / file.path, file.body)
                os.sync()  # once for all: a sync for each of ten thousand files would take minutes
        except TargetError:
            shutil.rmtree(staged, ignore_errors=True)
            raise
        return staged

    def name_release(self, staged: Path, name: str) -> None:
        """Give a staged folder its name, and note that it is to be shown."""
        with _told():
            _write_whole(self.folder / PENDING, f"{name}\n".encode())
            staged.rename(self.folder / name)
            _sync(self.folder)

    def show(self, name: str) -> None:
        """Switch to a release: the link is replaced by one rename."""
        if name not in self.names():
            raise KeyError(name)
        with _told():
            link = self.target / f".{CURRENT}.new"
            link.unlink(missing_ok=True)
            link.symlink_to(f"releases/{name}")
            link.rename(self.target / CURRENT)
            _sync(self.target)
            (self.folder / PENDING).unlink(missing_ok=True)

    def prune(self, kept: int = KEPT) -> tuple[str, ...]:
        """Delete the oldest releases beyond `kept`; never the one that is shown."""
        old = [name for name in self.names()[: -kept or None] if name != self.current]
        for name in old:
            # Renamed first: half a release must never look like one.
            doomed = self.folder / f"{STAGING}{name}"
            with contextlib.suppress(OSError):
                (self.folder / name).rename(doomed)
                shutil.rmtree(doomed)
        return tuple(old)


def _age(release: Path) -> tuple[str, int, str]:
    """By the minute in its name, then by its number: two releases of one minute have their order in the manifest."""
    try:
        number = int(json.loads((release / "manifest.json").read_bytes())["number"])
    except (OSError, ValueError, KeyError, TypeError):
        number = 0
    return release.name[:15], number, release.name


@contextmanager
def _told() -> Iterator[None]:
    """Turn what a disk can do to us into one kind of error with plain words."""
    try:
        yield
    except OSError as error:
        full = error.errno in {errno.ENOSPC, errno.EDQUOT}
        raise TargetError("the disk is full" if full else (error.strerror or str(error))) from error


def write_whole(path: Path, body: bytes) -> None:
    """Write a file so that it is there whole or not at all, and stays. Raises TargetError."""
    with _told():
        path.parent.mkdir(parents=True, exist_ok=True)
        _write_whole(path, body)


def remove_files(paths: Iterable[Path]) -> None:
    """Remove files that are needed no more; one that cannot be removed does no harm."""
    for path in paths:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


def _write_whole(path: Path, body: bytes) -> None:
    beside = path.with_name(f".{path.name}.new")
    try:
        _write(beside, body)
        _sync(beside)
        beside.rename(path)
        _sync(path.parent)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def _write(path: Path, body: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
