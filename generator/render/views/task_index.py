"""The task list as script files, for the free combination of filters: they load from a folder as from a server."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

from generator.ledger.state import Label
from generator.model.output import File
from generator.render import addresses
from generator.render.views.backdrop import Backdrop, Day
from generator.render.views.tasks import FACETS, Row, TaskLists, facet_values

PER_PART: Final = 1000
SPOKEN: Final = (
    "any", "sort_by", "sort_number", "sort_due", "sort_state", "reset", "found", "show_more", "copy_link", "copied",
    "no_tasks_here", "list_of_tasks", "column_task", "column_state", "column_lead", "column_due", "tasks", "deadline_was", "is",
)
LATE_FIRST: Final = (
    Label.OVERDUE, Label.RESURFACED, Label.BEHIND, Label.NOT_STARTED, Label.ON_SCHEDULE, Label.AHEAD,
    Label.COMPLETED, Label.ACCEPTED, Label.ON_NOTICE, Label.CLOSED,
)


def task_index(backdrop: Backdrop, lists: TaskLists) -> Iterator[File]:
    """The files, the first of which names the others."""
    language, states = backdrop.language, backdrop.ledger.tasks
    parts = []
    for number, first in enumerate(range(0, len(states), PER_PART), start=1):
        address = addresses.task_list(language, number)
        parts.append(address)
        rows = [
            _row(backdrop, lists.row(state), state.label, state.deadline.current.isoformat() if state.deadline.current else "")
            | {"facets": [values[facet] for facet in FACETS]}
            for state in states[first:first + PER_PART]
            for values in (facet_values(backdrop.ledger.content, state),)
        ]
        yield _script(address, number, rows)
    head = {
        "facets": [
            {
                "id": facet, "name": backdrop.say(f"facet_{facet}"),
                "values": [(value, str(name)) for value, name in lists.values[facet]],
            }
            for facet in FACETS
        ],
        "words": {key: backdrop.say.pattern(key) for key in SPOKEN},
        "parts": parts,
    }
    yield _script(addresses.task_list(language), 0, head)


def _row(backdrop: Backdrop, row: Row, label: Label, due: str) -> dict[str, object]:
    known: dict[str, object] = {
        "address": row.address,
        "title": row.title.text,
        "lang": "" if row.title.language == backdrop.language else row.title.language,
        "small": f"{row.id}{backdrop.say('dot')}{row.areas}" if row.areas else row.id,
        "label": row.tag.text,
        "fill": row.tag.fill,
        "lead": row.lead,
        "limit": row.limit.text,
        "day": _day(row.limit.day),
        "was": _day(row.original.day if row.original else None),
        "left": row.left,
        "late": row.is_late,
        "due": due,
        "rank": LATE_FIRST.index(label),
    }
    return {key: value for key, value in known.items() if value != "" and value is not False}


def _day(day: Day | None) -> tuple[str, str] | str:
    """What a `<time>` is made of."""
    return (day.iso, day.text) if day else ""


def _script(address: str, part: int, content: object) -> File:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    # These two end a line in older JavaScript, though not in JSON.
    text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return File(address, f"taskList({part},{text});\n".encode())

