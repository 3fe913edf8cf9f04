"""The closing steps: their names, and what happens in each. Classes are named and defined in `ledger.meaning`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator.model.text import Both

WORDS: Final[Mapping[str, Both]] = {
    "notice_working_days": Both("It ran for {n} working {n|day|days}.", "公示{n}个工作日。"),
    "notice_calendar_days": Both("It ran for {n} {n|day|days}.", "公示{n}天。"),
    "notice_unverified": Both(
        "Its working days are not verified: the calendar of that year is not known yet.", "工作日天数未核实：该年度工作日历尚未公布。",
    ),
    "notice_short": Both("{n} are required.", "少于规定的{n}天。"),
    "stage": Both("Stage", "整改阶段"),
    "pace": Both("Pace", "序时进度"),
    "overdue": Both("Overdue", "超期"),
    "step_self-check": Both("Self-check", "自查"),
    "step_acceptance": Both("Acceptance", "验收"),
    "step_notice": Both("Public notice", "公示"),
    "step_filing": Both("Filing", "备案"),
    "step_closed": Both("Closed", "销号"),
    "means_self-check": Both(
        "The responsible unit checks its own work against the target and reports it as completed.",
        "责任单位对照整改目标自行检查，认为已完成整改。",
    ),
    "means_acceptance": Both(
        "A unit other than the responsible one examines the work on site and on paper.",
        "由责任单位以外的单位进行现场核查和资料审核。",
    ),
    "means_notice": Both(
        "The result is published so that anyone can object before the task is closed.", "整改结果向社会公示，接受监督。",
    ),
    "means_filing": Both("The papers are filed with the higher level.", "将整改材料报上级备案。"),
    "means_closed": Both("The task is taken off the list, and is watched from then on.", "任务销号，转入日常监管。"),
}
