"""A memory between builds that is a dictionary: `later()` is the next build's, which has the bytes and no values."""

from __future__ import annotations

from collections import Counter
from typing import Self


class Kept:
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
