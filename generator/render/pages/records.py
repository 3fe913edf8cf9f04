"""Meetings, checks, bulletins and the site's own pages, each kind with its list."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

from generator.model.frozen import frozen
from generator.model.records import Bulletin, Check, Meeting, Record
from generator.model.records import Page as PageRecord
from generator.render import addresses
from generator.render.frame import Outline, Page
from generator.render.pages.scene import Scene
from generator.render.pages.structured import publisher
from generator.render.views.backdrop import Backdrop, Link
from generator.render.views.bulletins import bulletin_line, bulletin_view, bulletins_issued, printed_link
from generator.render.views.checks import check_line, check_title, check_view, checks_made
from generator.render.views.meetings import meeting_line, meeting_view, meetings_held
from generator.render.views.paging import Step, page_count, part, steps
from generator.render.views.printed import annual_reports

_Record = TypeVar("_Record")


@frozen
class RecordListView:
    """A page of the list of a kind of record."""

    lines: tuple[object, ...]
    paging: tuple[Step, ...]
    reports: tuple[Link, ...] = ()


def pages(scene: Scene) -> Iterator[Outline]:
    """Meetings and checks, and the lists of all kinds."""
    backdrop, language = scene.backdrop, scene.backdrop.language
    yield from _list(scene, "meetings", meetings_held(backdrop), meeting_line)
    for meeting in meetings_held(backdrop):
        yield Outline(addresses.record(language, "meetings", meeting.id), partial(_meeting, scene, meeting))
    yield from _list(scene, "checks", checks_made(backdrop), check_line)
    for check in checks_made(backdrop):
        yield Outline(addresses.record(language, "checks", check.id), partial(_check, scene, check))
    yield from _list(scene, "bulletins", bulletins_issued(backdrop), partial(bulletin_line, prints=scene.given.prints))


def pages_with_blocks(scene: Scene) -> Iterator[Outline]:
    """Issues and the site's own pages: their blocks may show anything of any record."""
    backdrop, language = scene.backdrop, scene.backdrop.language
    for issue in bulletins_issued(backdrop):
        yield Outline(addresses.record(language, "bulletins", issue.id), partial(_bulletin, scene, issue))
    for record in backdrop.ledger.content.pages:
        yield Outline(addresses.record(language, "pages", record.id), partial(_own, scene, record))


def shown_records(backdrop: Backdrop) -> Iterator[Record]:
    """The records whose running text stands on some page."""
    for state in backdrop.ledger.tasks:
        yield state.task
        yield from state.progress
    yield from (*meetings_held(backdrop), *checks_made(backdrop), *bulletins_issued(backdrop))
    yield from (*backdrop.inspections(), *backdrop.ledger.content.pages)


def _list(
    scene: Scene, section: str, records: Sequence[_Record], line: Callable[[Backdrop, _Record], object],
) -> Iterator[Outline]:
    """The list of a kind of record, in pages."""
    count = page_count(len(records))
    for number in range(1, count + 1):
        address = addresses.paged(scene.backdrop.language, section, number)
        yield Outline(address, partial(_list_page, scene, section, records, line, number))


def _list_page(
    scene: Scene, section: str, records: Sequence[_Record], line: Callable[[Backdrop, _Record], object], number: int,
) -> Page:
    say, address = scene.backdrop.say, partial(addresses.paged, scene.backdrop.language, section)
    return Page(
        address=address(number),
        template=f"pages/{section}.html",
        title=say(section) if number == 1 else say.joined((say(section), say("page_n", n=number))),
        description=scene.description(say(f"{section}_about")),
        section=section,
        view=RecordListView(
            tuple(line(scene.backdrop, record) for record in part(records, number)),
            steps(address, number, page_count(len(records))),
            annual_reports(scene.backdrop, scene.given.prints) if section == "bulletins" and number == 1 else (),
        ),
        breadcrumb=scene.way() if number == 1 else scene.way(section),
    )


def _meeting(scene: Scene, meeting: Meeting) -> Page:
    backdrop = scene.backdrop
    minutes = printed_link(backdrop, addresses.minutes(meeting.id, backdrop.language), scene.given.prints)
    view = replace(meeting_view(backdrop, meeting), minutes=minutes)
    tasks = {name for decision in meeting.decisions for name in decision.task}
    about = backdrop.say(
        "meeting_about", title=view.title, day=view.date.text if view.date else "", n=len(view.decisions), m=len(tasks),
    )
    return Page(
        address=addresses.record(backdrop.language, "meetings", meeting.id),
        template="pages/meeting.html",
        title=_dated_title(str(view.title), view.date.text if view.date else meeting.id, backdrop.say("colon")),
        description=scene.description(about),
        section="meetings",
        view=view,
        breadcrumb=scene.way("meetings"),
        published=view.date.iso if view.date else "",
    )


def _check(scene: Scene, check: Check) -> Page:
    backdrop = scene.backdrop
    view = check_view(backdrop, check)
    about = backdrop.say(
        "check_about", method=view.method, unit=backdrop.unit_names(check.unit), n=len(view.findings),
    )
    return Page(
        address=addresses.record(backdrop.language, "checks", check.id),
        template="pages/check.html",
        title=f"{check_title(backdrop, check)} ({check.id})",
        description=scene.description(f"{view.title}{backdrop.say('stop')} {about}"),
        section="checks",
        view=view,
        breadcrumb=scene.way("checks"),
        published=view.date.iso if view.date else "",
    )


def _bulletin(scene: Scene, issue: Bulletin) -> Page:
    backdrop, say = scene.backdrop, scene.backdrop.say
    body = scene.texts(issue, backdrop.language)
    view = bulletin_view(backdrop, issue, body, scene.given.prints)
    day = view.line.date.text if view.line.date else ""
    title = str(view.line.link.text)
    return Page(
        address=addresses.record(backdrop.language, "bulletins", issue.id),
        template="pages/bulletin.html",
        title=f"{view.line.number} {title}",
        description=scene.description(say("bulletin_about", n=issue.number or 0, day=day, title=title)),
        section="bulletins",
        view=view,
        breadcrumb=scene.way("bulletins"),
        published=view.line.date.iso if view.line.date else "",
        structured={
            "@context": "https://schema.org",
            "@type": "Report",
            "name": title,
            "reportNumber": str(issue.number or ""),
            "inLanguage": say.tag,
            "datePublished": view.line.date.iso if view.line.date else "",
            "publisher": publisher(backdrop),
        },
    )


def _own(scene: Scene, record: PageRecord) -> Page:
    """One of the site's own pages; its text is all that it is."""
    backdrop = scene.backdrop
    title = backdrop.said(record.title)
    body = scene.texts(record, backdrop.language)
    return Page(
        address=addresses.record(backdrop.language, "pages", record.id),
        template="pages/page.html",
        title=str(title),
        description=scene.description(body.striptags() or title),
        section="pages",
        view={"title": title, "body": body, "note": backdrop.note(title, records=(record,))},
        breadcrumb=scene.way(),
    )


def _dated_title(title: str, day: str, colon: str) -> str:
    return title if day in title else f"{title}{colon}{day}"
