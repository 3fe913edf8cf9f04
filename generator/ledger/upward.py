"""The report to the higher level that is due every month (`reports_due`): its period, and who still owes what."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta

from generator.ledger.state import Ledger, TaskState
from generator.model.frozen import frozen
from generator.model.site import Content


@frozen
class UpwardReport:
    """The next report upward as of the ledger's day. It covers `first` to `due`, both included."""

    due: date
    first: date
    days_left: int
    owed: tuple[TaskState, ...]
    """Tasks not yet completed, or resurfaced, without a progress report dated in the period."""
    reported: tuple[TaskState, ...]
    """Tasks with one."""
    owed_by: Mapping[str, tuple[TaskState, ...]]
    """What is owed by lead unit, also where a task names it by a former id; under "" what no unit leads."""


def upward_report(ledger: Ledger) -> UpwardReport | None:
    """The report of the current period; None where the site sets no day. On the day itself it is still due."""
    wanted = ledger.content.site.reports_due
    if wanted is None:
        return None
    due = _in_month(ledger.as_of.year, ledger.as_of.month, wanted)
    if due < ledger.as_of:
        due = _in_next_month(due, wanted)
    last_of_month_before = due.replace(day=1) - timedelta(days=1)
    first = _in_month(last_of_month_before.year, last_of_month_before.month, wanted) + timedelta(days=1)
    reported = tuple(state for state in ledger.tasks if _has_report(state, first))
    there = {state.task.id for state in reported}
    owed = tuple(
        state
        for state in ledger.tasks
        if state.task.id not in there and (state.pace is not None or state.is_resurfaced)
    )
    return UpwardReport(due, first, (due - ledger.as_of).days, owed, reported, _by_lead(owed, ledger.content))


def _has_report(state: TaskState, first: date) -> bool:
    return any(report.date is not None and report.date >= first for report in state.progress[-1:])


def _by_lead(owed: tuple[TaskState, ...], content: Content) -> dict[str, tuple[TaskState, ...]]:
    found: dict[str, list[TaskState]] = {}
    for state in owed:
        for name in state.task.lead or ("",):
            known = content.unit_by_id.get(name)
            unit = known.id if known is not None else name
            found.setdefault(unit, []).append(state)
    return {unit: tuple(states) for unit, states in found.items()}


def _in_month(year: int, month: int, day: int) -> date:
    """The day of a month, or its last where it is shorter."""
    return date(year, month, min(day, monthrange(year, month)[1]))


def _in_next_month(day: date, wanted: int) -> date:
    return _in_month(day.year + day.month // 12, day.month % 12 + 1, wanted)
