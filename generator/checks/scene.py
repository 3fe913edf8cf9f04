"""What a rule sees: the ledger, the day that counts as now, and the measured pictures where there are any."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial
from typing import Final

from generator.checks.passages import passages_of
from generator.checks.sieves import SIEVES, Sieve, letting_through, numbers_of
from generator.ledger.repeats import Repeat, repeats
from generator.ledger.state import Ledger, Stage, TaskState
from generator.model.frozen import frozen
from generator.model.memory import UNKNOWN_ORIGINS, Origins
from generator.model.output import PictureInfo
from generator.model.problem import Place
from generator.model.records import Check, Evidence, Meeting, Progress, PublicNotice, Record, Task
from generator.model.site import Content
from generator.source.layout import asset_path, locate

SHORTEST_NAME: Final = 2
"""A Chinese area's name without its kind has to keep two characters."""

COMPLETED: Final = frozenset({Stage.COMPLETED, Stage.ACCEPTED, Stage.ON_NOTICE, Stage.CLOSED})


@dataclass(frozen=True, eq=False)
class Scene:
    """`today` is the day after which a date lies in the future; `pictures` are by their path below `content/`.

    `full` says that the content holds what is internal; in the public view such rules have nothing to read.
    """

    ledger: Ledger
    full: bool
    today: date
    pictures: Mapping[str, PictureInfo] = field(default_factory=dict)
    origins: Origins = UNKNOWN_ORIGINS
    sieves: tuple[Sieve, ...] = field(default_factory=lambda: tuple(SIEVES))
    """Those of the rules that are asked in this view."""
    _let_through: dict[str, bytes] = field(default_factory=dict, repr=False)

    @property
    def content(self) -> Content:
        """The content behind the ledger."""
        return self.ledger.content

    @cached_property
    def assets(self) -> frozenset[str]:
        """All files that are no records."""
        return frozenset(self.content.assets)

    @cached_property
    def repeats(self) -> tuple[Repeat, ...]:
        """Texts that repeat others; three rules ask for them."""
        return repeats(self.ledger, self.origins)

    def let_through(self, record: Record) -> bytes:
        """Which sieves of this view let any text of the record through, by their numbers."""
        if self._own.get(record.path) is not record:  # of another day or scene: nothing is known of it
            return _let_through(record, self.sieves)
        known = self._let_through.get(record.path)
        if known is None:
            kind = "sieves_full" if self.full else "sieves_public"
            known = self.origins.remembered(kind, record.path, partial(_let_through, record, self.sieves))
            self._let_through[record.path] = known
        return known

    def may_match(self, record: Record, *sieves: Sieve) -> bool:
        """Whether one of the sieves lets a text of the record through; False is certain."""
        return not set(self.let_through(record)).isdisjoint(numbers_of(sieves))

    @cached_property
    def _own(self) -> Mapping[str, Record]:
        return {record.path: record for record in self.content.records}

    @cached_property
    def area_names(self) -> frozenset[str]:
        """Names of the areas in every language, Chinese ones also without 区, 市, 县 at their end."""
        names = {words for unit in self.content.units if unit.kind == "area" for _, words in unit.name}
        short = {name[:-1] for name in names if name[-1:] in "区市县镇乡" and len(name) > SHORTEST_NAME}
        return frozenset(names | short)

    @cached_property
    def office_mobiles(self) -> frozenset[str]:
        """Mobile numbers that the office or a public notice gives as its own."""
        phones = [self.content.site.contact.phone, *(notice.phone for notice in self._notices())]
        plain = (re.sub(r"[^\d,;/，；、]", "", phone) for phone in phones)
        return frozenset(found for phone in plain for found in re.findall(r"1[3-9]\d{9}", phone))

    @cached_property
    def office_emails(self) -> frozenset[str]:
        """Addresses, in lower case, that the office or a public notice gives as its own."""
        written = [self.content.site.contact.email, *(notice.email for notice in self._notices())]
        return frozenset(
            found for each in written for found in re.findall(r"[^\s,;<>，；、]+@[^\s,;<>，；、]+", each.lower())
        )

    def _notices(self) -> Iterator[PublicNotice]:
        return (task.closing.notice for task in self.content.tasks if task.closing and task.closing.notice)

    def asset(self, record: Record, file: str) -> str:
        """The path below `content/` of a file that a record names; as typed where there is none."""
        return asset_path(locate(record.path), file, self.assets.__contains__) or file

    def unit_name(self, identifier: str) -> str:
        """A unit's name for a message; the id where the unit is unknown."""
        unit = self.content.unit_by_id.get(identifier)
        return str(unit.name) if unit and unit.name else identifier


def _let_through(record: Record, sieves: tuple[Sieve, ...]) -> bytes:
    return letting_through("\n".join(passage.text for passage in passages_of(record)), sieves)


Holder = Task | Progress | Check | Meeting
"""The records that can hold evidence."""


@frozen
class Proof:
    """A piece of evidence and the record that holds it."""

    record: Holder
    evidence: Evidence
    index: int

    @property
    def place(self) -> Place:
        """Where the evidence is entered."""
        return self.record.place("evidence", self.index)

    def at(self, key: str) -> Place:
        """Where one of its keys stands."""
        return self.record.place("evidence", self.index, key)


def proofs_in(record: Holder) -> Iterator[Proof]:
    """The evidence that one record holds."""
    for index, evidence in enumerate(record.evidence):
        yield Proof(record, evidence, index)


def proofs(state: TaskState) -> Iterator[Proof]:
    """The evidence of a task: its own and that of its progress reports."""
    yield from proofs_in(state.task)
    for report in state.progress:
        yield from proofs_in(report)


def is_completed(state: TaskState) -> bool:
    """Whether the unit's own check says completed, or a later step does."""
    return state.stage in COMPLETED


def is_picture(file: str) -> bool:
    """Whether a file is a picture, by its name."""
    return file.lower().endswith((".jpg", ".jpeg", ".png", ".webp", ".gif", ".tif", ".tiff", ".bmp", ".heic", ".avif"))


def listed(names: object) -> str:
    """Names one after another for a message."""
    return ", ".join(str(name) for name in names) if isinstance(names, list | tuple | set | frozenset) else str(names)
