"""Pages at the addresses of records that were published and withdrawn: what stood there, until when, and why not any more."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.ledger.publications import SITE_FOLDER
from generator.ledger.tombstones import Tombstone, tombstones
from generator.model.frozen import frozen
from generator.model.text import Said
from generator.render import addresses
from generator.render.frame import Outline, Page
from generator.render.pages.scene import Scene
from generator.render.views.backdrop import FOLDER_OF_KIND, Day, Link


@frozen
class GoneView:
    """What is left of a record: id and title as they were published, and what its editors say of the withdrawal."""

    id: str
    title: Said
    sentence: str
    on: Day | None
    reason: Said | None
    """None where nobody has given one."""
    last: str
    entry: Link
    """The last publication that had it, and its entry in the record."""
    changes: Link


def pages(scene: Scene) -> Iterator[Outline]:
    """A page for each of them. Search engines may show it: that something was withdrawn takes the place of what stood there."""
    ledger = scene.backdrop.ledger
    for stone in tombstones(ledger.content, ledger.as_of):
        address = addresses.record(scene.backdrop.language, FOLDER_OF_KIND[stone.kind], stone.id)
        yield Outline(address, partial(_page, scene, stone, address))


def withdrawn_prints(scene: Scene) -> Iterator[tuple[str, str]]:
    """The prints of withdrawn issues and meetings in the scene's language, each with the page that says so."""
    language, files = scene.backdrop.language, {"bulletin": addresses.pdf, "meeting": addresses.minutes}
    for stone in tombstones(scene.backdrop.ledger.content, scene.backdrop.ledger.as_of):
        if stone.kind in files:
            page = addresses.record(language, FOLDER_OF_KIND[stone.kind], stone.id)
            yield files[stone.kind](stone.id, language), page


def _page(scene: Scene, stone: Tombstone, address: str) -> Page:
    folder, view = FOLDER_OF_KIND[stone.kind], _view(scene, stone)
    return Page(
        address=address, template="pages/gone.html", title=scene.backdrop.say("gone_title", id=stone.id),
        description=scene.description(view.sentence), section=folder, view=view, breadcrumb=scene.way(folder),
        published=view.on.iso if view.on else "",
    )  # fmt: skip


def _view(scene: Scene, stone: Tombstone) -> GoneView:
    backdrop, say, last, gone = scene.backdrop, scene.backdrop.say, stone.last, stone.withdrawn
    on = backdrop.any_day(gone.on) if gone else None
    return GoneView(
        id=stone.id,
        title=backdrop.said(stone.title),
        sentence=say("gone_since", day=on.text) if on else say("gone_text"),
        on=on,
        reason=backdrop.said(gone.reason) if gone and gone.reason else None,
        last=say("gone_last", n=last.number, day=say.day(last.published.date())),
        entry=backdrop.link(say("record_entry", n=last.number), f"{SITE_FOLDER}/{last.name}"),
        changes=backdrop.link(say("all_changes"), addresses.listing(backdrop.language, "changes")),
    )
