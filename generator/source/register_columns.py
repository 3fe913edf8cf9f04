"""Which field a column of a register (整改台账, 整改清单) holds, told from its heading in Chinese or English."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import Final

from generator.model import fields as f
from generator.model.frozen import frozen
from generator.model.patterns import pattern
from generator.model.records import KINDS
from generator.source.field_names import SYNONYMS
from generator.source.register_rows import Rows

Value = str | int | float | date | None
"""What a cell holds."""

DEEPEST_HEADING: Final = 12
"""Rows in which the headings are looked for: above them stand a title, the office, a date."""
FILE: Final = "file"
"""The column of an exported workbook that says which file a row is."""
PATH: Final = "path"
"""The same on a sheet of rows, where `file` may be a column of its own."""
ROW: Final = "row"
"""Which row of its record a row is, counted from 1; empty for a new one."""
OWNER: Final = "(record)"
OWNER_TASK: Final = "(task)"
OWNER_DAY: Final = "(date)"
BODY: Final = "text"
"""The words of a progress report, which stand below its fields."""
REPORT: Final = "progress"
REPORT_DAY: Final = "progress.date"

_FURTHER: Final[Mapping[str, str]] = {
    "text": "进展 进展情况 整改进展 正文 内容 progress",
    REPORT: "整改进展 进展 进展情况 整改进展情况 目前进展 当前进展 工作进展 最新进展 完成情况 整改完成情况 整改情况 落实情况 status",
    REPORT_DAY: "进展日期 进展时间 填报日期 填报时间 上报日期 上报时间 截至日期 更新日期 更新时间 updated",
}
"""Columns that no field of the same name stands behind."""
_COURSE: Final[Mapping[str, str]] = {
    "closing.self_check.date": "实际完成时间 实际完成日期 整改完成时间 整改完成日期 自查日期 自查时间",
    "closing.acceptance.date": "验收日期 验收时间",
    "closing.filing.date": "备案日期 备案时间",
    "closing.closed.date": "销号日期 销号时间",
}
"""Days of the closing steps, as registers have them in columns of their own."""
_OWNERS: Final[Mapping[str, str]] = {
    "task": "任务 任务编号 编号 序号 整改任务 问题编号 taskid id",
    "meeting": "会议 会议编号 meetingid",
    "check": "核查 核查编号 checkid",
    "bulletin": "简报 期次 bulletinid",
    "inspection": "督察 inspectionid",
    "page": "页面 pageid",
}
_ROW_SYNONYMS: Final[Mapping[str, str]] = {
    "id": "编号 短名称 指标 indicator milestone",
    "text": "内容 措施 整改措施 节点 时间节点 节点内容 议定事项 事项 要求 核查情况",
    "due": "时限 完成时限 截止日期 到期日 deadline",
    "done": "完成日期 完成时间 实际完成时间",
    "unit": "责任单位 单位",
    "owner": "责任单位 承办单位",
    "task": "任务 对应任务 核查任务 任务编号",
    "result": "结果 核查结果",
    "value": "数值 当前值 指标值",
    "step": "步骤 环节 程序",
    "date": "日期",
    "from": "起 起始日期 原时限",
    "to": "止 调整后时限",
    "on": "调整日期",
    "file": "文件 佐证材料",
}
_TONGUE: Final = pattern(r"\s*\[([a-z]{2,3})\]$")


@frozen
class Column:
    """A column of a register: the field it holds (`internal.officer`), and the language of its text where it says so."""

    at: int
    field: str
    kind: f.Kind
    language: str = ""


@frozen
class Headings:
    """The row of headings (from 0), the columns that are known, and the headings that are not."""

    row: int
    columns: tuple[Column, ...]
    unknown: tuple[str, ...]


def plain_fields(kind: str) -> Mapping[str, f.Kind]:
    """The fields of a kind of record that fit into a cell, those of a mapping with a dot; `measures` by their texts."""
    found: dict[str, f.Kind] = {}
    for key, declared in f.fields_of(KINDS[kind]).items():
        if isinstance(declared.kind, f.Nested):
            inner = f.fields_of(declared.kind.shape)
            if not any(isinstance(one.kind, f.Nested) for name, one in inner.items() if name != "internal"):
                found |= {f"{key}.{name}": one.kind for name, one in inner.items() if name not in {"internal", "audience"}}
        elif key == "measures" or (not isinstance(declared.kind, f.Named) and not _holds_rows(declared.kind)):
            found[key] = declared.kind
    if kind == "progress":
        found |= {"task": f.RecordName("task"), BODY: f.Plain()}
    return {key: kind for key, kind in found.items() if key not in {"was", "accept"}}


def read_fields(kind: str) -> Mapping[str, f.Kind]:
    """The fields that a column may hold: those of `plain_fields`, the file, and what registers tell of a task's course."""
    told = {REPORT: f.Plain(), REPORT_DAY: f.Day(), **dict.fromkeys(_COURSE, f.Day())} if kind == "task" else {}
    return {**plain_fields(kind), FILE: f.Plain(), **told}


def headings(rows: tuple[tuple[Value, ...], ...], kind: str, further: Mapping[str, str]) -> Headings | None:
    """The row of headings of a kind's sheet. `further` maps other headings to fields."""
    return found_headings(rows, _names(kind) | {folded(name): field for name, field in further.items()}, read_fields(kind))


def row_headings(rows: tuple[tuple[Value, ...], ...], sheet: Rows) -> Headings | None:
    """The row of headings of a sheet that holds rows of a field: the record's columns, and those of the rows."""
    names = {folded(name): name for name in (PATH, "路径", "记录文件")} | {folded("行号"): ROW}
    own = {OWNER: [sheet.record, *_OWNERS.get(sheet.record, "").split()]}
    if sheet.record == "progress":
        own |= {OWNER_TASK: ["task", *_OWNERS["task"].split()], OWNER_DAY: ["date", "日期", "进展日期"]}
    kinds: dict[str, f.Kind] = {**sheet.columns, PATH: f.Plain(), ROW: f.Plain(), OWNER: f.Plain(), OWNER_TASK: f.Plain(),
                                OWNER_DAY: f.Day()}
    for field in (*sheet.columns, ROW):
        said = sheet.help.get(field)
        help_words = [said.en, said.zh] if said else []
        for name in (field, *_ROW_SYNONYMS.get(field, "").split(), *help_words):
            names.setdefault(folded(name), field)
    for field, words in own.items():
        for name in words:
            if name not in sheet.columns:
                names[folded(name)] = field
    return found_headings(rows, names, kinds)


def found_headings(rows: tuple[tuple[Value, ...], ...], known: Mapping[str, str], kinds: Mapping[str, f.Kind]) -> Headings | None:
    """The first row that names two fields or more; None where there is none."""
    for number, row in enumerate(rows[:DEEPEST_HEADING]):
        columns: list[Column] = []
        unknown: list[str] = []
        for at, cell in enumerate(row):
            if not isinstance(cell, str) or not cell.strip():
                continue
            tongue = _TONGUE.search(cell)
            field = known.get(folded(_TONGUE.sub("", cell)))
            if field is None:
                unknown.append(" ".join(cell.split()))
            else:
                columns.append(Column(at, field, kinds[field], tongue[1] if tongue else ""))
        if len({column.field for column in columns}) > 1:
            return Headings(number, tuple(columns), tuple(dict.fromkeys(unknown)))
    return None


def _names(kind: str) -> dict[str, str]:
    """Every heading that is known for a kind, folded, with its field."""
    declared = f.fields_of(KINDS[kind])
    fields = [field for field in read_fields(kind) if field not in {REPORT, REPORT_DAY}]
    found: dict[str, str] = {folded("文件"): FILE, **{folded(field): field for field in fields}}
    for field in read_fields(kind):
        said = declared.get(field)
        names = [field, *SYNONYMS.get(field, "").split(), *_FURTHER.get(field, "").split(), *_COURSE.get(field, "").split()]
        names += [said.help.en, said.help.zh] if said else [field.removeprefix("internal.")]
        for name in names:
            found.setdefault(folded(name), field)
    return found


def _holds_rows(kind: f.Kind) -> bool:
    return isinstance(kind, f.ListOf) and isinstance(kind.item, (f.Nested, f.Words))


def folded(heading: str) -> str:
    """A heading without what writers vary: case, width, blanks, stops, and what stands in brackets at its end."""
    plain = unicodedata.normalize("NFKC", heading).casefold()
    short = re.sub(r"[\s.。:：*_-]", "", plain)
    return re.sub(r"(?<=.)\([^()]*\)$", "", short) if "(责任)" not in short else short
