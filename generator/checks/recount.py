"""The ledger's own totals as prose may mean them: by class, for all tasks or those of one inspection, area, category."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import product
from typing import Final
from weakref import WeakKeyDictionary

from generator.checks.scene import Scene
from generator.ledger.reckoning import reckon
from generator.ledger.state import Label, TaskState
from generator.model.frozen import frozen
from generator.model.patterns import pattern
from generator.model.records import Task
from generator.model.site import Content
from generator.model.text import Text

Labels = frozenset[Label]


@frozen
class Class:
    """A class of tasks in prose. `labels` are the sets that its words may mean, the plainest first."""

    name: str
    words: re.Pattern[str]
    labels: tuple[Labels, ...]


def _class(name: str, words: str, *labels: Iterable[Label]) -> Class:
    return Class(name, pattern(words, re.IGNORECASE), tuple(frozenset(each) for each in labels))


_SETTLED: Final = (Label.ACCEPTED, Label.ON_NOTICE, Label.CLOSED)
_ON_TRACK: Final = (Label.ON_SCHEDULE, Label.AHEAD)
_LATE: Final = (Label.BEHIND, Label.OVERDUE)
_OPEN: Final = (*_ON_TRACK, *_LATE)

CLASSES: Final = (
    _class("not started", r"not (?:yet )?(?:started|begun)|未启动|未开工|未开始", [Label.NOT_STARTED]),
    _class("resurfaced", r"resurfaced|反弹", [Label.RESURFACED]),
    _class("closed", r"\bclosed|销号", [Label.CLOSED]),
    _class("on notice", r"(?:on|under) (?:public )?notice|公示", [Label.ON_NOTICE]),
    _class("accepted", r"accepted|验收", [Label.ACCEPTED], _SETTLED),
    _class("ahead", r"ahead|超前|提前|快于序时", [Label.AHEAD]),
    _class("behind", r"\bbehind|\blate\b|lagging|滞后", [Label.BEHIND], _LATE, [*_LATE, Label.RESURFACED]),
    _class("overdue", r"overdue|逾期|超期", [Label.OVERDUE], _LATE),
    _class(
        "on schedule",
        r"on (?:schedule|track)|序时|按计划|达到进度",
        [Label.ON_SCHEDULE],
        _ON_TRACK,
        [*_ON_TRACK, Label.NOT_STARTED],
    ),
    _class(
        "completed",
        r"completed?\b|finished|完成",
        [Label.COMPLETED, *_SETTLED],
        [Label.COMPLETED],
        _SETTLED,
        [Label.COMPLETED, *_SETTLED, Label.RESURFACED],
    ),
    _class(
        "under way",
        r"under ?way|in progress|ongoing|正在|推进|整改中",
        _OPEN,
        [*_OPEN, Label.NOT_STARTED],
        _ON_TRACK,
        [*_OPEN, Label.RESURFACED],
        [*_OPEN, Label.RESURFACED, Label.NOT_STARTED],
    ),
)
"""In the order in which they are looked for: "behind schedule" is not "on schedule"."""
_JOINED: Final = pattern(r"\b(?:or|and)\b|或|和|及|、|/", re.IGNORECASE)
OPEN_CLASSES: Final = tuple(each for each in CLASSES if each.name in ("on schedule", "under way"))


AWAITING: Final = _class("awaiting acceptance", r"await\w* acceptance|待验收|未验收", [Label.COMPLETED])


def class_of(words: str) -> Class | None:
    """The class that a figure's words name; nothing for any other words, and for what is denied."""
    if re.search(
        r"\b(?:in)?complete\b.*\bnot\b|\bnot (?:yet )?(?:been )?(?:completed|closed|accepted)|未完成|未销号|未验收",
        words,
        re.IGNORECASE,
    ):
        return None
    if AWAITING.words.search(words):
        return AWAITING
    found = [each for each in CLASSES if each.words.search(words)]
    if len(found) < 2 or not _JOINED.search(words):
        return found[0] if found else None
    meant = (frozenset().union(*choice) for choice in product(*(each.labels for each in found)))
    return Class(" or ".join(each.name for each in found), found[0].words, tuple(dict.fromkeys(meant)))


@frozen(slots=False)
class Counted:
    """Totals of one scope."""

    total: int
    by_label: Counter[Label]

    def count(self, labels: Labels) -> int:
        """How many tasks bear one of the labels."""
        return sum(self.by_label[label] for label in labels)


@frozen(slots=False)
class Recount:
    """All totals as of a day. `named` pairs what a scope may be called with its totals."""

    as_of: date
    everything: Counted
    named: tuple[tuple[Text, Counted], ...]

    def scopes(self, sentence: str) -> Sequence[Counted]:
        """The scopes that a sentence names; where it names none, any of them may be meant."""
        lowered = sentence.lower()
        found = [counted for name, counted in self.named if any(words.lower() in lowered for _, words in name if words)]
        return found or [self.everything, *(counted for _, counted in self.named)]


_KNOWN: Final[WeakKeyDictionary[Scene, dict[date, Recount]]] = WeakKeyDictionary()
"""Reckoning a day anew takes seconds on a large site, and many issues share a day."""


def recounts(scene: Scene, as_of: date) -> Recount:
    """The totals as of a day; each day is reckoned once for a scene."""
    known = _KNOWN.setdefault(scene, {})
    if as_of not in known:
        ledger = scene.ledger if as_of == scene.ledger.as_of else reckon(scene.content, as_of)
        known[as_of] = _recount(ledger.tasks, scene.content, as_of)
    return known[as_of]


def _recount(tasks: Sequence[TaskState], content: Content, as_of: date) -> Recount:
    by_inspection = _counted_by(tasks, lambda task: task.inspection)
    by_area = _counted_by(tasks, lambda task: task.areas)
    by_lead = _counted_by(tasks, lambda task: task.lead)
    by_category = _counted_by(tasks, lambda task: (task.category,))
    named = [(each.title, by_inspection.get(each.id, NONE)) for each in content.inspections]
    named += [(unit.name, (by_area if unit.kind == "area" else by_lead).get(unit.id, NONE)) for unit in content.units]
    named += [(name, by_category.get(category, NONE)) for category, name in content.site.categories]
    labels = Counter(state.label for state in tasks)
    return Recount(as_of, Counted(labels.total(), labels), tuple(named))


NONE: Final = Counted(0, Counter())


def _counted_by(tasks: Iterable[TaskState], names: Callable[[Task], Iterable[str]]) -> dict[str, Counted]:
    """Totals by each of the names that a task goes under."""
    labels: dict[str, Counter[Label]] = {}
    for state in tasks:
        for name in set(names(state.task)):
            labels.setdefault(name, Counter())[state.label] += 1
    return {name: Counted(counter.total(), counter) for name, counter in labels.items()}
