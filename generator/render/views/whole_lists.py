"""The lists of tasks that other pages show the beginning of, each whole and in pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from types import MappingProxyType

from generator.ledger.state import TaskState
from generator.model.records import Meeting
from generator.render import addresses
from generator.render.views.backdrop import Backdrop, Day, Link
from generator.render.views.paging import Step, page_count, part, steps
from generator.render.views.tasks import Row, TaskLists


@dataclass(frozen=True, slots=True)
class WholeList:
    """All tasks of a list. `folder` is the section that it belongs to; `name` holds a `=`, so that no record is called so."""

    folder: str
    name: str
    title: str
    states: Sequence[TaskState]
    meetings: Mapping[str, Meeting] = field(default_factory=lambda: MappingProxyType({}))
    """The last meeting on site by task, where the list is one of visits."""


@dataclass(frozen=True, slots=True)
class Visited:
    """A task with the last meeting on site about it."""

    row: Row
    meeting: Link
    date: Day | None


@dataclass(frozen=True, slots=True)
class WholeListView:
    """One page of a list: its tasks, or its visits."""

    title: str
    counted: str
    rows: tuple[Row, ...]
    visited: tuple[Visited, ...]
    paging: tuple[Step, ...]


def link_to_all(backdrop: Backdrop, whole: WholeList, shown: int) -> Link | None:
    """The link from the page that shows the first tasks to the list of all; None where all are shown."""
    if len(whole.states) <= shown:
        return None
    text = backdrop.say("all_tasks", n=len(whole.states))
    return backdrop.link(text, addresses.whole(backdrop.language, whole.folder, whole.name))


def whole_list_view(backdrop: Backdrop, lists: TaskLists, whole: WholeList, number: int) -> WholeListView:
    """Page `number` of a list."""
    shown = part(whole.states, number)
    is_visits = bool(whole.meetings)
    return WholeListView(
        title=whole.title,
        counted=lists.counted(len(whole.states), number, len(shown)),
        rows=() if is_visits else tuple(lists.row(state) for state in shown),
        visited=visited_rows(backdrop, lists, shown, whole.meetings) if is_visits else (),
        paging=steps(
            partial(addresses.whole, backdrop.language, whole.folder, whole.name), number, page_count(len(whole.states)),
        ),
    )


def visited_rows(
    backdrop: Backdrop, lists: TaskLists, states: Sequence[TaskState], meetings: Mapping[str, Meeting],
) -> tuple[Visited, ...]:
    """Tasks with the last meeting on site about each."""
    return tuple(
        Visited(lists.row(state), backdrop.to(last), backdrop.any_day(last.date))
        for state in states for last in (meetings[state.task.id],)
    )
