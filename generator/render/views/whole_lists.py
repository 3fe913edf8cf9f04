"""The lists of tasks and decisions that other pages show the beginning of, each whole and in pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from functools import partial
from types import MappingProxyType

from generator.ledger.state import DecisionState, TaskState
from generator.model.frozen import frozen
from generator.model.records import Meeting
from generator.render import addresses
from generator.render.views.backdrop import Backdrop, Day, Link
from generator.render.views.meetings import DecisionRow, decision_row
from generator.render.views.paging import Step, page_count, part, steps
from generator.render.views.tasks import Row, TaskLists


@frozen
class WholeList:
    """All of a list. `folder` is the section that it belongs to; `name` holds a `=`, so that no record is called so."""

    folder: str
    name: str
    title: str
    states: Sequence[TaskState] = ()
    meetings: Mapping[str, Meeting] = field(default_factory=lambda: MappingProxyType({}))
    """The last meeting on site by task, where the list is one of visits."""
    decisions: Sequence[DecisionState] = ()
    """The decisions of meetings, where the list is one of those: then it has no tasks."""

    def __len__(self) -> int:
        return len(self.decisions or self.states)


@frozen
class Visited:
    """A task with the last meeting on site about it."""

    row: Row
    meeting: Link
    date: Day | None


@frozen
class WholeListView:
    """One page of a list: its tasks, its visits, or its decisions."""

    title: str
    counted: str
    rows: tuple[Row, ...]
    visited: tuple[Visited, ...]
    decisions: tuple[DecisionRow, ...]
    paging: tuple[Step, ...]


def link_to_all(backdrop: Backdrop, whole: WholeList, shown: int) -> Link | None:
    """The link from the page that shows the first tasks to the list of all; None where all are shown."""
    if len(whole) <= shown:
        return None
    text = backdrop.say("all_decisions" if whole.decisions else "all_tasks", n=len(whole))
    return backdrop.link(text, addresses.whole(backdrop.language, whole.folder, whole.name))


def whole_list_view(backdrop: Backdrop, lists: TaskLists, whole: WholeList, number: int) -> WholeListView:
    """Page `number` of a list."""
    shown, decisions = part(whole.states, number), part(whole.decisions, number)
    is_visits = bool(whole.meetings)
    counted = (
        backdrop.say("decisions_counted", n=len(whole)) if whole.decisions
        else lists.counted(len(whole), number, len(shown))
    )
    return WholeListView(
        title=whole.title,
        counted=counted,
        rows=() if is_visits else tuple(lists.row(state) for state in shown),
        visited=visited_rows(backdrop, lists, shown, whole.meetings) if is_visits else (),
        decisions=tuple(decision_row(backdrop, state) for state in decisions),
        paging=steps(partial(addresses.whole, backdrop.language, whole.folder, whole.name), number, page_count(len(whole))),
    )


def visited_rows(
    backdrop: Backdrop, lists: TaskLists, states: Sequence[TaskState], meetings: Mapping[str, Meeting],
) -> tuple[Visited, ...]:
    """Tasks with the last meeting on site about each."""
    return tuple(
        Visited(lists.row(state), backdrop.to(last), backdrop.any_day(last.date))
        for state in states for last in (meetings[state.task.id],)
    )
