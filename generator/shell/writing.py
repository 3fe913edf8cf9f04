"""Writes an edition's files into its folder: all or none, only what changed, never over a file of someone else.

`output/public/` is the edition's folder; beside it, never inside it, `output/.rectify/` keeps the list of the files
that are ours (`public.json`), a lock, and the new bytes until all of them are there. An interruption at any moment
leaves every file either as it was or as it will be, and the list names at least all files that are ours: the next
build finishes the work.
"""

from __future__ import annotations

import errno
import fcntl
import json
import os
import shutil
import stat
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import field
from pathlib import Path
from typing import Final

from generator.model.frozen import frozen
from generator.model.output import File, Stored
from generator.model.problem import Place, Problem, Severity, rule
from generator.shell.stat_index import Stamp, packed, stamp, stamp_of

STATE_FOLDER: Final = ".rectify"
PATIENCE: Final = 60.0
"""Seconds that a build waits for another one to finish writing; writing takes a few."""

FOREIGN_FILE = rule(
    "foreign-file",
    Severity.ERROR,
    message=(
        "{path} in the output folder was not written by rectify ({count} such files). Nothing was written.",
        "输出文件夹中的 {path} 不是 rectify 写的（共 {count} 个）。没有写入任何文件。",
    ),
    hint=(
        "Move it away, delete it, or build into another folder with --output",
        "请移走或删除该文件，或用 --output 输出到其他文件夹",
    ),
    why=(
        "A build owns the files it wrote, and nothing else: it overwrites and deletes no file of anybody else.",
        "构建只管理自己写过的文件，绝不覆盖或删除别人的文件。",
    ),
)
DISK_FULL = rule(
    "disk-full",
    Severity.ERROR,
    message=(
        "There is no room left on the disk for {folder}. The earlier output is unchanged.",
        "磁盘空间不足，无法写入 {folder}。原有输出未变。",
    ),
    hint=("Make room and build again", "请清理磁盘后重新构建"),
    why=(
        "All new files are written beside the folder first, and moved in when all of them are there.",
        "新文件先全部写在旁边，写全后才移入。",
    ),
)
CANNOT_WRITE = rule(
    "cannot-write",
    Severity.ERROR,
    message=("The output cannot be written to {folder}: {reason}.", "无法写入 {folder}：{reason}。"),
    hint=(
        "Give the user who builds the right to write there, or name another folder with --output",
        "请授予写入权限，或用 --output 指定其他文件夹",
    ),
    why=("Building needs a folder that it may write to.", "构建需要一个可写的文件夹。"),
)
OUTPUT_BUSY = rule(
    "output-busy",
    Severity.ERROR,
    message=(
        "Another build has been writing to {folder} for more than {seconds} seconds. Nothing was written.",
        "另一个构建正在写入 {folder}，已超过 {seconds} 秒。没有写入任何文件。",
    ),
    hint=("Wait until it has finished, then build again", "请等它完成后再构建"),
    why=(
        "Two builds that write at once would mix their files, so one waits for the other.",
        "两个构建同时写入会混淆文件，因此一个要等另一个。",
    ),
)


@frozen
class Written:
    """What a write has done; with `problems` it has done nothing. All paths are sorted."""

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    missing: tuple[str, ...] = ()
    """Files that should have stood there and do not, or not as they were: nothing was written, they have to be made anew."""
    stamps: Mapping[str, Stamp] = field(default_factory=dict, repr=False, compare=False)
    """Of each file that was written or kept, and of the list of our files, by path: taken while nobody else could write."""


def write_site(target: Path, outputs: Iterable[File | Stored], *, patience: float = PATIENCE) -> Written:
    """Make `target` hold exactly `outputs`, beside files that are not ours. Equal files keep their modification time.

    `outputs` is drawn from once. Raises ValueError for paths that leave the folder or need the same
    place: they are made by the program, so that is our fault.
    """
    # A folder that the publisher has replaced by a link is meant; a link inside of it is not followed.
    folder = Path(os.path.realpath(target))
    state = folder.parent / STATE_FOLDER
    place = Place(target.name)
    try:
        state.mkdir(parents=True, exist_ok=True)
        with _locked(state / f"{folder.name}.lock", patience) as ours:
            if not ours:
                return Written(problems=(OUTPUT_BUSY.at(place, folder=target.name, seconds=round(patience)),))
            return _Writing(target, folder, state).write(outputs)
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            return Written(problems=(DISK_FULL.at(place, folder=target.name),))
        reason = error.strerror or str(error)
        return Written(problems=(CANNOT_WRITE.at(place, folder=target.name, reason=reason),))


class _Writing:
    """One write, from what is there to what shall be there.

    Paths are joined as texts and new bytes lie side by side: for ten thousand files, `Path` and folders that live for a
    second took longer than the writing.
    """

    def __init__(self, target: Path, folder: Path, state: Path) -> None:
        self.target = target
        self.folder = folder
        self.list = state / f"{folder.name}.json"
        self.staging = state / f"{folder.name}.new"
        self.owned = _read_list(self.list)
        self.there, self.folders = _listed(folder)

    def write(self, outputs: Iterable[File | Stored]) -> Written:
        shutil.rmtree(self.staging, ignore_errors=True)
        try:
            wanted, staged, foreign, missing = self._stage(outputs)
            if missing:
                return Written(missing=tuple(missing))
            foreign += [path for path in self._in_the_way(wanted) if path not in self.owned]
            if foreign:
                place = Place(f"{self.folder.name}/{min(foreign)}")
                return Written(problems=(FOREIGN_FILE.at(place, path=min(foreign), count=len(set(foreign))),))
            deleted = self._switch(wanted, staged)
        finally:
            shutil.rmtree(self.staging, ignore_errors=True)
        return Written(
            new=tuple(sorted(path for path in staged if path not in self.there)),
            changed=tuple(sorted(path for path in staged if path in self.there)),
            kept=tuple(sorted(wanted.difference(staged))),
            deleted=tuple(deleted),
            stamps=self._stamps(wanted, staged),
        )

    def _stage(
        self, outputs: Iterable[File | Stored]
    ) -> tuple[set[str], dict[str, str], list[str], list[str]]:  # fmt: skip
        """Have the bytes that are not in the folder yet beside it: all paths wanted, where what is new is, those of others,
        and those of files that do not stand any more.
        """
        outputs = list(outputs)
        wanted = {output.path for output in outputs}
        if len(wanted) < len(outputs) or wanted != self.owned:  # else the places were looked at when they were first taken
            places = _Places()
            for output in outputs:
                places.take(output.path)
        staged: dict[str, str] = {}
        foreign: list[str] = []
        missing: list[str] = []
        for output in outputs:
            if isinstance(output, Stored) and not output.place:
                if not self._stands(output):
                    missing.append(output.path)
                continue
            if self._has(output):
                continue
            if output.path in self.there and output.path not in self.owned:
                foreign.append(output.path)
                continue
            staged[output.path] = output.place if isinstance(output, Stored) else self._written(output, len(staged))
        return wanted, staged, foreign, missing

    def _written(self, output: File, number: int) -> str:
        self.staging.mkdir(parents=True, exist_ok=True)
        write_new(place := f"{self.staging}/{number}", output.body)
        return place

    def _stands(self, output: Stored) -> bool:
        there = self.there.get(output.path)
        return there is not None and output.path in self.owned and packed((there,)) == output.stamp

    def _has(self, output: File | Stored) -> bool:
        there = self.there.get(output.path)
        size = output.size if isinstance(output, Stored) else len(output.body)
        if there is None or there[3] != size or not stat.S_ISREG(there[4]):
            return False
        body = _read(output.place, size) if isinstance(output, Stored) else output.body
        return _read(f"{self.folder}/{output.path}", size) == body

    def _in_the_way(self, wanted: set[str]) -> list[str]:
        """Files where a folder is wanted, and files in a folder where a file is wanted."""
        above = _all_folders(wanted)
        below = tuple(f"{path}/" for path in wanted if path in self.folders)
        return [path for path in self.there if path in above or (below and path.startswith(below))]

    def _switch(self, wanted: set[str], staged: dict[str, str]) -> list[str]:
        """Move the staged files in, one by one, then delete those of ours that are wanted no more."""
        self.folder.mkdir(parents=True, exist_ok=True)
        if wanted - self.owned:
            _write_list(self.list, self.owned | wanted)
        stale = sorted((self.owned - wanted) & self.there.keys())
        first = sorted(set(self._in_the_way(wanted)).intersection(stale)) if stale else []
        self._delete(first)
        for path in wanted.intersection(self.folders):
            _remove_empty(self.folder / path)
        for folder in sorted(_all_folders(staged)):
            if folder not in self.folders or first:
                (self.folder / folder).mkdir(exist_ok=True)
        for path in sorted(staged, key=_after_what_it_uses):
            os.replace(staged[path], f"{self.folder}/{path}")
        self._delete(sorted(set(stale).difference(first)))
        if self.owned - wanted:
            _write_list(self.list, wanted)
        return stale

    def _delete(self, paths: list[str]) -> None:
        for path in paths:
            (self.folder / path).unlink(missing_ok=True)
        for folder in sorted(_all_folders(paths), reverse=True):
            try:
                (self.folder / folder).rmdir()
            except OSError:  # something is still in it
                continue

    def _stamps(self, wanted: set[str], staged: Mapping[str, str]) -> dict[str, Stamp]:
        """Kept files as they were before they were compared: who changed one since has changed its stamp."""
        now = {path: self.there[path] if path not in staged else stamp(f"{self.folder}/{path}") for path in wanted}
        found = {f"{self.target}/{path}": one for path, one in now.items()} | {str(self.list): stamp(str(self.list))}
        return {path: one for path, one in found.items() if one is not None}


@contextmanager
def _locked(path: Path, patience: float) -> Iterator[bool]:
    """Whether the lock could be had within `patience` seconds; the system gives it back, however we end."""
    with path.open("a") as handle:
        deadline = time.monotonic() + patience
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() >= deadline:
                    yield False
                    return
                time.sleep(0.1)
            else:
                yield True
                return


def _listed(folder: Path) -> tuple[dict[str, Stamp], set[str]]:
    """The stamp of everything below `folder` that is no folder, links and the like among it; and all folders."""
    there: dict[str, Stamp] = {}
    folders: set[str] = set()
    waiting = [""] if folder.is_dir() else []
    while waiting:
        above = waiting.pop()
        with os.scandir(f"{folder}/{above}") as entries:
            for entry in entries:
                path = f"{above}/{entry.name}" if above else entry.name
                if entry.is_dir(follow_symlinks=False):
                    folders.add(path)
                    waiting.append(path)
                else:
                    there[path] = stamp_of(entry.stat(follow_symlinks=False))
    return there, folders


class _Places:
    """The places that outputs have taken. Raises ValueError where two need the same one, letter case not counting."""

    def __init__(self) -> None:
        self._files: dict[str, str] = {}
        self._folders: dict[str, str] = {}

    def take(self, path: str) -> None:
        if path != path.strip() or "\\" in path or "\0" in path or {"", ".", ".."}.intersection(path.split("/")):
            raise ValueError(f"an output may not lie at {path!r}")
        for folder in _folders_above(path):
            other = self._files.get(folder.casefold(), self._folders.setdefault(folder.casefold(), folder))
            if other != folder or folder.casefold() in self._files:
                raise ValueError(f"two outputs want the same place: {other} and {path}")
        folded = path.casefold()
        if folded in self._folders or folded in self._files:
            raise ValueError(f"two outputs want the same place: {self._files.get(folded, folded)} and {path}")
        self._files[folded] = path


def _folders_above(path: str) -> list[str]:
    """`a/b/c` → [`a`, `a/b`]."""
    parts = path.split("/")
    return ["/".join(parts[:count]) for count in range(1, len(parts))]


def _all_folders(paths: Iterable[str]) -> set[str]:
    """The folders above any of the paths."""
    lowest = {path.rpartition("/")[0] for path in paths} - {""}
    return {folder for path in lowest for folder in (*_folders_above(path), path)}


def _after_what_it_uses(path: str) -> tuple[bool, bool, str]:
    """Pages come after the files that they refer to, first pages last, so that a reader never meets a dead link."""
    return (path.endswith(".html"), path.endswith("index.html"), path)


def write_new(path: str, body: bytes) -> None:
    """Write a file that is not there yet. Raises OSError; a part may be there then."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666)
    try:
        rest = memoryview(body)
        while rest:
            rest = rest[os.write(handle, rest) :]
    finally:
        os.close(handle)


def _read(path: str, size: int) -> bytes:
    """A file of that size, or what it has become meanwhile; never through a link."""
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        return os.read(handle, size + 1)
    finally:
        os.close(handle)


def _remove_empty(folder: Path) -> None:
    """Remove `folder` and the empty folders in it. Raises OSError if there is a file: that was looked for before."""
    for above, _, _ in os.walk(folder, topdown=False):
        Path(above).rmdir()


def _read_list(path: Path) -> set[str]:
    """The files that are ours. A list that cannot be read names none: what differs is then someone else's."""
    try:
        listed = json.loads(path.read_bytes())["files"]
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return set()
    return {str(name) for name in listed}


def _write_list(path: Path, owned: set[str]) -> None:
    body = json.dumps({"what": "files written by rectify", "files": sorted(owned)}, ensure_ascii=False, indent=0)
    fresh = path.with_suffix(".json.new")
    with fresh.open("wb") as file:
        file.write(body.encode())
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
