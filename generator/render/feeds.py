"""Atom feeds (RFC 4287) of what changed: the whole site, each area, each task; one of each in every language.

They are drawn from the publication record, whose entries never change; an entry of a feed is named by its place there.
Before the first record, and for what is not recorded yet, only changes with a day of their own are told, so that they
stay the same on every later build.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from typing import Final
from urllib.parse import quote, urlsplit
from zoneinfo import ZoneInfo

from generator.ledger.change_sentences import progress
from generator.ledger.meaning import CHANGES
from generator.ledger.state import Change, ChangeKind, Ledger
from generator.model.frozen import frozen
from generator.model.output import File
from generator.model.patterns import pattern
from generator.model.site import Site
from generator.render import addresses
from generator.render.views.changes import Span, address_of
from generator.render.words import Words, spoken
from generator.render.xml_text import escape, quoteattr

MOST: Final = 200
"""Entries in the feed of the site: those of half a year of a city; older ones are on the pages."""
MOST_BESIDE: Final = 50
"""Entries in the feed of an area or a task. A district of a city with a thousand tasks has as many in two months; with 200
its feed was as heavy as seven pages, and there is one for every district in every language."""
NAME: Final = "feed.xml"
_RECKONED: Final = frozenset({ChangeKind.PACE, ChangeKind.STAGE, ChangeKind.INDICATOR, ChangeKind.PROGRESS})
"""What is told of a span of time as a whole, or on the day of the reckoning."""

_NOT_IN_XML: Final = pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@frozen
class Item:
    """An entry: `id` is a tag URI that no later build changes, `page` the address of what it is about.

    `at` is when it was told: the publication, or the beginning of the fact's day where none has told it yet.
    """

    id: str
    at: datetime
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


def feeds(ledger: Ledger, recorded: Sequence[Span], changes: Sequence[Change]) -> Iterator[File]:
    """All feeds of the `recorded` changes and of some `dated_changes` that are not recorded yet; what concerns a task that
    is not there any more is in the site's feed only.
    """
    content = ledger.content
    for language in content.site.languages:
        say = spoken(language)
        items = [*_recorded(ledger, recorded, language), *_items(ledger, changes, language)]
        site_title = content.site.title.in_language(language).text
        whole = site_feed(language)
        yield _feed(
            ledger,
            say,
            f"{site_title}{say('dot')}{say('changes')}",
            whole,
            whole.replace(NAME, "index.html"),
            [item for _, item in items],
            MOST,
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
                yield _feed(ledger, say, title, feed_beside(page), page, own, MOST_BESIDE)
        for state in ledger.tasks:
            page = addresses.record(language, "tasks", state.task.id)
            title = f"{state.task.id} {state.task.title.in_language(language).text}"
            yield _feed(ledger, say, title, feed_beside(page), page, by_task.get(state.task.id, []), MOST_BESIDE)


def _recorded(ledger: Ledger, spans: Iterable[Span], language: str) -> Iterator[tuple[str, Item]]:
    """The changes of publications as entries, each named by its number there, whatever is recorded later."""
    host = _host(ledger.content.site)
    for span in spans:
        if span.published is not None:
            name = f"tag:{host},{span.published:%Y-%m-%d}:{language}/publications/{span.number}"
            for number, change in enumerate(span.changes, start=1):
                yield change.task, _item(ledger, change, language, f"{name}/{number}", span.published)


def _items(ledger: Ledger, changes: Iterable[Change], language: str) -> list[tuple[str, Item]]:
    """The changes as entries, each with its task; a second one of a kind on the same day is told apart by number."""
    host = _host(ledger.content.site)
    zone = ZoneInfo(ledger.content.site.timezone)
    seen: Counter[str] = Counter()
    found = []
    for change in sorted(changes, key=lambda each: (each.on, each.task, each.kind, each.sentence.en)):
        name = f"{change.on.isoformat()}:{language}/{quote(change.task)}/{change.kind.value}"
        seen[name] += 1
        identifier = f"tag:{host},{name}" if seen[name] == 1 else f"tag:{host},{name}/{seen[name]}"
        at = datetime.combine(change.on, time(), zone)  # records know days, not hours
        found.append((change.task, _item(ledger, change, language, identifier, at)))
    return found


def _item(ledger: Ledger, change: Change, language: str, identifier: str, at: datetime) -> Item:
    page = address_of(ledger, language, change) or addresses.listing(language, "changes")
    kind = CHANGES[change.kind].name.in_language(language)
    return Item(identifier, at, change.sentence.in_language(language), kind, page)


def _host(site: Site) -> str:
    return urlsplit(site.base_url).netloc or "site.invalid"


def _feed(ledger: Ledger, say: Words, title: str, address: str, page: str, items: Sequence[Item], most: int) -> File:
    site = ledger.content.site
    newest = sorted(items, key=lambda item: (item.at, item.id), reverse=True)[:most]
    made = datetime.combine(site.as_of or ledger.as_of, time(), ZoneInfo(site.timezone))
    updated = _instant(newest[0].at if newest else made)
    own = addresses.absolute(site.base_url, address)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{say.tag}">',
        f"<id>{escape(own)}</id>",
        f"<title>{_text(title)}</title>",
        *(_cut(site, say, most) if len(items) > most else ()),
        f"<updated>{updated}</updated>",
        f"<author><name>{_text(site.authority.in_language(say.language).text)}</name></author>",
        f'<link rel="self" type="application/atom+xml" href={quoteattr(own)}/>',
        f'<link rel="alternate" type="text/html" href={quoteattr(addresses.absolute(site.base_url, page))}/>',
        *(_entry(site, item) for item in newest),
        "</feed>",
    ]
    return File(address, ("\n".join(lines) + "\n").encode())


def _cut(site: Site, say: Words, most: int) -> tuple[str, str]:
    """What a feed says that does not hold everything: how many it has, and where the others are."""
    page = addresses.absolute(site.base_url, addresses.listing(say.language, "changes"))
    return (
        f"<subtitle>{_text(say('feed_cut', n=most))}</subtitle>",
        f'<link rel="related" type="text/html" href={quoteattr(page)} title={quoteattr(_clean(say("changes")))}/>',
    )


def _entry(site: Site, item: Item) -> str:
    page = addresses.absolute(site.base_url, item.page)
    return (
        f"<entry><id>{escape(item.id)}</id><title>{_text(item.title)}</title><updated>{_instant(item.at)}</updated>"
        f'<link rel="alternate" type="text/html" href={quoteattr(page)}/><category term={quoteattr(_clean(item.kind))}/></entry>'
    )


def _instant(moment: datetime) -> str:
    """As RFC 3339 writes it."""
    return moment.isoformat(timespec="seconds")


def _text(text: str) -> str:
    return escape(_clean(text))


def _clean(text: str) -> str:
    return _NOT_IN_XML.sub("", text)
