"""The stages that our Markdown adds to the library's: record links, callouts, footnotes, heading levels, addresses.

A stage asks the `Conversation` that a conversion is, and never knows where answers come from.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final, Protocol, cast
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.extensions import Extension
from markdown.extensions.admonition import AdmonitionProcessor
from markdown.extensions.footnotes import FootnoteExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, INLINE_PLACEHOLDER_RE, STX

from generator.model.patterns import pattern
from generator.render.markup_allowed import CALLOUTS, decoded

BAR: Final = "\x1b"
"""Stands for the bar of `[[ID|text]]` while Markdown runs, so that no table splits there, and before the address
of a record, which is an answer and not an editor's words."""
PICTURE: Final = "\x1a"
"""Stands on both sides of a picture's number while the page is cleaned. Neither can be in a text (markup_bounds)."""

ALIGNMENTS: Final = {
    "text-align: left;": "align-left",
    "text-align: center;": "align-center",
    "text-align: right;": "align-right",
}

_ESCAPED_BAR = f"{STX}{ord('|')}{ETX}"
_ESCAPED = pattern(f"{STX}([0-9]+){ETX}")
_NOT_IN_ANCHOR = pattern(r"[^\w-]+")
_NOT_IN_NOTE_ID = pattern(r"[^\w-]|_")
_CJK = (
    "\u2e80-\u303f\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
)
_BREAK_IN_CHINESE = pattern(f"(?<=[{_CJK}])[ ]?\n[ ]?(?=[{_CJK}])")


Written = dict[str, str | None]
"""What an attribute list leaves on an element: a name without a value is None there."""


class Conversation(Protocol):
    """What the stages ask and tell while one text is converted."""

    def record(self, name: str) -> tuple[str, str] | None: ...

    def picture(self, name: str, alt: str, title: str) -> str: ...

    def address(self, address: str) -> str | None: ...

    def fragment(self, anchor: str) -> str: ...

    def anchor(self, anchor: str) -> str: ...

    def classes(self, names: str) -> str: ...

    def callout(self, kind: str) -> str: ...


class Stages(Extension):
    """Adds all our stages to a Markdown; `talk` is set anew before each text."""

    talk: Conversation

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        """Registers the stages: links right after escapes, levels before anchors are made, finishing last."""
        md.inlinePatterns.register(RecordLinks(self, md), "record-link", 176)
        md.parser.blockprocessors.register(Callouts(md.parser, self), "admonition", 105)
        md.treeprocessors.register(HeadingLevels(md), "heading-levels", 6)
        md.treeprocessors.register(Finish(md, self), "finish", -10)


class Footnotes(FootnoteExtension):
    """Footnotes whose ids are valid in HTML whatever an editor calls them, and whose way back is in the language."""

    def __init__(self, *, chinese: bool) -> None:
        back = "返回正文注 {} 处" if chinese else "Back to note {} in the text"
        super().__init__(SEPARATOR="-", BACKLINK_TITLE=back)

    def makeFootnoteId(self, id: str) -> str:  # noqa: N802
        """`fn-` and the name, with each character that an id may not have written as its number."""
        return super().makeFootnoteId(_note_name(id))

    def makeFootnoteRefId(self, id: str, found: bool = False) -> str:  # noqa: N802, FBT001, FBT002
        """`fnref-` and the name; `fnref2-` for the second mark of the same note."""
        return super().makeFootnoteRefId(_note_name(id), found)


def _note_name(name: str) -> str:
    return _NOT_IN_NOTE_ID.sub(lambda found: f"_{ord(found[0]):x}_", name)


def heading_anchor(text: str, separator: str) -> str:
    """The anchor of a heading: its own words, Chinese ones too, so that it stays when others come and go."""
    words = unicodedata.normalize("NFKC", text).lower()
    return _NOT_IN_ANCHOR.sub(separator, words).strip(separator + "_") or "section"


class RecordLinks(InlineProcessor):
    """`[[ID]]` and `[[ID|text]]`."""

    ANCESTOR_EXCLUDES = ("a",)

    def __init__(self, stages: Stages, md: Markdown) -> None:
        super().__init__(r"\[\[([^\[\]\n]{1,300})\]\]", md)
        self.stages = stages

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002 - asked for by the library
    ) -> tuple[Element, int, int]:
        """A link with the record's title or the given text; plain text where there is no such record."""
        inner = INLINE_PLACEHOLDER_RE.sub(self._bar, m[1]).replace(BAR, "|")
        name, _, text = inner.partition("|")
        target = self.stages.talk.record(name.strip())
        if target is None:
            element = Element("span")
            element.text = text.strip() or name.strip()
        else:
            element = Element("a", {"class": "record-link", "href": BAR + target[0]})
            element.text = text.strip() or target[1]
        return element, m.start(0), m.end(0)

    def _bar(self, found: re.Match[str]) -> str:
        """An escaped bar, as a table asks for it, is a bar."""
        return "|" if self.unescape(found[0]) == _ESCAPED_BAR else found[0]


class Callouts(AdmonitionProcessor):
    """`!!! note`: the kinds on our list, with a title in the page's language."""

    def __init__(self, parser: BlockParser, stages: Stages) -> None:
        super().__init__(parser)
        self.stages = stages

    def get_class_and_title(self, match: re.Match[str]) -> tuple[str, str | None]:
        kind = self.stages.talk.callout(match[1].lower().split()[0])
        titles = CALLOUTS[kind]
        title = match[2]
        if title is None:
            title = titles[1] if self.stages.language.startswith("zh") else titles[0]
        return kind, title or None


class HeadingLevels(Treeprocessor):
    """Makes the levels of a text's headings follow each other without a gap, beginning below the page's own."""

    top = 2

    def run(self, root: Element) -> None:
        outline: list[int] = []
        for element in root.iter():
            tag = element.tag
            if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
                written = int(tag[1])
                while outline and outline[-1] >= written:
                    outline.pop()
                outline.append(written)
                element.tag = f"h{min(self.top + len(outline) - 1, 6)}"


class Finish(Treeprocessor):
    """Answers every address, anchor, class and picture of the finished tree; writes no style."""

    def __init__(self, md: Markdown, stages: Stages) -> None:
        super().__init__(md)
        self.stages = stages

    def run(self, root: Element) -> None:
        talk = self.stages.talk
        for element in root.iter():
            tag = element.tag
            if element.attrib:
                self._attributes(element, talk)
            if tag == "th":
                self._header_cell(element)
            elif tag == "img":
                self._picture(element, talk)
            if element.text and "\n" in element.text and not element.text.isascii() and tag not in {"code", "pre"}:
                element.text = _BREAK_IN_CHINESE.sub("", element.text)
            if element.tail and "\n" in element.tail and not element.tail.isascii():
                element.tail = _BREAK_IN_CHINESE.sub("", element.tail)

    def _attributes(self, element: Element, talk: Conversation) -> None:
        without_value = [name for name, value in cast("Written", element.attrib).items() if value is None]
        for name in without_value:
            del element.attrib[name]
        for name, value in element.attrib.items():
            if STX in value:
                element.set(name, _ESCAPED.sub(lambda found: chr(int(found[1])), value))
        style = element.attrib.pop("style", "")
        if names := f"{element.get('class', '')} {ALIGNMENTS.get(style, '')}".strip():
            element.set("class", talk.classes(names))
        if written := element.get("id"):
            element.set("id", talk.anchor(written))
        if element.tag == "a":
            self._link(element, talk)
        elif element.get("class") == "toc":
            element.tag = "nav"

    def _link(self, element: Element, talk: Conversation) -> None:
        address = decoded(element.get("href", ""))
        if address.startswith("#"):
            element.set("href", talk.fragment(address[1:]))
        elif address.startswith(BAR):
            element.set("href", address[1:])
        else:
            answered = talk.address(address)
            if answered is None:
                element.tag = "span"
                element.attrib.clear()
            else:
                element.set("href", answered)
        if element.get("class") == "footnote-backref":
            element.set("aria-label", element.attrib.pop("title", ""))

    @staticmethod
    def _header_cell(element: Element) -> None:
        """A header cell says what it heads; an empty one heads nothing."""
        if (element.text or "").strip() or len(element):
            element.set("scope", "col")
        else:
            element.tag = "td"

    @staticmethod
    def _picture(element: Element, talk: Conversation) -> None:
        name = decoded(element.get("src", ""))
        marker = talk.picture(name, decoded(element.get("alt", "")), decoded(element.get("title", "")))
        element.tag, element.text = "span", marker
        element.attrib.clear()
