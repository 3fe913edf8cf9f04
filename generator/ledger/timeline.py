"""The timeline of a task: every dated fact up to the ledger's day as one line, the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from generator.ledger.state import CheckResult, DatedTask, DecisionState, Event, EventKind, Ledger, Step
from generator.model.records import Closing, Progress, Task

EVENT_OF_STEP: Final = {step: EventKind(step.value) for step in Step}
_ORDER: Final = {kind: position for position, kind in enumerate(EventKind)}


def events(
    task: Task, dated: DatedTask, checks: Sequence[CheckResult], decisions: Sequence[DecisionState], as_of: date
) -> tuple[Event, ...]:
    """The events of one task, newest first; on one day the later kind of `EventKind` first."""
    found: list[Event] = []

    def add(on: date | None, kind: EventKind, name: str, about: object) -> None:
        if on is not None:
            found.append(Event(on, kind, task.id, name, about))

    if task.started is not None and task.started <= as_of:
        add(task.started, EventKind.STARTED, "started", task)
    for report in dated.progress:
        add(report.date, EventKind.PROGRESS, f"progress-{_name(report)}", report)
    for index, (milestone, done) in enumerate(zip(task.milestones, dated.milestones_done, strict=True)):
        add(done, EventKind.MILESTONE, f"milestone-{milestone.id or index + 1}", milestone)
    for index, (measure, done) in enumerate(zip(task.measures, dated.measures_done, strict=True)):
        add(done, EventKind.MEASURE, f"measure-{measure.id or index + 1}", measure)
    for index, change in enumerate(dated.deadline_changes):
        add(change.on, EventKind.DEADLINE_CHANGED, f"deadline-{index + 1}", change)
    for result in checks:
        add(result.check.date, EventKind.CHECK, f"check-{result.check.id}-{result.index + 1}", result)
    for decision in decisions:
        add(decision.meeting.date, EventKind.DECISION, f"decision-{decision.number.replace('#', '-')}", decision)
    for step, day in dated.steps.items():
        add(day, EVENT_OF_STEP[step], step.value, _step_record(task.closing, step))
    if len(found) > 1:
        # Stable: what falls on one day and is of one kind stays in the order of the record, turned round.
        found.sort(key=lambda event: (event.on, _ORDER[event.kind]))
        found.reverse()
    return tuple(found)


def site_events(ledger: Ledger, since: date | None = None) -> tuple[Event, ...]:
    """The events of all tasks after `since`, newest first; on one day in the order of the tasks."""
    found = [event for state in ledger.tasks for event in state.events if since is None or event.on > since]
    found.sort(key=lambda event: event.on, reverse=True)
    return tuple(found)


def _name(report: Progress) -> str:
    """The report's file below its task's `progress/`: two reports may bear one date, and most have no id."""
    below = report.path.rpartition("/progress/")[2].removesuffix(".md").removesuffix("/progress")
    return report.id or below.replace("/", "-")


def _step_record(closing: Closing | None, step: Step) -> object:
    return getattr(closing, step.name.lower())
