"""What is late, and is something done about it? Deadlines, their changes, and plans to catch up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from generator.checks.field_checks import standing_check
from generator.checks.judges import each_task
from generator.checks.scene import Scene, is_completed
from generator.ledger.state import Pace, Stage, TaskState
from generator.model.problem import Problem, Severity, rule
from generator.model.records import Measure, Milestone, WrittenDeadline
from generator.model.text import Both

OVERDUE: Final = rule(
    "task-overdue",
    Severity.WARNING,
    message=("Overdue: the deadline was {deadline}, {days} days ago.", "已逾期：整改时限为{deadline}，逾期{days}天。"),
    hint=(
        "If it is done, enter the self-check; if not, say under `internal:` why and how it will be caught up.",
        "已完成的填写自查；未完成的在 `internal:` 中说明原因和纠偏措施。",
    ),
    why=(
        "Lateness counts from the deadline that was first published; a later one is shown beside it.",
        "逾期以最初公开的时限计算，调整后的时限一并列出。",
    ),
    bad="as of 2018-10-31: deadline: 2018-09-30, not completed",
    good="deadline: 2018-09-30\nclosing: {self_check: {date: 2018-09-28}}",
)
PART_OVERDUE: Final = rule(
    "deadline-part-overdue",
    Severity.WARNING,
    message=("The part due by {written} ({due}) is not done.", "时限为“{written}”({due})的阶段目标尚未完成。"),
    hint=(
        "Enter `done:` for this part, or say what stands in the way.",
        "已完成的填写该阶段的 `done:`；未完成的说明原因。",
    ),
    why=(
        'A deadline in parts is kept part by part; "under way" is no answer once a dated part has passed.',
        "分阶段的时限要逐段兑现；阶段时限已过，不能笼统称“正在推进”。",
    ),
    source='Published case: a deadline in three parts, all dated parts past, status "under way"',
    bad="deadline: [{text: Phase 1, due: 2018年6月底}, {text: Phase 2, due: 2018年底前}]",
    good="deadline: [{text: Phase 1, due: 2018年6月底, done: 2018-06-20}, {text: Phase 2, due: 2018年底前}]",
)
MEASURE_OVERDUE: Final = rule(
    "measure-overdue",
    Severity.WARNING,
    message=("Measure `{measure}` was due on {due} and is not done.", "整改措施“{measure}”应于{due}完成，尚未完成。"),
    hint=(
        "Enter `done:` with its day, or say under `internal:` what stands in the way.",
        "已完成的填写 `done:`；未完成的在 `internal:` 中说明原因。",
    ),
    why=(
        "A task is on schedule only while each of its measures is.",
        "每项措施都按期，任务才算按期。",
    ),
    bad="as of 2018-10-31: {id: pipes, text: …, due: 2018-10-15}",
    good="{id: pipes, text: …, due: 2018-10-15, done: 2018-10-12}",
)
NO_ROOT_CAUSE: Final = rule(
    "behind-without-root-cause",
    Severity.WARNING,
    message=("The task is {pace} and no root cause is given.", "任务{pace}，但未剖析原因。"),
    hint=("Add under `internal:` `root_cause: …`", "在 `internal:` 下填写 `root_cause: …`。"),
    why=(
        "Lagging tasks get their root cause dug out; without it the plan to catch up is a guess.",
        "对滞后任务要深挖根源；原因不明，纠偏无从谈起。",
    ),
    bad="internal: {}",
    good="internal: {root_cause: The pumps were ordered two months late}",
)
NO_CORRECTIVE_PLAN: Final = rule(
    "behind-without-plan",
    Severity.WARNING,
    message=("The task is {pace} and there is no plan to catch up.", "任务{pace}，但没有纠偏措施。"),
    hint=(
        "Add under `internal:` `corrective_plan: …` with steps and days.",
        "在 `internal:` 下填写 `corrective_plan: …`，写明步骤和日期。",
    ),
    why=(
        "Lagging tasks are corrected and sped up, so that they still finish on time and to standard.",
        "对滞后任务要纠偏提速，确保按期保质完成。",
    ),
    bad="internal: {root_cause: …}",
    good="internal: {root_cause: …, corrective_plan: Second shift from 1 November, pipes laid by 20 November}",
)
NO_NEW_PLAN: Final = rule(
    "resurfaced-without-plan",
    Severity.WARNING,
    message=("Found bad again on {day}, and there is no new plan.", "{day}核查发现反弹，但没有新的整改方案。"),
    hint=(
        "Add a measure or milestone due after {day}, or `corrective_plan:` under `internal:`.",
        "补充时限在{day}之后的措施或节点，或在 `internal:` 下填写 `corrective_plan:`。",
    ),
    why=(
        "A problem that came back is a new problem: it needs measures and days of its own.",
        "反弹的问题要重新制定措施、重新明确时限。",
    ),
    bad="check of 2018-10-20: resurfaced; measures as before",
    good="measures: [{id: dredge-again, text: …, due: 2018-11-30}]",
)
NO_APPROVAL: Final = rule(
    "deadline-change-without-approval",
    Severity.WARNING,
    message=("The deadline was changed on {on} without {missing}.", "{on}调整时限，但缺少{missing}。"),
    hint=(
        "Add `approved_by:` and `document:`; a change that nobody approved is taken out.",
        "填写 `approved_by:` 和 `document:`；未经批准的调整应撤销。",
    ),
    why=(
        "Who set the deadline has to approve another one; otherwise everybody postpones his own.",
        "调整时限须经原批准机关同意，不得自行延期。",
    ),
    bad="{on: 2018-10-15, from: 2018-09-30, to: 2018-12-31}",
    good="{on: 2018-10-15, from: 2018-09-30, to: 2018-12-31, approved_by: Provincial office, document: 辽整改〔2018〕31号}",
)
MOVED_OFTEN: Final = rule(
    "deadline-moved-often",
    Severity.WARNING,
    message=(
        "The deadline was moved {count} times, from {first} to {last}.",
        "整改时限已调整{count}次，由{first}延至{last}。",
    ),
    hint=("Say under `internal:` what is different this time.", "请在 `internal:` 中说明反复延期的原因。"),
    why=("A deadline that moves again and again is none.", "一再延期的时限等于没有时限。"),
    bad="deadline_changes: three entries",
    good="deadline_changes: one entry",
)
MOVED_LATE: Final = rule(
    "deadline-moved-late",
    Severity.WARNING,
    message=(
        "The deadline {before} was moved only on {on}, after it had passed.",
        "时限{before}已过，{on}才办理调整。",
    ),
    hint=(
        "Ask for a change before the deadline passes; this one stays overdue for that time.",
        "延期应在时限届满前申请；此前仍按逾期计算。",
    ),
    why=(
        "A change after the fact does not make the task punctual; it hides that it was late.",
        "逾期后补办延期，不能改变已经逾期的事实。",
    ),
    bad="{on: 2018-10-15, from: 2018-09-30, to: 2018-12-31}",
    good="{on: 2018-09-10, from: 2018-09-30, to: 2018-12-31}",
)
CHAIN_BROKEN: Final = rule(
    "deadline-change-chain",
    Severity.WARNING,
    message=(
        "The change of {on} starts from {said}, but the deadline was {known}.",
        "{on}的调整称原时限为{said}，而记录中的时限为{known}。",
    ),
    hint=("Correct `from:`, or enter the change that is missing.", "请核对 `from:`，或补填遗漏的调整。"),
    why=(
        "Each change starts where the last one ended; a gap hides a change.",
        "每次调整应与上一次衔接；不衔接说明有调整未予记录。",
    ),
    bad="deadline: 2018-09-30\ndeadline_changes: [{on: …, from: 2018-10-31, to: 2018-12-31}]",
    good="deadline: 2018-09-30\ndeadline_changes: [{on: …, from: 2018-09-30, to: 2018-12-31}]",
)
COMPLETED_LATE: Final = rule(
    "completed-late",
    Severity.NOTICE,
    message=(
        "Completed on {completed}, {days} days after the deadline {deadline}.",
        "任务于{completed}完成，比时限{deadline}晚{days}天。",
    ),
    hint=("Keep the date as it is, and say in the text why it was late.", "请保留真实日期，并在正文说明逾期原因。"),
    why=("A late end stays late; readers see it beside the date.", "逾期完成仍属逾期，公开时一并列明。"),
    bad="deadline: 2018-09-30; self_check: {date: 2018-10-20}",
    good="deadline: 2018-09-30; self_check: {date: 2018-09-28}",
)
PACE_NAMES: Final = {Pace.BEHIND: Both("behind schedule", "滞后"), Pace.OVERDUE: Both("overdue", "逾期")}


@each_task(OVERDUE)
def overdue(state: TaskState, scene: Scene) -> Iterator[Problem]:
    if state.pace is Pace.OVERDUE and state.deadline.original and state.deadline.original < scene.ledger.as_of:
        deadline = state.deadline.original
        yield OVERDUE.at(state.task.place("deadline"), deadline=deadline, days=state.days_late)


@each_task(PART_OVERDUE)
def deadline_part_overdue(state: TaskState, scene: Scene) -> Iterator[Problem]:
    parts = state.task.deadline.parts if state.task.deadline else ()
    for index in state.deadline.late_parts:
        due = parts[index].due
        if len(parts) > 1 and due and not is_completed(state):
            place = state.task.place("deadline", index)
            yield PART_OVERDUE.at(place, written=due.written, due=due.due)


@each_task(MEASURE_OVERDUE)
def measure_overdue(state: TaskState, scene: Scene) -> Iterator[Problem]:
    if is_completed(state):
        return
    for index, each in enumerate(state.task.measures):
        if each.due and each.due < scene.ledger.as_of and state.dated.measures_done[index] is None:
            place = state.task.place("measures", index, "due")
            yield MEASURE_OVERDUE.at(place, measure=each.id or index + 1, due=each.due)


@each_task(NO_ROOT_CAUSE, public=False)
def behind_without_root_cause(state: TaskState, scene: Scene) -> Iterator[Problem]:
    internal = state.task.internal
    if state.pace in PACE_NAMES and not (internal and internal.root_cause):
        yield NO_ROOT_CAUSE.at(state.task.place("internal"), pace=PACE_NAMES[state.pace])


@each_task(NO_CORRECTIVE_PLAN, public=False)
def behind_without_plan(state: TaskState, scene: Scene) -> Iterator[Problem]:
    internal = state.task.internal
    if state.pace in PACE_NAMES and not (internal and internal.corrective_plan):
        yield NO_CORRECTIVE_PLAN.at(state.task.place("internal"), pace=PACE_NAMES[state.pace])


@each_task(NO_NEW_PLAN, public=False)
def resurfaced_without_plan(state: TaskState, scene: Scene) -> Iterator[Problem]:
    bad, task = standing_check(state), state.task
    if bad is None or bad.finding.result != "resurfaced" or bad.check.date is None:
        return
    day = bad.check.date
    steps: tuple[Measure | Milestone, ...] = (*task.measures, *task.milestones)
    planned = any(each.due and each.due > day and not each.done for each in steps)
    if not planned and not (task.internal and task.internal.corrective_plan):
        related = (bad.check.place("findings", bad.index),)
        yield NO_NEW_PLAN.at(task.place("measures"), related=related, day=day)


@each_task(NO_APPROVAL)
def deadline_change_without_approval(state: TaskState, scene: Scene) -> Iterator[Problem]:
    for index, each in enumerate(state.task.deadline_changes):
        missing = [key for key, value in (("approved_by", each.approved_by), ("document", each.document)) if not value]
        if missing:
            place = state.task.place("deadline_changes", index)
            yield NO_APPROVAL.at(place, on=each.on, missing="/".join(missing))


@each_task(MOVED_OFTEN)
def deadline_moved_often(state: TaskState, scene: Scene) -> Iterator[Problem]:
    changes = state.deadline.changes
    if len(changes) > 1:
        last = changes[-1].to.written if changes[-1].to else "?"
        first = state.task.deadline.written if state.task.deadline else "?"
        place = state.task.place("deadline_changes")
        yield MOVED_OFTEN.at(place, count=len(changes), first=first, last=last)


@each_task(MOVED_LATE)
def deadline_moved_late(state: TaskState, scene: Scene) -> Iterator[Problem]:
    known = state.deadline.original
    for index, each in enumerate(state.task.deadline_changes):
        before = _day(each.from_) or known
        if before and each.on and each.on > before:
            yield MOVED_LATE.at(state.task.place("deadline_changes", index, "on"), before=before, on=each.on)
        known = _day(each.to) or known


@each_task(CHAIN_BROKEN)
def deadline_change_chain(state: TaskState, scene: Scene) -> Iterator[Problem]:
    changes = state.task.deadline_changes
    known = state.task.deadline.due if state.task.deadline else None
    if changes and known == _day(changes[-1].to):  # the record shows the deadline as it is now
        known = _day(changes[0].from_)
    for index, each in enumerate(changes):
        said = _day(each.from_)
        if said and known and said != known:
            place = state.task.place("deadline_changes", index, "from")
            yield CHAIN_BROKEN.at(place, on=each.on, said=said, known=known)
        known = _day(each.to) or known


@each_task(COMPLETED_LATE)
def completed_late(state: TaskState, scene: Scene) -> Iterator[Problem]:
    if state.stage is not Stage.NOT_STARTED and is_completed(state) and state.days_late > 0:
        place, deadline = state.task.place("closing", "self_check"), state.deadline.original
        yield COMPLETED_LATE.at(place, completed=state.completed, days=state.days_late, deadline=deadline)


def _day(deadline: WrittenDeadline | None) -> date | None:
    return deadline.due if deadline else None
