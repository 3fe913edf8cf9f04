"""Running text with `:::` blocks on pages: an issue's blocks tell of the day of its data, a page's of today."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from markupsafe import Markup as Html

from generator.ledger.reckoning import reckon
from generator.ledger.state import Ledger
from generator.model.frozen import frozen
from generator.model.memory import FORGETFUL, Memory
from generator.model.output import Edition
from generator.model.problem import Problem
from generator.model.records import Bulletin, Page, Record
from generator.render.block_views import Blocks, occasion_of
from generator.render.blocks import Block
from generator.render.templates import Templates
from generator.render.views.backdrop import Backdrop, Pictures
from generator.render.views.tasks import TaskLists
from generator.render.views.texts import ROOT, Texts
from generator.render.words import spoken


@frozen
class Noticed:
    """What texts had to complain of while they were drawn, the pictures and documents that they show, by path, and the
    records that they lead to, each name with the language of the text.
    """

    problems: tuple[Problem, ...] = ()
    pictures: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    asked: tuple[tuple[str, str], ...] = ()


@dataclass
class WebTexts:
    """The texts of bulletins and pages in one language. `problems` fill up while they are drawn."""

    ledger: Ledger
    edition: Edition
    language: str
    pictures: Pictures
    templates: Templates
    memory: Memory = FORGETFUL
    problems: list[Problem] = field(default_factory=list)
    texts: Texts = field(init=False)
    _rooms: dict[date, Blocks] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.texts = Texts(self.ledger.content, self.language, self.pictures, self._block, self.memory)

    def torn_out(self) -> Noticed:
        """What was noticed since the last time."""
        texts = self.texts
        noticed = Noticed(self.all_problems, tuple(texts.used), tuple(texts.documents), tuple(texts.asked))
        for notes in (self.problems, texts.problems, texts.used, texts.documents, texts.asked):
            notes.clear()
        return noticed

    @property
    def all_problems(self) -> tuple[Problem, ...]:
        """What all texts of this language had to complain of."""
        return (*self.texts.problems, *self.problems)

    def __call__(self, record: Bulletin | Page, language: str) -> Html:
        """The text with its blocks drawn."""
        return self.texts(record, language)

    def _block(self, block: Block, record: Record) -> Html:
        as_of = min(self.ledger.as_of, record.data_date or self.ledger.as_of) if isinstance(record, Bulletin) else None
        room = self._room(as_of or self.ledger.as_of)
        shown = room.shown(block, occasion_of(record, room.backdrop.ledger.as_of), record.path)
        self.problems += shown.problems
        drawn = self.templates.rendered("parts/block.html", pieces=shown.pieces, say=spoken(self.language), root=ROOT)
        return Html(drawn)

    def _room(self, as_of: date) -> Blocks:
        known = self._rooms.get(as_of)
        if known is None:
            ledger = self.ledger if as_of == self.ledger.as_of else reckon(self.ledger.content, as_of)
            texts = Texts(ledger.content, self.language, self.pictures, memory=self.memory)
            backdrop = Backdrop(ledger, self.edition, spoken(self.language), self.pictures, texts)
            known = self._rooms[as_of] = Blocks(backdrop, TaskLists(backdrop))
        return known


