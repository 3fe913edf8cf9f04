"""The website of an edition in all its languages, as files and jobs for files.

Views say what a page shows, templates how it looks, `pages/` what exists and where; here it is put together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from itertools import chain

from generator.ledger.state import Ledger, TaskState
from generator.model.memory import FORGETFUL, Memory, key_of
from generator.model.notebook import told
from generator.model.output import Edition, File, Output, Stored
from generator.model.problem import Problem
from generator.model.standing import NOTHING_STANDS, Standing
from generator.model.work import Workshop, one_by_one
from generator.render import addresses
from generator.render.drawing import Drawing, Drawn, Piece, Room, base_of
from generator.render.frame import Assets, MenuItem, Outline, Page, SiteFrame, assets_of, rendered, site_frame
from generator.render.pages import pages_of, search
from generator.render.pages.gateway import gateway_pages, moved_pages, not_found_page, redirects
from generator.render.pages.gone import withdrawn_prints
from generator.render.pages.overview import data_page
from generator.render.pages.records import shown_records
from generator.render.pages.scene import Given, Scene, digest_of
from generator.render.pages.tasks import page_at
from generator.render.reading_matter import ReadingMatter
from generator.render.search_entries import entries, sought
from generator.render.search_upkeep import Upkeep
from generator.render.templates import Templates
from generator.render.views.backdrop import Backdrop, Pictures
from generator.render.views.changes import Span, span_since_last
from generator.render.views.pictures import document_jobs, picture_jobs, shown_assets
from generator.render.views.task_index import task_index
from generator.render.views.tasks import TaskLists
from generator.render.web_text import WebTexts
from generator.render.words import spoken


@dataclass
class Website:
    """One edition's website. Iterate `outputs()`, then read `problems`: what the texts' Markdown had to complain of.

    `beside` gives, with a `memory`, what the site has beside its pages; the pages on the open data tell of it. Nothing is asked twice of
    `memory`, `workshop` may do pieces of the work somewhere else, and `standing` has the pages of the last build.
    """

    ledger: Ledger
    edition: Edition
    pictures: Pictures
    templates: Templates
    given: Given = field(default_factory=Given)
    beside: Callable[..., ReadingMatter] | None = None
    memory: Memory = FORGETFUL
    workshop: Workshop = one_by_one
    standing: Standing = NOTHING_STANDS
    problems: list[Problem] = field(default_factory=list)
    _drawing: Drawing = field(init=False)
    _done_here: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._drawing = Drawing(self.ledger, self.templates, self.memory, self.standing)

    @cached_property
    def _since_last(self) -> Span:
        return span_since_last(self.ledger)

    def outputs(self) -> Iterator[Output | Stored]:
        """Every file of the site: assets, pages, pictures, documents."""
        assets, files = assets_of(self.templates)
        yield from files
        rooms = [self._room(language, assets) for language in self.ledger.content.site.languages]
        moved = [(room, page) for room in rooms for page in moved_pages(room.scene)]
        used: set[str] = set()
        documents: set[str] = set()
        problems: dict[Problem, None] = {}
        stood, works = self._works(rooms, moved)
        for page in stood:
            yield page
            used.update(page.pictures)
            documents.update(page.documents)
            for kind, key in page.recalled:
                self.memory.use(kind, key)
        for number, drawn in enumerate(self.workshop([partial(self._piece, *one) for one in enumerate(works)])):
            yield from drawn.files
            problems |= dict.fromkeys(drawn.noticed.problems)
            used |= set(drawn.noticed.pictures)
            documents |= set(drawn.noticed.documents)
            if number not in self._done_here:
                told(self.memory, drawn.notes)
        self.problems += [problem for problem in problems if problem not in self.problems]
        for room in rooms:
            pictures, others = shown_assets(room.scene.backdrop)
            used |= set(pictures)
            documents |= set(others)
        yield from self._gateway(rooms)
        prints = [gone for room in rooms for gone in withdrawn_prints(room.scene)]
        yield from redirects((page for _, page in moved), prints)
        yield from picture_jobs(self.pictures, sorted(used))
        yield from document_jobs(sorted(documents))

    def _works(
        self, rooms: Sequence[Room], moved: Iterable[tuple[Room, Page]]
    ) -> tuple[list[Stored], list[Callable[[], Drawn]]]:  # fmt: skip
        """The pages that stand, and the work that can be shared out, the largest pieces first."""
        works: list[Callable[[], Drawn]] = []
        stood: list[Stored] = []
        told_beside = set() if self.beside is None else {
            addresses.listing(room.scene.backdrop.language, "data") for room in rooms
        }
        for room, piece in self._together(rooms):
            there = self._drawing.stood_together(piece)
            stood += there
            if not there:
                works.append(partial(self._drawing.together, piece, room))
        works += (partial(self._index, room) for room in rooms if self.given.search)
        for room in rooms:
            for outline in pages_of(room.scene):
                if outline.address in told_beside:
                    continue
                page = self._drawing.stood(room, outline)
                if page is not None:
                    stood.append(page)
                else:
                    works.append(partial(self._drawing.page, room, outline))
        works += (
            partial(self._drawing.together, Piece(page.address, partial(self._files, room, (page,))), room)
            for room, page in moved
        )
        return stood, works

    def _together(self, rooms: Sequence[Room]) -> Iterator[tuple[Room, Piece]]:
        """What is made of many records at once, and stands while their facts do."""
        parts = [part for room in rooms for part in (room.base, room.scene.all_facts)]
        basis = key_of(*parts) if all(parts) else b""
        if self.beside is not None:
            yield rooms[0], Piece("beside", partial(self._beside, rooms), basis)
        for room in rooms:
            yield room, Piece(f"search {room.frame.language} {self.given.search}", partial(self._search, room), basis)
        for room in rooms:
            made = partial(task_index, room.scene.backdrop, room.scene.lists)
            yield room, Piece(f"tasks {room.frame.language}", made, basis)

    def _piece(self, number: int, work: Callable[[], Drawn]) -> Drawn:
        self._done_here.add(number)
        return work()

    def _files(self, room: Room, pages: Iterable[Page]) -> Iterator[File]:
        for page in pages:
            yield self._drawing.file(room.frame, page)

    def _beside(self, rooms: Iterable[Room]) -> Iterator[File]:
        """What the site has beside its pages, and the pages that tell of it."""
        if self.beside is None:
            return
        beside = self.beside(memory=self._drawing.book)
        yield from beside.files
        given = replace(self.given, data_files=beside.data_files, data_tables=beside.tables)
        for room in rooms:
            yield self._drawing.file(room.frame, data_page(replace(room.scene, given=given)))

    def _search(self, room: Room) -> Iterator[File]:
        """The list of all that can be searched for."""
        return self._files(room, search.pages(room.scene, tuple(entries(room.scene.backdrop, self._drawing.book))))

    def _index(self, room: Room) -> Drawn:
        """The index of a language's search."""
        backdrop, digests = room.scene.backdrop, self.given.digests.whole

        def digest(state: TaskState) -> bytes:
            own = digest_of(backdrop, state, digests) if room.base else b""
            return own and key_of(room.base, own)

        found = tuple(sought(backdrop, digest, self._drawing.book))
        upkeep = Upkeep(found, f"{backdrop.language}/search", self.standing, self._drawing.book)
        files = upkeep.files()
        return Drawn(tuple(files), room.scene.texts.torn_out(), upkeep.notes)

    def page(self, address: str) -> File | None:
        """One page alone, for a preview that draws what is looked at; None where the edition has no such page."""
        language = address.partition("/")[0]
        if language not in self.ledger.content.site.languages:
            return None
        room, known, further = self._prepared(language)
        at_once = None if address in known else page_at(room.scene, address)
        if at_once is not None:
            known[address] = at_once
        while address not in known and (outline := next(further, None)) is not None:
            known[outline.address] = outline
        return self._drawing.file(room.frame, known[address].page()) if address in known else None

    def noticed(self, language: str) -> tuple[Problem, ...]:
        """What the texts of a language have to complain of; all that pages show are drawn for it, and no page."""
        scene = self._prepared(language)[0].scene
        for record in shown_records(scene.backdrop):
            scene.texts.texts(record, language)
        return tuple(dict.fromkeys(scene.texts.all_problems))

    def _prepared(self, language: str) -> tuple[Room, dict[str, Outline], Iterator[Outline]]:
        """The pages of a language that were sought so far, by address, and those after them: which boards there are takes
        longest to tell, and they come last. Those of the search need all texts, and are left out.
        """
        if language not in self._ready:
            room = self._room(language, assets_of(self.templates)[0])
            moved = (Outline(page.address, partial(_given_page, page)) for page in moved_pages(room.scene))
            self._ready[language] = (room, {}, chain(pages_of(room.scene), moved))
        return self._ready[language]

    @cached_property
    def _ready(self) -> dict[str, tuple[Room, dict[str, Outline], Iterator[Outline]]]:
        return {}

    def _room(self, language: str, assets: Assets) -> Room:
        scene = self._scene(language, assets)
        frame = self._frame(scene)
        return Room(scene, frame, base_of(scene, frame, self.templates))

    def _scene(self, language: str, assets: Assets) -> Scene:
        texts = WebTexts(self.ledger, self.edition, language, self.pictures, self.templates, self._drawing.book)
        backdrop = Backdrop(self.ledger, self.edition, spoken(language), self.pictures, texts.texts)
        return Scene(backdrop, TaskLists(backdrop), self.given, assets, texts, lambda: self._since_last)

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

    def _gateway(self, rooms: Sequence[Room]) -> Iterator[Output]:
        """The pages that stand outside of the languages: the choice of one, and 404."""
        scenes = [room.scene for room in rooms]
        for page in gateway_pages(scenes):
            yield rendered(self.templates, rooms[0].frame, page, (), self.ledger.content.site.base_url)
        for room in rooms:
            page = not_found_page(scenes, room.scene)
            yield rendered(self.templates, room.frame, page, (), self.ledger.content.site.base_url)


def _given_page(page: Page) -> Page:
    return page


def website(
    ledger: Ledger, edition: Edition, pictures: Pictures, templates: Templates, given: Given | None = None,
) -> Website:
    """The website of an edition, drawn in this process and without what earlier builds knew."""
    return Website(ledger, edition, pictures, templates, given or Given())
