"""The time limit: original and current, in parts, without an end, at once."""

from __future__ import annotations

from datetime import date

import pytest

from generator.ledger.deadlines import day_at_once
from generator.ledger.state import Pace
from tests.builders import closing, deadline, deadline_change, inspection, part, state, task


def limits(as_of, *changes, written="2018-09-30", **fields):
    given = written if not isinstance(written, tuple) else deadline(*written)
    return state(task(deadline=given, deadline_changes=changes, **fields), as_of=as_of).deadline


def test_a_deadline_without_changes_is_original_and_current():
    found = limits("2018-09-01", written="2018年底前")
    assert (found.original, found.current, found.days_left) == (date(2018, 12, 31), date(2018, 12, 31), 121)
    assert found.changes == ()


def test_days_left_count_to_the_original_deadline_and_turn_negative():
    moved = deadline_change("2018-09-15", "2018-09-30", "2018-12-31")
    assert limits("2018-10-10", moved).days_left == -10
    assert limits("2018-10-10", moved).current == date(2018, 12, 31)


def test_a_change_does_not_count_before_its_day():
    moved = deadline_change("2018-09-15", "2018-09-30", "2018-12-31")
    assert limits("2018-09-14", moved).current == date(2018, 9, 30)
    assert limits("2018-09-14", moved).changes == ()


def test_an_editor_who_wrote_the_new_deadline_over_the_old_hides_no_delay():
    moved = deadline_change("2018-09-15", "2018-09-30", "2018-12-31")
    found = limits("2018-10-10", moved, written="2018-12-31")
    assert (found.original, found.current) == (date(2018, 9, 30), date(2018, 12, 31))


def test_several_changes_are_a_chain_wherever_the_field_stands_in_it():
    first = deadline_change("2018-06-01", "2018-06-30", "2018-09-30")
    second = deadline_change("2018-09-01", "2018-09-30", "2018-12-31")
    for written in ("2018-06-30", "2018-09-30", "2018-12-31"):
        found = limits("2018-10-10", second, first, written=written)
        assert (found.original, found.current) == (date(2018, 6, 30), date(2018, 12, 31)), written


def test_a_change_there_and_back_keeps_the_original():
    there = deadline_change("2018-06-01", "2018-09-30", "2018-12-31")
    back = deadline_change("2018-07-01", "2018-12-31", "2018-09-30")
    found = limits("2018-08-01", there, back)
    assert (found.original, found.current) == (date(2018, 9, 30), date(2018, 9, 30))


def test_a_change_that_names_no_former_deadline_moves_the_last_date():
    found = limits("2018-10-10", deadline_change("2018-09-15", None, "2018-12-31"))
    assert (found.original, found.current) == (date(2018, 9, 30), date(2018, 12, 31))


def test_of_two_first_deadlines_the_earlier_counts():
    found = limits("2018-10-10", deadline_change("2018-05-01", "2018-06-30", "2018-12-31"))
    assert found.original == date(2018, 6, 30)
    found = limits("2018-10-10", deadline_change("2018-05-01", "2018-11-30", "2018-12-31"))
    assert found.original == date(2018, 9, 30)


def test_moving_a_dated_deadline_to_continuing_does_not_end_the_delay():
    moved = deadline_change("2018-09-15", "2018-09-30", "长期坚持")
    for written in ("2018-09-30", "长期坚持"):
        found = state(task(deadline=written, deadline_changes=[moved]), as_of="2018-10-10")
        assert found.deadline.original == date(2018, 9, 30), written
        assert found.deadline.current is None
        assert found.pace is Pace.OVERDUE
        assert found.deadline.is_continuing


def test_a_task_without_an_end_that_is_given_a_day_can_be_completed():
    moved = deadline_change("2018-09-15", "长期坚持", "2018-12-31")
    found = state(
        task(deadline="长期坚持", deadline_changes=[moved], closing=closing(self_check="2018-12-01")),
        as_of="2018-12-02",
    )
    assert not found.deadline.is_continuing
    assert found.completed == date(2018, 12, 1)
    assert found.deadline.current == date(2018, 12, 31)


def test_the_last_dated_part_decides_for_the_whole_and_each_part_for_itself():
    written = deadline(part("2019年内"), part("2020年11月底前"), part("长期坚持"))
    before = state(task(deadline=written), as_of="2020-06-01")
    assert before.deadline.late_parts == (0,)
    assert before.pace is Pace.BEHIND
    after = state(task(deadline=written), as_of="2021-11-30")
    assert after.deadline.late_parts == (0, 1)
    assert (after.pace, after.days_late) == (Pace.OVERDUE, 365)
    assert after.deadline.is_continuing


def test_a_change_moves_the_part_whose_day_it_names():
    written = ("2018-06-30", "2018-09-30")
    found = limits("2018-10-10", deadline_change("2018-06-01", "2018-06-30", "2018-08-31"), written=written)
    assert [each.original for each in found.parts] == [date(2018, 6, 30), date(2018, 9, 30)]
    assert [each.current for each in found.parts] == [date(2018, 8, 31), date(2018, 9, 30)]


def test_parts_that_are_done_are_not_late():
    written = deadline(part("2018-06-30", done="2018-07-10"), "2018-12-31")
    assert state(task(deadline=written), as_of="2018-07-09").deadline.late_parts == (0,)
    assert state(task(deadline=written), as_of="2018-07-10").deadline.late_parts == ()


def test_a_continuing_task_is_reviewed_at_the_end_of_the_year():
    found = state(task(deadline="长期坚持"), as_of="2018-10-31").deadline
    assert (found.original, found.current, found.days_left) == (None, None, None)
    assert found.review == date(2018, 12, 31)
    assert limits("2018-10-31").review is None


def test_a_task_without_a_deadline_is_never_overdue():
    found = state(task(deadline=None), as_of="2030-10-31")
    assert found.deadline.written is None
    assert found.deadline.parts == ()
    assert found.pace is Pace.ON_SCHEDULE


@pytest.mark.parametrize(
    ("published", "received", "due"),
    [
        ("2018-01-15", "2017-07-31", date(2018, 1, 15)),
        (None, "2017-07-31", date(2017, 7, 31)),
        ("2019-01-15", "2017-07-31", date(2017, 7, 31)),  # the plan is not out yet
        (None, None, None),
        ("2019-01-15", "2019-01-01", None),
    ],
)
def test_at_once_means_the_day_of_the_plan_or_of_the_feedback(published, received, due):
    found = state(
        task(deadline="立行立改"),
        inspection(plan_published=published, feedback_received=received),
        as_of="2018-10-31",
    )
    assert found.deadline.is_immediate
    assert found.deadline.original == due
    assert (found.pace is Pace.OVERDUE) == (due is not None)


def test_of_several_inspections_the_earliest_plan_counts():
    known = [
        inspection("a", plan_published="2018-05-01"),
        None,
        inspection("b", plan_published="2018-01-15", feedback_received="2017-01-01"),
    ]
    assert day_at_once(known, date(2018, 12, 31)) == date(2018, 1, 15)


def test_a_self_check_ends_the_parts_of_a_deadline():
    found = state(task(deadline="2018-06-30", closing=closing(self_check="2018-07-10")), as_of="2018-07-31")
    assert found.deadline.late_parts == ()
    assert found.pace is None
    assert found.days_late == 10
