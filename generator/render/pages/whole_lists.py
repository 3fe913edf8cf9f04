"""The lists that home, reports, visits and units show the beginning of: a page of their own where they were cut."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import chain

from generator.render import addresses
from generator.render.frame import Outline, Page
from generator.render.pages.scene import Scene
from generator.render.views import groups, home, tables
from generator.render.views.paging import page_count
from generator.render.views.whole_lists import WholeList, whole_list_view


def pages(scene: Scene) -> Iterator[Outline]:
    """All pages of all lists that are cut elsewhere."""
    backdrop, lists = scene.backdrop, scene.lists
    cut = chain(home.cut_lists(backdrop), tables.cut_lists(backdrop), groups.cut_lists(backdrop, lists))
    for whole in cut:
        for number in range(1, page_count(len(whole)) + 1):
            address = addresses.whole(backdrop.language, whole.folder, whole.name, number)
            yield Outline(address, partial(_page, scene, whole, number))


def _page(scene: Scene, whole: WholeList, number: int) -> Page:
    say = scene.backdrop.say
    view = whole_list_view(scene.backdrop, scene.lists, whole, number)
    title = say.joined((whole.title, say("page_n", n=number))) if number > 1 else whole.title
    return Page(
        address=addresses.whole(scene.backdrop.language, whole.folder, whole.name, number),
        template="pages/whole_list.html",
        title=title,
        description=scene.description(f"{title}{say('stop')} {view.counted}{say('stop')}"),
        section=whole.folder,
        view=view,
        breadcrumb=scene.way(whole.folder),
    )
