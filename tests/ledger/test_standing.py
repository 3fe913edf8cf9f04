"""Stage, pace, label and group: the rules and the rulings one by one."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from generator.ledger.standing import GROUP_OF, label
from generator.ledger.state import Group, Label, Pace, Stage
from tests.builders import check, closing, deadline, finding, milestone, part, report, state, task

STEPS: dict[str, Any] = {
    "self_check": "2018-09-01",
    "acceptance": "2018-09-10",
    "notice": ("2018-09-12", "2018-09-18"),
    "filing": "2018-09-20",
    "closed": "2018-09-25",
}


def stepped(*names, as_of="2018-10-31", **fields):
    return state(task(closing=closing(**{name: STEPS[name] for name in names}), **fields), as_of=as_of)


@pytest.mark.parametrize(
    ("names", "stage", "since"),
    [
        (("self_check",), Stage.COMPLETED, date(2018, 9, 1)),
        (("self_check", "acceptance"), Stage.ACCEPTED, date(2018, 9, 10)),
        (("self_check", "acceptance", "notice"), Stage.ON_NOTICE, date(2018, 9, 12)),
        (("self_check", "acceptance", "notice", "filing"), Stage.ON_NOTICE, date(2018, 9, 12)),
        (tuple(STEPS), Stage.CLOSED, date(2018, 9, 25)),
        # What lacks a predecessor does not count.
        (("acceptance",), Stage.UNDER_WAY, date(2018, 9, 10)),
        (("self_check", "notice"), Stage.COMPLETED, date(2018, 9, 1)),
        (("self_check", "acceptance", "notice", "closed"), Stage.ON_NOTICE, date(2018, 9, 12)),
        (("self_check", "acceptance", "filing", "closed"), Stage.ACCEPTED, date(2018, 9, 10)),
        ((), Stage.NOT_STARTED, None),
    ],
)
def test_the_stage_is_the_last_step_whose_predecessors_are_all_dated(names, stage, since):
    found = stepped(*names)
    assert (found.stage, found.stage_since) == (stage, since)


@pytest.mark.parametrize(
    ("as_of", "stage"),
    [
        ("2018-08-31", Stage.NOT_STARTED),
        ("2018-09-01", Stage.COMPLETED),
        ("2018-09-11", Stage.ACCEPTED),
        ("2018-09-12", Stage.ON_NOTICE),
        ("2018-09-19", Stage.ON_NOTICE),
        ("2018-09-24", Stage.ON_NOTICE),
        ("2018-09-25", Stage.CLOSED),
    ],
)
def test_the_stage_follows_the_days(as_of, stage):
    assert stepped(*STEPS, as_of=as_of).stage is stage


def test_steps_dated_out_of_order_count_when_the_last_of_them_is_dated():
    found = state(task(closing=closing(self_check="2018-09-20", acceptance="2018-09-10")), as_of="2018-09-15")
    assert found.stage is Stage.UNDER_WAY
    found = state(task(closing=closing(self_check="2018-09-20", acceptance="2018-09-10")), as_of="2018-09-30")
    assert (found.stage, found.stage_since) == (Stage.ACCEPTED, date(2018, 9, 20))


@pytest.mark.parametrize("written", ["长期坚持", deadline("2018-06-30", "continuing")])
def test_a_continuing_task_is_never_completed_or_closed(written):
    found = stepped(*STEPS, deadline=written)
    assert found.stage is Stage.UNDER_WAY
    assert found.completed is None
    assert found.group in {Group.ON_TRACK, Group.LATE}


def paced(as_of, *milestones, written="2018-12-31", **fields):
    return state(task(deadline=written, milestones=milestones, started="2018-02-01", **fields), as_of=as_of)


def test_overdue_is_past_the_original_deadline():
    assert paced("2018-12-31").pace is Pace.ON_SCHEDULE
    late = paced("2019-01-02")
    assert (late.pace, late.days_late, late.group) == (Pace.OVERDUE, 2, Group.LATE)


def test_behind_is_a_milestone_that_was_due_and_is_not_done():
    assert paced("2018-06-30", milestone("a", "2018-06-30")).pace is Pace.ON_SCHEDULE
    assert paced("2018-07-01", milestone("a", "2018-06-30")).pace is Pace.BEHIND
    assert paced("2018-07-01", milestone("a", "2018-06-30", done="2018-07-01")).pace is Pace.ON_SCHEDULE


def test_ahead_is_a_milestone_done_early_and_none_late():
    early = milestone("a", "2018-06-30", done="2018-06-20")
    assert paced("2018-06-25", early).pace is Pace.AHEAD
    assert paced("2018-08-01", early, milestone("b", "2018-07-31")).pace is Pace.BEHIND
    assert paced("2018-07-01", milestone("a", "2018-06-30", done="2018-06-30")).pace is Pace.ON_SCHEDULE


def test_overdue_outweighs_behind():
    assert paced("2019-01-01", milestone("a", "2018-06-30")).label is Label.OVERDUE


def test_there_is_no_pace_from_completion_on():
    assert stepped("self_check").pace is None


def test_dated_parts_that_are_all_done_are_not_overdue():
    written = deadline(part("2018-06-30", done="2018-06-01"), part("2018-09-30", done="2018-09-01"))
    assert paced("2018-12-31", written=written).pace is Pace.ON_SCHEDULE


def test_a_task_that_has_not_begun_is_told_so_until_something_is_late():
    unbegun = task(milestones=[milestone("a", "2018-06-30")])
    assert state(unbegun, as_of="2018-06-01").label is Label.NOT_STARTED
    assert state(unbegun, as_of="2018-06-01").pace is Pace.ON_SCHEDULE
    assert state(unbegun, as_of="2018-07-01").label is Label.BEHIND
    assert state(unbegun, as_of="2019-01-01").label is Label.OVERDUE


def checked(*found, names=("self_check",), **fields):
    """A task with closing steps, after checks of (day, result)."""
    checks = [check(f"c{number}", on, finding("DL-01", result)) for number, (on, result) in enumerate(found)]
    return state(task(closing=closing(**{name: STEPS[name] for name in names}), **fields), *checks, as_of="2018-12-31")


@pytest.mark.parametrize("result", ["not-confirmed", "resurfaced"])
def test_a_bad_check_on_a_completed_task_makes_it_resurfaced(result):
    found = checked(("2018-09-30", result), names=tuple(STEPS))
    assert (found.label, found.stage, found.group) == (Label.RESURFACED, Stage.CLOSED, Group.LATE)
    assert found.is_unresolved


def test_a_check_on_the_day_of_completion_counts():
    assert checked(("2018-09-01", "not-confirmed")).is_resurfaced


def test_a_later_confirmation_lifts_it_and_an_earlier_or_simultaneous_one_does_not():
    assert not checked(("2018-09-30", "resurfaced"), ("2018-10-01", "confirmed")).is_unresolved
    assert checked(("2018-09-30", "resurfaced"), ("2018-09-30", "confirmed")).is_resurfaced
    assert checked(("2018-09-29", "confirmed"), ("2018-09-30", "resurfaced")).is_resurfaced
    again = checked(("2018-09-29", "resurfaced"), ("2018-10-01", "confirmed"), ("2018-10-05", "not-confirmed"))
    assert again.is_resurfaced


def test_a_bad_check_before_completion_stays_open_without_a_resurfacing():
    found = checked(("2018-08-01", "not-confirmed"))
    assert (found.is_unresolved, found.is_resurfaced, found.label) == (True, False, Label.COMPLETED)
    found = checked(("2018-08-01", "not-confirmed"), names=())
    assert (found.is_unresolved, found.label) == (True, Label.NOT_STARTED)


def test_a_self_check_dated_anew_does_not_lift_a_resurfacing():
    """The check says that the task had been completed; only a check can say that it is well again."""
    found = checked(("2018-08-01", "resurfaced"))
    assert found.is_resurfaced


def test_a_continuing_task_resurfaces_when_a_check_says_so():
    assert checked(("2018-09-30", "resurfaced"), deadline="长期坚持").label is Label.RESURFACED
    found = checked(("2018-09-30", "not-confirmed"), deadline="长期坚持")
    assert found.label is not Label.RESURFACED
    assert found.is_unresolved


def test_a_check_to_come_changes_nothing():
    made = task(closing=closing(self_check="2018-09-01"))
    later = check("c", "2018-11-01", finding("DL-01", "resurfaced"))
    assert not state(made, later, as_of="2018-10-31").is_resurfaced


def test_every_label_has_one_group_and_every_group_a_label():
    assert set(GROUP_OF) == set(Label)
    assert set(GROUP_OF.values()) == set(Group)


@pytest.mark.parametrize("stage", [Stage.COMPLETED, Stage.ACCEPTED, Stage.ON_NOTICE, Stage.CLOSED])
def test_from_completion_on_the_label_is_the_stage(stage):
    assert label(stage, None, is_resurfaced=False).value == stage.value


def test_a_claim_in_a_report_is_no_self_check():
    found = state(task(), report("DL-01", "2018-05-01", claim="completed"))
    assert found.stage is Stage.UNDER_WAY
