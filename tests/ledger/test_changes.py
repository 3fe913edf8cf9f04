"""What changed between two days, and between two ledgers."""

from __future__ import annotations

from datetime import date

from generator.ledger.changes import changes, changes_between
from generator.ledger.state import ChangeKind
from tests.builders import (
    check,
    closing,
    content,
    deadline_change,
    decision,
    finding,
    indicator,
    inspection,
    known_day,
    ledger,
    measure,
    meeting,
    milestone,
    report,
    task,
)


def told(*records, since="2018-09-30", until="2018-10-31"):
    return changes(content(*records), known_day(since), known_day(until))


def kinds(found):
    return [change.kind for change in found]


def test_nothing_dated_means_nothing_changed():
    assert told(task(deadline="2019-12-31", started="2018-02-01")) == ()


def test_the_day_after_since_and_the_day_until_belong_to_the_time():
    assert kinds(told(task(started="2018-09-30", deadline=None))) == []
    assert kinds(told(task(started="2018-10-01", deadline=None))) == [ChangeKind.STARTED]
    assert kinds(told(task(started="2018-10-31", deadline=None))) == [ChangeKind.STARTED]
    assert kinds(told(task(started="2018-11-01", deadline=None))) == []


def test_the_reports_of_a_task_that_got_another_number_are_no_news():
    def state(name, *more, was=()):
        return ledger(task(name, was=was, title="Plant", target="All sewage is treated"), *more)

    before = state("DL-01", report("DL-01", "2018-09-10", id="DL-01-2018-09-10"))
    renamed = (report("DL-9", "2018-09-10", id="DL-9-2018-09-10"),)
    later = (*renamed, report("DL-9", "2018-10-12", id="DL-9-2018-10-12"))
    assert changes_between(before, state("DL-9", *renamed, was=("DL-01",))) == ()
    assert [change.sentence.en for change in changes_between(before, state("DL-9", *later, was=("DL-01",)))] == [
        "DL-9 (Plant): a progress report of 12 October 2018."
    ]


def test_every_stage_that_was_passed_is_told_with_filing_between():
    steps = closing(
        self_check="2018-10-02", acceptance="2018-10-05", notice=("2018-10-08", "2018-10-12"), filing="2018-10-15",
        closed="2018-10-18",
    )  # fmt: skip
    found = told(task(closing=steps, started="2018-02-01"))
    assert [(change.on.day, change.kind) for change in found] == [
        (18, ChangeKind.CLOSED),
        (15, ChangeKind.FILED),
        (8, ChangeKind.ON_NOTICE),
        (5, ChangeKind.ACCEPTED),
        (2, ChangeKind.COMPLETED),
    ]


def test_a_step_without_its_predecessors_is_no_stage():
    assert kinds(told(task(started="2018-02-01", closing=closing(acceptance="2018-10-05")))) == []


def test_reports_are_one_line_with_the_indicators_beside_them():
    found = told(
        task(indicators=[indicator(baseline=0, target=50)], started="2018-02-01"),
        report("DL-01", "2018-09-20", indicators={"capacity": 20}),
        report("DL-01", "2018-10-10", indicators={"capacity": 30}),
        report("DL-01", "2018-10-20", indicators={"capacity": 35}),
    )
    assert kinds(found) == [ChangeKind.PROGRESS, ChangeKind.INDICATOR]
    assert (found[1].before, found[1].after) == ("20 t/d", "35 t/d")


def test_an_indicator_that_stands_still_is_not_told():
    found = told(
        task(indicators=[indicator()], started="2018-02-01"),
        report("DL-01", "2018-09-20", indicators={"capacity": 20}),
        report("DL-01", "2018-10-10", indicators={"capacity": 20}),
    )
    assert kinds(found) == [ChangeKind.PROGRESS]


def test_milestones_measures_decisions_and_checks_are_told_on_their_days():
    found = told(
        task(
            started="2018-02-01",
            milestones=[milestone("a", "2018-10-05", done="2018-10-05")],
            measures=[measure("m", done="2018-10-06")],
        ),
        meeting("m", "2018-10-07", decision(task="DL-01", due="2018-10-20", done="2018-10-09")),
        check("c", "2018-10-08", finding("DL-01")),
    )
    assert [(change.on.day, change.kind) for change in found] == [
        (9, ChangeKind.DECISION_DONE),
        (8, ChangeKind.CHECKED),
        (7, ChangeKind.DECIDED),
        (6, ChangeKind.MEASURE),
        (5, ChangeKind.MILESTONE),
    ]


def test_a_deadline_that_passes_changes_the_pace():
    (found,) = told(task(deadline="2018-10-15", started="2018-02-01"))
    assert (found.kind, found.before, found.after, found.on) == (
        ChangeKind.PACE, "on schedule", "overdue", date(2018, 10, 31),
    )  # fmt: skip


def test_beginning_is_not_told_twice_as_a_change_of_pace():
    assert kinds(told(task(started="2018-10-05"))) == [ChangeKind.STARTED]


def test_a_task_that_begins_late_changes_its_pace_as_well():
    found = told(task(started="2018-10-05", milestones=[milestone("a", "2018-10-20")]))
    assert kinds(found) == [ChangeKind.PACE, ChangeKind.STARTED]


def test_a_deadline_change_says_from_and_to():
    moved = deadline_change("2018-10-12", "2018-12-31", "2019-06-30", approved_by="Provincial office")
    (found,) = told(task(started="2018-02-01", deadline_changes=[moved]))
    assert (found.kind, found.before, found.after) == (ChangeKind.DEADLINE_MOVED, "31 December 2018", "30 June 2019")


def test_a_deadline_change_without_from_takes_it_from_the_change_before_or_the_plan():
    first = deadline_change("2018-10-05", None, "2019-03-31")
    second = deadline_change("2018-10-12", None, "2019-06-30")
    found = told(task(started="2018-02-01", deadline_changes=[first, second]))
    assert [change.before for change in found] == ["31 March 2019", "31 December 2018"]


def test_a_resurfacing_and_its_lifting():
    made = task(closing=closing(self_check="2018-09-01"))
    bad, good = check("c", "2018-10-10", finding("DL-01", "resurfaced")), check("d", "2018-11-10", finding("DL-01"))
    assert kinds(told(made, bad, good)) == [ChangeKind.RESURFACED]
    assert kinds(told(made, bad, good, since="2018-10-31", until="2018-11-30")) == [
        ChangeKind.CHECKED, ChangeKind.STAGE,
    ]  # fmt: skip


def test_a_task_is_new_when_its_plan_was_published():
    found = told(task(deadline="2019-12-31"), inspection(plan_published="2018-10-10", feedback_received="2018-08-01"))
    assert [(change.kind, change.on) for change in found] == [(ChangeKind.NEW, date(2018, 10, 10))]
    assert told(task(deadline="2019-12-31"), inspection(plan_published="2018-09-01")) == ()


def test_between_two_snapshots_tasks_come_and_go():
    before = ledger(task("A", started="2018-02-01"), task("B"), as_of="2018-09-30")
    after = ledger(task("A", started="2018-02-01"), task("C", deadline="2019-06-30"), as_of="2018-10-31")
    found = changes_between(before, after)
    assert [(change.kind, change.task) for change in found] == [(ChangeKind.REMOVED, "B"), (ChangeKind.NEW, "C")]


def test_between_two_snapshots_a_fact_entered_late_is_told():
    before = ledger(task(started="2018-02-01", deadline="2019-12-31"), as_of="2018-10-31")
    late = report("DL-01", "2018-09-01")
    after = ledger(task(started="2018-02-01", deadline="2019-12-31"), late, as_of="2018-10-31")
    assert kinds(changes_between(before, after)) == [ChangeKind.PROGRESS]


def test_between_two_snapshots_a_step_that_was_taken_back_is_told():
    before = ledger(task(started="2018-02-01", closing=closing(self_check="2018-09-01")), as_of="2018-09-30")
    after = ledger(task(started="2018-02-01"), as_of="2018-10-15")
    (found,) = changes_between(before, after)
    assert (found.kind, found.before, found.after) == (ChangeKind.STAGE, "completed", "on schedule")


def test_a_ledger_and_itself_do_not_differ():
    made = ledger(task(closing=closing(self_check="2018-09-01")), report("DL-01", "2018-05-01"))
    assert changes_between(made, made) == ()


def test_changes_come_newest_first_then_by_task():
    found = told(task("B", started="2018-10-05"), task("A", started="2018-10-05"), task("C", started="2018-10-06"))
    assert [change.task for change in found] == ["C", "A", "B"]
