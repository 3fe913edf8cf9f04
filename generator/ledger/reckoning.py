"""The ledger of a site as of a date: every task's state, from facts dated on or before it.

Read `reckon`, then `_core` and `_task_state`: nearly each line is one module beside this one. All look-ups are by
indexes made once, so the cost grows with the number of records and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator.ledger.dated import dated_task, until
from generator.ledger.deadlines import day_at_once, deadline_state
from generator.ledger.indicators import indicator_states
from generator.ledger.notices import notice_state
from generator.ledger.readiness import readiness
from generator.ledger.schedule import BackwardSchedule, Window, backward_schedule
from generator.ledger.standing import GROUP_OF, Doubts, Standing, doubts, label, pace, standing
from generator.ledger.state import (
    ChainBreak,
    CheckResult,
    DatedTask,
    DeadlineState,
    DecisionState,
    Group,
    Label,
    Ledger,
    MilestoneState,
    Pace,
    TaskState,
)
from generator.ledger.surroundings import Surroundings, is_same, surroundings
from generator.ledger.timeline import events
from generator.model.records import Task
from generator.model.site import Content


def reckon(content: Content, as_of: date, earlier: Ledger | None = None) -> Ledger:
    """What the content means as of a date. The same content and date give an equal ledger.

    The states of `earlier` are taken over for tasks of which every record is the very same object as there; the
    result is the same without it, only later.
    """
    around = surroundings(content, as_of)
    tasks = tuple(
        kept if (kept := _kept(task, around, earlier)) is not None else _task_state(_core(task, around), around)
        for task in content.tasks
    )
    by_label = dict.fromkeys(Label, 0)
    by_group = dict.fromkeys(Group, 0)
    for state in tasks:
        by_label[state.label] += 1
        by_group[state.group] += 1
    return Ledger(
        content=content,
        as_of=as_of,
        tasks=tasks,
        decisions=around.decisions,
        by_label=by_label,
        by_group=by_group,
        task_by_id={state.task.id: state for state in tasks},
    )


def states_of(tasks: Iterable[Task], content: Content, as_of: date) -> Mapping[str, TaskState]:
    """The states of some tasks of the content by id, the same as in the ledger of that day."""
    around = surroundings(content, as_of)
    return {task.id: _task_state(_core(task, around), around) for task in tasks}


@dataclass(frozen=True, slots=True)
class Glance:
    """The little of a task that a history needs, reckoned without the rest."""

    task: Task
    label: Label
    completed: date | None
    deadline: date | None
    """The original one."""


def glance(content: Content, as_of: date) -> Iterator[Glance]:
    """Each task's label as of a date, the same as in the ledger of that day, at a third of its cost."""
    around = surroundings(content, as_of)
    for task in content.tasks:
        core = _core(task, around)
        yield Glance(task, core.label, core.come.completed, core.deadline.original)


@dataclass(frozen=True, slots=True)
class _Core:
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


def _kept(task: Task, around: Surroundings, earlier: Ledger | None) -> TaskState | None:
    if earlier is None or earlier.as_of != around.as_of or earlier.content.site != around.content.site:
        return None
    state = earlier.task_by_id.get(task.id)
    return state if state is not None and is_same(task, state, around, earlier.content) else None


def _core(task: Task, around: Surroundings) -> _Core:
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
    return _Core(task, dated, opened, deadline, come, checks, found, milestones, schedule.chain_break, tempo, printed)


def _task_state(core: _Core, around: Surroundings) -> TaskState:
    task, dated, checks, as_of = core.task, core.dated, core.checks, around.as_of
    decisions = tuple(around.decisions_by_task.get(task.id, ()))
    notice = notice_state(task.closing.notice if task.closing else None, around.content.site, as_of)
    planned, actual = _shares(core.milestones)
    news = _last_news(dated)
    silent = _days_silent(news or core.opened, checks if core.found.is_resurfaced else (), as_of)
    is_open = core.tempo is not None or core.found.is_resurfaced
    return TaskState(
        task=task,
        dated=dated,
        stage=core.come.stage,
        pace=core.tempo,
        label=core.label,
        group=GROUP_OF[core.label],
        is_resurfaced=core.found.is_resurfaced,
        is_unresolved=core.found.is_unresolved,
        stage_since=core.come.since,
        completed=core.come.completed,
        deadline=core.deadline,
        days_late=_days_late(core.tempo, core.come.completed, core.deadline, as_of),
        milestones=core.milestones,
        chain_break=core.chain_break,
        planned=planned,
        actual=actual,
        notice=notice,
        indicators=indicator_states(task.indicators, dated.progress, dated.started, core.deadline.original),
        progress=dated.progress,
        checks=checks,
        decisions=decisions,
        readiness=readiness(
            dated,
            core.come.completed,
            notice,
            checks,
            as_of,
            is_unresolved=core.found.is_unresolved,
            is_continuing=core.deadline.is_continuing,
        ),
        events=events(task, dated, checks, decisions, as_of),
        last_news=news,
        days_silent=silent,
        is_stale=is_open and silent is not None and silent > around.content.site.stale_after_days,
        updated=_updated(news, dated, checks, decisions, as_of),
    )


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


def _shares(milestones: Sequence[MilestoneState]) -> tuple[float, float]:
    """Planned and actual progress: weight of what is due, and of what is done, over the weight of all."""
    total = sum(each.weight for each in milestones)
    if not total:
        return 0.0, 0.0
    planned = sum(each.weight for each in milestones if each.is_due)
    actual = sum(each.weight for each in milestones if each.done is not None)
    return planned / total, actual / total


def _days_late(tempo: Pace | None, completed: date | None, deadline: DeadlineState, as_of: date) -> int:
    if deadline.original is None:
        return 0
    if completed is not None:
        return max(0, (completed - deadline.original).days)
    return (as_of - deadline.original).days if tempo is Pace.OVERDUE else 0


def _last_news(dated: DatedTask) -> date | None:
    """The newest sign of work: a report, something done, a closing step, a piece of evidence."""
    days = [*dated.milestones_done, *dated.measures_done, *dated.parts_done, *dated.steps.values()]
    days += [piece.taken for piece in dated.evidence]
    days.append(dated.started)
    if dated.progress:
        days.append(dated.progress[-1].date)
    return max(filter(None, days), default=None)


def _days_silent(since: date | None, checks: Sequence[CheckResult], as_of: date) -> int | None:
    """Days since the last news, or since the bad check that a resurfaced task has to answer."""
    days = [since, *(result.check.date for result in checks if result.is_bad)]
    last = max(filter(None, days), default=None)
    return (as_of - last).days if last is not None else None


def _updated(
    news: date | None,
    dated: DatedTask,
    checks: Sequence[CheckResult],
    decisions: Sequence[DecisionState],
    as_of: date,
) -> date | None:
    """The newest dated fact of any kind."""
    days = [news]
    if checks:
        days.append(checks[-1].check.date)
    if dated.deadline_changes:
        days.append(dated.deadline_changes[-1].on)
    for each in decisions:
        days += (each.meeting.date, until(each.decision.done, as_of))
    return max(filter(None, days), default=None)
