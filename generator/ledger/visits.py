"""Where leaders have been: site meetings (现场办公会) by task, and the tasks that none has ever visited."""

from __future__ import annotations

from collections.abc import Mapping

from generator.ledger.state import Ledger, TaskState
from generator.ledger.surroundings import task_names
from generator.model.records import Meeting


def visits(ledger: Ledger) -> Mapping[str, tuple[Meeting, ...]]:
    """Site meetings held up to the ledger's day, by the id of each task they dealt with, oldest first."""
    names = task_names(ledger.content)
    found: dict[str, list[Meeting]] = {}
    held = [meeting for meeting in ledger.content.meetings if meeting.kind == "site" and meeting.date is not None]
    for meeting in sorted(held, key=lambda each: (each.date, each.id)):
        if meeting.date is not None and meeting.date <= ledger.as_of:
            named = [*meeting.tasks, *(name for decision in meeting.decisions for name in decision.task)]
            for task in dict.fromkeys(names.get(name.lower(), name) for name in named):
                found.setdefault(task, []).append(meeting)
    return {task: tuple(meetings) for task, meetings in found.items()}


def never_visited(ledger: Ledger) -> tuple[TaskState, ...]:
    """The tasks that no site meeting has dealt with, in the content's order."""
    visited = visits(ledger)
    return tuple(state for state in ledger.tasks if state.task.id not in visited)
