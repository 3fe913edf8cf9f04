"""Pieces that tell of tasks: tables of them, one at a glance, one with everything that is known of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from generator.ledger.meaning import READINESS
from generator.ledger.state import Group, IndicatorState, TaskState
from generator.model.records import Check, Evidence, Meeting, Progress, Record, Task
from generator.model.text import Said, Text
from generator.render.block_pieces import Cell, Column, Drawing, Fact, Facts, Line, Photos, Piece, Table, Words
from generator.render.markup import plain_text
from generator.render.views.backdrop import Backdrop, Day, Link
from generator.render.views.pictures import Source, gallery
from generator.render.views.task import Limit, TaskView, task_view
from generator.render.views.tasks import TaskLists
from generator.render.views.timeline import Entry, timeline

LONGEST_EXTRACT = 180
"""Characters of a report that a task at a glance shows; the whole of it is on the task's page."""


def task_table(backdrop: Backdrop, lists: TaskLists, states: Sequence[TaskState], caption: str) -> Table:
    """Tasks with label, lead unit and deadline; in the internal edition late ones with cause and plan."""
    say = backdrop.say
    longest = max((len(state.task.id) for state in states), default=0)
    numbers = (9 if say.is_chinese else 8) + min(12, round(1.4 * max(0, longest - 5)))
    others = (18, 21, 16) if say.is_chinese else (20, 20.5, 20)
    names = ("block_id", "column_task", "column_lead", "column_due", "column_state")
    widths = (numbers, 100 - numbers - sum(others), *others)
    columns = tuple(Column(say(name), width) for name, width in zip(names, widths, strict=True))
    rows = tuple(_task_row(backdrop, lists, state) for state in states)
    causes = tuple(_causes(backdrop, state) for state in states)
    return Table(
        "tasks", caption, columns, rows, nothing=say("no_tasks_here"), remarks=causes if any(causes) else (),
    )


def _task_row(backdrop: Backdrop, lists: TaskLists, state: TaskState) -> tuple[Cell, ...]:
    row = lists.row(state)
    return (
        Cell(backdrop.own(row.id)),
        Cell(row.title, row.address),
        Cell(backdrop.own(row.lead)),
        Cell(
            backdrop.own(in_words(row.limit)), is_late=row.is_late,
            notes=(*first_limit(backdrop, row.original), *((backdrop.own(row.left),) if row.left else ())),
        ),
        Cell(backdrop.own(row.tag.text), tag=row.tag),
    )


def _causes(backdrop: Backdrop, state: TaskState) -> tuple[Said, ...]:
    """Why a late task is late and what is done about it: for the office only."""
    known = state.task.internal
    if not backdrop.is_internal or known is None or state.group is not Group.LATE:
        return ()
    told = (("block_cause", known.root_cause), ("block_plan", known.corrective_plan))
    return tuple(_filled(backdrop, key, text) for key, text in told if text)


def _filled(backdrop: Backdrop, key: str, text: Text) -> Said:
    said = backdrop.said(text)
    return Said(backdrop.say(key, text=said.text), said.language)


def first_limit(backdrop: Backdrop, original: Limit | None) -> tuple[Said, ...]:
    """The first deadline of a task whose deadline was moved: the days late below it are counted from there."""
    say = backdrop.say
    return (backdrop.own(f"{say('deadline_was')}{say('is')}{in_words(original)}"),) if original and original.day else ()


def in_words(limit: Limit) -> str:
    """A time limit as one text."""
    return " ".join(part for part in (limit.text, limit.day.text if limit.day else "") if part)


def task_card(backdrop: Backdrop, state: TaskState) -> tuple[Piece, ...]:
    """A task at a glance: who, until when, how far, its newest report, its schedule as a chart."""
    view = task_view(backdrop, state)
    pieces: list[Piece] = [
        Facts(backdrop.task(state.task.id), tuple(_basics(backdrop, view)), f"task-{state.task.id}"),
    ]
    told = [said for said in (*_newest(backdrop, state), *_causes(backdrop, state)) if said.text]
    if told:
        pieces.append(Words(tuple(told)))
    if view.schedule is not None:
        pieces.append(Drawing(view.schedule.title, view.schedule, schedule_table(backdrop, view)))
    return tuple(pieces)


def task_chapter(backdrop: Backdrop, state: TaskState) -> tuple[Piece, ...]:
    """Everything that the record says of a task: the middle of a dossier, and a task's part of the annual report."""
    view = task_view(backdrop, state)
    say = backdrop.say
    asked = [("finding", view.finding), ("target_text", view.target)]
    pieces: list[Piece] = [
        Facts(None, (
            *_basics(backdrop, view), *(Fact(say(key), (Link(said, ""),)) for key, said in asked if said.text),
        )),
    ]
    pieces += [table for table in (measure_table(backdrop, view), schedule_table(backdrop, view)) if table.rows]
    if view.schedule is not None:
        pieces.append(Drawing(view.schedule.title, view.schedule))
    pieces += [
        Drawing(indicator.chart.title, indicator.chart, _reading_table(backdrop, indicator.name, indicator.readings))
        for indicator in view.indicators if indicator.chart is not None and indicator.readings
    ]
    if state.indicators:
        pieces.append(indicator_table(backdrop, state.indicators))
    if view.moved:
        pieces.append(deadline_table(backdrop, view))
    pieces.append(step_table(backdrop, view))
    return tuple(pieces)


def _basics(backdrop: Backdrop, view: TaskView) -> Iterator[Fact]:
    say = backdrop.say
    left = f"{view.left}{say('by_first_deadline')}" if view.left and view.moved else view.left
    yield Fact(say("state"), (Link(backdrop.own(left), ""),) if left else (), view.tag)
    yield Fact(say("due_on"), (Link(backdrop.own(in_words(view.limit)), ""),))
    if view.original is not None:
        was = say("deadline_was")
        yield Fact(was[:1].upper() + was[1:], (Link(backdrop.own(in_words(view.original)), ""),))
    for name, units in view.units:
        yield Fact(name, units)
    if view.inspections:
        yield Fact(say("inspection"), view.inspections)
    if view.category is not None:
        yield Fact(say("category"), (view.category,))
    yield Fact(say("schedule"), (Link(backdrop.own(view.progress), ""),))


def _newest(backdrop: Backdrop, state: TaskState) -> Iterator[Said]:
    """The newest report that says something, shortened."""
    for report in reversed(state.progress):
        words = plain_text(str(backdrop.bodies(report, backdrop.language)))
        if words and report.date:
            body = report.body(backdrop.language)
            yield Said(
                backdrop.say("block_news", day=backdrop.say.day(report.date), text=_extract(words)),
                body.language if body else backdrop.language,
            )
            return


def _extract(words: str) -> str:
    """The beginning of a text, ended at a sentence where there is one."""
    if len(words) <= LONGEST_EXTRACT:
        return words
    cut = words[:LONGEST_EXTRACT]
    end = max(cut.rfind(mark) for mark in ("。", "；", ". "))
    return cut[: end + 1] if end > LONGEST_EXTRACT // 3 else cut.rstrip() + "…"


def event_lines(backdrop: Backdrop, state: TaskState, after: date) -> Iterator[Line]:
    """A task's events after a day, newest first, each under the task's name."""
    since = after.isoformat()
    task = numbered(backdrop, state.task.id)
    for entry in timeline(backdrop, state):
        if entry.day.iso > since:
            yield Line(entry.day, task, (backdrop.own(entry.head), *_details(backdrop, entry)), state.task.id)


def numbered(backdrop: Backdrop, name: str) -> Link:
    """A task's number and title, as a link to it."""
    link = backdrop.task(name)
    return Link(Said(backdrop.say("dossier_title", id=name, title=link.text.text), link.text.language), link.address)


def history_lines(backdrop: Backdrop, state: TaskState) -> tuple[Line, ...]:
    """A task's events as lines of its own dossier, where its title need not be repeated."""
    return tuple(
        Line(entry.day, Link(backdrop.own(entry.head), ""), tuple(_details(backdrop, entry)))
        for entry in timeline(backdrop, state)
    )


def _details(backdrop: Backdrop, entry: Entry) -> Iterator[Said]:
    if entry.said is not None and entry.said.text:
        yield entry.said
    facts = [backdrop.say(entry.role, unit=_names(backdrop, entry))] if entry.by else []
    words = plain_text(str(entry.body))
    if words:
        yield backdrop.own(words)
    told = [text.rstrip("。. ") for text in (*entry.details, *facts)]
    if told:
        told[1:] = [text[:1].lower() + text[1:] if text[1:2].islower() else text for text in told[1:]]
        sentence = backdrop.say("between").join(told) + backdrop.say("stop")
        yield backdrop.own(sentence[:1].upper() + sentence[1:])


def _names(backdrop: Backdrop, entry: Entry) -> str:
    return backdrop.say.joined(link.text.text for link in entry.by)


def measure_table(backdrop: Backdrop, view: TaskView) -> Table:
    """The measures of the plan with who does them, until when, and whether they are done."""
    say, own = backdrop.say, backdrop.own
    widths = (40, 18, 21, 21) if say.is_chinese else (34, 24, 21, 21)
    return Table(
        "measures", say("measures"),
        tuple(Column(say(name), width) for name, width in zip(("measure", "who", "until", "done_on"), widths, strict=True)),
        tuple(
            (
                Cell(row.text), Cell(own(say.joined(link.text.text for link in row.units))), Cell(own(_day(row.due))),
                Cell(own(_day(row.done) or row.state), is_late=row.is_late),
            )
            for row in view.measures
        ),
    )


def schedule_table(backdrop: Backdrop, view: TaskView) -> Table:
    """The milestones with latest start, due date and the day on which they were reached."""
    say, own = backdrop.say, backdrop.own
    starts = any(row.start for row in view.milestones)
    columns = (
        Column(say("milestone"), 37 if starts else 52), *((Column(say("latest_start"), 21),) if starts else ()),
        Column(say("until"), 21 if starts else 24), Column(say("done_on"), 21 if starts else 24),
    )
    return Table(
        "milestones", say("block_schedule"), columns,
        tuple(
            (
                Cell(row.text, notes=(own(row.note),) if row.note else ()),
                *((Cell(own(_day(row.start))),) if starts else ()), Cell(own(_day(row.due))),
                Cell(own(_day(row.done) or say("overdue" if row.is_late else "not_done")), is_late=row.is_late and not row.done),
            )
            for row in view.milestones
        ),
    )


def indicator_table(backdrop: Backdrop, states: Iterable[IndicatorState]) -> Table:
    """The indicators with baseline, value of the day and target."""
    say = backdrop.say
    return Table(
        "indicators", say("block_indicators"),
        (
            Column(say("indicator"), 41), Column(say("baseline"), 12, is_number=True), Column(say("now"), 12, is_number=True),
            Column(say("target"), 12, is_number=True), Column(say("state"), 23),
        ),
        tuple(_indicator_row(backdrop, state) for state in states),
    )


def _indicator_row(backdrop: Backdrop, state: IndicatorState) -> tuple[Cell, ...]:
    say, own, indicator = backdrop.say, backdrop.own, state.indicator
    unit = backdrop.said(indicator.unit)
    name = backdrop.said(indicator.name)
    named = Said(f"{name.text} ({unit.text})" if not say.is_chinese else f"{name.text}（{unit.text}）", name.language)

    def number(value: float | None) -> Cell:
        return Cell(own(say.number(value) if value is not None else "—"))

    reached = say("reached") if state.is_reached else "" if state.share is None else say(
        "share_done", share=say.percent(max(0.0, state.share)),
    )
    return (
        Cell(named if unit.text else name), number(indicator.baseline), number(state.value), number(indicator.target),
        Cell(own(reached or "—")),
    )


def _reading_table(backdrop: Backdrop, name: Said, readings: Sequence[tuple[Day, str]]) -> Table:
    say = backdrop.say
    rows = tuple((Cell(backdrop.own(day.text)), Cell(backdrop.own(value))) for day, value in readings)
    return Table("readings", name.text, (Column(say("date"), 50), Column(say("value"), 50, is_number=True)), rows)


def deadline_table(backdrop: Backdrop, view: TaskView) -> Table:
    """Every change of the deadline with its approval."""
    say, own = backdrop.say, backdrop.own
    dated = 19 if say.is_chinese else 21
    return Table(
        "deadlines", say("block_deadline_changes"),
        (
            Column(say("date"), dated), Column(say("block_from"), dated), Column(say("block_to"), dated),
            Column(say("block_approval"), 100 - 3 * dated),
        ),
        tuple(
            (
                Cell(own(_day(change.on))), Cell(own(in_words(change.before))), Cell(own(in_words(change.after))),
                Cell(
                    change.approved_by if change.approved_by.text else own(say("no_approval")),
                    notes=tuple(said for said in (change.document, change.reason) if said.text),
                ),
            )
            for change in view.moved
        ),
    )


def step_table(backdrop: Backdrop, view: TaskView) -> Table:
    """The five closing steps, each with its day, unit and paper, or not yet."""
    say, own = backdrop.say, backdrop.own
    rows = []
    for step in view.steps:
        days = [day.text for day in (step.day, step.last) if day]
        notes = [step.document] if step.document else []
        notes += [own(text) for text in (step.counted, say("objections", contact=step.objections) if step.objections else "") if text]
        rows.append((
            Cell(own(step.name)), Cell(own(say("range").join(days) if days else say("step_open"))),
            Cell(own(say.joined(link.text.text for link in step.units)), notes=tuple(notes)),
        ))
    columns = (Column(say("block_step"), 22), Column(say("date"), 32), Column(say("who"), 46))
    return Table("steps", say("block_steps"), columns, tuple(rows))


def readiness_table(backdrop: Backdrop, state: TaskState) -> Table:
    """What an inspector will ask for: each item met or missing."""
    say, own = backdrop.say, backdrop.own
    items = [(item, say("ready_met"), False) for item in state.readiness.met]
    items += [(item, say("ready_missing"), True) for item in state.readiness.missing]
    rows = tuple(
        (
            Cell(own(backdrop.told(READINESS[item].name)), notes=(own(backdrop.told(READINESS[item].definition)),)),
            Cell(own(told), is_late=missing),
        )
        for item, told, missing in items
    )
    return Table("readiness", say("block_ready"), (Column(say("block_item"), 78), Column(say("state"), 22)), rows)


def evidence_of(backdrop: Backdrop, record: Record) -> tuple[Source, ...]:
    """Where a record's pictures and documents are: its own, and for a task those of its reports up to the day."""
    sources: list[tuple[str, Sequence[Evidence]]] = []
    if isinstance(record, Task | Meeting | Check):
        sources.append((record.folder, record.evidence))
    if isinstance(record, Task):
        state = backdrop.ledger.task_by_id.get(record.id)
        reports: Sequence[Progress] = state.progress if state else ()
        sources += [(report.folder, report.evidence) for report in reports]
    return tuple(sources)


def proof(backdrop: Backdrop, state: TaskState) -> Photos:
    """All evidence of a task."""
    return Photos(gallery(backdrop, evidence_of(backdrop, state.task)), backdrop.say("no_photos"))


def office_facts(backdrop: Backdrop, state: TaskState) -> Facts | None:
    """What the office knows of a task; None where nothing is noted, and in the public edition."""
    view = task_view(backdrop, state).office
    if view is None or not view.items:
        return None
    title = Link(backdrop.own(backdrop.say("block_office")), "")
    return Facts(title, tuple(Fact(item.name, (Link(item.text, ""),)) for item in view.items))


def _day(day: Day | None) -> str:
    return day.text if day else ""


