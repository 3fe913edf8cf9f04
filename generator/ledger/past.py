"""Labels on many past days at once: a task is reckoned again only for a day before its newest fact.

Between two days the label of a task can only change on a day on which something of it is dated, or after one on which
something was due. So what has been closed for years costs one look, however long the history.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from generator.ledger.labelling import Core, core_of
from generator.ledger.state import Label
from generator.ledger.surroundings import Surroundings, surroundings
from generator.model.frozen import frozen
from generator.model.records import Task
from generator.model.site import Content

_ONE_DAY: Final = timedelta(days=1)


@frozen
class Glance:
    """The little of a task that a history needs; the same as in the ledger of that day."""

    label: Label
    completed: date | None
    deadline: date | None
    """The original one."""


def glances(content: Content, days: Sequence[date]) -> Iterator[tuple[Task, tuple[Glance, ...]]]:
    """Each task with its glances on the days, in their order; the days have to ascend."""
    around = [surroundings(content, day) for day in days]
    for task in content.tasks:
        yield task, _glances(task, around)


def _glances(task: Task, around: Sequence[Surroundings]) -> tuple[Glance, ...]:
    """From the newest day back, because an older one is mostly like it."""
    found: list[Glance] = []
    quiet_since = date.max
    for each in reversed(around):
        if each.as_of < quiet_since or not found:
            core = core_of(task, each)
            quiet_since = max(_turns(core, each), default=date.min)
            found.append(Glance(core.label, core.come.completed, core.deadline.original))
        else:
            found.append(found[-1])
    found.reverse()
    return tuple(found)


def _turns(core: Core, around: Surroundings) -> Iterable[date]:
    """The days up to that of `core` on which its label can have changed."""
    known = core.dated
    inspections = (around.content.inspection_by_id.get(name) for name in core.task.inspection)
    plans = [day for each in inspections if each is not None for day in (each.plan_published, each.feedback_received)]
    facts = [
        known.started,
        *known.steps.values(),
        *known.milestones_done,
        *known.parts_done,
        *(change.on for change in known.deadline_changes),
        *(result.check.date for result in core.checks),
        *(day for day in plans if day is not None and day <= around.as_of),
    ]
    yield from (day for day in facts if day is not None)
    dues = [part.original for part in core.deadline.parts if part.is_late]
    dues += [each.due for each in core.milestones if each.is_late]
    yield from (due + _ONE_DAY for due in dues if due is not None)
