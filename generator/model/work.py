"""Work that can be done anywhere: functions without arguments whose results depend on nothing but what they hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeVar

Result = TypeVar("Result")


class Workshop(Protocol):
    """Does pieces of work, in this process or in several, and gives their results in the order of the pieces."""

    def __call__(self, pieces: Sequence[Callable[[], Result]]) -> Iterator[Result]:
        """The results. Pieces may be done in any order; what they change beside their result is lost."""
        ...


def one_by_one(pieces: Sequence[Callable[[], Result]]) -> Iterator[Result]:
    """The results as they are asked for, each piece done here and then."""
    return (piece() for piece in pieces)
