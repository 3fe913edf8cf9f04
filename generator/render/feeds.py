"""Atom feeds (RFC 4287) of what changed: the whole site, each area, each task; one of each in every language.

Only changes that have a day of their own are told, so that an entry stays the same on every later build.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final
from urllib.parse import quote, urlsplit
from xml.sax.saxutils import escape, quoteattr
from zoneinfo import ZoneInfo

from generator.ledger.change_sentences import progress
from generator.ledger.meaning import CHANGES
from generator.ledger.state import Change, ChangeKind, Ledger
from generator.model.output import File
from generator.model.site import Site
from generator.render import addresses
from generator.render.words import Words, spoken

MOST: Final = 200
"""Entries in a feed: those of half a year of a city; older ones are on the pages."""
NAME: Final = "feed.xml"
_RECKONED: Final = frozenset({ChangeKind.PACE, ChangeKind.STAGE, ChangeKind.INDICATOR, ChangeKind.PROGRESS})
"""What is told of a span of time as a whole, or on the day of the reckoning."""

_NOT_IN_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Item:
    """An entry: `id` is a tag URI that no later build changes, `page` the address of what it is about."""

    id: str
    on: date
    title: str
    kind: str
    page: str


def site_feed(language: str) -> str:
    """Where the feed of the whole site lies."""
    return f"{language}/changes/{NAME}"


def feed_beside(page: str) -> str:
    """Where the feed lies that belongs to a page of an area or a task."""
    return page.removesuffix("index.html") + NAME


def dated_changes(ledger: Ledger, changes: Iterable[Change], since: date) -> tuple[Change, ...]:
    """The changes with a day of their own, newest first, and each progress report after `since` by itself.

    So a change reads the same on every later build: nothing in it counts from the day of the reckoning.
    """
    told = [each for each in changes if each.kind not in _RECKONED]
    told += [
        progress(state, 1, report.date)
        for state in ledger.tasks
        for report in state.progress
        if report.date is not None and since < report.date <= ledger.as_of
    ]
    return tuple(sorted(told, key=lambda each: (-each.on.toordinal(), each.task, each.kind, each.sentence.en)))


def feeds(ledger: Ledger, changes: Sequence[Change]) -> Iterator[File]:
    """All feeds of some `dated_changes`; those of tasks that are not there any more are in the site's only."""
    content = ledger.content
    for language in content.site.languages:
        say = spoken(language)
        items = _items(ledger, changes, language)
        site_title = content.site.title.in_language(language).text
        whole = site_feed(language)
        yield _feed(
            ledger,
            say,
            f"{site_title}{say('dot')}{say('changes')}",
            whole,
            whole.replace(NAME, "index.html"),
            [item for _, item in items],
        )
        by_task: dict[str, list[Item]] = {}
        for task, item in items:
            by_task.setdefault(task, []).append(item)
        for unit in content.units:
            if unit.kind == "area":
                page = addresses.record(language, "areas", unit.id)
                own = [
                    item
                    for state in ledger.tasks
                    if unit.id in state.task.areas
                    for item in by_task.get(state.task.id, ())
                ]
                title = f"{unit.name.in_language(language).text}{say('dot')}{site_title}"
                yield _feed(ledger, say, title, feed_beside(page), page, own)
        for state in ledger.tasks:
            page = addresses.record(language, "tasks", state.task.id)
            title = f"{state.task.id} {state.task.title.in_language(language).text}"
            yield _feed(ledger, say, title, feed_beside(page), page, by_task.get(state.task.id, []))


def _items(ledger: Ledger, changes: Iterable[Change], language: str) -> list[tuple[str, Item]]:
    """The changes as entries, each with its task; a second one of a kind on the same day is told apart by number."""
    site = ledger.content.site
    host = urlsplit(site.base_url).netloc or "site.invalid"
    seen: Counter[str] = Counter()
    found = []
    for change in sorted(changes, key=lambda each: (each.on, each.task, each.kind, each.sentence.en)):
        name = f"{change.on.isoformat()}:{language}/{quote(change.task)}/{change.kind.value}"
        seen[name] += 1
        known = change.task in ledger.task_by_id
        page = addresses.record(language, "tasks", change.task) if known else addresses.listing(language, "changes")
        identifier = f"tag:{host},{name}" if seen[name] == 1 else f"tag:{host},{name}/{seen[name]}"
        kind = CHANGES[change.kind].name.in_language(language)
        found.append((change.task, Item(identifier, change.on, change.sentence.in_language(language), kind, page)))
    return found


def _feed(ledger: Ledger, say: Words, title: str, address: str, page: str, items: Sequence[Item]) -> File:
    site = ledger.content.site
    newest = sorted(items, key=lambda item: (item.on, item.id), reverse=True)[:MOST]
    zone = ZoneInfo(site.timezone)
    updated = _instant(newest[0].on if newest else site.as_of or ledger.as_of, zone)
    own = addresses.absolute(site.base_url, address)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{say.tag}">',
        f"<id>{escape(own)}</id>",
        f"<title>{_text(title)}</title>",
        f"<updated>{updated}</updated>",
        f"<author><name>{_text(site.authority.in_language(say.language).text)}</name></author>",
        f'<link rel="self" type="application/atom+xml" href={quoteattr(own)}/>',
        f'<link rel="alternate" type="text/html" href={quoteattr(addresses.absolute(site.base_url, page))}/>',
        *(_entry(site, item, zone) for item in newest),
        "</feed>",
    ]
    return File(address, ("\n".join(lines) + "\n").encode())


def _entry(site: Site, item: Item, zone: ZoneInfo) -> str:
    page = addresses.absolute(site.base_url, item.page)
    return (
        f"<entry><id>{escape(item.id)}</id><title>{_text(item.title)}</title><updated>{_instant(item.on, zone)}</updated>"
        f'<link rel="alternate" type="text/html" href={quoteattr(page)}/><category term={quoteattr(_clean(item.kind))}/>'
        f"<summary>{_text(item.title)}</summary></entry>"
    )


def _instant(day: date, zone: ZoneInfo) -> str:
    """The beginning of a day in the site's zone (RFC 3339): records know days, not hours."""
    return datetime.combine(day, time(), zone).isoformat()


def _text(text: str) -> str:
    return escape(_clean(text))


def _clean(text: str) -> str:
    return _NOT_IN_XML.sub("", text)
