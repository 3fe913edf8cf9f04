"""What changed between two days, as lines that each lead to their task."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from generator.ledger.state import Change
from generator.render import addresses
from generator.render.views.backdrop import Backdrop, Day, Link


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One change: its day, and its sentence as a link to the task."""

    day: Day
    link: Link


@dataclass(frozen=True, slots=True)
class ChangesView:
    """The changes from one day to another, newest first; `since` names the first day."""

    since: Day
    until: Day
    title: str
    lines: tuple[ChangeLine, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """Changes between two days, as the ledger reckons them."""

    since: date
    until: date
    changes: Sequence[Change]


def changes_view(backdrop: Backdrop, span: Span, most: int | None = None) -> ChangesView:
    """The changes of a span, at most so many of the newest."""
    newest = sorted(span.changes, key=lambda change: change.on, reverse=True)
    return ChangesView(
        since=backdrop.day(span.since),
        until=backdrop.day(span.until),
        title=backdrop.say("changed_since", day=backdrop.say.day(span.since)),
        lines=tuple(_line(backdrop, change) for change in newest[:most]),
    )


def _line(backdrop: Backdrop, change: Change) -> ChangeLine:
    known = change.task in backdrop.ledger.task_by_id
    address = addresses.record(backdrop.language, "tasks", change.task) if known else ""
    return ChangeLine(backdrop.day(change.on), backdrop.link(backdrop.own(backdrop.told(change.sentence)), address))
