"""Indicators: value, share, direction, projection and falling back."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders import indicator, report, state, task


def measured(*values, baseline=0.0, target=100.0, deadline="2018-12-31", as_of="2018-12-31", **fields):
    """The only indicator of a task after reports of (day, value)."""
    reports = [report("DL-01", on, indicators={"capacity": value}) for on, value in values]
    made = task(indicators=[indicator(baseline=baseline, target=target)], deadline=deadline, **fields)
    return state(made, *reports, as_of=as_of).indicators[0]


def test_without_a_reading_nothing_is_known():
    found = measured()
    assert (found.value, found.share, found.is_reached, found.reached_by, found.fell_back) == (None,) * 5
    assert found.readings == ()


def test_the_last_reading_up_to_the_day_is_the_value():
    found = measured(("2018-05-01", 20), ("2018-06-01", 40), ("2018-07-01", 90), as_of="2018-06-30")
    assert (found.value, found.share, found.is_reached) == (40, 0.4, False)
    assert [reading.on for reading in found.readings] == [date(2018, 5, 1), date(2018, 6, 1)]
    assert found.readings[0].source == "tasks/DL-01/progress/2018-05-01.md"


def test_two_reports_on_one_day_make_one_reading():
    reports = [
        report("DL-01", "2018-05-01", indicators={"capacity": value}, path=f"tasks/DL-01/progress/{name}.md")
        for name, value in (("a", 10), ("b", 20))
    ]
    found = state(task(indicators=[indicator()]), *reports).indicators[0]
    assert [reading.value for reading in found.readings] == [20]


@pytest.mark.parametrize(
    ("baseline", "target", "value", "reached", "share"),
    [
        (0, 100, 100, True, 1.0),
        (0, 100, 120, True, 1.0),
        (80, 10, 10, True, 1.0),
        (80, 10, 45, False, 0.5),
        (80, 10, 100, False, 0.0),
        (5, 5, 5, True, 1.0),
        (5, 5, 6, False, 0.0),
        (None, 10, 10, True, None),
        (0, None, 10, None, None),
    ],
)
def test_the_direction_is_the_sign_of_target_minus_baseline(baseline, target, value, reached, share):
    found = measured(("2018-05-01", value), baseline=baseline, target=target)
    assert (found.is_reached, found.share) == (reached, share)


def test_without_a_baseline_the_first_reading_gives_the_direction():
    found = measured(("2018-05-01", 50), ("2018-06-01", 8), baseline=None, target=10)
    assert found.is_reached is True


def test_the_present_rate_is_carried_forward_to_the_target():
    found = measured(("2018-09-01", 40), ("2018-10-01", 70))
    assert found.reached_by == date(2018, 10, 31)
    assert not found.is_after_deadline


def test_a_rate_that_is_too_slow_leads_past_the_deadline():
    found = measured(("2018-09-01", 40), ("2018-10-01", 45))
    assert found.reached_by == date(2019, 8, 27)
    assert found.is_after_deadline


def test_the_rate_is_that_of_the_last_ninety_days():
    found = measured(("2018-01-01", 0), ("2018-08-01", 10), ("2018-09-01", 40), ("2018-10-01", 71))
    assert found.reached_by == date(2018, 10, 30)


def test_a_single_reading_is_measured_from_the_baseline_at_the_begin_of_work():
    found = measured(("2018-07-01", 50), started="2018-05-02")
    assert found.reached_by == date(2018, 8, 30)
    assert measured(("2018-07-01", 50)).reached_by is None


@pytest.mark.parametrize("values", [((40), (40)), ((40), (30))])
def test_standing_still_or_moving_away_reaches_nothing(values):
    found = measured(("2018-09-01", values[0]), ("2018-10-01", values[1]))
    assert found.reached_by is None
    assert not found.is_after_deadline


def test_a_rate_that_needs_more_than_a_century_reaches_nothing():
    assert measured(("2018-09-01", 1), ("2018-10-01", 1.00001)).reached_by is None


def test_a_target_that_is_reached_was_reached_on_the_first_day_of_its_last_run():
    found = measured(("2018-05-01", 100), ("2018-06-01", 90), ("2018-07-01", 101), ("2018-08-01", 100))
    assert found.reached_by == date(2018, 7, 1)
    late = measured(("2019-05-01", 100), as_of="2019-12-31")
    assert late.reached_by == date(2019, 5, 1)
    assert late.is_after_deadline


def test_falling_back_names_the_last_pair():
    found = measured(("2018-05-01", 50), ("2018-06-01", 40), ("2018-07-01", 60), ("2018-08-01", 55), ("2018-09-01", 70))
    assert found.fell_back is not None
    assert [reading.value for reading in found.fell_back] == [60, 55]
    assert measured(("2018-05-01", 50), ("2018-06-01", 60)).fell_back is None
    assert measured(("2018-05-01", 50), ("2018-06-01", 40), baseline=80, target=0).fell_back is None


def test_an_indicator_that_the_task_does_not_declare_is_left_out():
    assert state(task(), report("DL-01", "2018-05-01", indicators={"other": 1})).indicators == ()
