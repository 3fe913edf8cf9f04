"""The settings of a site, its units, and the whole of its content as one frozen value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Final, TypeVar, cast

from generator.model import fields as f
from generator.model.fields import told
from generator.model.frozen import frozen
from generator.model.problem import NO_PLACES, Place, Places
from generator.model.records import (
    Bulletin,
    Check,
    Inspection,
    Meeting,
    Page,
    Progress,
    Record,
    RecordInternal,
    Task,
)
from generator.model.text import NO_TEXT, Both, Text

_Kind = TypeVar("_Kind", bound=Record)


@frozen(kw_only=True)
class Contact:
    """Where readers reach the office; exempt from the personal-data checks."""

    phone: str = told(f.Plain(), "Telephone.", "电话。", example="0411-00000000", default="")
    email: str = told(f.Plain(), "E-mail.", "电子邮箱。", example="office@example.org", default="")
    address: Text = told(f.Words(), "Address.", "地址。", default=NO_TEXT)
    hours: Text = told(f.Words(), "Office hours.", "工作时间。", default=NO_TEXT)


@frozen(kw_only=True)
class NoticeRule:
    """How long a public notice has to run; both ends count."""

    days: int = told(f.Number(whole=True, least=1), "Days.", "天数。", example="5", default=5)
    kind: str = told(
        f.Choice((("working", Both("working days", "工作日")), ("calendar", Both("calendar days", "自然日")))),
        "Kind of days.", "天数类型。", example="working", default="working")


@frozen(kw_only=True)
class Withdrawn:
    """Why a record that was published is no longer there."""

    id: str = told(f.Identifier(), "Id of the record.", "编号。", required=True, default="")
    on: date | None = told(f.Day(), "Day of the withdrawal.", "撤回日期。", required=True)
    reason: Text = told(f.Words(), "Reason.", "原因。", required=True, default=NO_TEXT)


@frozen(kw_only=True)
class Fonts:
    """Font families for print, each tried before the default."""

    serif: str = told(f.Plain(), "Body face.", "正文字体。", example="Noto Serif CJK SC", default="")
    sans: str = told(f.Plain(), "First-level headings and tables.", "黑体。", example="Noto Sans CJK SC", default="")
    fangsong: str = told(f.Plain(), "Body of Chinese issues.", "仿宋。", example="FangSong", default="")
    kai: str = told(f.Plain(), "Second-level headings.", "楷体。", example="KaiTi", default="")
    latin: str = told(f.Plain(), "Body of English issues.", "西文字体。", example="Noto Serif", default="")

    @property
    def families(self) -> tuple[str, ...]:
        """What has to be on a machine that prints: the families that are named, and the defaults that end each chain."""
        named = (self.serif, self.sans, self.fangsong, self.kai, self.latin)
        return tuple(dict.fromkeys((*filter(None, named), "Noto Serif CJK SC", "Noto Sans CJK SC")))


@frozen(kw_only=True)
class Site:
    """`site.yaml`. `languages` is never empty; its first is the language of plain files."""

    title: Text = told(f.Words(), "Name of the site.", "网站名称。", required=True, default=NO_TEXT)
    authority: Text = told(f.Words(), "Who publishes it.", "主办单位。", required=True, default=NO_TEXT)
    base_url: str = told(f.Plain(), "Public address, with https.", "网站地址。", example="https://zhenggai.example.org",
                         required=True, default="")
    languages: tuple[str, ...] = told(f.ListOf(f.Plain(), one_too=True), "Languages; plain files are in the first.",
                                      "语言，第一个为默认语言。", example="[en, zh]", default=("en",))
    timezone: str = told(f.Plain(), "Time zone.", "时区。", example="Asia/Shanghai", default="Asia/Shanghai")
    as_of: date | None = told(f.Day(or_today=True), "Day of the data: `today` or a date.", "数据日期。", example="today")
    categories: tuple[tuple[str, Text], ...] = told(f.Named(f.Words()), "Problem categories: id and name.", "问题类别。",
                                                    example="{sewage: Sewage treatment}", default=())
    contact: Contact = told(f.Nested(Contact), "How to reach the office.", "联系方式。", default=Contact())
    calendar: str = told(f.Plain(), "Country code of the working-day calendar.", "工作日历（国家代码）。", example="CN",
                         default="CN")
    notice: NoticeRule = told(f.Nested(NoticeRule), "Length of a public notice.", "公示期。", default=NoticeRule())
    stale_after_days: int = told(f.Number(whole=True, least=1), "Days without news after which a task is stale.",
                                 "超过多少天无进展视为停滞。", example="45", default=45)
    reports_due: int | None = told(f.Number(whole=True, least=1, most=31), "Day of the month for reports upward.",
                                   "每月上报日。", example="25")
    footer: Text = told(f.Words(), "Text at the foot of every page.", "页脚文字。", default=NO_TEXT)
    editions: tuple[str, ...] = told(
        f.ListOf(f.Choice((("public", Both("public", "公开版")), ("internal", Both("internal", "内部版")))), one_too=True),
        "Editions to build.", "生成的版本。", example="[public, internal]", default=("public", "internal"))
    withdrawn: tuple[Withdrawn, ...] = told(f.ListOf(f.Nested(Withdrawn)), "Records that were taken back.", "撤回的记录。",
                                            default=())
    fonts: Fonts = told(f.Nested(Fonts), "Fonts for print.", "印刷字体。", default=Fonts())
    prints: tuple[str, ...] = told(
        f.ListOf(f.Plain(), one_too=True), "What a build prints beside issues and minutes, as `rectify print` takes it.",
        "除简报和会议纪要外，生成时另行印制的文件，写法同 rectify print。",
        example="[annual 2018, dossier --all, tasks pace=behind]", default=())
    licence: Text = told(f.Words(), "Licence of the open data.", "开放数据许可。", default=NO_TEXT)
    signers: tuple[str, ...] = told(f.ListOf(f.Plain(), one_too=True), "Public keys that may sign publications.",
                                    "发布签名公钥。", example="ssh-ed25519 AAAA…", default=())
    disclosed: date | None = told(f.Day(), "Written by `rectify disclose`: the day of the gate.",
                                  "由 rectify disclose 写入：公开日期。")
    internal: RecordInternal | None = told(f.Nested(RecordInternal), "For the office only.", "仅供内部。")
    places: Places = NO_PLACES

    @property
    def language(self) -> str:
        """The language of plain files."""
        return self.languages[0]

    def place(self, *steps: str | int) -> Place:
        """Where a setting stands in `site.yaml`."""
        return self.places.of("site.yaml", *steps)


UNIT_KINDS: Final = f.Choice((
    ("area", Both("area", "地区")),
    ("department", Both("department", "部门")),
    ("enterprise", Both("enterprise", "企业")),
    ("office", Both("office", "办公室")),
))


@frozen(kw_only=True)
class Unit:
    """One area, department, enterprise or office of `units.yaml`."""

    id: str = told(f.Identifier(), "Short name.", "短名称。", example="changxing", required=True, default="")
    name: Text = told(f.Words(), "Full name.", "全称。", example="Changxing Island Economic Zone", required=True,
                      default=NO_TEXT)
    kind: str = told(UNIT_KINDS, "Kind.", "类型。", example="area", required=True, default="")
    parent: str = told(f.UnitName(), "Unit above it.", "上级单位。", example="city", default="")
    was: tuple[str, ...] = told(f.ListOf(f.Identifier(), one_too=True), "Former ids.", "曾用标识。", default=())
    internal: RecordInternal | None = told(f.Nested(RecordInternal), "For the office only.", "仅供内部。")
    line: int = 0
    column: int = 0

    @property
    def place(self) -> Place:
        """Where it stands in `units.yaml`."""
        return Place("units.yaml", self.line, self.column)


@frozen(slots=False)
class Content:
    """All that was decoded. Records are sorted: progress by date, the others by id in natural order.

    `assets` are the paths of all other files (pictures, documents); `publications` the raw publication entries,
    oldest first, by path.
    """

    site: Site
    units: tuple[Unit, ...] = ()
    inspections: tuple[Inspection, ...] = ()
    tasks: tuple[Task, ...] = ()
    progress: tuple[Progress, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    checks: tuple[Check, ...] = ()
    bulletins: tuple[Bulletin, ...] = ()
    pages: tuple[Page, ...] = ()
    assets: tuple[str, ...] = ()
    publications: tuple[tuple[str, bytes], ...] = ()

    def with_record(self, old: Record, new: Record) -> Content:
        """The content with a record in the place of one of its kind that sorts like it."""

        def swapped(records: tuple[_Kind, ...]) -> tuple[_Kind, ...]:
            if not any(record is old for record in records):
                return records
            return tuple(cast("_Kind", new) if record is old else record for record in records)

        return replace(
            self, inspections=swapped(self.inspections), tasks=swapped(self.tasks), progress=swapped(self.progress),
            meetings=swapped(self.meetings), checks=swapped(self.checks), bulletins=swapped(self.bulletins),
            pages=swapped(self.pages),
        )  # fmt: skip

    @cached_property
    def unit_by_id(self) -> Mapping[str, Unit]:
        """Units by id, former ids included."""
        found = {old: unit for unit in self.units for old in unit.was}
        return found | {unit.id: unit for unit in self.units}

    @cached_property
    def task_by_id(self) -> Mapping[str, Task]:
        """Tasks by id."""
        return {task.id: task for task in self.tasks}

    @cached_property
    def inspection_by_id(self) -> Mapping[str, Inspection]:
        """Inspections by id."""
        return {inspection.id: inspection for inspection in self.inspections}

    @cached_property
    def records(self) -> tuple[Record, ...]:
        """Every record of every kind."""
        return (*self.inspections, *self.tasks, *self.progress, *self.meetings, *self.checks, *self.bulletins,
                *self.pages)

    @cached_property
    def record_by_id(self) -> Mapping[str, Record]:
        """Every record that has an address of its own, by its id in lower case (ids are case-insensitively unique)."""
        return {record.id.lower(): record for record in self.records if record.id}

    @cached_property
    def progress_by_task(self) -> Mapping[str, tuple[Progress, ...]]:
        """Progress reports by task id, oldest first."""
        found: dict[str, list[Progress]] = {}
        for report in self.progress:
            found.setdefault(report.task, []).append(report)
        return {task: tuple(reports) for task, reports in found.items()}

    @cached_property
    def category_names(self) -> Mapping[str, Text]:
        """Names of the problem categories by id, in the order of `site.yaml`."""
        return dict(self.site.categories)
