"""Scales put a day and a value where they belong, also where there is only one; the names of months keep apart."""

import re
from datetime import date
from itertools import pairwise

import pytest

from generator.render.charts.axes import Scale, Time, levels, months
from generator.render.words import spoken


def test_days_and_values_lie_between_the_ends() -> None:
    time = Time(date(2018, 1, 1), date(2018, 1, 11), 10, 110)
    assert [time.x(date(2018, 1, day)) for day in (1, 6, 11)] == [10, 60, 110]
    assert Time(date(2018, 1, 1), date(2018, 1, 1), 10, 110).x(date(2018, 1, 1)) == 60
    scale = Scale(0, 50, top=20, bottom=120)
    assert [scale.y(value) for value in (0, 25, 50)] == [120, 70, 20]
    assert Scale(5, 5, 20, 120).y(5) == 70


@pytest.mark.parametrize(("most", "expected"), [(1, (0, 1)), (9, (0, 5, 10)), (47, (0, 20, 40, 60)), (1000, (0, 500, 1000))])
def test_levels_are_round(most: int, expected: tuple[int, ...]) -> None:
    assert levels(most) == expected


def test_an_axis_without_a_first_of_a_month_names_its_month() -> None:
    assert "March 2018" in months(Time(date(2018, 3, 5), date(2018, 3, 20), 10, 350), 100, spoken("en"))


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(("first", "last"), [(date(2018, 8, 20), date(2019, 1, 10)), (date(2018, 3, 28), date(2018, 12, 31))])
def test_names_of_months_are_evenly_spread(first: date, last: date, language: str) -> None:
    """A long first name hid the next month and not the one after it, so that the axis seemed to skip a month."""
    said = spoken(language)
    names = re.findall(r">([^<]+)</text>", months(Time(first, last, 10, 350), 100, said))
    every = [date(2018 + at // 12, at % 12 + 1, 1) for at in range(24)]
    shown = [
        at for at, month in enumerate(every)
        if first <= month <= last and {said.year(month), said.short_month(month), said.short_month_of_year(month)} & set(names)
    ]
    assert len(shown) == len(names) > 1
    assert len({b - a for a, b in pairwise(shown)}) <= 1
