"""Field checks: who looked, at which tasks, and what was found."""

from __future__ import annotations

from markupsafe import Markup

from generator.model.frozen import frozen
from generator.model.records import METHODS, RESULTS, Check
from generator.model.text import Said
from generator.render.views.backdrop import Backdrop, Day, Link, Tag
from generator.render.views.office import Item, items_of
from generator.render.views.pictures import Gallery, gallery
from generator.render.views.timeline import chosen


@frozen
class FindingRow:
    """What a check found on one task, with the task's label today."""

    task: Link
    tag: Tag | None
    result: str
    is_bad: bool
    text: Said


@frozen
class CheckLine:
    """A check in a list."""

    link: Link
    date: Day | None
    method: str
    units: str
    results: str


@frozen
class CheckView:
    """A check's page."""

    title: str
    note: str
    date: Day | None
    method: str
    units: tuple[Link, ...]
    findings: tuple[FindingRow, ...]
    body: Markup
    gallery: Gallery
    office: tuple[Item, ...]


def check_title(backdrop: Backdrop, check: Check) -> str:
    """A check has no title of its own: its method and day name it."""
    method = chosen(METHODS, check.method, backdrop)
    day = backdrop.say.day(check.date) if check.date else check.id
    return backdrop.say("check_title", method=method[:1].upper() + method[1:], day=day)


def check_link(backdrop: Backdrop, check: Check) -> Link:
    """A check by its title."""
    return Link(backdrop.own(check_title(backdrop, check)), backdrop.to(check).address)


def check_view(backdrop: Backdrop, check: Check) -> CheckView:
    """The view of a check's page."""
    known = check.internal
    return CheckView(
        title=check_title(backdrop, check),
        note=backdrop.note(None, *(backdrop.said(one.text) for one in check.findings), records=(check,)),
        date=backdrop.any_day(check.date),
        method=chosen(METHODS, check.method, backdrop),
        units=backdrop.units(check.unit),
        findings=tuple(_finding(backdrop, check, at) for at in range(len(check.findings))),
        body=backdrop.bodies(check, backdrop.language),
        gallery=gallery(backdrop, ((check.folder, check.evidence),)),
        office=items_of(
            backdrop, ("inspectors", known.inspectors if known else None), ("route", known.route if known else None),
            ("office_notes", known.notes if known else None),
        ) if backdrop.is_internal else (),
    )


def checks_made(backdrop: Backdrop) -> tuple[Check, ...]:
    """The checks up to the ledger's day, newest first; the internal edition knows planned ones too."""
    made = [c for c in backdrop.ledger.content.checks if c.date is None or c.date <= backdrop.ledger.as_of]
    return tuple(sorted(made, key=lambda c: (c.date.isoformat() if c.date else "", c.id), reverse=True))


def check_line(backdrop: Backdrop, check: Check) -> CheckLine:
    """A check in a list."""
    return CheckLine(
        check_link(backdrop, check), backdrop.any_day(check.date), chosen(METHODS, check.method, backdrop),
        backdrop.unit_names(check.unit), _results(backdrop, check),
    )


def _finding(backdrop: Backdrop, check: Check, at: int) -> FindingRow:
    finding = check.findings[at]
    state = backdrop.ledger.task_by_id.get(finding.task)
    return FindingRow(
        task=backdrop.task(finding.task),
        tag=backdrop.tag(state) if state else None,
        result=chosen(RESULTS, finding.result, backdrop),
        is_bad=finding.result in ("not-confirmed", "resurfaced"),
        text=backdrop.said(finding.text),
    )


def _results(backdrop: Backdrop, check: Check) -> str:
    """`2 confirmed, 1 resurfaced`."""
    say = backdrop.say
    said = []
    for word, both in RESULTS.options:
        count = sum(1 for finding in check.findings if finding.result == word)
        if count:
            said.append(say("result_counted", n=count, result=backdrop.told(both)))
    return say.joined(said)
