"""The days of a duration: both ends count, and the way back is the way forth."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.ledger.spans import first_day, last_day
from generator.model.records import Duration, DurationUnit
from generator.source.wording import read_duration


def takes(written):
    found = read_duration(written)
    assert found
    return found


@pytest.mark.parametrize(
    ("written", "last", "first"),
    [
        ("1d", date(2018, 12, 31), date(2018, 12, 31)),
        ("30d", date(2018, 12, 31), date(2018, 12, 2)),
        ("2 weeks", date(2018, 12, 31), date(2018, 12, 18)),
        ("3个月", date(2018, 12, 31), date(2018, 10, 1)),
        ("1个月", date(2019, 2, 28), date(2019, 2, 1)),
        ("1个月", date(2018, 3, 30), date(2018, 2, 28)),
        ("1年", date(2018, 12, 31), date(2018, 1, 1)),
        ("5 working days", date(2018, 10, 26), date(2018, 10, 22)),
        ("4个工作日", date(2024, 10, 9), date(2024, 9, 29)),
    ],
)
def test_a_duration_ends_on_its_last_day(written, last, first):
    assert first_day(last, takes(written), "CN") == first


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("30d", date(2018, 12, 2), date(2018, 12, 31)),
        ("3个月", date(2018, 10, 1), date(2018, 12, 31)),
        ("1年", date(2018, 1, 1), date(2018, 12, 31)),
        ("5 working days", date(2018, 10, 20), date(2018, 10, 26)),
    ],
)
def test_a_duration_begins_on_its_first_day(written, first, last):
    assert last_day(first, takes(written), "CN") == last


def test_working_days_outside_the_known_years_are_unknown():
    assert first_day(date(2030, 6, 1), takes("5 working days"), "CN") is None
    assert last_day(date(2018, 6, 1), takes("5 working days"), "FR") is None


def test_a_duration_that_leaves_the_years_of_a_schedule_is_unknown():
    for unit in (DurationUnit.YEAR, DurationUnit.MONTH):
        assert first_day(date(2018, 12, 31), Duration(9999, unit), "CN") is None
        assert last_day(date(2018, 1, 1), Duration(9999, unit), "CN") is None
    # The first day of all calendars has no day before it to end the next step on.
    assert first_day(date(2018, 12, 31), Duration(2018, DurationUnit.YEAR), "CN") is None
    assert first_day(date(1900, 1, 9), Duration(10, DurationUnit.DAY), "CN") is None
    assert first_day(date(1900, 1, 9), Duration(9, DurationUnit.DAY), "CN") == date(1900, 1, 1)


@given(st.dates(date(2005, 1, 1), date(2025, 1, 1)), st.integers(1, 200), st.sampled_from(["d", " weeks"]))
def test_days_and_weeks_there_and_back(first, count, unit):
    last = last_day(first, takes(f"{count}{unit}"), "CN")
    assert last is not None
    assert first_day(last, takes(f"{count}{unit}"), "CN") == first


@given(st.dates(date(2006, 1, 1), date(2024, 1, 1)), st.integers(1, 200))
def test_as_many_working_days_are_in_a_span_as_it_takes(last, count):
    from generator.ledger.calendar import working_days

    first = first_day(last, takes(f"{count} working days"), "CN")
    assert first is not None
    assert working_days("CN").count(first, last) == count
    assert working_days("CN").is_working(first)
