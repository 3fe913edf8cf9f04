"""A new record's file: what is known is filled in, everything else stands there as a comment that says what it is for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from generator.model import fields as f
from generator.model.records import KINDS
from generator.render.guide import kind_in_words
from generator.source import nodes
from generator.source.canonical import yaml_lines

Given = str | int | list["Given"] | dict[str, "Given"]
"""A value as it is to be typed."""

UNASKED: Final = frozenset({"was", "accept"})
"""Fields that no new record has."""


def scaffold(
    kind: str, values: Mapping[str, Given], language: str, *, body: str = "", notes: Mapping[str, str] | None = None
) -> str:
    """The text of a new record. `notes` are further comments by field, e.g. which milestones are open."""
    lines = ["---"]
    for key, declared in f.fields_of(KINDS[kind]).items():
        if key in UNASKED:
            continue
        lines += _commented(declared.help.in_language(language))
        lines += _commented((notes or {}).get(key, ""))
        if values.get(key) not in (None, "", [], {}):
            lines += typed(key, values[key])
        else:
            lines += offered(key, declared, language)
    return "\n".join([*lines, "---", body.rstrip("\n"), ""]).replace("---\n\n", "---\n", 1)


def _commented(text: str) -> Iterator[str]:
    return (f"# {line}" for line in text.splitlines() if line.strip())


def typed(key: str, value: Given) -> Iterator[str]:
    """A field with its value, as an editor would type it."""
    entry = nodes.Mapping(((nodes.Scalar(key, 1, 1), _node(value)),), 1, 1)
    return (line for line, _ in yaml_lines(entry))


def offered(key: str, declared: f.Field, language: str) -> Iterator[str]:
    """The field as a comment, ready to have its mark taken away; of a group its keys, one below the other."""
    inner = _inner(declared.kind)
    if inner is None:
        example = declared.example or kind_in_words(declared.kind).in_language(language).replace("`", "")
        yield f"# {key}: {example}"
        return
    yield f"# {key}:"
    mark = "  - " if isinstance(declared.kind, f.ListOf) else "    "
    for name, one in f.fields_of(inner).items():
        if name in {"audience", "internal"}:
            continue
        yield f"# {mark}{name}: {one.example}".rstrip()
        mark = "    "


def _inner(kind: f.Kind) -> type | None:
    match kind:
        case f.Nested(shape=shape) | f.ListOf(item=f.Nested(shape=shape)):
            return shape
        case _:
            return None


def _node(value: Given) -> nodes.Node:
    if isinstance(value, dict):
        entries = tuple((nodes.Scalar(key, 1, 1), _node(one)) for key, one in value.items())
        return nodes.Mapping(entries, 1, 1)
    if isinstance(value, list):
        return nodes.Sequence(tuple(map(_node, value)), 1, 1)
    return nodes.Scalar(str(value), 1, 1)


def listed(items: Iterable[str], language: str) -> str:
    """Items of a comment in one line."""
    return ("、" if language.startswith("zh") else ", ").join(items)
