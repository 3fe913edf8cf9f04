"""The columns of the open data's table of tasks, with the values that the pages show."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.ledger.meaning import GROUPS, LABELS, PACES, STAGES
from generator.ledger.state import Ledger, Step, TaskState
from generator.model.text import Both
from generator.render import addresses
from generator.render.open_columns import Cell, Value, share, unit_names, words


def task_cells(ledger: Ledger) -> Iterator[Cell[TaskState]]:
    """Who, what, until when, how far."""
    names = unit_names(ledger)
    yield Cell("id", "string", Both("Number of the task", "任务编号"), lambda s, _: s.task.id, is_required=True)
    yield Cell("title", "string", Both("Title", "标题"), lambda s, said: words(s.task.title, said), is_said=True)
    yield Cell("inspections", "list", Both("Inspections, by id", "所属督察（标识）"), lambda s, _: s.task.inspection)
    yield Cell(
        "category", "string", Both("Problem category, by id", "问题类别（标识）"), lambda s, _: s.task.category or None
    )
    yield Cell(
        "category_name",
        "string",
        Both("Problem category", "问题类别"),
        lambda s, said: _category(ledger, s.task.category, said),
        is_said=True,
    )
    yield from _unit_cells(names)
    yield Cell(
        "finding",
        "string",
        Both("Finding, in the inspectors' words", "反馈问题"),
        lambda s, said: words(s.task.finding, said),
        is_said=True,
    )
    yield Cell(
        "target",
        "string",
        Both("What done means", "整改目标"),
        lambda s, said: words(s.task.target, said),
        is_said=True,
    )
    yield from _state_cells()
    yield from _limit_cells()
    yield from _step_cells()
    yield Cell(
        "milestones", "integer", Both("Milestones", "时间节点数"), lambda s, _: len(s.milestones), is_required=True
    )
    yield Cell(
        "milestones_done",
        "integer",
        Both("Milestones reached", "已完成时间节点数"),
        lambda s, _: sum(1 for each in s.milestones if each.done),
        is_required=True,
    )
    yield Cell(
        "planned",
        "number",
        Both("Weighted share of milestones due, 0 to 1", "计划进度（0至1）"),
        lambda s, _: share(s.planned),
    )
    yield Cell(
        "actual",
        "number",
        Both("Weighted share of milestones reached, 0 to 1", "实际进度（0至1）"),
        lambda s, _: share(s.actual),
    )
    yield Cell(
        "reports", "integer", Both("Progress reports", "进展报告数"), lambda s, _: len(s.progress), is_required=True
    )
    yield Cell(
        "last_news", "date", Both("Day of the newest report or other news", "最近更新日期"), lambda s, _: s.last_news
    )
    yield Cell(
        "page",
        "string",
        Both("Address of the task's page", "任务页面地址"),
        lambda s, said: _page(ledger, s.task.id, said),
        is_said=True,
    )


def _unit_cells(names: Callable[[tuple[str, ...], str], str]) -> Iterator[Cell[TaskState]]:
    for name, english, chinese in (
        ("areas", "Areas concerned", "涉及地区"),
        ("lead", "Lead units", "牵头（责任）单位"),
        ("supporting", "Supporting units", "配合单位"),
        ("supervising", "Supervising units", "督导单位"),
        ("acceptance_unit", "Who accepts it", "验收单位"),
    ):
        yield Cell(name, "list", Both(f"{english}, by id", f"{chinese}（标识）"), _ids_of(name))
        yield Cell(f"{name}_name", "string", Both(english, chinese), _names_of(name, names), is_said=True)


def _ids_of(name: str) -> Callable[[TaskState, str], Value]:
    return lambda state, _: getattr(state.task, name)


def _names_of(name: str, names: Callable[[tuple[str, ...], str], str]) -> Callable[[TaskState, str], Value]:
    return lambda state, said: names(getattr(state.task, name), said)


def _state_cells() -> Iterator[Cell[TaskState]]:
    yield Cell(
        "label",
        "string",
        Both("The label that is printed", "状态标识"),
        lambda s, _: s.label.value,
        choices=tuple(LABELS),
        is_required=True,
    )
    yield Cell(
        "label_name",
        "string",
        Both("The label that is printed, in words", "状态"),
        lambda s, said: LABELS[s.label].name.in_language(said),
        is_said=True,
    )
    yield Cell(
        "group",
        "string",
        Both("Which of the four figures counts it", "所属四类统计"),
        lambda s, _: s.group.value,
        choices=tuple(GROUPS),
        is_required=True,
    )
    yield Cell(
        "stage",
        "string",
        Both("Stage", "整改阶段"),
        lambda s, _: s.stage.value,
        choices=tuple(STAGES),
        is_required=True,
    )
    yield Cell(
        "pace",
        "string",
        Both("Pace, before completion only", "序时进度（完成前）"),
        lambda s, _: s.pace.value if s.pace else None,
        choices=tuple(PACES),
    )
    yield Cell(
        "resurfaced",
        "boolean",
        Both("Found bad again after completion", "是否反弹"),
        lambda s, _: s.is_resurfaced,
        is_required=True,
    )


def _limit_cells() -> Iterator[Cell[TaskState]]:
    yield Cell(
        "deadline_written",
        "string",
        Both("Deadline as written", "整改时限原文"),
        lambda s, _: s.deadline.written.written if s.deadline.written else None,
    )
    yield Cell(
        "deadline_original",
        "date",
        Both("Original deadline: it decides lateness", "原定时限（判断是否超期）"),
        lambda s, _: s.deadline.original,
    )
    yield Cell(
        "deadline_current", "date", Both("Deadline after all changes", "调整后时限"), lambda s, _: s.deadline.current
    )
    yield Cell(
        "continuing",
        "boolean",
        Both("Goes on for good", "是否长期坚持"),
        lambda s, _: s.deadline.is_continuing,
        is_required=True,
    )
    yield Cell(
        "next_review",
        "date",
        Both("Next yearly review of a continuing task", "长期任务下次年度评估日期"),
        lambda s, _: s.deadline.review,
    )
    yield Cell(
        "days_left",
        "integer",
        Both("Days to the original deadline, negative when past", "距原定时限天数，负数为已超期"),
        lambda s, _: s.deadline.days_left,
    )
    yield Cell("days_late", "integer", Both("Days late", "超期天数"), lambda s, _: s.days_late, is_required=True)


def _step_cells() -> Iterator[Cell[TaskState]]:
    yield Cell("started", "date", Both("First sign of work", "启动日期"), lambda s, _: s.dated.started)
    for step, english, chinese in (
        (Step.SELF_CHECK, "Self-check: completed", "自查（完成整改）日期"),
        (Step.ACCEPTANCE, "Acceptance", "验收日期"),
        (Step.NOTICE, "First day of the public notice", "公示起始日期"),
        (Step.FILING, "Filing with the higher level", "备案日期"),
        (Step.CLOSED, "Closed", "销号日期"),
    ):
        name = "completed" if step is Step.SELF_CHECK else step.value
        yield Cell(name, "date", Both(english, chinese), _day_of(step))


def _day_of(step: Step) -> Callable[[TaskState, str], Value]:
    return lambda state, _: state.dated.steps.get(step)


def _category(ledger: Ledger, identifier: str, language: str) -> str | None:
    name = ledger.content.category_names.get(identifier)
    return words(name, language) if name is not None else identifier or None


def _page(ledger: Ledger, task: str, language: str) -> str:
    return addresses.absolute(ledger.content.site.base_url, addresses.record(language, "tasks", task))
