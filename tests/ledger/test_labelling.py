"""What a label follows from, in one value."""

from __future__ import annotations

from datetime import date

from generator.ledger.labelling import core_of
from generator.ledger.state import Label, Pace
from generator.ledger.surroundings import surroundings
from tests.builders import content, milestone, report, task


def test_the_core_of_a_task_is_that_of_its_state():
    made = content(
        task(milestones=[milestone("a", "2018-06-30"), milestone("b", takes="30d")]), report("DL-01", "2018-05-01")
    )
    core = core_of(made.tasks[0], surroundings(made, date(2018, 10, 31)))
    assert (core.label, core.tempo) == (Label.BEHIND, Pace.BEHIND)
    assert [each.is_late for each in core.milestones] == [True, False]
    assert [each.is_due for each in core.milestones] == [True, False]
    assert core.opened == date(2018, 1, 15)


def test_only_a_duration_tells_a_latest_start():
    made = content(task(milestones=[milestone("a", "2018-06-30"), milestone("b", takes="30d")]))
    core = core_of(made.tasks[0], surroundings(made, date(2018, 10, 31)))
    assert [each.latest_start for each in core.milestones] == [None, date(2018, 12, 2)]
