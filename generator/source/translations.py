"""Translation files: texts in one more language for a record that stands beside them; never facts."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

from generator.model import fields as f
from generator.model.frozen import frozen
from generator.model.problem import Place, Problem, Severity, rule
from generator.model.records import KINDS, Body, Record
from generator.model.text import Both, Text
from generator.source.layout import Location
from generator.source.nodes import Mapping, Node, Scalar, Sequence
from generator.source.values import UNKNOWN_KEY, Reading, closest, read_value, wrong_shape

ORPHAN: Final = rule(
    "translation-without-record",
    Severity.ERROR,
    message=("There is no record `{base}` for this translation.", "没有与该译文对应的记录“{base}”。"),
    hint=("Rename the file so that only the language differs from its record's name.", "请改名，使其与原记录仅语言后缀不同。"),
    why=("A translation carries text only; the facts stand in the record beside it.", "译文只含文字，事实写在原记录中。"),
)
FACT: Final = rule(
    "fact-in-translation",
    Severity.ERROR,
    message=("`{field}` is not a text: a translation carries no facts.", "“{field}”不是文字：译文中不得填写事实。"),
    hint=("Remove the line here and write it in `{base}`.", "请删除该行，改写在“{base}”中。"),
    why=("A fact that stands twice will one day differ between the languages.", "同一事实写两处，迟早会不一致。"),
    bad="deadline: 2018-12-31  # in task.zh.md",
    good="title: 污水处理厂  # texts only",
)
UNKNOWN_ITEM: Final = rule(
    "unknown-item",
    Severity.ERROR,
    message=("The record has no item `{id}` in `{field}`.", "记录的“{field}”中没有编号为“{id}”的条目。"),
    hint=("{advice}", "{advice}"),
    why=("Texts of lists are joined by the id of their item.", "列表中的译文按条目编号对应。"),
)
WRONG_LANGUAGE: Final = rule(
    "language-of-translation",
    Severity.ERROR,
    message=("`{language}` is not a language of this site.", "“{language}”不是本站的语言。"),
    hint=("The languages of `site.yaml` are: {languages}.", "site.yaml 中的语言为：{languages}。"),
    why=("A translation into a language that the site does not show would be lost in silence.", "不显示的语言会使译文悄然丢失。"),
)

_HEAD: Final = frozenset({"id", "audience"})
"""A translation may repeat them; they are the record's business."""


@frozen
class Translation:
    """What a translation file says: a tree of texts as nodes, and a body."""

    path: str
    language: str
    front: Mapping
    body: Body | None


def read(front: Mapping, body: Body | None, location: Location, reading: Reading) -> Translation | None:
    """The translation in a file; None with a problem if the site does not have its language."""
    if location.language not in reading.languages:
        reading.problems.append(
            WRONG_LANGUAGE.at(Place(location.path), language=location.language, languages=", ".join(reading.languages))
        )
        return None
    return Translation(location.path, location.language, front, body)


def join(record: Record, texts: Iterable[Translation], languages: tuple[str, ...], problems: list[Problem]) -> Record:
    """The record with the texts of its translations added."""
    for text in texts:
        reading = Reading(text.path, text.language, languages)
        shape = next(kind for kind in KINDS.values() if type(record) is kind)
        record = _joined(record, text.front, shape, reading, record.path, "")
        if text.body is not None:
            record = replace(record, bodies=(*record.bodies, text.body))
        problems.extend(reading.problems)
    return record


def _joined(value: Any, front: Mapping, shape: type, reading: Reading, base: str, name: str) -> Any:
    """The value with every text of `front` added, field by field."""
    known = f.fields_of(shape)
    changed: dict[str, Any] = {}
    for key, node in front.entries:
        declared = known.get(key.text)
        if declared is None:
            meant = closest(key.text, known)
            said = f"Did you mean `{meant}`?" if meant else f"Known here: {', '.join(known)}."
            zh = f"是否应为“{meant}”？" if meant else f"此处可用：{'、'.join(known)}。"
            reading.problems.append(UNKNOWN_KEY.at(reading.at(key), key=key.text, advice=Both(said, zh)))
        elif key.text not in _HEAD and not (isinstance(node, Scalar) and node.is_empty):
            new = _field(getattr(value, declared.name), node, declared, reading, (base, f"{name}{key.text}"))
            if new is not None:
                changed[declared.name] = new
    return dataclasses.replace(value, **changed) if changed else value


def _field(old: Any, node: Node, declared: f.Field, reading: Reading, at: tuple[str, str]) -> Any:
    base, name = at
    match declared.kind:
        case f.Words():
            new = read_value(node, declared.kind, reading, name)
            return _with_texts(old, new) if isinstance(new, Text) else None
        case f.ListOf(item=f.Nested(shape=shape)):
            return _items(old, node, shape, reading, at)
        case f.ListOf(item=f.Words()) if isinstance(node, Sequence):
            return _texts_by_position(old, node, declared, reading, name)
        case f.Limit(parts=True) if isinstance(node, Sequence) and old is not None:
            shape = type(old.parts[0])
            return dataclasses.replace(old, parts=_by_position(old.parts, node, shape, reading, at))
        case f.Nested(shape=shape) if isinstance(node, Mapping):
            return _joined(old if old is not None else shape(), node, shape, reading, base, f"{name}.")
        case f.Named(value=f.Words()) if isinstance(node, Mapping):
            return None
        case _:
            reading.problems.append(FACT.at(reading.at(node), field=name, base=base))
            return None


def _with_texts(old: Text, new: Text) -> Text:
    for language, words in new:
        old = old.with_language(language, words)
    return old


def _items(old: tuple[Any, ...], node: Node, shape: type, reading: Reading, at: tuple[str, str]) -> Any:
    """Texts of a list: `{id: text}`, `{id: {text: …}}`, or a list of items that name their id (else their place)."""
    base, name = at
    keyed = "id" in f.fields_of(shape)
    if isinstance(node, Sequence):
        if not keyed or not any(isinstance(item, Mapping) and item.get("id") for item in node.items):
            return _by_position(old, node, shape, reading, at)
        pairs: list[tuple[Node | None, Node]] = [(item.get("id"), item) for item in node.items if isinstance(item, Mapping)]
    elif isinstance(node, Mapping) and keyed:
        pairs = list(node.entries)
    else:
        return wrong_shape(node, reading, name, f.ListOf(f.Nested(shape)), f"{name}: {{m1: …}}")
    by_id = {item.id: index for index, item in enumerate(old)}
    items = list(old)
    for key, said in pairs:
        if not isinstance(key, Scalar):
            continue
        index = by_id.get(key.text)
        if index is None:
            reading.problems.append(_unknown_item(key, name, by_id, reading))
            continue
        texts = said if isinstance(said, Mapping) else _as_text(said, shape)
        if texts is not None:
            items[index] = _joined(items[index], texts, shape, reading, base, f"{name}.{key.text}.")
    return tuple(items)


def _by_position(old: tuple[Any, ...], node: Sequence, shape: type, reading: Reading, at: tuple[str, str]) -> Any:
    base, name = at
    items = list(old)
    for index, said in enumerate(node.items):
        texts = said if isinstance(said, Mapping) else _as_text(said, shape)
        if index >= len(items):
            known = Both(f"It has {len(items)}.", f"共有{len(items)}条。")
            reading.problems.append(UNKNOWN_ITEM.at(reading.at(said), id=index + 1, field=name, advice=known))
        elif texts is not None:
            items[index] = _joined(items[index], texts, shape, reading, base, f"{name}.{index}.")
    return tuple(items)


def _texts_by_position(old: tuple[Text, ...], node: Sequence, declared: f.Field, reading: Reading, name: str) -> Any:
    items = list(old)
    item_kind = declared.kind.item if isinstance(declared.kind, f.ListOf) else declared.kind
    for index, said in enumerate(node.items):
        new = read_value(said, item_kind, reading, name)
        if index < len(items) and isinstance(new, Text):
            items[index] = _with_texts(items[index], new)
    return tuple(items)


def _as_text(node: Node, shape: type) -> Mapping | None:
    """`m1: 管网铺设` stands for `m1: {text: 管网铺设}` (or `name:` where the item has no text)."""
    if not isinstance(node, Scalar):
        return None
    known = f.fields_of(shape)
    key = next((name for name in ("text", "name", "alt") if name in known), None)
    if key is None:
        return None
    return Mapping(((Scalar(key, node.line, node.column), node),), node.line, node.column)


def _unknown_item(key: Scalar, name: str, known: Iterable[str], reading: Reading) -> Problem:
    meant = closest(key.text, known)
    advice = (
        Both(f"Did you mean `{meant}`?", f"是否应为“{meant}”？")
        if meant
        else Both(f"Its ids: {', '.join(known)}.", f"已有编号：{'、'.join(known)}。")
    )
    return UNKNOWN_ITEM.at(reading.at(key), id=key.text, field=name, advice=advice)
