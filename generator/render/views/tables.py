"""Plain pages made of definitions and small tables: how to read this site, reports upward, leaders on site."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from generator.ledger.changes import changes_since
from generator.ledger.meaning import GROUPS, LABELS, SCORES, TERMS, Meaning
from generator.ledger.state import ChangeKind, Group, Step, TaskState
from generator.ledger.upward import upward_report
from generator.ledger.visits import never_visited, visits
from generator.render.views.backdrop import FILLS, GROUP_FILLS, Backdrop, Day, Link, Tag
from generator.render.views.changes import ChangesView, Span, changes_view
from generator.render.views.tasks import Row, TaskLists


@dataclass(frozen=True, slots=True)
class Defined:
    """A word and what it means; `tag` where it is shown as a label."""

    name: str
    meaning: str
    tag: Tag | None = None


@dataclass(frozen=True, slots=True)
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


MOST_ROWS: Final = 50
MOST_OWED: Final = 10
"""Of so many tasks these pages tell, the most pressing first; of the others they give the number."""


@dataclass(frozen=True, slots=True)
class Owing:
    """A lead unit and the tasks on which it still has to report; `unit` is empty where no unit leads."""

    unit: Link
    rows: tuple[Row, ...]
    more: int


@dataclass(frozen=True, slots=True)
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
    late_more: int


def reporting_view(backdrop: Backdrop, lists: TaskLists) -> ReportingView:
    """The report that is due next."""
    say, ledger = backdrop.say, backdrop.ledger
    late = tuple(lists.row(state) for state in ledger.tasks if state.group is Group.LATE)
    report = upward_report(ledger)
    if report is None:
        return ReportingView(say("reporting_none"), None, "", "", (), None, None, late[:MOST_ROWS], max(0, len(late) - MOST_ROWS))
    since = report.first - timedelta(days=1)
    found = changes_since(ledger, since)

    def of(kinds: frozenset[ChangeKind]) -> ChangesView:
        return changes_view(backdrop, Span(since, ledger.as_of, [one for one in found if one.kind in kinds]))

    return ReportingView(
        sentence=say("reporting_sentence", first=say.day(report.first), last=say.day(report.due)),
        due=backdrop.day(report.due),
        left=say("days_left", n=report.days_left) if report.days_left else say("due_today"),
        reported=say("reporting_reported", n=len(report.reported), m=len(report.reported) + len(report.owed)),
        owed=tuple(
            Owing(
                backdrop.unit(unit) if unit else Link(backdrop.own(say("unknown")), ""),
                tuple(lists.row(state) for state in states[:MOST_OWED]),
                max(0, len(states) - MOST_OWED),
            )
            for unit, states in report.owed_by.items()
        ),
        settled=of(SETTLING),
        moved=of(frozenset({ChangeKind.DEADLINE_MOVED})),
        late=late[:MOST_ROWS],
        late_more=max(0, len(late) - MOST_ROWS),
    )


# --- leaders on site -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Visited:
    """A task with the last meeting on site about it."""

    row: Row
    meeting: Link
    date: Day | None


@dataclass(frozen=True, slots=True)
class VisitsView:
    """Which tasks leaders have looked at on site, and which never."""

    sentence: str
    never: tuple[Row, ...]
    never_more: int
    visited: tuple[Visited, ...]


def visits_view(backdrop: Backdrop, lists: TaskLists) -> VisitsView:
    """Tasks by their last meeting of kind `site`; those that were never visited first, the late ones on top."""
    ledger = backdrop.ledger
    known, never = visits(ledger), never_visited(ledger)
    last = {task: meetings[-1] for task, meetings in known.items()}
    return VisitsView(
        sentence=backdrop.say("visits_never_sentence", n=len(never), m=len(ledger.tasks)),
        never=tuple(lists.row(state) for state in sorted(never, key=_urgency)[:MOST_ROWS]),
        never_more=max(0, len(never) - MOST_ROWS),
        visited=tuple(
            Visited(lists.row(state), backdrop.to(last[state.task.id]), backdrop.any_day(last[state.task.id].date))
            for state in [state for state in ledger.tasks if state.task.id in last][:MOST_ROWS]
        ),
    )


def _urgency(state: TaskState) -> tuple[bool, int, str]:
    """Late tasks first, then by deadline."""
    due = state.deadline.current
    return (state.group is not Group.LATE, (due - date.min).days if due else 10**7, state.task.id)
