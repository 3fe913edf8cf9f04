"""Plain pages made of definitions and small tables: how to read this site, reports upward, leaders on site."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from generator.ledger.changes import changes_since
from generator.ledger.meaning import GROUPS, LABELS, SCORES, TERMS, Meaning
from generator.ledger.state import ChangeKind, Group, Step, TaskState
from generator.ledger.upward import UpwardReport, upward_report
from generator.ledger.visits import never_visited, visits
from generator.model.frozen import frozen
from generator.render.views.backdrop import FILLS, GROUP_FILLS, Backdrop, Day, Link, Tag
from generator.render.views.changes import ChangesView, Span, changes_view, newest_first
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


MOST_ROWS: Final = 20
MOST_CHANGES: Final = 15
MOST_OWED: Final = 5
MOST_OWED_BY_ALL: Final = 20
MOST_VISITS: Final = 20
"""Of so many tasks these pages tell, the most pressing first; a list of its own has all of them.

Where all units together owe more than `MOST_OWED_BY_ALL`, each unit is one line that leads to its list.
"""


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
    settled_all: Link | None
    moved: ChangesView | None
    moved_all: Link | None
    late: tuple[Row, ...]
    late_all: Link | None


def reporting_view(backdrop: Backdrop, lists: TaskLists) -> ReportingView:
    """The report that is due next."""
    say, ledger = backdrop.say, backdrop.ledger
    late = tuple(lists.row(state) for state in ledger.tasks if state.group is Group.LATE)
    late_all = _late_list(backdrop, lists, len(late))
    report = upward_report(ledger)
    if report is None:
        return ReportingView(say("reporting_none"), None, "", "", (), None, None, None, None, late[:MOST_ROWS], late_all)
    settled, moved = _told(backdrop, report)
    most = _most_owed(report)
    return ReportingView(
        sentence=say("reporting_sentence", first=say.day(report.first), last=say.day(report.due)),
        due=backdrop.day(report.due),
        left=say("days_left", n=report.days_left) if report.days_left else say("due_today"),
        reported=say("reporting_reported", n=len(report.reported), m=len(report.reported) + len(report.owed)),
        owed=tuple(_owing(backdrop, lists, unit, states, most) for unit, states in report.owed_by.items()),
        settled=changes_view(backdrop, settled.span, MOST_CHANGES),
        settled_all=link_to_all(backdrop, settled.whole, 0) if settled.is_cut else None,
        moved=changes_view(backdrop, moved.span, MOST_CHANGES),
        moved_all=link_to_all(backdrop, moved.whole, 0) if moved.is_cut else None,
        late=late[:MOST_ROWS],
        late_all=late_all,
    )


def _late_list(backdrop: Backdrop, lists: TaskLists, count: int) -> Link | None:
    """All late tasks are a filter's list."""
    if count <= MOST_ROWS:
        return None
    return backdrop.link(backdrop.say("all_tasks", n=count), lists.address((("group", Group.LATE.value),)))


@frozen
class Told:
    """What a report has to say of one kind: the changes, and the list of all their tasks."""

    span: Span
    whole: WholeList

    @property
    def is_cut(self) -> bool:
        return len(self.span.changes) > MOST_CHANGES


def _told(backdrop: Backdrop, report: UpwardReport) -> tuple[Told, Told]:
    """What was settled in the report's period, and which deadlines were moved."""
    since = report.first - timedelta(days=1)
    found = changes_since(backdrop.ledger, since)
    known = backdrop.ledger.task_by_id

    def of(name: str, title: str, kinds: frozenset[ChangeKind]) -> Told:
        span = Span(since, backdrop.ledger.as_of, [one for one in found if one.kind in kinds])
        tasks = dict.fromkeys(change.task for change in newest_first(span.changes) if change.task in known)
        return Told(span, WholeList("reporting", name, backdrop.say(title), [known[task] for task in tasks]))

    return (
        of("settled=all", "reporting_completed", SETTLING),
        of("moved=all", "reporting_moved", frozenset({ChangeKind.DEADLINE_MOVED})),
    )


def _most_owed(report: UpwardReport) -> int:
    """How many tasks of each unit are shown before its list."""
    shown = sum(min(len(states), MOST_OWED) for states in report.owed_by.values())
    return MOST_OWED if shown <= MOST_OWED_BY_ALL else 0


def _owing(backdrop: Backdrop, lists: TaskLists, unit: str, states: Sequence[TaskState], most: int) -> Owing:
    return Owing(
        backdrop.unit(unit) if unit else Link(backdrop.own(backdrop.say("unknown")), ""),
        tuple(lists.row(state) for state in states[:most]),
        link_to_all(backdrop, owed_list(backdrop, unit, states), most),
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
    if report is None:
        return
    yield from (told.whole for told in _told(backdrop, report) if told.is_cut)
    most = _most_owed(report)
    for unit, states in report.owed_by.items():
        if len(states) > most:
            yield owed_list(backdrop, unit, states)


def _urgency(state: TaskState) -> tuple[bool, int, str]:
    """Late tasks first, then by deadline."""
    due = state.deadline.current
    return (state.group is not Group.LATE, (due - date.min).days if due else 10**7, state.task.id)
