"""Only what is dated on or before the day is seen."""

from __future__ import annotations

from datetime import date

import pytest

from generator.ledger.dated import dated_task, until
from generator.ledger.state import Step
from tests.builders import closing, day, deadline, deadline_change, evidence, measure, milestone, part, report, task

FULL = task(
    started="2018-03-01",
    deadline=deadline(part("2018-06-30", done="2018-06-20"), "2018-12-31"),
    deadline_changes=[
        deadline_change("2018-08-01", "2018-12-31", "2019-06-30"),
        deadline_change("2018-05-01", "2018-09-30", "2018-12-31"),
    ],
    measures=[measure("m", done="2018-04-01"), measure("n")],
    milestones=[milestone("a", "2018-06-30", done="2018-06-20"), milestone("b", "2018-07-31")],
    evidence=[evidence("late.jpg", taken="2018-07-01"), evidence("undated.jpg")],
    closing=closing(self_check="2018-09-01", acceptance="2018-09-10", notice=("2018-09-12", "2018-09-18")),
)
REPORTS = (
    report("DL-01", "2018-04-10", evidence=[evidence("r.jpg", taken="2018-04-09")]),
    report("DL-01", "2018-06-10", milestones_done=["a", "b", "unknown"]),
    report("DL-01", "2018-08-10", milestones_done="b"),
)


def seen(as_of):
    on = day(as_of)
    assert on
    return dated_task(FULL, REPORTS, on)


def test_nothing_is_known_before_the_first_date():
    view = seen("2018-02-28")
    assert view.started is None
    assert view.steps == {}
    assert view.milestones_done == (None, None)
    assert view.measures_done == (None, None)
    assert view.parts_done == (None, None)
    assert view.deadline_changes == ()
    assert view.progress == ()
    assert [piece.file for piece in view.evidence] == ["undated.jpg"]


def test_a_fact_is_known_from_its_own_day_on():
    assert seen("2018-03-31").measures_done == (None, None)
    assert seen("2018-04-01").measures_done == (date(2018, 4, 1), None)
    assert len(seen("2018-04-09").progress) == 0
    assert len(seen("2018-04-10").progress) == 1


def test_a_milestone_is_done_on_the_earliest_day_that_is_known_by_then():
    assert seen("2018-06-09").milestones_done == (None, None)
    assert seen("2018-06-10").milestones_done == (date(2018, 6, 10), date(2018, 6, 10))
    assert seen("2018-12-31").milestones_done == (date(2018, 6, 10), date(2018, 6, 10))


def test_deadline_changes_are_sorted_by_their_day():
    assert [change.on for change in seen("2018-12-31").deadline_changes] == [date(2018, 5, 1), date(2018, 8, 1)]
    assert len(seen("2018-07-31").deadline_changes) == 1


def test_closing_steps_are_known_one_by_one_and_a_notice_by_its_first_day():
    assert dict(seen("2018-09-12").steps) == {
        Step.SELF_CHECK: date(2018, 9, 1),
        Step.ACCEPTANCE: date(2018, 9, 10),
        Step.NOTICE: date(2018, 9, 12),
    }
    assert Step.NOTICE not in seen("2018-09-11").steps


def test_parts_of_a_deadline_are_done_on_their_day_or_by_the_self_check():
    assert seen("2018-08-31").parts_done == (date(2018, 6, 20), None)
    assert seen("2018-09-01").parts_done == (date(2018, 6, 20), date(2018, 9, 1))


def test_evidence_of_reports_counts_and_later_evidence_does_not():
    assert [piece.file for piece in seen("2018-06-30").evidence] == ["undated.jpg", "r.jpg"]
    assert [piece.file for piece in seen("2018-07-01").evidence] == ["late.jpg", "undated.jpg", "r.jpg"]


@pytest.mark.parametrize(
    ("fields", "reports"),
    [
        ({"started": "2018-05-05"}, ()),
        ({"measures": [measure(done="2018-05-05")]}, ()),
        ({"milestones": [milestone("a", done="2018-05-05")]}, ()),
        ({"deadline": deadline(part("2018-12-31", done="2018-05-05"), "2019-12-31")}, ()),
        ({"closing": closing(self_check="2018-05-05")}, ()),
        ({}, (report("DL-01", "2018-05-05"),)),
    ],
)
def test_any_dated_fact_shows_that_work_has_begun(fields, reports):
    assert dated_task(task(**fields), reports, date(2018, 5, 4)).started is None
    assert dated_task(task(**fields), reports, date(2018, 5, 5)).started == date(2018, 5, 5)


def test_an_early_report_outdoes_a_later_day_of_begin():
    view = dated_task(task(started="2018-08-01"), (report("DL-01", "2017-08-01"),), date(2018, 12, 31))
    assert view.started == date(2017, 8, 1)


def test_reports_without_a_date_are_no_facts():
    assert dated_task(task(), (report("DL-01", None),), date(2018, 12, 31)).progress == ()


def test_until_keeps_a_day_and_drops_a_later_one():
    assert until(date(2018, 1, 1), date(2018, 1, 1)) == date(2018, 1, 1)
    assert until(date(2018, 1, 2), date(2018, 1, 1)) is None
    assert until(None, date(2018, 1, 1)) is None
