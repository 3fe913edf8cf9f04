"""What other records say of a task, and whether any of it is new."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from generator.ledger.reckoning import reckon
from generator.ledger.surroundings import are_same, task_names
from generator.model.records import Record
from generator.model.site import Content
from tests.builders import SITE, check, content, decision, finding, inspection, meeting, report, state, task

AS_OF = date(2018, 10, 31)
RECORDS: dict[str, Record] = {
    "inspection": inspection(plan_published="2018-01-15"),
    "task": task("A"),
    "other": task("B"),
    "report": report("A", "2018-05-01"),
    "check": check("c", "2018-06-01", finding("B"), finding("A")),
    "meeting": meeting("m", "2018-07-01", decision(task="A")),
}


def test_checks_find_their_task_by_former_ids_in_any_case_and_stand_oldest_first():
    found = state(
        task("A", was=("Old",)),
        check("z", "2018-05-01", finding("OLD")),
        check("a", "2018-06-01", finding("a", "not-confirmed")),
    )
    assert [each.check.id for each in found.checks] == ["z", "a"]
    assert [each.is_bad for each in found.checks] == [False, True]


def test_an_id_of_today_outdoes_a_former_id():
    assert task_names(content(task("A", was=("b",)), task("B")))["b"] == "B"


def test_what_is_the_same_is_taken_over_and_equals_what_is_reckoned_anew():
    made = content(*RECORDS.values())
    before = reckon(made, AS_OF)
    again = reckon(content(*RECORDS.values()), AS_OF, before)
    assert again == before
    assert all(one is other for one, other in zip(again.tasks, before.tasks, strict=True))


@pytest.mark.parametrize(
    ("name", "anew"),
    [
        ("inspection", ["A", "B"]),
        ("task", ["A"]),
        ("report", ["A"]),
        ("check", ["A", "B"]),
        ("meeting", ["A"]),
    ],
)
def test_a_record_that_is_read_anew_is_reckoned_anew_with_all_that_it_concerns(name, anew):
    before = reckon(content(*RECORDS.values()), AS_OF)
    changed = RECORDS | {name: dataclasses.replace(RECORDS[name])}
    after = reckon(content(*changed.values()), AS_OF, before)
    assert [each.task.id for each in after.tasks if each is not before.task_by_id[each.task.id]] == anew


@pytest.mark.parametrize("name", ["report", "check", "meeting"])
def test_a_record_that_comes_or_goes_changes_its_task(name):
    less = content(*(record for key, record in RECORDS.items() if key != name))
    more = content(*RECORDS.values())
    for old, new in ((less, more), (more, less)):
        assert reckon(new, AS_OF, reckon(old, AS_OF)) == reckon(new, AS_OF)


def test_another_day_or_other_settings_take_nothing_over():
    made = content(*RECORDS.values())
    before = reckon(made, AS_OF)
    assert reckon(made, date(2018, 5, 1), before) == reckon(made, date(2018, 5, 1))
    patient: Content = dataclasses.replace(made, site=dataclasses.replace(SITE, stale_after_days=1000))
    assert reckon(patient, AS_OF, before).tasks[0].is_stale is False


def test_a_task_alone_is_reckoned_anew_where_all_else_is_the_very_same():
    made = content(*RECORDS.values())
    before = reckon(made, AS_OF)
    changed = made.with_record(made.tasks[0], dataclasses.replace(made.tasks[0], title=task("A", title="New").title))
    assert are_same(changed, made)
    after = reckon(changed, AS_OF, before)
    assert after == reckon(changed, AS_OF)
    assert [one is other for one, other in zip(after.tasks, before.tasks, strict=True)] == [False, True]


@pytest.mark.parametrize("name", ["inspection", "report", "check", "meeting"])
def test_another_record_of_the_same_words_is_not_the_same(name):
    made = content(*RECORDS.values())
    other = made.with_record(RECORDS[name], dataclasses.replace(RECORDS[name]))
    assert other == made
    assert not are_same(other, made)
    renamed = made.with_record(made.tasks[1], dataclasses.replace(made.tasks[1], was=("Z",)))
    assert not are_same(renamed, made)
