"""Working days of a country, counted from a kept calendar; days outside its known years are never guessed.

For China the days off and the working weekends that make up for them are set anew every year by the State Council;
`chinesecalendar` transcribes those notices, and says which years it knows. Other countries have no calendar here:
every count of theirs is unverified.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

from generator.model.frozen import frozen


@frozen
class WorkingDays:
    """The working days of one country. Every answer is None where it would touch a day outside `first`…`last`."""

    country: str
    first: date | None
    last: date | None
    ordinals: Sequence[int]
    """The proleptic ordinals of all known working days, ascending."""

    def knows(self, day: date) -> bool:
        """Whether the day lies in the years for which the calendar was published."""
        return self.first is not None and self.last is not None and self.first <= day <= self.last

    def is_working(self, day: date) -> bool | None:
        """Whether it is a working day; a make-up Sunday is one."""
        return self.count(day, day) == 1 if self.knows(day) else None

    def count(self, first: date, last: date) -> int | None:
        """Working days from `first` to `last`, both ends counted; 0 where `last` comes before `first`."""
        if not (self.knows(first) and self.knows(last)):
            return None
        return max(0, bisect_right(self.ordinals, last.toordinal()) - bisect_left(self.ordinals, first.toordinal()))

    def first_of(self, count: int, last: date) -> date | None:
        """The first of `count` working days (at least one) of which the last is on or before `last`."""
        return self._at(bisect_right(self.ordinals, last.toordinal()) - count) if self.knows(last) else None

    def last_of(self, count: int, first: date) -> date | None:
        """The last of `count` working days (at least one) of which the first is on or after `first`."""
        return self._at(bisect_left(self.ordinals, first.toordinal()) + count - 1) if self.knows(first) else None

    def _at(self, position: int) -> date | None:
        return date.fromordinal(self.ordinals[position]) if 0 <= position < len(self.ordinals) else None


def working_days(country: str) -> WorkingDays:
    """The calendar of a country by its two-letter code (`CN`, in any case)."""
    return _china() if country.strip().upper() == "CN" else WorkingDays(country, None, None, ())


@cache
def _china() -> WorkingDays:
    """The years from the first to the last that the library holds; read on first use, 20 ms."""
    import chinese_calendar  # noqa: PLC0415 - most runs count no working day and should not pay for the tables

    first = date(min(chinese_calendar.holidays).year, 1, 1)
    last = date(max(chinese_calendar.holidays).year, 12, 31)
    days = (first + timedelta(days) for days in range((last - first).days + 1))
    return WorkingDays("CN", first, last, tuple(day.toordinal() for day in days if chinese_calendar.is_workday(day)))
