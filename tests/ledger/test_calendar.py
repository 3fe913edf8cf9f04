"""Working days: China's shifted holidays are right, and unknown years stay unknown."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta

import pytest

from generator.ledger.calendar import working_days

CHINA = working_days("CN")


def test_national_day_2024_leaves_four_working_days_between_29_september_and_9_october():
    assert CHINA.count(date(2024, 9, 29), date(2024, 10, 9)) == 4


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2024, 9, 29), True),  # a make-up Sunday
        (date(2024, 10, 1), False),
        (date(2024, 10, 7), False),  # a Monday off
        (date(2024, 10, 12), True),  # a make-up Saturday
        (date(2018, 10, 13), False),
        (date(2018, 10, 15), True),
        (date(2027, 1, 4), None),
        (date(2003, 12, 31), None),
    ],
)
def test_a_day_works_or_not_or_is_not_known(day, works):
    assert CHINA.is_working(day) is works


def test_both_ends_are_counted_and_the_wrong_order_counts_nothing():
    assert CHINA.count(date(2018, 10, 22), date(2018, 10, 26)) == 5
    assert CHINA.count(date(2018, 10, 22), date(2018, 10, 22)) == 1
    assert CHINA.count(date(2018, 10, 26), date(2018, 10, 22)) == 0


def test_a_count_that_touches_an_unknown_year_is_unknown():
    assert CHINA.last is not None
    after = CHINA.last + timedelta(days=1)
    assert CHINA.count(date(2018, 1, 1), after) is None
    assert CHINA.first_of(3, after) is None
    assert CHINA.last_of(3, after) is None
    assert CHINA.last_of(400, CHINA.last - timedelta(days=30)) is None
    assert CHINA.first_of(400, date(2004, 6, 1)) is None


def test_first_and_last_of_a_run_of_working_days():
    assert CHINA.first_of(5, date(2018, 10, 26)) == date(2018, 10, 22)
    assert CHINA.first_of(5, date(2018, 10, 28)) == date(2018, 10, 22)  # a Sunday ends on the Friday before
    assert CHINA.last_of(5, date(2018, 10, 20)) == date(2018, 10, 26)  # a Saturday begins on the Monday after
    assert CHINA.first_of(1, date(2018, 10, 22)) == CHINA.last_of(1, date(2018, 10, 22)) == date(2018, 10, 22)


@pytest.mark.parametrize("code", ["CN", "cn", " Cn "])
def test_the_country_is_read_in_any_case(code):
    assert working_days(code) is CHINA


def test_another_country_is_never_guessed():
    calendar = working_days("DE")
    assert calendar.country == "DE"
    assert calendar.is_working(date(2018, 10, 22)) is None
    assert calendar.count(date(2018, 10, 22), date(2018, 10, 26)) is None


def test_the_calendar_is_not_read_before_a_working_day_is_asked_for():
    """A build without notices must not pay for the tables."""
    script = "import sys, generator.ledger.reckoning, generator.ledger.repeats; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    assert not {"chinese_calendar", "rensa", "numpy"} & set(loaded)
