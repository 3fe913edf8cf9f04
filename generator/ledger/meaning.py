"""What every class and figure means, in one sentence each, in English and in the field's official Chinese.

Pages, bulletins, open data and `docs/meaning.md` print these sentences; nothing else may define a class.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator.ledger.state import ChangeKind, EventKind, Group, Label, Pace, ReadinessItem, Stage
from generator.model.frozen import frozen
from generator.model.text import Both


@frozen
class Meaning:
    """The name that is printed and the sentence that defines it."""

    name: Both
    definition: Both


def _meaning(english: str, chinese: str, definition: str, official: str) -> Meaning:
    return Meaning(Both(english, chinese), Both(definition, official))


STAGES: Final[Mapping[Stage, Meaning]] = {
    Stage.NOT_STARTED: _meaning(
        "Not started",
        "未启动",
        "No dated fact shows that work has begun.",
        "尚无任何注明日期的记录表明整改工作已经启动。",
    ),
    Stage.UNDER_WAY: _meaning(
        "Under way",
        "整改中",
        "Work has begun, and the unit has not yet dated its self-check.",
        "整改工作已经启动，责任单位尚未完成自查。",
    ),
    Stage.COMPLETED: _meaning(
        "Completed",
        "已完成整改",
        "The unit's own check is dated; acceptance is outstanding.",
        "责任单位已完成自查，尚待验收。",
    ),
    Stage.ACCEPTED: _meaning(
        "Accepted",
        "已验收",
        "Self-check and acceptance are dated; the public notice has not begun.",
        "已完成自查并通过验收，尚未开始公示。",
    ),
    Stage.ON_NOTICE: _meaning(
        "On public notice",
        "公示备案",
        "Self-check, acceptance and the first day of the public notice are dated; filing included, until it is closed.",
        "已完成自查、验收并开始公示；公示期满后至备案、销号前仍属本阶段。",
    ),
    Stage.CLOSED: _meaning(
        "Closed",
        "已销号",
        "All five closing steps are dated: self-check, acceptance, public notice, filing and closing.",
        "自查、验收、公示、备案、销号五个环节均已完成并注明日期。",
    ),
}

PACES: Final[Mapping[Pace, Meaning]] = {
    Pace.OVERDUE: _meaning(
        "Overdue",
        "超期",
        "The original deadline is past and the task is not completed, even where a later deadline was approved.",
        "已超过原定整改时限仍未完成；时限虽经批准调整，仍按原定时限认定。",
    ),
    Pace.BEHIND: _meaning(
        "Behind",
        "滞后",
        "A milestone, or a dated part of the deadline, was due and is not done.",
        "到期的时间节点或分段时限尚未完成，滞后于序时进度。",
    ),
    Pace.AHEAD: _meaning(
        "Ahead",
        "提前",
        "A milestone was done before its due date, and none is late.",
        "有时间节点提前完成，且没有到期未完成的节点，快于序时进度。",
    ),
    Pace.ON_SCHEDULE: _meaning(
        "On schedule",
        "按序时推进",
        "Nothing that was due is outstanding, and no milestone was done early.",
        "到期事项均已完成，达到序时进度。",
    ),
}

LABELS: Final[Mapping[Label, Meaning]] = {
    Label.RESURFACED: _meaning(
        "Resurfaced",
        "反弹",
        "A field check on the completed task did not confirm it or found it bad again, and no later one lifted that.",
        "完成整改后，现场核查发现问题反弹或整改情况不属实，且尚未经后续核查确认。",
    ),
    Label.CLOSED: STAGES[Stage.CLOSED],
    Label.ON_NOTICE: STAGES[Stage.ON_NOTICE],
    Label.ACCEPTED: STAGES[Stage.ACCEPTED],
    Label.COMPLETED: STAGES[Stage.COMPLETED],
    Label.OVERDUE: PACES[Pace.OVERDUE],
    Label.BEHIND: PACES[Pace.BEHIND],
    Label.AHEAD: PACES[Pace.AHEAD],
    Label.ON_SCHEDULE: _meaning(
        "On schedule",
        "按序时推进",
        "Work has begun, nothing that was due is outstanding, and no milestone was done early.",
        "整改工作已经启动，到期事项均已完成，达到序时进度。",
    ),
    Label.NOT_STARTED: _meaning(
        "Not started",
        "未启动",
        "No dated fact shows that work has begun, and nothing was due so far.",
        "尚无记录表明整改工作已经启动，且目前没有到期事项。",
    ),
}

GROUPS: Final[Mapping[Group, Meaning]] = {
    Group.SETTLED: _meaning(
        "Closed or accepted",
        "已销号或已验收",
        "Tasks that are closed, on public notice or accepted.",
        "已销号、公示备案或已通过验收的任务。",
    ),
    Group.AWAITING: _meaning(
        "Completed, awaiting acceptance",
        "已完成待验收",
        "Tasks whose unit reports completion by a dated self-check and that wait for acceptance.",
        "责任单位已完成自查、等待验收的任务。",
    ),
    Group.ON_TRACK: _meaning(
        "On schedule or ahead",
        "按序时或提前",
        "Tasks on schedule, ahead of it, or not yet started with nothing due.",
        "达到或快于序时进度的任务，含尚未启动且无到期事项的任务。",
    ),
    Group.LATE: _meaning(
        "Late or resurfaced",
        "滞后、超期或反弹",
        "Tasks behind schedule, overdue, or resurfaced after completion.",
        "滞后于序时进度、超过时限或完成后反弹的任务。",
    ),
}

READINESS: Final[Mapping[ReadinessItem, Meaning]] = {
    ReadinessItem.MEASURES_DONE: _meaning(
        "All measures done",
        "措施全部落实",
        "The plan promises at least one measure, and each has the day on which it was done.",
        "整改方案列有整改措施，且每项均注明完成日期。",
    ),
    ReadinessItem.EVIDENCE_DATED: _meaning(
        "Dated evidence",
        "佐证材料齐全",
        "There is evidence of the result (more than the state before the work), and every piece of evidence is dated.",
        "有反映整改结果的佐证材料（不限于整改前照片），且每份材料均注明日期。",
    ),
    ReadinessItem.ACCEPTANCE: _meaning(
        "Acceptance", "验收", "Self-check and acceptance are dated.", "自查和验收均已完成并注明日期。"
    ),
    ReadinessItem.NOTICE: _meaning(
        "Public notice",
        "公示",
        "The public notice has ended and ran for the required days, both ends counted.",
        "公示已结束，且公示天数（首尾两日均计入）符合规定。",
    ),
    ReadinessItem.FILING: _meaning(
        "Filing", "备案", "The filing with the higher level is dated.", "已向上级备案并注明日期。"
    ),
    ReadinessItem.CONFIRMED_CHECK: _meaning(
        "Confirmed check",
        "核查属实",
        "A field check confirmed the result since completion; for a continuing task, within the last twelve months.",
        "完成整改后经现场核查属实；长期坚持的任务须在最近十二个月内经核查属实。",
    ),
    ReadinessItem.NO_RESURFACING: _meaning(
        "Nothing open",
        "无反弹和未了问题",
        "No check stands against the task: none found it resurfaced or unconfirmed without being lifted later.",
        "没有尚未消除的“不属实”或“反弹”核查结论。",
    ),
}

EVENTS: Final[Mapping[EventKind, Meaning]] = {
    EventKind.STARTED: _meaning("Work started", "启动整改", "The day on which work began.", "整改工作启动之日。"),
    EventKind.PROGRESS: _meaning(
        "Progress report", "进展报告", "A unit reported what was done by this day.", "责任单位报告截至当日的整改进展。"
    ),
    EventKind.MILESTONE: _meaning(
        "Milestone reached", "完成时间节点", "A milestone of the schedule was reached.", "完成一个时间节点。"
    ),
    EventKind.MEASURE: _meaning(
        "Measure done", "落实整改措施", "A measure promised in the plan was done.", "落实整改方案中的一项措施。"
    ),
    EventKind.DECISION: _meaning(
        "Decision", "议定事项", "A meeting agreed something on this task.", "会议就本任务作出议定事项。"
    ),
    EventKind.CHECK: _meaning(
        "Field check", "现场核查", "A field check verified the claimed progress.", "对整改情况进行现场核查。"
    ),
    EventKind.DEADLINE_CHANGED: _meaning(
        "Deadline moved", "调整时限", "The time limit was changed.", "整改时限作出调整。"
    ),
    EventKind.SELF_CHECK: _meaning(
        "Self-check", "自查", "The unit checked its own work and reports completion.", "责任单位完成自查。"
    ),
    EventKind.ACCEPTANCE: _meaning(
        "Acceptance", "验收", "The acceptance unit accepted the work.", "验收单位通过验收。"
    ),
    EventKind.NOTICE: _meaning("Public notice", "公示", "The public notice began.", "整改完成情况开始公示。"),
    EventKind.FILING: _meaning("Filing", "备案", "The case was filed with the higher level.", "向上级备案。"),
    EventKind.CLOSED: _meaning("Closed", "销号", "The task was closed.", "任务予以销号。"),
}

CHANGES: Final[Mapping[ChangeKind, Meaning]] = {
    ChangeKind.NEW: _meaning("New task", "新增任务", "The task was not there before.", "期内新增的整改任务。"),
    ChangeKind.STARTED: _meaning(
        "Started", "启动整改", "The first dated fact of work falls into the period.", "期内启动整改。"
    ),
    ChangeKind.PROGRESS: _meaning(
        "Progress reported", "报告进展", "One or more progress reports fall into the period.", "期内报送整改进展。"
    ),
    ChangeKind.MILESTONE: _meaning(
        "Milestone reached", "完成时间节点", "A milestone was reached in the period.", "期内完成时间节点。"
    ),
    ChangeKind.MEASURE: _meaning(
        "Measure done", "落实整改措施", "A measure promised in the plan was done in the period.", "期内落实整改措施。"
    ),
    ChangeKind.INDICATOR: _meaning(
        "Indicator moved", "指标变化", "The value of an indicator changed.", "量化指标数值发生变化。"
    ),
    ChangeKind.PACE: _meaning(
        "Pace changed", "进度变化", "The task's pace against its schedule changed.", "任务序时进度状态发生变化。"
    ),
    ChangeKind.COMPLETED: _meaning("Completed", "完成整改", "The unit dated its self-check.", "责任单位完成自查。"),
    ChangeKind.ACCEPTED: _meaning("Accepted", "通过验收", "The task passed acceptance.", "任务通过验收。"),
    ChangeKind.ON_NOTICE: _meaning("Put on public notice", "开始公示", "The public notice began.", "任务开始公示。"),
    ChangeKind.FILED: _meaning("Filed", "备案", "The task was filed with the higher level.", "任务向上级备案。"),
    ChangeKind.CLOSED: _meaning("Closed", "予以销号", "The task was closed.", "任务予以销号。"),
    ChangeKind.RESURFACED: _meaning(
        "Resurfaced", "问题反弹", "A check found a completed task bad again.", "核查发现已完成的任务出现反弹或不属实。"
    ),
    ChangeKind.DEADLINE_MOVED: _meaning(
        "Deadline moved", "调整时限", "The time limit was changed, with or without approval.", "整改时限作出调整。"
    ),
    ChangeKind.TARGET_CHANGED: _meaning(
        "Target changed", "整改目标变更", "The published target reads otherwise now.", "已公开的整改目标发生变化。"
    ),
    ChangeKind.REPORT_CHANGED: _meaning(
        "Published report changed", "已公开报告变更",
        "A published progress report reads otherwise now, or was withdrawn.", "已公开的进展报告内容有改动或被撤回。",
    ),
    ChangeKind.CHECKED: _meaning(
        "Checked on site", "现场核查", "A field check visited the task.", "对任务进行了现场核查。"
    ),
    ChangeKind.DECIDED: _meaning(
        "Decided", "作出议定事项", "A meeting agreed something on the task.", "会议就任务作出议定事项。"
    ),
    ChangeKind.DECISION_DONE: _meaning(
        "Decision carried out", "落实议定事项", "A meeting's decision was carried out.", "会议议定事项得到落实。"
    ),
    ChangeKind.STAGE: _meaning(
        "Stage changed",
        "阶段变化",
        "The task's stage changed in another way, such as a step taken back.",
        "任务所处阶段发生其他变化，如环节被撤回。",
    ),
    ChangeKind.REMOVED: _meaning("Withdrawn", "撤回", "The record was published and is no longer.", "该记录曾公开，现已不再公开。"),
}

SCORES: Final[Mapping[str, Meaning]] = {
    "total": _meaning(
        "Tasks",
        "任务数",
        "Tasks that the area is concerned by, or that the unit leads.",
        "涉及该地区或由该单位牵头的整改任务数。",
    ),
    "by_label": _meaning(
        "Tasks by class",
        "分类任务数",
        "The tasks by their label; the classes add up to the total.",
        "按状态分类的任务数，各类之和等于任务总数。",
    ),
    "by_group": _meaning(
        "Tasks by group",
        "分组任务数",
        "The tasks in the four groups of the summary; they add up to the total.",
        "按首页四类汇总的任务数，各类之和等于任务总数。",
    ),
    "days_late": _meaning(
        "Days late",
        "超期天数",
        "Days past the original deadline, added up over the tasks that are overdue.",
        "超期任务超过原定时限的天数合计。",
    ),
    "milestones_due": _meaning(
        "Milestones due",
        "到期节点数",
        "Milestones whose due date is not later than the date of the data.",
        "截至数据日期应完成的时间节点数。",
    ),
    "milestones_met": _meaning(
        "Milestones met",
        "按期完成节点数",
        "Of the milestones due, those that were done on or before their due date.",
        "到期节点中按期完成的节点数。",
    ),
    "evidence_needed": _meaning(
        "Tasks that need evidence",
        "应有佐证的任务数",
        "Tasks that are completed, and so have to be proven.",
        "已完成整改、应当有佐证材料的任务数。",
    ),
    "evidence_covered": _meaning(
        "Tasks with evidence",
        "佐证齐全的任务数",
        "Of the completed tasks, those with evidence of the result, all of it dated.",
        "已完成任务中有结果佐证材料且全部注明日期的任务数。",
    ),
    "checks_total": _meaning(
        "Check results", "核查次数", "Results of field checks on these tasks.", "对上述任务的现场核查结论数。"
    ),
    "checks_confirmed": _meaning(
        "Checks confirmed",
        "核查属实数",
        "Of the check results, those that confirmed what was claimed.",
        "核查结论为属实的次数。",
    ),
    "decisions_total": _meaning(
        "Decisions",
        "议定事项数",
        "Decisions of meetings on these tasks (areas) or owned by this unit (units).",
        "涉及上述任务（地区）或由该单位负责（单位）的议定事项数。",
    ),
    "decisions_overdue": _meaning(
        "Decisions overdue",
        "超期议定事项数",
        "Of the decisions, those whose due date is past and that are not done.",
        "议定事项中已过时限仍未完成的项数。",
    ),
}
"""The figures of the scoreboard, by the name of their field in `Score`."""

TERMS: Final[Mapping[str, Meaning]] = {
    "as-of": _meaning(
        "As of",
        "数据日期",
        "The day of the data: only what is dated on or before it counts.",
        "数据截止日期；仅计入注明日期不晚于该日的事项。",
    ),
    "original-deadline": _meaning(
        "Original deadline",
        "原定时限",
        "The time limit of the plan before any change; it alone decides whether a task is late.",
        "整改方案最初确定的时限，任务是否超期以此为准。",
    ),
    "current-deadline": _meaning(
        "Changed deadline",
        "调整后时限",
        "The time limit after all changes so far, shown beside the original one.",
        "历次调整后的时限，与原定时限一并列示。",
    ),
    "continuing": _meaning(
        "Continuing",
        "长期坚持",
        "A task without an end: it is never completed, and is reviewed at the end of every year.",
        "没有完成期限、须长期坚持的任务，不作“完成”认定，每年年底评估一次。",
    ),
    "immediate": _meaning(
        "At once",
        "立行立改",
        "To be mended at once: due when the inspection's plan was published, or else when its feedback was received.",
        "须立即整改：以整改方案公开之日为时限，未公开的以收到反馈意见之日为时限。",
    ),
    "planned": _meaning(
        "Planned progress",
        "计划进度",
        "The weight of the milestones that are due, as a share of the weight of all.",
        "到期时间节点的权重占全部节点权重的比例。",
    ),
    "actual": _meaning(
        "Actual progress",
        "实际进度",
        "The weight of the milestones that are done, as a share of the weight of all.",
        "已完成时间节点的权重占全部节点权重的比例。",
    ),
    "latest-start": _meaning(
        "Latest start",
        "最迟开工",
        "The last day on which work on a milestone can begin if the deadline is to be kept.",
        "为确保按期完成，该节点最迟须开工的日期。",
    ),
    "slack": _meaning(
        "Slack",
        "富余天数",
        "Days by which a milestone may slip without moving the next one or the deadline; negative when missing.",
        "该节点在不影响后续节点和时限的前提下可推迟的天数，负数表示时间不足。",
    ),
    "critical": _meaning(
        "Critical",
        "关键节点",
        "Of the milestones that remain, one with the least slack: there the schedule would break first.",
        "尚未完成的节点中富余天数最少的节点，最易影响总体时限。",
    ),
    "readiness": _meaning(
        "Look-back readiness",
        "迎检准备",
        "The share of the items that an inspector will ask for that are met.",
        "“回头看”须备事项中已具备的比例。",
    ),
    "stale": _meaning(
        "Stale",
        "长期无进展",
        "An open task on which nothing new was dated for longer than the site allows.",
        "未完成且超过规定天数没有任何新进展的任务。",
    ),
    "unverified": _meaning(
        "Unverified",
        "未核实",
        "Working days that lie outside the calendar's known years are not guessed.",
        "超出已公布工作日历年份的日期不作推算。",
    ),
}
"""Words that pages use beside the classes, by name."""
