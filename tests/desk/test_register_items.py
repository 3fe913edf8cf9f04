"""Rows of a sheet find the rows of the record that they mean: by name, by number, by what they say."""

from typing import Any

import pytest

from generator.desk.register_items import Items
from generator.desk.register_plan import RowSaid
from generator.desk.register_tongues import Tongues
from generator.source.register_cells import Cells
from generator.source.register_rows import sheet_of
from tests.builders import content, task

CONTENT = content(task("DL-01", title="Plant"))
STEPS: Any = [{"id": "m1", "text": "Pipes", "due": "2018-06-30"}, {"id": "m2", "text": {"en": "Trial", "zh": "试运行"}}]


def taken(name: str, value: Any, *rows: dict[str, Any], at: tuple[int, ...] = ()) -> Items:
    rows_of = sheet_of(name)
    assert rows_of is not None
    items = Items(rows_of, "a.md", value, Cells(CONTENT), Tongues(CONTENT.site))
    said = [RowSaid(name, 2 + n, at[n] if at else 0, {(key.partition("@")[0], key.partition("@")[2]): cell for key, cell in row.items()},
                    {(key.partition("@")[0], key.partition("@")[2]): "A" for key in row}) for n, row in enumerate(rows)]
    items.value = items.taken(said)
    return items


@pytest.mark.parametrize(
    ("rows", "at", "told"),
    [
        ([{"id": "m2", "due": "2018-07-01"}], (), [("milestones.m2.due", "2018-07-01")]),
        ([{"id": "m9", "due": "2018-06-30", "text": "Pipes"}], (1,), [("milestones.m1.id", "m9")]),
        ([{"id": "m2", "due": None, "text": "Trial"}], (1,), []),
        ([{"text": "Pipes", "due": "2018/6/30"}], (), []),
        ([{"text": "试运行"}], (), []),
        ([{"text": "Pipes"}, {"text": "Pipes"}], (), [("milestones.m3", "text: Pipes")]),
        ([{"text": "验收", "takes": "30d"}], (), [("milestones.m3", "text: zh: 验收; takes: 30d")]),
        ([{"id": "m1", "text": "管网"}], (), [("milestones.m1.text", "en: Pipes; zh: 管网")]),
        ([{"id": "m2", "text@zh": "试车"}], (), [("milestones.m2.text", "en: Trial; zh: 试车")]),
        ([{"id": None, "text": "  "}], (), []),
    ],
)
def test_a_row_means_one_row_of_the_record(rows: Any, at: tuple[int, ...], told: Any) -> None:
    items = taken("task.milestones", STEPS, *rows, at=at)
    assert [(step.field, step.new) for step in items.steps] == told
    assert items.faults == []


def test_fields_that_are_no_lists() -> None:
    said = {"step": "自查", "date": "2018-10-02"}, {"step": "notice", "to": "2018-11-01"}
    items = taken("task.closing", {"self_check": {"date": "2018-10-01"}}, *said)
    assert items.value == {"self_check": {"date": "2018-10-02"}, "notice": {"to": "2018-11-01"}}
    assert taken("progress.indicators", {"km": "30"}, {"id": "km", "value": 35}).value == {"km": "35"}
    assert taken("bulletin.issued_to", "All areas", {"text": "All areas"}, {"text": "Bureaus"}).value == ["All areas", "Bureaus"]
    changed = taken("task.deadline_changes", [{"on": "2018-09-07", "to": "2018-12-31"}], {"on": "2018年9月7日", "to": "2018年11月底"})
    assert changed.value == [{"on": "2018-09-07", "to": "2018年11月底"}]


def test_a_step_that_has_no_such_value_is_told() -> None:
    items = taken("task.closing", {"notice": {"to": "2018-11-01"}}, {"step": "notice", "unit": "water"})
    assert "no `unit`" in items.faults[0].said.en
