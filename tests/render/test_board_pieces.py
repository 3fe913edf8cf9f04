from dataclasses import replace

from generator.ledger.scoreboard import scores
from generator.render.board_pieces import class_table, decision_table, meeting_facts, meeting_pieces, score_table
from generator.render.views.meetings import meeting_view
from tests import builders as b
from tests.render.websites import backdrop, busy_ledger


def test_classes_are_all_there_with_their_meaning() -> None:
    table = class_table(backdrop(busy_ledger()))
    assert len(table.rows) == 10
    assert all(row[2].plain for row in table.rows)


def test_scores_are_the_ledgers() -> None:
    ledger = busy_ledger()
    table = score_table(backdrop(ledger), "area")
    assert [row[0].plain for row in table.rows] == [
        ledger.content.unit_by_id[score.unit].name.in_language("en").text for score in scores(ledger, "area")
    ]
    assert [int(row[6].plain) for row in table.rows] == [score.days_late for score in scores(ledger, "area")]


def test_of_several_decisions_of_a_meeting_the_first_names_it() -> None:
    ledger = b.ledger(
        b.task("A-1"),
        b.meeting("2018-10-01-m", "2018-10-01", b.decision("One", task="A-1"), b.decision("Two", task="A-1")),
        b.meeting("2018-10-08-m", "2018-10-08", b.decision("Three", task="A-1")),
    )
    names = [len(remarks) for remarks in decision_table(backdrop(ledger), ledger.decisions).remarks]
    assert names == [2, 1, 2]


def test_an_overdue_decision_is_marked_late() -> None:
    ledger = b.ledger(b.task("A-1"), b.meeting("m", "2018-10-01", b.decision("One", task="A-1", due="2018-10-10")))
    (row,) = decision_table(backdrop(ledger), ledger.decisions).rows
    assert row[4].is_late
    assert "overdue" in row[4].plain


def test_a_meeting_is_told_by_its_facts_and_first_paragraph() -> None:
    ledger = b.ledger(b.meeting("m", "2018-10-01", body="First words.\n\nSecond words."))
    meeting = ledger.content.meetings[0]
    facts, words = meeting_pieces(backdrop(ledger), meeting)
    made = meeting_facts(backdrop(ledger), meeting_view(backdrop(ledger), meeting), backdrop(ledger).to(meeting))
    assert facts == replace(made, anchor="meeting-m")
    assert [said.text for said in words.paragraphs] == ["First words."]  # type: ignore[union-attr]
