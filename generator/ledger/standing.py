"""Stage, pace, label and group of a task: no editor types them, all follow from dated facts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from generator.ledger.state import (
    CheckResult,
    DatedTask,
    DeadlineState,
    Group,
    Label,
    MilestoneState,
    Pace,
    Stage,
    Step,
)
from generator.model.frozen import frozen

GROUP_OF: Final[dict[Label, Group]] = {
    Label.RESURFACED: Group.LATE,
    Label.CLOSED: Group.SETTLED,
    Label.ON_NOTICE: Group.SETTLED,
    Label.ACCEPTED: Group.SETTLED,
    Label.COMPLETED: Group.AWAITING,
    Label.OVERDUE: Group.LATE,
    Label.BEHIND: Group.LATE,
    Label.AHEAD: Group.ON_TRACK,
    Label.ON_SCHEDULE: Group.ON_TRACK,
    Label.NOT_STARTED: Group.ON_TRACK,
}
"""Every label's group on the home page; no label has two, so the groups add up to the total."""

_STAGE_OF_STEP: Final = {
    Step.SELF_CHECK: Stage.COMPLETED,
    Step.ACCEPTANCE: Stage.ACCEPTED,
    Step.NOTICE: Stage.ON_NOTICE,
    Step.FILING: Stage.ON_NOTICE,
    Step.CLOSED: Stage.CLOSED,
}
_STEPS: Final = tuple(_STAGE_OF_STEP)


@frozen
class Standing:
    """How far a task has come, and since when."""

    stage: Stage
    since: date | None
    completed: date | None


@frozen
class Doubts:
    """What field checks left open."""

    is_unresolved: bool
    is_resurfaced: bool


def standing(dated: DatedTask, *, is_continuing: bool) -> Standing:
    """The stage of the last closing step whose predecessors are all dated; it began when the last of them was dated.

    Filing has no stage of its own: a task stays on notice until it is closed. One that goes on for good is never
    completed, whatever steps are dated.
    """
    if not dated.steps or is_continuing or Step.SELF_CHECK not in dated.steps:
        stage = Stage.UNDER_WAY if dated.started is not None else Stage.NOT_STARTED
        return Standing(stage, dated.started, None)
    stage, since = Stage.COMPLETED, dated.steps[Step.SELF_CHECK]
    for step in _STEPS:
        day = dated.steps.get(step)
        if day is None:
            break
        if _STAGE_OF_STEP[step] is not stage:
            stage, since = _STAGE_OF_STEP[step], max(since, day)
    return Standing(stage, since, dated.steps[Step.SELF_CHECK])


def doubts(checks: Sequence[CheckResult], completed: date | None, *, is_continuing: bool) -> Doubts:
    """Whether a bad check stands, and whether the task has resurfaced by it.

    Only a check dated later that confirms the result lifts a bad one. A completed task has resurfaced when the bad
    check falls on or after its completion, or says so in as many words: a self-check dated anew lifts nothing.
    """
    if not checks:
        return _NO_DOUBTS
    lifted = max((each.check.date for each in checks if not each.is_bad and each.check.date), default=None)
    open_ones = [
        each
        for each in checks
        if each.is_bad and each.check.date is not None and (lifted is None or each.check.date >= lifted)
    ]
    if not open_ones:
        return _NO_DOUBTS
    if completed is None and not is_continuing:
        return Doubts(is_unresolved=True, is_resurfaced=False)
    is_resurfaced = any(
        each.finding.result == "resurfaced" or (completed and each.check.date and each.check.date >= completed)
        for each in open_ones
    )
    return Doubts(is_unresolved=True, is_resurfaced=is_resurfaced)


def pace(stage: Stage, deadline: DeadlineState, milestones: Sequence[MilestoneState], as_of: date) -> Pace | None:
    """Progress against the schedule; None from completion on."""
    if stage not in {Stage.NOT_STARTED, Stage.UNDER_WAY}:
        return None
    if deadline.late_parts and deadline.original is not None and deadline.original < as_of:
        return Pace.OVERDUE
    if deadline.late_parts or any(each.is_late for each in milestones):
        return Pace.BEHIND
    return Pace.AHEAD if any(each.is_early for each in milestones) else Pace.ON_SCHEDULE


def label(stage: Stage, tempo: Pace | None, *, is_resurfaced: bool) -> Label:
    """The one label that is printed, by precedence; a task that has not begun is never called on schedule."""
    if is_resurfaced:
        return Label.RESURFACED
    if tempo is None:
        return Label(stage.value)
    if tempo is Pace.ON_SCHEDULE and stage is Stage.NOT_STARTED:
        return Label.NOT_STARTED
    return Label(tempo.value)


_NO_DOUBTS: Final = Doubts(is_unresolved=False, is_resurfaced=False)
