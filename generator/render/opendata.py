"""The open data as files: CSV, JSON with its schema, XLSX, and a Frictionless data package that describes them.

All of them hold the same values (`open_tables`), which are those of the pages.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

from generator.ledger.state import Ledger
from generator.model.output import File
from generator.model.text import Both
from generator.render.csv_text import csv_text
from generator.render.open_columns import Column, Table, Value
from generator.render.spreadsheet import workbook

FOLDER: Final = "data"
DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"
ABOUT: Final[Mapping[str, Both]] = {
    "tasks.xlsx": Both(
        "All tables as one workbook, with what each column holds.", "全部数据表合为一个工作簿，含字段说明。"
    ),
    "tasks.json": Both("The tasks for programs.", "供程序读取的整改任务数据。"),
    "tasks.schema.json": Both("JSON Schema of tasks.json.", "tasks.json 的 JSON Schema。"),
    "datapackage.json": Both(
        "Description of the tables for data tools (Frictionless).", "数据包说明（Frictionless）。"
    ),
}
"""What the files beside the tables are; those of the tables say it themselves."""

_TYPES: Final = {"list": "string"}
_JSON_TYPES: Final = {"date": "string"}


def open_data(ledger: Ledger, tables: Sequence[Table]) -> Iterator[tuple[File, Both]]:
    """Each file with a sentence on what it holds, in the order in which the data page lists them; tasks come first."""
    made = [(_csv(table), table) for table in tables]
    yield made[0][0], tables[0].about
    yield _file("tasks.xlsx", workbook(tables)), ABOUT["tasks.xlsx"]
    yield _file("tasks.json", _json(_task_list(ledger, tables[0]))), ABOUT["tasks.json"]
    yield _file("tasks.schema.json", _json(task_list_schema(tables[0]))), ABOUT["tasks.schema.json"]
    for file, table in made[1:]:
        yield file, table.about
    yield _file("datapackage.json", _json(_package(ledger, made))), ABOUT["datapackage.json"]


def task_list_schema(table: Table) -> dict[str, Any]:
    """The JSON Schema of `tasks.json`."""
    task = {
        "type": "object",
        "additionalProperties": False,
        "required": [column.name for column in table.columns],
        "properties": {column.name: _json_type(column) for column in table.columns},
    }
    return {
        "$schema": DRAFT,
        "title": "tasks.json",
        "description": table.about.en,
        "type": "object",
        "additionalProperties": False,
        "required": ["title", "publisher", "as_of", "tasks"],
        "properties": {
            "title": {"type": "object", "additionalProperties": {"type": "string"}},
            "publisher": {"type": "object", "additionalProperties": {"type": "string"}},
            "as_of": {"type": "string", "format": "date"},
            "tasks": {"type": "array", "items": task},
        },
    }


def _json_type(column: Column) -> dict[str, Any]:
    described: dict[str, Any] = {"description": column.about.en}
    if column.kind == "list":
        return {**described, "type": "array", "items": {"type": "string"}}
    kind = _JSON_TYPES.get(column.kind, column.kind)
    described["type"] = kind if column.is_required else [kind, "null"]
    if column.kind == "date":
        described["format"] = "date"
    if column.choices:
        described["enum"] = [*column.choices] if column.is_required else [*column.choices, None]
    return described


def _task_list(ledger: Ledger, table: Table) -> dict[str, Any]:
    site = ledger.content.site
    names = [column.name for column in table.columns]
    return {
        "title": {language: site.title.in_language(language).text for language in site.languages},
        "publisher": {language: site.authority.in_language(language).text for language in site.languages},
        "as_of": ledger.as_of.isoformat(),
        "tasks": [dict(zip(names, map(_for_json, row), strict=True)) for row in table.rows],
    }


def _for_json(value: Value) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _csv(table: Table) -> File:
    head = [column.name for column in table.columns]
    kinds = [column.kind for column in table.columns]
    lines = ([_for_csv(value, kind) for value, kind in zip(row, kinds, strict=True)] for row in table.rows)
    return _file(f"{table.name}.csv", csv_text([head, *lines]).encode())


def _for_csv(value: Value, kind: str) -> str:
    """A cell. Numbers that may have decimals always have one, so that a tool that guesses types guesses right."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return ";".join(value)
    if kind == "number" and isinstance(value, (int, float)):
        return str(float(value))
    return value.isoformat() if isinstance(value, date) else str(value)


def _package(ledger: Ledger, made: Sequence[tuple[File, Table]]) -> dict[str, Any]:
    site = ledger.content.site
    package: dict[str, Any] = {
        "profile": "data-package",
        "name": "rectification",
        "title": site.title.in_language(site.language).text,
        "description": f"{site.authority.in_language(site.language).text}, {ledger.as_of.isoformat()}",
        "created": f"{ledger.as_of.isoformat()}T00:00:00Z",
        "resources": [_resource(file, table) for file, table in made],
    }
    if site.base_url:
        package["homepage"] = site.base_url
    if site.licence:
        title = site.licence.in_language("en").text
        package["licenses"] = [{"name": "-".join(title.split()), "title": title}]
    return package


def _resource(file: File, table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(column) for column in table.columns], "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table.of_task:
        reference = {"resource": "tasks", "fields": ["id"]}
        schema["foreignKeys"] = [{"fields": [table.of_task], "reference": reference}]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": file.path.removeprefix(f"{FOLDER}/"),
        "title": table.about.en,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(file.body),
        "hash": f"sha256:{hashlib.sha256(file.body).hexdigest()}",
        "dialect": {"lineTerminator": "\r\n"},
        "schema": schema,
    }


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES.get(column.kind, column.kind),
        "title": column.about.zh,
        "description": f"{column.about.en} (;)" if column.kind == "list" else column.about.en,
    }
    limits: dict[str, Any] = {}
    if column.is_required:
        limits["required"] = True
    if column.choices:
        limits["enum"] = list(column.choices)
    return {**field, "constraints": limits} if limits else field


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def _file(name: str, body: bytes) -> File:
    return File(f"{FOLDER}/{name}", body)
