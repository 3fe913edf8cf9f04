"""Is it clear who answers for a task, and what "done" means? Names and targets; time is in `schedule.py`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.checks.judges import each_task
from generator.checks.scene import Scene, is_completed, listed
from generator.ledger.state import TaskState
from generator.model.patterns import pattern
from generator.model.problem import Problem, Severity, rule
from generator.model.text import NO_TEXT, Both

MOST_LEADS: Final = 3
"""A task led by more units than this is led by none."""

NO_LEAD: Final = rule(
    "no-lead",
    Severity.WARNING,
    message=("No lead unit: nobody answers for this task.", "未明确牵头(责任)单位，任务无人负责。"),
    hint=(
        "Add the id of a unit of units.yaml: `lead: {example}`",
        "填写 units.yaml 中的单位标识，例如 `lead: {example}`。",
    ),
    why=(
        "Responsibility, task and time limit have to be clear; a task without a lead unit is nobody's task.",
        "责任、任务、时限三明确，首先要明确责任单位。",
    ),
    source="Practice: rectification plans name a lead unit for every item (责任单位)",
    bad="lead:",
    good="lead: water-bureau",
)
NO_TARGET: Final = rule(
    "no-target",
    Severity.WARNING,
    message=('No target: nobody can tell when this task is "done".', "未明确整改目标，无法判断何为“完成”。"),
    hint=(
        "Say what will be true at the end, with a number where there is one: `target: …`",
        "写明整改到位的标准，能量化的要量化：`target: …`。",
    ),
    why=(
        "Acceptance compares the state on site with the target; without one any state would pass.",
        "验收以整改目标为准；没有目标，验收就无从谈起。",
    ),
    source="Practice: rectification lists state a target per item (整改目标)",
    bad="target:",
    good="target: All sewage of the island is treated, 50 000 t/d",
)
NO_MEASURES: Final = rule(
    "no-measures",
    Severity.WARNING,
    message=("No measures: the task does not say what will be done.", "未列整改措施。"),
    hint=(
        "List the steps of the plan: `measures: [{id: pipes, text: Lay 12 km of sewers, unit: {example}}]`",
        "逐条列出方案中的整改措施：`measures: [{id: pipes, text: 铺设管网12公里, unit: {example}}]`。",
    ),
    why=(
        "A target is reached by steps that somebody takes; only listed steps can be followed and checked.",
        "目标靠措施落实；只有列明的措施才能跟踪核查。",
    ),
    source="Practice: rectification lists state measures per item (整改措施)",
    bad="measures: []",
    good="measures:\n  - {id: pipes, text: Lay 12 km of sewers, unit: water-bureau}",
)
NO_FINDING: Final = rule(
    "no-finding",
    Severity.NOTICE,
    message=(
        "The finding is missing: readers cannot see what was found wrong.",
        "未填写反馈问题，读者不知道整改的是什么。",
    ),
    hint=("Quote the inspectors' words: `finding: …`", "照录督察反馈原文：`finding: …`。"),
    why=(
        "A rectification is judged against the problem in the inspectors' own words.",
        "整改是否到位，要对照督察反馈的原文判断。",
    ),
    bad="finding:",
    good="finding: Untreated sewage runs into the sea at two outfalls",
)
NO_AREA: Final = rule(
    "no-area",
    Severity.NOTICE,
    message=(
        "No area is named: residents cannot find the task under their district.",
        "未填写涉及地区，群众无法按地区查询。",
    ),
    hint=("Add the area's id: `areas: [{example}]`", "填写地区标识：`areas: [{example}]`。"),
    why=(
        "Areas answer for what lies in them, and readers look for their own.",
        "属地责任以地区为单位，公众也按地区查询。",
    ),
    bad="areas: []",
    good="areas: [changxing]",
)
NO_ACCEPTANCE_UNIT: Final = rule(
    "no-acceptance-unit",
    Severity.NOTICE,
    message=("The task is completed, but nobody is named to accept it.", "任务已完成自查，但未明确验收单位。"),
    hint=(
        "Add `acceptance_unit:` with a unit that did not do the work.",
        "填写 `acceptance_unit:`，应为未承担整改的单位。",
    ),
    why=(
        "Completion is the unit's own word until another unit has accepted it.",
        "自查只是责任单位自己的结论，须由其他单位验收确认。",
    ),
    bad="closing:\n  self_check: {date: 2018-10-20}",
    good="acceptance_unit: environment\nclosing:\n  self_check: {date: 2018-10-20}",
)
TOO_MANY_LEADS: Final = rule(
    "too-many-leads",
    Severity.NOTICE,
    message=("{count} units lead this task; nobody answers for it first.", "牵头单位多达{count}个，等于无人牵头。"),
    hint=(
        "Keep the unit that answers for the whole as `lead:`, move the others to `supporting:`.",
        "保留一个总负责单位为 `lead:`，其余列入 `supporting:`。",
    ),
    why=(
        "Responsibility that is shared by all is passed on by all.",
        "人人负责，往往无人负责，容易互相推诿。",
    ),
    bad="lead: [a, b, c, d]",
    good="lead: a\nsupporting: [b, c, d]",
)
LEAD_IN_OTHER_ROLE: Final = rule(
    "lead-supervises-itself",
    Severity.WARNING,
    message=(
        "{unit} leads this task and is also its {role}.",
        "{unit}既是牵头单位，又是本任务的{role}。",
    ),
    hint=("Name another unit under `{key}:`, or leave it out.", "请在 `{key}:` 中改填其他单位，或删去。"),
    why=(
        "Who does the work cannot supervise or accept it: nobody is a judge in his own cause.",
        "不能既当运动员又当裁判员：承担整改的单位不得自己督导、自己验收。",
    ),
    bad="lead: water-bureau\nacceptance_unit: water-bureau",
    good="lead: water-bureau\nacceptance_unit: environment",
)
VAGUE_TARGET: Final = rule(
    "vague-target",
    Severity.NOTICE,
    message=(
        'The target says "{words}" and gives no number: it can never be missed.',
        "整改目标只提“{words}”而无量化标准，永远不会“未完成”。",
    ),
    hint=(
        "Say how much, until when, measured by what; or add an entry under `indicators:`.",
        "写明数量、时限和衡量办法，或在 `indicators:` 中增加指标。",
    ),
    why=(
        "An intention is no target: whoever accepts the work needs a state that can be seen or measured.",
        "“加强”“推进”是态度，不是目标；验收需要看得见、量得出的结果。",
    ),
    bad="target: Further strengthen supervision",
    good="target: Each of the 12 outfalls is sampled once a week",
)
VAGUE_INDICATOR: Final = rule(
    "incomplete-indicator",
    Severity.NOTICE,
    message=("Indicator `{indicator}` has no {missing}.", "指标“{indicator}”未填写{missing}。"),
    hint=(
        "Complete it: `{id: {indicator}, name: …, unit: t/d, baseline: 20000, target: 50000}`",
        "请补全：`{id: {indicator}, name: …, unit: 吨/日, baseline: 20000, target: 50000}`。",
    ),
    why=(
        "Progress is the way from baseline to target in a unit; where one is missing, no share can be reckoned.",
        "进度由基数、目标值和计量单位算出，缺一不可。",
    ),
    bad="indicators: [{id: capacity, target: 50000}]",
    good="indicators: [{id: capacity, name: Capacity, unit: t/d, baseline: 20000, target: 50000}]",
)
TARGET_IS_BASELINE: Final = rule(
    "target-is-baseline",
    Severity.WARNING,
    message=(
        "Indicator `{indicator}` starts at its target ({value}): there is nothing to rectify.",
        "指标“{indicator}”的目标值与基数相同({value})，等于无需整改。",
    ),
    hint=("Correct `baseline` or `target`.", "请核对 `baseline` 与 `target`。"),
    why=(
        "A target that was reached before the work began proves nothing about the work.",
        "整改前就已达到的目标，不能证明整改成效。",
    ),
    bad="{baseline: 50, target: 50}",
    good="{baseline: 20, target: 50}",
)
TARGET_BELOW_PLAN: Final = rule(
    "target-below-plan",
    Severity.WARNING,
    message=(
        "Indicator `{indicator}` aims at {target}, the inspection's plan demands {plan}.",
        "指标“{indicator}”目标值为{target}，低于督察整改方案要求的{plan}。",
    ),
    hint=(
        "Set `target: {plan}`; an interim value belongs into a milestone.",
        "请将 `target` 改为{plan}；阶段性数值应列为时间节点。",
    ),
    why=(
        "A unit cannot lower for itself what the approved plan demands.",
        "整改目标不得擅自降低，应以批准的整改方案为准。",
    ),
    source="Published case: a city took over interim targets lower than those of its own contract",
    bad="{target: 45.4, plan_target: 75}",
    good="{target: 75, plan_target: 75}",
)

SUPPORTING: Final = Both("supporting unit", "配合单位")
SUPERVISING: Final = Both("supervising unit", "督导单位")
ACCEPTING: Final = Both("acceptance unit", "验收单位")

_VAGUE: Final = pattern(
    r"(进一步|不断|逐步|持续|切实|大力|着力|努力)?(加强|强化|推进|推动|提升|提高|改善|优化|完善|加大|促进)"
    r"|\b(?:further |gradually |continuously |vigorously )?"
    r"(?:strengthen|promote|improve|enhance|step up|advance|push forward|optimi[sz]e|make efforts)\w*",
    re.IGNORECASE,
)
_MEASURABLE: Final = pattern(
    r"\d|[一二三四五六七八九十百千万]+[个座台处户家条项吨米公里]|全部|全面完成|所有|杜绝|清零|达标|\b(?:all|every|each|no|none|zero|standard)\b",
    re.IGNORECASE,
)


@each_task(NO_LEAD)
def no_lead(state: TaskState, scene: Scene) -> Iterator[Problem]:
    if not state.task.lead:
        yield NO_LEAD.at(state.task.place("lead"), example=_example_unit(scene))


@each_task(NO_TARGET)
def no_target(state: TaskState, scene: Scene) -> Iterator[Problem]:
    if not state.task.target and not any(each.target is not None for each in state.task.indicators):
        yield NO_TARGET.at(state.task.place("target"))


@each_task(NO_MEASURES)
def no_measures(state: TaskState, scene: Scene) -> Iterator[Problem]:
    if not state.task.measures:
        yield NO_MEASURES.at(state.task.place("measures"), example=_example_unit(scene))


@each_task(NO_FINDING)
def no_finding(state: TaskState, scene: Scene) -> Iterator[Problem]:
    if not state.task.finding:
        yield NO_FINDING.at(state.task.place("finding"))


@each_task(NO_AREA)
def no_area(state: TaskState, scene: Scene) -> Iterator[Problem]:
    areas = [unit.id for unit in scene.content.units if unit.kind == "area"]
    if areas and not state.task.areas:
        yield NO_AREA.at(state.task.place("areas"), example=areas[0])


@each_task(NO_ACCEPTANCE_UNIT)
def no_acceptance_unit(state: TaskState, scene: Scene) -> Iterator[Problem]:
    task, closing = state.task, state.task.closing
    step = closing.acceptance if closing else None
    if is_completed(state) and not task.acceptance_unit and not (step and step.unit):
        yield NO_ACCEPTANCE_UNIT.at(task.place("closing", "acceptance"))


@each_task(TOO_MANY_LEADS)
def too_many_leads(state: TaskState, scene: Scene) -> Iterator[Problem]:
    if len(state.task.lead) > MOST_LEADS:
        yield TOO_MANY_LEADS.at(state.task.place("lead"), count=len(state.task.lead))


@each_task(LEAD_IN_OTHER_ROLE)
def lead_supervises_itself(state: TaskState, scene: Scene) -> Iterator[Problem]:
    task = state.task
    for key, units, role in (
        ("supporting", task.supporting, SUPPORTING),
        ("supervising", task.supervising, SUPERVISING),
        ("acceptance_unit", task.acceptance_unit, ACCEPTING),
    ):
        for unit in units:
            if unit in task.lead:
                yield LEAD_IN_OTHER_ROLE.at(task.place(key), unit=scene.unit_name(unit), role=role, key=key)


@each_task(VAGUE_TARGET)
def vague_target(state: TaskState, scene: Scene) -> Iterator[Problem]:
    if state.task.indicators or any(_MEASURABLE.search(words) for _, words in state.task.target):
        return
    for _, words in state.task.target:
        found = _VAGUE.search(words)
        if found:
            yield VAGUE_TARGET.at(state.task.place("target"), words=found[0].strip())
            return


@each_task(VAGUE_INDICATOR)
def incomplete_indicator(state: TaskState, scene: Scene) -> Iterator[Problem]:
    for index, each in enumerate(state.task.indicators):
        missing = [
            name
            for name, value in (("unit", each.unit), ("baseline", each.baseline), ("target", each.target))
            if value is None or value == NO_TEXT
        ]
        if missing:
            place = state.task.place("indicators", index)
            yield VAGUE_INDICATOR.at(place, indicator=each.id, missing=listed(missing))


@each_task(TARGET_IS_BASELINE)
def target_is_baseline(state: TaskState, scene: Scene) -> Iterator[Problem]:
    for index, each in enumerate(state.task.indicators):
        if each.target is not None and each.target == each.baseline:
            place = state.task.place("indicators", index, "target")
            yield TARGET_IS_BASELINE.at(place, indicator=each.id, value=f"{each.target:g}")


@each_task(TARGET_BELOW_PLAN)
def target_below_plan(state: TaskState, scene: Scene) -> Iterator[Problem]:
    """Below means nearer to the baseline; without a baseline, smaller."""
    for index, each in enumerate(state.task.indicators):
        if each.target is None or each.plan_target is None:
            continue
        rises = each.baseline is None or each.plan_target >= each.baseline
        if each.target < each.plan_target if rises else each.target > each.plan_target:
            place = state.task.place("indicators", index, "target")
            yield TARGET_BELOW_PLAN.at(
                place, indicator=each.id, target=f"{each.target:g}", plan=f"{each.plan_target:g}"
            )


def _example_unit(scene: Scene) -> str:
    return next((unit.id for unit in scene.content.units if unit.kind == "department"), "water-bureau")
