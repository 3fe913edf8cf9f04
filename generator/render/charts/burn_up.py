"""The chart of all tasks: how many were completed and how many were planned to be, at the end of each month."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from markupsafe import Markup

from generator.render.charts.axes import Scale, Time, levels, months
from generator.render.charts.lettering import TEXT, width_of
from generator.render.charts.marks import (
    EDGE,
    EDGE_ROOM,
    RULE,
    SEA,
    WIDTH,
    Legend,
    haloed,
    legend,
    short,
    soft,
    svg,
    word,
)
from generator.render.charts.room import MARGIN, Box, Point, freest
from generator.render.charts.values import BurnUp
from generator.render.words import Words

AXIS_BELOW: Final = 10
"""Units from the lowest value to the axis of time."""
PLOT: Final = 156
"""The height of the values."""
MEANINGS: Final = {"planned": "burn_planned", "actual": "burn_actual"}
LINES: Final = (("planned", EDGE, ' stroke-dasharray="6 4"'), ("actual", SEA, ""))


def burn_up(chart: BurnUp, say: Words) -> Markup:
    """The picture of completed against planned."""
    explained, foot = legend([_entry(name, colour, dash, say) for name, colour, dash in reversed(LINES)], 17)
    marks = levels(max((*chart.planned, *chart.actual, 1)))
    left = EDGE_ROOM + max(width_of(say.number(level)) for level in marks) * TEXT
    time = Time(chart.months[0], chart.months[-1], left=left, right=WIDTH - 12)
    scale = Scale(0, marks[-1], top=foot + 17, bottom=foot + 17 + PLOT)
    grid = "".join(f"M{short(left)} {short(scale.y(level))}H{WIDTH - EDGE_ROOM}" for level in marks)
    planned, actual = (
        [(time.x(month), scale.y(value)) for month, value in zip(chart.months, values, strict=False)]
        for values in (chart.planned, chart.actual)
    )
    x, y = actual[-1]
    body = "".join((
        months(time, scale.bottom + AXIS_BELOW, say),
        f'<path class="grid" stroke="{RULE}" d="{grid}"/>',
        soft([word(left - 6, scale.y(level) + 5, say.number(level)) for level in marks], anchor="end"),
        *(_line(*kind, points) for kind, points in zip(LINES, (planned, actual), strict=True)),
        f'<circle class="actual-fill" fill="{SEA}" cx="{short(x)}" cy="{short(y)}" r="5"/>',
        haloed([_count(say.number(chart.actual[-1]), planned, actual, scale)]),
        explained,
    ))
    return svg(chart.title, chart.description, scale.bottom + AXIS_BELOW + 26, body, say)


def _line(name: str, colour: str, dash: str, points: Sequence[Point]) -> str:
    path = "L".join(f"{short(x)} {short(y)}" for x, y in points)
    return f'<path class="{name}" stroke="{colour}" fill="none" stroke-width="3"{dash} d="M{path}"/>'


def _entry(name: str, colour: str, dash: str, say: Words) -> Legend:
    def sample(x: float, y: float) -> str:
        return f'<path class="{name}" stroke="{colour}" stroke-width="3"{dash} d="M{short(x)} {short(y)}h26"/>'

    return sample, 26, say(MEANINGS[name])


def _count(count: str, planned: Sequence[Point], actual: Sequence[Point], scale: Scale) -> str:
    """How many are completed now, beside the end of its line, off both lines."""
    x, y = actual[-1]
    wide = width_of(count) * TEXT * 1.05
    lowest = scale.bottom - 4
    lefts = (x + 10, x - 10 - wide, min(max(x - wide / 2, MARGIN), WIDTH - wide - MARGIN))
    places = [
        Box(left, foot, wide) for left in lefts for foot in (min(y + 16, lowest), y - 10, min(y + 26, lowest), y - 24)
        if actual[0][0] <= left <= WIDTH - wide - MARGIN and foot >= scale.top
    ]
    near = [one for one in planned if one[0] >= x - 60]
    box = freest(places or [Box(WIDTH - wide - MARGIN, max(y, scale.top), wide)], actual, list(pairwise(near)))
    return word(box.left, box.foot, count, colour=SEA, bold=True)
