"""An editor's Markdown as HTML that is safe on any page, with a problem for everything that could not be shown.

It knows neither records nor files: what a link or a picture stands for is asked of functions that it is handed.
Every text passes two walls: `markup_bounds` before Markdown, and an allow-list of elements, attributes, classes and
schemes (nh3, a real HTML parser) after it. A result depends on nothing but the `Markup`, the text and the answers
listed in `Rendered.asked`: it may be stored, and used again while these are the same.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

import nh3
from markdown import Markdown
from markdown.extensions.attr_list import AttrListExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.extensions.toc import TocExtension

from generator.model.frozen import frozen
from generator.model.memory import FORGETFUL, Memory
from generator.model.patterns import pattern
from generator.model.problem import Place, Problem
from generator.render import markup_store
from generator.render.markup_allowed import (
    ALLOWED_ATTRIBUTES,
    ALLOWED_CLASSES,
    ALLOWED_TAGS,
    ALLOWED_VALUES,
    SCHEMES,
    decoded,
    is_whole_address,
)
from generator.render.markup_bounds import DEEPEST_NESTING, NESTED_TOO_DEEP, excess
from generator.render.markup_memory import Converted
from generator.render.markup_stages import BAR, PICTURE, Footnotes, RecordLinks, Stages, heading_anchor
from generator.render.markup_talk import (
    ADDRESS_NOT_ALLOWED,
    ANCHOR_REPEATED,
    HTML_REMOVED,
    UNKNOWN_ANCHOR,
    Asked,
    Asks,
    Talk,
)
from generator.render.quick_markdown import markdown_instance

_BAR_IN_LINK: Final = pattern(r"(\[\[[^\[\]|\\\n]{1,120})\\?\|([^\[\]\n]*\]\])")
_PICTURE: Final = pattern(f"<span>{PICTURE}([0-9]+){PICTURE}</span>")
_PICTURE_ALONE: Final = pattern(f"<p>{_PICTURE.pattern}</p>")
_FIGURE: Final = pattern(r"</?figure>|<figcaption>.*?</figcaption>", re.DOTALL)
"""What a picture sheds among words: a paragraph can hold no figure."""
_OTHER_SITE: Final = pattern(r'<a ([^>]*href="https?:)', re.IGNORECASE)
_ID: Final = pattern(r' id="([^"]*)"')
_TAG: Final = pattern(r"<[^>]*>")
_TAG_IN_WORDS: Final = pattern(
    r"</?(?:a|abbr|b|bdi|cite|code|del|dfn|em|i|ins|kbd|mark|q|s|small|span|strong|u|var)\b[^>]*>"
)
_UNSPOKEN: Final = pattern(
    r'<sup id="[^"]*">.*?</sup>|<a [^>]*footnote-backref[^>]*>.*?</a>|<nav .*?</nav>', re.DOTALL
)
_RAW_TAG: Final = pattern(r"</?([A-Za-z][^\s/>]*)([^>]*)")
_RAW_ADDRESS: Final = pattern(r"""href\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
_RAW_ATTRIBUTE: Final = pattern(r"""([^\s"'=<>/]+)\s*(?:=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?""")


@frozen
class Heading:
    """A heading of a text; `level` is the one on the page, 2 to 6, `anchor` is its id."""

    level: int
    anchor: str
    text: str


@frozen
class Rendered:
    """What became of a text. `asked` lists every question that was put, with its answer."""

    html: str
    headings: tuple[Heading, ...] = ()
    problems: tuple[Problem, ...] = ()
    asked: tuple[Asked, ...] = ()

    @property
    def plain_text(self) -> str:
        """The words alone, for search, descriptions and comparisons: no tags, no note marks, one space at most."""
        return plain_text(self.html)


def plain_text(markup: str) -> str:
    """The words of HTML that a `Markup` made."""
    spoken = _TAG_IN_WORDS.sub("", _UNSPOKEN.sub("", markup))
    return " ".join(html.unescape(_TAG.sub(" ", spoken)).split())


def _nothing(_name: str) -> None:
    return None


@frozen
class Markup:
    """How texts are turned into HTML for one record on one page.

    `resolve(id)` gives address and title of a record; `picture(name, alt, title)` the finished markup of a picture;
    `document(name)` the address of a file beside the record; None each where there is none. `prefix` begins every id
    of the text: nothing else on the page may begin with it. `language` is the text's own; `memory` has earlier results.
    """

    resolve: Callable[[str], tuple[str, str] | None]
    picture: Callable[[str, str, str], str | None]
    prefix: str
    language: str
    document: Callable[[str], str | None] = _nothing
    memory: Memory = FORGETFUL

    def html(self, body: str, place: Place) -> Rendered:
        """The text as HTML; `place.line` is the line of the file on which it begins.

        A text that is too large or too deep gives no HTML and one problem; it never raises and is never slow.
        """
        if not body.strip():
            return Rendered("")
        if "\r" in body:
            body = body.replace("\r\n", "\n").replace("\r", "\n")
        # The gate writes an empty line before a text that an editor's file need not have: both are the same text.
        begun = body.lstrip("\n")
        place = Place(place.path, place.line + len(body) - len(begun) if place.line else 0, place.column)
        body = begun.rstrip("\n")
        asks = Asks(self.resolve, self.picture, self.document, self.prefix)
        chinese = self.language.lower().startswith("zh")
        key = (body, self.prefix, chinese)
        known = _MEMORY.recalled(key, asks)
        if known is not None:
            return known
        language = "zh" if chinese else "en"
        kept = markup_store.recalled(self.memory, body, language, asks)
        if kept is not None:
            rendered = Rendered(kept[0], tuple(Heading(*one) for one in kept[1]), (), kept[2])
        elif problem := excess(body, place):
            return Rendered("", problems=(problem,))
        else:
            rendered = self._anew(body, Talk(asks, body, place), chinese=chinese)
        if not rendered.problems:  # a problem names a place, which is not the same in both editions
            _MEMORY.keep(key, rendered.asked, rendered, len(body) + len(rendered.html))
            if kept is None:
                headings = tuple((one.level, one.anchor, one.text) for one in rendered.headings)
                markup_store.keep(self.memory, body, language, asks, (rendered.html, headings, rendered.asked))
        return rendered

    def _anew(self, body: str, talk: Talk, *, chinese: bool) -> Rendered:
        try:
            made, converter = _converted(body, talk, chinese=chinese)
        except RecursionError:
            _converter.cache_clear()
            return Rendered("", problems=(NESTED_TOO_DEEP.at(talk.place, most=DEEPEST_NESTING),))
        raw = [str(block) for block in converter.htmlStash.rawHtmlBlocks]
        _tell_removed(raw, talk)
        cleaned = _wall(self.prefix if raw else "").cleaned(made, talk)
        _check_anchors(cleaned, talk, self.prefix)
        return Rendered(
            _finished(cleaned, talk, chinese=chinese),
            tuple(_headings(getattr(converter, "toc_tokens", []), self.prefix)),
            tuple(sorted(talk.problems, key=Problem.order)),
            tuple(talk.asked),
        )


_MEMORY: Final[Converted[Rendered]] = Converted()


class _Wall:
    """The allow-list as a cleaner, which answers the links of raw HTML as it goes.

    Anchors that Markdown made have their prefix already; a wall with a prefix gives it to those of raw HTML too.
    """

    def __init__(self, prefix: str) -> None:
        self.talk: Talk | None = None
        self.granted: frozenset[str] = frozenset()
        self.cleaner = nh3.Cleaner(
            tags=set(ALLOWED_TAGS),
            attributes=ALLOWED_ATTRIBUTES,
            tag_attribute_values=ALLOWED_VALUES,
            allowed_classes=ALLOWED_CLASSES,
            url_schemes=set(SCHEMES),
            url_relative=self._answered,
            id_prefix=prefix or None,
            link_rel=None,
        )

    def cleaned(self, made: str, talk: Talk) -> str:
        """What the page may hold of this HTML."""
        self.talk = talk
        self.granted = frozenset(ask.answer.split("\n")[0] for ask in talk.asked if ask.kind != "picture")
        cleaned: str = self.cleaner.clean(made)
        for address in talk.refused_links:
            written = html.escape(address, quote=False).replace('"', "&quot;")
            cleaned = cleaned.replace(f' href="{written}"', "")
        return cleaned

    def _answered(self, address: str) -> str | None:
        """Addresses that Markdown made were answered before; those of raw HTML are answered here."""
        talk = self.talk
        if talk is None or address.startswith("#" + talk.markup.prefix):
            return address
        if address.startswith("#"):
            return talk.fragment(address[1:])
        if address.partition("#")[0] in self.granted:
            return address
        return talk.address(address) if address in talk.raw_links else None


_wall = lru_cache(maxsize=64)(_Wall)


@lru_cache(maxsize=2)
def _converter(*, chinese: bool) -> tuple[Markdown, Stages]:
    """One for each language and process: making one takes as long as converting a text."""
    stages = Stages("zh" if chinese else "en")
    extensions = [
        TableExtension(),
        Footnotes(chinese=chinese),
        DefListExtension(),
        AttrListExtension(),
        SaneListExtension(),
        TocExtension(slugify=heading_anchor),
        stages,
    ]
    return markdown_instance(extensions, {RecordLinks: ("[[",)}), stages


def _converted(body: str, talk: Talk, *, chinese: bool) -> tuple[str, Markdown]:
    converter, stages = _converter(chinese=chinese)
    stages.talk = talk
    if "[[" in body and "|" in body:
        body = _BAR_IN_LINK.sub(rf"\1{BAR}\2", body)
    made = converter.reset().convert(body)
    return made.replace(BAR, "|") if BAR in made else made, converter


def _finished(cleaned: str, talk: Talk, *, chinese: bool) -> str:
    """What only we may write: pictures, `rel` on ways out of the site, boxes in which wide tables scroll."""
    if talk.pictures:
        cleaned = _PICTURE_ALONE.sub(lambda found: talk.pictures[int(found[1])], cleaned)
        cleaned = _PICTURE.sub(lambda found: _FIGURE.sub("", talk.pictures[int(found[1])]), cleaned)
    if 'href="http' in cleaned:
        cleaned = _OTHER_SITE.sub(r'<a rel="external noopener noreferrer" \1', cleaned)
    if "<table" in cleaned:
        label = "表格" if chinese else "Table"
        box = f'<div class="table-scroll" role="group" tabindex="0" aria-label="{label}"><table'
        cleaned = cleaned.replace("<table", box).replace("</table>", "</table></div>")
    if '<nav class="toc"' in cleaned:
        label = "本文目录" if chinese else "Contents"
        cleaned = cleaned.replace('<nav class="toc"', f'<nav class="toc" aria-label="{label}"')
    return cleaned


def _headings(tokens: list[dict[str, object]], prefix: str) -> list[Heading]:
    found: list[Heading] = []
    for token in tokens:
        text = html.unescape(str(token["name"]))
        found.append(Heading(int(str(token["level"])), prefix + str(token["id"]), text))
        children = token["children"]
        if isinstance(children, list):
            found.extend(_headings(children, prefix))
    return found


def _check_anchors(cleaned: str, talk: Talk, prefix: str) -> None:
    """Anchors given by hand can repeat, and links to them can miss; those that we make do neither."""
    if "{" not in talk.body and "<" not in talk.body and not talk.fragments:
        return
    anchors = _ID.findall(cleaned)
    seen: set[str] = set()
    for anchor in anchors:
        if anchor in seen:
            talk.tell(ANCHOR_REPEATED, "#" + anchor.removeprefix(prefix), html.unescape(anchor.removeprefix(prefix)))
        seen.add(anchor)
    for name in talk.fragments:
        if html.escape(talk.anchor(name)) not in seen:
            talk.tell(UNKNOWN_ANCHOR, "#" + name, name)


def _tell_removed(blocks: list[str], talk: Talk) -> None:
    """What the allow-list takes out of raw HTML, told by name. Only a report: nh3 decides by itself."""
    told: set[str] = set()
    for tag, attributes in (found.groups() for block in blocks for found in _RAW_TAG.finditer(block)):
        for words in _removed(tag.lower(), attributes):
            if words not in told:
                told.add(words)
                talk.tell(HTML_REMOVED, words.strip("<>="), words)
        for written in _RAW_ADDRESS.findall(attributes):
            address = decoded(written)
            talk.raw_links.add(address)
            if ":" in address and not is_whole_address(address):
                talk.refused_links.add(address)
                talk.tell(ADDRESS_NOT_ALLOWED, written, address[:80])


def _removed(tag: str, attributes: str) -> list[str]:
    if tag not in ALLOWED_TAGS:
        return [f"<{tag}>"]
    by_tag = ALLOWED_ATTRIBUTES.get(tag, set()) | set(ALLOWED_VALUES.get(tag, ()))
    kept = ALLOWED_ATTRIBUTES["*"] | by_tag | {"class", ""}
    return [f"{key.lower()}=" for key in _RAW_ATTRIBUTE.findall(attributes) if key.lower() not in kept]
