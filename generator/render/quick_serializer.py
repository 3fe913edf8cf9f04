"""Writes Markdown's element tree as HTML: what the library's own serializer writes, in half of its time.

The stock serializer keeps a queue of pieces and asks of each which of six kinds it is. Trees of our texts hold plain
elements only; whatever else there is makes this one step aside. Used with the library's versions that it was proven
equal for (`quick_markdown.PROVEN_WITH`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final
from xml.etree.ElementTree import HTML_EMPTY, Element

from markdown.serializers import RE_AMP, to_html_string

from generator.model.patterns import pattern

_SPECIAL: Final = pattern("[&<>]")
_UNESCAPED: Final = frozenset(("script", "style"))


class _Unusual(Exception):  # noqa: N818 - no error, but a sign to step aside
    """Something that the stock serializer has to write."""


def quick_html(element: Element) -> str:
    """The element and all in it as HTML."""
    pieces: list[str] = []
    try:
        _write(element, pieces.append)
    except _Unusual:
        return to_html_string(element)
    return "".join(pieces)


def _write(element: Element, write: Callable[[str], None]) -> None:
    tag, text, tail = element.tag, element.text, element.tail
    if type(tag) is not str or tag in _UNESCAPED:
        raise _Unusual
    write(f"<{tag}{_attributes(element)}>" if element.attrib else f"<{tag}>")
    if text:
        write(_escaped(text) if _SPECIAL.search(text) else text)
    for child in element:
        _write(child, write)
    if tag not in HTML_EMPTY:
        if not tag.islower():
            raise _Unusual
        write(f"</{tag}>")
    if tail:
        write(_escaped(tail) if _SPECIAL.search(tail) else tail)


def _attributes(element: Element) -> str:
    written = []
    for name, value in sorted(element.attrib.items()):
        if type(name) is not str or type(value) is not str or name == value:
            raise _Unusual
        plain = _escaped(value) if _SPECIAL.search(value) else value
        written.append(f' {name}="{plain.replace(chr(34), "&quot;")}"')
    return "".join(written)


def _escaped(text: str) -> str:
    """As the stock serializer has it: an ampersand that begins an entity stays."""
    if "&" in text:
        text = RE_AMP.sub("&amp;", text)
    return text.replace("<", "&lt;").replace(">", "&gt;")
