"""Decisions are open, done or overdue as of a day."""

from __future__ import annotations

from datetime import date

import pytest

from generator.ledger.decisions import decision_states
from tests.builders import decision, ledger, meeting, state, task

HELD = meeting("m-10", "2018-10-15", decision("Lay pipes", task="DL-01", due="2018-10-20", done="2018-10-25"))


@pytest.mark.parametrize(
    ("as_of", "done", "late"),
    [("2018-10-20", False, 0), ("2018-10-21", False, 1), ("2018-10-24", False, 4), ("2018-10-25", True, 0)],
)
def test_a_decision_is_overdue_from_the_day_after_until_it_is_done(as_of, done, late):
    (found,) = state(task(), HELD, as_of=as_of).decisions
    assert (found.is_done, found.is_overdue, found.days_late) == (done, late > 0, late)


def test_a_meeting_that_is_to_come_has_decided_nothing():
    assert ledger(task(), HELD, as_of="2018-10-14").decisions == ()


def test_a_decision_without_a_due_date_is_open_and_never_overdue():
    (found,) = decision_states([meeting("m", "2018-01-01", decision())], date(2020, 1, 1))
    assert (found.is_done, found.is_overdue) == (False, False)


def test_decisions_are_numbered_in_their_meeting_and_the_oldest_meeting_comes_first():
    later = meeting("a", "2018-11-01", decision())
    earlier = meeting("b", "2018-10-01", decision(), decision())
    found = decision_states([later, earlier], date(2018, 12, 31))
    assert [each.number for each in found] == ["b#1", "b#2", "a#1"]


def test_a_decision_on_two_tasks_stands_with_both_and_is_one_decision():
    found = ledger(task("A"), task("B"), meeting("m", "2018-10-15", decision(task=["A", "B"])))
    assert len(found.decisions) == 1
    assert found.task_by_id["A"].decisions == found.task_by_id["B"].decisions == found.decisions


def test_a_decision_finds_its_task_by_a_former_id_and_in_any_case():
    found = ledger(task("A", was=("Old",)), meeting("m", "2018-10-15", decision(task="old"), decision(task=["a", "A"])))
    assert [each.number for each in found.task_by_id["A"].decisions] == ["m#1", "m#2"]
