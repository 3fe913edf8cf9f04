"""The ledger of a site as of a date: every task's state, from facts dated on or before it.

Read `reckon`, then `core_of` and `_task_state`: nearly each line is one module beside this one. All look-ups are by
indexes made once, so the cost grows with the number of records and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from generator.ledger.dated import until
from generator.ledger.indicators import indicator_states
from generator.ledger.labelling import Core, core_of
from generator.ledger.notices import notice_state
from generator.ledger.readiness import readiness
from generator.ledger.standing import GROUP_OF
from generator.ledger.state import (
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
from generator.ledger.surroundings import Surroundings, are_same, is_same, surroundings
from generator.ledger.timeline import events
from generator.model.records import Task
from generator.model.site import Content


def reckon(content: Content, as_of: date, earlier: Ledger | None = None) -> Ledger:
    """What the content means as of a date. The same content and date give an equal ledger.

    The states of `earlier` are taken over for tasks of which every record is the very same object as there; the
    result is the same without it, only later.
    """
    around = surroundings(content, as_of)
    taken_over = _taking_over(around, earlier)
    tasks = tuple(
        kept if (kept := taken_over(task)) is not None else _task_state(core_of(task, around), around)
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
    return {task.id: _task_state(core_of(task, around), around) for task in tasks}


def _taking_over(around: Surroundings, earlier: Ledger | None) -> Callable[[Task], TaskState | None]:
    """What gives a task's state in the `earlier` ledger, if it would be the same now."""
    if earlier is None or earlier.as_of != around.as_of or earlier.content.site != around.content.site:
        return lambda _: None
    states, before = earlier.task_by_id, earlier.content
    if are_same(around.content, before):

        def known(task: Task) -> TaskState | None:
            state = states.get(task.id)
            return state if state is not None and state.task is task else None

        return known

    def compared(task: Task) -> TaskState | None:
        state = states.get(task.id)
        return state if state is not None and is_same(task, state, around, before) else None

    return compared


def _task_state(core: Core, around: Surroundings) -> TaskState:
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
