"""The chart of an indicator: its values over time, its target, and the deadline by which it has to be reached."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from markupsafe import Markup

from generator.render.charts.axes import Scale, Time, months
from generator.render.charts.lettering import TEXT, width_of
from generator.render.charts.marks import EDGE, EDGE_ROOM, INK, SEA, WIDTH, haloed, short, svg, upright, word
from generator.render.charts.room import MARGIN, Box, Flag, Point, freest, planted
from generator.render.charts.values import Series
from generator.render.words import Words

AXIS: Final = 178
HEIGHT: Final = 204
HIGHEST_WORD: Final = 34
LOWEST_WORD: Final = 174
"""Where the foot of a word beside a line may stand: under the names of deadlines, above the axis."""
LOWEST_VALUE: Final = 180
"""Where the foot of a value may stand at most: the names of months begin below."""


def series(chart: Series, say: Words) -> Markup:
    """The picture of an indicator's values."""
    values = [value for _, value in chart.points]
    values += [v for v in (chart.target, chart.baseline) if v is not None]
    days = [chart.today, *(day for day, _ in chart.points), *([chart.deadline] if chart.deadline else [])]
    time = Time(min(days), max(days), left=EDGE_ROOM, right=WIDTH - 14)
    scale = Scale(min(values), max(values), top=34, bottom=168)
    body = [months(time, AXIS, say)]
    words: list[str] = []
    taken: list[Box] = []
    line = [(time.x(day), scale.y(value)) for day, value in chart.points]
    deadline = time.x(chart.deadline) if chart.deadline else None
    if deadline is not None:
        post, = planted([Flag(deadline, say("deadline"))], WIDTH)
        body.append(upright(deadline, post.line_from, AXIS, "ink-stroke", INK, width=2.5))
        words.append(word(post.x, post.box.foot, say("deadline"), anchor=post.anchor))
        taken.append(post.box)
    if chart.target is not None:
        body.append(f'<path class="planned" stroke="{EDGE}" stroke-width="2.5" stroke-dasharray="6 4" '
                    f'd="M{EDGE_ROOM} {short(scale.y(chart.target))}H{WIDTH - EDGE_ROOM}"/>')
    body.append(_values(line))
    if chart.target is not None:
        aim = f"{say('target')}{say('gap')}{say.number(chart.target)}"
        box = _beside_target(scale.y(chart.target), aim, line, deadline)
        words.append(word(box.left, box.foot, aim))
        taken.append(box)
    if line:
        count = say.number(chart.points[-1][1])
        box = _beside_last(count, line, taken, scale.y(chart.target) if chart.target is not None else None)
        words.append(word(box.left, box.foot, count, colour=SEA, bold=True))
    body.append(haloed(words))
    return svg(chart.title, chart.description, HEIGHT, "".join(body), say)


def _values(line: Sequence[Point]) -> str:
    """The values: a line with a dot on each."""
    path = "L".join(f"{short(x)} {short(y)}" for x, y in line)
    dots = "".join(f'<circle cx="{short(x)}" cy="{short(y)}" r="4.5"/>' for x, y in line)
    return (
        f'<path class="actual" stroke="{SEA}" fill="none" stroke-width="3" d="M{path}"/>'
        f'<g class="actual-fill" fill="{SEA}">{dots}</g>'
    ) if line else ""


def _beside_target(y: float, aim: str, line: Sequence[Point], deadline: float | None) -> Box:
    """Where the target's name stands: at the left end of its line, else the right, else between, above it or below, off the
    values and the places of the last one's own name.
    """
    wide = width_of(aim) * TEXT
    right = WIDTH - 20 - wide
    lefts = (12, right, *range(52, int(right), 40))
    feet = (y + 18, y - 6) if y < 48 else (y - 6, y + 18)
    places = [Box(left, foot, wide) for left in lefts for foot in feet if HIGHEST_WORD <= foot <= LOWEST_WORD]
    walls = () if deadline is None else (((deadline, 24.0), (deadline, float(AXIS))),)
    own = [Box(line[-1][0] - TEXT, line[-1][1] + up, 2 * TEXT) for up in (-10, 22)] if line else []
    return freest(places, line, walls, own)


def _beside_last(count: str, line: Sequence[Point], taken: Sequence[Box], target: float | None) -> Box:
    """Where the last value stands: above its point, below it, or beside it, off the values, the target and its name; where
    all of these are taken, anywhere near that is not.
    """
    x, y = line[-1]
    wide = width_of(count) * TEXT
    middle = min(max(x - wide / 2, MARGIN), WIDTH - wide - MARGIN)
    below = target is not None and target <= y < target + 24
    feet = (y + 22, y - 10) if below else (y - 10, y + 22)
    places = [Box(middle, foot, wide) for foot in feet]
    places += [Box(x + 9, y + up, wide) for up in (5, -8, 19)] + [Box(x - 9 - wide, y + up, wide) for up in (-8, 19)]
    places += [Box(left, y + up, wide) for up in (-28, 40, -46, 58) for left in (middle, x + 9, x - 9 - wide)]
    walls = () if target is None else (((10.0, target), (WIDTH - 10.0, target)),)
    kept = [box for box in places if _is_inside(box)]
    return freest(kept or [Box(middle, max(min(y - 10, LOWEST_VALUE), 32), wide)], line, walls, taken)


def _is_inside(box: Box) -> bool:
    return box.left >= MARGIN and box.right <= WIDTH - MARGIN and HIGHEST_WORD - 1 <= box.foot <= LOWEST_VALUE
