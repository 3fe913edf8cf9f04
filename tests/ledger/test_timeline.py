"""The timeline: every dated fact, newest first, each with a name of its own."""

from __future__ import annotations

from datetime import date

from generator.ledger.state import EventKind
from generator.ledger.timeline import site_events
from tests.builders import (
    check,
    closing,
    deadline_change,
    decision,
    finding,
    ledger,
    measure,
    meeting,
    milestone,
    report,
    state,
    task,
)

MADE = task(
    started="2018-02-01",
    milestones=[milestone("a", "2018-06-30", done="2018-06-20"), milestone("b", "2018-12-01")],
    measures=[measure("m", done="2018-05-01")],
    deadline_changes=[deadline_change("2018-07-01", "2018-12-31", "2019-06-30")],
    closing=closing(
        self_check="2018-09-01", acceptance="2018-09-10", notice=("2018-09-12", "2018-09-18"), filing="2018-09-20",
        closed="2018-09-25",
    ),
)  # fmt: skip
OTHERS = (
    report("DL-01", "2018-06-20", milestones_done=["a"]),
    check("c", "2018-09-30", finding("DL-02"), finding("DL-01")),
    meeting("m-1", "2018-08-01", decision(task="DL-01")),
)


def test_every_dated_fact_is_one_event_newest_first():
    found = state(MADE, *OTHERS).events
    assert [(event.on.isoformat(), event.kind) for event in found] == [
        ("2018-09-30", EventKind.CHECK),
        ("2018-09-25", EventKind.CLOSED),
        ("2018-09-20", EventKind.FILING),
        ("2018-09-12", EventKind.NOTICE),
        ("2018-09-10", EventKind.ACCEPTANCE),
        ("2018-09-01", EventKind.SELF_CHECK),
        ("2018-08-01", EventKind.DECISION),
        ("2018-07-01", EventKind.DEADLINE_CHANGED),
        ("2018-06-20", EventKind.MILESTONE),
        ("2018-06-20", EventKind.PROGRESS),
        ("2018-05-01", EventKind.MEASURE),
        ("2018-02-01", EventKind.STARTED),
    ]


def test_events_have_names_of_their_own_that_outlive_the_day():
    later = state(MADE, *OTHERS)
    names = [event.id for event in later.events]
    assert len(set(names)) == len(names)
    assert {"check-c-2", "decision-m-1-1", "milestone-a", "measure-m", "deadline-1", "closed"} <= set(names)
    earlier = state(MADE, *OTHERS, as_of="2018-08-15")
    assert {event.id for event in earlier.events} < set(names)


def test_two_reports_of_one_day_are_two_events():
    pair = (
        report("DL-01", "2018-06-20", path="tasks/DL-01/progress/2018-06-20.md"),
        report("DL-01", "2018-06-20", path="tasks/DL-01/progress/internal/2018-06-20/progress.md"),
    )
    assert {event.id for event in state(task(), *pair).events} == {
        "progress-2018-06-20",
        "progress-internal-2018-06-20",
    }


def test_nothing_after_the_day_is_told():
    assert all(event.on <= date(2018, 7, 1) for event in state(MADE, *OTHERS, as_of="2018-07-01").events)
    assert state(MADE, *OTHERS, as_of="2018-01-31").events == ()


def test_an_event_leads_to_what_it_draws_on():
    found = {event.id: event.about for event in state(MADE, *OTHERS).events}
    assert found["milestone-a"] is MADE.milestones[0]
    assert MADE.closing
    assert found["acceptance"] is MADE.closing.acceptance
    assert found["progress-2018-06-20"] is OTHERS[0]


def test_the_events_of_the_site_are_those_of_its_tasks():
    found = ledger(MADE, task("DL-02", started="2018-10-01"), *OTHERS)
    told = site_events(found)
    assert len(told) == sum(len(each.events) for each in found.tasks)
    assert [event.on for event in told] == sorted((event.on for event in told), reverse=True)
    assert all(event.on > date(2018, 9, 20) for event in site_events(found, date(2018, 9, 20)))
    assert {event.task for event in site_events(found, date(2018, 9, 20))} == {"DL-01", "DL-02"}
