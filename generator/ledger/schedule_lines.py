"""A backward schedule (倒排工期) as lines on a screen: what each step takes, when it is due, where time runs out."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import date
from typing import Final

from generator.ledger.meaning import LABELS
from generator.ledger.phrases import day, days, duration, filled, said, whole_limit
from generator.ledger.state import MilestoneState, TaskState
from generator.model.text import Both

HEADS: Final = (
    Both("", ""),
    Both("step", "节点"),
    Both("takes", "工期"),
    Both("start by", "最迟开工"),
    Both("due", "应完成"),
    Both("done", "实际完成"),
    Both("slack", "富余"),
    Both("what", "内容"),
)


def schedule_lines(state: TaskState, as_of: date, language: str) -> tuple[str, ...]:
    """The schedule of one task: what it is, its deadline, its steps, and where time runs out.

    `!` stands before a step that is late, `*` before those with the least slack.
    """
    title = said(state.task.title).in_language(language)
    lines = [f"{state.task.id}  {title}", _standing(state, as_of).in_language(language)]
    if state.milestones:
        rows = [[head.in_language(language) for head in HEADS]]
        rows += [_row(each, language) for each in state.milestones]
        lines += ["", *_columns(rows)]
    else:
        lines += ["", Both("It has no milestones.", "未设置时间节点。").in_language(language)]
    broken = _broken(state)
    if broken is not None:
        lines += ["", broken.in_language(language)]
    return tuple(line.rstrip() for line in lines)


def _standing(state: TaskState, as_of: date) -> Both:
    limit = state.deadline
    sentence = Both("{label} as of {as_of}; deadline {original}", "截至{as_of}：{label}；时限{original}")
    if limit.written is None:
        sentence = Both("{label} as of {as_of}; no deadline", "截至{as_of}：{label}；未明确时限")
    if limit.current != limit.original and limit.current is not None:
        sentence = Both(sentence.en + ", moved to {current}", sentence.zh + "，调整为{current}")
    original = day(limit.original) if limit.original is not None else whole_limit(limit.written)
    return filled(
        sentence,
        label=LABELS[state.label].name,
        as_of=day(as_of),
        original=original,
        current=day(limit.current) if limit.current is not None else "",
    )


def _row(each: MilestoneState, language: str) -> list[str]:
    takes = duration(each.milestone.takes).in_language(language) if each.milestone.takes else ""
    unverified = Both("unverified", "未核实").in_language(language)
    slack = days(each.slack).in_language(language) if each.slack is not None else ""
    return [
        "!" if each.is_late else "*" if each.is_critical else "",
        each.milestone.id,
        takes,
        str(each.latest_start or ("" if each.is_verified else unverified)),
        str(each.due or ("" if each.is_verified else unverified)),
        str(each.done or ""),
        slack,
        said(each.milestone.text).in_language(language),
    ]


def _broken(state: TaskState) -> Both | None:
    if state.chain_break is None:
        return None
    return filled(
        Both(
            "Impossible: {step} would have to be begun or reached by {needed}, and cannot before {available}.",
            "无法实现：节点{step}最迟应于{needed}启动或完成，但{available}之前无法做到。",
        ),
        step=state.milestones[state.chain_break.index].milestone.id,
        needed=day(state.chain_break.needed),
        available=day(state.chain_break.available),
    )


def _columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows in columns; Chinese characters are two places wide on a screen."""
    widths = [max(_width(row[column]) for row in rows) for column in range(len(rows[0]))]
    return [
        "  ".join(cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)) for row in rows
    ]


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
