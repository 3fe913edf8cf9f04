"""The website of an edition in all its languages, as files and jobs for files.

Views say what a page shows, templates how it looks, `pages/` what exists and where; here it is put together.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain

from generator.ledger.state import Ledger
from generator.model.output import Edition, File, Output
from generator.model.problem import Problem
from generator.render import addresses
from generator.render.frame import Assets, MenuItem, Page, SiteFrame, assets_of, rendered, site_frame
from generator.render.pages import pages_of, search
from generator.render.pages.gateway import gateway_pages, moved_pages, not_found_page, redirects
from generator.render.pages.scene import Given, Scene
from generator.render.search import findable, index_files
from generator.render.search_entries import entries
from generator.render.templates import Templates
from generator.render.views.backdrop import Backdrop, Pictures
from generator.render.views.changes import span_since_last
from generator.render.views.pictures import document_jobs, picture_jobs, shown_assets
from generator.render.views.task_index import task_index
from generator.render.views.tasks import TaskLists
from generator.render.web_text import WebTexts
from generator.render.words import spoken


@dataclass
class Website:
    """One edition's website. Iterate `outputs()`, then read `problems`: what the texts' Markdown had to complain of."""

    ledger: Ledger
    edition: Edition
    pictures: Pictures
    templates: Templates
    given: Given = field(default_factory=Given)
    problems: list[Problem] = field(default_factory=list)

    @cached_property
    def _given(self) -> Given:
        """What was handed in; the changes since last time are reckoned here where nobody brought any."""
        return self.given if self.given.spans else replace(self.given, spans=(span_since_last(self.ledger),))

    def outputs(self) -> Iterator[Output]:
        """Every file of the site: assets, pages, pictures, documents."""
        assets, files = assets_of(self.templates)
        yield from files
        used: dict[str, None] = {}
        documents: dict[str, None] = {}
        moved: list[Page] = []
        for language in self.ledger.content.site.languages:
            scene = self._scene(language, assets)
            frame = self._frame(scene)
            found = tuple(entries(scene.backdrop))
            gone = tuple(moved_pages(scene))
            moved += gone
            for page in chain(pages_of(scene), search.pages(scene, found), gone):
                yield self._file(frame, page)
            yield from index_files(map(findable, found), f"{language}/search")
            yield from task_index(scene.backdrop, scene.lists)
            self.problems += [p for p in scene.texts.all_problems if p not in self.problems]
            used |= scene.texts.texts.used
            documents |= scene.texts.texts.documents
            pictures, others = shown_assets(scene.backdrop)
            used |= dict.fromkeys(pictures)
            documents |= dict.fromkeys(others)
        yield from self._gateway(assets)
        yield from redirects(moved)
        yield from picture_jobs(self.pictures, used)
        yield from document_jobs(documents)

    def page(self, address: str) -> File | None:
        """One page alone, for a preview that draws what is looked at; None where the edition has no such page."""
        language = address.partition("/")[0]
        if language not in self.ledger.content.site.languages:
            return None
        frame, pages = self._prepared(language)
        page = pages.get(address)
        return self._file(frame, page) if page is not None else None

    def _prepared(self, language: str) -> tuple[SiteFrame, dict[str, Page]]:
        """The pages of a language before they are drawn, by address; those of the search need all texts, and are left out."""
        if language not in self._ready:
            scene = self._scene(language, assets_of(self.templates)[0])
            pages = {page.address: page for page in chain(pages_of(scene), moved_pages(scene))}
            self.problems += [p for p in scene.texts.all_problems if p not in self.problems]
            self._ready[language] = (self._frame(scene), pages)
        return self._ready[language]

    @cached_property
    def _ready(self) -> dict[str, tuple[SiteFrame, dict[str, Page]]]:
        return {}

    def _scene(self, language: str, assets: Assets) -> Scene:
        texts = WebTexts(self.ledger, self.edition, language, self.pictures, self.templates)
        backdrop = Backdrop(self.ledger, self.edition, spoken(language), self.pictures, texts.texts)
        return Scene(backdrop, TaskLists(backdrop), self._given, assets, texts)

    def _frame(self, scene: Scene) -> SiteFrame:
        backdrop = scene.backdrop
        records = sorted(
            self.ledger.content.pages, key=lambda record: (record.order if record.order is not None else 1e9, record.id),
        )
        own = [
            MenuItem("pages", str(backdrop.said(record.title)), addresses.record(backdrop.language, "pages", record.id))
            for record in records
        ]
        return site_frame(
            backdrop, scene.assets, head=self.given.head, own_pages=own,
            feeds=self.given.feeds.get(f"{backdrop.language}/", ()),
        )

    def _file(self, frame: SiteFrame, page: Page) -> File:
        site = self.ledger.content.site
        return rendered(self.templates, frame, page, site.languages, site.base_url)

    def _gateway(self, assets: Assets) -> Iterator[Output]:
        """The pages that stand outside of the languages: the choice of one, and 404."""
        scenes = [self._scene(language, assets) for language in self.ledger.content.site.languages]
        frame = self._frame(scenes[0])
        for page in gateway_pages(scenes):
            yield rendered(self.templates, frame, page, (), self.ledger.content.site.base_url)
        for scene in scenes:
            page = not_found_page(scenes, scene)
            yield rendered(self.templates, self._frame(scene), page, (), self.ledger.content.site.base_url)


def website(
    ledger: Ledger, edition: Edition, pictures: Pictures, templates: Templates, given: Given | None = None,
) -> Website:
    """The website of an edition."""
    return Website(ledger, edition, pictures, templates, given or Given())
