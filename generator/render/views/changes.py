"""What changed between two days, as lines that each lead to their task."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Final

from generator.ledger.changes import changes_since
from generator.ledger.phrases import named
from generator.ledger.state import Change, Ledger
from generator.render import addresses
from generator.render.views.backdrop import Backdrop, Day, Link

MONTH: Final = timedelta(days=30)
WEEK: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One change: its day, and its sentence as a link to the task; and in parts, for lists by task.

    `said` is the sentence without the task's name in front, where it begins with it.
    """

    day: Day
    link: Link
    task: Link
    id: str
    said: str


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """What changed in a task on a day."""

    day: Day
    task: Link
    id: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChangesView:
    """The changes from one day to another, newest first; `since` names the first day."""

    since: Day
    until: Day
    title: str
    lines: tuple[ChangeLine, ...]
    more: int
    """How many are not among the lines."""

    @property
    def groups(self) -> tuple[ChangeGroup, ...]:
        """The lines by day and task."""
        return grouped(self.lines)


@dataclass(frozen=True, slots=True)
class Span:
    """Changes between two days, as the ledger reckons them."""

    since: date
    until: date
    changes: Sequence[Change]


def span_since_last(ledger: Ledger) -> Span:
    """The changes since last time: since the data of the newest issue that is a week old, else in 30 days."""
    issued = [b.data_date for b in ledger.content.bulletins if b.date is None or b.date <= ledger.as_of]
    since = max((day for day in issued if day is not None and day <= ledger.as_of - WEEK), default=ledger.as_of - MONTH)
    return Span(since, ledger.as_of, changes_since(ledger, since))


def changes_view(backdrop: Backdrop, span: Span, most: int | None = None) -> ChangesView:
    """The changes of a span, at most so many of the newest."""
    newest = sorted(span.changes, key=lambda change: change.on, reverse=True)
    return ChangesView(
        since=backdrop.day(span.since),
        until=backdrop.day(span.until),
        title=backdrop.say("changed_since", day=backdrop.say.day(span.since)),
        lines=tuple(_line(backdrop, change) for change in newest[:most]),
        more=len(newest) - len(newest[:most]),
    )


def grouped(lines: Sequence[ChangeLine]) -> tuple[ChangeGroup, ...]:
    """Lines of one day and one task that follow each other, together."""
    groups = []
    for _, held in groupby(lines, key=lambda line: (line.day, line.id)):
        first, *others = held
        groups.append(ChangeGroup(first.day, first.task, first.id, tuple(line.said for line in (first, *others))))
    return tuple(groups)


def _line(backdrop: Backdrop, change: Change) -> ChangeLine:
    state = backdrop.ledger.task_by_id.get(change.task)
    address = addresses.record(backdrop.language, "tasks", change.task) if state else ""
    sentence = backdrop.told(change.sentence)
    said = sentence
    if state:
        name = backdrop.told(named(state.task))
        for colon in ("：", ": "):
            said = said.removeprefix(f"{name}{colon}")
    return ChangeLine(
        day=backdrop.day(change.on),
        link=backdrop.link(backdrop.own(sentence), address),
        task=backdrop.task(change.task),
        id=change.task,
        said=said[:1].upper() + said[1:],
    )
