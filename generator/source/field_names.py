"""What people call a field who do not know its name: the headings of registers, the words of the field."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

from generator.model import fields as f
from generator.model.records import KINDS

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
"""Further words for a field, parted by blanks; its key and its help are known without being listed."""


def field_called(word: str, known: Iterable[str]) -> str:
    """The field that a word means (责任单位 → lead), or "" where it means none of those that are known."""
    return next((name for name in _called().get(_folded(word), ()) if name in known), "")


@cache
def _called() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for name, words in SYNONYMS.items():
        for word in words.split():
            found.setdefault(_folded(word), {})[name.partition(".")[0]] = None
    for shape in KINDS.values():
        for name, declared in f.fields_of(shape).items():
            found.setdefault(_folded(declared.help.zh), {})[name] = None
    return {word: tuple(names) for word, names in found.items()}


def _folded(word: str) -> str:
    return re.sub(r"[\s.。:：*_()-]", "", unicodedata.normalize("NFKC", word)).casefold()
