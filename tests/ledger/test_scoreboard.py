"""The scoreboard of areas and units, and the history."""

from __future__ import annotations

from datetime import date

import pytest

from generator.ledger.scoreboard import history, month_ends, scores
from generator.ledger.state import Group, Label
from generator.model.site import Unit
from tests.builders import (
    UNITS,
    check,
    closing,
    content,
    decision,
    evidence,
    finding,
    ledger,
    meeting,
    milestone,
    task,
)

RECORDS = (
    task("A", areas="north", deadline="2018-09-30", milestones=[milestone("a", "2018-06-30", done="2018-07-10")]),
    task(
        "B",
        areas=["north", "south"],
        milestones=[milestone("a", "2018-06-30", done="2018-06-30"), milestone("b", "2018-12-01")],
        evidence=[evidence(taken="2018-08-30")],
        closing=closing(self_check="2018-09-01"),
    ),
    task("C", areas="south", lead="north", closing=closing(self_check="2018-09-01")),
    check("c", "2018-10-01", finding("B"), finding("C", "not-confirmed")),
    meeting("m", "2018-10-15", decision(task=["A", "B"], due="2018-10-20"), decision(task="C", owner="north")),
)
FOUND = ledger(*RECORDS)


def board(kind, **options):
    return {score.unit: score for score in scores(FOUND, kind, **options)}


def test_areas_count_the_tasks_that_concern_them():
    areas = board("area")
    assert list(areas) == ["north", "south"]
    assert (areas["north"].total, areas["south"].total) == (2, 2)
    assert areas["north"].by_group == {Group.SETTLED: 0, Group.AWAITING: 1, Group.ON_TRACK: 0, Group.LATE: 1}
    assert areas["south"].by_label[Label.RESURFACED] == 1


def test_units_count_the_tasks_that_they_lead():
    units = board("unit")
    assert list(units) == ["north", "water"]
    assert (units["water"].total, units["north"].total) == (2, 1)


def test_the_classes_of_a_line_add_up_to_its_total():
    for score in [*board("area").values(), *board("unit").values()]:
        assert sum(score.by_label.values()) == sum(score.by_group.values()) == score.total


def test_the_figures_of_a_line():
    north = board("area")["north"]
    assert north.days_late == 31
    assert (north.milestones_due, north.milestones_met) == (2, 1)
    assert (north.evidence_needed, north.evidence_covered) == (1, 1)
    assert (north.checks_total, north.checks_confirmed) == (1, 1)
    south = board("area")["south"]
    assert (south.evidence_needed, south.evidence_covered) == (2, 1)
    assert (south.checks_total, south.checks_confirmed) == (2, 1)


def test_a_decision_on_two_tasks_of_an_area_counts_once():
    areas = board("area")
    assert (areas["north"].decisions_total, areas["north"].decisions_overdue) == (1, 1)
    assert areas["south"].decisions_total == 2


def test_a_unit_answers_for_the_decisions_that_it_owns():
    units = board("unit")
    assert (units["water"].decisions_total, units["water"].decisions_overdue) == (1, 1)
    assert (units["north"].decisions_total, units["north"].decisions_overdue) == (1, 0)


def test_rolled_up_a_task_of_two_districts_counts_once_for_their_city():
    areas = board("area", rolled_up=True)
    assert list(areas) == ["city", "north", "south"]
    assert areas["city"].total == 3
    assert areas["north"].total == 2


def test_units_without_tasks_have_no_line():
    assert "city" not in board("area")
    assert scores(ledger(task(areas=(), lead=())), "area") == ()


def test_former_ids_and_unknown_ones_and_circles_do_no_harm():
    odd = [
        *UNITS,
        Unit(id="east", was=("old-east",), kind="area", parent="west"),
        Unit(id="west", kind="area", parent="east"),
    ]
    found = ledger(task(areas=["old-east", "east", "nowhere"]), units=odd)
    assert [(score.unit, score.total) for score in scores(found, "area")] == [("east", 1)]
    assert {score.unit for score in scores(found, "area", rolled_up=True)} == {"east", "west"}


def test_the_history_is_the_ledger_of_each_day():
    days = month_ends(date(2018, 10, 31), 2)
    past = history(content(*RECORDS), days)
    assert [seen.as_of for seen in past] == list(days)
    assert [(seen.completed, seen.due, seen.total) for seen in past] == [(0, 0, 3), (2, 1, 3), (2, 1, 3)]
    for seen in past:
        then = ledger(*RECORDS, as_of=seen.as_of)
        assert (seen.by_label, seen.by_group) == (then.by_label, then.by_group)


def test_a_history_can_be_that_of_some_tasks():
    (seen,) = history(content(*RECORDS), [date(2018, 10, 31)], among={"C"})
    assert (seen.total, seen.by_label[Label.RESURFACED]) == (1, 1)


@pytest.mark.parametrize(
    ("until", "months", "days"),
    [
        (date(2018, 10, 15), 0, ["2018-10-15"]),
        (date(2018, 10, 15), 2, ["2018-08-31", "2018-09-30", "2018-10-15"]),
        (date(2020, 3, 1), 1, ["2020-02-29", "2020-03-01"]),
        (date(2019, 1, 31), 2, ["2018-11-30", "2018-12-31", "2019-01-31"]),
    ],
)
def test_month_ends(until, months, days):
    assert [day.isoformat() for day in month_ends(until, months)] == days
