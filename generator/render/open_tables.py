"""The open data as tables: tasks, progress, indicators, decisions, changes, as the ledger has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from generator.ledger.state import Change, DecisionState, IndicatorState, Ledger, Reading, TaskState
from generator.model.records import CLAIMS, Progress
from generator.model.text import Both
from generator.render.open_columns import Cell, Table, share, table_of, unit_names, words
from generator.render.open_task_columns import task_cells


def open_tables(ledger: Ledger, changes: Sequence[Change]) -> tuple[Table, ...]:
    """All tables, tasks first; `changes` are those that the site tells of."""
    readings = [(state, each, one) for state in ledger.tasks for each in state.indicators for one in each.readings]
    reports = [(state, report) for state in ledger.tasks for report in state.progress]
    indicators = [(state, each) for state in ledger.tasks for each in state.indicators]
    return (
        table_of(ledger, "tasks", _TASKS_ABOUT, task_cells(ledger), ledger.tasks, ("id",)),
        table_of(ledger, "progress", _PROGRESS_ABOUT, _progress_cells(ledger), reports, (), "task"),
        table_of(
            ledger, "indicators", _INDICATORS_ABOUT, _indicator_cells(), indicators, ("task", "indicator"), "task"
        ),
        table_of(ledger, "readings", _READINGS_ABOUT, _reading_cells(), readings, (), "task"),
        table_of(ledger, "decisions", _DECISIONS_ABOUT, _decision_cells(ledger), ledger.decisions, ("number",)),
        table_of(ledger, "changes", _CHANGES_ABOUT, _change_cells(), changes),
    )


_TASKS_ABOUT: Final = Both(
    "The tasks of the rectification plan, as of the date of the data.", "截至数据日期的整改任务。"
)
_PROGRESS_ABOUT: Final = Both("The progress reports, by task, oldest first.", "各任务的整改进展报告，按时间先后排列。")
_INDICATORS_ABOUT: Final = Both("Each task's indicators with their newest values.", "各任务的量化指标及最新数值。")
_READINGS_ABOUT: Final = Both("Every value of an indicator that was reported.", "报告中的全部指标数值。")
_DECISIONS_ABOUT: Final = Both("What meetings agreed on, the oldest first.", "会议议定事项，按时间先后排列。")
_CHANGES_ABOUT: Final = Both("What changed of late, the newest first.", "近期变化，按时间倒序排列。")


_Reported = tuple[TaskState, Progress]
_Indicated = tuple[TaskState, IndicatorState]
_Read = tuple[TaskState, IndicatorState, Reading]

_TASK: Final = Both("Number of the task", "任务编号")


def _progress_cells(ledger: Ledger) -> Iterator[Cell[_Reported]]:
    names = unit_names(ledger)
    yield Cell("task", "string", _TASK, lambda row, _: row[0].task.id, is_required=True)
    yield Cell("date", "date", Both("Day of the facts", "进展日期"), lambda row, _: row[1].date)
    yield Cell("reported", "date", Both("Day on which it was reported", "上报日期"), lambda row, _: row[1].reported)
    yield Cell("by", "list", Both("Reporting units, by id", "填报单位（标识）"), lambda row, _: row[1].by)
    yield Cell(
        "by_name", "string", Both("Reporting units", "填报单位"), lambda row, said: names(row[1].by, said), is_said=True
    )
    yield Cell(
        "claim",
        "string",
        Both("What the unit says of its own pace", "自评进度"),
        lambda row, _: row[1].claim or None,
        choices=tuple(word for word, _ in CLAIMS.options),
    )
    yield Cell(
        "milestones_done",
        "list",
        Both("Milestones reached, by id", "已完成的时间节点（标识）"),
        lambda row, _: row[1].milestones_done,
    )


def _indicator_cells() -> Iterator[Cell[_Indicated]]:
    yield Cell("task", "string", _TASK, lambda row, _: row[0].task.id, is_required=True)
    yield Cell(
        "indicator",
        "string",
        Both("Indicator, by id", "指标（标识）"),
        lambda row, _: row[1].indicator.id,
        is_required=True,
    )
    yield Cell(
        "name",
        "string",
        Both("Indicator", "指标名称"),
        lambda row, said: words(row[1].indicator.name, said),
        is_said=True,
    )
    yield Cell(
        "unit",
        "string",
        Both("Unit of measurement", "计量单位"),
        lambda row, said: words(row[1].indicator.unit, said),
        is_said=True,
    )
    yield Cell("baseline", "number", Both("Value at the start", "基数"), lambda row, _: row[1].indicator.baseline)
    yield Cell("target", "number", Both("Value to be reached", "目标值"), lambda row, _: row[1].indicator.target)
    yield Cell("value", "number", Both("Newest value", "最新值"), lambda row, _: row[1].value)
    yield Cell(
        "date",
        "date",
        Both("Day of the newest value", "最新值日期"),
        lambda row, _: row[1].readings[-1].on if row[1].readings else None,
    )
    yield Cell(
        "share",
        "number",
        Both("Share of the way from baseline to target", "完成比例"),
        lambda row, _: share(row[1].share),
    )
    yield Cell("reached", "boolean", Both("The target is reached", "是否达到目标"), lambda row, _: row[1].is_reached)


def _reading_cells() -> Iterator[Cell[_Read]]:
    yield Cell("task", "string", _TASK, lambda row, _: row[0].task.id, is_required=True)
    yield Cell(
        "indicator",
        "string",
        Both("Indicator, by id", "指标（标识）"),
        lambda row, _: row[1].indicator.id,
        is_required=True,
    )
    yield Cell("date", "date", Both("Day of the value", "日期"), lambda row, _: row[2].on, is_required=True)
    yield Cell("value", "number", Both("Value", "数值"), lambda row, _: row[2].value, is_required=True)


def _decision_cells(ledger: Ledger) -> Iterator[Cell[DecisionState]]:
    names = unit_names(ledger)
    yield Cell(
        "number",
        "string",
        Both("Meeting and place in its list", "会议及序号"),
        lambda row, _: row.number,
        is_required=True,
    )
    yield Cell(
        "meeting", "string", Both("Meeting, by id", "会议（标识）"), lambda row, _: row.meeting.id, is_required=True
    )
    yield Cell("date", "date", Both("Day of the meeting", "会议日期"), lambda row, _: row.meeting.date)
    yield Cell(
        "text",
        "string",
        Both("What was agreed", "议定内容"),
        lambda row, said: words(row.decision.text, said),
        is_said=True,
    )
    yield Cell("tasks", "list", Both("Tasks that it is about", "对应任务"), lambda row, _: row.decision.task)
    yield Cell("owner", "list", Both("Who has to do it, by id", "责任单位（标识）"), lambda row, _: row.decision.owner)
    yield Cell(
        "owner_name",
        "string",
        Both("Who has to do it", "责任单位"),
        lambda row, said: names(row.decision.owner, said),
        is_said=True,
    )
    yield Cell("due", "date", Both("Until when", "时限"), lambda row, _: row.decision.due)
    yield Cell(
        "done",
        "date",
        Both("Day on which it was done", "完成日期"),
        lambda row, _: row.decision.done if row.is_done else None,
    )
    yield Cell(
        "overdue",
        "boolean",
        Both("Past its day and not done", "是否超期"),
        lambda row, _: row.is_overdue,
        is_required=True,
    )
    yield Cell("days_late", "integer", Both("Days overdue", "超期天数"), lambda row, _: row.days_late, is_required=True)


def _change_cells() -> Iterator[Cell[Change]]:
    yield Cell("date", "date", Both("Day of the fact", "日期"), lambda row, _: row.on, is_required=True)
    yield Cell("task", "string", _TASK, lambda row, _: row.task, is_required=True)
    yield Cell("kind", "string", Both("What changed", "变化类型"), lambda row, _: row.kind.value, is_required=True)
    yield Cell(
        "sentence",
        "string",
        Both("The change as a sentence", "变化说明"),
        lambda row, said: row.sentence.in_language(said),
        is_said=True,
    )
    yield Cell("before", "string", Both("Before", "变化前"), lambda row, _: row.before or None)
    yield Cell("after", "string", Both("After", "变化后"), lambda row, _: row.after or None)
