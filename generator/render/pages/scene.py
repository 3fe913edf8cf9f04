"""What the pages of one language are made from: the backdrop, the task lists, and what other parts of a build hand in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from functools import cached_property
from types import MappingProxyType

from generator.ledger.publications import Announcement
from generator.ledger.state import TaskState
from generator.model.frozen import frozen
from generator.model.memory import NO_DIGESTS, RecordDigests, key_of
from generator.model.problem import Problem
from generator.model.text import Both, Said
from generator.render import addresses
from generator.render.fingerprint import fingerprint
from generator.render.frame import Assets, Feed, Outline
from generator.render.open_columns import Table
from generator.render.views.backdrop import Backdrop, Link
from generator.render.views.bulletins import Prints
from generator.render.views.changes import ChangeLine, Span, change_line
from generator.render.views.tasks import TaskLists
from generator.render.web_text import WebTexts


@frozen
class DataFile:
    """A file of the open data: its address, size in bytes, SHA-256 (hex), and what it holds."""

    address: str
    size: int
    digest: str
    about: Both


@frozen
class Given:
    """What other parts of the build hand to the website. All of it may be missing.

    `spans` are the changes by publication, the newest first; the first is shown on the home page as what changed
    since last time. `problems` are shown in the internal edition only.
    """

    spans: Sequence[Span] = ()
    head: str = ""
    announced: Announcement | None = None
    """The publication that the site is built for."""
    prints: Prints = field(default_factory=lambda: MappingProxyType({}))
    problems: Sequence[Problem] = ()
    data_files: Sequence[DataFile] = ()
    data_tables: Sequence[Table] = ()
    digests: RecordDigests = NO_DIGESTS
    search: bool = True
    """Whether there is an index to search in."""
    feeds: Mapping[str, Sequence[Feed]] = field(default_factory=lambda: MappingProxyType({}))
    """Feeds by the address of the page that announces them; those of `""` stand on every page, by language prefix."""


@frozen(slots=False)
class Scene:
    """One language of one edition."""

    backdrop: Backdrop
    lists: TaskLists
    given: Given
    assets: Assets
    texts: WebTexts
    since_last: Callable[[], Span] | None = None
    """The changes since last time, for where nobody brought any: a page that shows none need not wait for them."""

    def facts(self, state: TaskState) -> bytes:
        """The digest of all facts of a task that are told of it: its records' fields, its reports, checks and meetings.
        Empty where one of them is unknown.
        """
        known = self._facts.get(state.task.id)
        if known is None:
            known = self._facts[state.task.id] = digest_of(self.backdrop, state, self.given.digests.facts)
        return known

    @cached_property
    def all_facts(self) -> bytes:
        """The digest of the facts of all records, and of what prints there are; empty where they are not known."""
        facts = self.given.digests.facts
        prints = fingerprint(dict(sorted(self.given.prints.items())))
        return key_of(prints, *(part for path, digest in facts.items() for part in (path, digest))) if facts else b""

    def from_facts(self, outlines: Iterable[Outline]) -> Iterator[Outline]:
        """Pages that show no task's running text: they are made of the facts of all records, of all texts but tasks', and of
        what the pages of a language have in common.
        """
        return (replace(outline, basis=outline.basis or self._told) for outline in outlines)

    def _told(self) -> bytes:
        return self.all_facts

    @cached_property
    def _facts(self) -> dict[str, bytes]:
        return {}

    @property
    def spans(self) -> Sequence[Span]:
        """The changes of each publication, the newest first, with those that none has told yet."""
        return self.given.spans or ((self.since_last(),) if self.since_last is not None else ())

    @cached_property
    def published(self) -> Mapping[str, tuple[ChangeLine, ...]]:
        """What publications told of each task, newest first, by its id."""
        found: dict[str, list[ChangeLine]] = {}
        for span in self.given.spans:
            for change in span.changes if span.published else ():
                found.setdefault(change.task, []).append(change_line(self.backdrop, change))
        return {task: tuple(lines) for task, lines in found.items()}

    def home(self) -> Link:
        """The first step of every breadcrumb."""
        return self.backdrop.link(self.backdrop.say("home"), addresses.home(self.backdrop.language))

    def way(self, *sections: str) -> tuple[Link, ...]:
        """A breadcrumb: home, then the pages of these sections."""
        say, language = self.backdrop.say, self.backdrop.language
        return (
            self.home(),
            *(self.backdrop.link(say(section), addresses.listing(language, section)) for section in sections),
        )

    def description(self, text: str | Said) -> str:
        """A page's description: one line of at most 160 characters."""
        line = " ".join(str(text).split())
        return line if len(line) <= 160 else line[:159].rstrip() + "…"


def digest_of(backdrop: Backdrop, state: TaskState, digests: Mapping[str, bytes]) -> bytes:
    """One digest for a task and all that is said of it; empty where something of it is not among `digests`.

    What is taken from other records by name (units, inspections, settings) all pages have in common.
    """
    records = (
        state.task, *backdrop.ledger.content.progress_by_task.get(state.task.id, ()),
        *(each.check for each in state.checks), *(each.meeting for each in state.decisions),
    )
    found = [digests.get(record.path, b"") for record in records]
    return key_of(*found) if all(found) else b""
