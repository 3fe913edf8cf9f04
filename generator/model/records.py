"""The records as editors write them; every field's kind, help and example stand here and nowhere else.

Nothing here knows files, the clock or the meaning of a record as of a date (see `ledger`).
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Final

from generator.model import fields as f
from generator.model.fields import told
from generator.model.frozen import frozen
from generator.model.problem import NO_PLACES, Place, Places
from generator.model.text import NO_TEXT, Both, Text

Date = date
"""`date` by another name, for fields that stand below one called `date`: there it would mean that field's default."""

AUDIENCES: Final = f.Choice(
    (
        ("public", Both("for everybody", "对外公开")),
        ("internal", Both("for the office, the leaders and the inspectors only", "仅供内部使用")),
    )
)

class DeadlineKind(StrEnum):
    """A deadline is a day, or work that never ends (长期坚持), or work to be done on the spot (立行立改)."""

    DATED = "dated"
    CONTINUING = "continuing"
    IMMEDIATE = "immediate"

@frozen
class WrittenDeadline:
    """A deadline as written: `due` is the last day of the period it names, and None unless the kind is DATED."""

    kind: DeadlineKind
    due: date | None
    written: str


class DurationUnit(StrEnum):
    """What a duration counts; only working days need a calendar of holidays."""

    DAY = "day"
    WORKING_DAY = "working-day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@frozen
class Duration:
    """A number (1 to 9999) of days, working days, weeks, months or years."""

    count: int
    unit: DurationUnit


@frozen
class Body:
    """The Markdown of a record in one language; `line` is the file line of its first line."""

    language: str
    text: str
    path: str
    line: int

@frozen(kw_only=True)
class Noted:
    """What any mapping may hold below its own `internal:` key."""

    reason: Text = told(f.Words(long=True), "The reason, for the office only.", "原因（仅内部）。", default=NO_TEXT)
    notes: Text = told(f.Words(long=True), "A note, for the office only.", "备注（仅内部）。", default=NO_TEXT)

@frozen(kw_only=True)
class Item:
    """What every mapping inside a record has in common."""

    audience: str = told(AUDIENCES, "Who may see this item.", "本条的公开范围。", example="internal", default="")
    internal: Noted | None = told(f.Nested(Noted), "Keys for the internal edition only.", "仅内部版使用的内容。")

@frozen(kw_only=True)
class Accepted:
    """A reviewed exception from a check (`accept`)."""

    code: str = told(f.Plain(), "Code of the check that is accepted.", "予以豁免的检查代码。",
                     example="stale", required=True, default="")
    reason: Text = told(f.Words(), "Why it is accepted.", "豁免理由。", example="Waiting for the laboratory",
                        required=True, default=NO_TEXT)
    until: date | None = told(f.Day(), "Last day of the exception.", "豁免截止日期。", example="2018-12-31")

@frozen(kw_only=True)
class Evidence(Item):
    """A file that proves something (佐证材料)."""

    file: str = told(f.AssetName(), "File beside the record.", "记录所在文件夹中的文件。", example="evidence/before.jpg",
                     required=True, default="")
    kind: str = told(
        f.Choice((
            ("before", Both("state before the work", "整改前")),
            ("after", Both("state after the work", "整改后")),
            ("monitoring-report", Both("monitoring report", "监测报告")),
            ("acceptance", Both("acceptance document", "验收材料")),
            ("document", Both("document", "文件")),
            ("photo", Both("photograph", "照片")),
        )),
        "What the file shows.", "材料类型。", example="before", default="")
    alt: Text = told(f.Words(), "What can be seen, for those who cannot see it.", "替代文字：图片内容的文字说明。",
                     example="Outfall with untreated water", default=NO_TEXT)
    taken: date | None = told(f.Day(), "Day on which it was taken or signed.", "拍摄或签署日期。", example="2018-10-12")
    faces: str = told(
        f.Choice((
            ("none", Both("no face can be recognised", "无可辨认人脸")),
            ("masked", Both("faces are masked", "人脸已遮挡")),
            ("consent", Both("the persons agreed", "已征得本人同意")),
        )),
        "Whether people can be recognised.", "是否有可辨认的人脸。", example="none", default="")

@frozen(kw_only=True)
class RecordInternal:
    """What a record of any kind may hold below `internal:`."""

    notes: Text = told(f.Words(long=True), "Notes for the office.", "内部备注。", default=NO_TEXT)

@frozen(kw_only=True)
class Record:
    """What every record has: the head fields, where it stands, and its text in each language.

    `path` is the file below `content/`, `folder` the folder that holds its evidence; `places` gives line and column of
    every key that was typed, by dotted name (`milestones.0.due`).
    """

    id: str = told(f.Identifier(), "Number or short name; part of the address of its page.",
                   "编号或短名称，用于页面地址。", example="DL-01", default="")
    audience: str = told(AUDIENCES, "Who may see the record.", "公开范围。", example="public", required=True, default="")
    was: tuple[str, ...] = told(f.ListOf(f.Identifier(), one_too=True), "Former ids; their addresses lead here.",
                                "曾用编号，原地址自动跳转。", example="[DL-1]", default=())
    accept: tuple[Accepted, ...] = told(f.ListOf(f.Nested(Accepted)), "Reviewed exceptions from checks.",
                                          "经审核的检查豁免。", default=())
    path: str = ""
    folder: str = ""
    bodies: tuple[Body, ...] = ()
    places: Places = NO_PLACES

    @property
    def is_internal(self) -> bool:
        """Whether the record is for the internal edition only."""
        return self.audience != "public"

    def place(self, *steps: str | int) -> Place:
        """Where a field stands, e.g. `place("milestones", 0, "due")`; the nearest key above it if it was not typed."""
        return self.places.of(self.path, *steps)

    def body(self, language: str) -> Body | None:
        """The Markdown in `language`, else in the first language in which there is one, else None."""
        return next((b for b in self.bodies if b.language == language), self.bodies[0] if self.bodies else None)

# --- inspection ---------------------------------------------------------------------------------------------------

INSPECTION_KINDS: Final = f.Choice((
    ("central", Both("central environmental inspection", "中央生态环境保护督察")),
    ("look-back", Both("look-back", "督察“回头看”")),
    ("marine", Both("national marine inspection", "国家海洋督察")),
    ("provincial", Both("provincial inspection", "省级督察")),
))

@frozen(kw_only=True)
class Inspection(Record):
    """A round of inspection whose feedback must be rectified (督察)."""

    title: Text = told(f.Words(), "Name of the inspection.", "督察名称。", example="First central inspection",
                       required=True, default=NO_TEXT)
    kind: str = told(INSPECTION_KINDS, "Kind of inspection.", "督察类型。", example="central", default="")
    body_name: Text = told(f.Words(), "Who inspected.", "督察机构。", example="Third Central Inspection Group",
                           default=NO_TEXT)
    feedback_received: date | None = told(f.Day(), "Day on which the feedback was received.", "收到反馈意见的日期。",
                                          example="2017-07-31")
    plan_published: date | None = told(f.Day(), "Day on which the rectification plan was published.",
                                       "整改方案公开日期。", example="2018-01-15")
    look_back_expected: date | None = told(f.Day(), "Day from which the look-back is expected.", "预计“回头看”日期。",
                                           example="2018-11-05")
    internal: RecordInternal | None = told(f.Nested(RecordInternal), "For the office only.", "仅供内部。")

# --- task ---------------------------------------------------------------------------------------------------------

@frozen(kw_only=True)
class Indicator(Item):
    """A number that says how far the target is reached (指标). Its direction is the sign of target − baseline."""

    id: str = told(f.Identifier(), "Short name used in progress reports.", "进展报告中引用的短名称。", example="capacity",
                   required=True, default="")
    name: Text = told(f.Words(), "What is counted or measured.", "指标名称。", example="Treatment capacity",
                      default=NO_TEXT)
    unit: Text = told(f.Words(), "Unit of measurement.", "计量单位。", example="t/d", default=NO_TEXT)
    baseline: float | None = told(f.Number(), "Value at the start.", "基数。", example="20000")
    target: float | None = told(f.Number(), "Value to be reached.", "目标值。", example="50000")
    plan_target: float | None = told(f.Number(), "Value that the inspection's plan demands.", "督察整改方案要求的目标值。",
                                     example="50000")

@frozen(kw_only=True)
class DeadlinePart(Item):
    """One part of a deadline that was given in parts; `due` may also be `continuing`."""

    text: Text = told(f.Words(), "What is due.", "该阶段要求。", example="Closure of the old site", default=NO_TEXT)
    due: WrittenDeadline | None = told(f.Limit(), "Until when.", "时限。", example="2018-12", required=True)
    done: date | None = told(f.Day(), "Day on which it was done.", "完成日期。", example="2018-11-30")

@frozen
class Deadline:
    """A task's time limit as one or several parts."""

    parts: tuple[DeadlinePart, ...]

    @property
    def due(self) -> date | None:
        """The last dated part's day, which decides when the task is late as a whole; None if no part has a date."""
        return max((p.due.due for p in self.parts if p.due is not None and p.due.due is not None), default=None)

    @property
    def is_continuing(self) -> bool:
        """Whether any part goes on for good (长期坚持)."""
        return any(p.due is not None and p.due.kind is DeadlineKind.CONTINUING for p in self.parts)

    @property
    def is_immediate(self) -> bool:
        """Whether the task was to be mended at once (立行立改)."""
        return any(p.due is not None and p.due.kind is DeadlineKind.IMMEDIATE for p in self.parts)

    @property
    def written(self) -> str:
        """The wording as typed, the parts joined by `; `."""
        return "; ".join(p.due.written for p in self.parts if p.due is not None)

@frozen(kw_only=True)
class DeadlineChange(Item):
    """A change of the time limit with its approval."""

    on: date | None = told(f.Day(), "Day of the change.", "调整日期。", example="2018-10-15", required=True)
    from_: WrittenDeadline | None = told(f.Limit(), "Deadline before.", "原时限。", example="2018-09-30", key="from")
    to: WrittenDeadline | None = told(f.Limit(), "Deadline after.", "调整后时限。", example="2018-12-31", required=True)
    approved_by: Text = told(f.Words(), "Who approved it.", "批准单位。", example="Provincial rectification office",
                             default=NO_TEXT)
    document: Text = told(f.Words(), "Number of the approval.", "批准文号。", example="Liao Zheng Gai [2018] 31",
                          default=NO_TEXT)

@frozen(kw_only=True)
class Measure(Item):
    """A step promised in the plan (整改措施)."""

    id: str = told(f.Identifier(), "Short name.", "短名称。", example="pipes", default="")
    text: Text = told(f.Words(), "What is to be done.", "措施内容。", example="Lay 12 km of sewers", default=NO_TEXT)
    unit: tuple[str, ...] = told(f.UnitName(many=True), "Who does it.", "责任单位。", example="water", default=())
    due: date | None = told(f.Day(), "Until when.", "完成时限。", example="2018-10-31")
    done: date | None = told(f.Day(), "Day on which it was done.", "完成日期。", example="2018-10-20")

@frozen(kw_only=True)
class Milestone(Item):
    """A dated step towards the deadline (时间节点); with `takes` its due date is counted backwards from the deadline."""

    id: str = told(f.Identifier(), "Short name used in progress reports.", "进展报告中引用的短名称。", example="pipes",
                   required=True, default="")
    text: Text = told(f.Words(), "What will be reached.", "节点内容。", example="Sewers laid", default=NO_TEXT)
    due: date | None = told(f.Day(), "Until when.", "时限。", example="2018-10-31")
    takes: Duration | None = told(f.Span(), "How long it takes; scheduled back from the deadline.",
                                  "所需时间，自时限起倒排。", example="30d")
    done: date | None = told(f.Day(), "Day on which it was reached.", "完成日期。", example="2018-10-20")
    weight: float | None = told(f.Number(least=0), "Share in the progress; 1 if absent.", "权重，默认为1。", example="2")

@frozen(kw_only=True)
class ClosingStep(Item):
    """One of the closing steps self-check, acceptance, filing, closed (自查、验收、备案、销号)."""

    date: date | None = told(f.Day(), "Day of the step.", "日期。", example="2018-10-20")
    unit: tuple[str, ...] = told(f.UnitName(many=True), "Who did it.", "单位。", example="water", default=())
    document: Text = told(f.Words(), "Number of the document.", "文号。", example="Da Huan Yan [2018] 12", default=NO_TEXT)

@frozen(kw_only=True)
class PublicNotice(Item):
    """The public notice before closing (公示). Its days count both ends."""

    from_: date | None = told(f.Day(), "First day.", "起始日期。", example="2018-10-22", key="from")
    to: date | None = told(f.Day(), "Last day.", "截止日期。", example="2018-10-26")
    days: int | None = told(f.Number(whole=True, least=1), "Length that the notice itself claims.", "公告所称天数。",
                            example="5")
    phone: str = told(f.Plain(), "Telephone for objections.", "意见反馈电话。", example="0411-00000000", default="")
    email: str = told(f.Plain(), "E-mail for objections.", "意见反馈邮箱。", example="office@example.org", default="")
    document: Text = told(f.Words(), "Number of the notice.", "公示文号。", default=NO_TEXT)

@frozen(kw_only=True)
class Closing(Item):
    """The five closing steps, in their order."""

    self_check: ClosingStep | None = told(f.Nested(ClosingStep), "The unit's own check: completed.", "自查（完成整改）。")
    acceptance: ClosingStep | None = told(f.Nested(ClosingStep), "Acceptance.", "验收。")
    notice: PublicNotice | None = told(f.Nested(PublicNotice), "Public notice.", "公示。")
    filing: ClosingStep | None = told(f.Nested(ClosingStep), "Filing with the higher level.", "备案。")
    closed: ClosingStep | None = told(f.Nested(ClosingStep), "Closed.", "销号。")

@frozen(kw_only=True)
class Location(Item):
    """Where the task is."""

    name: Text = told(f.Words(), "Name of the place.", "地点名称。", example="Changxing Island", default=NO_TEXT)
    lat: float | None = told(f.Number(least=-90, most=90), "Latitude, degrees.", "纬度。", example="39.55")
    lon: float | None = told(f.Number(least=-180, most=180), "Longitude, degrees.", "经度。", example="121.45")

@frozen(kw_only=True)
class TaskInternal:
    """What a task holds for the office only."""

    officer: Text = told(f.Words(), "Officer in charge, by office.", "责任人（以职务表示）。", default=NO_TEXT)
    phone: str = told(f.Plain(), "Telephone of the officer.", "责任人电话。", default="")
    root_cause: Text = told(f.Words(long=True), "Why it lags.", "滞后原因剖析。", default=NO_TEXT)
    corrective_plan: Text = told(f.Words(long=True), "What will bring it back on schedule.", "纠偏措施。", default=NO_TEXT)
    difficulties: Text = told(f.Words(long=True), "What stands in the way.", "存在困难。", default=NO_TEXT)
    accountability: Text = told(f.Words(long=True), "Who was called to account.", "问责情况。", default=NO_TEXT)
    notes: Text = told(f.Words(long=True), "Notes.", "备注。", default=NO_TEXT)

@frozen(kw_only=True)
class Task(Record):
    """One numbered item of the rectification plan (整改任务)."""

    title: Text = told(f.Words(), "Short title.", "任务标题。", example="Sewage plant at Changxing Island", required=True,
                       default=NO_TEXT)
    inspection: tuple[str, ...] = told(f.RecordName("inspection", many=True), "Inspection(s) that found it.",
                                       "对应的督察。", example="cepi-2017", required=True, default=())
    finding: Text = told(f.Words(long=True), "The finding in the inspectors' words.", "反馈问题。", default=NO_TEXT)
    category: str = told(f.CategoryName(), "Problem category.", "问题类别。", example="sewage", default="")
    areas: tuple[str, ...] = told(f.UnitName(many=True, only_areas=True), "Areas concerned.", "涉及地区。",
                                  example="[changxing]", default=())
    lead: tuple[str, ...] = told(f.UnitName(many=True), "Lead unit(s).", "牵头（责任）单位。", example="water", default=())
    supporting: tuple[str, ...] = told(f.UnitName(many=True), "Supporting units.", "配合单位。", default=())
    supervising: tuple[str, ...] = told(f.UnitName(many=True), "Supervising units.", "督导单位。", default=())
    acceptance_unit: tuple[str, ...] = told(f.UnitName(many=True), "Who accepts it.", "验收单位。", default=())
    target: Text = told(f.Words(long=True), 'What "done" means.', "整改目标。", default=NO_TEXT)
    indicators: tuple[Indicator, ...] = told(f.ListOf(f.Nested(Indicator)), "Numbers with units.", "量化指标。", default=())
    deadline: Deadline | None = told(f.Limit(parts=True), "Time limit.", "整改时限。", example="2018年12月底")
    deadline_changes: tuple[DeadlineChange, ...] = told(f.ListOf(f.Nested(DeadlineChange)), "Changes of the time limit.",
                                                        "时限调整。", default=())
    measures: tuple[Measure, ...] = told(f.ListOf(f.Nested(Measure)), "Steps promised.", "整改措施。", default=())
    milestones: tuple[Milestone, ...] = told(f.ListOf(f.Nested(Milestone)), "Dated steps.", "时间节点。", default=())
    started: date | None = told(f.Day(), "Day on which work began.", "启动日期。", example="2018-03-01")
    closing: Closing | None = told(f.Nested(Closing), "Closing steps.", "销号程序。")
    evidence: tuple[Evidence, ...] = told(f.ListOf(f.Nested(Evidence)), "Files that prove it.", "佐证材料。", default=())
    location: Location | None = told(f.Nested(Location), "Where it is.", "位置。")
    internal: TaskInternal | None = told(f.Nested(TaskInternal), "For the office only.", "仅供内部。")

# --- progress report ----------------------------------------------------------------------------------------------

CLAIMS: Final = f.Choice((
    ("on-schedule", Both("on schedule", "按序时推进")),
    ("behind", Both("behind schedule", "滞后")),
    ("completed", Both("completed", "完成")),
))

@frozen(kw_only=True)
class ProgressInternal:
    """What a progress report holds for the office only."""

    difficulties: Text = told(f.Words(long=True), "What stands in the way.", "存在困难。", default=NO_TEXT)
    notes: Text = told(f.Words(long=True), "Notes.", "备注。", default=NO_TEXT)

@frozen(kw_only=True)
class Progress(Record):
    """A dated update (整改进展). It belongs to the task whose folder holds it: `task` is that task's id."""

    date: date | None = told(f.Day(), "Day of the facts.", "进展日期。", example="2018-10-12", required=True)
    reported: Date | None = told(f.Day(), "Day on which it was reported.", "上报日期。", example="2018-10-14")
    by: tuple[str, ...] = told(f.UnitName(many=True), "Unit that reports.", "填报单位。", example="water", default=())
    indicators: tuple[tuple[str, float], ...] = told(f.Named(f.Number()), "Values of the task's indicators.",
                                                     "指标当前值。", example="{capacity: 35000}", default=())
    milestones_done: tuple[str, ...] = told(f.ListOf(f.Identifier(), one_too=True), "Milestones reached.",
                                            "已完成的时间节点。", example="[pipes]", default=())
    claim: str = told(CLAIMS, "What the unit says of its own pace.", "自评进度。", example="on-schedule", default="")
    evidence: tuple[Evidence, ...] = told(f.ListOf(f.Nested(Evidence)), "Files that prove it.", "佐证材料。", default=())
    internal: ProgressInternal | None = told(f.Nested(ProgressInternal), "For the office only.", "仅供内部。")
    task: str = ""

# --- meeting ------------------------------------------------------------------------------------------------------

MEETING_KINDS: Final = f.Choice((
    ("scheduling", Both("scheduling meeting", "调度会")),
    ("leading-group", Both("leading group meeting", "领导小组会议")),
    ("site", Both("site meeting", "现场办公会")),
))

@frozen(kw_only=True)
class Decision(Item):
    """An agreed item with a task, an owner and a due date (议定事项)."""

    id: str = told(f.Identifier(), "Short name.", "短名称。", example="d1", default="")
    text: Text = told(f.Words(), "What was agreed.", "议定内容。", default=NO_TEXT)
    task: tuple[str, ...] = told(f.RecordName("task", many=True), "Task that it is about.", "对应任务。", example="DL-01",
                                 default=())
    owner: tuple[str, ...] = told(f.UnitName(many=True), "Who has to do it.", "责任单位。", example="water", default=())
    due: date | None = told(f.Day(), "Until when.", "时限。", example="2018-10-31")
    done: date | None = told(f.Day(), "Day on which it was done.", "完成日期。", example="2018-10-29")

@frozen(kw_only=True)
class MeetingInternal:
    """What a meeting note holds for the office only."""

    present: Text = told(f.Words(long=True), "Who was there.", "出席人员。", default=NO_TEXT)
    apologies: Text = told(f.Words(long=True), "Who sent apologies.", "请假人员。", default=NO_TEXT)
    observers: Text = told(f.Words(long=True), "Who listened in.", "列席人员。", default=NO_TEXT)
    notes: Text = told(f.Words(long=True), "Minutes for the office.", "内部记录。", default=NO_TEXT)

@frozen(kw_only=True)
class Meeting(Record):
    """A meeting that goes through the tasks (调度会)."""

    title: Text = told(f.Words(), "Name of the meeting.", "会议名称。", required=True, default=NO_TEXT)
    kind: str = told(MEETING_KINDS, "Kind of meeting.", "会议类型。", example="scheduling", default="")
    date: date | None = told(f.Day(), "Day of the meeting.", "会议日期。", example="2018-10-15", required=True)
    venue: Text = told(f.Words(), "Where it was held.", "地点。", default=NO_TEXT, key="place")
    chair: Text = told(f.Words(), "Who chaired.", "主持人。", default=NO_TEXT)
    attending: tuple[str, ...] = told(f.UnitName(many=True), "Units that attended.", "参会单位。", default=())
    tasks: tuple[str, ...] = told(f.RecordName("task", many=True), "Tasks on the table.", "涉及任务。", default=())
    inspections: tuple[str, ...] = told(f.RecordName("inspection", many=True), "Inspections concerned.", "涉及督察。",
                                        default=())
    decisions: tuple[Decision, ...] = told(f.ListOf(f.Nested(Decision)), "Agreed items.", "议定事项。", default=())
    evidence: tuple[Evidence, ...] = told(f.ListOf(f.Nested(Evidence)), "Files.", "材料。", default=())
    internal: MeetingInternal | None = told(f.Nested(MeetingInternal), "For the office only.", "仅供内部。")

# --- check --------------------------------------------------------------------------------------------------------

METHODS: Final = f.Choice((
    ("announced", Both("announced check", "明查")),
    ("unannounced", Both("unannounced check", "暗访")),
))
RESULTS: Final = f.Choice((
    ("confirmed", Both("confirmed", "属实")),
    ("not-confirmed", Both("not confirmed", "不属实")),
    ("resurfaced", Both("resurfaced", "反弹")),
))

@frozen(kw_only=True)
class CheckFinding(Item):
    """What a field check found on one task."""

    task: str = told(f.RecordName("task"), "Task that was checked.", "核查任务。", example="DL-01", required=True, default="")
    result: str = told(RESULTS, "What was found.", "核查结果。", example="confirmed", required=True, default="")
    text: Text = told(f.Words(long=True), "What was seen.", "核查情况。", default=NO_TEXT)

@frozen(kw_only=True)
class CheckInternal:
    """What a check holds for the office only."""

    inspectors: Text = told(f.Words(), "Who checked.", "核查人员。", default=NO_TEXT)
    route: Text = told(f.Words(long=True), "Route.", "核查路线。", default=NO_TEXT)
    notes: Text = told(f.Words(long=True), "Notes.", "备注。", default=NO_TEXT)

@frozen(kw_only=True)
class Check(Record):
    """A field check of claimed progress (现场核查)."""

    date: date | None = told(f.Day(), "Day of the check.", "核查日期。", example="2018-10-20", required=True)
    method: str = told(METHODS, "Announced or not.", "核查方式。", example="announced", required=True, default="")
    unit: tuple[str, ...] = told(f.UnitName(many=True), "Who checked.", "核查单位。", default=())
    findings: tuple[CheckFinding, ...] = told(f.ListOf(f.Nested(CheckFinding)), "Result for each task.", "核查结果。",
                                              required=True, default=())
    evidence: tuple[Evidence, ...] = told(f.ListOf(f.Nested(Evidence)), "Files.", "材料。", default=())
    internal: CheckInternal | None = told(f.Nested(CheckInternal), "For the office only.", "仅供内部。")

# --- bulletin and page --------------------------------------------------------------------------------------------

@frozen(kw_only=True)
class Period(Item):
    """The time that an issue covers, both days included."""

    from_: date | None = told(f.Day(), "First day.", "起。", example="2018-09-16", key="from")
    to: date | None = told(f.Day(), "Last day.", "止。", example="2018-10-15")

@frozen(kw_only=True)
class Bulletin(Record):
    """A numbered PDF issue (简报)."""

    number: int | None = told(f.Number(whole=True, least=1), "Number in its year.", "期号。", example="10", required=True)
    cumulative: int | None = told(f.Number(whole=True, least=1), "Number over all years.", "总期号。", example="22")
    title: Text = told(f.Words(), "Title.", "标题。", required=True, default=NO_TEXT)
    date: date | None = told(f.Day(), "Day of issue.", "印发日期。", example="2018-10-20", required=True)
    as_of: Date | None = told(f.Day(), "Day of the data.", "数据截止日期。", example="2018-10-15")
    period: Period | None = told(f.Nested(Period), "Time covered.", "报告期。")
    office: Text = told(f.Words(), "Issuing office.", "编发单位。", default=NO_TEXT)
    mark: Text = told(f.Words(), "Mark of an internal issue.", "标识。", example="内部资料 注意保存", default=NO_TEXT)
    submitted_to: tuple[Text, ...] = told(f.ListOf(f.Words(), one_too=True), "Submitted to.", "报。", default=())
    copied_to: tuple[Text, ...] = told(f.ListOf(f.Words(), one_too=True), "Copied to.", "送。", default=())
    issued_to: tuple[Text, ...] = told(f.ListOf(f.Words(), one_too=True), "Issued to.", "发。", default=())
    copies: int | None = told(f.Number(whole=True, least=1), "Number of copies.", "印数。", example="60")
    signed_off_by: Text = told(f.Words(), "Who signed it off.", "签发。", default=NO_TEXT)
    replaces: str = told(f.RecordName("bulletin"), "Issue that this one corrects.", "替代的期次。", default="")
    internal: RecordInternal | None = told(f.Nested(RecordInternal), "For the office only.", "仅供内部。")

    @property
    def data_date(self) -> Date | None:
        """The day of its data: `as_of`, else the end of the period, else its date."""
        return self.as_of or (self.period.to if self.period else None) or self.date

@frozen(kw_only=True)
class Page(Record):
    """A page of the website."""

    title: Text = told(f.Words(), "Title.", "标题。", required=True, default=NO_TEXT)
    order: float | None = told(f.Number(), "Position among the pages.", "排序。", example="10")
    internal: RecordInternal | None = told(f.Nested(RecordInternal), "For the office only.", "仅供内部。")

KINDS: Final[dict[str, type[Record]]] = {
    "inspection": Inspection,
    "task": Task,
    "progress": Progress,
    "meeting": Meeting,
    "check": Check,
    "bulletin": Bulletin,
    "page": Page,
}
"""Every kind of record by its name."""

FOLDERS: Final[dict[str, str]] = {
    "inspections": "inspection",
    "tasks": "task",
    "progress": "progress",
    "meetings": "meeting",
    "checks": "check",
    "bulletins": "bulletin",
    "pages": "page",
}
"""Which kind of record lives in which folder; the folder's name is also part of a page's address."""

REQUIRES_ID: Final = frozenset(KINDS) - {"progress"}
"""A progress report may go without: its task and date name it."""

def kind_of(record: Record) -> str:
    """The name of a record's kind, e.g. `task`."""
    return type(record).__name__.lower()

