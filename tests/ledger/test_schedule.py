"""The backward schedule: due dates, latest starts, slack, the critical chain and where an impossible one breaks."""

from __future__ import annotations

from datetime import date

import pytest

from generator.ledger.schedule import Window, backward_schedule
from generator.ledger.state import ChainBreak
from tests.builders import day, deadline_change, known_day, milestone, report, state, task


def scheduled(*milestones, done=None, deadline="2018-12-31", opened="2018-01-15", started=None, as_of="2018-01-15"):
    reached = tuple(day(each) for each in done or [None] * len(milestones))
    window = Window(day(opened), day(started), known_day(as_of))
    return backward_schedule(milestones, reached, day(deadline), window, "CN")


def dues(schedule):
    return [slot.due.isoformat() if slot.due else None for slot in schedule.slots]


def starts(schedule):
    return [slot.latest_start.isoformat() if slot.latest_start else None for slot in schedule.slots]


def slacks(schedule):
    return [slot.slack for slot in schedule.slots]


def test_each_milestone_ends_the_day_before_the_next_has_to_begin():
    found = scheduled(milestone("a", takes="3个月"), milestone("b", takes="30d"), milestone("c", takes="1个月"))
    assert dues(found) == ["2018-10-31", "2018-11-30", "2018-12-31"]
    assert starts(found) == ["2018-08-01", "2018-11-01", "2018-12-01"]
    assert found.chain_break is None


def test_working_days_skip_holidays_and_count_make_up_days():
    found = scheduled(milestone("a", takes="4 working days"), deadline="2024-10-09", opened=None, as_of="2024-01-01")
    assert starts(found) == ["2024-09-29"]
    assert found.slots[0].is_verified


def test_a_dated_milestone_stands_where_it_was_put_and_bounds_what_comes_before():
    found = scheduled(milestone("a", takes="30d"), milestone("b", "2018-06-30"), milestone("c", takes="30d"))
    assert dues(found) == ["2018-06-30", "2018-06-30", "2018-12-31"]
    assert starts(found) == ["2018-06-01", "2018-06-30", "2018-12-02"]
    assert found.slots[1].limit == date(2018, 12, 1)
    assert found.slots[1].slack == 154


def test_a_milestone_with_date_and_duration_has_to_begin_that_much_earlier():
    found = scheduled(milestone("a", takes="10d"), milestone("b", "2018-06-30", takes="30d"))
    assert starts(found)[1] == "2018-06-01"
    assert dues(found)[0] == "2018-05-31"


def test_a_milestone_without_date_and_duration_has_no_due_date_and_binds_nothing():
    found = scheduled(milestone("a", takes="10d"), milestone("b"), milestone("c", takes="10d"))
    assert dues(found) == ["2018-12-21", None, "2018-12-31"]
    assert slacks(found)[1] is None


def test_without_a_deadline_nothing_is_counted_back():
    found = scheduled(milestone("a", takes="10d"), milestone("b", "2018-06-30"), deadline=None)
    assert dues(found) == ["2018-06-30", "2018-06-30"]
    assert dues(scheduled(milestone("a", takes="10d"), deadline=None)) == [None]


def test_working_days_in_an_unknown_year_are_unverified_and_so_is_what_comes_before():
    found = scheduled(
        milestone("x", "2030-01-01"), milestone("a", takes="10d"), milestone("b", takes="5 working days"),
        deadline="2031-06-30",
    )  # fmt: skip
    assert dues(found) == ["2030-01-01", None, "2031-06-30"]
    assert [slot.is_verified for slot in found.slots] == [True, False, False]
    assert found.chain_break is None


def test_slack_is_the_room_between_the_earliest_finish_and_the_latest():
    found = scheduled(
        milestone("a", takes="30d"), milestone("b", takes="30d"), deadline="2018-03-31", opened="2018-01-21"
    )
    assert slacks(found) == [10, 10]
    assert [slot.is_critical for slot in found.slots] == [True, True]


def test_slack_shrinks_with_the_days_while_a_milestone_is_not_done():
    chain = (milestone("a", takes="30d"), milestone("b", takes="30d"))
    early = scheduled(*chain, deadline="2018-03-31", started="2018-01-21", as_of="2018-02-10")
    late = scheduled(*chain, deadline="2018-03-31", started="2018-01-21", as_of="2018-03-05")
    assert slacks(early) == [10, 10]
    assert slacks(late) == [-4, -4]


def test_work_that_has_not_begun_can_begin_tomorrow():
    chain = (milestone("a", takes="30d"),)
    assert slacks(scheduled(*chain, deadline="2018-03-31", as_of="2018-03-01")) == [0]
    assert slacks(scheduled(*chain, deadline="2018-03-31", as_of="2018-03-31")) == [-30]


def test_a_milestone_that_is_done_has_no_slack_and_frees_the_next_day():
    chain = (milestone("a", takes="30d"), milestone("b", takes="30d"))
    found = scheduled(
        *chain, done=["2018-02-01", None], deadline="2018-03-31", started="2018-01-21", as_of="2018-02-02"
    )
    assert slacks(found) == [None, 28]
    assert [slot.is_critical for slot in found.slots] == [False, True]


def test_the_critical_milestones_are_those_with_the_least_slack():
    found = scheduled(milestone("a", "2018-03-01"), milestone("b", "2018-03-10"), milestone("c", "2018-06-30"))
    assert slacks(found) == [9, 112, 184]
    assert [slot.is_critical for slot in found.slots] == [True, False, False]


def test_a_chain_that_would_begin_before_the_plan_breaks_at_the_milestone_that_does_not_fit():
    chain = (milestone("a", takes="60d"), milestone("b", takes="60d"), milestone("c", takes="60d"))
    found = scheduled(*chain, deadline="2018-06-30", opened="2018-03-01")
    assert found.chain_break == ChainBreak(0, needed=date(2018, 1, 2), available=date(2018, 3, 1))
    found = scheduled(*chain, deadline="2018-06-30", opened="2018-04-15")
    assert found.chain_break is not None
    assert found.chain_break.index == 1


def test_a_chain_that_would_begin_before_work_did_is_impossible_whatever_the_plan_allowed():
    found = scheduled(milestone("a", takes="6个月"), opened="2018-01-15", started="2018-10-01", as_of="2018-10-10")
    assert found.chain_break == ChainBreak(0, needed=date(2018, 7, 1), available=date(2018, 10, 1))
    found = scheduled(milestone("a", takes="6个月"), opened="2018-08-15", started="2018-05-01", as_of="2018-10-10")
    assert found.chain_break is None


def test_a_chain_breaks_after_a_dated_milestone_that_leaves_too_few_days():
    found = scheduled(milestone("a", "2018-10-01"), milestone("b", takes="60d"), deadline="2018-11-15")
    assert found.chain_break == ChainBreak(1, needed=date(2018, 9, 17), available=date(2018, 10, 2))


def test_exactly_enough_days_do_not_break_the_chain():
    found = scheduled(milestone("a", "2018-10-01"), milestone("b", takes="60d"), deadline="2018-11-30")
    assert starts(found)[1] == "2018-10-02"
    assert found.chain_break is None


def test_a_milestone_after_the_deadline_breaks_the_chain():
    found = scheduled(milestone("a", "2019-01-01"))
    assert found.chain_break == ChainBreak(0, needed=date(2018, 12, 31), available=date(2019, 1, 1))


def test_two_dates_in_the_wrong_order_break_the_chain_and_one_day_for_both_does_not():
    assert scheduled(milestone("a", "2018-06-02"), milestone("b", "2018-06-01")).chain_break is not None
    assert scheduled(milestone("a", "2018-06-01"), milestone("b", "2018-06-01")).chain_break is None


def test_what_is_done_breaks_nothing():
    found = scheduled(
        milestone("a", takes="400d"), milestone("b", takes="10d"), done=["2018-05-01", None], as_of="2018-06-01"
    )
    assert found.chain_break is None


def test_being_late_is_not_an_impossible_plan():
    found = scheduled(milestone("a", takes="30d"), started="2018-02-01", as_of="2018-12-31", deadline="2018-06-30")
    assert found.chain_break is None
    assert slacks(found) == [-184]


def test_no_milestones_make_an_empty_schedule():
    assert scheduled().slots == ()


def test_the_schedule_follows_an_approved_change_of_the_deadline():
    moved = task(
        milestones=[milestone("a", takes="10d")],
        deadline="2018-06-30",
        deadline_changes=[deadline_change("2018-06-01", "2018-06-30", "2018-12-31")],
    )
    assert state(moved, as_of="2018-05-31").milestones[0].due == date(2018, 6, 30)
    assert state(moved, as_of="2018-06-01").milestones[0].due == date(2018, 12, 31)


@pytest.mark.parametrize(("as_of", "is_late"), [("2018-06-30", False), ("2018-07-01", True)])
def test_a_milestone_is_late_from_the_day_after(as_of, is_late):
    found = state(task(milestones=[milestone("a", "2018-06-30")]), as_of=as_of).milestones[0]
    assert found.is_late is is_late
    assert found.is_due


def test_a_report_that_reaches_a_milestone_counts_like_its_own_date():
    found = state(
        task(milestones=[milestone("a", "2018-06-30", done="2018-06-20"), milestone("b", "2018-07-31")]),
        report("DL-01", "2018-06-15", milestones_done=["a", "b"]),
    )
    assert [each.done for each in found.milestones] == [date(2018, 6, 15), date(2018, 6, 15)]
    assert found.actual == 1.0
