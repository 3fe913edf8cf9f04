"""The changes, publication by publication, in pages; on the first also what was withdrawn, and the record of it all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from generator.ledger.publications import SITE_FOLDER, chain_of, digest
from generator.ledger.tombstones import Tombstone, tombstones
from generator.model.frozen import frozen
from generator.model.site import Withdrawn
from generator.model.text import Said
from generator.render import addresses
from generator.render.frame import Outline, Page
from generator.render.pages.scene import Scene
from generator.render.views.backdrop import FOLDER_OF_KIND, Backdrop, Day, Link
from generator.render.views.changes import ChangesView, Span, changes_view, newest_first
from generator.render.views.paging import PER_PAGE, Step, steps

MOST_PAGES: Final = 40
"""Pages of changes, the newest first; the feed and the open data have all of them."""


@frozen
class Gone:
    """A record that was published and taken back."""

    id: str
    day: Day | None
    reason: Said
    address: str
    """Of the page that stands where the record was; "" for what had no page of its own."""


@frozen
class Sealed:
    """An entry of the publication record: its number, its day, its digest (hex), and where it can be had."""

    number: int
    day: Day
    digest: str
    address: str


@frozen
class ChangesPage:
    """A page of the changes, publication by publication; on the first also what was withdrawn, and the record of it all.

    `older` leads to the open data from the last page where that is not the end of the changes.
    """

    spans: tuple[ChangesView, ...]
    withdrawn: tuple[Gone, ...]
    record: tuple[Sealed, ...]
    paging: tuple[Step, ...]
    older: Link | None


def pages(scene: Scene) -> Iterator[Outline]:
    """The pages of the changes; one at least."""
    parts = tuple(parts_of(scene.spans)) or ((),)
    for number in range(1, min(MOST_PAGES, len(parts)) + 1):
        address = addresses.paged(scene.backdrop.language, "changes", number)
        yield Outline(address, partial(_changes, scene, parts, number))


def parts_of(spans: Sequence[Span]) -> Iterator[tuple[Span, ...]]:
    """The changes in parts of as many lines as a page has, each line with its span."""
    held: list[Span] = []
    room = PER_PAGE
    for span in spans:
        rest = newest_first(span.changes)
        while True:
            held.append(replace(span, changes=rest[:room]))
            rest, room = rest[room:], room - len(rest[:room])
            if room:
                break
            yield tuple(held)
            held, room = [], PER_PAGE
            if not rest:
                break
    if held:
        yield tuple(held)


def _changes(scene: Scene, parts: Sequence[tuple[Span, ...]], number: int) -> Page:
    """Page `number` of the changes."""
    backdrop, say = scene.backdrop, scene.backdrop.say
    address = partial(addresses.paged, backdrop.language, "changes")
    count, is_first = min(MOST_PAGES, len(parts)), number == 1
    is_cut = number == count < len(parts)
    data = addresses.listing(backdrop.language, "data")
    view = ChangesPage(
        tuple(changes_view(backdrop, span) for span in parts[number - 1]),
        tuple(_withdrawn(scene)) if is_first else (),
        tuple(_record(backdrop)) if is_first else (),
        steps(address, number, count),
        backdrop.link(say("changes_in_data"), data) if is_cut else None,
    )
    return Page(
        address=address(number),
        template="pages/changes.html",
        title=say("changes") if is_first else say.joined((say("changes"), say("page_n", n=number))),
        description=scene.description(say("changes_about")),
        section="changes",
        view=view,
        breadcrumb=scene.way() if is_first else scene.way("changes"),
        feeds=tuple(scene.given.feeds.get(address(1), ())) if is_first else (),
    )


def _withdrawn(scene: Scene) -> Iterator[Gone]:
    content = scene.backdrop.ledger.content
    stones = {one.id.lower(): one for one in tombstones(content, scene.backdrop.ledger.as_of)}
    for entry in content.site.withdrawn:
        yield _gone(scene, entry, stones)


def _record(backdrop: Backdrop) -> Iterator[Sealed]:
    """The entries that there were when this page was made, the newest first."""
    chain = chain_of(backdrop.ledger.content)
    for entry, stored in zip(reversed(chain.entries), reversed(chain.stored), strict=True):
        day = backdrop.day(entry.published.date())
        yield Sealed(entry.number, day, digest(stored), f"{SITE_FOLDER}/{entry.name}")


def _gone(scene: Scene, entry: Withdrawn, stones: Mapping[str, Tombstone]) -> Gone:
    backdrop, stone = scene.backdrop, stones.get(entry.id.lower())
    address = addresses.record(backdrop.language, FOLDER_OF_KIND[stone.kind], stone.id) if stone else ""
    return Gone(entry.id, backdrop.any_day(entry.on), backdrop.said(entry.reason), address)
