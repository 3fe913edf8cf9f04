"""The scoreboard of areas and units, and the history of the site month by month. Figures are defined in `meaning`."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from generator.ledger.past import Glance, glances
from generator.ledger.readiness import is_proven
from generator.ledger.standing import GROUP_OF
from generator.ledger.state import DecisionState, Group, Label, Ledger, Pace, Score, TaskState
from generator.model.frozen import frozen
from generator.model.site import Content

Board = Literal["area", "unit"]
"""By the areas that tasks concern, or by the units that lead them and owe decisions."""


@frozen
class Snapshot:
    """The site on one past day, for its history."""

    as_of: date
    total: int
    by_label: Mapping[Label, int]
    by_group: Mapping[Group, int]
    completed: int
    """Tasks completed by then, whatever became of them."""
    due: int
    """Tasks whose original deadline was on or before that day: what should have been completed."""


def scores(ledger: Ledger, kind: Board, *, rolled_up: bool = False) -> tuple[Score, ...]:
    """One line for each area or unit that has a task or a decision, in the order of `units.yaml`.

    A task of two areas counts in both. With `rolled_up` the units below one count towards it, each task once.
    """
    tallies: dict[str, _Tally] = {}
    for state in ledger.tasks:
        named = state.task.areas if kind == "area" else state.task.lead
        for unit in _units(ledger.content, named, rolled_up=rolled_up):
            tallies.setdefault(unit, _Tally()).add_task(state, with_decisions=kind == "area")
    if kind == "unit":
        for decision in ledger.decisions:
            for unit in _units(ledger.content, decision.decision.owner, rolled_up=rolled_up):
                tallies.setdefault(unit, _Tally()).add_decision(decision)
    return tuple(tallies[unit.id].score(unit.id) for unit in ledger.content.units if unit.id in tallies)


def history(content: Content, days: Iterable[date], among: Collection[str] | None = None) -> tuple[Snapshot, ...]:
    """The site as it was on each of the days, by the rules of an ordinary ledger; `among` limits it to some tasks."""
    ascending = sorted(set(days))
    counts = [_Count(day) for day in ascending]
    for task, seen in glances(content, ascending):
        if among is None or task.id in among:
            for count, each in zip(counts, seen, strict=True):
                count.add(each)
    return tuple(count.snapshot() for count in counts)


def month_ends(until: date, months: int) -> tuple[date, ...]:
    """The last days of the `months` months before `until`'s month, oldest first, and `until` itself."""
    found = [until]
    year, month = until.year, until.month
    for _ in range(months):
        year, month = (year - 1, 12) if month == 1 else (year, month - 1)
        found.append(date(year, month, monthrange(year, month)[1]))
    return tuple(reversed(found))


def _units(content: Content, named: Sequence[str], *, rolled_up: bool) -> Iterable[str]:
    """The ids of the units that were named, by an id of today or a former one, each once; with those above them."""
    known = content.unit_by_id
    found: dict[str, None] = {}
    for name in named:
        unit = known.get(name)
        while unit is not None and unit.id not in found:
            found[unit.id] = None
            unit = known.get(unit.parent) if rolled_up else None
    return found


@dataclass(slots=True)
class _Count:
    """A snapshot while it is being added up."""

    day: date
    by_label: dict[Label, int] = field(default_factory=lambda: dict.fromkeys(Label, 0))
    completed: int = 0
    due: int = 0

    def add(self, seen: Glance) -> None:
        self.by_label[seen.label] += 1
        self.completed += seen.completed is not None
        self.due += seen.deadline is not None and seen.deadline <= self.day

    def snapshot(self) -> Snapshot:
        by_group = dict.fromkeys(Group, 0)
        for label, count in self.by_label.items():
            by_group[GROUP_OF[label]] += count
        return Snapshot(self.day, sum(self.by_label.values()), self.by_label, by_group, self.completed, self.due)


@dataclass(slots=True)
class _Tally:
    """A score while it is being added up; a decision on two tasks of one area counts once."""

    total: int = 0
    by_label: dict[Label, int] = field(default_factory=lambda: dict.fromkeys(Label, 0))
    by_group: dict[Group, int] = field(default_factory=lambda: dict.fromkeys(Group, 0))
    days_late: int = 0
    milestones_due: int = 0
    milestones_met: int = 0
    evidence_needed: int = 0
    evidence_covered: int = 0
    checks_total: int = 0
    checks_confirmed: int = 0
    decisions: dict[str, DecisionState] = field(default_factory=dict)

    def add_task(self, state: TaskState, *, with_decisions: bool) -> None:
        self.total += 1
        self.by_label[state.label] += 1
        self.by_group[state.group] += 1
        self.days_late += state.days_late if state.pace is Pace.OVERDUE else 0
        if state.completed is not None:
            self.evidence_needed += 1
            self.evidence_covered += is_proven(state.dated.evidence)
        for each in state.milestones:
            if each.due is not None and each.is_due:
                self.milestones_due += 1
                self.milestones_met += each.done is not None and each.done <= each.due
        self.checks_total += len(state.checks)
        self.checks_confirmed += sum(not each.is_bad for each in state.checks)
        if with_decisions:
            for decision in state.decisions:
                self.add_decision(decision)

    def add_decision(self, decision: DecisionState) -> None:
        self.decisions[decision.number] = decision

    def score(self, unit: str) -> Score:
        return Score(
            unit=unit,
            total=self.total,
            by_label=self.by_label,
            by_group=self.by_group,
            days_late=self.days_late,
            milestones_due=self.milestones_due,
            milestones_met=self.milestones_met,
            evidence_needed=self.evidence_needed,
            evidence_covered=self.evidence_covered,
            checks_total=self.checks_total,
            checks_confirmed=self.checks_confirmed,
            decisions_total=len(self.decisions),
            decisions_overdue=sum(each.is_overdue for each in self.decisions.values()),
        )
