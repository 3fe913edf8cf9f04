"""A task's time limit as of a date: original, current, what is late, and the yearly review of a task without an end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from generator.ledger.dated import until
from generator.ledger.state import DatedTask, DeadlineState, PartState
from generator.model.frozen import frozen
from generator.model.records import Deadline, DeadlineChange, DeadlineKind, Inspection, Task, WrittenDeadline


@frozen
class _Limits:
    """Days of the parts of a deadline, before all changes and after them."""

    original: list[date | None]
    current: list[date | None]


def deadline_state(task: Task, dated: DatedTask, at_once: date | None, as_of: date) -> DeadlineState:
    """The time limit as of a date; `at_once` is the day from which a task that was due at once is late."""
    parts = task.deadline.parts if task.deadline else ()
    typed = [_day(part.due, at_once) for part in parts]
    limits = _limits(typed, dated.deadline_changes, at_once)
    states = tuple(
        PartState(part, original, current, done, original is not None and original < as_of and done is None)
        for part, original, current, done in zip(parts, limits.original, limits.current, dated.parts_done, strict=True)
    )
    original = max(filter(None, limits.original), default=None)
    is_continuing = _is_continuing(task.deadline, dated.deadline_changes)
    return DeadlineState(
        written=task.deadline,
        original=original,
        current=max(filter(None, limits.current), default=None),
        changes=dated.deadline_changes,
        is_continuing=is_continuing,
        is_immediate=task.deadline is not None and task.deadline.is_immediate,
        review=date(as_of.year, 12, 31) if is_continuing else None,
        days_left=(original - as_of).days if original is not None else None,
        parts=states,
        late_parts=tuple(index for index, state in enumerate(states) if state.is_late),
    )


def day_at_once(inspections: Iterable[Inspection | None], as_of: date) -> date | None:
    """When a task is due that was to be mended at once (立行立改).

    On the earliest day on which a plan of its inspections was published; as long as there is none, on the earliest on
    which feedback was received; without either it has no day.
    """
    known = tuple(filter(None, inspections))
    plans = [day for each in known if (day := until(each.plan_published, as_of))]
    return min(plans or [day for each in known if (day := until(each.feedback_received, as_of))], default=None)


def _is_continuing(deadline: Deadline | None, changes: Sequence[DeadlineChange]) -> bool:
    """Whether the task goes on for good; a change of a deadline without parts can make it so, or end it."""
    if deadline is None:
        return False
    if changes and changes[-1].to is not None and len(deadline.parts) == 1:
        return changes[-1].to.kind is DeadlineKind.CONTINUING
    return deadline.is_continuing


def _day(written: WrittenDeadline | None, at_once: date | None) -> date | None:
    if written is None:
        return None
    return at_once if written.kind is DeadlineKind.IMMEDIATE else written.due


def _limits(typed: list[date | None], changes: Sequence[DeadlineChange], at_once: date | None) -> _Limits:
    """The days before and after all changes, whether an editor left the first deadline standing or wrote the last.

    A change belongs to the part whose day it moves `from`; one that says nothing of that to the last dated part.
    Where the record names several first deadlines, the earliest counts: a change must not hide a delay.
    """
    if not changes:
        return _Limits(typed, typed)
    original = list(typed)
    for change in reversed(changes):
        after, before = _day(change.to, at_once), _day(change.from_, at_once)
        if before is not None and before not in original and after in original:
            original[original.index(after)] = before
    first = _day(changes[0].from_, at_once)
    if first is not None and first not in original:
        position = _last_dated(original)
        if position is not None:
            original[position] = min(first, original[position] or first)
        elif original:
            original[-1] = first
    return _Limits(original, _moved(original, changes, at_once))


def _moved(original: list[date | None], changes: Sequence[DeadlineChange], at_once: date | None) -> list[date | None]:
    """The days after the changes, applied in their order."""
    current = list(original)
    for change in changes:
        before, after = _day(change.from_, at_once), _day(change.to, at_once)
        position = current.index(before) if before is not None and before in current else _last_dated(current)
        if position is None and current:
            position = len(current) - 1
        if position is not None and (after is not None or change.to is not None):
            current[position] = after
    return current


def _last_dated(days: Sequence[date | None]) -> int | None:
    """The position of the latest day."""
    dated = [(day, position) for position, day in enumerate(days) if day is not None]
    return max(dated)[1] if dated else None
