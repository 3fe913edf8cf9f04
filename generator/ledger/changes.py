"""What changed between two days, or between two ledgers: every new fact and every class that a task moved to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from generator.ledger import change_sentences as sentences
from generator.ledger.phrases import day, limit, whole_limit
from generator.ledger.reckoning import reckon, states_of
from generator.ledger.rewritten import rewritten
from generator.ledger.state import (
    Change,
    ChangeKind,
    CheckResult,
    DecisionState,
    Event,
    EventKind,
    Label,
    Ledger,
    Stage,
    TaskState,
)
from generator.ledger.tombstones import removed_records, withdrawal
from generator.model.records import DeadlineChange, Measure
from generator.model.site import Content
from generator.model.text import Both

_STAGES: Final = tuple(Stage)
_FROM_COMPLETION: Final = frozenset({Stage.COMPLETED, Stage.ACCEPTED, Stage.ON_NOTICE, Stage.CLOSED})
_KINDS: Final = {kind: position for position, kind in enumerate(ChangeKind)}


def changes(content: Content, since: date, until: date) -> tuple[Change, ...]:
    """What the same content tells of the time after `since` up to `until`, newest first."""
    return changes_since(reckon(content, until), since)


def changes_since(ledger: Ledger, since: date) -> tuple[Change, ...]:
    """What the ledger's own content tells of the time after `since`, newest first.

    A task has no date of its own: it is new when its inspection's plan was published, or else its feedback received,
    in that time. Only tasks in which a day of that time occurs are reckoned again.
    """
    touched = [state for state in ledger.tasks if _is_touched(state, ledger, since)]
    before = states_of((state.task for state in touched), ledger.content, since)
    found: list[Change] = []
    for state in touched:
        appeared = _appeared(ledger.content, state)
        if appeared is not None and since < appeared <= ledger.as_of:
            found.append(sentences.new_task(state, appeared))
        found += _task_changes(before[state.task.id], state, ledger)
    return _sorted(found)


def changes_between(before: Ledger, after: Ledger) -> tuple[Change, ...]:
    """What distinguishes a later ledger from an earlier one, newest first; facts entered late are told as well, and
    records of every kind that are gone.
    """
    found: list[Change] = []
    for state in after.tasks:
        names = (state.task.id, *state.task.was)  # a task that got another number is no other task
        earlier = next((before.task_by_id[name] for name in names if name in before.task_by_id), None)
        appeared = _appeared(after.content, state)
        if earlier is None or (appeared is not None and before.as_of < appeared <= after.as_of):
            found.append(sentences.new_task(state, appeared or after.as_of))
        if earlier is not None:
            found += _task_changes(earlier, state, after)
    found += rewritten(before, after)
    for record in removed_records(before.content, after.content):
        found.append(sentences.removed(record, withdrawal(after.content, record.id), after.as_of))
    return _sorted(found)


def _sorted(found: list[Change]) -> tuple[Change, ...]:
    return tuple(sorted(found, key=lambda change: (-change.on.toordinal(), change.task, _KINDS[change.kind])))


def _is_touched(state: TaskState, ledger: Ledger, since: date) -> bool:
    """Whether a fact of the task, or a day on which something of it was due, falls into the time after `since`."""
    if state.updated is not None and state.updated > since:
        return True
    dues = [part.original for part in state.deadline.parts] + [each.due for each in state.milestones]
    if any(due is not None and since <= due < ledger.as_of for due in dues):
        return True
    known = (ledger.content.inspection_by_id.get(name) for name in state.task.inspection)
    plans = [day for each in known if each is not None for day in (each.plan_published, each.feedback_received)]
    return any(day is not None and since < day <= ledger.as_of for day in plans)


def _appeared(content: Content, state: TaskState) -> date | None:
    """When the task came to the city: the day of a plan, or that of the feedback, the earliest of its inspections."""
    known = [content.inspection_by_id[name] for name in state.task.inspection if name in content.inspection_by_id]
    return min(filter(None, (each.plan_published or each.feedback_received for each in known)), default=None)


def _task_changes(before: TaskState, after: TaskState, ledger: Ledger) -> Iterator[Change]:
    known = {_lasting(event, before) for event in before.events}
    news = [event for event in reversed(after.events) if _lasting(event, after) not in known]
    if before.stage is Stage.NOT_STARTED and after.dated.started is not None:
        yield sentences.started(after, after.dated.started)
    reports = [event for event in news if event.kind is EventKind.PROGRESS]
    if reports:
        yield sentences.progress(after, len(reports), reports[-1].on)
        yield from _indicator_changes(before, after)
    for event in news:
        told = _fact(event, before, after, ledger)
        if told is not None:
            yield told
    yield from _carried_out(before, after)
    yield from _moves(before, after, ledger)


def _lasting(event: Event, state: TaskState) -> str:
    """The event's name without its task's: a report that bears no id of its own is called by its task and day."""
    return event.id.replace(f"progress-{state.task.id}-", "progress-", 1)


def _fact(event: Event, before: TaskState, after: TaskState, ledger: Ledger) -> Change | None:
    """The change of one new event; closing steps and reports are told elsewhere."""
    about = event.about
    if event.kind is EventKind.MILESTONE:
        reached = next(each for each in after.milestones if each.milestone is about)
        return sentences.milestone(after, reached, event.on)
    if event.kind is EventKind.FILING:
        return sentences.filed(after, event.on)
    if isinstance(about, Measure):
        return sentences.measure(after, about, event.on)
    if isinstance(about, CheckResult):
        if about.is_bad and after.is_resurfaced and not before.is_resurfaced:
            return sentences.resurfaced(after, about, event.on)
        return sentences.checked(after, about, event.on)
    if isinstance(about, DecisionState):
        return sentences.decided(ledger.content, after, about, event.on)
    if isinstance(about, DeadlineChange):
        return sentences.deadline_moved(after, about, _deadline_before(about, after), event.on)
    return None


def _deadline_before(change: DeadlineChange, state: TaskState) -> Both:
    """What the change moved: its own `from`, else the change before it, else the deadline of the plan."""
    if change.from_ is not None:
        return limit(change.from_)
    made = state.deadline.changes
    position = next(index for index, each in enumerate(made) if each is change)
    if position:
        return limit(made[position - 1].to)
    original = state.deadline.original
    return day(original) if original is not None else whole_limit(state.deadline.written)


def _indicator_changes(before: TaskState, after: TaskState) -> Iterator[Change]:
    values = {each.indicator.id: each.value for each in before.indicators}
    for each in after.indicators:
        told = sentences.indicator(after, each, values.get(each.indicator.id))
        if told is not None:
            yield told


def _carried_out(before: TaskState, after: TaskState) -> Iterator[Change]:
    """Decisions that are done now and were not; they have no event of their own."""
    done_before = {each.number for each in before.decisions if each.is_done}
    for each in after.decisions:
        if each.is_done and each.number not in done_before and each.decision.done is not None:
            yield sentences.decision_done(after, each, each.decision.done)


def _moves(before: TaskState, after: TaskState, ledger: Ledger) -> Iterator[Change]:
    """Stages passed, one by one; a step back; a resurfacing lifted; a pace changed."""
    old, new = _STAGES.index(before.stage), _STAGES.index(after.stage)
    for stage in _STAGES[old + 1 : new + 1]:
        if stage in _FROM_COMPLETION:
            yield sentences.reached(ledger.content, after, stage)
    if new < old or (before.is_resurfaced and not after.is_resurfaced):
        yield sentences.stage(before, after, after.updated or ledger.as_of)
    elif before.pace is not None and after.pace is not None and before.label is not after.label:
        yield from _pace_change(before, after, ledger.as_of)


def _pace_change(before: TaskState, after: TaskState, on: date) -> Iterator[Change]:
    """That work began is told by itself, and is no change of pace."""
    if (before.label, after.label) != (Label.NOT_STARTED, Label.ON_SCHEDULE):
        yield sentences.pace(before, after, on)
