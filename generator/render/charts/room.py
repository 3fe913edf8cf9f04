"""Finds room for words in a chart: places where they cover neither line nor word, else the least bad ones.

It must not know what a chart shows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, product

from generator.model.frozen import frozen
from generator.render.charts.lettering import TEXT, width_of

Point = tuple[float, float]
CLEAR = 2.0
"""Units that stay free around a word."""
STEPS = 24
"""Into how many pieces a stretch of a line is cut to see whether a word lies on it."""
RISE, HANG = 12.0, 3.0
"""How far a word reaches above and below its baseline."""
TALL = 16.0
"""How far the baselines of two words over each other are apart at least."""
FIRST_FOOT, FLAG_LINE = 17.0, 20.0
"""The baseline of the highest words of lines, and how far down the next ones stand."""
ASIDE = 6.0
"""Units between an upright line and a word beside it."""
MARGIN = 4.0
"""Units that stay free between a word and the edge of the picture."""


@frozen
class Box:
    """The room of a word: `foot` is its baseline; letters rise 12 above it and hang 4 below."""

    left: float
    foot: float
    wide: float

    @property
    def right(self) -> float:
        """Where the word ends."""
        return self.left + self.wide

    def covers(self, x: float, y: float) -> bool:
        """Whether a point lies under the word or too near to it."""
        return self.left - CLEAR <= x <= self.right + CLEAR and self.foot - RISE - CLEAR <= y <= self.foot + HANG + CLEAR

    def is_crossed(self, x: float, line_from: float) -> bool:
        """Whether an upright line that runs down from `line_from` goes through the word."""
        return self.left - CLEAR <= x <= self.right + CLEAR and line_from < self.foot + HANG + CLEAR

    def meets(self, other: Box) -> bool:
        """Whether two words lie over each other."""
        return (
            self.left < other.right + CLEAR and other.left < self.right + CLEAR and abs(self.foot - other.foot) < TALL
        )


@frozen
class Flag:
    """The word of an upright line at `x`."""

    x: float
    text: str


@frozen
class Post:
    """Where the word of an upright line stands, and from where down the line may run."""

    box: Box
    line_from: float
    anchor: str = ""
    """Which end of the word is held where: "" its left end, else `middle` or `end`, so that a narrower face stays at the line."""

    @property
    def x(self) -> float:
        """Where the word is held."""
        return self.box.left + {"": 0.0, "middle": self.box.wide / 2, "end": self.box.wide}[self.anchor]


def freest(
    places: Sequence[Box], line: Sequence[Point], walls: Sequence[tuple[Point, Point]] = (), taken: Sequence[Box] = (),
) -> Box:
    """The place on the fewest words that stand, then on least of the line and of the walls; the first of equal ones."""
    points = [point for stretch in (*pairwise(line), *walls) for point in _along(*stretch)] or list(line)

    def cost(place: Box) -> tuple[int, int]:
        return sum(place.meets(other) for other in taken), sum(place.covers(x, y) for x, y in points)

    return min(places, key=cost)


def planted(flags: Sequence[Flag], width: float) -> tuple[Post, ...]:
    """The words of some upright lines, in one row where that goes, else in as few as need be: none on another, and none
    on another's line unless it cannot be helped.
    """
    best: tuple[Post, ...] = ()
    least = -1
    for rows in range(1, len(flags) + 1):
        for posts in product(*(tuple(_posts(flag, width, rows)) for flag in flags)):
            cost = _trouble(posts, flags)
            if not cost:
                return posts
            if least < 0 or cost < least:
                best, least = posts, cost
    return best


def _posts(flag: Flag, width: float, rows: int) -> Iterator[Post]:
    """Over its line or beside it, in each row."""
    wide = width_of(flag.text) * TEXT
    for row in range(rows):
        foot = FIRST_FOOT + FLAG_LINE * row
        left = min(max(flag.x - wide / 2, MARGIN), width - wide - MARGIN)
        anchor = "middle" if left == flag.x - wide / 2 else "" if left == MARGIN else "end"
        yield Post(Box(left, foot, wide), foot + HANG + CLEAR, anchor)
        for left, anchor in ((flag.x + ASIDE, ""), (flag.x - ASIDE - wide, "end")):
            if MARGIN <= left <= width - wide - MARGIN:
                yield Post(Box(left, foot, wide), foot - RISE, anchor)


def _trouble(posts: Sequence[Post], flags: Sequence[Flag]) -> int:
    """Words on words count far more than words on lines."""
    cost = 0
    for at, post in enumerate(posts):
        for other, flag in enumerate(flags):
            if other != at:
                cost += 100 * post.box.meets(posts[other].box)
                cost += post.box.is_crossed(flag.x, posts[other].line_from)
    return cost


def _along(start: Point, end: Point) -> list[Point]:
    (x0, y0), (x1, y1) = start, end
    return [(x0 + (x1 - x0) * step / STEPS, y0 + (y1 - y0) * step / STEPS) for step in range(STEPS + 1)]
