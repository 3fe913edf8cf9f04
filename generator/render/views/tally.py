"""The four figures of any set of tasks, with the lists that they lead to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from generator.ledger.meaning import GROUPS
from generator.ledger.state import Group, TaskState
from generator.model.frozen import frozen
from generator.render import addresses
from generator.render.charts.values import Strip
from generator.render.views.backdrop import GROUP_FILLS, Backdrop, Link
from generator.render.views.tasks import Chosen, TaskLists, in_facet_order


@frozen
class Figure:
    """One of the four figures; `address` is "" where there is nothing to list."""

    count: int
    text: str
    fill: str
    address: str


@frozen
class Tally:
    """The figures of some tasks. They add up to the total."""

    total: int
    figures: tuple[Figure, ...]
    strip: Strip

    def of(self, group: Group) -> int:
        """How many tasks are in a group."""
        return self.figures[tuple(Group).index(group)].count


@frozen
class TallyRow:
    """A line of a table of progress: a name, its figures, and where its tasks are listed."""

    link: Link
    tally: Tally
    tasks: str


def tally(lists: TaskLists, backdrop: Backdrop, states: Sequence[TaskState], within: Chosen = ()) -> Tally:
    """The figures of these tasks; `within` are the filters that list them, to which each figure adds its own."""
    counts = Counter(state.group for state in states)
    figures = []
    for group in Group:
        chosen = in_facet_order((("group", group.value), *within))
        address = addresses.quoted(lists.address(chosen)) if chosen in lists.lists else ""
        figures.append(Figure(counts[group], backdrop.told(GROUPS[group].name), GROUP_FILLS[group], address))
    strip = Strip(tuple((figure.fill, figure.count) for figure in figures))
    return Tally(len(states), tuple(figures), strip)


def tally_rows(lists: TaskLists, backdrop: Backdrop, facet: str, links: Iterable[tuple[str, Link]]) -> tuple[TallyRow, ...]:
    """One line for each value of a filter that has tasks."""
    rows = []
    for value, link in links:
        states = lists.lists.get(((facet, value),))
        if states:
            one = tally(lists, backdrop, states, ((facet, value),))
            rows.append(TallyRow(link, one, addresses.quoted(lists.address(((facet, value),)))))
    return tuple(rows)


def figures_sentence(backdrop: Backdrop, key: str, counted: Tally, **values: object) -> str:
    """A sentence that names the four figures."""
    return backdrop.say(
        key, n=counted.total, settled=counted.of(Group.SETTLED), awaiting=counted.of(Group.AWAITING),
        on_track=counted.of(Group.ON_TRACK), late=counted.of(Group.LATE), **values,
    )


