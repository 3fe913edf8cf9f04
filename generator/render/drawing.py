"""Pages drawn, or found standing: a page whose key is that of the last build is neither drawn nor read again.

Two digests tell it. The *basis* is of what a page is made of before it is made: its records' files, and what all pages of
its language have in common. The *key*, for pages that have no basis, is the fingerprint of all that their template is given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import field
from functools import cached_property

from generator.ledger.state import Ledger
from generator.model.frozen import frozen
from generator.model.memory import FORGETFUL, Memory, key_of
from generator.model.notebook import Notebook, Notes, used
from generator.model.output import File, Stored
from generator.model.standing import NOTHING_STANDS, Standing, about
from generator.render.fingerprint import fingerprint
from generator.render.frame import Outline, Page, SiteFrame, rendered
from generator.render.outgoing import seen
from generator.render.pages.scene import Scene
from generator.render.templates import Templates
from generator.render.views.texts import Texts
from generator.render.web_text import Noticed


@frozen
class Room:
    """One language of the site: where its pages are drawn. `base` digests what they have in common."""

    scene: Scene
    frame: SiteFrame
    base: bytes


@frozen
class Drawn:
    """What came of a piece of the website, and of the memory meanwhile."""

    files: tuple[File | Stored, ...]
    noticed: Noticed = field(default_factory=Noticed)
    notes: Notes = field(default_factory=Notes)


@frozen
class Piece:
    """Files that are made together. `basis` digests all that they are made of; empty where that cannot be told."""

    name: str
    make: Callable[[], Iterable[File]]
    basis: bytes = b""


class Drawing:
    """Draws the pages of one edition; `standing` knows what was drawn before, and takes what is new."""

    def __init__(self, ledger: Ledger, templates: Templates, memory: Memory, standing: Standing) -> None:
        self._site = ledger.content.site
        self._templates = templates
        self._remembers = memory is not FORGETFUL
        self._standing = standing
        self.book = Notebook(memory)

    def stood(self, room: Room, outline: Outline) -> Stored | None:
        """The page as it stands, if it is surely what would be drawn."""
        there = self._standing.file(outline.address)
        if there is None or not there.basis:
            return None
        return there if self._basis(room, outline, there.asked) == there.basis else None

    def page(self, room: Room, outline: Outline) -> Drawn:
        """The page, with what its texts noticed."""
        page = outline.page()
        if self._standing is NOTHING_STANDS:
            file = self.file(room.frame, page)
            return Drawn((file,), room.scene.texts.torn_out(), self.book.torn_out())
        # Where a basis tells it, the fingerprint of a page would cost as much as a third of drawing it.
        key = b"" if outline.basis and room.base else self._key(room.frame, page)
        there = self._standing.file(page.address)
        stands = there is not None and bool(key) and there.key == key
        drawn = None if stands else self._rendered(room.frame, page)
        noticed, notes = room.scene.texts.torn_out(), self.book.torn_out()
        known = Stored(
            *(there if there is not None and stands else about(page.address))[:7],
            key=key, basis=self._basis(room, outline, noticed.asked), asked=noticed.asked,
            recalled=used(notes), pictures=noticed.pictures, documents=noticed.documents,
        )
        if noticed.problems:  # they have to be told again
            known = known._replace(key=b"", basis=b"")
        return Drawn((self._put(drawn, known) if drawn else known,), noticed, notes)

    def file(self, frame: SiteFrame, page: Page) -> File:
        """A page as bytes; as it was drawn earlier where all that it is made of is the same."""
        if not self._remembers or self._standing is not NOTHING_STANDS:
            return self._rendered(frame, page)
        key = self._key(frame, page)
        known = self.book.recall("page", key)
        if known is not None:
            return File(page.address, known)
        drawn = self._rendered(frame, page)
        self.book.keep("page", key, drawn.body)
        return drawn

    def stood_together(self, piece: Piece) -> Sequence[Stored]:
        """The files of a piece as they stand, if they are surely what would be made; else none."""
        found = self._standing.piece(piece.name) if piece.basis else ()
        return found if all(file.basis == piece.basis for file in found) else ()

    def together(self, piece: Piece, room: Room) -> Drawn:
        """The files of a piece, each handed over as soon as it is there."""
        if self._standing is NOTHING_STANDS:
            return Drawn(tuple(piece.make()), room.scene.texts.torn_out(), self.book.torn_out())
        files = [self._put(file, about(file.path)) for file in piece.make()]
        noticed, notes = room.scene.texts.torn_out(), self.book.torn_out()
        stored = [file for file in files if isinstance(file, Stored)]
        if not piece.basis or noticed.problems or len(stored) < len(files) or not files:
            return Drawn(tuple(files), noticed, notes)
        stored = [file._replace(piece=piece.name, basis=piece.basis) for file in stored]
        # The first answers for what belongs to none of them alone.
        stored[0] = stored[0]._replace(
            recalled=used(notes), pictures=noticed.pictures, documents=noticed.documents
        )  # fmt: skip
        return Drawn(tuple(stored), noticed, notes)

    def _put(self, file: File, known: Stored) -> File | Stored:
        if file.path.endswith(".html"):
            links, is_marked = seen(file)
            known = known._replace(links=links, is_marked=is_marked)
        return self._standing.put(file, known)

    def _rendered(self, frame: SiteFrame, page: Page) -> File:
        return rendered(self._templates, frame, page, self._site.languages, self._site.base_url)

    def _key(self, frame: SiteFrame, page: Page) -> bytes:
        return fingerprint(self._templates.digest, self._framed(frame), page)

    def _basis(self, room: Room, outline: Outline, asked: tuple[tuple[str, str], ...]) -> bytes:
        own = outline.basis() if outline.basis and room.base else b""
        if not own:
            return b""
        texts = room.scene.texts.texts
        return key_of(room.base, own, *(part for name, language in asked for part in _answered(texts, name, language)))

    def _framed(self, frame: SiteFrame) -> bytes:
        """What stands for a frame in the keys of pages, with all else that is the same on them."""
        known = self._frames.get(frame.language)
        if known is None or known[0] is not frame:
            made_of = fingerprint(frame, self._site.languages, self._site.base_url)
            known = self._frames[frame.language] = (frame, made_of)
        return known[1]

    @cached_property
    def _frames(self) -> dict[str, tuple[SiteFrame, bytes]]:
        return {}


def base_of(scene: Scene, frame: SiteFrame, templates: Templates) -> bytes:
    """The digest of what the pages of a language have in common beside their records: settings, units, inspections, files,
    the publication record. Empty where it cannot be told: on the day of a publication, and where no digests are known.
    """
    backdrop, given = scene.backdrop, scene.given
    content = backdrop.ledger.content
    inspections = [given.digests.whole.get(record.path, b"") for record in content.inspections]
    if given.announced is not None or not all(inspections) or not given.digests.whole:
        return b""
    made_of = fingerprint(
        frame, content.site, content.units, content.assets, dict(sorted(backdrop.pictures.items())),
        content.publications, backdrop.ledger.as_of, backdrop.edition,
    )
    return key_of(templates.digest, made_of, given.head, *inspections)


def _answered(texts: Texts, name: str, language: str) -> Iterator[str]:
    answer = texts.answer(name, language)
    yield from (name, language, "yes" if answer else "no", *(answer or ("", "")))
