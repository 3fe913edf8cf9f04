"""What the page of one task shows, in the order in which readers ask: how it stands, who, what, when, proof."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup

from generator.ledger.state import IndicatorState, MilestoneState, TaskState
from generator.model.frozen import frozen
from generator.model.records import DeadlineChange, DeadlineKind, Measure, WrittenDeadline
from generator.model.text import NO_TEXT, Said
from generator.render import addresses
from generator.render.charts.values import Schedule, ScheduleRow, Series
from generator.render.views.backdrop import Backdrop, Day, Link, Tag
from generator.render.views.changes import ChangeLine
from generator.render.views.closing import Step, closing_steps
from generator.render.views.office import TaskOffice, task_office
from generator.render.views.pictures import Gallery, Source, gallery
from generator.render.views.timeline import Entry, timeline


@frozen
class Limit:
    """A time limit in words, with its day where it has one."""

    text: str
    day: Day | None


@frozen
class PartRow:
    """One part of a deadline in parts."""

    text: Said
    limit: Limit
    done: Day | None
    is_late: bool


@frozen
class Moved:
    """A change of the deadline with its approval."""

    on: Day | None
    before: Limit
    after: Limit
    approved_by: Said
    document: Said
    reason: Said


@frozen
class Warned:
    """A bad check that still stands."""

    text: str
    check: Link
    resurfaced: bool


@frozen
class MeasureRow:
    """A measure and whether it is done."""

    text: Said
    units: tuple[Link, ...]
    due: Day | None
    done: Day | None
    state: str
    is_late: bool


@frozen
class MilestoneRow:
    """A line of the schedule's table."""

    number: int
    text: Said
    start: Day | None
    due: Day | None
    done: Day | None
    note: str
    is_late: bool


@frozen
class IndicatorView:
    """An indicator in words, as a chart, and as its readings."""

    id: str
    name: Said
    unit: Said
    baseline: str
    target: str
    value: str
    state: str
    outlook: str
    fell_back: str
    chart: Series | None
    readings: tuple[tuple[Day, str], ...]


@frozen
class TaskView:
    """A task's page."""

    id: str
    title: Said
    note: str
    tag: Tag
    limit: Limit
    left: str
    is_late: bool
    original: Limit | None
    parts: tuple[PartRow, ...]
    moved: tuple[Moved, ...]
    warned: Warned | None
    inspections: tuple[Link, ...]
    category: Link | None
    areas: tuple[Link, ...]
    units: tuple[tuple[str, tuple[Link, ...]], ...]
    place: Said
    finding: Said
    target: Said
    measures: tuple[MeasureRow, ...]
    body: Markup
    schedule: Schedule | None
    progress: str
    milestones: tuple[MilestoneRow, ...]
    indicators: tuple[IndicatorView, ...]
    timeline: tuple[Entry, ...]
    gallery: Gallery
    steps: tuple[Step, ...]
    data: Link
    former: tuple[Link, ...]
    updated: Day | None
    office: TaskOffice | None
    published: tuple[ChangeLine, ...] = ()
    """What publications told of it, newest first."""


def task_view(backdrop: Backdrop, state: TaskState) -> TaskView:
    """The view of a task's page."""
    task = state.task
    title, finding, target = (backdrop.said(text) for text in (task.title, task.finding, task.target))
    limit = task_limit(backdrop, state)
    moved = tuple(_moved(backdrop, change) for change in reversed(state.deadline.changes))
    return TaskView(
        id=task.id,
        title=title,
        note=backdrop.note(
            title, finding, target,
            *(backdrop.said(measure.text) for measure in task.measures),
            *(backdrop.said(milestone.text) for milestone in task.milestones),
            records=(task, *state.progress),
        ),
        tag=backdrop.tag(state),
        limit=limit,
        left=left(backdrop, state),
        is_late=state.days_late > 0 or bool(state.deadline.late_parts),
        original=dated(backdrop, state.deadline.original) if moved else None,
        parts=_parts(backdrop, state),
        moved=moved,
        warned=_warned(backdrop, state),
        inspections=tuple(backdrop.inspection(name) for name in task.inspection),
        category=backdrop.category(task.category) if task.category else None,
        areas=backdrop.units(task.areas),
        units=_responsible(backdrop, state),
        place=backdrop.said(task.location.name if task.location else NO_TEXT),
        finding=finding,
        target=target,
        measures=tuple(
            _measure(backdrop, measure, done)
            for measure, done in zip(task.measures, state.dated.measures_done, strict=True)
        ),
        body=backdrop.bodies(task, backdrop.language),
        schedule=_schedule(backdrop, state),
        progress=_progress(backdrop, state),
        milestones=tuple(_milestone(backdrop, milestone) for milestone in state.milestones),
        indicators=tuple(_indicator(backdrop, state, indicator) for indicator in state.indicators),
        timeline=timeline(backdrop, state),
        gallery=gallery(backdrop, _evidence(state)),
        steps=closing_steps(backdrop, state),
        data=backdrop.link(backdrop.say("data"), f"{backdrop.language}/data/index.html"),
        former=former_links(backdrop, "tasks", task.was),
        updated=backdrop.any_day(state.updated),
        office=task_office(backdrop, state) if backdrop.is_internal else None,
    )


def former_links(backdrop: Backdrop, folder: str, former: tuple[str, ...]) -> tuple[Link, ...]:
    """Former ids, each leading to the page that stands at its old address."""
    return tuple(
        backdrop.link(old, addresses.record(backdrop.language, folder, old)) for old in former
    )


def task_limit(backdrop: Backdrop, state: TaskState) -> Limit:
    """The deadline that now holds, in words."""
    say, deadline = backdrop.say, state.deadline
    if deadline.current is not None:
        return dated(backdrop, deadline.current)
    if deadline.is_continuing:
        if deadline.review is None:
            return Limit(say("continuing"), None)
        return Limit(f"{say('continuing')}{say('between')}{say('continuing_review')}",
                     backdrop.day(deadline.review))
    return Limit(say("immediate" if deadline.is_immediate else "no_deadline"), None)


def left(backdrop: Backdrop, state: TaskState) -> str:
    """Days left or late against the original deadline; for completed tasks whether they were in time; or nothing, as
    for those that turned out not to be done.
    """
    say, days = backdrop.say, state.deadline.days_left
    if state.completed is not None and state.is_resurfaced:
        return ""
    if state.completed is not None:
        if state.days_late:
            return say("finished_late", n=state.days_late)
        return say("finished_in_time") if state.deadline.original else ""
    if state.days_late:
        return say("days_late", n=state.days_late)
    if days is None:
        return ""
    return say("days_left", n=days) if days else say("due_today")


def limit_in_words(backdrop: Backdrop, deadline: WrittenDeadline | None) -> Limit:
    """A deadline as written: its day, or what stands in place of one."""
    if deadline is None:
        return Limit(backdrop.say("no_deadline"), None)
    if deadline.due is not None:
        return dated(backdrop, deadline.due)
    return Limit(backdrop.say("immediate" if deadline.kind is DeadlineKind.IMMEDIATE else "continuing"), None)


def dated(backdrop: Backdrop, day: date | None) -> Limit:
    """A day as a time limit; in words where there is none."""
    if day is None:
        return Limit(backdrop.say("no_deadline"), None)
    return Limit("", backdrop.day(day))


def _parts(backdrop: Backdrop, state: TaskState) -> tuple[PartRow, ...]:
    if len(state.deadline.parts) < 2:
        return ()
    return tuple(
        PartRow(
            backdrop.said(part.part.text), limit_in_words(backdrop, part.part.due), backdrop.any_day(part.done),
            part.is_late,
        )
        for part in state.deadline.parts
    )


def _moved(backdrop: Backdrop, change: DeadlineChange) -> Moved:
    return Moved(
        on=backdrop.any_day(change.on),
        before=limit_in_words(backdrop, change.from_),
        after=limit_in_words(backdrop, change.to),
        approved_by=backdrop.said(change.approved_by),
        document=backdrop.said(change.document),
        reason=backdrop.said(change.internal.reason if change.internal else NO_TEXT),
    )


def _warned(backdrop: Backdrop, state: TaskState) -> Warned | None:
    bad = next((result for result in reversed(state.checks) if result.is_bad), None)
    if not state.is_unresolved or bad is None or bad.check.date is None:
        return None
    key = "resurfaced_note" if state.is_resurfaced else "unresolved_note"
    link = backdrop.to(bad.check)
    return Warned(
        backdrop.say(key, day=backdrop.say.day(bad.check.date)),
        Link(backdrop.own(backdrop.say("see_check")), link.address), state.is_resurfaced,
    )


def _responsible(backdrop: Backdrop, state: TaskState) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    task = state.task
    groups = (
        ("lead_unit", task.lead), ("supporting", task.supporting), ("supervising", task.supervising),
        ("acceptance_unit", task.acceptance_unit), ("area", task.areas),
    )
    return tuple((backdrop.say(key), backdrop.units(units)) for key, units in groups if units)


def _measure(backdrop: Backdrop, measure: Measure, done: date | None) -> MeasureRow:
    late = (backdrop.ledger.as_of - measure.due).days if measure.due and not done else 0
    return MeasureRow(
        text=backdrop.said(measure.text),
        units=backdrop.units(measure.unit),
        due=backdrop.any_day(measure.due),
        done=backdrop.any_day(done),
        state=backdrop.say("not_done_late", n=late) if late > 0 else backdrop.say("not_done"),
        is_late=late > 0,
    )


def _schedule(backdrop: Backdrop, state: TaskState) -> Schedule | None:
    drawable = [m for m in state.milestones if m.due or m.done]
    if not drawable:
        return None
    done = sum(1 for m in state.milestones if m.done)
    missed = sum(1 for m in state.milestones if m.is_late and not m.done)
    say, as_of = backdrop.say, backdrop.ledger.as_of
    return Schedule(
        title=say("chart_schedule", id=state.task.id),
        description=say("chart_schedule_told", n=len(state.milestones), done=done, missed=missed, today=say.day(as_of)),
        rows=tuple(
            ScheduleRow(backdrop.said(m.milestone.text).text, m.latest_start, m.due, m.done, m.is_late)
            for m in drawable
        ),
        today=as_of,
        original=state.deadline.original,
        current=state.deadline.current,
    )


def _progress(backdrop: Backdrop, state: TaskState) -> str:
    if not state.milestones:
        return backdrop.say("no_milestones")
    percent = backdrop.say.percent
    return backdrop.say("progress_stated", actual=percent(state.actual), planned=percent(state.planned))


def _milestone(backdrop: Backdrop, state: MilestoneState) -> MilestoneRow:
    say = backdrop.say
    notes = []
    if state.is_critical and state.slack is not None and state.slack <= 0:
        notes.append(say("critical"))
    elif state.slack is not None:
        notes.append(f"{say('slack')}{say('colon')}{say('days', n=state.slack)}")
    if not state.is_verified:
        notes.append(say("unverified"))
    return MilestoneRow(
        number=state.index + 1,
        text=backdrop.said(state.milestone.text),
        start=backdrop.any_day(state.latest_start),
        due=backdrop.any_day(state.due),
        done=backdrop.any_day(state.done),
        note=say("between").join(notes),
        is_late=state.is_late and not state.done,
    )


def _indicator(backdrop: Backdrop, state: TaskState, indicator: IndicatorState) -> IndicatorView:
    declared = indicator.indicator
    return IndicatorView(
        id=declared.id,
        name=backdrop.said(declared.name) if declared.name else backdrop.own(declared.id),
        unit=backdrop.said(declared.unit),
        baseline=_number(backdrop, declared.baseline),
        target=_number(backdrop, declared.target),
        value=_number(backdrop, indicator.value),
        state=_indicator_state(backdrop, indicator),
        outlook=_outlook(backdrop, indicator),
        fell_back="" if indicator.fell_back is None else backdrop.say(
            "fell_back", before=indicator.fell_back[0].value, after=indicator.fell_back[1].value,
        ),
        chart=_series(backdrop, state, indicator),
        readings=tuple((backdrop.day(r.on), backdrop.say.number(r.value)) for r in indicator.readings),
    )


def _number(backdrop: Backdrop, value: float | None) -> str:
    return "" if value is None else backdrop.say.number(value)


def _indicator_state(backdrop: Backdrop, indicator: IndicatorState) -> str:
    if indicator.value is None:
        return backdrop.say("no_reading")
    if indicator.is_reached:
        return backdrop.say("reached")
    if indicator.share is None:
        return ""
    return backdrop.say("share_done", share=backdrop.say.percent(max(0.0, min(indicator.share, 1.0))))


def _outlook(backdrop: Backdrop, indicator: IndicatorState) -> str:
    if indicator.reached_by is None or indicator.is_reached:
        return ""
    key = "at_this_rate_late" if indicator.is_after_deadline else "at_this_rate"
    return backdrop.say(key, day=backdrop.say.day(indicator.reached_by))


def _series(backdrop: Backdrop, state: TaskState, indicator: IndicatorState) -> Series | None:
    if not indicator.readings:
        return None
    say, declared, last = backdrop.say, indicator.indicator, indicator.readings[-1]
    unit = str(backdrop.said(declared.unit))
    values = {"n": len(indicator.readings), "value": last.value, "unit": unit, "day": say.day(last.on)}
    told = (
        say("chart_series_untargeted", **values) if declared.target is None
        else say("chart_series_told", target=declared.target, **values)
    )
    name = str(backdrop.said(declared.name)) or declared.id
    return Series(
        title=say("chart_series", name=name),
        description=told,
        points=tuple((r.on, r.value) for r in indicator.readings),
        target=declared.target,
        baseline=declared.baseline,
        deadline=state.deadline.original,
        today=backdrop.ledger.as_of,
    )


def _evidence(state: TaskState) -> tuple[Source, ...]:
    """The task's own evidence, then that of its reports, oldest first."""
    return ((state.task.folder, state.task.evidence), *((r.folder, r.evidence) for r in state.progress))
