"""The prints that `site.yaml` asks for in every build: lists of tasks and annual reports, and links to them.

It must not know how a print is made: a build without prints does not import that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.render import addresses
from generator.render.block_views import could_be, tasks_caption
from generator.render.views.backdrop import Backdrop, Link
from generator.render.views.bulletins import Prints, printed_link
from generator.render.views.tasks import FACETS

Filters = tuple[tuple[str, str], ...]


def filters(words: Sequence[str]) -> Filters:
    """`pace=behind` and the like as pairs, in the order in which the site has them: one list, one address."""
    pairs = [(facet, value) for facet, _, value in (word.partition("=") for word in words)]
    return tuple(sorted(pairs, key=lambda pair: (FACETS.index(pair[0]) if pair[0] in FACETS else len(FACETS), pair)))


def list_prints(backdrop: Backdrop, prints: Prints, chosen: Filters) -> tuple[Link, ...]:
    """Links on a list of tasks: to the print of that list, and on the list of all tasks to every list that is printed."""
    own = filters([f"{facet}={value}" for facet, value in chosen])
    content = backdrop.ledger.content
    every = dict.fromkeys(filters(names) for names in _asked(backdrop, "tasks"))
    asked = [one for one in every if all(could_be(content, facet, value) for facet, value in one)]
    found = [
        printed_link(
            backdrop, addresses.list_print(one, backdrop.language), prints, "" if own else tasks_caption(backdrop, one)
        )
        for one in asked if not own or one == own
    ]
    return tuple(link for link in found if link)


def annual_reports(backdrop: Backdrop, prints: Prints) -> tuple[Link, ...]:
    """Links to the annual reports that are printed, the newest first."""
    years = sorted({name for names in _asked(backdrop, "annual") for name in names}, reverse=True)
    found = [
        printed_link(backdrop, addresses.report(year, backdrop.language), prints, backdrop.say("annual_title", year=year))
        for year in years
    ]
    return tuple(link for link in found if link)


def _asked(backdrop: Backdrop, kind: str) -> Iterator[list[str]]:
    for words in backdrop.ledger.content.site.prints:
        first, *names = words.split() or [""]
        if first == kind:
            yield names
