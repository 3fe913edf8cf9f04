"""Records' running text on pages: links to records resolved, pictures in their sizes, problems kept for the report."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping
from dataclasses import field
from datetime import date
from functools import cached_property
from typing import Final

from markupsafe import Markup as Html
from markupsafe import escape

from generator.ledger.tombstones import Tombstone, tombstones
from generator.model.frozen import frozen
from generator.model.memory import FORGETFUL, Memory
from generator.model.output import PictureInfo
from generator.model.problem import Place, Problem
from generator.model.records import Body, Check, Progress, Record, kind_of
from generator.model.site import Content
from generator.model.text import Text
from generator.render import addresses
from generator.render.blocks import Block
from generator.render.issue_text import text_parts
from generator.render.markup import Markup
from generator.render.views.backdrop import FOLDER_OF_KIND
from generator.render.views.pictures import widths

ROOT: Final = "../../../"
"""The way to the site's root from the page of any record: texts appear on such pages only."""


DrawBlock = Callable[[Block, Record], Html]
"""A block of a record's text as HTML."""


def _nothing(_block: Block, _record: Record) -> Html:
    """Where nobody draws blocks, only what stands inside them is shown."""
    return Html()


@frozen(slots=False)
class Texts:
    """The texts of one language's pages. `problems`, `used`, `documents` and `asked` fill up while texts are rendered."""

    content: Content
    language: str
    pictures: Mapping[str, PictureInfo]
    block: DrawBlock = _nothing
    memory: Memory = FORGETFUL
    problems: list[Problem] = field(default_factory=list)
    used: dict[str, None] = field(default_factory=dict)
    documents: dict[str, None] = field(default_factory=dict)
    asked: dict[tuple[str, str], None] = field(default_factory=dict)
    """Names of records that texts lead to, with the text's language."""

    def __call__(self, record: Record, language: str) -> Html:
        """A record's text as HTML, marked where it is in another language; empty where there is none."""
        body = record.body(language)
        if body is None or not body.text.strip():
            return Html()
        prefix = f"{record.date or ''}-" if isinstance(record, Progress) else "text-"
        html = Html().join(
            self.block(part, record) if isinstance(part, Block) else part
            for part in text_parts(body, lambda text: self.whole(text, body, record, prefix))
        )
        if body.language == language or not html:
            return html
        return Html('<div lang="{}">').format("zh-CN" if body.language == "zh" else body.language) + html + Html("</div>")

    def whole(self, text: str, body: Body, record: Record, prefix: str = "text-") -> Html:
        """A record's text as one piece of Markdown; lines are those of `body`."""
        return self.piece(text, Place(body.path, body.line), record, body.language, prefix)

    def piece(self, text: str, place: Place, record: Record, language: str, prefix: str) -> Html:
        """Some text of a record as HTML."""
        markup = Markup(
            resolve=lambda name: self._record(name, language),
            picture=lambda name, alt, title: self._picture(record.folder, name, alt, title),
            document=lambda name: self._document(record.folder, name),
            prefix=prefix if prefix[:1].isalpha() else f"on-{prefix}",
            language=language,
            memory=self.memory,
        )
        rendered = markup.html(text, place)
        self.problems.extend(rendered.problems)
        for ask in rendered.asked:
            if ask.kind == "record":
                self.asked[ask.name, language] = None
        return Html(rendered.html)

    def answer(self, name: str, language: str) -> tuple[str, str] | None:
        """What a text in `language` is told of a record that it leads to: address and title; None where there is none."""
        return self._record(name, language)

    def _record(self, name: str, language: str) -> tuple[str, str] | None:
        """Address and title of the record that `[[name]]` means."""
        found = self.content.record_by_id.get(name.lower())
        if found is None:
            return self._unit(name, language) or self._gone(name, language)
        folder = FOLDER_OF_KIND.get(kind_of(found))
        if folder is None:
            return None
        title = getattr(found, "title", None)
        said = str(title.in_language(language)) if isinstance(title, Text) and title else found.id
        if isinstance(found, Check):
            said = found.id
        return ROOT + addresses.quoted(addresses.record(self.language, folder, found.id)), said

    def _unit(self, name: str, language: str) -> tuple[str, str] | None:
        unit = self.content.unit_by_id.get(name)
        if unit is None:
            return None
        folder = "areas" if unit.kind == "area" else "units"
        address = addresses.quoted(addresses.record(self.language, folder, unit.id))
        return ROOT + address, str(unit.name.in_language(language))

    def _gone(self, name: str, language: str) -> tuple[str, str] | None:
        """What stands where a withdrawn record was: whoever wrote of it when it was there wrote no dead link."""
        for stone in self._stones:
            if stone.id.lower() == name.lower():
                address = addresses.record(self.language, FOLDER_OF_KIND[stone.kind], stone.id)
                return ROOT + addresses.quoted(address), str(stone.title.in_language(language)) or stone.id
        return None

    @cached_property
    def _stones(self) -> tuple[Tombstone, ...]:
        return tuple(stone for stone in tombstones(self.content, date.min) if stone.withdrawn)

    def _asset(self, folder: str, name: str) -> str:
        beside = posixpath.normpath(posixpath.join(folder, name))
        return beside if beside in self._assets else name if name in self._assets else ""

    @cached_property
    def _assets(self) -> frozenset[str]:
        return frozenset(self.content.assets)

    def _picture(self, folder: str, name: str, alt: str, title: str) -> str | None:
        path = self._asset(folder, name)
        info = self.pictures.get(path)
        if info is None:
            return None
        self.used[path] = None
        offered = widths(info)
        shown = offered[min(1, len(offered) - 1)]
        height = max(1, round(info.height * shown / info.width))

        def sources(suffix: str) -> str:
            return ", ".join(f"{ROOT}{addresses.picture(info.digest, w, suffix)} {w}w" for w in offered)

        caption = Html("<figcaption>{}</figcaption>").format(title) if title else Html()
        return Html(
            '<figure><picture><source type="image/webp" srcset="{}" sizes="(min-width: 60em) 42rem, 100vw">'
            '<img src="{}" srcset="{}" sizes="(min-width: 60em) 42rem, 100vw" width="{}" height="{}" alt="{}" '
            'loading="lazy" decoding="async"></picture>{}</figure>',
        ).format(
            sources("webp"), ROOT + addresses.picture(info.digest, shown, "jpg"), sources("jpg"), shown, height,
            escape(alt), caption,
        )

    def _document(self, folder: str, name: str) -> str | None:
        path = self._asset(folder, name)
        if not path:
            return None
        self.documents[path] = None
        return ROOT + addresses.quoted(addresses.document(path))
