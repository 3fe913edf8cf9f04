"""Is there a time limit, and do the steps towards it fit? Deadlines, milestones, measures and the order among them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Final

from generator.checks.judges import each_task
from generator.checks.scene import Scene, is_completed
from generator.ledger.state import TaskState
from generator.model.problem import Problem, Severity, rule

FEW: Final = 3
"""From so many on, equal dates are no chance."""
LONG_WORK_DAYS: Final = 180
"""Work that takes longer than half a year needs steps in between."""

NO_DEADLINE: Final = rule(
    "no-deadline",
    Severity.WARNING,
    message=("No deadline: this task can never be late.", "未明确整改时限，任务永远不会“逾期”。"),
    hint=(
        "Add `deadline: 2018-12-31`, or one of the wordings 2018年底前, continuing, immediate.",
        "填写 `deadline: 2018-12-31`，或“2018年底前”“长期坚持”“立行立改”。",
    ),
    why=(
        "The third of the three that have to be clear: responsibility, task and time limit.",
        "责任、任务、时限三明确，时限是其中之一。",
    ),
    source="Practice: rectification lists state a time limit per item (整改时限)",
    bad="deadline:",
    good="deadline: 2018年12月底",
)
NO_MILESTONES: Final = rule(
    "no-milestones",
    Severity.NOTICE,
    message=(
        "{days} days from start to deadline and no milestone: nobody sees in time that it slips.",
        "从启动到时限长达{days}天，却无时间节点，滞后难以及时发现。",
    ),
    hint=(
        "Add two or three dated steps: `milestones: [{id: pipes, text: …, due: 2018-10-31}]`",
        "设置两三个时间节点：`milestones: [{id: pipes, text: …, due: 2018-10-31}]`。",
    ),
    why=(
        "Ongoing tasks are held to their time nodes; where there are none, a task is on schedule until it is overdue.",
        "推进中的任务要紧盯时间节点；没有节点，逾期之前都显示“序时”。",
    ),
    bad="started: 2018-01-10\ndeadline: 2018-12-31",
    good="started: 2018-01-10\ndeadline: 2018-12-31\nmilestones:\n  - {id: pipes, text: Sewers laid, due: 2018-10-31}",
)
MILESTONE_AFTER_DEADLINE: Final = rule(
    "milestone-after-deadline",
    Severity.WARNING,
    message=(
        "Milestone `{milestone}` is due on {due}, after the deadline {deadline}.",
        "时间节点“{milestone}”为{due}，晚于整改时限{deadline}。",
    ),
    hint=(
        "Bring the milestone before the deadline, or enter an approved `deadline_changes:`.",
        "将节点提前至时限之前；时限确已调整的，填写经批准的 `deadline_changes:`。",
    ),
    why=(
        "The schedule is made backwards from the deadline; a step after it silently postpones the deadline.",
        "倒排工期以时限为终点；节点晚于时限等于变相延期。",
    ),
    bad="deadline: 2018-12-31\nmilestones: [{id: trial-run, due: 2019-02-28}]",
    good="deadline: 2018-12-31\nmilestones: [{id: trial-run, due: 2018-11-30}]",
)
MEASURE_AFTER_DEADLINE: Final = rule(
    "measure-after-deadline",
    Severity.WARNING,
    message=(
        "A measure is due on {due}, after the deadline {deadline}.",
        "一项整改措施的时限{due}晚于整改时限{deadline}。",
    ),
    hint=("Bring the measure before the deadline.", "请将该措施的时限提前至整改时限之前。"),
    why=(
        "A task is done when its measures are; one that is due later postpones the deadline without approval.",
        "措施全部落实任务才算完成；措施晚于时限等于变相延期。",
    ),
    bad="deadline: 2018-12-31\nmeasures: [{id: pipes, due: 2019-03-31}]",
    good="deadline: 2018-12-31\nmeasures: [{id: pipes, due: 2018-11-30}]",
)
MILESTONE_WITHOUT_DATE: Final = rule(
    "milestone-without-date",
    Severity.WARNING,
    message=(
        "Milestone `{milestone}` has neither `due` nor `takes`.",
        "时间节点“{milestone}”既无 `due` 也无 `takes`。",
    ),
    hint=(
        "Add `due: 2018-10-31`, or `takes: 30d` to have it scheduled back from the deadline.",
        "填写 `due: 2018-10-31`，或填写 `takes: 30d` 由时限倒排。",
    ),
    why=("A step without a date cannot be behind.", "没有日期的节点无法判断是否滞后。"),
    bad="{id: pipes, text: Sewers laid}",
    good="{id: pipes, text: Sewers laid, takes: 30d}",
)
NO_TIME_LEFT: Final = rule(
    "no-time-for-milestones",
    Severity.WARNING,
    message=(
        "Counted back from the deadline, milestone `{milestone}` has to start by {start}, but cannot before {available}.",
        "自时限倒排，节点“{milestone}”最迟应于{start}启动，但{available}之前无法启动。",
    ),
    hint=(
        "Shorten a duration, let steps run side by side, or ask for a change of the deadline.",
        "请压缩工期、安排并行施工，或按程序申请调整时限。",
    ),
    why=(
        "A backward schedule (倒排工期) that begins before the work could begin will not be kept.",
        "倒排工期如早于可能的开工时间，计划必然落空。",
    ),
    bad="deadline: 2018-12-31\nstarted: 2018-10-01\nmilestones: [{id: build, takes: 6 months}]",
    good="deadline: 2018-12-31\nstarted: 2018-05-01\nmilestones: [{id: build, takes: 6 months}]",
)
ALL_ON_ONE_DAY: Final = rule(
    "milestones-on-one-day",
    Severity.NOTICE,
    message=(
        "All {count} milestones are due on {due}: none warns before the others.",
        "{count}个时间节点均为{due}，形同虚设。",
    ),
    hint=("Give each step the day on which it has to be reached.", "请为每个节点填写各自应完成的日期。"),
    why=(
        "Milestones that share one last day are a deadline written several times.",
        "所有节点都定在最后一天，只是把时限抄了几遍。",
    ),
    bad="milestones:\n  - {id: a, due: 2018-12-31}\n  - {id: b, due: 2018-12-31}\n  - {id: c, due: 2018-12-31}",
    good="milestones:\n  - {id: a, due: 2018-08-31}\n  - {id: b, due: 2018-10-31}\n  - {id: c, due: 2018-12-31}",
)
DONE_ON_ONE_DAY: Final = rule(
    "milestones-done-at-once",
    Severity.NOTICE,
    message=(
        "{count} milestones that were due on different days are all entered as done on {done}.",
        "{count}个时限不同的节点，完成日期都填为{done}。",
    ),
    hint=("Enter for each step the day on which it was really reached.", "请逐个填写节点实际完成的日期。"),
    why=(
        "Dates filled in at one sitting are no record of the work.",
        "一次性补填的日期不能反映真实进度。",
    ),
    bad="milestones:\n  - {id: a, due: 2018-06-30, done: 2018-10-20}\n  - {id: b, due: 2018-08-31, done: 2018-10-20}\n"
    "  - {id: c, due: 2018-10-31, done: 2018-10-20}",
    good="milestones:\n  - {id: a, due: 2018-06-30, done: 2018-06-25}\n  - {id: b, due: 2018-08-31, done: 2018-09-03}\n"
    "  - {id: c, due: 2018-10-31, done: 2018-10-20}",
)
START_OVERDUE: Final = rule(
    "start-overdue",
    Severity.WARNING,
    message=(
        "Not started, although milestone `{milestone}` had to start by {start} at the latest.",
        "任务尚未启动，而节点“{milestone}”最迟应于{start}启动。",
    ),
    hint=(
        "Start the work and enter `started:`, or say under `internal:` what stands in the way.",
        "请启动整改并填写 `started:`，或在 `internal:` 中说明困难。",
    ),
    why=(
        "Who starts later than the latest start cannot keep the deadline by ordinary means.",
        "晚于最迟启动日期开工，常规进度已无法按期完成。",
    ),
    bad="deadline: 2018-12-31\nmilestones: [{id: build, takes: 6 months}]",
    good="started: 2018-06-15\ndeadline: 2018-12-31\nmilestones: [{id: build, takes: 6 months}]",
)
CONTINUING_CLOSED: Final = rule(
    "continuing-closed",
    Severity.WARNING,
    message=("A continuing task (长期坚持) is entered as closed.", "长期坚持的任务不能销号。"),
    hint=(
        "Take out `closed:`; a continuing task is reviewed once a year instead.",
        "请删去 `closed:`；长期坚持的任务每年评估一次。",
    ),
    why=(
        "Work that has no end cannot have ended; closing it would take it out of everybody's sight.",
        "长期坚持的任务没有终点，销号意味着脱离监管。",
    ),
    bad="deadline: continuing\nclosing: {closed: {date: 2018-10-31}}",
    good="deadline: continuing",
)


@each_task(NO_DEADLINE)
def no_deadline(state: TaskState, scene: Scene) -> Iterator[Problem]:
    if state.task.deadline is None or not state.task.deadline.parts:
        yield NO_DEADLINE.at(state.task.place("deadline"))


@each_task(NO_MILESTONES)
def no_milestones(state: TaskState, scene: Scene) -> Iterator[Problem]:
    task, due = state.task, state.deadline.original
    if task.milestones or task.started is None or due is None or is_completed(state):
        return
    days = (due - task.started).days
    if days > LONG_WORK_DAYS:
        yield NO_MILESTONES.at(task.place("deadline"), days=days)


@each_task(MILESTONE_AFTER_DEADLINE)
def milestone_after_deadline(state: TaskState, scene: Scene) -> Iterator[Problem]:
    deadline = _last_deadline(state)
    for each in state.task.milestones:
        if deadline and each.due and each.due > deadline:
            place = state.task.place("milestones", state.task.milestones.index(each), "due")
            yield MILESTONE_AFTER_DEADLINE.at(place, milestone=each.id, due=each.due, deadline=deadline)


@each_task(MEASURE_AFTER_DEADLINE)
def measure_after_deadline(state: TaskState, scene: Scene) -> Iterator[Problem]:
    deadline = _last_deadline(state)
    for index, each in enumerate(state.task.measures):
        if deadline and each.due and each.due > deadline:
            place = state.task.place("measures", index, "due")
            yield MEASURE_AFTER_DEADLINE.at(place, due=each.due, deadline=deadline)


@each_task(MILESTONE_WITHOUT_DATE)
def milestone_without_date(state: TaskState, scene: Scene) -> Iterator[Problem]:
    for index, each in enumerate(state.task.milestones):
        if each.due is None and each.takes is None and each.done is None:
            yield MILESTONE_WITHOUT_DATE.at(state.task.place("milestones", index), milestone=each.id)


@each_task(NO_TIME_LEFT)
def no_time_for_milestones(state: TaskState, scene: Scene) -> Iterator[Problem]:
    """Where the ledger's backward schedule breaks; a milestone after the deadline has a rule of its own."""
    broken, deadline = state.chain_break, _last_deadline(state)
    if broken is None or is_completed(state):
        return
    milestone = state.task.milestones[broken.index]
    if not (milestone.due and deadline and milestone.due > deadline):
        place = state.task.place("milestones", broken.index)
        yield NO_TIME_LEFT.at(place, milestone=milestone.id, start=broken.needed, available=broken.available)


@each_task(ALL_ON_ONE_DAY)
def milestones_on_one_day(state: TaskState, scene: Scene) -> Iterator[Problem]:
    days = [each.due for each in state.task.milestones]
    if len(days) >= FEW and days[0] is not None and len(set(days)) == 1:
        yield ALL_ON_ONE_DAY.at(state.task.place("milestones"), count=len(days), due=days[0])


@each_task(DONE_ON_ONE_DAY)
def milestones_done_at_once(state: TaskState, scene: Scene) -> Iterator[Problem]:
    done = Counter(each.done for each in state.task.milestones if each.done and each.due)
    for day, count in done.items():
        dues = {each.due for each in state.task.milestones if each.done == day}
        if count >= FEW and len(dues) >= FEW:
            yield DONE_ON_ONE_DAY.at(state.task.place("milestones"), count=count, done=day)


@each_task(START_OVERDUE)
def start_overdue(state: TaskState, scene: Scene) -> Iterator[Problem]:
    if state.stage != "not-started":
        return
    missed = [each for each in state.milestones if each.latest_start and each.latest_start < scene.ledger.as_of]
    if missed:
        first = min(missed, key=lambda each: (each.latest_start or date.max, each.index))
        place = state.task.place("milestones", first.index)
        yield START_OVERDUE.at(place, milestone=first.milestone.id, start=first.latest_start)


@each_task(CONTINUING_CLOSED)
def continuing_closed(state: TaskState, scene: Scene) -> Iterator[Problem]:
    closing = state.task.closing
    if state.deadline.is_continuing and closing and closing.closed and closing.closed.date:
        yield CONTINUING_CLOSED.at(state.task.place("closing", "closed"))


def _last_deadline(state: TaskState) -> date | None:
    """The latest day that was ever allowed; nothing for a task that goes on for good, or was found bad again."""
    if state.deadline.is_continuing or state.is_unresolved:
        return None
    return max((day for day in (state.deadline.original, state.deadline.current) if day), default=None)
