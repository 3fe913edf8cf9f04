"""Long lists in pages: which part a page shows, and the links to the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, TypeVar

from generator.model.frozen import frozen
from generator.render import addresses

PER_PAGE: Final = 50
_Line = TypeVar("_Line")


@frozen
class Step:
    """A link of the paging; `here` is the page itself."""

    text: str
    address: str
    here: bool
    is_gap: bool = False


def page_count(length: int) -> int:
    """How many pages a list of this length has; an empty one has one."""
    return max(1, -(-length // PER_PAGE))


def part(lines: Sequence[_Line], number: int) -> Sequence[_Line]:
    """The lines of page `number`, counted from 1."""
    return lines[(number - 1) * PER_PAGE : number * PER_PAGE]


def steps(address: Callable[[int], str], number: int, count: int) -> tuple[Step, ...]:
    """First, last, and the neighbours of page `number`, with gaps between them; nothing where there is one page only."""
    if count == 1:
        return ()
    wanted = sorted({1, count, *range(max(1, number - 2), min(count, number + 2) + 1)})
    found: list[Step] = []
    for at, page in enumerate(wanted):
        if at and page > wanted[at - 1] + 1:
            found.append(Step("…", "", here=False, is_gap=True))
        found.append(Step(str(page), addresses.quoted(address(page)), here=page == number))
    return tuple(found)
