"""Plain pages made of definitions and small tables: how to read this site, reports upward, leaders on site."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from generator.ledger.changes import changes_since
from generator.ledger.meaning import GROUPS, LABELS, SCORES, TERMS, Meaning
from generator.ledger.state import ChangeKind, Group, Step, TaskState
from generator.ledger.upward import upward_report
from generator.ledger.visits import never_visited, visits
from generator.model.frozen import frozen
from generator.render.views.backdrop import FILLS, GROUP_FILLS, Backdrop, Day, Link, Tag
from generator.render.views.changes import ChangesView, Span, changes_view
from generator.render.views.tasks import Row, TaskLists
from generator.render.views.whole_lists import Visited, WholeList, link_to_all, visited_rows


@frozen
class Defined:
    """A word and what it means; `tag` where it is shown as a label."""

    name: str
    meaning: str
    tag: Tag | None = None


@frozen
class GuideView:
    """How to read this site."""

    classes: tuple[Defined, ...]
    groups: tuple[Defined, ...]
    steps: tuple[Defined, ...]
    terms: tuple[Defined, ...]
    scores: tuple[Defined, ...]


def guide_view(backdrop: Backdrop) -> GuideView:
    """Every class and figure, defined."""
    say = backdrop.say

    def defined(meaning: Meaning, fill: str = "") -> Defined:
        name = backdrop.told(meaning.name)
        return Defined(name, backdrop.told(meaning.definition), Tag(name, fill) if fill else None)

    return GuideView(
        classes=tuple(defined(meaning, FILLS[label]) for label, meaning in LABELS.items()),
        groups=tuple(defined(meaning, GROUP_FILLS[group]) for group, meaning in GROUPS.items()),
        steps=tuple(
            Defined(say(f"step_{step}"), say(f"means_{step}")) for step in Step
        ),
        terms=tuple(defined(meaning) for meaning in TERMS.values()),
        scores=tuple(defined(meaning) for meaning in SCORES.values()),
    )


# --- reports to the higher level -----------------------------------------------------------------------------------

SETTLING: Final = frozenset({ChangeKind.COMPLETED, ChangeKind.ACCEPTED, ChangeKind.ON_NOTICE, ChangeKind.CLOSED})


MOST_ROWS: Final = 30
MOST_OWED: Final = 5
MOST_VISITS: Final = 20
"""Of so many tasks these pages tell, the most pressing first; a list of its own has all of them."""


@frozen
class Owing:
    """A lead unit and the tasks on which it still has to report; `unit` is empty where no unit leads."""

    unit: Link
    rows: tuple[Row, ...]
    all: Link | None


@frozen
class ReportingView:
    """What is due to the higher level next, who still owes what, and what the report has to say."""

    sentence: str
    due: Day | None
    left: str
    reported: str
    owed: tuple[Owing, ...]
    settled: ChangesView | None
    moved: ChangesView | None
    late: tuple[Row, ...]
    late_all: Link | None


def reporting_view(backdrop: Backdrop, lists: TaskLists) -> ReportingView:
    """The report that is due next."""
    say, ledger = backdrop.say, backdrop.ledger
    late = tuple(lists.row(state) for state in ledger.tasks if state.group is Group.LATE)
    late_all = _late_list(backdrop, lists, len(late))
    report = upward_report(ledger)
    if report is None:
        return ReportingView(say("reporting_none"), None, "", "", (), None, None, late[:MOST_ROWS], late_all)
    since = report.first - timedelta(days=1)
    found = changes_since(ledger, since)

    def of(kinds: frozenset[ChangeKind]) -> ChangesView:
        return changes_view(backdrop, Span(since, ledger.as_of, [one for one in found if one.kind in kinds]))

    return ReportingView(
        sentence=say("reporting_sentence", first=say.day(report.first), last=say.day(report.due)),
        due=backdrop.day(report.due),
        left=say("days_left", n=report.days_left) if report.days_left else say("due_today"),
        reported=say("reporting_reported", n=len(report.reported), m=len(report.reported) + len(report.owed)),
        owed=tuple(_owing(backdrop, lists, unit, states) for unit, states in report.owed_by.items()),
        settled=of(SETTLING),
        moved=of(frozenset({ChangeKind.DEADLINE_MOVED})),
        late=late[:MOST_ROWS],
        late_all=late_all,
    )


def _late_list(backdrop: Backdrop, lists: TaskLists, count: int) -> Link | None:
    """All late tasks are a filter's list."""
    if count <= MOST_ROWS:
        return None
    return backdrop.link(backdrop.say("all_tasks", n=count), lists.address((("group", Group.LATE.value),)))


def _owing(backdrop: Backdrop, lists: TaskLists, unit: str, states: Sequence[TaskState]) -> Owing:
    return Owing(
        backdrop.unit(unit) if unit else Link(backdrop.own(backdrop.say("unknown")), ""),
        tuple(lists.row(state) for state in states[:MOST_OWED]),
        link_to_all(backdrop, owed_list(backdrop, unit, states), MOST_OWED),
    )


def owed_list(backdrop: Backdrop, unit: str, states: Sequence[TaskState]) -> WholeList:
    """The tasks on which a unit still has to report; `unit` is empty where none leads."""
    say = backdrop.say
    name = backdrop.unit(unit).text if unit else say("unknown")
    return WholeList("reporting", f"owed={unit}", f"{say('reporting_owed')}{say('colon')}{name}", states)


# --- leaders on site -----------------------------------------------------------------------------------------------


@frozen
class VisitsView:
    """Which tasks leaders have looked at on site, and which never."""

    sentence: str
    never: tuple[Row, ...]
    never_all: Link | None
    visited: tuple[Visited, ...]
    visited_all: Link | None


def visits_view(backdrop: Backdrop, lists: TaskLists) -> VisitsView:
    """Tasks by their last meeting of kind `site`; those that were never visited first, the late ones on top."""
    never, visited = never_list(backdrop), visited_list(backdrop)
    return VisitsView(
        sentence=backdrop.say("visits_never_sentence", n=len(never.states), m=len(backdrop.ledger.tasks)),
        never=tuple(lists.row(state) for state in never.states[:MOST_VISITS]),
        never_all=link_to_all(backdrop, never, MOST_VISITS),
        visited=visited_rows(backdrop, lists, visited.states[:MOST_VISITS], visited.meetings),
        visited_all=link_to_all(backdrop, visited, MOST_VISITS),
    )


def never_list(backdrop: Backdrop) -> WholeList:
    """The tasks that no meeting on site was ever about."""
    states = sorted(never_visited(backdrop.ledger), key=_urgency)
    return WholeList("visits", "visited=never", backdrop.say("visits_never"), states)


def visited_list(backdrop: Backdrop) -> WholeList:
    """The tasks that a meeting on site was about, each with the last one."""
    last = {task: meetings[-1] for task, meetings in visits(backdrop.ledger).items()}
    states = [state for state in backdrop.ledger.tasks if state.task.id in last]
    return WholeList("visits", "visited=all", backdrop.say("visits_done"), states, last)


def cut_lists(backdrop: Backdrop) -> Iterator[WholeList]:
    """The lists of which these pages show the beginning only."""
    yield from (whole for whole in (never_list(backdrop), visited_list(backdrop)) if len(whole.states) > MOST_VISITS)
    report = upward_report(backdrop.ledger)
    for unit, states in report.owed_by.items() if report else ():
        if len(states) > MOST_OWED:
            yield owed_list(backdrop, unit, states)


def _urgency(state: TaskState) -> tuple[bool, int, str]:
    """Late tasks first, then by deadline."""
    due = state.deadline.current
    return (state.group is not Group.LATE, (due - date.min).days if due else 10**7, state.task.id)
