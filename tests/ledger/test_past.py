"""Labels on many past days, each as in the ledger of that day."""

from __future__ import annotations

from datetime import date, timedelta

from generator.ledger import past
from generator.ledger.past import Glance, glances
from generator.ledger.reckoning import reckon
from tests.builders import (
    check,
    closing,
    content,
    deadline,
    deadline_change,
    finding,
    inspection,
    measure,
    milestone,
    part,
    report,
    task,
)

MADE = content(
    inspection(feedback_received="2018-02-10", plan_published="2018-03-15"),
    task("A", closing=closing(self_check="2018-05-01", acceptance="2018-05-10"), started="2018-02-01"),
    task(
        "B",
        deadline="2018-06-30",
        milestones=[milestone("a", "2018-04-30", done="2018-05-20"), milestone("b", takes="20d")],
    ),
    task("C", deadline="2018-06-30", deadline_changes=[deadline_change("2018-06-01", "2018-06-30", "2018-12-31")]),
    task("D", deadline="立行立改"),
    task("E", deadline=deadline(part("2018-04-30", done="2018-05-15"), "长期坚持")),
    task("F", measures=[measure(done="2018-08-01")]),
    check("c", "2018-06-01", finding("A", "resurfaced")),
    check("d", "2018-08-01", finding("A")),
    report("B", "2018-07-10", milestones_done="b"),
)


def test_every_day_of_a_year_is_seen_as_its_ledger_says():
    days = [date(2018, 1, 1) + timedelta(days=number) for number in range(365)]
    seen = {task.id: found for task, found in glances(MADE, days)}
    for position, day in enumerate(days):
        for state in reckon(MADE, day).tasks:
            now = Glance(state.label, state.completed, state.deadline.original)
            assert seen[state.task.id][position] == now, (state.task.id, day)


def test_what_has_been_quiet_is_looked_at_once(monkeypatch):
    asked: list[str] = []
    real = past.core_of

    def counted(task, around):
        asked.append(task.id)
        return real(task, around)

    monkeypatch.setattr(past, "core_of", counted)
    days = [date(2018, 9, 1) + timedelta(days=30 * number) for number in range(12)]
    list(glances(MADE, days))
    # The deadline of C, D and F turns overdue once or not at all in that time.
    assert asked.count("A") == asked.count("B") == 1
    assert len(asked) < 12


def test_no_days_see_nothing():
    assert [found for _, found in glances(MADE, [])] == [()] * 6
