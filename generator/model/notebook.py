"""A memory that notes what it was asked for: a copy of the process tells by it what the first one has to know."""

from __future__ import annotations

from typing import NamedTuple

from generator.model.memory import Memory


class Notes(NamedTuple):
    """What was recalled, by kind and key, and what is new, with its body."""

    recalled: tuple[tuple[str, bytes], ...] = ()
    kept: tuple[tuple[str, bytes, bytes], ...] = ()


class Notebook:
    """Passes everything on to `memory`, and keeps notes of it until they are torn out."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self._recalled: dict[tuple[str, bytes], None] = {}
        self._kept: list[tuple[str, bytes, bytes]] = []

    def recall(self, kind: str, key: bytes) -> bytes | None:
        """What the memory has."""
        found = self._memory.recall(kind, key)
        if found is not None:
            self._recalled[kind, key] = None
        return found

    def keep(self, kind: str, key: bytes, body: bytes) -> None:
        """Keep it, where this process may."""
        self._memory.keep(kind, key, body)
        self._kept.append((kind, key, body))

    def held(self, kind: str, key: bytes) -> object | None:
        """What the memory holds."""
        found = self._memory.held(kind, key)
        if found is not None:
            self._recalled[kind, key] = None
        return found

    def hold(self, kind: str, key: bytes, value: object) -> None:
        """Hold it in this process, and in no other."""
        self._memory.hold(kind, key, value)

    def use(self, kind: str, key: bytes) -> None:
        """Pass a use on, and note it."""
        self._memory.use(kind, key)
        self._recalled[kind, key] = None

    def torn_out(self) -> Notes:
        """All notes since the last time."""
        notes = Notes(tuple(self._recalled), tuple(self._kept))
        self._recalled, self._kept = {}, []
        return notes


def used(notes: Notes) -> tuple[tuple[str, bytes], ...]:
    """All of the memory that was of use, by kind and key."""
    return (*notes.recalled, *((kind, key) for kind, key, _ in notes.kept))


def told(memory: Memory, notes: Notes) -> None:
    """Let a memory know what another process did with its copy."""
    for kind, key in notes.recalled:
        memory.use(kind, key)
    for kind, key, body in notes.kept:
        memory.keep(kind, key, body)
