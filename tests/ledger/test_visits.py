"""Which tasks leaders have visited."""

from __future__ import annotations

from generator.ledger.visits import never_visited, visits
from tests.builders import decision, ledger, meeting, task

FOUND = ledger(
    task("A"),
    task("B", was=("old-b",)),
    task("C"),
    task("D"),
    meeting("m-2", "2018-09-01", kind="site", tasks=["A", "OLD-B"]),
    meeting("m-1", "2018-08-01", decision(task="A"), kind="site", tasks="A"),
    meeting("m-3", "2018-09-01", kind="scheduling", tasks="C"),
    meeting("m-4", "2018-11-01", kind="site", tasks="D"),
    meeting("m-5", None, kind="site", tasks="D"),
)


def test_site_meetings_are_visits_oldest_first_and_each_once():
    found = {task: [each.id for each in meetings] for task, meetings in visits(FOUND).items()}
    assert found == {"A": ["m-1", "m-2"], "B": ["m-2"]}


def test_other_meetings_and_visits_to_come_are_none():
    assert [state.task.id for state in never_visited(FOUND)] == ["C", "D"]
