"""The classes: labels, stages, paces, the four figures; each with its one-sentence definition."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator.model.text import Both

WORDS: Final[Mapping[str, Both]] = {
    "label_resurfaced": Both("Resurfaced", "反弹"),
    "label_closed": Both("Closed", "已销号"),
    "label_on-notice": Both("On public notice", "公示中"),
    "label_accepted": Both("Accepted", "已验收"),
    "label_completed": Both("Completed", "已完成"),
    "label_overdue": Both("Overdue", "逾期"),
    "label_behind": Both("Behind", "滞后"),
    "label_ahead": Both("Ahead", "超前"),
    "label_on-schedule": Both("On schedule", "按序时推进"),
    "label_not-started": Both("Not started", "未启动"),
    "means_resurfaced": Both(
        "A check after completion found the problem again, and no later check has confirmed the cure.",
        "完成整改后经核查发现问题再次出现，且尚无后续核查确认已整改到位。",
    ),
    "means_closed": Both(
        "Self-check, acceptance, public notice and filing are done, and the task was taken off the list.",
        "自查、验收、公示、备案均已完成，任务已销号。",
    ),
    "means_on-notice": Both(
        "Accepted, and published for objections; it stays on notice until it is filed.",
        "已通过验收并向社会公示，备案之前均为公示中。",
    ),
    "means_accepted": Both(
        "The acceptance unit has examined the work and accepted it.", "验收单位已对整改情况验收并通过。",
    ),
    "means_completed": Both(
        "The responsible unit reports the work as finished after its own check; acceptance is outstanding.",
        "责任单位自查后认为已完成整改，尚待验收。",
    ),
    "means_overdue": Both(
        "The original deadline has passed and the task is not completed. A deadline that was moved does not change this.",
        "已超过原定整改时限而未完成。时限即使经批准调整，仍按原定时限判断。",
    ),
    "means_behind": Both(
        "A milestone was due and is not done, while the deadline is still ahead.", "有时间节点已到期未完成，整改时限未到。",
    ),
    "means_ahead": Both(
        "A milestone was done before its due date and none is late.", "有时间节点提前完成，且没有逾期的节点。",
    ),
    "means_on-schedule": Both(
        "Work has begun and no milestone that was due is missing.", "已启动整改，到期的时间节点均已完成。",
    ),
    "means_not-started": Both(
        "No work is recorded yet, and nothing was due so far.", "尚无开展整改的记录，目前也没有到期的时间节点。",
    ),
    "stage": Both("Stage", "整改阶段"),
    "stage_not-started": Both("Not started", "未启动"),
    "stage_under-way": Both("Under way", "整改中"),
    "stage_completed": Both("Completed", "已完成"),
    "stage_accepted": Both("Accepted", "已验收"),
    "stage_on-notice": Both("On public notice", "公示中"),
    "stage_closed": Both("Closed", "已销号"),
    "pace": Both("Pace", "序时进度"),
    "pace_overdue": Both("Overdue", "逾期"),
    "pace_behind": Both("Behind", "滞后"),
    "pace_ahead": Both("Ahead", "超前"),
    "pace_on-schedule": Both("On schedule", "按序时推进"),
    "group_settled": Both("accepted or closed", "已验收或销号"),
    "group_awaiting": Both("completed, awaiting acceptance", "完成待验收"),
    "group_on-track": Both("on schedule", "按序时推进"),
    "group_late": Both("late or resurfaced", "滞后或反弹"),
    "group_means_settled": Both(
        "Tasks that were accepted, are on public notice, or are closed.", "已验收、公示中和已销号的任务。",
    ),
    "group_means_awaiting": Both(
        "Tasks that the responsible unit reports as completed and nobody has accepted yet.", "责任单位已完成、尚未验收的任务。",
    ),
    "group_means_on-track": Both(
        "Tasks on schedule or ahead of it, and tasks that have not started and need not have.",
        "按序时推进、超前以及尚未启动（未到节点）的任务。",
    ),
    "group_means_late": Both(
        "Tasks behind or overdue, and completed tasks whose problem came back.", "滞后、逾期以及完成后反弹的任务。",
    ),
    "step_self_check": Both("Self-check", "自查"),
    "step_acceptance": Both("Acceptance", "验收"),
    "step_notice": Both("Public notice", "公示"),
    "step_filing": Both("Filing", "备案"),
    "step_closed": Both("Closed", "销号"),
    "means_self_check": Both(
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
    "means_closed_step": Both("The task is taken off the list, and is watched from then on.", "任务销号，转入日常监管。"),
}
