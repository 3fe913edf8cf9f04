"""Finds room for a word in a chart: the first of several places where it covers neither line nor word, else the least bad.

It must not know what a chart shows.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from generator.model.frozen import frozen

Point = tuple[float, float]
CLEAR = 2.0
"""Units that stay free around a word."""
STEPS = 24
"""Into how many pieces a stretch of a line is cut to see whether a word lies on it."""


@frozen
class Box:
    """The room of a word: `foot` is its baseline; letters rise 12 above it and hang 4 below."""

    left: float
    foot: float
    wide: float

    def covers(self, x: float, y: float) -> bool:
        """Whether a point lies under the word or too near to it."""
        return self.left - CLEAR <= x <= self.left + self.wide + CLEAR and self.foot - 12 - CLEAR <= y <= self.foot + 3 + CLEAR

    def meets(self, other: Box) -> bool:
        """Whether two words lie over each other."""
        return (
            self.left < other.left + other.wide + CLEAR and other.left < self.left + self.wide + CLEAR
            and abs(self.foot - other.foot) < 16
        )


def freest(
    places: Sequence[Box], line: Sequence[Point], walls: Sequence[tuple[Point, Point]] = (), taken: Sequence[Box] = (),
) -> Box:
    """The place that covers least of the line, of the walls and of the words that stand; the first of equal ones."""
    points = [point for stretch in (*pairwise(line), *walls) for point in _along(*stretch)] or list(line)

    def cost(place: Box) -> int:
        return sum(place.covers(x, y) for x, y in points) + STEPS * sum(place.meets(other) for other in taken)

    return min(places, key=cost)


def _along(start: Point, end: Point) -> list[Point]:
    (x0, y0), (x1, y1) = start, end
    return [(x0 + (x1 - x0) * step / STEPS, y0 + (y1 - y0) * step / STEPS) for step in range(STEPS + 1)]
