"""Look-back readiness: each item met or missing."""

from __future__ import annotations

from typing import Any

import pytest

from generator.ledger.readiness import site_readiness
from generator.ledger.state import Readiness, ReadinessItem
from tests.builders import check, closing, evidence, finding, ledger, measure, report, state, task

READY: dict[str, Any] = {
    "measures": [measure(done="2018-08-01")],
    "evidence": [evidence(kind="before", taken="2018-01-01"), evidence(taken="2018-08-30")],
    "closing": closing(
        self_check="2018-09-01", acceptance="2018-09-10", notice=("2018-09-12", "2018-09-18"), filing="2018-09-20"
    ),
}
CONFIRMED = check("c", "2018-09-30", finding("DL-01"))


def missing(*checks, **fields):
    return set(state(task(**(READY | fields)), *checks).readiness.missing)


def test_a_task_that_has_everything_misses_nothing():
    found = state(task(**READY), CONFIRMED).readiness
    assert found.missing == ()
    assert set(found.met) == set(ReadinessItem)
    assert found.share == 1.0


@pytest.mark.parametrize(
    ("fields", "item"),
    [
        ({"measures": []}, ReadinessItem.MEASURES_DONE),
        ({"measures": [measure(done="2018-08-01"), measure("b")]}, ReadinessItem.MEASURES_DONE),
        ({"measures": [measure(done="2018-12-01")]}, ReadinessItem.MEASURES_DONE),
        ({"evidence": []}, ReadinessItem.EVIDENCE_DATED),
        ({"evidence": [evidence(kind="before", taken="2018-01-01")]}, ReadinessItem.EVIDENCE_DATED),
        ({"evidence": [evidence(taken="2018-08-30"), evidence("b.jpg")]}, ReadinessItem.EVIDENCE_DATED),
    ],
)
def test_each_item_can_be_missing_alone(fields, item):
    assert missing(CONFIRMED, **fields) == {item}


@pytest.mark.parametrize(
    ("steps", "items"),
    [
        ({"filing": None}, {ReadinessItem.FILING}),
        ({"notice": None}, {ReadinessItem.NOTICE}),
        ({"notice": ("2018-09-12", "2018-09-17")}, {ReadinessItem.NOTICE}),
        ({"notice": ("2018-10-29", "2018-11-09")}, {ReadinessItem.NOTICE}),
        ({"acceptance": None}, {ReadinessItem.ACCEPTANCE}),
        ({"self_check": None}, {ReadinessItem.ACCEPTANCE, ReadinessItem.CONFIRMED_CHECK}),
    ],
)
def test_closing_steps_are_asked_for_one_by_one(steps, items):
    days = {
        "self_check": "2018-09-01",
        "acceptance": "2018-09-10",
        "notice": ("2018-09-12", "2018-09-18"),
        "filing": "2018-09-20",
    }
    assert missing(CONFIRMED, closing=closing(**(days | steps))) == items


def test_a_check_has_to_confirm_after_completion():
    assert missing() == {ReadinessItem.CONFIRMED_CHECK}
    assert missing(check("c", "2018-08-31", finding("DL-01"))) == {ReadinessItem.CONFIRMED_CHECK}


def test_a_bad_check_takes_two_items_until_it_is_lifted():
    bad = check("d", "2018-10-05", finding("DL-01", "not-confirmed"))
    assert missing(CONFIRMED, bad) == {ReadinessItem.CONFIRMED_CHECK, ReadinessItem.NO_RESURFACING}
    assert missing(bad, check("e", "2018-10-20", finding("DL-01"))) == set()


def test_evidence_of_reports_proves_as_well():
    made = task(**(READY | {"evidence": []}))
    proof = report("DL-01", "2018-08-20", evidence=[evidence(taken="2018-08-19")])
    assert state(made, CONFIRMED, proof).readiness.missing == ()


def test_a_notice_that_the_calendar_cannot_verify_is_not_held_against_the_task():
    steps = closing(
        self_check="2030-01-02", acceptance="2030-01-10", notice=("2030-01-12", "2030-01-13"), filing="2030-01-20"
    )
    found = state(task(closing=steps), as_of="2030-02-01").readiness
    assert ReadinessItem.NOTICE in found.met


def test_a_continuing_task_is_asked_for_what_it_can_have():
    made = task(deadline="长期坚持", **{**READY, "closing": None})
    found = state(made, CONFIRMED).readiness
    assert set(found.met) == {
        ReadinessItem.MEASURES_DONE,
        ReadinessItem.EVIDENCE_DATED,
        ReadinessItem.CONFIRMED_CHECK,
        ReadinessItem.NO_RESURFACING,
    }
    assert found.missing == ()
    assert state(made, CONFIRMED, as_of="2019-10-01").readiness.missing == (ReadinessItem.CONFIRMED_CHECK,)


def test_the_site_adds_up_its_tasks():
    found = site_readiness(
        ledger(task(**READY), task("DL-02", measures=[]), task("DL-03", deadline="长期坚持"), CONFIRMED)
    )
    assert (found.ready, found.total) == (1, 3)
    assert found.asked[ReadinessItem.FILING] == 2
    assert found.met[ReadinessItem.FILING] == 1
    assert found.met[ReadinessItem.NO_RESURFACING] == found.asked[ReadinessItem.NO_RESURFACING] == 3
    assert found.share == sum(found.met.values()) / sum(found.asked.values())


def test_a_site_without_tasks_has_no_share():
    assert site_readiness(ledger()).share == 0.0
    assert Readiness((), ()).share == 0.0
