"""Which field a column of a register (整改台账, 整改清单) holds, told from its heading in Chinese or English."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from generator.model import fields as f
from generator.model.records import KINDS

Value = str | int | float | date | None
"""What a cell holds."""

DEEPEST_HEADING: Final = 12
"""Rows in which the headings are looked for: above them stand a title, the office, a date."""
FILE: Final = "file"
"""The column of an exported workbook that says which file a row is."""

SYNONYMS: Final[Mapping[str, str]] = {
    "id": "编号 序号 任务编号 问题编号 number no no. task",
    "title": "任务名称 整改任务 任务 标题 名称 事项 整改事项 name",
    "finding": "反馈问题 问题 存在问题 督察反馈问题 具体问题 问题描述 反馈意见 issue problem",
    "target": "整改目标 目标 goal",
    "measures": "整改措施 措施 主要措施 具体措施 measure actions",
    "deadline": "整改时限 完成时限 时限 整改期限 完成时间 办结时限 timelimit due duedate",
    "lead": "责任单位 牵头单位 牵头责任单位 整改责任单位 牵头(责任)单位 主责单位 leadunit responsibleunit unit",
    "supporting": "配合单位 协办单位 参与单位 supportingunit",
    "supervising": "督导单位 督办单位 supervisingunit",
    "acceptance_unit": "验收单位 acceptanceunit",
    "areas": "涉及地区 地区 属地 责任地区 区市县 行政区 area district",
    "category": "问题类别 类别 问题类型 领域 type",
    "inspection": "督察 督察轮次 问题来源 来源 督察名称 source",
    "started": "启动日期 启动时间 开工日期 start",
    "audience": "公开范围 是否公开",
    "internal.officer": "责任人 责任领导 联系人 officer",
    "internal.phone": "联系电话 电话 phone",
    "internal.notes": "备注 说明 notes remarks",
    "date": "日期 day",
}
"""Further headings of a field, parted by blanks; its key and its help are known without being listed."""
_TONGUE: Final = re.compile(r"\s*\[([a-z]{2,3})\]$")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a register: the field it holds (`internal.officer`), and the language of its text where it says so."""

    at: int
    field: str
    kind: f.Kind
    language: str = ""


@dataclass(frozen=True, slots=True)
class Headings:
    """The row of headings (from 0), the columns that are known, and the headings that are not."""

    row: int
    columns: tuple[Column, ...]
    unknown: tuple[str, ...]


def plain_fields(kind: str) -> Mapping[str, f.Kind]:
    """The fields of a kind of record that fit into a cell, those below `internal:` with a dot; `measures` by their texts."""
    found: dict[str, f.Kind] = {}
    for key, declared in f.fields_of(KINDS[kind]).items():
        if key == "internal" and isinstance(declared.kind, f.Nested):
            found |= {f"internal.{name}": one.kind for name, one in f.fields_of(declared.kind.shape).items()}
        elif key == "measures" or (not isinstance(declared.kind, (f.Nested, f.Named)) and not _holds_rows(declared.kind)):
            found[key] = declared.kind
    return {key: kind for key, kind in found.items() if key not in {"was", "accept"}}


def headings(rows: tuple[tuple[Value, ...], ...], kind: str, further: Mapping[str, str]) -> Headings | None:
    """The first row that names two fields or more; None where there is none. `further` maps other headings to fields."""
    known = _names(kind) | {_folded(name): field for name, field in further.items()}
    kinds: dict[str, f.Kind] = {**plain_fields(kind), FILE: f.Plain()}
    for number, row in enumerate(rows[:DEEPEST_HEADING]):
        columns: list[Column] = []
        unknown: list[str] = []
        for at, cell in enumerate(row):
            if not isinstance(cell, str) or not cell.strip():
                continue
            tongue = _TONGUE.search(cell)
            field = known.get(_folded(_TONGUE.sub("", cell)))
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
    found: dict[str, str] = {_folded(FILE): FILE, _folded("文件"): FILE}
    for field in plain_fields(kind):
        said = declared.get(field)
        names = [field, *SYNONYMS.get(field, "").split()]
        names += [said.help.en, said.help.zh] if said else [field.removeprefix("internal.")]
        for name in names:
            found.setdefault(_folded(name), field)
    return found


def _holds_rows(kind: f.Kind) -> bool:
    return isinstance(kind, f.ListOf) and isinstance(kind.item, (f.Nested, f.Words))


def _folded(heading: str) -> str:
    """A heading without what writers vary: case, width, blanks, stops, and what stands in brackets at its end."""
    plain = unicodedata.normalize("NFKC", heading).casefold()
    short = re.sub(r"[\s.。:：*_-]", "", plain)
    return re.sub(r"(?<=.)\([^()]*\)$", "", short) if "(责任)" not in short else short
