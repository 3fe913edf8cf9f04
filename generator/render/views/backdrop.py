"""What the pages of one edition and language have in common, and the small values that views are built of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from datetime import date
from functools import cached_property
from typing import Final

from markupsafe import Markup

from generator.ledger.meaning import LABELS
from generator.ledger.state import Group, Label, Ledger, TaskState
from generator.ledger.tombstones import Tombstone, tombstones
from generator.model.frozen import frozen
from generator.model.output import Edition, PictureInfo
from generator.model.records import Inspection, Record, kind_of
from generator.model.text import Both, Said, Text
from generator.render import addresses
from generator.render.words import Words

Pictures = Mapping[str, PictureInfo]
"""Measured pictures by their path in the content."""

Bodies = Callable[[Record, str], Markup]
"""A record's Markdown in a language as clean HTML; empty where the record has no text."""

FILLS: Final[Mapping[Label, str]] = {
    Label.RESURFACED: "late",
    Label.CLOSED: "closed",
    Label.ON_NOTICE: "closed",
    Label.ACCEPTED: "closed",
    Label.COMPLETED: "review",
    Label.OVERDUE: "late",
    Label.BEHIND: "late",
    Label.AHEAD: "doing",
    Label.ON_SCHEDULE: "doing",
    Label.NOT_STARTED: "todo",
}
GROUP_FILLS: Final[Mapping[Group, str]] = {
    Group.SETTLED: "closed",
    Group.AWAITING: "review",
    Group.ON_TRACK: "doing",
    Group.LATE: "late",
}

FOLDER_OF_KIND: Final = {
    "task": "tasks", "meeting": "meetings", "check": "checks", "bulletin": "bulletins",
    "inspection": "inspections", "page": "pages",
}


@frozen
class Link:
    """A text that leads somewhere; `address` is from the site's root and quoted, or "" where there is no page."""

    text: Said
    address: str


@frozen
class Tag:
    """A task's label as it is shown: its words and the name of its fill."""

    text: str
    fill: str


@frozen
class Day:
    """A day as readers read it and as machines do."""

    iso: str
    text: str


@frozen(slots=False)
class Backdrop:
    """What every page of one edition in one language is drawn before. Views take it and return values."""

    ledger: Ledger
    edition: Edition
    say: Words
    pictures: Pictures
    bodies: Bodies
    _tasks: dict[str, Link] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def assets(self) -> frozenset[str]:
        """The paths of all files that are no records."""
        return frozenset(self.ledger.content.assets)

    @property
    def language(self) -> str:
        """The language of the pages."""
        return self.say.language

    @property
    def is_internal(self) -> bool:
        """Whether the pages are for the office."""
        return self.edition is Edition.INTERNAL

    def said(self, text: Text) -> Said:
        """An editor's text in the page's language, else in the one that there is."""
        return text.in_language(self.language)

    def told(self, both: Both) -> str:
        """A sentence of the program in the page's language."""
        return both.in_language(self.language)

    def own(self, text: str) -> Said:
        """Words of the interface, which are always in the page's language."""
        return Said(text, self.language)

    def day(self, day: date) -> Day:
        """A day for a `time` element."""
        return Day(day.isoformat(), self.say.day(day))

    def any_day(self, day: date | None) -> Day | None:
        """The same for a day that may be missing."""
        return None if day is None else self.day(day)

    def link(self, text: Said | str, address: str) -> Link:
        """A link to an address of this site."""
        return Link(self.own(text) if isinstance(text, str) else text, addresses.quoted(address))

    def unit(self, identifier: str) -> Link:
        """A unit's name, leading to its page; an unknown id is shown as it is."""
        unit = self.ledger.content.unit_by_id.get(identifier)
        if unit is None:
            return Link(self.own(identifier), "")
        folder = "areas" if unit.kind == "area" else "units"
        return self.link(self.said(unit.name), addresses.record(self.language, folder, unit.id))

    def units(self, identifiers: Iterable[str]) -> tuple[Link, ...]:
        """Several units, in the order given."""
        return tuple(self.unit(identifier) for identifier in identifiers)

    def unit_names(self, identifiers: Iterable[str]) -> str:
        """Units by name only, for a table's cell."""
        return self.say.joined(self.unit(identifier).text.text for identifier in identifiers)

    def task(self, identifier: str) -> Link:
        """A task's title, leading to its page, or to what stands where a withdrawn one was; an unknown id is shown as it is."""
        known = self._tasks.get(identifier)
        if known is None:
            state = self.ledger.task_by_id.get(identifier)
            known = self._tasks[identifier] = (
                self._withdrawn(identifier) if state is None
                else self.link(self.said(state.task.title), addresses.record(self.language, "tasks", state.task.id))
            )
        return known

    @cached_property
    def _stones(self) -> Mapping[str, Tombstone]:
        return {stone.id: stone for stone in tombstones(self.ledger.content, self.ledger.as_of)}

    def _withdrawn(self, identifier: str) -> Link:
        stone = self._stones.get(identifier)
        if stone is None:
            return Link(self.own(identifier), "")
        address = addresses.record(self.language, FOLDER_OF_KIND[stone.kind], stone.id)
        return self.link(self.said(stone.title) if stone.title else identifier, address)

    def tag(self, state: TaskState) -> Tag:
        """A task's label."""
        return Tag(self.told(LABELS[state.label].name), FILLS[state.label])

    def inspection(self, identifier: str) -> Link:
        """An inspection's title, leading to its page."""
        found = self.ledger.content.inspection_by_id.get(identifier)
        return Link(self.own(identifier), "") if found is None else self.to(found)

    def category(self, identifier: str) -> Link:
        """A problem category's name, leading to its page."""
        name = self.ledger.content.category_names.get(identifier)
        if name is None:
            return Link(self.own(identifier), "")
        return self.link(self.said(name), addresses.record(self.language, "categories", identifier))

    def to(self, record: Record) -> Link:
        """A record that has a title and a page, as a link."""
        title = getattr(record, "title", None)
        text = self.said(title) if isinstance(title, Text) and title else self.own(record.id)
        return self.link(text, addresses.record(self.language, FOLDER_OF_KIND[kind_of(record)], record.id))

    def is_foreign(self, *texts: Said) -> bool:
        """Whether any of these texts is not in the page's language."""
        return any(said.text and said.language != self.language for said in texts)

    def note(self, title: Said | None, *others: Said, records: Iterable[Record] = ()) -> str:
        """What a page says of texts that are not in its language; "" where all are.

        `records` are those whose running text stands on it; without a title of its own a page is never called untranslated.
        """
        if title is not None and self.is_foreign(title):
            return self.say("untranslated")
        bodies = (record.body(self.language) for record in records)
        foreign = any(body is not None and body.text.strip() and body.language != self.language for body in bodies)
        return self.say("partly_translated") if foreign or self.is_foreign(*others) else ""

    def inspections(self) -> tuple[Inspection, ...]:
        """All inspections."""
        return self.ledger.content.inspections
