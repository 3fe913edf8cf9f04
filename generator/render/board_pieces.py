"""Pieces that tell of all tasks or of meetings: classes, scoreboards, decisions, a meeting at a glance."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Final

from generator.ledger.meaning import GROUPS, LABELS, SCORES
from generator.ledger.scoreboard import Board, scores
from generator.ledger.state import Change, DecisionState, Group, Score
from generator.model.records import Meeting
from generator.model.text import Said
from generator.render.block_pieces import Cell, Column, Fact, Facts, Line, Lines, Piece, Table, Words
from generator.render.markup import plain_text
from generator.render.task_pieces import numbered
from generator.render.views.backdrop import FILLS, Backdrop, Link, Tag
from generator.render.views.changes import by_task
from generator.render.views.meetings import DecisionRow, MeetingView, decision_row, meeting_view

_SHARES: Final = {
    "zh": (14, 7, 8.77, 8.77, 8.77, 10.6, 7, 8.77, 8.77, 8.78, 8.77),
    "en": (15.7, 5.6, 8.3, 10.4, 8.3, 9.8, 5.2, 9.9, 8.3, 9.5, 9),
}
"""The columns of a scoreboard in per cent of its width."""


def class_table(backdrop: Backdrop) -> Table:
    """Every class with its number and its meaning; the numbers add up to the total."""
    say, own, ledger = backdrop.say, backdrop.own, backdrop.ledger
    rows = tuple(
        (
            Cell(own(backdrop.told(meaning.name)), tag=Tag(backdrop.told(meaning.name), FILLS[label])),
            Cell(own(str(ledger.by_label.get(label, 0)))), Cell(own(backdrop.told(meaning.definition))),
        )
        for label, meaning in LABELS.items()
    )
    return Table(
        "summary", say("block_summary"),
        (Column(say("block_class"), 17), Column(say("block_count"), 10, is_number=True), Column(say("meaning"), 73)),
        rows, foot=(Cell(own(say("block_sum"))), Cell(own(str(len(ledger.tasks)))), Cell(own(""))),
    )


def score_table(backdrop: Backdrop, board: Board) -> Table:
    """The scoreboard of areas or of lead units: the four groups, lateness, milestones, evidence, checks, decisions.

    Each column is as wide as the longest word of its head, and all of them just fit an upright page.
    """
    say, told = backdrop.say, backdrop.told
    shares = _SHARES["zh" if say.is_chinese else "en"]
    names = [
        say("block_area" if board == "area" else "block_unit"), say("block_count"),
        *(told(GROUPS[group].name) for group in Group), told(SCORES["days_late"].name),
        *(told(SCORES[key].name) for key in ("milestones_met", "evidence_covered", "checks_confirmed", "decisions_overdue")),
    ]
    columns = tuple(
        Column(name, share, is_number=number > 0) for number, (name, share) in enumerate(zip(names, shares, strict=True))
    )
    rows = tuple(_score_row(backdrop, score) for score in scores(backdrop.ledger, board))
    return Table(
        f"scoreboard-{board}s", say("block_areas" if board == "area" else "block_units"), columns, rows,
        nothing=say("block_nothing"), widest_upright=len(columns),
    )


def _score_row(backdrop: Backdrop, score: Score) -> tuple[Cell, ...]:
    say, own, unit = backdrop.say, backdrop.own, backdrop.unit(score.unit)

    def part(count: int, total: int) -> Cell:
        return Cell(own(say("of_number", n=count, m=total) if total else "—"))

    return (
        Cell(unit.text, unit.address),
        Cell(own(str(score.total))),
        *(Cell(own(str(score.by_group.get(group, 0)))) for group in Group),
        Cell(own(str(score.days_late))),
        part(score.milestones_met, score.milestones_due),
        part(score.evidence_covered, score.evidence_needed),
        part(score.checks_confirmed, score.checks_total),
        part(score.decisions_overdue, score.decisions_total),
    )


def decision_table(
    backdrop: Backdrop, states: Iterable[DecisionState], caption: str = "", *, names_meetings: bool = True
) -> Table:
    """Decisions with owner, due date, state, and the label of their tasks today; of several of one meeting the first
    names it, unless the text around the table does.
    """
    say = backdrop.say
    names = ("block_number", "block_decided", "owner", "until", "state")
    widths = (7, 33, 20, 20, 20) if say.is_chinese else (5, 34, 21, 20, 20)
    columns = tuple(Column(say(name), width) for name, width in zip(names, widths, strict=True))
    rows, remarks = [], []
    meeting = ""
    for state in states:
        is_named = names_meetings and state.meeting.id != meeting
        row = decision_row(backdrop, state)
        rows.append(_decision_cells(backdrop, row))
        remarks.append(_concerned(backdrop, row, names_meeting=is_named))
        meeting = state.meeting.id
    return Table(
        "decisions", caption or say("block_decisions"), columns, tuple(rows), nothing=say("no_decisions"),
        remarks=tuple(remarks) if any(remarks) else (),
    )


def _concerned(backdrop: Backdrop, row: DecisionRow, *, names_meeting: bool) -> tuple[Said, ...]:
    """The meeting of a decision and its tasks with their labels: below its row, where they have the width of the table."""
    tasks = tuple(
        Said(one.link.text.text + _bracketed(backdrop, one.tag.text), one.link.text.language) for one in row.tasks
    )
    return (*((row.meeting.text,) if names_meeting else ()), *tasks)


def _decision_cells(backdrop: Backdrop, row: DecisionRow) -> tuple[Cell, ...]:
    """A decision's cells."""
    own, joined = backdrop.own, backdrop.say.joined
    return (
        Cell(own(str(row.number))),
        Cell(row.text),
        Cell(own(joined(link.text.text for link in row.owners))),
        Cell(own(row.due.text if row.due else "")),
        Cell(own(row.state), is_late=row.is_late),
    )


def _bracketed(backdrop: Backdrop, text: str) -> str:
    return f"（{text}）" if backdrop.say.is_chinese else f" ({text})"


def change_lines(backdrop: Backdrop, found: Iterable[Change], first: date, last: date) -> Lines:
    """What changed from one day to another, task by task; the caption counts what is told."""
    say, several = backdrop.say, by_task(backdrop, found)
    caption = say(
        "block_changes", n=sum(len(one.sentences) for one in several), since=say.day(first), until=say.day(last),
    )
    lines = tuple(Line(one.day, numbered(backdrop, one.task), one.sentences, one.task) for one in several)
    return Lines(caption, lines, say("block_nothing"))


def meeting_facts(backdrop: Backdrop, view: MeetingView, title: Link | None) -> Facts:
    """When, where, who led it, who came."""
    say, own = backdrop.say, backdrop.own
    facts = [
        Fact(say("date"), (Link(own(view.date.text), ""),)) if view.date else None,
        Fact(say("kind"), (Link(own(view.kind), ""),)) if view.kind else None,
        Fact(say("place"), (Link(view.place, ""),)) if view.place.text else None,
        Fact(say("chair"), (Link(view.chair, ""),)) if view.chair.text else None,
        Fact(say("attending"), view.attending) if view.attending else None,
        Fact(say("inspections_concerned"), view.inspections) if view.inspections else None,
        *(Fact(item.name, (Link(item.text, ""),)) for item in view.office),
    ]
    return Facts(title, tuple(fact for fact in facts if fact))


def meeting_pieces(backdrop: Backdrop, meeting: Meeting) -> tuple[Piece, ...]:
    """A meeting at a glance: its facts, and the first paragraph of its note."""
    view = meeting_view(backdrop, meeting)
    facts = replace(meeting_facts(backdrop, view, backdrop.to(meeting)), anchor=f"meeting-{meeting.id}")
    first = plain_text(str(view.body).partition("</p>")[0])
    if not first:
        return (facts,)
    body = meeting.body(backdrop.language)
    return (facts, Words((Said(first, body.language if body else backdrop.language),)))
