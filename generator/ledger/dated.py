"""What of a task is dated on or before a day; everything else in the ledger reckons with this view.

Texts, lists and time limits are as they are written now; what happened counts by its own date: a report by `date`,
evidence by `taken`, a public notice by its first day.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from generator.ledger.state import DatedTask, Step
from generator.model.records import Closing, DeadlinePart, Evidence, Milestone, Progress, Task

NO_STEPS: Final[dict[Step, date]] = {}


def dated_task(task: Task, reports: Sequence[Progress], as_of: date) -> DatedTask:
    """The task as of a date, from its record and its progress reports (oldest first)."""
    progress = _reports_until(reports, as_of)
    steps = _steps(task.closing, as_of)
    milestones = _milestones_done(task.milestones, progress, as_of)
    measures = tuple(until(measure.done, as_of) for measure in task.measures)
    parts = _parts_done(task.deadline.parts if task.deadline else (), steps.get(Step.SELF_CHECK), as_of)
    changes = [change for change in task.deadline_changes if change.on is not None and change.on <= as_of]
    changes.sort(key=lambda change: change.on or as_of)
    signs = [day for day in (*milestones, *measures, *parts, *steps.values()) if day is not None]
    if task.started is not None and task.started <= as_of:
        signs.append(task.started)
    if progress and progress[0].date is not None:
        signs.append(progress[0].date)
    return DatedTask(
        started=min(signs, default=None),
        steps=steps,
        milestones_done=milestones,
        measures_done=measures,
        parts_done=parts,
        deadline_changes=tuple(changes),
        evidence=_evidence(task, progress, as_of),
        progress=progress,
    )


def until(day: date | None, as_of: date) -> date | None:
    """The day if it is not later than `as_of`, else None."""
    return day if day is not None and day <= as_of else None


def _reports_until(reports: Sequence[Progress], as_of: date) -> tuple[Progress, ...]:
    if reports and reports[0].date is not None and reports[-1].date is not None and reports[-1].date <= as_of:
        return tuple(reports)
    return tuple(report for report in reports if report.date is not None and report.date <= as_of)


def _steps(closing: Closing | None, as_of: date) -> dict[Step, date]:
    if closing is None:
        return NO_STEPS
    typed = (
        (Step.SELF_CHECK, closing.self_check.date if closing.self_check else None),
        (Step.ACCEPTANCE, closing.acceptance.date if closing.acceptance else None),
        (Step.NOTICE, closing.notice.from_ if closing.notice else None),
        (Step.FILING, closing.filing.date if closing.filing else None),
        (Step.CLOSED, closing.closed.date if closing.closed else None),
    )
    return {step: day for step, day in typed if day is not None and day <= as_of}


def _milestones_done(
    milestones: Sequence[Milestone], progress: Iterable[Progress], as_of: date
) -> tuple[date | None, ...]:
    """The earliest day on which the task or a report says that each was reached."""
    if not milestones:
        return ()
    reported: dict[str, date] = {}
    for report in progress:
        for name in report.milestones_done:
            if report.date is not None:
                reported.setdefault(name, report.date)
    found = []
    for milestone in milestones:
        typed, said = until(milestone.done, as_of), reported.get(milestone.id)
        found.append(min(typed, said) if typed is not None and said is not None else typed or said)
    return tuple(found)


def _parts_done(parts: Sequence[DeadlinePart], self_check: date | None, as_of: date) -> tuple[date | None, ...]:
    """Each part is done on its own day, or by the self-check if that was earlier or no day was given."""
    found = []
    for part in parts:
        done = until(part.done, as_of)
        found.append(min(done, self_check) if done is not None and self_check is not None else done or self_check)
    return tuple(found)


def _evidence(task: Task, progress: Iterable[Progress], as_of: date) -> tuple[Evidence, ...]:
    pieces = [*task.evidence]
    for report in progress:
        if report.evidence:
            pieces += report.evidence
    return tuple(piece for piece in pieces if piece.taken is None or piece.taken <= as_of)
