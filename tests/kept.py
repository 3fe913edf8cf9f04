"""A memory between builds, and what stands of them, as dictionaries: `later()` is the next build's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Self

from generator.model.output import File, Stored, digest_of


class Kept:
    """Its next build has the bytes and no values."""

    def __init__(self, bodies: dict[tuple[str, bytes], bytes] | None = None) -> None:
        self.bodies = {} if bodies is None else bodies
        self.values: dict[tuple[str, bytes], object] = {}
        self.made: Counter[str] = Counter()

    def later(self) -> Self:
        return type(self)(self.bodies)

    def recall(self, kind: str, key: bytes) -> bytes | None:
        return self.bodies.get((kind, key))

    def keep(self, kind: str, key: bytes, body: bytes) -> None:
        assert self.bodies.get((kind, key), body) == body, f"two bodies for one key of {kind}"
        self.made[kind] += 1
        self.bodies[kind, key] = body

    def held(self, kind: str, key: bytes) -> object | None:
        return self.values.get((kind, key))

    def hold(self, kind: str, key: bytes, value: object) -> None:
        self.values[kind, key] = value

    def use(self, kind: str, key: bytes) -> None:
        assert (kind, key) in self.bodies, f"nothing of {kind} is there to be of use"


class Stands:
    """A folder of files; `put` counts what was not there."""

    def __init__(self, files: dict[str, Stored] | None = None, bodies: dict[str, bytes] | None = None) -> None:
        self.files = {} if files is None else files
        self.bodies = {} if bodies is None else bodies
        self.new: dict[str, bytes] = {}

    def later(self, made: Sequence[File | Stored]) -> Self:
        """What stands when these files were written, by path."""
        bodies = {one.path: self.new.get(one.path, self.bodies.get(one.path, b"")) for one in made}
        stored = {one.path: one._replace(place="", stamp=b"s") for one in made if isinstance(one, Stored)}
        return type(self)(stored, bodies)

    def file(self, path: str) -> Stored | None:
        return self.files.get(path)

    def read(self, file: Stored) -> bytes | None:
        return self.bodies.get(file.path)

    def piece(self, name: str) -> Sequence[Stored]:
        return [one for one in self.files.values() if one.piece == name]

    def put(self, file: File, known: Stored) -> File | Stored:
        digest, there = digest_of(file.body), self.files.get(file.path)
        is_new = there is None or there.digest != digest
        if is_new:
            self.new[file.path] = file.body
        place, stamp = ("aside", b"") if is_new else ("", b"s")
        return known._replace(path=file.path, size=len(file.body), digest=digest, place=place, stamp=stamp)
