"""Meetings' decisions (议定事项) as of a date: open, done, overdue."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from generator.ledger.state import DecisionState
from generator.model.records import Decision, Meeting


def decision_states(meetings: Iterable[Meeting], as_of: date) -> tuple[DecisionState, ...]:
    """The decisions of all meetings up to the date, oldest meeting first, each meeting's in its own order."""
    held = [meeting for meeting in meetings if meeting.date is not None and meeting.date <= as_of]
    held.sort(key=lambda meeting: (meeting.date or as_of, meeting.id))
    return tuple(
        _state(meeting, decision, index, as_of) for meeting in held for index, decision in enumerate(meeting.decisions)
    )


def _state(meeting: Meeting, decision: Decision, index: int, as_of: date) -> DecisionState:
    is_done = decision.done is not None and decision.done <= as_of
    days_late = 0 if is_done or decision.due is None else max(0, (as_of - decision.due).days)
    return DecisionState(
        meeting=meeting,
        decision=decision,
        index=index,
        number=f"{meeting.id}#{index + 1}",
        is_done=is_done,
        is_overdue=days_late > 0,
        days_late=days_late,
    )
