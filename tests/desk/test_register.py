"""A register becomes records: a plan first, no change the second time, nothing lost, nothing guessed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from generator import build as building
from generator.desk.register import Importing
from generator.desk.register_plan import Plan, Terms
from generator.model.output import Edition
from generator.shell.workbook import Sheet
from tests.sites import SiteFolder

LEDGER = Sheet("台账", (
    ("某市督察整改台账", None, None, None, None, None, None, None),
    ("序号", "反馈问题", "整改目标", "整改措施", "整改时限", "责任单位", "涉及地区", "备注"),
    (21, "污水直排入海。需整改。", "全部处理", "1.建厂\n2.铺管", "2018年底前", "水务局、北区", "北区", "会上再议"),
    (21, "污水直排入海。需整改。", "全部处理", "3.验收", "2018年底前", "水务局、北区", "北区", None),
    (22, "锅炉未拆除", "拆除锅炉", "拆除", date(2018, 10, 31), "水务局", "北区", None),
    (None, None, None, None, None, None, None, None),
))  # fmt: skip


def plan(folder: SiteFolder, *sheets: Sheet, **terms: Any) -> Plan:
    seen = building.views(folder.folder, (Edition.INTERNAL,), None)[0]
    return Importing(seen.ledger.content, seen.source, Terms(**terms)).plan(sheets)


def carried_out(folder: SiteFolder, made: Plan) -> None:
    for path, body in made.files.items():
        folder.write(path, body)


def test_a_register_becomes_tasks_and_changes_nothing_the_second_time(folder: SiteFolder) -> None:
    made = plan(folder, LEDGER, prefix="DL-", inspection="cepi-2017")
    assert made.faults == ()
    assert sorted(made.files) == ["tasks/DL-21/task.md", "tasks/DL-22/task.md"]
    text = made.files["tasks/DL-21/task.md"].decode()
    assert "audience: internal\n" in text
    assert "deadline: 2018年底前\n" in text
    assert "lead:\n  - water-bureau\n  - north\n" in text
    assert "measures:\n  - id: s1\n    text:\n      zh: 建厂\n" in text
    assert "id: s3" in text
    assert "title:\n  zh: 污水直排入海\n" in text
    assert "internal:\n  notes:\n    zh: 会上再议\n" in text
    assert all(step.is_new for step in made.steps)
    carried_out(folder, made)
    again = plan(folder, LEDGER, prefix="DL-", inspection="cepi-2017")
    assert (again.steps, again.faults, again.files) == ((), (), {})
    errors = [p for p in building.views(folder.folder, (Edition.INTERNAL,), None)[0].problems if p.severity == "error"]
    assert errors == []


def test_a_changed_cell_changes_one_value(folder: SiteFolder) -> None:
    sheet = Sheet("task", (("id", "deadline", "lead", "started"), ("dl-01", "2018-11-30", "Water Bureau", None)))
    made = plan(folder, sheet)
    assert [(step.path, step.field, step.old, step.new) for step in made.steps] == [
        ("tasks/DL-01/task.md", "deadline", "2018-12-31", "2018-11-30")
    ]
    before = (folder.content / "tasks/DL-01/task.md").read_text()
    assert made.files["tasks/DL-01/task.md"].decode() == before.replace("2018-12-31", "2018-11-30")


def test_a_chinese_text_goes_beside_the_english_one_or_to_the_translation(folder: SiteFolder) -> None:
    sheet = Sheet("task", (("编号", "整改目标", "备注"), ("DL-01", "全部处理", "内部")))
    (one, other) = plan(folder, sheet).steps
    assert one.new == "en: All sewage is treated.; zh: 全部处理"
    assert (other.field, other.new) == ("internal.notes", "zh: 内部")
    folder.write("tasks/DL-01/task.zh.md", "---\ntarget: 处理\n---\n")
    step = plan(folder, sheet).steps[0]
    assert (step.path, step.old, step.new) == ("tasks/DL-01/task.zh.md", "处理", "全部处理")


def test_new_measures_are_added_and_none_taken_away(folder: SiteFolder) -> None:
    made = plan(folder, Sheet("task", (("id", "measures"), ("DL-01", "Build the  plant\nWatch it"))))
    text = made.files["tasks/DL-01/task.md"].decode()
    assert "  - id: build\n    text: Build the plant\n  - id: s2\n    text: Watch it\n" in text


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ((("编号", "责任单位"), ("DL-01", "水务居")), "水务局"),
        ((("编号", "责任单位"), (None, "水务局")), "编号"),
        ((("a", "b"),), "表头"),
        ((("file", "title"), ("tasks/no.md", "X")), "没有文件"),
        ((("编号", "整改目标"), ("DL-01", "甲"), ("DL-01", "乙")), "不一致"),
        ((("编号", "整改目标"), ("DL-77", "甲")), "title"),
    ],
)
def test_what_cannot_be_taken_is_told_with_its_cell(folder: SiteFolder, rows: Any, words: str) -> None:
    made = plan(folder, Sheet("台账", rows))
    (fault,) = made.faults
    assert words in fault.said.zh or words in fault.said.en


def test_a_column_that_is_not_known_is_told(folder: SiteFolder) -> None:
    assert plan(folder, Sheet("台账", (("编号", "整改目标", "整改要求"), ("DL-01", None, "甲")))).left_out == ("整改要求",)
    made = plan(folder, Sheet("台账", (("编号", "整改目标", "要求"), ("DL-01", None, "New"))), further={"要求": "target"})
    assert made.steps[0].field == "target"


def test_a_sheet_of_rows_by_itself_and_a_new_record_with_its_rows(folder: SiteFolder) -> None:
    rows = (("任务编号", "节点内容", "时限"), ("DL-01", "Trial run", "2018/12/5"), ("DL-01", "Pipes laid", "2018-11-30"))
    steps = Sheet("时间节点", rows)
    made = plan(folder, steps)
    assert [(step.field, step.new, step.is_new) for step in made.steps] == [("milestones.m2", "text: Trial run; due: 2018-12-05", True)]
    text = made.files["tasks/DL-01/task.md"].decode()
    assert "  # the first step\n  - id: pipes\n    text: Pipes laid\n    due: 2018-11-30\n  - id: m2\n" in text
    carried_out(folder, made)
    assert plan(folder, steps).steps == ()
    reports = Sheet("progress", (("task", "date", "claim", "text"), ("DL-01", "2018-10-20", "滞后", "Rain stopped the work for 6 days.")))
    numbers = Sheet("meeting.decisions", (("meeting", "text", "owner", "due"), ("m-2", "Bring pumps", "水务局", "2018-11-01")))
    meeting = Sheet("meetings", (("id", "title", "date"), ("m-2", "Second meeting", "2018-10-20")))
    made = plan(folder, numbers, reports, meeting, audience="public")
    assert (made.faults, sorted(made.files)) == ((), ["meetings/m-2.md", "tasks/DL-01/progress/2018-10-20.md"])
    assert "decisions:\n  - id: d1\n    text: Bring pumps\n" in made.files["meetings/m-2.md"].decode()
    assert made.files["tasks/DL-01/progress/2018-10-20.md"].decode().endswith("---\nRain stopped the work for 6 days.\n")
    carried_out(folder, made)
    assert plan(folder, numbers, reports, meeting, audience="public").steps == ()
    changed = Sheet("progress", (("task", "date", "text"), ("DL-01", "2018-10-20", "Rain stopped the work for 7 days.")))
    made = plan(folder, changed)
    assert [(step.field, step.new) for step in made.steps] == [("text", "Rain stopped the work for 7 days.")]
    assert made.files["tasks/DL-01/progress/2018-10-20.md"].decode().endswith("---\nRain stopped the work for 7 days.\n")


@pytest.mark.parametrize(
    ("name", "rows", "words"),
    [
        ("task.milestones", (("task", "text"), ("DL-99", "X")), "DL-99"),
        ("task.evidence", (("task", "kind"), ("DL-01", "before")), "`file`"),
        ("task.closing", (("task", "step", "unit"), ("DL-01", "公示", "水务局")), "`unit`"),
        ("task.milestones", (("task", "id", "due"), ("DL-01", "pipes", "soon")), "soon"),
        ("task.deadline", (("task", "text", "due"), ("DL-01", "X", "2018-12-01")), "not given in rows"),
        ("meetings", (("id", "date"), ("m-3", "2018-10-20")), "`title`"),
        ("progress", (("task", "text"), ("DL-01", "2 km")), "`date`"),
    ],
)
def test_rows_that_cannot_be_taken_are_told(folder: SiteFolder, name: str, rows: Any, words: str) -> None:
    made = plan(folder, Sheet(name, rows))
    assert [words in fault.said.en for fault in made.faults] == [True]
