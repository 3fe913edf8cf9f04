"""The agenda of the next scheduling meeting (调度会): what has to be gone through, the most pressing first."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Final

from generator.ledger.state import Agenda, Ledger, Pace, TaskState

DUE_SOON_DAYS: Final = 30


def agenda(ledger: Ledger) -> Agenda:
    """What the next meeting has to go through as of the ledger's day; a task may be on several lists."""
    open_ones = [state for state in ledger.tasks if state.pace is not None]
    undone = [decision for decision in ledger.decisions if not decision.is_done]
    return Agenda(
        late=_by((s for s in open_ones if s.pace in {Pace.OVERDUE, Pace.BEHIND}), _lateness),
        due_soon=_due_soon(open_ones, ledger.as_of),
        decisions_overdue=tuple(
            sorted((d for d in undone if d.is_overdue), key=lambda d: (-d.days_late, d.number)),
        ),
        decisions_open=tuple(
            sorted((d for d in undone if not d.is_overdue), key=lambda d: (d.decision.due or date.max, d.number)),
        ),
        not_confirmed=_by((s for s in ledger.tasks if s.is_unresolved and not s.is_resurfaced), _silence),
        stale=_by((s for s in ledger.tasks if s.is_stale), _silence),
        resurfaced=_by((s for s in ledger.tasks if s.is_resurfaced), _silence),
    )


def next_due(state: TaskState, as_of: date) -> date | None:
    """The next day on or after `as_of` on which a part of the task's deadline, after all changes, is due."""
    days = (part.current for part in state.deadline.parts if part.done is None)
    return min((day for day in days if day is not None and day >= as_of), default=None)


def _due_soon(states: Iterable[TaskState], as_of: date) -> tuple[TaskState, ...]:
    dues = [(due, state) for state in states if (due := next_due(state, as_of)) is not None]
    dues.sort(key=lambda each: each[0])
    return tuple(state for due, state in dues if (due - as_of).days <= DUE_SOON_DAYS)


def _by(states: Iterable[TaskState], urgency: Callable[[TaskState], tuple[int, int]]) -> tuple[TaskState, ...]:
    """Stable: what is equally urgent stays in the content's order."""
    return tuple(sorted(states, key=urgency))


def _lateness(state: TaskState) -> tuple[int, int]:
    """Overdue before behind; the longer overdue first, then the more milestones missed."""
    if state.pace is Pace.OVERDUE:
        return (0, -state.days_late)
    return (1, -sum(each.is_late for each in state.milestones))


def _silence(state: TaskState) -> tuple[int, int]:
    return (-(state.days_silent or 0), 0)
