"""What happened to a task, newest first: every event of the ledger as an entry that can be read by itself."""

from __future__ import annotations

from functools import singledispatch
from typing import Final

from markupsafe import Markup

from generator.ledger.phrases import limit
from generator.ledger.state import CheckResult, DecisionState, Event, EventKind, MilestoneState, TaskState
from generator.model.fields import Choice
from generator.model.frozen import frozen
from generator.model.records import (
    CLAIMS,
    METHODS,
    RESULTS,
    ClosingStep,
    DeadlineChange,
    Measure,
    Milestone,
    Progress,
    PublicNotice,
)
from generator.model.text import NO_TEXT, Said
from generator.render.views.backdrop import Backdrop, Day, Link


@frozen
class Entry:
    """One line of a timeline. `tone` is `good`, `bad`, `moved` or ""; `id` is its anchor on the page."""

    id: str
    day: Day
    tone: str
    head: str
    said: Said | None = None
    by: tuple[Link, ...] = ()
    details: tuple[str, ...] = ()
    body: Markup = Markup()
    link: Link | None = None
    difficulties: Said | None = None
    role: str = "done_by"
    """The word for what `by` did: reported_by, checked_by_unit, or that the act or duty is theirs."""


TONES: Final = {
    EventKind.MILESTONE: "good", EventKind.MEASURE: "good", EventKind.SELF_CHECK: "good", EventKind.ACCEPTANCE: "good",
    EventKind.CLOSED: "good", EventKind.DEADLINE_CHANGED: "moved",
}


def timeline(backdrop: Backdrop, state: TaskState) -> tuple[Entry, ...]:
    """The events of a task, newest first."""
    return tuple(_entry(event.about, backdrop, event) for event in state.events)


def chosen(choice: Choice, value: str, backdrop: Backdrop) -> str:
    """What one of a field's words means, in the page's language; the word itself where it is not known."""
    return next((backdrop.told(both) for word, both in choice.options if word == value), value)


@singledispatch
def _entry(about: object, backdrop: Backdrop, event: Event) -> Entry:
    del about
    return _plain(backdrop, event, backdrop.say(f"event_{event.kind}"))


@_entry.register
def _(about: Progress, backdrop: Backdrop, event: Event) -> Entry:
    say = backdrop.say
    details = []
    if about.indicators:
        details.append(_values(backdrop, event, about))
    if about.claim:
        details.append(say("claims", claim=chosen(CLAIMS, about.claim, backdrop)))
    if about.reported and about.reported != about.date:
        details.append(say("reported_on", day=say.day(about.reported)))
    difficulties = backdrop.said(about.internal.difficulties if about.internal else NO_TEXT)
    return Entry(
        id=event.id, day=backdrop.day(event.on), tone="", head=say("event_progress"),
        by=backdrop.units(about.by), details=tuple(details),
        body=backdrop.bodies(about, backdrop.language),
        difficulties=difficulties if difficulties.text else None, role="reported_by",
    )


def _values(backdrop: Backdrop, event: Event, report: Progress) -> str:
    """The report's indicators in words: `Treatment capacity: 35,000 t/d`."""
    state = backdrop.ledger.task_by_id.get(event.task)
    declared = {i.indicator.id: i.indicator for i in state.indicators} if state else {}
    said = []
    for identifier, value in report.indicators:
        indicator = declared.get(identifier)
        name = str(backdrop.said(indicator.name)) if indicator and indicator.name else identifier
        unit = str(backdrop.said(indicator.unit)) if indicator and indicator.unit else ""
        said.append(f"{name}{backdrop.say('colon')}{backdrop.say.measured(value, unit)}")
    return backdrop.say.joined(said)


@_entry.register
def _(about: MilestoneState, backdrop: Backdrop, event: Event) -> Entry:
    return _milestone(about.milestone, backdrop, event)


@_entry.register
def _milestone(about: Milestone, backdrop: Backdrop, event: Event) -> Entry:
    return _plain(backdrop, event, backdrop.say("event_milestone", text=backdrop.said(about.text)))


@_entry.register
def _(about: Measure, backdrop: Backdrop, event: Event) -> Entry:
    return _plain(backdrop, event, backdrop.say("event_measure", text=backdrop.said(about.text)))


@_entry.register
def _(about: DecisionState, backdrop: Backdrop, event: Event) -> Entry:
    say, decision = backdrop.say, about.decision
    details = (say("until_day", day=say.day(decision.due)),) if decision.due else ()
    link = backdrop.to(about.meeting)
    return Entry(
        id=event.id, day=backdrop.day(event.on), tone="", head=say("event_decision"),
        said=backdrop.said(decision.text), by=backdrop.units(decision.owner), details=details,
        link=Link(link.text, f"{link.address}#decision-{about.index + 1}"),
    )


@_entry.register
def _(about: CheckResult, backdrop: Backdrop, event: Event) -> Entry:
    head = backdrop.say(
        "event_check", method=_capital(chosen(METHODS, about.check.method, backdrop)),
        result=chosen(RESULTS, about.finding.result, backdrop),
    )
    text = backdrop.said(about.finding.text)
    link = backdrop.to(about.check)
    return Entry(
        id=event.id, day=backdrop.day(event.on), tone="bad" if about.is_bad else "good", head=head,
        said=text if text.text else None, by=backdrop.units(about.check.unit), role="checked_by_unit",
        link=Link(backdrop.own(backdrop.say("see_check")), link.address),
    )


@_entry.register
def _(about: DeadlineChange, backdrop: Backdrop, event: Event) -> Entry:
    say = backdrop.say
    details = [
        say("deadline_from_to", before=backdrop.told(limit(about.from_)), after=backdrop.told(limit(about.to)))
        if about.from_ and about.to else "",
        say("approved_by", unit=backdrop.said(about.approved_by)) if about.approved_by else say("no_approval"),
        say("document_number", number=backdrop.said(about.document)) if about.document else "",
    ]
    return Entry(
        id=event.id, day=backdrop.day(event.on), tone="moved", head=say("event_deadline-changed"),
        details=tuple(detail for detail in details if detail),
    )


@_entry.register
def _(about: ClosingStep, backdrop: Backdrop, event: Event) -> Entry:
    details = (backdrop.say("document_number", number=backdrop.said(about.document)),) if about.document else ()
    return Entry(
        id=event.id, day=backdrop.day(event.on), tone=TONES.get(event.kind, ""),
        head=backdrop.say(f"event_{event.kind}"), by=backdrop.units(about.unit), details=details,
    )


@_entry.register
def _(about: PublicNotice, backdrop: Backdrop, event: Event) -> Entry:
    say = backdrop.say
    details = [
        say("until_day", day=say.day(about.to)) if about.to else "",
        say("document_number", number=backdrop.said(about.document)) if about.document else "",
    ]
    return Entry(
        id=event.id, day=backdrop.day(event.on), tone="", head=say("event_notice"),
        details=tuple(detail for detail in details if detail),
    )


def _plain(backdrop: Backdrop, event: Event, head: str) -> Entry:
    return Entry(id=event.id, day=backdrop.day(event.on), tone=TONES.get(event.kind, ""), head=head)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


