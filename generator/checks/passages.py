"""Every text of the content, one by one, with its place: what the rules on wording look at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from generator.model import fields as f
from generator.model.frozen import frozen
from generator.model.patterns import pattern
from generator.model.problem import Place
from generator.model.records import Deadline, Indicator, Record
from generator.model.site import Content
from generator.model.text import Text

FULL_WIDTH: Final = {code + 0xFEE0: code for code in range(0x21, 0x7F) if chr(code).isalnum() or chr(code) in "@-+%"}
_HAS_FULL_WIDTH: Final = pattern("[＠－＋％０-９Ａ-Ｚａ-ｚ]")


@frozen
class Passage:
    """One text in one language: the body of a record (`line` > 0), or the field at `steps`.

    `text` is as typed but for full-width digits and letters, which are half-width here, one for one, so that
    offsets stay. `record` is None for the texts of settings and units.
    """

    record: Record | None
    path: str
    steps: tuple[str | int, ...]
    language: str
    text: str
    line: int = 0

    @property
    def is_body(self) -> bool:
        """Whether it is the Markdown of a record."""
        return self.line > 0

    @property
    def is_internal(self) -> bool:
        """Whether the field stands below an `internal:` key."""
        return "internal" in self.steps

    def place(self, offset: int = 0) -> Place:
        """Where the character at `offset` stands; for a field, where its key stands."""
        if not self.line:
            return self.record.place(*self.steps) if self.record else Place(self.path)
        before = self.text[:offset]
        return Place(self.path, self.line + before.count("\n"), offset - before.rfind("\n"))


def half_width(text: str) -> str:
    """Digits, letters and a few signs in half-width form; the length stays."""
    return text.translate(FULL_WIDTH) if not text.isascii() and _HAS_FULL_WIDTH.search(text) else text


def passages(content: Content) -> Iterator[Passage]:
    """All texts: settings, units, then each record's fields and bodies."""
    yield from passages_of_settings(content)
    for record in content.records:
        yield from passages_of(record)


def passages_of_settings(content: Content) -> Iterator[Passage]:
    """The texts of the settings and of the units."""
    for steps, text in _texts(content.site, ()):
        yield from _in_each_language(None, "site.yaml", steps, text)
    for index, unit in enumerate(content.units):
        for steps, text in _texts(unit, (index,)):
            yield from _in_each_language(None, "units.yaml", steps, text)


def passages_of(record: Record) -> Iterator[Passage]:
    """The texts of one record: its fields in their order, then its bodies."""
    for steps, text in _texts(record, ()):
        yield from _in_each_language(record, record.path, steps, text)
    yield from bodies_of(record)


def bodies_of(record: Record) -> Iterator[Passage]:
    """The Markdown of a record in each language."""
    for body in record.bodies:
        yield Passage(record, body.path, (), body.language, half_width(body.text), body.line)


def passages_below(record: Record, key: str) -> Iterator[Passage]:
    """The texts below one field of a record; nothing where it has no such field."""
    for steps, text in _texts(getattr(record, key, None), (key,)):
        yield from _in_each_language(record, record.path, steps, text)


def clause_on(indicator: Indicator, passage: Passage) -> re.Match[str] | None:
    """The first clause that gives the indicator a value, by its name and unit in any language."""
    text = passage.text.lower()
    for language, name in indicator.name:
        unit = indicator.unit.in_language(language).text
        if name and unit and name.lower() in text:
            found = _clause(name, unit).search(passage.text)
            if found:
                return found
    return None


@lru_cache(maxsize=4096)
def _clause(name: str, unit: str) -> re.Pattern[str]:
    """The indicator's name, at most twenty characters without another number, then a number in its unit."""
    sign = re.escape(unit)
    return re.compile(rf"{re.escape(name)}[^\d。；;\n]{{0,20}}?(\d[\d,]*(?:\.\d+)?)\s*{sign}", re.IGNORECASE)


def _in_each_language(record: Record | None, path: str, steps: tuple[str | int, ...], text: Text) -> Iterator[Passage]:
    for language, words in text.pairs:
        yield Passage(record, path, steps, language, half_width(words))


def _texts(value: object, steps: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], Text]]:
    """The texts below a declared value, with the keys that lead to them."""
    if isinstance(value, Deadline):
        value = value.parts
    if isinstance(value, Text):
        if value.pairs:
            yield steps, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            if isinstance(item, tuple) and len(item) == 2 and isinstance(item[0], str):
                yield from _texts(item[1], (*steps, item[0]))
            elif not isinstance(item, str | int | float):
                yield from _texts(item, (*steps, index))
    elif value is not None:
        for attribute, key in _word_fields(type(value)):
            held = getattr(value, attribute)
            if held:
                yield from _texts(held, (*steps, key))


_WORD_FIELDS: Final[dict[type, tuple[tuple[str, str], ...]]] = {}


def _word_fields(shape: type) -> tuple[tuple[str, str], ...]:
    """Attributes and keys of the declared fields in which words can stand; found out once for each shape."""
    known = _WORD_FIELDS.get(shape)
    if known is None:
        declared = f.fields_of(shape).items()
        known = _WORD_FIELDS[shape] = tuple((field.name, key) for key, field in declared if _holds_words(field.kind))
    return known


def _holds_words(kind: f.Kind) -> bool:
    match kind:
        case f.Words() | f.Nested():
            return True
        case f.ListOf(item):
            return _holds_words(item)
        case f.Named(value):
            return _holds_words(value)
        case _:
            return isinstance(kind, f.Limit) and kind.parts
