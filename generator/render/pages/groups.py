"""Areas, units, inspections and problem categories, each kind with its list."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from generator.model.frozen import frozen
from generator.model.site import Unit
from generator.model.text import Said
from generator.render import addresses
from generator.render.frame import Outline, Page
from generator.render.pages.scene import Scene
from generator.render.views.backdrop import Backdrop, Link
from generator.render.views.changes import grouped
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
from generator.render.views.tasks import TaskLists

MOST_CHANGES: Final = 20
"""Lines of what was published of an area's tasks; the area's feed has more, and each task's page its own."""


@frozen
class GroupListView:
    """The list of a kind of group: those with tasks as a table of progress, the others by name."""

    title: str
    about: str
    rows: tuple[TallyRow, ...]
    others: tuple[Link, ...]


def pages(scene: Scene) -> Iterator[Outline]:
    """All of them, kind by kind."""
    content, lists = scene.backdrop.ledger.content, scene.lists
    for section, is_area in (("areas", True), ("units", False)):
        yield _list(
            scene, section,
            partial(unit_rows, areas=is_area), partial(other_units, scene.backdrop, lists, areas=is_area),
        )
    for unit in content.units:
        if unit.kind == "area":
            yield _page(scene, "areas", unit.id, partial(_area, scene, unit))
        else:
            yield _page(scene, "units", unit.id, partial(unit_view, scene.backdrop, lists, unit))
    yield from _inspections(scene)
    yield from _categories(scene)


def _inspections(scene: Scene) -> Iterator[Outline]:
    backdrop, lists = scene.backdrop, scene.lists
    inspections = backdrop.inspections()
    yield _list(
        scene, "inspections", inspection_rows,
        lambda: [backdrop.to(i) for i in inspections if (("inspection", i.id),) not in lists.lists],
    )
    for inspection in inspections:
        yield _page(scene, "inspections", inspection.id, partial(inspection_view, backdrop, lists, inspection))


def _categories(scene: Scene) -> Iterator[Outline]:
    backdrop, lists = scene.backdrop, scene.lists
    categories = tuple(categories_of(backdrop))
    yield _list(
        scene, "categories", category_rows,
        lambda: [backdrop.category(key) for key, _ in categories if (("category", key),) not in lists.lists],
    )
    for key, name in categories:
        yield _page(scene, "categories", key, partial(category_view, backdrop, lists, key, name))


def _area(scene: Scene, unit: Unit) -> GroupView:
    """The page of an area, with what publications told of the tasks there."""
    tasks = [state.task.id for state in scene.lists.lists.get((("area", unit.id),), [])]
    told = [line for task in tasks for line in scene.published.get(task, ())]
    newest = sorted(told, key=lambda line: (line.day.iso, line.id), reverse=True)[:MOST_CHANGES]
    return replace(area_view(scene.backdrop, scene.lists, unit), published=grouped(newest))


def _list(
    scene: Scene, section: str, rows: Callable[[Backdrop, TaskLists], tuple[TallyRow, ...]],
    others: Callable[[], Sequence[Link]],
) -> Outline:
    say = scene.backdrop.say
    about = say(f"{section}_about")
    address = addresses.listing(scene.backdrop.language, section)
    return Outline(address, lambda: Page(
        address=address,
        template="pages/groups.html",
        title=say(section),
        description=scene.description(about),
        section=section,
        view=GroupListView(say(section), about, rows(scene.backdrop, scene.lists), tuple(others())),
        breadcrumb=scene.way(),
    ))


def _page(scene: Scene, section: str, identifier: str, group: Callable[[], GroupView]) -> Outline:
    address = addresses.record(scene.backdrop.language, section, identifier)

    def page() -> Page:
        view = group()
        return Page(
            address=address,
            template="pages/group.html",
            title=_full_title(scene, section, view.title),
            description=scene.description(view.sentence),
            section=section,
            view=view,
            breadcrumb=scene.way(section),
            feeds=tuple(scene.given.feeds.get(address, ())),
        )

    return Outline(address, page)


def _full_title(scene: Scene, section: str, title: Said) -> str:
    """Areas and units, or a category and a page, may bear the same name: the section tells them apart."""
    return f"{scene.backdrop.say(section)}{scene.backdrop.say('colon')}{title}"
