"""What was seen on site: field checks against what was reported, who made them, and whether anybody went."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.checks.judges import each_task
from generator.checks.scene import Scene, is_completed
from generator.ledger.state import CheckResult, Stage, Step, TaskState
from generator.model.problem import Problem, Severity, rule
from generator.model.text import Both

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
NEVER_CHECKED: Final = rule(
    "closed-without-check",
    Severity.WARNING,
    message=(
        "Closed on {closed}, and nobody has checked it on site since its completion.",
        "{closed}销号，但完成后未经现场核查。",
    ),
    hint=(
        "Plan an unannounced check, and enter it under `checks/`.",
        "安排一次暗访，并在 `checks/` 中记录核查结果。",
    ),
    why=(
        "Completed tasks are watched so that nothing resurfaces; the look-back will visit the ones that nobody visited.",
        "已完成的任务要严防反弹；“回头看”往往先看没人看过的。",
    ),
    bad="closing: {closed: {date: 2018-10-31}}",
    good="checks/2018-11-05.md: findings: [{task: DL-01, result: confirmed}]",
)
CHECKED_BY_LEAD: Final = rule(
    "checked-by-lead",
    Severity.WARNING,
    message=(
        "Task {task} was checked by {unit}, which leads it itself.",
        "任务{task}由其牵头单位{unit}自行核查。",
    ),
    hint=("Have it checked by a unit that did not do the work.", "应由未承担整改的单位进行现场核查。"),
    why=(
        "A field check exists to see with other eyes; one's own visit is a self-check.",
        "现场核查贵在旁观者清；自己查自己，只是自查。",
    ),
    bad="task: lead: water; check: unit: water, result: confirmed",
    good="task: lead: water; check: unit: environment, result: confirmed",
)
RESULT_NAMES: Final = {
    "not-confirmed": Both("not confirmed", "不属实"),
    "resurfaced": Both("resurfaced", "反弹"),
}


@each_task(NOT_CONFIRMED)
def completed_not_confirmed(state: TaskState, scene: Scene) -> Iterator[Problem]:
    """Completed by the self-check, or by a report that claims so before the check."""
    bad = standing_check(state)
    if bad is None or bad.finding.result != "not-confirmed" or bad.check.date is None:
        return
    day, seen = bad.check.date, bad.check.place("findings", bad.index)
    if is_completed(state) and state.completed:
        place = state.task.place("closing", "self_check")
        yield NOT_CONFIRMED.at(place, related=(seen,), completed=state.completed, day=day)
        return
    for report in state.progress:
        if report.claim == "completed" and report.date and report.date <= day:
            place = report.place("claim")
            yield NOT_CONFIRMED.at(place, related=(seen,), completed=report.date, day=day)
            return


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


@each_task(NEVER_CHECKED)
def closed_without_check(state: TaskState, scene: Scene) -> Iterator[Problem]:
    """A check of any result counts: a bad one is reported by its own rule."""
    closed, since = state.dated.steps.get(Step.CLOSED), state.completed
    if state.stage is not Stage.CLOSED or closed is None:
        return
    if not any(each.check.date and since and each.check.date >= since for each in state.checks):
        yield NEVER_CHECKED.at(state.task.place("closing", "closed"), closed=closed)


@each_task(CHECKED_BY_LEAD)
def checked_by_lead(state: TaskState, scene: Scene) -> Iterator[Problem]:
    """Only where nobody else was there, and nothing bad was found: who reports against himself is believed."""
    for each in state.checks:
        units = each.check.unit
        if not each.is_bad and units and set(units) <= set(state.task.lead):
            unit = scene.unit_name(units[0])
            yield CHECKED_BY_LEAD.at(each.check.place("findings", each.index), task=state.task.id, unit=unit)


def standing_check(state: TaskState) -> CheckResult | None:
    """The last bad check that no later one has lifted."""
    if not state.is_unresolved:
        return None
    return next((each for each in reversed(state.checks) if each.is_bad), None)
