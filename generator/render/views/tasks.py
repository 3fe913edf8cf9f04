"""The task list: its rows, its filters, and the pages that are built for them in advance.

Pages exist for every single filter and for the pairs of `PAIRS` that have tasks. Each task stands in a bounded number
of lists, so pages and bytes grow in step with the tasks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property, partial
from typing import Final

from generator.ledger.meaning import GROUPS, PACES, STAGES, Meaning
from generator.ledger.state import TaskState
from generator.model.frozen import frozen
from generator.model.site import Content
from generator.model.text import Said
from generator.render import addresses
from generator.render.fingerprint import fingerprint
from generator.render.views.backdrop import Backdrop, Link, Tag
from generator.render.views.paging import PER_PAGE, Step, page_count, part, steps
from generator.render.views.task import Limit, dated, left, task_limit

FACETS: Final = ("group", "stage", "pace", "category", "area", "lead", "inspection", "due")
PAIRS: Final = frozenset({
    ("group", "category"), ("group", "area"), ("group", "lead"), ("group", "inspection"), ("category", "area"),
})
"""The pairs of filters that are built in advance, in the order of `FACETS`."""

CLASSES: Final[Mapping[str, Sequence[tuple[str, Meaning]]]] = {
    "group": tuple(GROUPS.items()), "stage": tuple(STAGES.items()), "pace": tuple(PACES.items()),
}

Chosen = tuple[tuple[str, str], ...]


@frozen
class Row:
    """A task's line in a list."""

    id: str
    title: Said
    address: str
    tag: Tag
    areas: str
    lead: str
    limit: Limit
    original: Limit | None
    left: str
    is_late: bool


@frozen
class Option:
    """A value of a filter with the number of tasks that choosing it leads to; `here` where it is chosen."""

    text: Said
    address: str
    count: int
    here: bool


@frozen
class Facet:
    """A filter with its values."""

    id: str
    name: str
    options: tuple[Option, ...]

    @property
    def is_open(self) -> bool:
        """Whether its values are shown at once: those of the first filter, and where one of them is chosen."""
        return self.id == FACETS[0] or any(option.here for option in self.options)


@frozen
class TaskListView:
    """One page of the task list under some filters. `rows` are filled in as one piece of HTML, made once per task."""

    title: str
    chosen: tuple[Link, ...]
    facets: tuple[Facet, ...]
    counted: str
    rows: tuple[Row, ...]
    paging: tuple[Step, ...]
    number: int
    list: str
    prints: tuple[Link, ...] = ()


class TaskLists:
    """Every list of tasks of one edition in one language: which tasks it holds and at which address it lies."""

    def __init__(self, backdrop: Backdrop) -> None:
        self._backdrop = backdrop

    @cached_property
    def lists(self) -> dict[Chosen, list[TaskState]]:
        """The tasks of every list, in the ledger's order."""
        ledger = self._backdrop.ledger
        found: dict[Chosen, list[TaskState]] = {(): list(ledger.tasks)}
        for state in ledger.tasks:
            for chosen in _lists_of(facet_values(ledger.content, state)):
                found.setdefault(chosen, []).append(state)
        return found

    @cached_property
    def values(self) -> Mapping[str, tuple[tuple[str, Said], ...]]:
        """The values of each filter that have tasks, in a reader's order, with their names."""
        present: dict[str, set[str]] = {facet: set() for facet in FACETS}
        for chosen in self.lists:
            if len(chosen) == 1:
                present[chosen[0][0]].add(chosen[0][1])
        return {
            facet: tuple((value, name) for value, name in _named(self._backdrop, facet, present[facet]))
            for facet in FACETS
        }

    def of_unit(self, role: str, identifier: str) -> list[TaskState]:
        """The tasks in which a unit has a role: `lead`, `supporting`, `supervising`, `acceptance_unit`."""
        return self._roles.get((role, identifier), [])

    @cached_property
    def _roles(self) -> Mapping[tuple[str, str], list[TaskState]]:
        content = self._backdrop.ledger.content
        found: dict[tuple[str, str], list[TaskState]] = {}
        for state in self._backdrop.ledger.tasks:
            task = state.task
            for role, units in (
                ("lead", task.lead), ("supporting", task.supporting), ("supervising", task.supervising),
                ("acceptance_unit", task.acceptance_unit),
            ):
                for name in _known_units(content, units):
                    found.setdefault((role, name), []).append(state)
        return found

    @cached_property
    def _names(self) -> Mapping[tuple[str, str], Said]:
        return {(facet, value): name for facet, named in self.values.items() for value, name in named}

    def in_order(self) -> Iterator[Chosen]:
        """All filters that have a page, the plain list first."""
        yield from sorted(self.lists, key=lambda chosen: (len(chosen), chosen))

    def address(self, chosen: Chosen, number: int = 1) -> str:
        """Where a list lies."""
        return addresses.tasks(self._backdrop.language, chosen, number)

    def page_count(self, chosen: Chosen) -> int:
        """How many pages a list has; an empty one has one."""
        return page_count(len(self.lists[chosen]))

    def title(self, chosen: Chosen, number: int = 1) -> str:
        """A list's title, different for each list and page."""
        say = self._backdrop.say
        parts = [f"{say('facet_' + facet)}{say('colon')}{self._names[facet, value]}" for facet, value in chosen]
        if number > 1:
            parts.append(say("page_n", n=number))
        if not parts:
            return say("tasks")
        return f"{say('tasks')}{say('colon')}{say.joined(parts)}"

    def view(self, chosen: Chosen, number: int) -> TaskListView:
        """One page of a list."""
        states, shown = self.lists[chosen], self.shown(chosen, number)
        return TaskListView(
            title=self.title(chosen),
            chosen=self._chosen(chosen),
            facets=self._facets(chosen),
            counted=self.counted(len(states), number, len(shown)),
            rows=tuple(self.row(state) for state in shown),
            paging=steps(partial(self.address, chosen), number, self.page_count(chosen)),
            number=number,
            list=addresses.task_list(self._backdrop.language),
        )

    def shown(self, chosen: Chosen, number: int) -> Sequence[TaskState]:
        """The tasks on one page of a list."""
        return part(self.lists[chosen], number)

    def filters(self, chosen: Chosen) -> bytes:
        """The digest of the filters as they stand on the pages of a list; reckoned once."""
        known = self._digests.get(chosen)
        if known is None:
            known = self._digests[chosen] = fingerprint(chosen, self._facets(chosen), self._chosen(chosen))
        return known

    @cached_property
    def _digests(self) -> dict[Chosen, bytes]:
        return {}

    def counted(self, length: int, number: int, shown: int) -> str:
        """How many tasks a list has, and which of them page `number` shows."""
        say, before = self._backdrop.say, (number - 1) * PER_PAGE
        if length <= PER_PAGE:
            return say("tasks_in_list", n=length)
        return say("tasks_range", n=length, first=before + 1, last=before + shown)

    def row(self, state: TaskState) -> Row:
        """A task's line; reckoned once."""
        known = self._rows.get(state.task.id)
        if known is None:
            known = self._rows[state.task.id] = task_row(self._backdrop, state)
        return known

    @cached_property
    def _rows(self) -> dict[str, Row]:
        return {}

    def _chosen(self, chosen: Chosen) -> tuple[Link, ...]:
        """The chosen filters, each leading to the list without it."""
        return tuple(
            self._backdrop.link(
                Said(self._backdrop.say("take_away", name=self._names[one]), self._backdrop.language),
                self.address(tuple(other for other in chosen if other != one)),
            )
            for one in chosen
        )

    def _facets(self, chosen: Chosen) -> tuple[Facet, ...]:
        """The filters as they stand on the pages of a list; reckoned once."""
        known = self._known_facets.get(chosen)
        if known is None:
            facets = (self._facet(name, chosen) for name in FACETS)
            known = self._known_facets[chosen] = tuple(facet for facet in facets if facet.options)
        return known

    @cached_property
    def _known_facets(self) -> dict[Chosen, tuple[Facet, ...]]:
        return {}

    def _facet(self, name: str, chosen: Chosen) -> Facet:
        """A filter as it stands on the page of `chosen`: only with values whose list was built."""
        others = tuple(one for one in chosen if one[0] != name)
        options = []
        for value, text in self.values[name]:
            target = in_facet_order((*others, (name, value)))
            held = self.lists.get(target)
            if held:
                address = addresses.quoted(self.address(target))
                options.append(Option(text, address, len(held), (name, value) in chosen))
        return Facet(name, self._backdrop.say(f"facet_{name}"), tuple(options))


def facet_values(content: Content, state: TaskState) -> Mapping[str, tuple[str, ...]]:
    """What a task answers to each filter; a task of two areas answers with both."""
    task, due = state.task, state.deadline.current
    return {
        "group": (state.group.value,),
        "stage": (state.stage.value,),
        "pace": (state.pace.value,) if state.pace else (),
        "category": (task.category,) if task.category else (),
        "area": _known_units(content, task.areas),
        "lead": _known_units(content, task.lead),
        "inspection": tuple(dict.fromkeys(task.inspection)),
        "due": (due.strftime("%Y-%m"),) if due else (),
    }


def _known_units(content: Content, identifiers: tuple[str, ...]) -> tuple[str, ...]:
    """The units' present ids, each once."""
    known = content.unit_by_id
    return tuple(dict.fromkeys(known[name].id if name in known else name for name in identifiers))


def in_facet_order(chosen: Sequence[tuple[str, str]]) -> Chosen:
    """Chosen filters in the one order in which addresses name them."""
    return tuple(sorted(chosen, key=lambda one: FACETS.index(one[0])))


def task_row(backdrop: Backdrop, state: TaskState) -> Row:
    """A task's line in a list."""
    link = backdrop.task(state.task.id)
    return Row(
        id=state.task.id,
        title=link.text,
        address=link.address,
        tag=backdrop.tag(state),
        areas=backdrop.unit_names(state.task.areas),
        lead=backdrop.unit_names(state.task.lead),
        limit=task_limit(backdrop, state),
        original=dated(backdrop, state.deadline.original) if state.deadline.changes else None,
        left="" if state.completed else left(backdrop, state),
        is_late=state.days_late > 0 and state.completed is None,
    )


def _lists_of(values: Mapping[str, tuple[str, ...]]) -> Iterator[Chosen]:
    """The lists, besides the plain one, in which a task stands."""
    for facet, held in values.items():
        for value in held:
            yield ((facet, value),)
    for one, other in PAIRS:
        for value in values[one]:
            for second in values[other]:
                yield ((one, value), (other, second))


def _named(backdrop: Backdrop, facet: str, present: set[str]) -> Iterator[tuple[str, Said]]:
    """The values of a filter in a reader's order, with their names."""
    content, own = backdrop.ledger.content, backdrop.own
    if facet in CLASSES:
        names = [(str(word), own(backdrop.told(meaning.name))) for word, meaning in CLASSES[facet]]
    elif facet == "category":
        names = [(key, backdrop.said(name)) for key, name in content.site.categories]
    elif facet == "inspection":
        names = [(inspection.id, backdrop.said(inspection.title)) for inspection in content.inspections]
    elif facet == "due":
        names = [(month, own(_month(backdrop, month))) for month in sorted(present)]
    else:
        names = [(unit.id, backdrop.said(unit.name)) for unit in content.units]
    known = {value for value, _ in names}
    yield from ((value, name) for value, name in names if value in present)
    yield from ((value, own(value)) for value in sorted(present - known))


def _month(backdrop: Backdrop, month: str) -> str:
    return backdrop.say.month(date.fromisoformat(f"{month}-01"))

