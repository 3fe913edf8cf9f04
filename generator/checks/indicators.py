"""Do the numbers move towards their targets, and can they be what they say? Values of progress reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from generator.checks.judges import each_task, whole_site
from generator.checks.passages import clause_on, passages_below
from generator.checks.scene import Scene, is_completed
from generator.ledger.state import IndicatorState, Reading, TaskState
from generator.model.likeness import alike
from generator.model.problem import Place, Problem, Severity, rule
from generator.model.text import Both

HUNDRED: Final = 100
STANDING_READINGS: Final = 3
STANDING_DAYS: Final = 45
"""Three equal values over six weeks and more are no progress."""

UNKNOWN_INDICATOR: Final = rule(
    "unknown-indicator",
    Severity.ERROR,
    message=("Task {task} has no indicator `{name}`.", "任务{task}没有指标“{name}”。"),
    hint=("{advice}", "{advice}"),
    why=(
        "A value under a name that the task does not have is lost in silence.",
        "指标名称与任务不符，所填数值将悄然丢失。",
    ),
    bad="indicators: {capacty: 35000}",
    good="indicators: {capacity: 35000}",
)
UNKNOWN_MILESTONE: Final = rule(
    "unknown-milestone",
    Severity.ERROR,
    message=("Task {task} has no milestone `{name}`.", "任务{task}没有时间节点“{name}”。"),
    hint=("{advice}", "{advice}"),
    why=(
        "A milestone under a name that the task does not have is never done.",
        "节点名称与任务不符，该节点将一直显示未完成。",
    ),
    bad="milestones_done: [pipe]",
    good="milestones_done: [pipes]",
)
PERCENT_OUT_OF_RANGE: Final = rule(
    "percent-out-of-range",
    Severity.WARNING,
    message=(
        "Indicator `{indicator}` is a percentage, but stands at {value} %.",
        "指标“{indicator}”为百分比，数值却为{value}%。",
    ),
    hint=("Correct the value, or the unit of the indicator.", "请核对数值或计量单位。"),
    why=("A share lies between 0 and 100.", "百分比应在0到100之间。"),
    bad="{id: rate, unit: '%', target: 100}; report: {rate: 850}",
    good="{id: rate, unit: '%', target: 100}; report: {rate: 85}",
)
IMPLAUSIBLE: Final = rule(
    "indicator-implausible",
    Severity.WARNING,
    message=(
        "Indicator `{indicator}` stands at {value}, more than ten times its target {target}.",
        "指标“{indicator}”数值为{value}，超过目标值{target}的十倍。",
    ),
    hint=(
        "Correct the value or its unit: a digit too many, or t for 10 000 t?",
        "请核对数值和计量单位，是否多写一位或单位有误。",
    ),
    why=("A slip of the keyboard makes a task look finished.", "多写一位数就会让任务看似完成。"),
    bad="target: 50000; report: {capacity: 510000}",
    good="target: 50000; report: {capacity: 51000}",
)
TARGET_IN_WORDS: Final = rule(
    "target-in-words-disagrees",
    Severity.WARNING,
    message=(
        'The target says "{words}", but indicator `{indicator}` aims at {target}.',
        "整改目标称“{words}”，而指标“{indicator}”的目标值为{target}。",
    ),
    hint=("Make both the same; the inspection's plan decides.", "请核对并统一，以督察整改方案为准。"),
    why=(
        "Acceptance would have two targets to choose from, and choose the lower one.",
        "两个目标不一致，验收就会取低的那个。",
    ),
    bad="target: The connection rate reaches 95 %; indicators: [{name: connection rate, unit: '%', target: 85}]",
    good="target: The connection rate reaches 95 %; indicators: [{name: connection rate, unit: '%', target: 95}]",
)
TEN_TIMES: Final = 10
FELL_BACK: Final = rule(
    "indicator-fell-back",
    Severity.WARNING,
    message=(
        "Indicator `{indicator}` fell back from {before} ({before_day}) to {after} ({after_day}).",
        "指标“{indicator}”由{before}({before_day})退至{after}({after_day})。",
    ),
    hint=(
        "Correct the value, or say in the text why it moved away from the target.",
        "请核对数值，或在正文说明倒退原因。",
    ),
    why=(
        "A value that moves away from its target means that progress was lost or was never there.",
        "指标倒退说明成效丧失，或此前数据不实。",
    ),
    bad="2018-09: {capacity: 40000}; 2018-10: {capacity: 35000}",
    good="2018-09: {capacity: 35000}; 2018-10: {capacity: 40000}",
)
STANDS_STILL: Final = rule(
    "indicator-stands-still",
    Severity.NOTICE,
    message=(
        "Indicator `{indicator}` has been {value} in {count} reports since {since}.",
        "指标“{indicator}”自{since}以来连续{count}次上报均为{value}。",
    ),
    hint=("Measure again, or say what stands in the way.", "请重新核实数值，或说明进展停滞的原因。"),
    why=(
        "The same number again and again means that nothing moves, or that nobody measures.",
        "数值一成不变，要么没有进展，要么没有核实。",
    ),
    bad="2018-08, 2018-09, 2018-10: {capacity: 35000}",
    good="2018-08: {capacity: 30000}; 2018-09: {capacity: 35000}",
)
TOO_SLOW: Final = rule(
    "indicator-too-slow",
    Severity.NOTICE,
    message=(
        "At the present rate indicator `{indicator}` reaches its target on {reached}, after the deadline {deadline}.",
        "按目前进度，指标“{indicator}”预计{reached}才能达标，晚于时限{deadline}。",
    ),
    hint=(
        "Take the task up at the next scheduling meeting, before it is overdue.",
        "请提交下次调度会研究，赶在逾期之前采取措施。",
    ),
    why=(
        "The deadline is lost months before it passes; the rate shows it in time.",
        "逾期往往早有征兆；按进度推算可以提前预警。",
    ),
    bad="2018-06-01: 20000; 2018-10-01: 25000; target 50000, deadline 2018-12-31",
    good="2018-06-01: 20000; 2018-10-01: 40000; target 50000, deadline 2018-12-31",
)


@whole_site(UNKNOWN_INDICATOR)
def unknown_indicator(scene: Scene) -> Iterator[Problem]:
    for report in scene.content.progress:
        task = scene.content.task_by_id.get(report.task)
        known = [each.id for each in task.indicators] if task else []
        for name, _ in report.indicators:
            if task and name not in known:
                place = report.place("indicators", name)
                yield UNKNOWN_INDICATOR.at(place, task=task.id, name=name, advice=_advice(name, known))


@whole_site(UNKNOWN_MILESTONE)
def unknown_milestone(scene: Scene) -> Iterator[Problem]:
    for report in scene.content.progress:
        task = scene.content.task_by_id.get(report.task)
        known = [each.id for each in task.milestones] if task else []
        for index, name in enumerate(report.milestones_done):
            if task and name not in known:
                place = report.place("milestones_done", index)
                yield UNKNOWN_MILESTONE.at(place, task=task.id, name=name, advice=_advice(name, known))


@each_task(PERCENT_OUT_OF_RANGE)
def percent_out_of_range(state: TaskState, scene: Scene) -> Iterator[Problem]:
    for index, each in enumerate(state.indicators):
        if not _is_percentage(each):
            continue
        for key, value in (("baseline", each.indicator.baseline), ("target", each.indicator.target)):
            if value is not None and not 0 <= value <= HUNDRED:
                place = state.task.place("indicators", index, key)
                yield PERCENT_OUT_OF_RANGE.at(place, indicator=each.indicator.id, value=f"{value:g}")
        for reading in each.readings:
            if not 0 <= reading.value <= HUNDRED:
                place = place_of(reading, each, state)
                yield PERCENT_OUT_OF_RANGE.at(place, indicator=each.indicator.id, value=f"{reading.value:g}")


@each_task(IMPLAUSIBLE)
def indicator_implausible(state: TaskState, scene: Scene) -> Iterator[Problem]:
    """Of indicators that rise: one that falls may come from anywhere."""
    for each in state.indicators:
        target, baseline = each.indicator.target, each.indicator.baseline or 0
        if target is None or target <= max(baseline, 0):
            continue
        for reading in each.readings:
            if reading.value > TEN_TIMES * target:
                place, name = place_of(reading, each, state), each.indicator.id
                yield IMPLAUSIBLE.at(place, indicator=name, value=f"{reading.value:g}", target=f"{target:g}")


@each_task(TARGET_IN_WORDS)
def target_in_words_disagrees(state: TaskState, scene: Scene) -> Iterator[Problem]:
    for passage in passages_below(state.task, "target"):
        for each in state.indicators:
            clause = clause_on(each.indicator, passage) if each.indicator.target is not None else None
            known = {each.indicator.target, each.indicator.baseline, each.indicator.plan_target}
            if clause and float(clause[1].replace(",", "")) not in known:
                words, target = clause[0].strip(), f"{each.indicator.target:g}"
                name = each.indicator.id
                yield TARGET_IN_WORDS.at(passage.place(), words=words, indicator=name, target=target)


@each_task(FELL_BACK)
def indicator_fell_back(state: TaskState, scene: Scene) -> Iterator[Problem]:
    for each in state.indicators:
        if each.fell_back:
            before, after = each.fell_back
            yield FELL_BACK.at(
                place_of(after, each, state),
                related=(place_of(before, each, state),),
                indicator=each.indicator.id,
                before=f"{before.value:g}",
                before_day=before.on,
                after=f"{after.value:g}",
                after_day=after.on,
            )


@each_task(STANDS_STILL)
def indicator_stands_still(state: TaskState, scene: Scene) -> Iterator[Problem]:
    for each in state.indicators:
        if is_completed(state) or each.is_reached or not each.readings:
            continue
        last = each.readings[-1]
        same: list[Reading] = []
        for reading in reversed(each.readings):
            if reading.value != last.value:
                break
            same.append(reading)
        if len(same) >= STANDING_READINGS and (last.on - same[-1].on).days >= STANDING_DAYS:
            place, value = place_of(last, each, state), f"{last.value:g}"
            count, since = len(same), same[-1].on
            yield STANDS_STILL.at(place, indicator=each.indicator.id, value=value, count=count, since=since)


@each_task(TOO_SLOW)
def indicator_too_slow(state: TaskState, scene: Scene) -> Iterator[Problem]:
    deadline = state.deadline.original
    for each in state.indicators:
        overdue = deadline is not None and deadline < scene.ledger.as_of
        if each.is_after_deadline and each.reached_by and deadline and not overdue and not is_completed(state):
            place = place_of(each.readings[-1], each, state)
            yield TOO_SLOW.at(place, indicator=each.indicator.id, reached=each.reached_by, deadline=deadline)


def place_of(reading: Reading, indicator: IndicatorState, state: TaskState) -> Place:
    """Where a value was reported."""
    for report in state.progress:
        if report.path == reading.source:
            return report.place("indicators", indicator.indicator.id)
    return Place(reading.source)


def _advice(name: str, known: Sequence[str]) -> Both:
    near = alike(name, known)
    if near:
        return Both(f"Did you mean `{near[0]}`?", f"是否应为“{near[0]}”？")
    if known:
        return Both(f"Known: {', '.join(known)}.", f"已有：{'、'.join(known)}。")
    return Both("The task has none yet: add it there first.", "该任务尚未设置，请先在任务中添加。")


def _is_percentage(indicator: IndicatorState) -> bool:
    return any(words.strip() in ("%", "％", "percent", "per cent") for _, words in indicator.indicator.unit)
