"""Does the record say the same everywhere? What units claim, against what dates, checks and numbers show."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from generator.checks.judges import each_task
from generator.checks.scene import Scene, is_completed, listed
from generator.ledger.state import CheckResult, TaskState
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
NOT_CONFIRMED: Final = rule(
    "completed-not-confirmed",
    Severity.WARNING,
    message=(
        "Completed on {completed}, but the check of {day} did not confirm it.",
        "任务于{completed}完成，但{day}的现场核查认定不属实。",
    ),
    hint=(
        "Take the completion back and say what is left to do; a later confirmed check lifts this.",
        "撤回完成结论并列明剩余工作；此后经核查属实的，本问题自动解除。",
    ),
    why=(
        "What inspectors saw on site stands against what the unit reported.",
        "现场核查与上报情况不符，以现场为准。",
    ),
    source="Published case: reported as stopped while the buildings were topped out",
    bad="self_check: {date: 2018-10-01}; check of 2018-10-20: result: not-confirmed",
    good="self_check: {date: 2018-10-01}; check of 2018-10-20: result: confirmed",
)
RESURFACED: Final = rule(
    "task-resurfaced",
    Severity.WARNING,
    message=(
        "Completed on {completed}, but the check of {day} found the problem again.",
        "任务于{completed}完成，但{day}的现场核查发现问题反弹。",
    ),
    hint=(
        "Enter a new plan with measures and days; a later confirmed check lifts this.",
        "制定新的整改方案并明确措施、时限；此后经核查属实的，本问题自动解除。",
    ),
    why=(
        "Completed tasks are watched strictly so that nothing resurfaces (严防反弹).",
        "对已完成的任务要严格监管，严防问题反弹。",
    ),
    bad="self_check: {date: 2018-10-01}; check of 2018-10-20: result: resurfaced",
    good="self_check: {date: 2018-10-01}; check of 2018-10-20: result: confirmed",
)
PUBLIC_UNAWARE: Final = rule(
    "public-unaware-of-check",
    Severity.WARNING,
    message=(
        'The public edition says "completed", but the internal check of {day} says "{result}".',
        "公开版显示已完成，但{day}的内部核查结论为“{result}”。",
    ),
    hint=(
        "Decide what to disclose: publish the check, or take the public completion back.",
        "请决定公开内容：公开该核查结果，或撤回公开的完成结论。",
    ),
    why=(
        "A public statement that the office knows to be wrong becomes a false one.",
        "明知不实仍对外公开，即构成虚假公开。",
    ),
    bad="task: audience: public, closed; check: audience: internal, result: resurfaced",
    good="task: audience: public; check: audience: public, result: resurfaced",
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


@each_task(OPEN_STEPS)
def completed_with_open_steps(state: TaskState, scene: Scene) -> Iterator[Problem]:
    names = _open_steps(state)
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


@each_task(NOT_CONFIRMED)
def completed_not_confirmed(state: TaskState, scene: Scene) -> Iterator[Problem]:
    bad = standing_check(state)
    if bad and bad.finding.result == "not-confirmed" and state.completed and is_completed(state):
        place = state.task.place("closing", "self_check")
        seen = bad.check.place("findings", bad.index)
        yield NOT_CONFIRMED.at(place, related=(seen,), completed=state.completed, day=bad.check.date)


@each_task(RESURFACED)
def resurfaced(state: TaskState, scene: Scene) -> Iterator[Problem]:
    bad = standing_check(state)
    if bad and bad.finding.result == "resurfaced":
        place = state.task.place("closing", "self_check")
        seen = bad.check.place("findings", bad.index)
        completed = state.completed or "—"
        yield RESURFACED.at(place, related=(seen,), completed=completed, day=bad.check.date)


@each_task(PUBLIC_UNAWARE, public=False)
def public_unaware(state: TaskState, scene: Scene) -> Iterator[Problem]:
    bad = standing_check(state)
    if bad is None or state.task.is_internal or not is_completed(state):
        return
    if bad.check.is_internal or bad.finding.audience == "internal":
        result = RESULT_NAMES[bad.finding.result]
        place = bad.check.place("findings", bad.index)
        yield PUBLIC_UNAWARE.at(place, related=(state.task.place(),), day=bad.check.date, result=result)


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


RESULT_NAMES: Final = {
    "not-confirmed": Both("not confirmed", "不属实"),
    "resurfaced": Both("resurfaced", "反弹"),
}


def standing_check(state: TaskState) -> CheckResult | None:
    """The last bad check that no later one has lifted."""
    if not state.is_unresolved:
        return None
    return next((each for each in reversed(state.checks) if each.is_bad), None)


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
        left = _open_steps(state)
        if left:
            return Both(f"still open: {listed(left)}", f"尚有未完成项：{listed(left)}")
        return Both("no self-check is entered", "未填写自查")
    if report.date and state.completed and (state.completed - report.date).days > EARLY_CLAIM_DAYS:
        return Both(f"the self-check is of {state.completed}", f"自查日期为{state.completed}")
    return None


def _open_steps(state: TaskState) -> list[str]:
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
