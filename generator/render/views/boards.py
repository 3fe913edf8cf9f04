"""The office's boards, made of the pieces that bulletins are made of: pack, scoreboard, readiness, plan, problems."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from generator.ledger.agenda import agenda
from generator.ledger.meaning import GROUPS, READINESS
from generator.ledger.readiness import site_readiness
from generator.ledger.scoreboard import history, month_ends
from generator.ledger.state import Group, ReadinessItem, Stage, TaskState
from generator.model.frozen import frozen
from generator.model.patterns import pattern
from generator.model.problem import Problem, Severity
from generator.model.records import Check, Record, kind_of
from generator.model.text import Text
from generator.render import addresses
from generator.render.block_pieces import Cell, Column, Piece, Table
from generator.render.board_pieces import decision_table, score_table
from generator.render.task_pieces import first_limit, in_words
from generator.render.views.backdrop import FOLDER_OF_KIND, Backdrop, Link
from generator.render.views.bulletins import Prints
from generator.render.views.checks import check_link
from generator.render.views.task import dated, left, task_limit

MONTHS_SHOWN = 6
COMPLETED = frozenset({Stage.COMPLETED, Stage.ACCEPTED, Stage.ON_NOTICE, Stage.CLOSED})
_TYPED: Final = pattern("`([^`]+)`")


@frozen
class Part:
    """A section of a board."""

    id: str
    title: str
    pieces: tuple[Piece, ...]


@frozen
class Board:
    """A page for the office: a sentence, then sections of pieces; `pdf` is the address of its print."""

    lead: str
    sections: tuple[Part, ...]
    pdf: str = ""
    pdf_size: str = ""


def meeting_pack(backdrop: Backdrop, prints: Prints) -> Board:
    """What the next scheduling meeting has to go through, and its print where there is one."""
    say, due = backdrop.say, agenda(backdrop.ledger)
    address = f"office/pack.{backdrop.language}.pdf"
    made = prints.get(address)
    parts = [
        _part(backdrop, "pack_late", late_table(backdrop, "pack_late", due.late)),
        _part(backdrop, "pack_resurfaced", late_table(backdrop, "pack_resurfaced", due.resurfaced)),
        _part(backdrop, "pack_due", task_table(backdrop, "pack_due", due.due_soon)),
        _part(backdrop, "pack_decisions", decision_table(backdrop, due.decisions_overdue, say("pack_decisions"))),
        _part(backdrop, "pack_unconfirmed", task_table(backdrop, "pack_unconfirmed", due.not_confirmed)),
        _part(backdrop, "pack_stale", task_table(backdrop, "pack_stale", due.stale)),
        _part(backdrop, "pack_open", decision_table(backdrop, due.decisions_open, say("pack_open"))),
    ]
    lead = say("pack_sentence", late=len(due.late), due=len(due.due_soon), decisions=len(due.decisions_overdue))
    size = say("print_size", n=made.pages, size=say.size(made.size)) if made else ""
    return Board(lead, tuple(parts), addresses.quoted(address) if made else "", size)


def scoreboard(backdrop: Backdrop) -> Board:
    """The figures of areas and units today, and of the site month by month."""
    return Board(backdrop.say("scoreboard_about"), (
        _part(backdrop, "scoreboard_areas", score_table(backdrop, "area")),
        _part(backdrop, "scoreboard_units", score_table(backdrop, "unit")),
        _part(backdrop, "scoreboard_history", _history(backdrop)),
    ))


def readiness(backdrop: Backdrop) -> Board:
    """What an inspector will ask for: item by item over the site, then task by task."""
    say, own = backdrop.say, backdrop.own
    whole = site_readiness(backdrop.ledger)
    items = Table(
        "readiness-items", say("readiness"),
        (Column(say("block_item"), 60), Column(say("readiness_share"), 40, is_number=True)),
        tuple(
            (
                Cell(own(backdrop.told(READINESS[item].name)), notes=(own(backdrop.told(READINESS[item].definition)),)),
                Cell(own(say("of_number", n=whole.met[item], m=whole.asked[item]))),
            )
            for item in ReadinessItem
        ),
    )
    completed = [state for state in backdrop.ledger.tasks if state.stage in COMPLETED]
    ready = sum(1 for state in completed if not state.readiness.missing)
    lead = say("readiness_sentence", share=say.percent(whole.share), n=ready, m=len(completed))
    return Board(lead, (
        Part("items", say("block_item"), (items,)), Part("tasks", say("tasks"), (_readiness_table(backdrop),)),
    ))


def dossiers(backdrop: Backdrop, prints: Prints) -> Board:
    """The look-back dossiers: those that were printed with this build, and how ready each task is."""
    say, own = backdrop.say, backdrop.own
    rows = []
    for state in backdrop.ledger.tasks:
        address = addresses.dossier(state.task.id, backdrop.language)
        made = prints.get(address)
        size = say("print_size", n=made.pages, size=say.size(made.size)) if made else say("dossier_on_demand")
        rows.append((
            _task_cell(backdrop, state), Cell(own(say.percent(state.readiness.share))),
            Cell(own(size), addresses.quoted(address) if made else ""),
        ))
    table = Table(
        "dossiers", say("dossiers"),
        (Column(say("column_task"), 60), Column(say("readiness_share"), 15, is_number=True), Column(say("print_version"), 25)),
        tuple(rows), nothing=say("none_yet"),
    )
    return Board(say("dossiers_about"), (Part("tasks", say("dossiers"), (table,)),))


def check_plan(backdrop: Backdrop) -> Board:
    """Which tasks should be checked next, the most pressing kinds first."""
    ledger = backdrop.ledger
    completed = [state for state in ledger.tasks if state.stage in COMPLETED]
    bad = [state for state in ledger.tasks if state.is_unresolved]
    never = [state for state in completed if not _checked_since(state) and not state.is_unresolved]
    watched = sorted(
        (state for state in completed if _checked_since(state) and not state.is_unresolved),
        key=lambda state: (_last_check(state) or date.min, state.task.id),
    )
    planned = [check for check in ledger.content.checks if check.date is not None and check.date > ledger.as_of]
    return Board(backdrop.say("plan_about"), (
        _part(backdrop, "plan_planned", _planned_table(backdrop, planned)),
        _part(backdrop, "plan_bad", _check_table(backdrop, "plan_bad", bad)),
        _part(backdrop, "plan_never", _check_table(backdrop, "plan_never", never)),
        _part(backdrop, "plan_oldest", _check_table(backdrop, "plan_oldest", watched)),
    ))


def problems(backdrop: Backdrop, found: Sequence[Problem]) -> Board:
    """What `rectify check` found, the heavier first."""
    say, own, language = backdrop.say, backdrop.own, backdrop.language
    counts = {severity: sum(1 for one in found if one.severity is severity) for severity in Severity}
    lead = say(
        "problems_sentence", errors=counts[Severity.ERROR], warnings=counts[Severity.WARNING],
        notices=counts[Severity.NOTICE],
    )
    parts = []
    for severity in Severity:
        rows = tuple(
            (
                Cell(own(str(one.place))),
                Cell(own(_quoted(one.message(language))), notes=(own(_quoted(one.hint(language))),)),
                Cell(own(one.code)),
            )
            for one in sorted(found, key=Problem.order) if one.severity is severity
        )
        columns = (Column(say("problem_place"), 25), Column(say("problem_text"), 55), Column(say("problem_code"), 20))
        title = say(f"severity_{severity}")
        if rows:
            parts.append(Part(str(severity), title, (Table(f"problems-{severity}", title, columns, rows),)))
    return Board(lead if parts else say("problems_none"), tuple(parts))


def _quoted(text: str) -> str:
    """A message as a page says it: in a terminal, what is to be typed stands between backticks."""
    return _TYPED.sub(r"“\1”", text)


def differences(backdrop: Backdrop) -> Board:
    """What exists in the internal edition only: whole records, and parts of public ones."""
    say = backdrop.say
    records = backdrop.ledger.content.records
    whole = [record for record in records if record.is_internal]
    partly = [(record, count) for record in records if not record.is_internal and (count := internal_parts(record))]
    columns = (Column(say("record"), 60), Column(say("record_kind"), 40))
    inside = (Column(say("record"), 60), Column(say("internal_items"), 40, is_number=True))
    return Board(say("differences_sentence", n=len(whole)), (
        _part(backdrop, "differences_records", Table(
            "internal-records", say("differences_records"), columns,
            tuple((_record_cell(backdrop, record), Cell(backdrop.own(_kind(backdrop, record)))) for record in whole),
            nothing=say("none_yet"),
        )),
        _part(backdrop, "differences_keys", Table(
            "internal-parts", say("differences_keys"), inside,
            tuple((_record_cell(backdrop, record), Cell(backdrop.own(str(count)))) for record, count in partly),
            nothing=say("none_yet"),
        )),
    ))


def internal_parts(record: Record) -> int:
    """How many things in a public record are for the office only: `internal:` keys, list items, passages."""
    passages = sum(body.text.count("\n::: internal") + body.text.startswith("::: internal") for body in record.bodies)
    return passages + _internal_values(record)


def task_table(backdrop: Backdrop, key: str, states: Sequence[TaskState]) -> Table:
    """Tasks with label, lead unit, deadline and how long nothing was heard of them."""
    say, own = backdrop.say, backdrop.own
    columns = (
        Column(say("column_task"), 40), Column(say("column_state"), 15), Column(say("column_lead"), 20),
        Column(say("column_due"), 25),
    )
    rows = tuple(
        (
            _task_cell(backdrop, state), Cell(own(""), tag=backdrop.tag(state)),
            Cell(own(backdrop.unit_names(state.task.lead))), _limit_cell(backdrop, state),
        )
        for state in states
    )
    return Table(key, say(key), columns, rows, nothing=say("none_yet"))


def late_table(backdrop: Backdrop, key: str, states: Sequence[TaskState]) -> Table:
    """Late or resurfaced tasks with root cause and corrective plan; where one is missing, that is said."""
    say = backdrop.say

    def told(text: Text | None, missing: str) -> Cell:
        return Cell(backdrop.said(text)) if text else Cell(backdrop.own(say(missing)), is_late=True)

    columns = (
        Column(say("column_task"), 26), Column(say("column_due"), 16), Column(say("root_cause"), 29),
        Column(say("corrective_plan"), 29),
    )
    rows = []
    for state in states:
        known = state.task.internal
        task = _task_cell(backdrop, state)
        rows.append((
            dataclasses.replace(task, notes=(*task.notes, backdrop.own(backdrop.unit_names(state.task.lead)))),
            _limit_cell(backdrop, state),
            told(known.root_cause if known else None, "no_root_cause"),
            told(known.corrective_plan if known else None, "no_corrective_plan"),
        ))
    return Table(key.removeprefix("pack_"), say(key), columns, tuple(rows), nothing=say("none_yet"))


def _part(backdrop: Backdrop, key: str, *pieces: Piece) -> Part:
    return Part(key.replace("_", "-"), backdrop.say(key), pieces)


def _task_cell(backdrop: Backdrop, state: TaskState) -> Cell:
    link = backdrop.task(state.task.id)
    return Cell(link.text, link.address, notes=(backdrop.own(state.task.id),))


def _limit_cell(backdrop: Backdrop, state: TaskState) -> Cell:
    """The deadline; where it was moved with the first one, from which the days late are counted."""
    told = left(backdrop, state)
    notes = [*first_limit(backdrop, dated(backdrop, state.deadline.original) if state.deadline.changes else None)]
    notes += [backdrop.own(told)] if told else []
    if state.is_stale and state.days_silent is not None:
        notes.append(backdrop.own(backdrop.say("silent_days", n=state.days_silent)))
    return Cell(backdrop.own(in_words(task_limit(backdrop, state))), notes=tuple(notes), is_late=state.days_late > 0)


def _history(backdrop: Backdrop) -> Table:
    say, own, ledger = backdrop.say, backdrop.own, backdrop.ledger
    columns = (
        Column(say("date"), 25), Column(say("total"), 15, is_number=True),
        *(Column(backdrop.told(GROUPS[group].name), 15, is_number=True) for group in Group),
    )
    rows = tuple(
        (
            Cell(own(say.day(one.as_of))), Cell(own(str(one.total))),
            *(Cell(own(str(one.by_group.get(group, 0)))) for group in Group),
        )
        for one in reversed(history(ledger.content, month_ends(ledger.as_of, MONTHS_SHOWN)))
    )
    return Table("history", say("scoreboard_history"), columns, rows, nothing=say("none_yet"))


def _readiness_table(backdrop: Backdrop) -> Table:
    say, own = backdrop.say, backdrop.own
    columns = (
        Column(say("column_task"), 45), Column(say("readiness_share"), 15, is_number=True),
        Column(say("readiness_missing"), 40),
    )
    ordered = sorted(backdrop.ledger.tasks, key=lambda state: (state.stage not in COMPLETED, state.readiness.share))
    rows = tuple(
        (
            _task_cell(backdrop, state), Cell(own(say.percent(state.readiness.share))),
            Cell(own(
                say.joined(backdrop.told(READINESS[item].name) for item in state.readiness.missing)
                or say("readiness_complete"),
            )),
        )
        for state in ordered
    )
    return Table("readiness", say("readiness"), columns, rows, nothing=say("none_yet"))


def _check_table(backdrop: Backdrop, key: str, states: Iterable[TaskState]) -> Table:
    say, own = backdrop.say, backdrop.own
    columns = (
        Column(say("column_task"), 45), Column(say("column_state"), 15), Column(say("area"), 20),
        Column(say("last_check"), 20),
    )
    rows = []
    for state in states:
        last = _last_check(state)
        rows.append((
            _task_cell(backdrop, state), Cell(own(""), tag=backdrop.tag(state)),
            Cell(own(backdrop.unit_names(state.task.areas))), Cell(own(say.day(last) if last else say("never"))),
        ))
    return Table(key, say(key), columns, tuple(rows), nothing=say("none_yet"))


def _planned_table(backdrop: Backdrop, planned: Sequence[Check]) -> Table:
    say, own = backdrop.say, backdrop.own
    columns = (Column(say("date"), 20), Column(say("checks"), 40), Column(say("tasks"), 40))
    rows = tuple(
        (
            Cell(own(say.day(check.date) if check.date else "")), Cell(check_link(backdrop, check).text),
            Cell(own(say.joined(finding.task for finding in check.findings))),
        )
        for check in sorted(planned, key=lambda check: (check.date or date.max, check.id))
    )
    return Table("planned", say("plan_planned"), columns, rows, nothing=say("none_yet"))


def _checked_since(state: TaskState) -> bool:
    """Whether a check looked at the task after its completion."""
    last = _last_check(state)
    return last is not None and state.completed is not None and last >= state.completed


def _last_check(state: TaskState) -> date | None:
    return max((result.check.date for result in state.checks if result.check.date), default=None)


def _record_cell(backdrop: Backdrop, record: Record) -> Cell:
    shown = record.date is None or record.date <= backdrop.ledger.as_of if hasattr(record, "date") else True
    known = kind_of(record) in FOLDER_OF_KIND and bool(record.id) and shown
    link = backdrop.to(record) if known else Link(backdrop.own(record.id or record.path), "")
    return Cell(link.text, link.address, notes=(backdrop.own(record.path),))


def _kind(backdrop: Backdrop, record: Record) -> str:
    return backdrop.say(f"kind_{kind_of(record)}")


def _internal_values(value: object) -> int:
    return sum(_counted(value))


def _counted(value: object) -> Iterator[int]:
    """1 for each mapping below `internal:` and each item for the office, at any depth."""
    if isinstance(value, tuple):
        for one in value:
            yield from _counted(one)
        return
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        return
    for member in dataclasses.fields(value):
        inner = getattr(value, member.name)
        if member.name == "internal":
            yield 1 if inner is not None else 0
        elif member.name == "audience" and not isinstance(value, Record):
            yield 1 if inner == "internal" else 0
        else:
            yield from _counted(inner)


