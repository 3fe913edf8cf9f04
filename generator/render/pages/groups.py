"""Areas, units, inspections and problem categories, each kind with its list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.model.text import Said
from generator.render import addresses
from generator.render.frame import Page
from generator.render.pages.scene import Scene
from generator.render.views.backdrop import Link
from generator.render.views.groups import (
    GroupView,
    area_view,
    categories_of,
    category_rows,
    category_view,
    inspection_rows,
    inspection_view,
    other_units,
    unit_rows,
    unit_view,
)
from generator.render.views.tally import TallyRow


@dataclass(frozen=True, slots=True)
class GroupListView:
    """The list of a kind of group: those with tasks as a table of progress, the others by name."""

    title: str
    about: str
    rows: tuple[TallyRow, ...]
    others: tuple[Link, ...]


def pages(scene: Scene) -> Iterator[Page]:
    """All of them, kind by kind."""
    backdrop, lists = scene.backdrop, scene.lists
    yield _list(scene, "areas", unit_rows(backdrop, lists, areas=True), other_units(backdrop, lists, areas=True))
    yield _list(scene, "units", unit_rows(backdrop, lists, areas=False), other_units(backdrop, lists, areas=False))
    for unit in backdrop.ledger.content.units:
        view = area_view(backdrop, lists, unit) if unit.kind == "area" else unit_view(backdrop, lists, unit)
        yield _page(scene, "areas" if unit.kind == "area" else "units", unit.id, view)
    inspections = backdrop.inspections()
    rows = inspection_rows(backdrop, lists)
    idle = [backdrop.to(i) for i in inspections if (("inspection", i.id),) not in lists.lists]
    yield _list(scene, "inspections", rows, idle)
    for inspection in inspections:
        yield _page(scene, "inspections", inspection.id, inspection_view(backdrop, lists, inspection))
    categories = tuple(categories_of(backdrop))
    idle = [backdrop.category(key) for key, _ in categories if (("category", key),) not in lists.lists]
    yield _list(scene, "categories", category_rows(backdrop, lists), idle)
    for identifier, name in categories:
        yield _page(scene, "categories", identifier, category_view(backdrop, lists, identifier, name))


def _list(scene: Scene, section: str, rows: tuple[TallyRow, ...], others: Sequence[Link]) -> Page:
    say = scene.backdrop.say
    about = say(f"{section}_about")
    return Page(
        address=addresses.listing(scene.backdrop.language, section),
        template="pages/groups.html",
        title=say(section),
        description=scene.description(about),
        section=section,
        view=GroupListView(say(section), about, rows, tuple(others)),
        breadcrumb=scene.way(),
    )


def _page(scene: Scene, section: str, identifier: str, view: GroupView) -> Page:
    title: Said = view.title
    return Page(
        address=addresses.record(scene.backdrop.language, section, identifier),
        template="pages/group.html",
        title=_full_title(scene, section, title),
        description=scene.description(view.sentence),
        section=section,
        view=view,
        breadcrumb=scene.way(section),
        feeds=tuple(scene.given.feeds.get(addresses.record(scene.backdrop.language, section, identifier), ())),
    )


def _full_title(scene: Scene, section: str, title: Said) -> str:
    """Areas and units, or a category and a page, may bear the same name: the section tells them apart."""
    return f"{scene.backdrop.say(section)}{scene.backdrop.say('colon')}{title}"
