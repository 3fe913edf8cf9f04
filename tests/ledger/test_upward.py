"""The report to the higher level: when it is due, what it covers, who owes what."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from generator.ledger.upward import upward_report
from generator.model.site import Unit
from tests.builders import SITE, check, closing, finding, ledger, report, task


def due(wanted, *records, as_of="2018-10-15"):
    return upward_report(ledger(*records, as_of=as_of, site=dataclasses.replace(SITE, reports_due=wanted)))


def test_a_site_that_sets_no_day_has_no_report():
    assert due(None) is None


@pytest.mark.parametrize(
    ("as_of", "wanted", "day", "first", "left"),
    [
        ("2018-10-15", 25, date(2018, 10, 25), date(2018, 9, 26), 10),
        ("2018-10-25", 25, date(2018, 10, 25), date(2018, 9, 26), 0),
        ("2018-10-26", 25, date(2018, 11, 25), date(2018, 10, 26), 30),
        ("2018-12-26", 25, date(2019, 1, 25), date(2018, 12, 26), 30),
        ("2019-02-10", 31, date(2019, 2, 28), date(2019, 2, 1), 18),
        ("2019-03-10", 31, date(2019, 3, 31), date(2019, 3, 1), 21),
        ("2019-01-31", 30, date(2019, 2, 28), date(2019, 1, 31), 28),
        ("2018-10-01", 1, date(2018, 10, 1), date(2018, 9, 2), 0),
    ],
)
def test_the_report_is_due_on_the_day_of_the_month_or_its_last(as_of, wanted, day, first, left):
    found = due(wanted, as_of=as_of)
    assert found
    assert (found.due, found.first, found.days_left) == (day, first, left)


def test_open_tasks_without_a_report_in_the_period_are_owed_by_their_lead_units():
    found = due(
        25,
        task("A"),
        task("B", lead=["water", "north"]),
        task("C"),
        task("D", closing=closing(self_check="2018-09-01")),
        task("E", lead=()),
        report("A", "2018-09-25"),
        report("C", "2018-09-26"),
    )
    assert found
    assert [state.task.id for state in found.owed] == ["A", "B", "E"]
    assert [state.task.id for state in found.reported] == ["C"]
    assert {unit: [state.task.id for state in states] for unit, states in found.owed_by.items()} == {
        "water": ["A", "B"],
        "north": ["B"],
        "": ["E"],
    }


def test_a_unit_owes_under_its_id_of_today():
    units = [Unit(id="water", was=("old-water",), kind="department")]
    site = dataclasses.replace(SITE, reports_due=25)
    found = upward_report(ledger(task("A", lead="old-water"), task("B"), as_of="2018-10-15", site=site, units=units))
    assert found
    assert {unit: len(states) for unit, states in found.owed_by.items()} == {"water": 2}


def test_a_resurfaced_task_owes_a_report_again():
    made = task(closing=closing(self_check="2018-09-01"))
    found = due(25, made, check("c", "2018-10-01", finding("DL-01", "resurfaced")))
    assert found
    assert [state.task.id for state in found.owed] == ["DL-01"]
