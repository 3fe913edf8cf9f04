"""The home page and the pages on the site as a whole: data, how to read it, reports upward, leaders on site."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import groupby
from typing import Final

from generator.ledger.publications import IDENTITY, MANIFEST, NAMESPACE, SIGNATURE, SITE_FOLDER, chain_of, entry_name
from generator.model.frozen import frozen
from generator.model.text import Said
from generator.render import addresses
from generator.render.frame import Outline, Page
from generator.render.open_columns import Table
from generator.render.pages.scene import DataFile, Scene
from generator.render.pages.structured import dataset, website
from generator.render.views.backdrop import Backdrop, Link
from generator.render.views.home import home_view
from generator.render.views.tables import guide_view, reporting_view, visits_view


@frozen
class Proof:
    """What a reader verifies the site with: the record's head, its entries, the manifest and its signature.

    The last two, and the entry of the publication itself, are there only in a site that is built for a publication.
    """

    head: str
    entries: tuple[Link, ...]
    manifest: Link | None
    signature: Link | None
    signers: tuple[str, ...]
    namespace: str
    identity: str


@frozen
class DataView:
    """The files of the open data, each with its size and what it holds; and of each table what its columns mean."""

    files: tuple[tuple[DataFile, str, str], ...]
    tables: tuple[tuple[str, str, tuple[tuple[str, str, str], ...]], ...]
    licence: Said
    proof: Proof


def pages(scene: Scene) -> Iterator[Outline]:
    """The pages that stand alone."""
    language = scene.backdrop.language
    yield Outline(addresses.home(language), partial(_home, scene))
    for section in VIEWS:
        yield Outline(addresses.listing(language, section), partial(_single, scene, section))


def data_page(scene: Scene) -> Page:
    """The page on the open data alone: it tells of files that are made last."""
    return _single(scene, "data")


def _home(scene: Scene) -> Page:
    backdrop = scene.backdrop
    spans = scene.spans
    span = next((one for one in spans if one.changes), spans[0] if spans else None)
    view = home_view(backdrop, scene.lists, span, scene.given.prints)
    address = addresses.home(backdrop.language)
    return Page(
        address=address,
        template="pages/home.html",
        title=view.title,
        description=scene.description(view.sentence),
        section="home",
        view=view,
        structured=website(backdrop, view.title),
        feeds=tuple(scene.given.feeds.get(address, ())),
    )


def _single(scene: Scene, section: str) -> Page:
    say = scene.backdrop.say
    address = addresses.listing(scene.backdrop.language, section)
    return Page(
        address=address,
        template=f"pages/{section}.html",
        title=say(section),
        description=scene.description(say(f"{section}_about")),
        section=section,
        view=VIEWS[section](scene),
        breadcrumb=scene.way(),
        feeds=tuple(scene.given.feeds.get(address, ())),
        structured=dataset(scene.backdrop, scene.given.data_files) if section == "data" else None,
    )


def _data(scene: Scene) -> DataView:
    backdrop = scene.backdrop
    files = tuple(
        (file, backdrop.say.size(file.size), backdrop.told(file.about)) for file in scene.given.data_files
    )
    tables = tuple((table.name, backdrop.told(table.about), _columns(backdrop, table)) for table in scene.given.data_tables)
    return DataView(files, tables, backdrop.said(backdrop.ledger.content.site.licence), _proof(scene))


def _proof(scene: Scene) -> Proof:
    backdrop, announced = scene.backdrop, scene.given.announced
    chain = chain_of(backdrop.ledger.content)
    numbers = [entry.number for entry in chain.entries] + ([announced.number] if announced else [])
    say = backdrop.say
    return Proof(
        head=chain.head,
        entries=tuple(
            backdrop.link(say("record_entry", n=number), f"{SITE_FOLDER}/{entry_name(number)}") for number in numbers[::-1]
        ),
        manifest=backdrop.link(MANIFEST, MANIFEST) if announced else None,
        signature=backdrop.link(SIGNATURE, SIGNATURE) if announced and announced.is_signed else None,
        signers=backdrop.ledger.content.site.signers,
        namespace=NAMESPACE,
        identity=IDENTITY,
    )


def _columns(backdrop: Backdrop, table: Table) -> tuple[tuple[str, str, str], ...]:
    """Names, kind and meaning; columns that differ in their language only are said together."""
    return tuple(
        (", ".join(column.name for column in same), backdrop.say(f"kind_{kind}"), backdrop.told(about))
        for (kind, about), same in groupby(table.columns, key=lambda column: (column.kind, column.about))
    )


VIEWS: Final[Mapping[str, Callable[[Scene], object]]] = {
    "data": _data,
    "guide": lambda scene: guide_view(scene.backdrop),
    "reporting": lambda scene: reporting_view(scene.backdrop, scene.lists),
    "visits": lambda scene: visits_view(scene.backdrop, scene.lists),
}
"""What the pages beside the home page show, by section."""
