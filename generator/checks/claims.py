"""Does what a unit says of its own pace agree with its own dates?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from generator.checks.judges import each_task
from generator.checks.scene import Scene, is_completed, listed
from generator.checks.truth import open_steps
from generator.ledger.state import TaskState
from generator.model.problem import Problem, Severity, rule
from generator.model.records import Progress
from generator.model.text import Both

EARLY_CLAIM_DAYS: Final = 31
"""A claim may come before the self-check that follows from it, but not by more than a month."""

CLAIM_AGAINST_PACE: Final = rule(
    "claim-against-pace",
    Severity.WARNING,
    message=(
        'The report of {date} claims "on schedule", but {reason}.',
        "{date}的进展报告自评“按序时推进”，但{reason}。",
    ),
    hint=(
        "Correct the claim to `claim: behind`, or enter what was done and when.",
        "改为 `claim: behind`，或补填实际完成日期。",
    ),
    why=(
        "What a unit says of itself is set against its own dates; where they differ, the dates count.",
        "自评结论要与时间节点相符；不符时以节点为准。",
    ),
    bad="claim: on-schedule, with a milestone that was due a month before",
    good="claim: behind",
)
CLAIM_BEHIND: Final = rule(
    "claim-behind-without-milestone",
    Severity.NOTICE,
    message=(
        'The report of {date} says "behind", but no milestone is late: the schedule does not show it.',
        "{date}的进展报告自评“滞后”，但没有任何节点逾期，计划未能反映滞后。",
    ),
    hint=("Add the milestone that was missed, with its due date.", "请补充未按期完成的时间节点及其时限。"),
    why=(
        "A delay that the schedule does not know counts as on schedule in every total.",
        "计划里看不到的滞后，在各项统计中都会显示为“序时”。",
    ),
    bad="claim: behind, with milestones: []",
    good="claim: behind, with milestones: [{id: pipes, due: 2018-09-30}]",
)
CLAIM_COMPLETED: Final = rule(
    "claim-completed",
    Severity.WARNING,
    message=(
        'The report of {date} claims "completed", but {reason}.',
        "{date}的进展报告自评“完成”，但{reason}。",
    ),
    hint=(
        "Enter the self-check (`closing: {self_check: {date: …}}`) once all is done, or correct the claim.",
        "确已全部完成的，填写自查(`closing: {self_check: {date: …}}`)；否则更正自评。",
    ),
    why=(
        "Completed means that every part is done and the unit has checked it; reporting it earlier is a false report.",
        "全部内容完成并经自查，才能报“完成”；提前上报属虚报。",
    ),
    bad="claim: completed, without self_check",
    good="claim: completed\nin the task: closing: {self_check: {date: 2018-10-20}}",
)


@each_task(CLAIM_AGAINST_PACE)
def claim_against_pace(state: TaskState, scene: Scene) -> Iterator[Problem]:
    """Judged as of the report's own day: what fell due later does not make an honest claim false."""
    for report in state.progress:
        if report.claim == "on-schedule" and report.date and not _completed_by(state, report.date):
            late = _late_on(state, report.date)
            if late:
                yield CLAIM_AGAINST_PACE.at(report.place("claim"), date=report.date, reason=late)


@each_task(CLAIM_BEHIND)
def claim_behind(state: TaskState, scene: Scene) -> Iterator[Problem]:
    if state.progress and state.progress[-1].claim == "behind" and not is_completed(state):
        report = state.progress[-1]
        if report.date and not _late_on(state, scene.ledger.as_of):
            yield CLAIM_BEHIND.at(report.place("claim"), date=report.date)


@each_task(CLAIM_COMPLETED)
def claim_completed(state: TaskState, scene: Scene) -> Iterator[Problem]:
    for report in state.progress:
        if report.claim == "completed" and report.date:
            reason = _not_completed(state, report)
            if reason:
                yield CLAIM_COMPLETED.at(report.place("claim"), date=report.date, reason=reason)


def _completed_by(state: TaskState, day: date) -> bool:
    return state.completed is not None and state.completed <= day


def _late_on(state: TaskState, day: date) -> Both | None:
    """What was late on that day: the deadline, else the first milestone; nothing if all was well."""
    original = state.deadline.original
    if original and original < day and not _completed_by(state, day):
        return Both(f"the deadline {original} had passed", f"整改时限{original}已过")
    for each in state.milestones:
        if each.due and each.due < day and (each.done is None or each.done > day):
            name = each.milestone.id
            return Both(
                f"milestone `{name}` was due on {each.due} and not done", f"节点“{name}”应于{each.due}完成而未完成"
            )
    return None


def _not_completed(state: TaskState, report: Progress) -> Both | None:
    """Why a claim of completion does not hold; nothing if it does."""
    if state.deadline.is_continuing and not is_completed(state):
        return Both("the task goes on for good (continuing)", "本任务为长期坚持类任务")
    if not is_completed(state):
        left = open_steps(state)
        if left:
            return Both(f"still open: {listed(left)}", f"尚有未完成项：{listed(left)}")
        return Both("no self-check is entered", "未填写自查")
    if report.date and state.completed and (state.completed - report.date).days > EARLY_CLAIM_DAYS:
        return Both(f"the self-check is of {state.completed}", f"自查日期为{state.completed}")
    return None
