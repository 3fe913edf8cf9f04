"""Plain pages made of definitions and small tables: how to read this site, reports upward, leaders on site."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from generator.ledger.meaning import GROUPS, LABELS, SCORES, TERMS, Meaning
from generator.ledger.state import Change, ChangeKind, Group, Step, TaskState
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

SETTLING = frozenset({ChangeKind.COMPLETED, ChangeKind.ACCEPTED, ChangeKind.ON_NOTICE, ChangeKind.CLOSED})


@dataclass(frozen=True, slots=True)
class ReportingView:
    """What is due to the higher level next, and what it has to say."""

    sentence: str
    due: Day | None
    settled: ChangesView
    moved: ChangesView
    late: tuple[Row, ...]
    following: tuple[tuple[str, Day], ...]


def reporting_view(backdrop: Backdrop, lists: TaskLists, changes: tuple[Change, ...]) -> ReportingView:
    """The report that is due next; `changes` are those since the day on which the last one was due."""
    say, as_of = backdrop.say, backdrop.ledger.as_of
    day = backdrop.ledger.content.site.reports_due
    due = next_report(as_of, day) if day else None
    since = last_report(as_of, day) if day else as_of - timedelta(days=30)

    def of(kinds: frozenset[ChangeKind]) -> ChangesView:
        return changes_view(backdrop, Span(since, as_of, [change for change in changes if change.kind in kinds]))

    late = [state for state in backdrop.ledger.tasks if state.group is Group.LATE]
    return ReportingView(
        sentence=say("reporting_sentence", month=say.month(due), day=say.day(due)) if due else say("reporting_none"),
        due=backdrop.any_day(due),
        settled=of(SETTLING),
        moved=of(frozenset({ChangeKind.DEADLINE_MOVED})),
        late=tuple(lists.row(state) for state in late),
        following=_following(backdrop, due, day),
    )


def next_report(as_of: date, day: int) -> date:
    """The first reporting day on or after `as_of`; in shorter months the last day of the month."""
    this = _in_month(as_of, day)
    return this if this >= as_of else _in_month(as_of.replace(day=1) + timedelta(days=32), day)


def last_report(as_of: date, day: int) -> date:
    """The last reporting day before `as_of`."""
    this = _in_month(as_of, day)
    return this if this < as_of else _in_month(as_of.replace(day=1) - timedelta(days=1), day)


def _in_month(month: date, day: int) -> date:
    return month.replace(day=min(day, monthrange(month.year, month.month)[1]))


def _following(backdrop: Backdrop, due: date | None, day: int | None) -> tuple[tuple[str, Day], ...]:
    found: list[tuple[str, Day]] = []
    while due and day and len(found) < 3:
        due = next_report(due + timedelta(days=1), day)
        found.append((backdrop.say.month(due), backdrop.day(due)))
    return tuple(found)


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
    visited: tuple[Visited, ...]


def visits_view(backdrop: Backdrop, lists: TaskLists) -> VisitsView:
    """Tasks by their last meeting of kind `site`."""
    last: dict[str, tuple[date, Link]] = {}
    for meeting in backdrop.ledger.content.meetings:
        if meeting.kind == "site" and meeting.date and meeting.date <= backdrop.ledger.as_of:
            named = {*meeting.tasks, *(name for decision in meeting.decisions for name in decision.task)}
            for name in named:
                if name not in last or last[name][0] < meeting.date:
                    last[name] = (meeting.date, backdrop.to(meeting))
    states = backdrop.ledger.tasks
    never = [state for state in states if state.task.id not in last]
    return VisitsView(
        sentence=backdrop.say("visits_never_sentence", n=len(never), m=len(states)),
        never=tuple(lists.row(state) for state in sorted(never, key=_urgency)),
        visited=tuple(
            Visited(lists.row(state), last[state.task.id][1], backdrop.day(last[state.task.id][0]))
            for state in states if state.task.id in last
        ),
    )


def _urgency(state: TaskState) -> tuple[bool, int, str]:
    """Late tasks first, then by deadline."""
    due = state.deadline.current
    return (state.group is not Group.LATE, (due - date.min).days if due else 10**7, state.task.id)
