"""The numbered issues: their list, and the page on which one can be read."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from generator.model.frozen import frozen
from generator.model.records import Bulletin
from generator.render import addresses
from generator.render.views.backdrop import Backdrop, Day, Link


@frozen
class Print:
    """A printed file: how many pages and bytes it has, both 0 where that is not known yet."""

    pages: int
    size: int


Prints = Mapping[str, Print]
"""The prints that exist, by address."""


@frozen
class BulletinLine:
    """An issue in a list."""

    link: Link
    number: str
    date: Day | None
    replaced_by: Link | None
    pdf: Link | None


@frozen
class BulletinView:
    """An issue's page: the text that the print has too, and where the print is."""

    line: BulletinLine
    note: str
    office: str
    data_of: Day | None
    period: tuple[Day, Day] | None
    replaces: Link | None
    body: Markup
    mark: str


def bulletins_issued(backdrop: Backdrop) -> tuple[Bulletin, ...]:
    """The issues that were out on the ledger's day, newest first."""
    issues = [b for b in backdrop.ledger.content.bulletins if b.date is None or b.date <= backdrop.ledger.as_of]
    return tuple(sorted(issues, key=lambda b: (b.date.isoformat() if b.date else "", b.number or 0, b.id), reverse=True))


def bulletin_view(backdrop: Backdrop, issue: Bulletin, body: Markup, prints: Prints) -> BulletinView:
    """The view of an issue's page; `body` is its text with the blocks drawn."""
    period = issue.period
    return BulletinView(
        line=bulletin_line(backdrop, issue, prints),
        note=backdrop.note(backdrop.said(issue.title), records=(issue,)),
        office=str(backdrop.said(issue.office)),
        data_of=backdrop.any_day(issue.data_date),
        period=(backdrop.day(period.from_), backdrop.day(period.to)) if period and period.from_ and period.to else None,
        replaces=_issue(backdrop, issue.replaces),
        body=body,
        mark=str(backdrop.said(issue.mark)),
    )


def printed_link(backdrop: Backdrop, address: str, prints: Prints, name: str = "") -> Link | None:
    """A link to a print, under its name if it has one, with its pages and size; None where this build did not make it."""
    made = prints.get(address)
    if made is None:
        return None
    say = backdrop.say
    size = say("print_size", n=made.pages, size=say.size(made.size))
    named = name or say("print_version")
    return backdrop.link(f"{named}（{size}）" if say.is_chinese else f"{named} ({size})", address)


def bulletin_line(backdrop: Backdrop, issue: Bulletin, prints: Prints) -> BulletinLine:
    """An issue in a list, its print beside it."""
    say = backdrop.say
    later = next((
        b for b in backdrop.ledger.content.bulletins
        if b.replaces and b.replaces == issue.id and (b.date is None or b.date <= backdrop.ledger.as_of)
    ), None)
    number = (
        say("bulletin_cumulative", n=issue.number or 0, m=issue.cumulative) if issue.cumulative
        else say("bulletin_number", n=issue.number or 0)
    )
    return BulletinLine(
        backdrop.to(issue), number, backdrop.any_day(issue.date), backdrop.to(later) if later else None,
        printed_link(backdrop, addresses.pdf(issue.id, backdrop.language), prints),
    )


def _issue(backdrop: Backdrop, identifier: str) -> Link | None:
    found = next((b for b in backdrop.ledger.content.bulletins if b.id == identifier), None) if identifier else None
    return backdrop.to(found) if found else None
