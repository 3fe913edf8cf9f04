"""Settings of Front Matter CMS (the extension of VS Code) and a set of snippets, made from the records' definitions.

The extension shows each record as a form; what it cannot ask for is left to the file itself. Its own validation is off:
it knows one form for each field, and would call `lead: water` wrong where a list may stand, and `title: {en: …, zh: …}`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from generator.model import fields as f
from generator.model.output import File
from generator.model.records import FOLDERS, KINDS, REQUIRES_ID
from generator.model.site import Content
from generator.model.text import Text

SETTINGS: Final = "frontmatter.json"
SNIPPETS: Final = ".vscode/rectify.code-snippets"
EXTENSIONS: Final = ".vscode/extensions.json"
_PLACES: Final = {kind: folder for folder, kind in FOLDERS.items()}
_PROOFS: Final = ("jpg", "jpeg", "png", "webp", "pdf", "xlsx", "docx")
_LEFT_OUT: Final = frozenset({"was", "accept"})


def cms_files(content: Content, language: str) -> tuple[File, ...]:
    """The files to be put beside `content/`; units, categories and records of the site are choices."""
    return (
        _file(SETTINGS, _settings(content, language)),
        _file(SNIPPETS, _snippets(language)),
        _file(EXTENSIONS, {"recommendations": ["eliostruyf.vscode-front-matter"]}),
    )


def _settings(content: Content, language: str) -> dict[str, Any]:
    groups: dict[str, list[dict[str, Any]]] = {}
    types = [
        {"name": kind, "pageBundle": False, "fields": list(_fields(kind, shape, content, language, groups))}
        for kind, shape in KINDS.items()
    ]
    return {
        "$schema": "https://frontmatter.codes/frontmatter.schema.json",
        "frontMatter.framework.id": "other",
        "frontMatter.content.publicFolder": "content",
        "frontMatter.content.pageFolders": [_folder(kind) for kind in KINDS],
        "frontMatter.content.autoUpdateDate": False,
        "frontMatter.taxonomy.dateFormat": "yyyy-MM-dd",
        "frontMatter.taxonomy.frontMatterType": "YAML",
        "frontMatter.taxonomy.contentTypes": types,
        "frontMatter.taxonomy.fieldGroups": [{"id": name, "fields": fields} for name, fields in groups.items()],
        "frontMatter.validation.enabled": False,
    }


def _folder(kind: str) -> dict[str, Any]:
    place = "tasks/**/progress" if kind == "progress" else _PLACES[kind]
    return {"title": kind, "path": f"[[workspace]]/content/{place}", "contentTypes": [kind]}


def _fields(
    name: str, shape: type, content: Content, language: str, groups: dict[str, list[dict[str, Any]]]
) -> Iterator[dict[str, Any]]:
    """The fields of a shape; rows of a list become groups of their own, named after where they stand."""
    for key, declared in f.fields_of(shape).items():
        if key in _LEFT_OUT:
            continue
        field = {
            "title": declared.help.in_language(language).rstrip(".。"), "name": key,
            "required": declared.required or (key == "id" and name in REQUIRES_ID),
            **_type(f"{name}.{key}", declared.kind, content, language, groups),
        }
        if declared.example:
            field["description"] = declared.example
        yield field


def _type(  # noqa: PLR0911 - one a kind
    name: str, kind: f.Kind, content: Content, language: str, groups: dict[str, list[dict[str, Any]]]
) -> dict[str, Any]:
    match kind:
        case f.Day():
            return {"type": "datetime", "dateFormat": "yyyy-MM-dd"}
        case f.Number(whole=whole):
            return {"type": "number", "numberOptions": {"isDecimal": not whole}}
        case f.Flag():
            return {"type": "boolean"}
        case f.Choice(options=options):
            return {"type": "choice", "choices": [_choice(word, said.in_language(language)) for word, said in options]}
        case f.UnitName() | f.RecordName() | f.CategoryName():
            many = getattr(kind, "many", False)
            one_alone = {"singleValueAsString": True} if many else {}
            return {"type": "choice", "multiple": many, **one_alone, "choices": _known(kind, content, language)}
        case f.ListOf(item=f.Nested(shape=shape)):
            groups[name] = list(_fields(name, shape, content, language, groups))
            return {"type": "block", "fieldGroup": [name]}
        case f.ListOf():
            return {"type": "list"}
        case f.Nested(shape=shape):
            return {"type": "fields", "fields": list(_fields(name, shape, content, language, groups))}
        case f.AssetName():
            return {"type": "file", "multiple": False, "fileExtensions": [*_PROOFS]}
        case f.Words(long=True):
            return {"type": "string", "single": False}
        case _:
            return {"type": "string", "single": True}


def _known(kind: f.Kind, content: Content, language: str) -> list[dict[str, str]]:
    match kind:
        case f.UnitName(only_areas=only_areas):
            return [_choice(unit.id, _said(unit.name, language)) for unit in content.units
                    if not only_areas or unit.kind == "area"]
        case f.CategoryName():
            return [_choice(name, _said(words, language)) for name, words in content.site.categories]
        case f.RecordName(record=record):
            return [_choice(one.id, _said(getattr(one, "title", None), language)) for one in content.records
                    if type(one) is KINDS[record]]
        case _:
            return []


def _choice(word: str, said: str) -> dict[str, str]:
    return {"id": word, "title": said or word}


def _said(words: Text | None, language: str) -> str:
    return str(words.in_language(language)) if words else ""


def _snippets(language: str) -> dict[str, Any]:
    """For each kind the record with its required fields and for each kind of row one row; tab leads through them."""
    found: dict[str, Any] = {}
    for kind, shape in KINDS.items():
        declared = f.fields_of(shape)
        needed = [key for key, one in declared.items() if one.required or (key == "id" and kind in REQUIRES_ID)]
        lines = [f"{key}: ${{{n}:{_hint(declared[key], language)}}}" for n, key in enumerate(needed, 1)]
        found[f"rectify {kind}"] = _snippet(f"rectify-{kind}", ["---", *lines, "---", "$0"], kind)
        for key, one in declared.items():
            if isinstance(one.kind, f.ListOf) and isinstance(one.kind.item, f.Nested) and key not in _LEFT_OUT:
                inner = f.fields_of(one.kind.item.shape)
                rows = [name for name in inner if name not in {"audience", "internal"}]
                body = [f"{'- ' if not n else '  '}{name}: ${{{n + 1}:{_hint(inner[name], language)}}}" for n, name in enumerate(rows)]
                found[f"rectify {kind} {key}"] = _snippet(f"rectify-{key}", body, one.help.in_language(language))
    for block in ("internal", "tasks", "changes", "summary", "scoreboard", "timeline", "decisions"):
        found[f"rectify block {block}"] = _snippet(f":::{block}", [f"::: {block}", "$0", ":::"], f"::: {block}")
    return found


def _hint(declared: f.Field, language: str) -> str:
    """What stands in a place until it is typed over; the signs of the snippet language are taken out."""
    said = declared.example or declared.help.in_language(language)
    return "".join(sign for sign in said if sign not in "${}\\")


def _snippet(prefix: str, body: list[str], description: str) -> dict[str, Any]:
    return {"scope": "markdown", "prefix": prefix, "body": body, "description": description}


def _file(path: str, told: Mapping[str, Any]) -> File:
    return File(path, (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode())
