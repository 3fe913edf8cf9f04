from datetime import date

from generator.checks.recount import class_of, recounts
from generator.checks.scene import Scene
from generator.ledger.state import Label
from tests.checks.trying import ledger, record, task

FILES = {
    "tasks/DL-01/task.md": task(),
    "tasks/DL-02/task.md": task("areas: [south]\nlead: housing\n", closed=True),
    "checks/c1.md": record("findings: [{task: DL-02, result: confirmed}]\n"),
}


def scene() -> Scene:
    site = ledger(FILES)
    return Scene(site, full=True, today=site.as_of)


def test_a_scope_that_is_named_is_counted_alone() -> None:
    counts = recounts(scene(), date(2018, 10, 31))
    assert [counted.total for counted in counts.scopes("Of the tasks of South County")] == [1]
    assert counts.everything.count(frozenset({Label.CLOSED})) == 1


def test_where_none_is_named_any_may_be_meant() -> None:
    counts = recounts(scene(), date(2018, 10, 31))
    assert {counted.total for counted in counts.scopes("Of the tasks")} >= {1, 2}


def test_an_issue_is_recounted_as_of_its_own_day() -> None:
    here = scene()
    assert recounts(here, date(2018, 10, 20)).everything.count(frozenset({Label.CLOSED})) == 0
    assert recounts(here, date(2018, 10, 20)) is recounts(here, date(2018, 10, 20))


def test_what_is_denied_is_no_class() -> None:
    assert class_of("not yet completed") is None
    assert class_of("未完成") is None
    assert class_of("pumps") is None
    waiting = class_of("已完成待验收")
    assert waiting is not None
    assert waiting.labels == (frozenset({Label.COMPLETED}),)
