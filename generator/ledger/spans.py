"""The days that a duration covers: its first day counted back from its last, and the reverse. Both ends count."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from generator.ledger.calendar import working_days
from generator.model.records import Duration, DurationUnit

EARLIEST: Final = date(1900, 1, 1)
LATEST: Final = date(2299, 12, 31)
"""A schedule that leaves these years is a slip of the pen, and no day of it is given."""
_DAYS: Final = {DurationUnit.DAY: 1, DurationUnit.WEEK: 7}
_MONTHS: Final = {DurationUnit.MONTH: 1, DurationUnit.YEAR: 12}
_ONE_DAY: Final = timedelta(days=1)


def first_day(last: date, takes: Duration, country: str) -> date | None:
    """The first of the days that end on `last`: 30 days to 31 December begin on 2 December, 3 months on 1 October.

    None where working days leave the calendar's known years, or the duration leaves the years of a schedule.
    """
    if takes.unit is DurationUnit.WORKING_DAY:
        return working_days(country).first_of(takes.count, last)
    if takes.unit in _DAYS:
        return _plausible(last.toordinal() - takes.count * _DAYS[takes.unit] + 1)
    return _months_from(last + _ONE_DAY, -takes.count * _MONTHS[takes.unit])


def last_day(first: date, takes: Duration, country: str) -> date | None:
    """The last of the days that begin on `first`; None as for `first_day`."""
    if takes.unit is DurationUnit.WORKING_DAY:
        return working_days(country).last_of(takes.count, first)
    if takes.unit in _DAYS:
        return _plausible(first.toordinal() + takes.count * _DAYS[takes.unit] - 1)
    following = _months_from(first, takes.count * _MONTHS[takes.unit])
    return following - _ONE_DAY if following is not None else None


def _months_from(day: date, months: int) -> date | None:
    """The same day of another month, or that month's last day where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not EARLIEST.year <= year <= LATEST.year:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _plausible(ordinal: int) -> date | None:
    return date.fromordinal(ordinal) if EARLIEST.toordinal() <= ordinal <= LATEST.toordinal() else None
