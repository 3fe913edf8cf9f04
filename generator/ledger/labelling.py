"""What a task's label follows from: dated facts, deadline, stage, open checks, schedule. The rest of its state does not."""

from __future__ import annotations

from datetime import date

from generator.ledger.dated import dated_task
from generator.ledger.deadlines import day_at_once, deadline_state
from generator.ledger.schedule import BackwardSchedule, Window, backward_schedule
from generator.ledger.standing import Doubts, Standing, doubts, label, pace, standing
from generator.ledger.state import ChainBreak, CheckResult, DatedTask, DeadlineState, Label, MilestoneState, Pace
from generator.ledger.surroundings import Surroundings
from generator.model.frozen import frozen
from generator.model.records import Task


@frozen
class Core:
    """What a task's label follows from."""

    task: Task
    dated: DatedTask
    opened: date | None
    deadline: DeadlineState
    come: Standing
    checks: tuple[CheckResult, ...]
    found: Doubts
    milestones: tuple[MilestoneState, ...]
    chain_break: ChainBreak | None
    tempo: Pace | None
    label: Label


def core_of(task: Task, around: Surroundings) -> Core:
    """The label of one task as of the day of its surroundings, with all that it follows from."""
    content, as_of = around.content, around.as_of
    checks = tuple(around.checks.get(task.id, ()))
    dated = dated_task(task, content.progress_by_task.get(task.id, ()), as_of)
    opened = day_at_once((content.inspection_by_id.get(name) for name in task.inspection), as_of)
    deadline = deadline_state(task, dated, opened, as_of)
    come = standing(dated, is_continuing=deadline.is_continuing)
    found = doubts(checks, come.completed, is_continuing=deadline.is_continuing)
    schedule = backward_schedule(
        task.milestones,
        dated.milestones_done,
        deadline.current or deadline.original,
        Window(opened, dated.started, as_of),
        content.site.calendar,
    )
    milestones = _milestone_states(task, dated, schedule, as_of)
    tempo = pace(come.stage, deadline, milestones, as_of)
    printed = label(come.stage, tempo, is_resurfaced=found.is_resurfaced)
    return Core(task, dated, opened, deadline, come, checks, found, milestones, schedule.chain_break, tempo, printed)


def _milestone_states(
    task: Task, dated: DatedTask, schedule: BackwardSchedule, as_of: date
) -> tuple[MilestoneState, ...]:
    return tuple(
        MilestoneState(
            milestone=milestone,
            index=index,
            due=slot.due,
            latest_start=slot.latest_start if milestone.takes is not None else None,
            done=done,
            is_due=slot.due is not None and slot.due <= as_of,
            is_late=done is None and slot.due is not None and slot.due < as_of,
            is_early=done is not None and slot.due is not None and done < slot.due,
            is_critical=slot.is_critical,
            is_verified=slot.is_verified,
            slack=slot.slack,
            weight=1.0 if milestone.weight is None else milestone.weight,
        )
        for index, (milestone, done, slot) in enumerate(
            zip(task.milestones, dated.milestones_done, schedule.slots, strict=True)
        )
    )
