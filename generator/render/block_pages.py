"""The texts of bulletins and own pages for the website, their blocks drawn with the same pieces as in print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from markupsafe import Markup as Html

from generator.ledger.reckoning import reckon
from generator.ledger.state import Ledger
from generator.model.output import Edition, PictureInfo
from generator.model.problem import Place, Problem
from generator.model.records import Bulletin, Page
from generator.render.block_views import Blocks, Occasion, last_month
from generator.render.blocks import Block
from generator.render.issue_text import text_parts
from generator.render.templates import Templates
from generator.render.views.backdrop import Backdrop
from generator.render.views.tasks import TaskLists
from generator.render.views.texts import ROOT, Texts
from generator.render.words import spoken


@dataclass
class PageBlocks:
    """Draws the text of a bulletin, as of its own day, or of a page. Everything that it made is kept for the next one.

    `problems`, `used` pictures and `documents` fill up while texts are drawn.
    """

    ledger: Ledger
    edition: Edition
    pictures: Mapping[str, PictureInfo]
    templates: Templates
    problems: list[Problem] = field(default_factory=list)
    used: dict[str, None] = field(default_factory=dict)
    documents: dict[str, None] = field(default_factory=dict)
    _drawn: dict[tuple[date, str], Blocks] = field(default_factory=dict)
    _ledgers: dict[date, Ledger] = field(default_factory=dict)

    def __call__(self, record: Bulletin | Page, language: str) -> Html:
        """The record's text in a language; in the one that there is, and marked so, where it was not translated."""
        body = record.body(language)
        if body is None or not body.text.strip():
            return Html()
        blocks, texts = self._tools(record, language)
        occasion = occasion_of(record, blocks.backdrop.ledger.as_of)
        say = blocks.backdrop.say

        def converted(text: str) -> Html:
            return texts.piece(text, Place(body.path, body.line), record, body.language, "text-")

        pieces = []
        for part in text_parts(body, converted):
            if isinstance(part, Block):
                shown = blocks.shown(part, occasion, body.path)
                self._report(shown.problems)
                part = Html(self.templates.rendered("parts/pieces.html", pieces=shown.pieces, say=say, root=ROOT))  # noqa: S704, PLW2901 (an autoescaped template)
            pieces.append(part)
        self._report(texts.problems)
        self.used |= texts.used
        self.documents |= texts.documents
        html = Html("").join(pieces)
        if body.language == language:
            return html
        return Html('<div lang="{}">').format(spoken(body.language).tag) + html + Html("</div>")

    def _report(self, problems: tuple[Problem, ...] | list[Problem]) -> None:
        self.problems += [problem for problem in problems if problem not in self.problems]

    def _tools(self, record: Bulletin | Page, language: str) -> tuple[Blocks, Texts]:
        day = (record.data_date if isinstance(record, Bulletin) else None) or self.ledger.as_of
        key = (day, language)
        known = self._drawn.get(key)
        if known is None:
            ledger = self.ledger if day == self.ledger.as_of else self._ledgers.get(day)
            if ledger is None:
                ledger = self._ledgers[day] = reckon(self.ledger.content, day)
            texts = Texts(ledger.content, language, self.pictures)
            backdrop = Backdrop(ledger, self.edition, spoken(language), self.pictures, texts)
            known = self._drawn[key] = Blocks(backdrop, TaskLists(backdrop))
        return known, Texts(known.backdrop.ledger.content, language, self.pictures)


def occasion_of(record: Bulletin | Page, as_of: date) -> Occasion:
    """The time that a text speaks of: an issue's period, else the last thirty days."""
    period = record.period if isinstance(record, Bulletin) else None
    if period is None or period.from_ is None:
        return last_month(as_of)
    return Occasion(period.from_ - timedelta(days=1), as_of)
