"""Texts that this process has converted already: the other edition and the prints ask for most of them again.

A result is used again where the text, its language and its prefix are the same and every question that it put is
answered as before. So it is what a conversion would give, and forgetting everything changes nothing.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Final, Generic, TypeVar

from generator.render.markup_talk import Asked, Asks, answered

MOST: Final = 16_000_000
"""Characters of text and HTML that are kept; then nothing more is, so that a build of any size stays within its memory."""

Result = TypeVar("Result")


class Converted(Generic[Result]):
    """Results by key, with the questions behind each."""

    def __init__(self, most: int = MOST) -> None:
        self.room = most
        self._kept: dict[Hashable, tuple[Sequence[Asked], Result]] = {}

    def recalled(self, key: Hashable, asks: Asks) -> Result | None:
        """The result under this key, if all its questions are answered the same today."""
        known = self._kept.get(key)
        if known is None or any(answered(asks, ask.kind, ask.name) != ask.answer for ask in known[0]):
            return None
        return known[1]

    def keep(self, key: Hashable, asked: Sequence[Asked], result: Result, size: int) -> None:
        """Keep a result of `size` characters, as long as there is room."""
        if size <= self.room or key in self._kept:
            self.room -= 0 if key in self._kept else size
            self._kept[key] = (asked, result)
