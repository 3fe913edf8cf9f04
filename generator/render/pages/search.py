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

LARGEST_LIST: Final = 20_000
"""Bytes of the list on one page, so that with frame and style sheet a page stays below 50 kB however long titles are."""
_AROUND_LINE: Final = 110


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
    parts = _parts(entries)
    count = len(parts)
    for number, shown in enumerate(parts, start=1):
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


def _parts(entries: Sequence[Entry]) -> list[list[Entry]]:
    """The entries in lists of about the same number of bytes; one list at least."""
    parts: list[list[Entry]] = [[]]
    size = 0
    for entry in entries:
        line = len(entry.title.encode()) + len(entry.address) + len(entry.id) + _AROUND_LINE
        if parts[-1] and size + line > LARGEST_LIST:
            parts.append([])
            size = 0
        parts[-1].append(entry)
        size += line
    return parts


def _address(language: str, number: int) -> str:
    if number == 1:
        return addresses.listing(language, "search")
    return addresses.record(language, "search", f"page={number}")


def _paging(language: str, number: int, count: int) -> tuple[Step, ...]:
    """First, last, and the neighbours of the page; gaps between them."""
    if count == 1:
        return ()
    wanted = sorted({1, count, *range(max(1, number - 2), min(count, number + 2) + 1)})
    steps: list[Step] = []
    for before, at in zip([0, *wanted], wanted, strict=False):
        if at > before + 1:
            steps.append(Step("…", "", here=False, is_gap=True))
        steps.append(Step(str(at), addresses.quoted(_address(language, at)), here=at == number))
    return tuple(steps)
