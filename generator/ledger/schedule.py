"""The backward schedule (倒排工期): when each milestone is due and has to begin, counted back from the deadline.

Milestones are one chain in the order as listed. One that has `takes` fills the days up to the day before the next one
has to begin, the last of them the days up to the deadline; one that has a date stands where it was put, and what comes
before it has to be reached by then. Both ends of a duration count.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from generator.ledger.spans import first_day, last_day
from generator.ledger.state import ChainBreak
from generator.model.frozen import frozen
from generator.model.records import Milestone

_ONE_DAY: Final = timedelta(days=1)


@frozen
class Window:
    """When work can go on: `opened` is the day of the plan, `started` that of the first sign of work by `as_of`."""

    opened: date | None
    started: date | None
    as_of: date

    @property
    def plan_begin(self) -> date | None:
        """The first day that the chain can count on: that on which work began, else that on which it could."""
        return self.started or self.opened

    @property
    def first_free(self) -> date:
        """The day on which the first milestone was or can be begun; what has not begun by today can begin tomorrow."""
        return self.started or max(self.opened or date.min, self.as_of + _ONE_DAY)


@frozen
class Slot:
    """The place of one milestone in the schedule; see `MilestoneState` for what the fields mean."""

    due: date | None = None
    latest_start: date | None = None
    limit: date | None = None
    """The last day on which it could be reached without moving what comes after it."""
    slack: int | None = None
    is_critical: bool = False
    is_verified: bool = True


@frozen
class BackwardSchedule:
    """The chain of a task: a slot for each milestone, and where time runs out, if it does."""

    slots: tuple[Slot, ...]
    chain_break: ChainBreak | None = None


def backward_schedule(
    milestones: Sequence[Milestone],
    done: Sequence[date | None],
    deadline: date | None,
    window: Window,
    country: str,
) -> BackwardSchedule:
    """The schedule as of a date; `done` says what was reached by then, `country` whose working days count.

    Slack tells how far a milestone that remains may still slip, given what is done and what day it is. Whether the
    chain is possible at all is judged by the plan alone, so that being late is not called an impossible plan.
    """
    if not milestones:
        return BackwardSchedule(())
    slots = _counted_back(milestones, deadline, country)
    chain_break = _chain_break(milestones, slots, done, window.plan_begin)
    slacks = _slacks(milestones, slots, done, window, country)
    least = min((slack for slack in slacks if slack is not None), default=None)
    return BackwardSchedule(
        tuple(
            Slot(slot.due, slot.latest_start, slot.limit, slack, slack is not None and slack == least, slot.is_verified)
            for slot, slack in zip(slots, slacks, strict=True)
        ),
        chain_break,
    )


def _counted_back(milestones: Sequence[Milestone], deadline: date | None, country: str) -> list[Slot]:
    slots: list[Slot] = []
    limit, is_verified = deadline, True
    for milestone in reversed(milestones):
        due = milestone.due
        if due is None and milestone.takes is None:
            slots.append(Slot(limit=limit))
            continue
        if due is None:
            due = limit
        else:
            is_verified = True
        start = due
        if milestone.takes is not None and due is not None:
            start = first_day(due, milestone.takes, country)
            is_verified = start is not None
        slots.append(Slot(due, start, limit, is_verified=is_verified))
        limit = _limit_before(limit, start, takes_time=milestone.takes is not None)
    slots.reverse()
    return slots


def _limit_before(limit: date | None, start: date | None, *, takes_time: bool) -> date | None:
    """The last day for what comes before; a date that was put too late does not loosen what the deadline demands."""
    if start is None:
        return None
    before = start - _ONE_DAY if takes_time else start
    return before if limit is None else min(before, limit)


def _chain_break(
    milestones: Sequence[Milestone], slots: Sequence[Slot], done: Sequence[date | None], begin: date | None
) -> ChainBreak | None:
    """Counted backwards, the first milestone that does not fit between the fixed days around it; done ones fit."""
    found: ChainBreak | None = None
    free = begin
    for index, (milestone, slot, reached) in enumerate(zip(milestones, slots, done, strict=True)):
        if reached is not None:
            free = reached + _ONE_DAY
            continue
        if slot.due is None:
            continue
        if slot.limit is not None and slot.due > slot.limit:
            found = ChainBreak(index, slot.limit, slot.due)
        elif free is not None and slot.latest_start is not None:
            # A date without a duration is an instant: it may fall on the day on which the step before it ends.
            available = free if milestone.takes is not None else free - _ONE_DAY
            if slot.latest_start < available:
                found = ChainBreak(index, slot.latest_start, available)
        if milestone.due is not None:
            free = milestone.due + _ONE_DAY
    return found


def _slacks(
    milestones: Sequence[Milestone],
    slots: Sequence[Slot],
    done: Sequence[date | None],
    window: Window,
    country: str,
) -> list[int | None]:
    """Days between the earliest finish that is still possible and the last one that the chain allows."""
    slacks: list[int | None] = []
    free: date | None = window.first_free
    for milestone, slot, reached in zip(milestones, slots, done, strict=True):
        if reached is not None:
            free = reached + _ONE_DAY
            slacks.append(None)
            continue
        finish = milestone.due
        if finish is None and milestone.takes is not None and free is not None:
            finish = last_day(free, milestone.takes, country)
        if finish is not None:
            finish = max(finish, window.as_of)
            free = finish + _ONE_DAY
        elif milestone.takes is not None:
            free = None
        slacks.append((slot.limit - finish).days if finish is not None and slot.limit is not None else None)
    return slacks
