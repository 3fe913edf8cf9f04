from __future__ import annotations

from datetime import date

from generator.ledger.state import Change, ChangeKind, Ledger
from generator.model.text import Both
from generator.render.open_columns import Table
from generator.render.open_tables import open_tables
from tests import builders

CHANGE = Change(ChangeKind.COMPLETED, "DL-01", date(2018, 10, 20), Both("Done.", "完成。"), "a", "b")


def ledger() -> Ledger:
    task = builders.task(
        "DL-01", deadline="2018-12-31", indicators=(builders.indicator("capacity", baseline=0, target=50),)
    )
    decision = builders.decision("d1", task="DL-01", owner="water", due="2018-10-20")
    return builders.ledger(
        task,
        builders.report("DL-01", "2018-10-12", indicators={"capacity": 20}),
        builders.report("DL-01", "2018-11-12", indicators={"capacity": 40}),
        builders.meeting("m", "2018-10-15", decision),
    )


def rows(name: str) -> list[dict[str, object]]:
    found: Table = next(table for table in open_tables(ledger(), (CHANGE,)) if table.name == name)
    return [dict(zip((column.name for column in found.columns), row, strict=True)) for row in found.rows]


def test_there_are_these_tables():
    assert [table.name for table in open_tables(ledger(), ())] == [
        "tasks", "progress", "indicators", "readings", "decisions", "changes",
    ]  # fmt: skip


def test_only_facts_up_to_the_day_are_there():
    assert [row["date"] for row in rows("progress")] == [date(2018, 10, 12)]
    assert [(row["date"], row["value"]) for row in rows("readings")] == [(date(2018, 10, 12), 20)]


def test_an_indicator_stands_with_its_newest_value_and_its_share():
    (row,) = rows("indicators")
    assert (row["value"], row["share"], row["reached"], row["date"]) == (20, 0.4, False, date(2018, 10, 12))


def test_a_decision_says_how_late_it_is():
    (row,) = rows("decisions")
    assert (row["tasks"], row["owner_name_zh"], row["overdue"], row["days_late"]) == (("DL-01",), "水务局", True, 11)


def test_a_change_is_said_in_both_languages():
    (row,) = rows("changes")
    assert (row["kind"], row["sentence_en"], row["sentence_zh"], row["before"]) == ("completed", "Done.", "完成。", "a")


def test_every_row_has_every_column_and_keys_are_unique():
    for table in open_tables(ledger(), (CHANGE,)):
        names = [column.name for column in table.columns]
        assert len(set(names)) == len(names)
        assert all(len(row) == len(names) for row in table.rows)
        if table.key:
            keys = [tuple(row[names.index(part)] for part in table.key) for row in table.rows]
            assert len(set(keys)) == len(keys)
