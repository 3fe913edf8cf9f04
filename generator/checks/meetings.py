"""Do meetings end in decisions that somebody has to carry out by a day? Decisions, their owners and their tasks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.checks.judges import whole_site
from generator.checks.scene import Scene, listed
from generator.ledger.state import DecisionState
from generator.model.problem import Place, Problem, Severity, rule

NO_OWNER: Final = rule(
    "decision-without-owner",
    Severity.WARNING,
    message=("Decision {number} has no owner.", "议定事项{number}未明确责任单位。"),
    hint=("Add the unit that has to do it: `owner: {example}`", "填写责任单位：`owner: {example}`。"),
    why=("What is decided for nobody is done by nobody.", "议而有决，更要决而有人办。"),
    bad="{id: d1, text: Order the pumps, task: DL-01, due: 2018-10-31}",
    good="{id: d1, text: Order the pumps, task: DL-01, owner: water-bureau, due: 2018-10-31}",
)
NO_TASK: Final = rule(
    "decision-without-task",
    Severity.WARNING,
    message=("Decision {number} belongs to no task.", "议定事项{number}未对应整改任务。"),
    hint=("Add the task's id: `task: {example}`", "填写任务编号：`task: {example}`。"),
    why=(
        "A decision is followed on the page of its task; without one nobody will meet it again.",
        "议定事项随任务跟踪；不挂任务，会后就无人过问。",
    ),
    bad="{id: d1, text: Order the pumps, owner: water-bureau, due: 2018-10-31}",
    good="{id: d1, text: Order the pumps, task: DL-01, owner: water-bureau, due: 2018-10-31}",
)
NO_DUE: Final = rule(
    "decision-without-due",
    Severity.WARNING,
    message=("Decision {number} has no due date.", "议定事项{number}未明确完成时限。"),
    hint=("Add `due: 2018-10-31`.", "填写 `due: 2018-10-31`。"),
    why=("A decision without a day can never be overdue.", "没有时限的议定事项永远不会“逾期”。"),
    bad="{id: d1, text: Order the pumps, task: DL-01, owner: water-bureau}",
    good="{id: d1, text: Order the pumps, task: DL-01, owner: water-bureau, due: 2018-10-31}",
)
OVERDUE: Final = rule(
    "decision-overdue",
    Severity.WARNING,
    message=(
        "Decision {number} was due on {due} and is {days} days late.",
        "议定事项{number}应于{due}完成，已逾期{days}天。",
    ),
    hint=(
        "Enter `done:` with the day on which it was done, or take it up at the next meeting.",
        "已完成的填写 `done:`；未完成的提交下次调度会研究。",
    ),
    why=(
        "Decisions of scheduling meetings are carried into the next meeting until they are done.",
        "调度会议定事项未办结的，须在下次会议上继续督办。",
    ),
    bad="{id: d1, due: 2018-10-20}",
    good="{id: d1, due: 2018-10-20, done: 2018-10-19}",
)
AFTER_DEADLINE: Final = rule(
    "decision-after-deadline",
    Severity.WARNING,
    message=(
        "Decision {number} is due on {due}, after the deadline {deadline} of task {task}.",
        "议定事项{number}时限为{due}，晚于任务{task}的整改时限{deadline}。",
    ),
    hint=("Bring the decision before the deadline of its task.", "请将议定事项的时限提前至任务时限之前。"),
    why=(
        "A meeting cannot postpone a deadline by deciding on a later day.",
        "会议不能以更晚的议定时限变相延长整改时限。",
    ),
    bad="deadline of DL-01: 2018-12-31\n{id: d1, task: DL-01, due: 2019-03-31}",
    good="{id: d1, task: DL-01, due: 2018-11-30}",
)
BEFORE_MEETING: Final = rule(
    "decision-before-meeting",
    Severity.WARNING,
    message=(
        "Decision {number}: its `{key}` {day} is before the meeting of {date}.",
        "议定事项{number}的 `{key}` 为{day}，早于{date}的会议。",
    ),
    hint=("Correct the date of the decision or of the meeting.", "请核对议定事项或会议的日期。"),
    why=(
        "What was done before the meeting was not decided there; a due date in the past asks nothing of anybody.",
        "会前已办结的不是会议议定的；时限早于会议，等于没有要求。",
    ),
    bad="date: 2018-10-15\ndecisions: [{id: d1, due: 2018-10-01}]",
    good="date: 2018-10-15\ndecisions: [{id: d1, due: 2018-10-31}]",
)
NO_DECISIONS: Final = rule(
    "meeting-without-decisions",
    Severity.NOTICE,
    message=("A scheduling meeting that decided nothing.", "调度会未形成议定事项。"),
    hint=(
        "Enter what was agreed, with owner and day: `decisions: [{id: d1, text: …, task: …, owner: …, due: …}]`",
        "填写议定事项、责任单位和时限：`decisions: [{id: d1, text: …, task: …, owner: …, due: …}]`。",
    ),
    why=(
        "Rectification is not done by holding meetings: what counts is who does what until when.",
        "不能以会议落实会议；关键是谁来办、何时办结。",
    ),
    bad="kind: scheduling\ntasks: [DL-01]",
    good="kind: scheduling\ntasks: [DL-01]\ndecisions:\n  - {id: d1, text: Order the pumps, task: DL-01, owner: water-bureau,"
    " due: 2018-10-31}",
)
LEAD_ABSENT: Final = rule(
    "lead-absent",
    Severity.NOTICE,
    message=(
        "Task {task} was on the table, but its lead unit {unit} is not among those attending.",
        "会议研究了任务{task}，但其牵头单位{unit}未列入参会单位。",
    ),
    hint=(
        "Add the unit to `attending:`, or hear it at the next meeting.",
        "请补充 `attending:`，或在下次会议上听取其汇报。",
    ),
    why=(
        "A task is scheduled with the unit that answers for it, or not at all.",
        "调度任务须责任单位到场，否则调度落空。",
    ),
    bad="tasks: [DL-01]\nattending: [environment]",
    good="tasks: [DL-01]\nattending: [environment, water-bureau]",
)


@whole_site(NO_OWNER)
def decision_without_owner(scene: Scene) -> Iterator[Problem]:
    example = next((unit.id for unit in scene.content.units if unit.kind == "department"), "water-bureau")
    for state in scene.ledger.decisions:
        if not state.decision.owner:
            yield NO_OWNER.at(_place(state), number=state.number, example=example)


@whole_site(NO_TASK)
def decision_without_task(scene: Scene) -> Iterator[Problem]:
    for state in scene.ledger.decisions:
        if not state.decision.task:
            example = next(iter(state.meeting.tasks), "DL-01")
            yield NO_TASK.at(_place(state), number=state.number, example=example)


@whole_site(NO_DUE)
def decision_without_due(scene: Scene) -> Iterator[Problem]:
    for state in scene.ledger.decisions:
        if state.decision.due is None and state.decision.done is None:
            yield NO_DUE.at(_place(state), number=state.number)


@whole_site(OVERDUE)
def decision_overdue(scene: Scene) -> Iterator[Problem]:
    for state in scene.ledger.decisions:
        if state.is_overdue:
            place = _place(state, "due")
            yield OVERDUE.at(place, number=state.number, due=state.decision.due, days=state.days_late)


@whole_site(AFTER_DEADLINE)
def decision_after_deadline(scene: Scene) -> Iterator[Problem]:
    """Only where the meeting was held before the deadline: after it, any decision is later."""
    for state in scene.ledger.decisions:
        for identifier in state.decision.task:
            task = scene.ledger.task_by_id.get(identifier)
            if task is None or state.decision.due is None or state.meeting.date is None:
                continue
            known = (day for day in (task.deadline.original, task.deadline.current) if day)
            deadline = max(known, default=None)
            if deadline and state.meeting.date <= deadline < state.decision.due and not task.deadline.is_continuing:
                place = _place(state, "due")
                due = state.decision.due
                yield AFTER_DEADLINE.at(place, number=state.number, due=due, deadline=deadline, task=identifier)


@whole_site(BEFORE_MEETING)
def decision_before_meeting(scene: Scene) -> Iterator[Problem]:
    for state in scene.ledger.decisions:
        held = state.meeting.date
        for key, day in (("due", state.decision.due), ("done", state.decision.done)):
            if held and day and day < held:
                yield BEFORE_MEETING.at(_place(state, key), number=state.number, key=key, day=day, date=held)


@whole_site(NO_DECISIONS)
def meeting_without_decisions(scene: Scene) -> Iterator[Problem]:
    for meeting in scene.content.meetings:
        held = meeting.date is not None and meeting.date <= scene.ledger.as_of
        if held and meeting.kind == "scheduling" and not meeting.decisions:
            yield NO_DECISIONS.at(meeting.place("decisions"))


@whole_site(LEAD_ABSENT)
def lead_absent(scene: Scene) -> Iterator[Problem]:
    """Only where those attending are listed, and not for meetings that are still to come."""
    for meeting in scene.content.meetings:
        if not meeting.attending or meeting.date is None or meeting.date > scene.ledger.as_of:
            continue
        for index, identifier in enumerate(meeting.tasks):
            task = scene.content.task_by_id.get(identifier)
            if task and task.lead and not set(task.lead) & set(meeting.attending):
                place = meeting.place("tasks", index)
                unit = listed([scene.unit_name(each) for each in task.lead])
                yield LEAD_ABSENT.at(place, task=identifier, unit=unit)


def _place(state: DecisionState, *steps: str) -> Place:
    return state.meeting.place("decisions", state.index, *steps)
