"""JSON Schemas of the records' front matter, made from their declarations, for editors that check while one types."""

from __future__ import annotations

from typing import Any, Final

from generator.model import fields as f
from generator.model.records import KINDS, REQUIRES_ID
from generator.model.site import Content, Site, Unit

DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"
_ID: Final = r"^[0-9A-Za-z\u3400-\u9fff](?:[0-9A-Za-z\u3400-\u9fff._-]{0,78}[0-9A-Za-z\u3400-\u9fff])?$"
_DATE: Final = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_SCALAR: Final = ["string", "number", "boolean", "null"]
"""YAML tools of others read `2018` as a number and `no` as false; here all of them are what was typed."""


def record_schema(kind: str, content: Content | None, language: str) -> dict[str, Any]:
    """The schema of one kind of record; with `content`, ids of units, categories and records become choices."""
    schema = _mapping(KINDS[kind], content, language)
    if kind in REQUIRES_ID:
        schema["required"] = sorted({"id", *schema.get("required", [])})
    return {"$schema": DRAFT, "title": kind, **schema}


def settings_schema(language: str) -> dict[str, Any]:
    """The schema of site.yaml."""
    return {"$schema": DRAFT, "title": "site.yaml", **_mapping(Site, None, language)}


def units_schema(language: str) -> dict[str, Any]:
    """The schema of units.yaml."""
    return {"$schema": DRAFT, "title": "units.yaml", "type": "array", "items": _mapping(Unit, None, language)}


def _mapping(shape: type, content: Content | None, language: str) -> dict[str, Any]:
    properties: dict[str, Any] = {}
    required: list[str] = []
    for key, declared in f.fields_of(shape).items():
        one = _of_kind(declared.kind, content, language)
        described = {"description": declared.help.in_language(language)}
        if declared.example:
            described["examples"] = [declared.example]  # type: ignore[assignment]
        properties[key] = {**described, **one}
        if declared.required:
            required.append(key)
    found: dict[str, Any] = {"type": "object", "additionalProperties": False, "properties": properties}
    if required:
        found["required"] = required
    return found


def _of_kind(kind: f.Kind, content: Content | None, language: str) -> dict[str, Any]:  # noqa: PLR0911 - one a kind
    match kind:
        case f.Identifier():
            return {"type": ["string", "number"], "pattern": _ID}
        case f.Words():
            return {"anyOf": [{"type": _SCALAR}, {"type": "object", "additionalProperties": {"type": _SCALAR}}]}
        case f.Day(or_today=or_today):
            day = {"type": ["string", "null"], "pattern": _DATE}
            return {"anyOf": [day, {"enum": ["today", "今天"]}]} if or_today else day
        case f.Limit(parts=True):
            return {"anyOf": [{"type": _SCALAR}, {"type": "array", "items": {"type": [*_SCALAR, "object"]}}]}
        case f.Number():
            return _number(kind)
        case f.Choice(options=options):
            return {"enum": [option for option, _ in options]}
        case f.Flag():
            return {"type": ["boolean", "string"]}
        case f.UnitName() | f.RecordName() | f.CategoryName():
            return _reference(kind, content)
        case f.ListOf(item=item, one_too=one_too):
            inner = _of_kind(item, content, language)
            many = {"type": ["array", "null"], "items": inner}
            return {"anyOf": [inner, many]} if one_too else many
        case f.Nested(shape=shape):
            return {**_mapping(shape, content, language), "type": ["object", "null"]}
        case f.Named(value=value):
            return {"type": ["object", "null"], "additionalProperties": _of_kind(value, content, language)}
        case _:
            return {"type": _SCALAR}


def _number(kind: f.Number) -> dict[str, Any]:
    found: dict[str, Any] = {"type": ["integer" if kind.whole else "number", "null"]}
    if kind.least is not None:
        found["minimum"] = kind.least
    if kind.most is not None:
        found["maximum"] = kind.most
    return found


def _reference(kind: f.Kind, content: Content | None) -> dict[str, Any]:
    """Ids as a choice where the content is known; a list is accepted where many may be named."""
    many = getattr(kind, "many", False)
    one: dict[str, Any] = {"type": ["string", "number", "null"]}
    if content is not None:
        one = {"enum": _known(kind, content)}
    return {"anyOf": [one, {"type": "array", "items": one}]} if many else one


def _known(kind: f.Kind, content: Content) -> list[str]:
    match kind:
        case f.UnitName(only_areas=only_areas):
            return [unit.id for unit in content.units if not only_areas or unit.kind == "area"]
        case f.CategoryName():
            return [name for name, _ in content.site.categories]
        case f.RecordName(record=record):
            return [one.id for one in content.records if type(one) is KINDS[record]]
        case _:
            return []
