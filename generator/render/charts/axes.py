"""The scales of charts: days from left to right with the names of months below, values from the foot up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from generator.model.frozen import frozen
from generator.render.charts.lettering import TEXT, width_of
from generator.render.charts.marks import EDGE, WIDTH, short, soft, word
from generator.render.words import Words

MOST_TICKS: Final = 24
"""Months that are ticked one by one."""
MOST_NAMES: Final = 6
STEPS: Final = (1, 2, 3, 6, 12, 24, 60, 120)
"""How many names an axis of time has at most, and how many months may lie between them."""
NAME_GAP: Final = 12
MOST_LEVELS: Final = 5


@frozen
class Time:
    """A scale of days from `left` to `right`."""

    first: date
    last: date
    left: float
    right: float

    def x(self, day: date) -> float:
        """Where a day is."""
        span = (self.last - self.first).days
        return self.left + (self.right - self.left) * ((day - self.first).days / span if span else 0.5)


@frozen
class Scale:
    """A scale of values from `bottom` to `top`."""

    least: float
    most: float
    top: float
    bottom: float

    def y(self, value: float) -> float:
        """Where a value is."""
        span = self.most - self.least
        return self.bottom - (self.bottom - self.top) * ((value - self.least) / span if span else 0.5)


def months(time: Time, y: float, say: Words) -> str:
    """The axis of time: a tick at the beginning of each month or of each named one, named where there is room."""
    firsts = _first_days(time.first, time.last)
    named, names = _named(firsts, time, say)
    line = f"M{short(time.left)} {short(y)}H{short(time.right)}"
    line += "".join(f"M{short(time.x(month))} {short(y)}v4" for month in (firsts if len(firsts) <= MOST_TICKS else named))
    said = [word(x, y + 19, name) for x, name in names] or [word(time.left, y + 19, say.month(time.first))]
    return f'<path class="axis" stroke="{EDGE}" d="{line}"/>' + soft(said)


def _named(firsts: Sequence[date], time: Time, say: Words) -> tuple[Sequence[date], Sequence[tuple[float, str]]]:
    """The months that have a name, evenly: every so many, such that each has room for it; and where the names stand."""
    found: list[tuple[Sequence[date], Sequence[tuple[float, str]]]] = []
    for step in (step for step in STEPS if len(firsts) / step <= MOST_NAMES):
        named = [month for month in firsts if (month.year * 12 + month.month - 1) % step == 0]
        names: list[tuple[float, str]] = []
        hidden, free_from = 0, 0.0
        for month, wanted in _month_names(named, time, say):
            x, width = time.x(month), width_of(wanted) * TEXT
            if x < free_from:
                hidden += 1
            elif x <= WIDTH - width:
                names.append((x, wanted))
                free_from = x + width + NAME_GAP
        if not hidden and (len(names) > 1 or not found):
            return named, names
        found.append((named, names))
    return found[0] if found else ([], [])


def _month_names(named: Sequence[date], time: Time, say: Words) -> Iterator[tuple[date, str]]:
    """January bears its year alone; the first name bears it too, unless it would hide the year that follows."""
    for at, month in enumerate(named):
        if month.month == 1:
            yield month, say.year(month)
            continue
        full = say.short_month_of_year(month)
        near = at + 1 < len(named) and named[at + 1].month == 1
        hides = near and time.x(named[at + 1]) - time.x(month) < width_of(full) * TEXT + NAME_GAP
        yield month, say.short_month(month) if at or hides else full


def levels(most: float) -> tuple[int, ...]:
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
