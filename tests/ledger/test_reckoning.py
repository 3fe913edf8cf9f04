"""The ledger as a whole: totals, news, staleness, shares, determinism."""

from __future__ import annotations

import dataclasses
import pickle
from datetime import date

import pytest

from generator.ledger.reckoning import reckon
from generator.ledger.state import Group, Label
from tests.builders import (
    SITE,
    check,
    closing,
    content,
    deadline_change,
    decision,
    evidence,
    finding,
    inspection,
    ledger,
    meeting,
    milestone,
    report,
    state,
    task,
)


def test_the_classes_add_up_to_the_total():
    found = ledger(
        task("A"), task("B", started="2018-02-01"), task("C", deadline="2018-01-31"),
        task("D", closing=closing(self_check="2018-09-01")), task("E", deadline="长期坚持"),
    )  # fmt: skip
    assert sum(found.by_label.values()) == sum(found.by_group.values()) == len(found.tasks) == 5
    assert list(found.by_label) == list(Label)
    assert list(found.by_group) == list(Group)
    assert found.by_group == {Group.SETTLED: 0, Group.AWAITING: 1, Group.ON_TRACK: 3, Group.LATE: 1}


def test_tasks_keep_the_order_of_the_content_and_are_found_by_id():
    found = ledger(task("B"), task("A"))
    assert [each.task.id for each in found.tasks] == ["A", "B"]
    assert found.task_by_id["B"] is found.tasks[1]


def test_an_empty_site_has_an_empty_ledger():
    found = ledger()
    assert (found.tasks, sum(found.by_label.values())) == ((), 0)


def test_the_same_content_and_date_give_an_equal_ledger():
    made = content(task(milestones=[milestone("a", takes="30d")]), report("DL-01", "2018-05-01"))
    assert reckon(made, date(2018, 10, 31)) == reckon(made, date(2018, 10, 31))


def test_a_ledger_travels_between_processes():
    made = ledger(task(milestones=[milestone("a", takes="30d")]), report("DL-01", "2018-05-01"))
    assert pickle.loads(pickle.dumps(made)) == made


def test_planned_and_actual_progress_are_weighted():
    made = task(
        milestones=[
            milestone("a", "2018-06-30", weight=3, done="2018-06-30"),
            milestone("b", "2018-07-31", weight=1),
            milestone("c", "2018-11-30"),
            milestone("d", weight=0, done="2018-01-01"),
        ]
    )
    found = state(made)
    assert (found.planned, found.actual) == (0.8, 0.6)
    assert state(task()).planned == state(task()).actual == 0.0
    assert state(task(milestones=[milestone("a", "2018-06-30", weight=0)])).planned == 0.0


def test_a_milestone_due_today_is_planned_for_today():
    assert state(task(milestones=[milestone("a", "2018-10-31")])).planned == 1.0


@pytest.mark.parametrize(("as_of", "silent", "stale"), [("2018-06-15", 45, False), ("2018-06-16", 46, True)])
def test_an_open_task_without_news_becomes_stale(as_of, silent, stale):
    found = state(task(), report("DL-01", "2018-05-01"), as_of=as_of)
    assert (found.last_news, found.days_silent, found.is_stale) == (date(2018, 5, 1), silent, stale)


def test_silence_counts_from_the_plan_while_there_is_no_news():
    found = state(task(), as_of="2018-02-01")
    assert (found.last_news, found.days_silent, found.is_stale) == (None, 17, False)
    assert state(task(), inspection(), as_of="2018-12-31").days_silent is None


def test_a_completed_task_is_not_stale_and_a_resurfaced_one_is_silent_since_the_check():
    made = task(closing=closing(self_check="2018-02-01"))
    assert not state(made).is_stale
    bad = check("c", "2018-10-01", finding("DL-01", "resurfaced"))
    assert not state(made, bad).is_stale
    assert state(made, bad).days_silent == 30
    assert state(made, bad, as_of="2018-12-31").is_stale


def test_what_others_do_is_no_news_and_still_an_update():
    made = task(
        started="2018-05-01",
        evidence=[evidence(taken="2018-05-09")],
        deadline_changes=[deadline_change("2018-06-01", None, "2019-12-31")],
    )
    found = state(made)
    assert (found.last_news, found.updated) == (date(2018, 5, 9), date(2018, 6, 1))
    found = state(made, check("c", "2018-07-01", finding("DL-01")))
    assert (found.last_news, found.updated) == (date(2018, 5, 9), date(2018, 7, 1))
    found = state(made, meeting("m", "2018-08-01", decision(task="DL-01", done="2018-09-01")))
    assert found.updated == date(2018, 9, 1)
    found = state(made, meeting("m", "2018-08-01", decision(task="DL-01", done="2018-12-01")))
    assert found.updated == date(2018, 8, 1)


def test_days_late_of_a_completed_task_are_those_of_its_completion():
    found = state(task(deadline="2018-06-30", closing=closing(self_check="2018-07-05")))
    assert found.days_late == 5
    assert state(task(deadline="2018-06-30", closing=closing(self_check="2018-06-05"))).days_late == 0


def test_the_site_decides_after_how_many_days_a_task_is_stale():
    patient = dataclasses.replace(SITE, stale_after_days=1000)
    assert not state(task(), site=patient).is_stale
