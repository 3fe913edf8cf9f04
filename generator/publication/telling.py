"""What a publication would make public, change, or take away, in plain sentences: what a publisher reads before saying yes."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import Final

from generator.ledger.phrases import day
from generator.model.text import Both
from generator.publication.publishing import Plan
from generator.source.layout import Role, locate
from generator.source.tree import SourceTree
from generator.source.wording import read_date

KINDS: Final = {
    "task": Both("the task", "整改任务"),
    "progress": Both("the progress report", "进展报告"),
    "meeting": Both("the meeting", "会议"),
    "check": Both("the field check", "现场核查"),
    "bulletin": Both("the bulletin", "简报"),
    "inspection": Both("the inspection", "督察"),
    "page": Both("the page", "页面"),
}
_SETTINGS: Final = Both("the site's settings", "网站设置")
_UNITS: Final = Both("the list of units", "单位名单")
_FILE: Final = Both("the file", "文件")
_TRANSLATION: Final = Both(" ({language})", "（{language}译文）")
_GATE: Final = "disclosed: "
"""A line that the gate writes into the settings itself."""


def sentences(plan: Plan) -> Iterator[Both]:
    """All of it: what readers will be told first, then what else becomes public, is gone, or reads otherwise."""
    newest = plan.chain.newest
    if newest is None:
        count = len(plan.entry.records)
        yield Both(
            f"This is the first publication: {count} records and files become public.",
            f"这是首次公开：将公开{count}个记录和文件。",
        )
        return
    if plan.entry.changes:
        yield Both("Readers will be told:", "公众将看到以下变化：")
    for change in plan.entry.changes:
        yield Both(f"  {change.sentence.en}", f"  {change.sentence.zh}")
    for path in sorted(set(plan.entry.records) - set(newest.records)):
        what = _what(path)
        yield Both(f"New: {what.en} {path} becomes public.", f"新增：{what.zh} {path} 将公开。")
    for path in plan.gone:
        what = _what(path)
        yield Both(f"Gone: {what.en} {path} is public no longer.", f"撤下：{what.zh} {path} 将不再公开。")
    for path in sorted(set(newest.records) & set(plan.entry.records)):
        if newest.records[path] != plan.entry.records[path]:
            yield from _changed(path, plan.before, plan.source)


def _changed(path: str, before: SourceTree | None, now: SourceTree) -> Iterator[Both]:
    what, old = _what(path), before.read(path) if before is not None and path in before.paths() else None
    if old is None:
        yield Both(f"Changed: {what.en} {path} is another than before.", f"改动：{what.zh} {path} 与此前不同。")
        return
    lines = [
        line for line in difflib.ndiff(old.decode().splitlines(), now.read(path).decode().splitlines())
        if line[:2] in {"+ ", "- "} and not line[2:].startswith(_GATE)
    ]  # fmt: skip
    new, gone = (sum(line[0] == sign for line in lines) for sign in "+-")
    if lines:
        yield Both(
            f"Changed: {what.en} {path} reads otherwise: {_lines(new)} new, {_lines(gone)} gone.",
            f"改动：{what.zh} {path} 内容有变：新增{new}行，删除{gone}行。",
        )


def _lines(count: int) -> str:
    return f"{count} line is" if count == 1 else f"{count} lines are"


def _what(path: str) -> Both:
    """What a file is, in words; a progress report and a translation with what tells them apart."""
    place = locate(path)
    if place.role is Role.SETTINGS:
        return _SETTINGS
    if place.role is Role.UNITS:
        return _UNITS
    name = KINDS.get(place.kind, _FILE)
    on = read_date(path.rpartition("/")[2].removesuffix(".md")) if place.kind == "progress" else None
    if on is not None:
        name = Both(f"{name.en} of {day(on).en}", f"{day(on).zh}的{name.zh}")
    if not place.language:
        return name
    language = {"en": Both("English", "英文"), "zh": Both("Chinese", "中文")}.get(place.language, Both(place.language, place.language))
    return Both(
        name.en + _TRANSLATION.en.format(language=language.en), name.zh + _TRANSLATION.zh.format(language=language.zh),
    )
