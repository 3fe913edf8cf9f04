"""A folder's files as they were read before: a file whose stamps are the same is not opened again.

For a session that reads the same folder at every save. Stamps are the size, the times and the number of the file, as
programs that save change at least one of them.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Collection
from pathlib import Path, PurePath
from typing import Final

from generator.model.problem import Problem
from generator.source.tree import SourceTree

TEXTS: Final = (".md", ".yaml")
"""What is kept: pictures and documents are large, and seldom looked at."""

ORDINARY: Final = 500_000
"""Bytes below which no limit of sizes can be met."""

Stamps = tuple[int, int, int, int]


class KeptFiles:
    """Texts of a folder by path, with their stamps, for as long as the session lasts."""

    def __init__(self, folder: Path) -> None:
        self._folder = str(folder.absolute())
        self._kept: dict[str, tuple[Stamps, bytes]] = {}
        self._listed: SourceTree | None = None

    def tree(self, list_anew: Callable[[], SourceTree], written: Collection[PurePath] | None = None) -> KeptTree:
        """The tree as it is now. If it is known that nothing happened but that some texts were `written` to, it is not
        listed anew: the names are those of the last time.
        """
        as_listed = self._listed is not None and written is not None and all(map(self._is_still_a_text, map(Path, written)))
        if self._listed is None or not as_listed:
            self._listed = list_anew()
        listed = self._listed
        there = set(listed.paths())
        for path in [path for path in self._kept if path not in there]:
            del self._kept[path]
        return KeptTree(listed, self, is_as_listed=as_listed)

    def names_of(self, written: Collection[PurePath]) -> tuple[str, ...]:
        """Paths as the tree has them."""
        return tuple(Path(path).absolute().as_posix().removeprefix(f"{self._folder}/") for path in written)

    def read(self, path: str, listed: SourceTree) -> bytes:
        """The bytes of a file, opened only if its stamps are new."""
        stamps = self._stamps(path)
        known = self._kept.get(path)
        if known is not None and known[0] == stamps:
            return known[1]
        body = listed.read(path)
        if stamps is not None and stamps == self._stamps(path):  # else it is being written just now
            self._kept[path] = (stamps, body)
        return body

    def _is_still_a_text(self, path: Path) -> bool:
        """Whether this is a text that was read before, still is a plain file, and not suspiciously large."""
        name = self.names_of([path])[0]
        try:
            found = path.lstat()
        except OSError:
            return False
        return name in self._kept and stat.S_ISREG(found.st_mode) and found.st_size < ORDINARY

    def _stamps(self, path: str) -> Stamps | None:
        try:
            found = os.lstat(f"{self._folder}/{path}")
        except OSError:
            return None
        return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


class KeptTree:
    """A `SourceTree` as it was at one moment: each text is looked at once. `is_as_listed`: no file came or went before it."""

    def __init__(self, listed: SourceTree, kept: KeptFiles, *, is_as_listed: bool) -> None:
        self.is_as_listed = is_as_listed
        self._listed = listed
        self._kept = kept
        self._read: dict[str, bytes] = {}

    def paths(self) -> tuple[str, ...]:
        """As listed."""
        return self._listed.paths()

    def read(self, path: str) -> bytes:
        """As listed; texts that were read before are not opened."""
        if not path.endswith(TEXTS):
            return self._listed.read(path)
        body = self._read.get(path)
        if body is None:
            body = self._read[path] = self._kept.read(path, self._listed)
        return body

    def faults(self) -> tuple[Problem, ...]:
        """As listed."""
        return self._listed.faults()
