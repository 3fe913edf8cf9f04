"""The agenda: what the next meeting has to go through, the most pressing first."""

from __future__ import annotations

from datetime import date

from generator.ledger.agenda import agenda, next_due
from tests.builders import (
    check,
    closing,
    deadline,
    deadline_change,
    decision,
    finding,
    ledger,
    meeting,
    milestone,
    part,
    state,
    task,
)


def names(states):
    return [each.task.id for each in states]


def test_late_tasks_come_overdue_first_and_the_longest_first():
    found = agenda(
        ledger(
            task("A", milestones=[milestone("a", "2018-06-30")]),
            task("B", deadline="2018-09-30"),
            task("C", deadline="2018-06-30"),
            task("D", milestones=[milestone("a", "2018-06-30"), milestone("b", "2018-07-31")]),
            task("E", deadline="2018-06-30", closing=closing(self_check="2018-09-01")),
        )
    )
    assert names(found.late) == ["C", "B", "D", "A"]


def test_due_soon_is_within_thirty_days_the_nearest_first():
    found = agenda(
        ledger(
            task("A", deadline="2018-11-30"),
            task("B", deadline="2018-10-31"),
            task("C", deadline="2018-12-01"),
            task("D", deadline="2018-10-30"),
            task("E", deadline="2018-11-15", closing=closing(self_check="2018-09-01")),
            task("F", deadline=None),
        )
    )
    assert names(found.due_soon) == ["B", "A"]


def test_the_changed_deadline_and_the_open_part_decide_what_is_due_next():
    moved = state(
        task(deadline="2018-09-30", deadline_changes=[deadline_change("2018-09-01", "2018-09-30", "2018-11-15")])
    )
    assert next_due(moved, date(2018, 10, 31)) == date(2018, 11, 15)
    parts = state(task(deadline=deadline(part("2018-11-05", done="2018-10-01"), "2018-11-20", "2019-11-20")))
    assert next_due(parts, date(2018, 10, 31)) == date(2018, 11, 20)


def test_decisions_are_overdue_or_open_and_none_that_is_done():
    found = agenda(
        ledger(
            meeting(
                "m",
                "2018-09-15",
                decision(due="2018-10-20"),
                decision(due="2018-10-01"),
                decision(due="2018-12-31"),
                decision(),
                decision(due="2018-11-30"),
                decision(due="2018-09-30", done="2018-10-31"),
            )
        )
    )
    assert [each.number for each in found.decisions_overdue] == ["m#2", "m#1"]
    assert [each.number for each in found.decisions_open] == ["m#5", "m#3", "m#4"]


def test_what_checks_found_is_on_the_agenda_until_it_is_lifted():
    found = agenda(
        ledger(
            task("A"),
            task("B", closing=closing(self_check="2018-09-01")),
            task("C", closing=closing(self_check="2018-09-01")),
            check(
                "c",
                "2018-10-01",
                finding("A", "not-confirmed"),
                finding("B", "not-confirmed"),
                finding("C", "resurfaced"),
            ),
            check("d", "2018-10-20", finding("C")),
        )
    )
    assert names(found.not_confirmed) == ["A"]
    assert names(found.resurfaced) == ["B"]


def test_stale_tasks_come_the_most_silent_first():
    found = agenda(
        ledger(task("A", started="2018-05-01"), task("B", started="2018-03-01"), task("C", started="2018-10-30"))
    )
    assert names(found.stale) == ["B", "A"]


def test_a_site_that_is_well_has_an_empty_agenda():
    found = agenda(ledger(task(deadline="长期坚持", started="2018-10-30")))
    assert all(not getattr(found, name) for name in found.__slots__)
