"""Does the record say the same everywhere? Completion against its steps, dates and numbers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from generator.checks.judges import each_task
from generator.checks.scene import Scene, is_completed, listed
from generator.ledger.state import TaskState
from generator.model.problem import Problem, Severity, rule
from generator.model.text import Both

OPEN_STEPS: Final = rule(
    "completed-with-open-steps",
    Severity.WARNING,
    message=("Completed on {completed}, but still open: {open}.", "任务于{completed}完成，但以下内容未完成：{open}。"),
    hint=(
        "Enter `done:` where the step was taken; otherwise take the completion back.",
        "已完成的填写 `done:`；未完成的应撤回完成结论。",
    ),
    why=(
        "The self-check states that every measure was carried out; an open one contradicts it.",
        "自查完成意味着各项措施、节点全部落实；尚有未完成项即自相矛盾。",
    ),
    bad="closing: {self_check: {date: 2018-10-20}}\nmeasures: [{id: pipes, text: Lay sewers}]",
    good="closing: {self_check: {date: 2018-10-20}}\nmeasures: [{id: pipes, text: Lay sewers, done: 2018-10-12}]",
)
DONE_AFTER_COMPLETION: Final = rule(
    "step-after-completion",
    Severity.WARNING,
    message=(
        "Completed on {completed}, but `{step}` was only done on {done}.",
        "任务于{completed}完成，但“{step}”到{done}才完成。",
    ),
    hint=("Correct the date of the self-check or of the step.", "请核对自查日期或该步骤的完成日期。"),
    why=(
        "A task cannot be complete before its last step; an early date hides that it was late.",
        "最后一步完成之前任务不可能完成；提前填报多为掩盖逾期。",
    ),
    bad="self_check: {date: 2018-10-12}\nmeasures: [{id: pipes, done: 2018-10-20}]",
    good="self_check: {date: 2018-10-22}\nmeasures: [{id: pipes, done: 2018-10-20}]",
)
BEFORE_START: Final = rule(
    "done-before-start",
    Severity.WARNING,
    message=(
        "{what} is dated {day}, but the work began on {started}.",
        "{what}日期为{day}，而整改于{started}才启动。",
    ),
    hint=("Correct `started:` or the date.", "请核对 `started:` 或该日期。"),
    why=(
        "What was reported as done before the work began was not done: it is the plainest false report.",
        "尚未开工就报完成，是最明显的虚假整改。",
    ),
    source="Published case: reported as completed in August, work began in August of the next year",
    bad="started: 2018-08-01\nprogress of 2017-08-20: claim: completed",
    good="started: 2018-08-01\nprogress of 2018-08-20: claim: on-schedule",
)
SHORT_OF_TARGET: Final = rule(
    "completed-short-of-target",
    Severity.WARNING,
    message=(
        "Completed on {completed}, but indicator `{indicator}` stands at {value}, target {target}.",
        "任务于{completed}完成，但指标“{indicator}”仅为{value}，目标值为{target}。",
    ),
    hint=("Report the value that was reached, or take the completion back.", "上报最终数值；未达标的应撤回完成结论。"),
    why=("The target is the definition of done.", "达到目标才算完成。"),
    bad="target: 50000; last report: {capacity: 35000}; self_check: {date: 2018-10-20}",
    good="target: 50000; last report: {capacity: 50000}; self_check: {date: 2018-10-20}",
)
NEVER_MEASURED: Final = rule(
    "completed-unmeasured",
    Severity.NOTICE,
    message=(
        "Completed on {completed}, but no report gives a value of indicator `{indicator}`.",
        "任务于{completed}完成，但从未上报指标“{indicator}”的数值。",
    ),
    hint=(
        "Add the value to a progress report: `indicators: {{indicator}: …}`",
        "在进展报告中填写 `indicators: {{indicator}: …}`。",
    ),
    why=("A target with a number is reached by a number.", "量化目标须以数值证明。"),
    bad="indicators: [{id: capacity, target: 50000}], and no report with a value",
    good="progress: indicators: {capacity: 50000}",
)
DATES_DISAGREE: Final = rule(
    "milestone-dates-disagree",
    Severity.WARNING,
    message=(
        "Milestone `{milestone}`: the task says done on {task_day}, the report of {report_day} names it as well.",
        "节点“{milestone}”：任务记录为{task_day}完成，{report_day}的进展报告亦称完成，日期不一致。",
    ),
    hint=(
        "Make both the same: `done: {report_day}` in the task, or take it out of `milestones_done`.",
        "请统一：任务中改为 `done: {report_day}`，或从 `milestones_done` 中删去。",
    ),
    why=(
        "Two dates for one fact: the earlier one is used, and one of them is wrong.",
        "同一事实两个日期，必有一误；统计时取较早者。",
    ),
    bad="task: {id: pipes, done: 2018-10-20}; report of 2018-10-12: milestones_done: [pipes]",
    good="task: {id: pipes, done: 2018-10-12}; report of 2018-10-12: milestones_done: [pipes]",
)


@each_task(OPEN_STEPS)
def completed_withopen_steps(state: TaskState, scene: Scene) -> Iterator[Problem]:
    names = open_steps(state)
    if is_completed(state) and names and not state.is_unresolved:
        place = state.task.place("closing", "self_check")
        yield OPEN_STEPS.at(place, completed=state.completed or state.stage_since, open=listed(names))


@each_task(DONE_AFTER_COMPLETION)
def step_after_completion(state: TaskState, scene: Scene) -> Iterator[Problem]:
    completed = state.completed
    for key, index, name, done in _steps_done(state):
        if completed and done > completed and is_completed(state):
            place = state.task.place(key, index, "done")
            yield DONE_AFTER_COMPLETION.at(place, completed=completed, step=name, done=done)


@each_task(BEFORE_START)
def done_before_start(state: TaskState, scene: Scene) -> Iterator[Problem]:
    started, task = state.task.started, state.task
    if started is None:
        return
    for report in state.progress:
        if report.date and report.date < started and (report.claim == "completed" or report.milestones_done):
            what = Both("The report of results", "报告整改结果的进展报告")
            yield BEFORE_START.at(report.place("date"), what=what, day=report.date, started=started)
    for key, index, name, done in _steps_done(state):
        if done < started:
            yield BEFORE_START.at(task.place(key, index, "done"), what=f"`{name}`", day=done, started=started)
    step = task.closing.self_check if task.closing else None
    if step and step.date and step.date < started:
        what = Both("The self-check", "自查")
        yield BEFORE_START.at(task.place("closing", "self_check"), what=what, day=step.date, started=started)


@each_task(SHORT_OF_TARGET)
def completed_short_of_target(state: TaskState, scene: Scene) -> Iterator[Problem]:
    for index, each in enumerate(state.indicators):
        if is_completed(state) and each.is_reached is False and each.value is not None:
            place = state.task.place("indicators", index)
            target = f"{each.indicator.target:g}"
            name, value = each.indicator.id, f"{each.value:g}"
            yield SHORT_OF_TARGET.at(place, completed=state.completed, indicator=name, value=value, target=target)


@each_task(NEVER_MEASURED)
def completed_unmeasured(state: TaskState, scene: Scene) -> Iterator[Problem]:
    for index, each in enumerate(state.indicators):
        if is_completed(state) and each.indicator.target is not None and not each.readings:
            place = state.task.place("indicators", index)
            yield NEVER_MEASURED.at(place, completed=state.completed, indicator=each.indicator.id)


@each_task(DATES_DISAGREE)
def milestone_dates_disagree(state: TaskState, scene: Scene) -> Iterator[Problem]:
    for index, each in enumerate(state.task.milestones):
        first = next((report for report in state.progress if each.id in report.milestones_done and report.date), None)
        if each.done and first and first.date and first.date < each.done:
            place = state.task.place("milestones", index, "done")
            related = (first.place("milestones_done"),)
            yield DATES_DISAGREE.at(
                place, related=related, milestone=each.id, task_day=each.done, report_day=first.date
            )


def open_steps(state: TaskState) -> list[str]:
    """Measures, milestones and dated parts of the deadline that are not done, by name."""
    task = state.task
    measures = [each.id or f"measures {index + 1}" for index, each in enumerate(task.measures) if each.done is None]
    milestones = [each.milestone.id for each in state.milestones if each.done is None]
    parts = task.deadline.parts if task.deadline else ()
    dated = [part.due.written for part in parts if len(parts) > 1 and part.due and part.due.due and part.done is None]
    return [*measures, *milestones, *dated]


def _steps_done(state: TaskState) -> Iterator[tuple[str, int, str, date]]:
    for index, measure in enumerate(state.task.measures):
        if measure.done:
            yield "measures", index, measure.id or f"measures {index + 1}", measure.done
    for index, milestone in enumerate(state.task.milestones):
        if milestone.done:
            yield "milestones", index, milestone.id, milestone.done
