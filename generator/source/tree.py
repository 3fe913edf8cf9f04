"""The content folder as a value: which files there are, and their bytes when asked for. Knows no disk."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol, runtime_checkable

from generator.model.problem import Problem


@runtime_checkable
class SourceTree(Protocol):
    """A folder of content. Paths are posix, relative to `content/`, NFC, and sorted."""

    def paths(self) -> tuple[str, ...]:
        """All files, sorted; nothing is opened for this."""
        ...

    def read(self, path: str) -> bytes:
        """The bytes of one file. Raises KeyError for a path that is not in `paths()`, OSError if it can't be read."""
        ...

    def faults(self) -> tuple[Problem, ...]:
        """What was met in listing the folder: links out of the site, names that cannot be used, and the like."""
        ...


class MemoryTree:
    """A tree held in memory, for tests and for sites made by the program."""

    def __init__(self, files: Mapping[str, bytes | str], faults: tuple[Problem, ...] = ()) -> None:
        self._files = {path: text.encode() if isinstance(text, str) else text for path, text in files.items()}
        self._faults = faults

    def paths(self) -> tuple[str, ...]:
        """All paths, sorted."""
        return tuple(sorted(self._files))

    def read(self, path: str) -> bytes:
        """The bytes at `path`; KeyError if there is nothing."""
        return self._files[path]

    def faults(self) -> tuple[Problem, ...]:
        """The faults that were given."""
        return self._faults
