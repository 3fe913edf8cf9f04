"""Meetings and what they decided, each decision with the state that it and its task have today."""

from __future__ import annotations

from markupsafe import Markup

from generator.ledger.state import DecisionState
from generator.model.frozen import frozen
from generator.model.records import MEETING_KINDS, Meeting
from generator.model.text import Said
from generator.render.views.backdrop import Backdrop, Day, Link, Tag
from generator.render.views.office import Item, items_of
from generator.render.views.pictures import Gallery, gallery
from generator.render.views.timeline import chosen


@frozen
class Tagged:
    """A task with its label."""

    link: Link
    tag: Tag


@frozen
class DecisionRow:
    """A decision: its number in the meeting, text, owner, due date, state, and its tasks as they stand today."""

    number: int
    text: Said
    owners: tuple[Link, ...]
    due: Day | None
    state: str
    is_late: bool
    tasks: tuple[Tagged, ...]
    meeting: Link
    is_internal: bool


@frozen
class MeetingLine:
    """A meeting in a list."""

    link: Link
    date: Day | None
    kind: str
    decisions: str


@frozen
class MeetingView:
    """A meeting's page."""

    title: Said
    note: str
    date: Day | None
    kind: str
    place: Said
    chair: Said
    attending: tuple[Link, ...]
    inspections: tuple[Link, ...]
    decisions: tuple[DecisionRow, ...]
    tasks: tuple[Tagged, ...]
    body: Markup
    gallery: Gallery
    office: tuple[Item, ...]
    minutes: Link | None = None


def tagged(backdrop: Backdrop, identifier: str) -> Tagged | None:
    """A task with its label; None where there is no such task."""
    state = backdrop.ledger.task_by_id.get(identifier)
    return Tagged(backdrop.task(identifier), backdrop.tag(state)) if state else None


def decision_row(backdrop: Backdrop, state: DecisionState) -> DecisionRow:
    """A decision as it stands."""
    say, decision = backdrop.say, state.decision
    if state.is_done:
        told = say("decision_done", day=say.day(decision.done)) if decision.done else say("done_on")
    else:
        told = say("decision_overdue", n=state.days_late) if state.is_overdue else say("decision_open")
    link = backdrop.to(state.meeting)
    return DecisionRow(
        number=state.index + 1,
        text=backdrop.said(decision.text),
        owners=backdrop.units(decision.owner),
        due=backdrop.any_day(decision.due),
        state=told,
        is_late=state.is_overdue,
        tasks=tuple(one for one in (tagged(backdrop, name) for name in decision.task) if one),
        meeting=Link(link.text, f"{link.address}#decision-{state.index + 1}"),
        is_internal=decision.audience == "internal",
    )


def meeting_view(backdrop: Backdrop, meeting: Meeting) -> MeetingView:
    """The view of a meeting's page."""
    title = backdrop.said(meeting.title)
    known = meeting.internal
    decisions = (d for d in backdrop.ledger.decisions if d.meeting.id == meeting.id)
    return MeetingView(
        title=title,
        note=backdrop.note(title, *(backdrop.said(one.text) for one in meeting.decisions), records=(meeting,)),
        date=backdrop.any_day(meeting.date),
        kind=chosen(MEETING_KINDS, meeting.kind, backdrop),
        place=backdrop.said(meeting.venue),
        chair=backdrop.said(meeting.chair),
        attending=backdrop.units(meeting.attending),
        inspections=tuple(backdrop.inspection(name) for name in meeting.inspections),
        decisions=tuple(decision_row(backdrop, state) for state in decisions),
        tasks=tuple(one for one in (tagged(backdrop, name) for name in meeting.tasks) if one),
        body=backdrop.bodies(meeting, backdrop.language),
        gallery=gallery(backdrop, ((meeting.folder, meeting.evidence),)),
        office=items_of(
            backdrop, ("present", known.present if known else None), ("apologies", known.apologies if known else None),
            ("observers", known.observers if known else None), ("office_notes", known.notes if known else None),
        ) if backdrop.is_internal else (),
    )


def meetings_held(backdrop: Backdrop) -> tuple[Meeting, ...]:
    """The meetings up to the ledger's day, newest first."""
    held = [m for m in backdrop.ledger.content.meetings if m.date is None or m.date <= backdrop.ledger.as_of]
    return tuple(sorted(held, key=lambda m: (m.date.isoformat() if m.date else "", m.id), reverse=True))


def meeting_line(backdrop: Backdrop, meeting: Meeting) -> MeetingLine:
    """A meeting in a list."""
    return MeetingLine(
        backdrop.to(meeting), backdrop.any_day(meeting.date), chosen(MEETING_KINDS, meeting.kind, backdrop),
        backdrop.say("decisions_counted", n=len(meeting.decisions)),
    )
