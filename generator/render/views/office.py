"""What the internal edition alone shows on the pages of tasks, meetings and checks."""

from __future__ import annotations

from generator.ledger.meaning import READINESS
from generator.ledger.state import TaskState
from generator.model.frozen import frozen
from generator.model.text import Said, Text
from generator.render.views.backdrop import Backdrop


@frozen
class Item:
    """A named text for the office."""

    name: str
    text: Said


@frozen
class ReadyItem:
    """One thing that an inspector will ask for, met or missing."""

    name: str
    is_met: bool


@frozen
class TaskOffice:
    """What the office knows of a task beyond the public record."""

    items: tuple[Item, ...]
    phone: str
    readiness: tuple[ReadyItem, ...]
    share: str


def task_office(backdrop: Backdrop, state: TaskState) -> TaskOffice:
    """The office's part of a task's page."""
    known = state.task.internal
    say = backdrop.say
    items = items_of(
        backdrop,
        ("officer", known.officer if known else None),
        ("root_cause", known.root_cause if known else None),
        ("corrective_plan", known.corrective_plan if known else None),
        ("difficulties", known.difficulties if known else None),
        ("accountability", known.accountability if known else None),
        ("office_notes", known.notes if known else None),
    )
    readiness = state.readiness
    listed = [ReadyItem(backdrop.told(READINESS[item].name), is_met=True) for item in readiness.met]
    listed += [ReadyItem(backdrop.told(READINESS[item].name), is_met=False) for item in readiness.missing]
    return TaskOffice(items, known.phone if known else "", tuple(listed), say.percent(readiness.share))


def items_of(backdrop: Backdrop, *named: tuple[str, Text | None]) -> tuple[Item, ...]:
    """Those of the named texts that hold something."""
    return tuple(Item(backdrop.say(key), backdrop.said(text)) for key, text in named if text)
