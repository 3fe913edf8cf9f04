"""Charts as static SVG: drawn for a view 360 units wide, readable on a phone of 320 px, told in words to whom can't see.

A chart is a value; `drawn` makes its SVG. Colours come twice: as attributes, which hold anywhere (also in print),
and as classes, through which the site's style sheet gives them its dark-mode counterparts. Strips, of which a page
holds many, have classes only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import singledispatch
from typing import Final

from markupsafe import Markup, escape

from generator.model.frozen import frozen
from generator.render.chart_room import Box, Point, freest
from generator.render.words import Words

WIDTH: Final = 360
TEXT: Final = 15.5
"""Units; on a screen of 320 px the chart is 288 px wide, which makes this 12.4 px."""
STRIP_GAP: Final = 0.4
"""Per cent of a strip's length between its parts, so that they can be told apart in grey too."""
INK, SOFT, EDGE, RULE, SEA, SEAL, PAPER = "#17222a", "#4a5963", "#6d7c85", "#bcc8cd", "#0c4a5b", "#a61c1c", "#fff"
MOST_TICKS: Final = 24
"""Months that are ticked one by one."""
MOST_NAMES: Final = 6
STEPS: Final = (1, 2, 3, 6, 12, 24, 60, 120)
"""How many names an axis of time has at most, and how many months may lie between them."""
NAME_GAP: Final = 14
MOST_LEVELS: Final = 5
HIGHEST_WORD: Final = 34
LOWEST_WORD: Final = 174
"""Where the foot of a word beside a line may stand: under the names of deadlines, above the axis."""
LOWEST_VALUE: Final = 180
"""Where the foot of a value may stand at most: the names of months begin below."""
FILLS: Final = {
    "todo": "#fff", "review": "#fd0", "doing": "#9cc3e8", "closed": "#4aa89a", "late": "#8c1d10",
}


@frozen
class Strip:
    """A bar whose parts are as long as their counts; decoration beside the numbers themselves."""

    parts: tuple[tuple[str, int], ...]
    whole: int = 0
    """What a bar of full length stands for; 0 for the sum of its parts."""


@frozen
class ScheduleRow:
    """A milestone in the chart of a schedule; `start` is the latest start where it was counted backwards."""

    text: str
    start: date | None
    due: date | None
    done: date | None
    is_late: bool


@frozen
class Schedule:
    """The schedule of a task. `original` and `current` are its deadlines before and after all changes."""

    title: str
    description: str
    rows: tuple[ScheduleRow, ...]
    today: date
    original: date | None
    current: date | None


@frozen
class Series:
    """An indicator's values over time against its target."""

    title: str
    description: str
    points: tuple[tuple[date, float], ...]
    target: float | None
    baseline: float | None
    deadline: date | None
    today: date


@frozen
class BurnUp:
    """Tasks completed against tasks planned to be, cumulative at the end of each month; `actual` ends with today."""

    title: str
    description: str
    months: tuple[date, ...]
    planned: tuple[int, ...]
    actual: tuple[int, ...]


Chart = Strip | Schedule | Series | BurnUp


@singledispatch
def drawn(chart: object, say: Words) -> Markup:  # noqa: ARG001 - the kinds of chart below use it
    """The SVG of a chart, with its words in the language of `say`."""
    raise TypeError(f"no chart: {type(chart).__name__}")


@drawn.register
def _(chart: Strip, say: Words) -> Markup:
    del say
    total = chart.whole or sum(count for _, count in chart.parts)
    at = 0.0
    parts = []
    for fill, count in chart.parts:
        if count:
            width = 100 * count / total
            gap = STRIP_GAP if at + width < 99.9 else 0
            parts.append(f'<rect class="fill-{fill}" x="{_n(at)}" width="{_n(max(width - gap, 0.4))}" height="9"/>')
            at += width
    return Markup(
        '<svg class="strip" viewBox="0 0 100 9" preserveAspectRatio="none" aria-hidden="true">'
        f"{''.join(parts)}</svg>",
    )


@drawn.register
def _(chart: Schedule, say: Words) -> Markup:
    days = [chart.today, *(d for d in (chart.original, chart.current) if d)]
    for row in chart.rows:
        days += [d for d in (row.start, row.due, row.done) if d]
    time = _Time(min(days), max(days), left=10, right=WIDTH - 10)
    head = 52
    bottom = head + 46 * len(chart.rows)
    body = [_months(time, bottom, say)]
    middles = "".join(f"M10 {head + 46 * at + 32}H{WIDTH - 10}" for at in range(len(chart.rows)))
    if middles:
        body.append(f'<path class="grid" stroke="{RULE}" d="{middles}"/>')
    words = []
    for at, row in enumerate(chart.rows):
        top = head + 46 * at
        body.append(_milestone(row, top + 32, time))
        words.append(_text(10, top + 16, _cut(f"{at + 1}  {row.text}", 22)))
    body.append(_line(time.x(chart.today), 42, bottom, "today", SEAL, dash="5 4"))
    words.append(_flag(time.x(chart.today), 38, say.short_day(chart.today), tone="today-text", colour=SEAL))
    if chart.original:
        body.append(_line(time.x(chart.original), 22, bottom, "ink-stroke", INK, width=2.5))
        words.append(_flag(time.x(chart.original), 17, say("deadline")))
    if chart.current and chart.current != chart.original:
        body.append(_line(time.x(chart.current), 22, bottom, "ink-stroke", INK, dash="2 3", width=2.5))
        if not chart.original or abs(time.x(chart.current) - time.x(chart.original)) > 150:
            words.append(_flag(time.x(chart.current), 17, say("deadline_new")))
    body += [_haloed(words), _legend(bottom + 44, say)]
    return _svg(chart.title, chart.description, bottom + 54, "".join(body), say)


def _milestone(row: ScheduleRow, middle: float, time: _Time) -> str:
    """The marks of a milestone on its line."""
    parts = []
    if row.start and row.due and row.start <= row.due:
        left, right = time.x(row.start), time.x(row.due)
        parts.append(
            f'<rect class="slack" fill="{RULE}" x="{_n(left)}" y="{_n(middle - 5)}" '
            f'width="{_n(max(right - left, 2))}" height="10"/>',
        )
    if row.due and not (row.is_late and not row.done):
        parts.append(_diamond(time.x(row.due), middle, "paper-fill", PAPER))
    if row.done:
        parts.append(_diamond(time.x(row.done), middle, "fill-closed", FILLS["closed"]))
    elif row.is_late and row.due:
        parts.append(_triangle(time.x(row.due), middle))
    return "".join(parts)


def _legend(y: float, say: Words) -> str:
    third = WIDTH / 3
    return (
        _diamond(18, y - 5, "paper-fill", PAPER) + _text(32, y, say("legend_due"))
        + _diamond(18 + third, y - 5, "fill-closed", FILLS["closed"]) + _text(32 + third, y, say("legend_done"))
        + _triangle(18 + 2 * third, y - 5) + _text(32 + 2 * third, y, say("legend_missed"))
    )


@drawn.register
def _(chart: Series, say: Words) -> Markup:
    values = [value for _, value in chart.points]
    values += [v for v in (chart.target, chart.baseline) if v is not None]
    days = [chart.today, *(day for day, _ in chart.points), *([chart.deadline] if chart.deadline else [])]
    time = _Time(min(days), max(days), left=10, right=WIDTH - 14)
    scale = _Scale(min(values), max(values), top=34, bottom=168)
    body = [_months(time, 178, say)]
    words = []
    if chart.deadline:
        body.append(_line(time.x(chart.deadline), 24, 178, "ink-stroke", INK, width=2))
        words.append(_flag(time.x(chart.deadline), 17, say("deadline")))
    if chart.target is not None:
        body.append(f'<path class="planned" stroke="{EDGE}" stroke-width="2.5" stroke-dasharray="6 4" '
                    f'd="M10 {_n(scale.y(chart.target))}H{WIDTH - 10}"/>')
    line = [(time.x(day), scale.y(value)) for day, value in chart.points]
    path = "L".join(f"{_n(x)} {_n(y)}" for x, y in line)
    body.append(f'<path class="actual" stroke="{SEA}" fill="none" stroke-width="3" d="M{path}"/>')
    dots = (f'<circle cx="{_n(x)}" cy="{_n(y)}" r="4.5"/>' for x, y in line)
    body.append(f'<g class="actual-fill" fill="{SEA}">{"".join(dots)}</g>')
    taken: tuple[Box, ...] = ()
    if chart.target is not None:
        aim = f"{say('target')}{say('gap')}{say.number(chart.target)}"
        box = _beside_target(scale.y(chart.target), aim, line, time.x(chart.deadline) if chart.deadline else None)
        words.append(_text(box.left, box.foot, aim))
        taken = (box,)
    if line:
        count = say.number(chart.points[-1][1])
        box = _beside_last(count, line, taken, scale.y(chart.target) if chart.target is not None else None)
        words.append(_text(box.left, box.foot, count, colour=SEA, bold=True))
    body.append(_haloed(words))
    return _svg(chart.title, chart.description, 204, "".join(body), say)


def _beside_target(y: float, aim: str, line: Sequence[Point], deadline: float | None) -> Box:
    """Where the target's name stands: at the left end of its line, else the right, else between, above it or below, off the
    values and the places of the last one's own name.
    """
    wide = width_of(aim) * TEXT
    right = WIDTH - 20 - wide
    lefts = (12, right, *range(52, int(right), 40))
    feet = (y + 18, y - 6) if y < 48 else (y - 6, y + 18)
    places = [Box(left, foot, wide) for left in lefts for foot in feet if HIGHEST_WORD <= foot <= LOWEST_WORD]
    walls = () if deadline is None else (((deadline, 24.0), (deadline, 178.0)),)
    own = [Box(line[-1][0] - TEXT, line[-1][1] + up, 2 * TEXT) for up in (-10, 22)] if line else []
    return freest(places, line, walls, own)


def _beside_last(count: str, line: Sequence[Point], taken: Sequence[Box], target: float | None) -> Box:
    """Where the last value stands: above its point, below it, or beside it, off the values, the target and its name."""
    x, y = line[-1]
    wide = width_of(count) * TEXT
    middle = min(max(x - wide / 2, 4), WIDTH - wide - 4)
    below = target is not None and target <= y < target + 24
    feet = (y + 22, y - 10) if below else (y - 10, y + 22)
    places = [Box(middle, foot, wide) for foot in feet]
    places += [Box(x + 9, y + up, wide) for up in (5, -8, 19)] + [Box(x - 9 - wide, y + up, wide) for up in (-8, 19)]
    places.append(Box(middle, y - 28, wide))
    walls = () if target is None else (((10.0, target), (WIDTH - 10.0, target)),)
    kept = [box for box in places if 4 <= box.left <= WIDTH - wide - 4 and HIGHEST_WORD - 2 <= box.foot <= LOWEST_VALUE]
    return freest(kept or [Box(middle, max(min(y - 10, LOWEST_VALUE), 32), wide)], line, walls, taken)


@drawn.register
def _(chart: BurnUp, say: Words) -> Markup:
    levels = _levels(max((*chart.planned, *chart.actual, 1)))
    left = 10 + max(width_of(say.number(level)) for level in levels) * TEXT
    time = _Time(chart.months[0], chart.months[-1], left=left, right=WIDTH - 12)
    scale = _Scale(0, levels[-1], top=34, bottom=190)
    body = [_months(time, 200, say)]
    grid = "".join(f"M{_n(left)} {_n(scale.y(level))}H{WIDTH - 10}" for level in levels)
    body.append(f'<path class="grid" stroke="{RULE}" d="{grid}"/>')
    body.append(_soft([_text(left - 6, scale.y(level) + 5, say.number(level)) for level in levels], anchor="end"))
    for name, colour, values, dash in (
        ("planned", EDGE, chart.planned, ' stroke-dasharray="6 4"'), ("actual", SEA, chart.actual, ""),
    ):
        path = "L".join(f"{_n(time.x(m))} {_n(scale.y(v))}" for m, v in zip(chart.months, values, strict=False))
        body.append(f'<path class="{name}" stroke="{colour}" fill="none" stroke-width="3"{dash} d="M{path}"/>')
    last = chart.months[len(chart.actual) - 1]
    x, y = time.x(last), scale.y(chart.actual[-1])
    body.append(f'<circle class="actual-fill" fill="{SEA}" cx="{_n(x)}" cy="{_n(y)}" r="5"/>')
    count = say.number(chart.actual[-1])
    words = [_text(x + 10, min(y + 16, 186), count, colour=SEA, bold=True)] if x < WIDTH - 12 - width_of(count) * TEXT else []
    body += [_haloed(words), _burn_legend(say)]
    return _svg(chart.title, chart.description, 226, "".join(body), say)


def _burn_legend(say: Words) -> str:
    return (
        f'<path class="actual" stroke="{SEA}" stroke-width="3" d="M34 12h26"/>' + _text(66, 17, say("burn_actual"))
        + f'<path class="planned" stroke="{EDGE}" stroke-width="3" stroke-dasharray="6 4" d="M190 12h26"/>'
        + _text(222, 17, say("burn_planned"))
    )


# --- The pieces that charts are drawn with -------------------------------------------------------------------------


@frozen
class _Time:
    """A scale of days from `left` to `right`."""

    first: date
    last: date
    left: float
    right: float

    def x(self, day: date) -> float:
        span = (self.last - self.first).days
        return self.left + (self.right - self.left) * ((day - self.first).days / span if span else 0.5)


@frozen
class _Scale:
    """A scale of values from `bottom` to `top`."""

    least: float
    most: float
    top: float
    bottom: float

    def y(self, value: float) -> float:
        span = self.most - self.least
        return self.bottom - (self.bottom - self.top) * ((value - self.least) / span if span else 0.5)


def _svg(title: str, description: str, height: float, body: str, say: Words) -> Markup:
    return Markup(
        f'<svg role="img" lang="{say.tag}" viewBox="0 0 {WIDTH} {_n(height)}" font-size="{TEXT}" fill="{INK}">'
        f"<title>{escape(title)}</title><desc>{escape(description)}</desc>{body}</svg>",
    )


def _months(time: _Time, y: float, say: Words) -> str:
    """The axis of time: a tick at the beginning of each month or of each named one, named where there is room."""
    months = _first_days(time.first, time.last)
    step = next((step for step in STEPS if len(months) / step <= MOST_NAMES), STEPS[-1])
    line = f"M{_n(time.left)} {_n(y)}H{_n(time.right)}"
    named = [month for month in months if (month.year * 12 + month.month - 1) % step == 0]
    line += "".join(f"M{_n(time.x(month))} {_n(y)}v4" for month in (months if len(months) <= MOST_TICKS else named))
    names = []
    free_from = 0.0
    for month, wanted in _month_names(named, time, say):
        x = time.x(month)
        width = width_of(wanted) * TEXT
        if free_from <= x <= WIDTH - width:
            names.append(_text(x, y + 19, wanted))
            free_from = x + width + NAME_GAP
    if not names:
        names.append(_text(time.left, y + 19, say.month(time.first)))
    return f'<path class="axis" stroke="{EDGE}" d="{line}"/>' + _soft(names)


def _month_names(months: Sequence[date], time: _Time, say: Words) -> Iterator[tuple[date, str]]:
    """January bears its year alone; the first name bears it too, unless it would hide the year that follows."""
    for at, month in enumerate(months):
        if month.month == 1:
            yield month, say.year(month)
            continue
        full = say.short_month_of_year(month)
        near = at + 1 < len(months) and months[at + 1].month == 1
        hides = near and time.x(months[at + 1]) - time.x(month) < width_of(full) * TEXT + NAME_GAP
        yield month, say.short_month(month) if at or hides else full


def _levels(most: float) -> tuple[int, ...]:
    """Round values from 0 to `most` or just above it, for the lines of a grid."""
    power = 1
    while True:
        for factor in (1, 2, 5):
            step = factor * power
            if most <= step * (MOST_LEVELS - 1):
                return tuple(range(0, step * -(-int(most) // step) + 1, step))
        power *= 10


def _first_days(first: date, last: date) -> list[date]:
    """The first days of the months from `first` to `last`."""
    month = first if first.day == 1 else (first.replace(day=1) + timedelta(days=32)).replace(day=1)
    found = []
    while month <= last:
        found.append(month)
        month = (month + timedelta(days=32)).replace(day=1)
    return found


def _line(x: float, top: float, bottom: float, name: str, colour: str, *, dash: str = "", width: float = 2) -> str:
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    return (f'<path class="{name}" stroke="{colour}" stroke-width="{_n(width)}"{dashes} '
            f'd="M{_n(x)} {_n(top)}V{_n(bottom)}"/>')


def _flag(x: float, y: float, text: str, *, tone: str = "", colour: str = "", bold: bool = False) -> str:
    """A word at a vertical line, kept inside the picture."""
    half = width_of(text) * TEXT / 2
    middle = min(max(x, half + 4), WIDTH - half - 4)
    return _text(middle, y, text, anchor="middle", tone=tone, colour=colour, bold=bold)


def _text(
    x: float, y: float, text: str, *, anchor: str = "", tone: str = "", colour: str = "", bold: bool = False,
) -> str:
    said = "".join((
        f' fill="{colour}"' if colour else "",
        f' text-anchor="{anchor}"' if anchor else "",
        f' class="{tone}"' if tone else "",
        ' font-weight="700"' if bold else "",
    ))
    return f'<text x="{_n(x)}" y="{_n(y)}"{said}>{escape(text)}</text>'


def _soft(words: Sequence[str], *, anchor: str = "") -> str:
    """Words that stand back: an axis's."""
    held = f' text-anchor="{anchor}"' if anchor else ""
    return f'<g class="soft-text" fill="{SOFT}"{held}>{"".join(words)}</g>' if words else ""


def _haloed(words: Sequence[str]) -> str:
    """Words over lines, with the colour of the paper around them."""
    drawn_as = f'fill="{INK}" stroke="{PAPER}" stroke-width="4" paint-order="stroke" stroke-linejoin="round"'
    return f'<g class="halo" {drawn_as}>{"".join(words)}</g>' if words else ""


def _diamond(x: float, y: float, name: str, fill: str) -> str:
    return (f'<path class="{name} ink-stroke" fill="{fill}" stroke="{INK}" stroke-width="2" '
            f'd="M{_n(x)} {_n(y - 8)}l8 8l-8 8l-8 -8z"/>')


def _triangle(x: float, y: float) -> str:
    return (f'<path class="fill-late ink-stroke" fill="{FILLS["late"]}" stroke="{INK}" stroke-width="1.5" '
            f'd="M{_n(x)} {_n(y - 9)}l9 16h-18z"/>')


def width_of(text: str) -> float:
    """About how wide a text is, in its own font size."""
    return sum(1.0 if ord(character) > 0x2E7F else 0.56 for character in text)


def _cut(text: str, room: float) -> str:
    """A text shortened to `room` (in font sizes); the whole of it stands in the table below the chart."""
    if width_of(text) <= room:
        return text
    at, used = 0, 0.0
    while used < room - 1:
        used += width_of(text[at])
        at += 1
    return text[: at - 1].rstrip() + "…"


def _n(value: float) -> str:
    """A coordinate, short: at most one decimal."""
    return f"{value:.1f}".rstrip("0").rstrip(".")
