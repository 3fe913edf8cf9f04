"""A record's form, made from its declaration: what a browser needs to know to ask for each field.

The result is plain JSON values; the browser's script builds the controls, and the same declarations read what is saved.
"""

from __future__ import annotations

from typing import Any, Final

from generator.model import fields as f
from generator.model.records import KINDS, REQUIRES_ID
from generator.model.site import Content
from generator.model.text import Text

Control = dict[str, Any]
"""One control: `name`, `type`, `label`, and by type `options`, `fields`, `many`, `least`, `most`."""

_LEFT_OUT: Final = frozenset({"was", "accept"})
"""Fields that are for the publisher, in the file itself; the form leaves them as they are."""


def form(kind: str, content: Content, language: str, *, is_translation: bool = False) -> list[Control]:
    """The controls of a kind of record; a translation's form asks for texts only."""
    made = _controls(KINDS[kind], content, language)
    for control in made:
        if control["name"] == "id" and kind in REQUIRES_ID:
            control["required"] = True
    return [one for control in made if (one := _text_only(control))] if is_translation else made


def _controls(shape: type, content: Content, language: str) -> list[Control]:
    made = [
        {
            "name": key,
            "label": declared.help.in_language(language).rstrip(".。"),
            "example": declared.example,
            "required": declared.required,
            **_control(declared.kind, content, language),
        }
        for key, declared in f.fields_of(shape).items()
        if key not in _LEFT_OUT
    ]
    is_row = shape not in KINDS.values()  # what a row says comes first, who may see it last
    return sorted(made, key=lambda one: is_row and one["name"] in {"audience", "internal"})


def _control(kind: f.Kind, content: Content, language: str) -> Control:  # noqa: C901, PLR0911, PLR0912 - one a kind
    match kind:
        case f.Words(long=is_long):
            return {"type": "words", "long": is_long}
        case f.Day(or_today=or_today):
            return {"type": "plain" if or_today else "date"}
        case f.Limit(parts=parts):
            limits = [{"name": "text", "type": "words", "long": False}, {"name": "due", "type": "plain"},
                      {"name": "done", "type": "date"}]
            return {"type": "limit", "fields": limits} if parts else {"type": "plain"}
        case f.Number(whole=whole, least=least, most=most):
            return {"type": "number", "whole": whole, "least": least, "most": most}
        case f.Flag():
            return {"type": "choice", "options": [["true", "✓"], ["false", "✗"]]}
        case f.Choice(options=options):
            return {"type": "choice", "options": [[word, said.in_language(language)] for word, said in options]}
        case f.UnitName() | f.RecordName() | f.CategoryName():
            return {"type": "choice", "many": getattr(kind, "many", False), "options": _known(kind, content, language)}
        case f.ListOf(item=f.Nested(shape=shape)):
            return {"type": "rows", "fields": _controls(shape, content, language)}
        case f.ListOf(item=item):
            return {"type": "list", "item": _control(item, content, language)}
        case f.Nested(shape=shape):
            return {"type": "group", "fields": _controls(shape, content, language)}
        case f.Named(value=value):
            return {"type": "named", "item": _control(value, content, language)}
        case f.AssetName():
            return {"type": "file"}
        case _:
            return {"type": "plain"}


def _known(kind: f.Kind, content: Content, language: str) -> list[list[str]]:
    """The choices of a field that names something: id, and what people call it."""
    match kind:
        case f.UnitName(only_areas=only_areas):
            return [[unit.id, _named(unit.id, unit.name, language)] for unit in content.units
                    if not only_areas or unit.kind == "area"]
        case f.CategoryName():
            return [[name, _named(name, words, language)] for name, words in content.site.categories]
        case f.RecordName(record=record):
            return [[one.id, _named(one.id, getattr(one, "title", None), language)] for one in content.records
                    if type(one) is KINDS[record]]
        case _:
            return []


def _named(identifier: str, words: Text | None, language: str) -> str:
    said = str(words.in_language(language)) if words else ""
    return f"{said} ({identifier})" if said and said != identifier else identifier


def _text_only(control: Control) -> Control | None:
    """The part of a control that a translation may carry: texts, and the ids that say whose texts they are."""
    if control["type"] == "words":
        return {**control, "required": False}
    below = (each for each in control.get("fields", ()) if each["name"] != "internal")
    inner = [one for each in below if (one := _text_only(each))]
    if not inner:
        return None
    ids = [each for each in control["fields"] if each["name"] == "id"]
    return {**control, "required": False, "fields": [*ids, *inner]}
