"""The search page: for scripts a box, for everybody a list of all pages that the browser's own search looks through."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from generator.render import addresses
from generator.render.frame import Page
from generator.render.pages.scene import Scene
from generator.render.search import Entry
from generator.render.views.tasks import Step

PER_PAGE: Final = 150
"""Lines on a page of the list: with the longest titles a page stays below 50 kB."""


@dataclass(frozen=True, slots=True)
class SearchView:
    """A page of the list, by kind of page; `folder` is where the index lies, from the site's root."""

    folder: str
    groups: tuple[tuple[str, tuple[Entry, ...]], ...]
    paging: tuple[Step, ...]
    is_first: bool


def pages(scene: Scene, entries: Sequence[Entry]) -> Iterator[Page]:
    """The list of all entries, in pages; each has the box too."""
    backdrop = scene.backdrop
    count = max(1, -(-len(entries) // PER_PAGE))
    for number in range(1, count + 1):
        shown = entries[(number - 1) * PER_PAGE : number * PER_PAGE]
        groups = groupby(shown, key=lambda entry: entry.note.split(backdrop.say.joined(("", "")))[0])
        yield Page(
            address=_address(backdrop.language, number),
            template="pages/search.html",
            title=backdrop.say("search") if number == 1 else backdrop.say("search_page", n=number),
            description=scene.description(backdrop.say("search_about")),
            section="search",
            view=SearchView(
                addresses.listing(backdrop.language, "search").removesuffix("index.html"),
                tuple((kind, tuple(group)) for kind, group in groups),
                _paging(backdrop.language, number, count),
                is_first=number == 1,
            ),
            breadcrumb=scene.way() if number == 1 else scene.way("search"),
            scripts=(scene.assets.search,),
            is_unlisted=number > 1,
        )


def _address(language: str, number: int) -> str:
    if number == 1:
        return addresses.listing(language, "search")
    return addresses.record(language, "search", f"page={number}")


def _paging(language: str, number: int, count: int) -> tuple[Step, ...]:
    """All pages of the list: its readers look for a name, and the pages are few."""
    if count == 1:
        return ()
    every = range(1, count + 1)
    return tuple(Step(str(at), addresses.quoted(_address(language, at)), here=at == number) for at in every)
