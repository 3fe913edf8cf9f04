"""What charts show, as values: days, numbers and names, in one language. How they look is not known here."""

from __future__ import annotations

from datetime import date

from generator.model.frozen import frozen


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
    first: int = 1
    """The number of the first row; more than 1 where the picture goes on with a schedule."""
    others: tuple[ScheduleRow, ...] = ()
    """Rows in other pictures of the same schedule: they share its axis of time."""


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
