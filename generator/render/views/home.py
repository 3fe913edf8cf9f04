"""The home page: the state in one sentence, four figures, what changed, progress by area, what is due, the newest issue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from generator.ledger.state import TaskState
from generator.model.frozen import frozen
from generator.render import addresses
from generator.render.charts.values import BurnUp, Strip
from generator.render.views.backdrop import Backdrop, Day, Link
from generator.render.views.bulletins import BulletinLine, Prints, bulletin_line, bulletins_issued
from generator.render.views.changes import ChangesView, Span, changes_view
from generator.render.views.tally import Tally, TallyRow, figures_sentence, tally, tally_rows
from generator.render.views.tasks import Row, TaskLists
from generator.render.views.whole_lists import WholeList, link_to_all

SOON: Final = timedelta(days=30)
MOST_CHANGES: Final = 12
MOST_DUE: Final = 12


@frozen
class MonthRow:
    """The tasks that fall due in a month."""

    link: Link
    count: int
    bar: Strip


@frozen
class HomeView:
    """The home page."""

    title: str
    sentence: str
    tally: Tally
    as_of: Day
    changes: ChangesView | None
    more_changes: Link
    areas: tuple[TallyRow, ...]
    due: tuple[Row, ...]
    due_all: Link | None
    nothing_due: str
    bulletin: BulletinLine | None
    burn_up: BurnUp | None
    months: tuple[MonthRow, ...]
    guide: Link


def home_view(backdrop: Backdrop, lists: TaskLists, span: Span | None, prints: Prints) -> HomeView:
    """The view of the home page; `span` are the changes since last time, `prints` the PDFs that there are."""
    say, language, as_of = backdrop.say, backdrop.language, backdrop.ledger.as_of
    counted = tally(lists, backdrop, backdrop.ledger.tasks)
    issues = bulletins_issued(backdrop)
    due = due_list(backdrop)
    return HomeView(
        title=str(backdrop.said(backdrop.ledger.content.site.title)),
        sentence=figures_sentence(backdrop, "state_sentence", counted) if counted.total else say("state_none"),
        tally=counted,
        as_of=backdrop.day(as_of),
        changes=changes_view(backdrop, span, MOST_CHANGES) if span else None,
        more_changes=backdrop.link(say("all_changes"), addresses.listing(language, "changes")),
        areas=area_rows(backdrop, lists),
        due=tuple(lists.row(state) for state in due.states[:MOST_DUE]),
        due_all=link_to_all(backdrop, due, MOST_DUE),
        nothing_due=say("nothing_due", day=say.day(as_of + SOON)),
        bulletin=bulletin_line(backdrop, issues[0], prints) if issues else None,
        burn_up=burn_up(backdrop),
        months=month_rows(backdrop, lists),
        guide=backdrop.link(say("what_classes_mean"), addresses.listing(language, "guide")),
    )


def due_list(backdrop: Backdrop) -> WholeList:
    """The tasks due soon, as a list of its own."""
    return WholeList("tasks", "due=soon", backdrop.say("due_soon"), due_soon(backdrop))


def cut_lists(backdrop: Backdrop) -> Iterator[WholeList]:
    """The lists of which the page shows the beginning only."""
    due = due_list(backdrop)
    if len(due.states) > MOST_DUE:
        yield due


def area_rows(backdrop: Backdrop, lists: TaskLists) -> tuple[TallyRow, ...]:
    """Progress by area, in the order of `units.yaml`."""
    areas = [unit for unit in backdrop.ledger.content.units if unit.kind == "area"]
    return tally_rows(lists, backdrop, "area", ((area.id, backdrop.unit(area.id)) for area in areas))


def due_soon(backdrop: Backdrop) -> list[TaskState]:
    """Open tasks whose present deadline falls within the next 30 days, the nearest first."""
    as_of = backdrop.ledger.as_of

    def near(state: TaskState) -> date | None:
        due = state.deadline.current
        return due if due and state.completed is None and as_of <= due <= as_of + SOON else None

    found = [(due, state.task.id, state) for state in backdrop.ledger.tasks if (due := near(state))]
    return [state for _, _, state in sorted(found, key=lambda one: one[:2])]


def burn_up(backdrop: Backdrop) -> BurnUp | None:
    """Completed against planned, at the end of each month from the first to the last deadline or completion."""
    ledger, say = backdrop.ledger, backdrop.say
    planned = [state.deadline.original for state in ledger.tasks if state.deadline.original]
    completed = [state.completed for state in ledger.tasks if state.completed]
    if len(planned) < 2:
        return None
    first = min(*planned, *completed) if completed else min(planned)
    months = month_ends(first - timedelta(days=31), max(*planned, ledger.as_of))
    past = [month for month in months if month < ledger.as_of]
    by_now = sum(1 for day in planned if day <= ledger.as_of)
    return BurnUp(
        title=say("chart_burn"),
        description=say("chart_burn_told", day=say.day(ledger.as_of), actual=len(completed), total=len(ledger.tasks),
                        planned=by_now),
        months=months,
        planned=tuple(sum(1 for day in planned if day <= month) for month in months),
        actual=tuple(sum(1 for day in completed if day <= month) for month in months[:len(past) + 1]),
    )


def month_ends(first: date, last: date) -> tuple[date, ...]:
    """The last days of the months from that of `first` to that of `last`."""
    ends = []
    month = first.replace(day=1)
    while month <= last:
        following = (month + timedelta(days=32)).replace(day=1)
        ends.append(following - timedelta(days=1))
        month = following
    return tuple(ends)


def month_rows(backdrop: Backdrop, lists: TaskLists) -> tuple[MonthRow, ...]:
    """How many tasks fall due in each month, by their present deadlines."""
    months = [((("due", month),), name) for month, name in lists.values["due"]]
    most = max((len(lists.lists[chosen]) for chosen, _ in months), default=0)
    rows = []
    for chosen, name in months:
        states = lists.lists[chosen]
        bar = replace(tally(lists, backdrop, states).strip, whole=most)
        rows.append(MonthRow(backdrop.link(name, lists.address(chosen)), len(states), bar))
    return tuple(rows)
