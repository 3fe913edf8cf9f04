from __future__ import annotations

from datetime import date

from generator.model.text import Both
from generator.render.open_columns import table_of
from generator.render.open_task_columns import task_cells
from tests import builders


def test_a_task_says_what_the_ledger_says():
    task = builders.task(
        "DL-01", title={"en": "Plant", "zh": "污水厂"}, category="sewage", lead=("water",), areas=("north",),
        deadline="2018-10-21", started=date(2018, 3, 1),
        milestones=(builders.milestone("a", due="2018-06-30", done="2018-06-20"), builders.milestone("b", due="2018-09-30")),
    )  # fmt: skip
    ledger = builders.ledger(task)
    state = ledger.tasks[0]
    made = table_of(ledger, "tasks", Both("", ""), task_cells(ledger), ledger.tasks)
    row = dict(zip((column.name for column in made.columns), made.rows[0], strict=True))
    assert row["title_zh"] == "污水厂"
    assert row["category_name_en"] == "Sewage treatment"
    assert (row["lead"], row["lead_name_zh"], row["areas_name_en"]) == (("water",), "水务局", "North District")
    assert (row["label"], row["group"], row["stage"]) == (state.label.value, state.group.value, state.stage.value)
    assert (row["days_left"], row["days_late"]) == (state.deadline.days_left, state.days_late) == (-10, 10)
    assert (row["milestones"], row["milestones_done"]) == (2, 1)
    assert row["planned"] == round(state.planned, 4)
    assert row["completed"] is None
    assert row["page_zh"] == "https://testing.example/zh/tasks/DL-01/index.html"


def test_what_is_missing_is_missing():
    ledger = builders.ledger(builders.task("DL-01"))
    made = table_of(ledger, "tasks", Both("", ""), task_cells(ledger), ledger.tasks)
    row = dict(zip((column.name for column in made.columns), made.rows[0], strict=True))
    assert row["deadline_original"] is row["category"] is row["category_name_zh"] is row["pace"] is None or row["pace"]
    required = [column.name for column in made.columns if column.is_required]
    assert all(row[name] is not None for name in required)
