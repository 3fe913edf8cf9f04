"""The search page: for scripts a box, for everybody a list of all pages that the browser's own search looks through."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import Final

from generator.model.frozen import frozen
from generator.render import addresses
from generator.render.frame import Page
from generator.render.pages.scene import Scene
from generator.render.search import Entry
from generator.render.views.paging import Step, steps

PER_LIST: Final = 100
"""Entries of a page, however long they are: the list has the same pages in every language, each with its counterpart."""


@frozen
class SearchView:
    """A page of the list, by kind of page; `folder` is where the index lies, from the site's root."""

    folder: str
    groups: tuple[tuple[str, tuple[Entry, ...]], ...]
    paging: tuple[Step, ...]
    is_first: bool


def pages(scene: Scene, entries: Sequence[Entry]) -> Iterator[Page]:
    """The list of all entries, in pages; each has the box too."""
    backdrop = scene.backdrop
    parts = [entries[at : at + PER_LIST] for at in range(0, len(entries), PER_LIST)] or [()]
    count = len(parts)
    for number, shown in enumerate(parts, start=1):
        groups = groupby(shown, key=lambda entry: entry.note.split(backdrop.say.joined(("", "")))[0])
        yield Page(
            address=addresses.paged(backdrop.language, "search", number),
            template="pages/search.html",
            title=backdrop.say("search") if number == 1 else backdrop.say("search_page", n=number),
            description=scene.description(backdrop.say("search_about")),
            section="search",
            view=SearchView(
                addresses.listing(backdrop.language, "search").removesuffix("index.html"),
                tuple((kind, tuple(group)) for kind, group in groups),
                steps(partial(addresses.paged, backdrop.language, "search"), number, count),
                is_first=number == 1,
            ),
            breadcrumb=scene.way() if number == 1 else scene.way("search"),
            scripts=(scene.assets.search,) if scene.given.search else (),
        )
