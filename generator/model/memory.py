"""Results of pure functions from earlier builds, by the digest of everything that they were made of.

Whoever keeps a result answers for its key: it digests *everything* that the result depends on, beside the program and its
libraries, which the memory itself accounts for. Then a build with a memory gives what a build without one gives.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Callable, Mapping
from dataclasses import field
from typing import Final, NamedTuple, Protocol

from generator.model.frozen import frozen


class Memory(Protocol):
    """What earlier builds of one edition found out. Kinds are plain words, one for each function that is remembered."""

    def recall(self, kind: str, key: bytes) -> bytes | None:
        """What was kept under `key` (see `key_of`), or None where nothing was."""
        ...

    def keep(self, kind: str, key: bytes, body: bytes) -> None:
        """Keep `body` for this build and the next one. The same key always has the same body."""
        ...

    def held(self, kind: str, key: bytes) -> object | None:
        """The value that was made of what is kept under `key` in this process, or None."""
        ...

    def hold(self, kind: str, key: bytes, value: object) -> None:
        """Hold a value for as long as this memory lives and builds use it: nobody may change it."""
        ...

    def use(self, kind: str, key: bytes) -> None:
        """Note that what is kept under `key` is of use still, though nobody recalls it in this build."""
        ...


class _Forgetful:
    """Keeps nothing: every build is the first one."""

    def recall(self, kind: str, key: bytes) -> bytes | None:  # noqa: ARG002 - the protocol's names
        return None

    def keep(self, kind: str, key: bytes, body: bytes) -> None:
        pass

    def held(self, kind: str, key: bytes) -> object | None:  # noqa: ARG002 - the protocol's names
        return None

    def hold(self, kind: str, key: bytes, value: object) -> None:
        pass

    def use(self, kind: str, key: bytes) -> None:
        pass


FORGETFUL: Final[Memory] = _Forgetful()


class RecordDigests(NamedTuple):
    """Digests of what each record was read from, by its path, in the order of paths."""

    whole: dict[str, bytes]
    """Of all its files, with the languages."""
    facts: dict[str, bytes]
    """The same, but for tasks without their running text: what lists, figures and data are made of."""


NO_DIGESTS: Final = RecordDigests({}, {})


@frozen
class Origins:
    """A memory for what follows from single records: `digests` are those of all that each was read from, by path."""

    memory: Memory = FORGETFUL
    digests: Mapping[str, bytes] = field(default_factory=dict)

    def remembered(self, kind: str, path: str, make: Callable[[], bytes], *parts: str | bytes) -> bytes:
        """What `make` gives for the record at `path` as it is there, and for `parts`, which are all else that it takes."""
        digest = self.digests.get(path)
        if digest is None:
            return make()
        key = key_of(digest, *parts) if parts else digest
        found = self.memory.held(kind, key)
        if isinstance(found, bytes):
            return found
        body = self.memory.recall(kind, key)
        if body is None:
            body = make()
            self.memory.keep(kind, key, body)
        self.memory.hold(kind, key, body)
        return body


UNKNOWN_ORIGINS: Final = Origins()


def key_of(*parts: str | bytes) -> bytes:
    """One key (32 bytes) for several inputs; their lengths count, so that `ab, c` is not `a, bc`."""
    bodies = [part.encode() if isinstance(part, str) else part for part in parts]
    return hashlib.sha256(b"".join((struct.pack(f">{len(bodies)}Q", *map(len, bodies)), *bodies))).digest()
