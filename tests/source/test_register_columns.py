"""Headings in Chinese and English, wherever they stand, say which field a column holds."""

import pytest

from generator.source.register_columns import headings, plain_fields


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("编号", "id"), ("序 号", "id"), ("No.", "id"), ("反馈问题", "finding"), ("整改目标", "target"), ("整改措施", "measures"),
        ("完成时限", "deadline"), ("责任单位", "lead"), ("牵头（责任）单位", "lead"), ("牵头单位(盖章)", "lead"), ("Lead unit", "lead"),
        ("配合单位", "supporting"), ("备注", "internal.notes"), ("责任人", "internal.officer"), ("Deadline", "deadline"),
        ("时间\n要求", ""), ("整改\n时限", "deadline"), ("acceptance_unit", "acceptance_unit"), ("涉及地区", "areas"),
    ],
)
def test_a_heading_is_recognised(heading: str, field: str) -> None:
    found = headings((("标题", "目标", heading),), "task", {})
    assert found is not None
    known = {column.at: column.field for column in found.columns}
    assert known.get(2, "") == field


def test_headings_are_looked_for_below_the_title() -> None:
    found = headings((("某市整改台账", None), (None, "2018年10月"), ("编号", "问题", "其他")), "task", {})
    assert found is not None
    assert found.row == 2
    assert found.unknown == ("其他",)


def test_a_mapping_adds_headings() -> None:
    found = headings((("编号", "整改要求"),), "task", {"整改要求": "target"})
    assert found is not None
    assert [column.field for column in found.columns] == ["id", "target"]


def test_a_text_without_headings_has_none() -> None:
    assert headings((("a", "b"), ("编号", None)), "task", {}) is None
    assert headings((), "task", {}) is None


def test_languages_of_a_column() -> None:
    found = headings((("file", "title [zh]", "title [en]"),), "task", {})
    assert found is not None
    assert [(column.field, column.language) for column in found.columns] == [("file", ""), ("title", "zh"), ("title", "en")]


def test_fields_that_fit_into_a_cell() -> None:
    fields = plain_fields("task")
    assert {"title", "deadline", "measures", "internal.officer", "lead"} < set(fields)
    assert not {"milestones", "evidence", "closing", "accept", "internal"} & set(fields)
