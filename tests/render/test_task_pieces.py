import re
from datetime import date

import pytest

from generator.model.output import Edition
from generator.model.records import TaskInternal
from generator.model.text import Text
from generator.render.block_pieces import Drawing, Facts, Table
from generator.render.task_pieces import (
    event_lines,
    evidence_of,
    history_lines,
    office_facts,
    proof,
    readiness_table,
    step_table,
    task_card,
    task_chapter,
    task_table,
)
from generator.render.views.task import task_view
from tests import builders as b
from tests.render.websites import backdrop, busy_ledger, lists

CAUSE = TaskInternal(root_cause=Text((("en", "The pump was late."),)))


def test_a_table_of_tasks_has_label_lead_and_deadline() -> None:
    ledger = busy_ledger()
    table = task_table(backdrop(ledger), lists(ledger), ledger.tasks[:2], "Some")
    assert [row[0].plain for row in table.rows] == ["A-1", "A-2"]
    assert table.rows[1][3].is_late
    assert table.rows[1][4].tag is not None


@pytest.mark.parametrize(("language", "was"), [("en", "originally 30 June 2018"), ("zh", "原时限：2018年6月30日")])
def test_a_moved_deadline_stands_beside_the_one_from_which_the_days_late_are_counted(language: str, was: str) -> None:
    ledger = b.ledger(b.task(
        "M-1", deadline="2018-06-30", started="2018-02-01",
        deadline_changes=(b.deadline_change("2018-06-01", "2018-06-30", "2019-06-30"),),
    ))  # fmt: skip
    table = task_table(backdrop(ledger, language), lists(ledger, language), ledger.tasks, "Some")
    assert str(table.rows[0][3].notes[0]) == was
    assert "123" in str(table.rows[0][3].notes[1])


def test_the_columns_of_tasks_fill_the_width_and_long_numbers_have_room() -> None:
    for name, share in (("A-1", 8), ("DL-01", 8), ("LN-2018-0123", 18), ("a-very-long-identifier", 20)):
        ledger = b.ledger(b.task(name))
        table = task_table(backdrop(ledger), lists(ledger), ledger.tasks, "Some")
        assert sum(column.share for column in table.columns) == 100
        assert table.columns[0].share == share


def test_a_chapter_tells_all_that_the_record_says() -> None:
    ledger = busy_ledger()
    pieces = task_chapter(backdrop(ledger), ledger.task_by_id["A-1"])
    tables = {piece.id for piece in pieces if isinstance(piece, Table)}
    assert tables == {"measures", "milestones", "indicators", "steps"}
    assert sum(isinstance(piece, Drawing) for piece in pieces) >= 1
    moved = task_chapter(backdrop(ledger), ledger.task_by_id["A-2"])
    assert isinstance(moved[0], Facts)
    assert str(moved[0].facts[0].values[0].text).endswith(" (by the original deadline)")
    assert "deadlines" in {piece.id for piece in moved if isinstance(piece, Table)}


def test_a_card_is_short() -> None:
    ledger = busy_ledger()
    pieces = task_card(backdrop(ledger), ledger.task_by_id["A-1"])
    assert isinstance(pieces[0], Facts)
    assert len(pieces) <= 3


def test_a_long_report_is_ended_at_a_sentence() -> None:
    ledger = b.ledger(b.task("A-1"), b.report("A-1", "2018-09-01", "Pipes are laid here. " * 20))
    words = task_card(backdrop(ledger), ledger.tasks[0])[1]
    assert words.paragraphs[0].text.endswith("Pipes are laid here.")  # type: ignore[union-attr]
    assert len(words.paragraphs[0].text) < 240  # type: ignore[union-attr]


def test_lines_of_a_time_are_those_after_its_first_day() -> None:
    ledger = busy_ledger()
    lines = list(event_lines(backdrop(ledger), ledger.task_by_id["A-1"], date(2018, 7, 1)))
    assert lines
    assert all(line.day.iso > "2018-07-01" for line in lines)
    assert len(history_lines(backdrop(ledger), ledger.task_by_id["A-1"])) > len(lines)


def test_readiness_lists_each_item_met_or_missing() -> None:
    ledger = busy_ledger()
    state = ledger.task_by_id["A-4"]
    table = readiness_table(backdrop(ledger), state)
    assert len(table.rows) == len(state.readiness.met) + len(state.readiness.missing)
    assert [row[1].is_late for row in table.rows].count(True) == len(state.readiness.missing)


def test_what_the_office_knows_is_for_the_office() -> None:
    ledger = b.ledger(b.task("A-1", internal=CAUSE))
    assert office_facts(backdrop(ledger), ledger.tasks[0]) is None
    facts = office_facts(backdrop(ledger, edition=Edition.INTERNAL), ledger.tasks[0])
    assert facts is not None
    assert facts.facts[0].values[0].text.text == "The pump was late."


def test_evidence_of_a_task_is_its_own_and_that_of_its_reports() -> None:
    ledger = busy_ledger()
    task = ledger.task_by_id["A-1"].task
    assert len(evidence_of(backdrop(ledger), task)) == 3
    assert not proof(backdrop(ledger), ledger.task_by_id["A-1"]).gallery


def test_what_a_unit_did_is_not_called_its_report() -> None:
    ledger = busy_ledger()
    told = "".join(
        said.text for state in ledger.tasks for line in history_lines(backdrop(ledger), state)
        if "Progress" not in line.link.text.text for said in line.details
    )
    assert "by " in told.lower()
    assert "handed in by" not in told


def test_a_schedule_without_durations_has_no_column_of_latest_starts() -> None:
    ledger = busy_ledger()
    tables = [
        piece for state in ledger.tasks for piece in task_chapter(backdrop(ledger), state)
        if isinstance(piece, Table) and piece.id == "milestones"
    ]
    assert tables
    for table in tables:
        starts = [cell.plain for row in table.rows for cell in row[1:-2]]
        assert any(starts) or not starts
        assert sum(column.share for column in table.columns) == 100


def test_facts_of_one_sentence_begin_with_small_letters_but_the_first() -> None:
    ledger = busy_ledger()
    told = [said.text for state in ledger.tasks for line in history_lines(backdrop(ledger), state) for said in line.details]
    assert any("; " in text for text in told)
    assert not [text for text in told if re.search("; (The|Reported|Until|Document) ", text)]


@pytest.mark.parametrize(("language", "span"), [("en", "1 July 2018 – 9 July 2018"), ("zh", "2018年7月1日至2018年7月9日")])
def test_a_public_notice_is_dated_as_on_its_page(language: str, span: str) -> None:
    ledger = b.ledger(b.task("T-1", closing=b.closing(notice=("2018-07-01", "2018-07-09"))))
    behind = backdrop(ledger, language)
    table = step_table(behind, task_view(behind, ledger.task_by_id["T-1"]))
    assert span in [cell.text.text for row in table.rows for cell in row]
