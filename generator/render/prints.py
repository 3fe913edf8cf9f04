"""The printed documents: bulletins, minutes, meeting pack, dossiers, annual report, lists of tasks.

Each function gathers the pieces of one document and hands them to the frame. What is shown is the ledger's and the
records'; nothing is reckoned here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from markupsafe import Markup as Html

from generator.ledger.agenda import agenda
from generator.ledger.changes import changes
from generator.ledger.reckoning import reckon
from generator.ledger.state import Ledger, TaskState
from generator.model.frozen import frozen
from generator.model.output import Edition
from generator.model.patterns import pattern
from generator.model.problem import Problem
from generator.model.records import Body, Bulletin, Meeting
from generator.model.text import Said, Text
from generator.render import addresses
from generator.render.block_pieces import Facts, Figures, Lines, Photos, Piece, Table
from generator.render.block_views import last_month, occasion_of
from generator.render.blocks import Block
from generator.render.board_pieces import change_lines, class_table, decision_table, meeting_facts, score_table
from generator.render.issue_text import text_parts
from generator.render.print_frame import Composed, Frame, Heading, Part, PrintScene, Room, composed
from generator.render.task_pieces import history_lines, office_facts, proof, readiness_table, task_chapter, task_table
from generator.render.views.meetings import meeting_view
from generator.render.views.tally import figures_sentence, tally
from generator.render.views.tasks import FACETS, in_facet_order
from generator.render.words import spoken

_HEADING_TAG: Final = pattern(r"(</?h)([2-6])(?=[ >])")


def room_of(scene: PrintScene, language: str, as_of: date | None = None) -> Room:
    """The room in which a document of a day is set; the ledger is reckoned again where it is another day's."""
    ledger = scene.ledger
    if as_of is not None and as_of != ledger.as_of:
        ledger = reckon(ledger.content, as_of)
    return Room(scene, ledger, language)


def bulletin_print(scene: PrintScene, issue: Bulletin, language: str, room: Room | None = None) -> Composed:
    """A numbered issue, as of its own day. A public one has neither mark of its own nor a distribution list."""
    room = room or room_of(scene, language, issue.data_date)
    say, said = room.say, room.backdrop.said
    number = issue.number or 0
    text = _body_parts(room, issue.body(language), issue)
    is_internal = issue.audience == "internal" and scene.edition is Edition.INTERNAL
    frame = Frame(
        path=addresses.pdf(issue.id, language),
        series=say("print_series"),
        title=said(issue.title),
        number=say("print_cumulative", n=number, m=issue.cumulative) if issue.cumulative else say("print_number", n=number),
        office=said(issue.office) if issue.office else said(room.ledger.content.site.authority),
        issued=issue.date or room.ledger.as_of,
        record=issue.path,
        page=addresses.record(language, "bulletins", issue.id),
        replaces=_replaces(room, issue),
        copy=say("print_copy", n="　　　　") if is_internal and issue.copies else "",
        mark=said(issue.mark) if is_internal and issue.mark else None,
        tail=_tail(room, issue) if is_internal else (),
        copies=say("print_copies", n=issue.copies) if is_internal and issue.copies else "",
        contents="long",
        anchors=text.anchors,
    )
    return composed(room, frame, text.parts, text.problems)


def _replaces(room: Room, issue: Bulletin) -> str:
    """Which issue it corrects, and which has corrected it by the day of the site: the old one stays, and says so."""
    issues, today = room.ledger.content.bulletins, room.scene.ledger.as_of
    told = [("print_replaces", other) for other in issues if other.id == issue.replaces and other.date]
    told += [("print_replaced", other) for other in issues if other.replaces == issue.id and other.date and other.date <= today]
    return room.say("gap").join(
        room.say(key, n=other.number or 0, day=room.say.day(other.date)) for key, other in told if other.date
    )


def _tail(room: Room, issue: Bulletin) -> tuple[tuple[str, str], ...]:
    """报, 送, 发: to whom the issue goes."""
    say, stop = room.say, room.say("stop")

    def names(texts: Iterable[Text]) -> str:
        return ("，" if say.is_chinese else ", ").join(str(room.backdrop.said(text)) for text in texts) + stop

    rows = (("print_submitted", issue.submitted_to), ("print_copied", issue.copied_to), ("print_issued", issue.issued_to))
    told = [(say(key), names(texts)) for key, texts in rows if texts]
    if issue.signed_off_by:
        told.append((say("print_signed", name=room.backdrop.said(issue.signed_off_by)), ""))
    return tuple(told)


@frozen
class _Text:
    """The text of an issue: its parts in order, what was wrong with them, and where it tells of what (by address)."""

    parts: list[Part]
    problems: list[Problem]
    anchors: dict[str, str]


def _in_another_language(parts: Iterable[Part], text: str, pieces: str) -> list[Part]:
    """A text that was not translated, marked as what it is; the pieces in it are in the language of the print."""
    opened = Html('<div lang="{}">')
    closed = Html("</div>")
    marked: list[Part] = [opened.format(text)]
    for part in parts:
        marked += [part] if isinstance(part, Html) else [opened.format(pieces), part, closed]
    return [*marked, closed]


def _told_once(piece: Piece, anchors: dict[str, str]) -> Piece:
    """A piece with its anchor noted; one that is told of again has none, for ids are unique."""
    if not isinstance(piece, Facts) or not piece.anchor or piece.title is None:
        return piece
    if piece.anchor in anchors.values():
        return replace(piece, anchor="")
    anchors[piece.title.address] = piece.anchor
    return piece


def _body_parts(room: Room, body: Body | None, issue: Bulletin) -> _Text:
    """The text of an issue with its blocks as pieces, in order."""
    problems: list[Problem] = []
    if body is None:
        return _Text([], problems, {})
    occasion = occasion_of(issue, room.ledger.as_of)

    def converted(text: str) -> Html:
        return room.texts.whole(text, body, issue)

    found: list[Part] = []
    anchors: dict[str, str] = {}
    for part in text_parts(body, converted):
        if isinstance(part, Block):
            shown = room.blocks.shown(part, occasion, body.path)
            problems.extend(shown.problems)
            found.extend(_told_once(piece, anchors) for piece in shown.pieces)
        else:
            found.append(part)
    if body.language != room.language:
        found = _in_another_language(found, spoken(body.language).tag, room.say.tag)
    return _Text(found, problems, anchors)


def minutes_print(scene: PrintScene, meeting: Meeting, language: str) -> Composed:
    """The minutes of a meeting (纪要): its facts, its note, and every decision with owner and due date."""
    room = room_of(scene, language)
    say, view = room.say, meeting_view(room.backdrop, meeting)
    decided = [state for state in room.ledger.decisions if state.meeting.id == meeting.id]
    found: list[Part] = [meeting_facts(room.backdrop, view, None)]
    if view.body:
        found.append(view.body)
    found.append(decision_table(room.backdrop, decided, say("minutes_decisions"), names_meetings=False))
    if view.gallery:
        found.append(Photos(view.gallery, say("no_photos")))
    frame = Frame(
        path=addresses.minutes(meeting.id, language),
        series=say("minutes_series"),
        title=view.title,
        number=view.kind[:1].upper() + view.kind[1:],
        office=room.backdrop.said(room.ledger.content.site.authority),
        issued=meeting.date or room.ledger.as_of,
        record=meeting.path,
        page=addresses.record(language, "meetings", meeting.id),
        contents="long",
    )
    return composed(room, frame, found)


def meeting_pack(scene: PrintScene, language: str) -> Composed:
    """What the next scheduling meeting has to go through: late with causes, due, decisions, checks, stale, resurfaced."""
    room = room_of(scene, language)
    say, due = room.say, agenda(room.ledger)
    found: list[Part] = [_heading("pack-state", say("pack_state"), room), _state(room)]
    for key, states in (
        ("pack_late", due.late), ("pack_due", due.due_soon), ("pack_unconfirmed", due.not_confirmed),
        ("pack_stale", due.stale), ("pack_resurfaced", due.resurfaced),
    ):
        caption = _counted(room, key, len(states))
        found += [_heading(key, caption, room), _or_none(room, task_table(room.backdrop, room.lists, states, caption))]
    for key, decisions in (("pack_decisions", due.decisions_overdue), ("pack_open", due.decisions_open)):
        caption = _counted(room, key, len(decisions))
        found += [_heading(key, caption, room), _or_none(room, decision_table(room.backdrop, decisions, caption))]
    frame = _report_frame(
        room, f"office/pack.{language}.pdf", "pack_series", Said(say("pack_title", day=say.day(room.ledger.as_of)), language)
    )
    return composed(room, frame, found)


def dossier(scene: PrintScene, state: TaskState, language: str) -> Composed:
    """All that an inspector on a look-back asks for about one task: record, readiness, history, evidence."""
    room = room_of(scene, language)
    say, task = room.say, state.task
    title = room.backdrop.said(task.title)
    found: list[Part] = [_heading("basics", say("dossier_basics"), room), *task_chapter(room.backdrop, state)]
    office = office_facts(room.backdrop, state)
    found += [office] if office is not None else []
    body = room.texts(task, language)
    found += [_heading("note", say("background"), room), demoted(body)] if body else []
    found += [_heading("readiness", say("dossier_readiness"), room), replace(readiness_table(room.backdrop, state), is_headed=True)]
    found += [_heading("proof", say("dossier_proof"), room), proof(room.backdrop, state)]
    found += [
        _heading("history", say("block_history"), room),
        Lines("", history_lines(room.backdrop, state), say("dossier_no_history", day=say.day(room.ledger.as_of))),
    ]
    frame = Frame(
        path=addresses.dossier(task.id, language),
        series=say("dossier_series"),
        title=Said(say("dossier_title", id=task.id, title=title.text), title.language),
        number=say("task_number", id=task.id),
        office=room.backdrop.said(room.ledger.content.site.authority),
        issued=room.ledger.as_of,
        record=task.path,
        page=addresses.record(language, "tasks", task.id),
        contents="long",
    )
    return composed(room, frame, found)


def annual_report(scene: PrintScene, year: int, language: str) -> Composed:
    """A year's report: where the work stands at its end, the scoreboard, what changed, and every task in full."""
    last = min(date(year, 12, 31), scene.ledger.as_of)
    room = room_of(scene, language, last)
    say = room.say
    found: list[Part] = [
        _heading("state", say("pack_state"), room), _state(room), class_table(room.backdrop),
        score_table(room.backdrop, "area"), score_table(room.backdrop, "unit"),
        _heading("changes", say("annual_changes", year=str(year)), room),
        changes_of(room, date(year, 1, 1), last),
        _heading("tasks", say("annual_tasks"), room),
    ]
    anchors = {}
    for state in room.ledger.tasks:
        anchor = f"task-{state.task.id}"
        anchors[addresses.record(language, "tasks", state.task.id)] = anchor
        title = room.backdrop.said(state.task.title)
        told = say("dossier_title", id=state.task.id, title=title.text)
        found += [Heading(3, anchor, Said(told, title.language)), *task_chapter(room.backdrop, state)]
    frame = _report_frame(
        room, addresses.report(str(year), language), "annual_series",
        Said(say("annual_title", year=str(year)), language), contents="always", anchors=anchors,
    )
    return composed(room, frame, found)


def task_list_print(scene: PrintScene, filters: Sequence[tuple[str, str]], language: str) -> Composed:
    """A print of the task list under the filters of the `tasks` block."""
    room = room_of(scene, language)
    say = room.say
    shown = room.blocks.shown(Block("tasks", (), tuple(filters), 0, ()), last_month(room.ledger.as_of), "site.yaml")
    caption = next((piece.caption for piece in shown.pieces if isinstance(piece, Table)), say("block_all_tasks"))
    frame = _report_frame(room, addresses.list_print(filters, language), "list_series", Said(caption, language))
    chosen = in_facet_order(filters) if all(name in FACETS for name, _ in filters) else ()
    if chosen in room.lists.lists:
        frame = replace(frame, page=room.lists.address(chosen))
    return composed(room, frame, shown.pieces, shown.problems)


def changes_of(room: Room, first: date, last: date) -> Lines:
    """What changed from one day to another."""
    return change_lines(room.backdrop, changes(room.ledger.content, first - timedelta(days=1), last), first, last)


def _report_frame(
    room: Room, path: str, series: str, title: Said, *, contents: str = "long", anchors: dict[str, str] | None = None
) -> Frame:
    """The frame of a document that is no record: dated by the day of its data."""
    return Frame(
        path=path, series=room.say(series), title=title, number="",
        office=room.backdrop.said(room.ledger.content.site.authority), issued=room.ledger.as_of,
        page=addresses.listing(room.language, "tasks"), contents=contents, anchors=anchors or {},
    )


def demoted(text: Html) -> Html:
    """A record's text below a heading of ours: its own headings one level deeper."""
    return Html(_HEADING_TAG.sub(lambda tag: f"{tag[1]}{min(6, int(tag[2]) + 1)}", text))


def _heading(anchor: str, text: str, room: Room) -> Heading:
    return Heading(2, anchor.replace("_", "-"), Said(text, room.language))


def _counted(room: Room, key: str, count: int) -> str:
    """What a part of the pack is called, with how much there is in it; the word alone where there is nothing."""
    return room.say("pack_counted", text=room.say(key), n=count) if count else room.say(key)


def _state(room: Room) -> Figures:
    counted = tally(room.lists, room.backdrop, room.ledger.tasks)
    sentence = figures_sentence(room.backdrop, "state_sentence", counted) if counted.total else room.say("state_none")
    return Figures(sentence, counted)


def _or_none(room: Room, table: Table) -> Piece | Html:
    """A table, or the one word that says there is nothing in it."""
    return table if table.rows else Html("<p>{}</p>").format(room.say("pack_none"))


def all_prints(scene: PrintScene) -> Iterator[Composed]:
    """What a build prints, in every language of the site: every issue that is out on the ledger's day, the minutes of
    the meetings held, and for the office the meeting pack. One ledger serves all issues of a day.
    """
    rooms: dict[tuple[date | None, str], Room] = {}
    for language in scene.ledger.content.site.languages:
        for issue in _issued(scene.ledger):
            key = (issue.data_date, language)
            room = rooms.get(key) or rooms.setdefault(key, room_of(scene, language, issue.data_date))
            yield bulletin_print(scene, issue, language, Room(scene, room.ledger, language))
        for meeting in scene.ledger.content.meetings:
            if meeting.date is None or meeting.date <= scene.ledger.as_of:
                yield minutes_print(scene, meeting, language)
        if scene.edition is Edition.INTERNAL:
            yield meeting_pack(scene, language)


def _issued(ledger: Ledger) -> Iterator[Bulletin]:
    for issue in ledger.content.bulletins:
        if issue.date is None or issue.date <= ledger.as_of:
            yield issue
