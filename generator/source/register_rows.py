"""Fields that hold several rows (milestones, decisions, evidence …) as sheets of their own, and back into the field.

Whatever a field is in the file, a list of mappings, a mapping of mappings or of numbers, or a list of texts, its rows are
flat mappings from a column to what was typed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from generator.model import fields as f
from generator.model.frozen import frozen
from generator.model.records import KINDS, DeadlinePart
from generator.model.text import Both
from generator.source.rewriting import Wanted

STEP = "step"
"""The column that names the part of a mapping with fixed parts: the closing steps."""
VALUE, TEXT = "value", "text"
UNIQUE = ("id", "file", "code", STEP, "task", "on")
"""What tells one row of a record from another, the surest first."""


@frozen
class Rows:
    """The rows of one field of one kind of record: the sheet's name, and its columns with their kinds and help."""

    record: str
    field: str
    columns: Mapping[str, f.Kind]
    help: Mapping[str, Both]
    required: frozenset[str] = frozenset()

    @property
    def sheet(self) -> str:
        """The name of the sheet: `task.milestones`."""
        return f"{self.record}.{self.field}"

    @property
    def kind(self) -> f.Kind:
        """What the field is."""
        return f.fields_of(KINDS[self.record])[self.field].kind


@cache
def rows_of(record: str) -> tuple[Rows, ...]:
    """The fields of a kind of record that have rows, in the order of their declaration."""
    return tuple(_rows(record))


def sheet_of(name: str) -> Rows | None:
    """The rows that a sheet of this name holds: `task.milestones`, and `Milestones` or 时间节点 where that is one field only."""
    plain = name.strip().casefold().rstrip("。.")
    every = [rows for record in KINDS for rows in rows_of(record)]
    for rows in every:
        if rows.sheet == plain:
            return rows
    meant = [rows for rows in every if plain in {rows.field, rows.field.replace("_", " "), _help(rows).zh.rstrip("。")}]
    return meant[0] if len(meant) == 1 else None


def items_of(kind: f.Kind, value: Wanted) -> list[dict[str, Wanted]] | None:
    """The rows of a value as it is typed; None where it has no rows (a deadline in one part, something unreadable)."""
    match kind, value:
        case _, None | "" | []:
            return []
        case f.Named(), dict():
            return [{"id": key, VALUE: one} for key, one in value.items()]
        case f.Nested(), dict():
            return [{STEP: key, **one} for key, one in value.items() if isinstance(one, dict)]
        case f.ListOf(item=f.Words()), _:
            return [{TEXT: one} for one in (value if isinstance(value, list) else [value])]
        case _, list() if all(isinstance(one, dict) for one in value):
            return [dict(one) for one in value if isinstance(one, dict)]
        case _:
            return None


def value_of(kind: f.Kind, items: list[dict[str, Wanted]]) -> Wanted:
    """The field's value that has these rows."""
    match kind:
        case f.Named():
            return {str(one["id"]): one.get(VALUE) for one in items}
        case f.Nested():
            return {str(one[STEP]): {key: said for key, said in one.items() if key != STEP} for one in items}
        case f.ListOf(item=f.Words()):
            return [one.get(TEXT) for one in items]
        case _:
            return [*items]


def with_value(item: dict[str, Wanted], key: str, value: Wanted) -> dict[str, Wanted]:
    """The row with another value in a column; a dot leads into a mapping. The order of what was there stays."""
    first, _, rest = key.partition(".")
    if not rest:
        return {**item, first: value}
    inner = item.get(first)
    return {**item, first: with_value(inner if isinstance(inner, dict) else {}, rest, value)}


def parts_of(rows: Rows, step: str) -> Mapping[str, f.Kind] | None:
    """The columns that a part of a mapping has (a public notice has no unit); None where there is no such part."""
    if not isinstance(rows.kind, f.Nested):
        return rows.columns
    part = f.fields_of(rows.kind.shape).get(step)
    return None if part is None or not isinstance(part.kind, f.Nested) else {STEP: f.Plain(), **_columns(part.kind.shape)}


def _rows(record: str) -> Iterator[Rows]:
    for key, declared in f.fields_of(KINDS[record]).items():
        match declared.kind:
            case f.ListOf(item=f.Nested(shape=shape)):
                yield _made(record, key, shape)
            case f.Limit(parts=True):
                yield _made(record, key, DeadlinePart)
            case f.Named(value=value):
                yield Rows(record, key, {"id": f.Identifier(), VALUE: value}, {}, frozenset({"id", VALUE}))
            case f.ListOf(item=f.Words() as words):
                yield Rows(record, key, {TEXT: words}, {}, frozenset({TEXT}))
            case f.Nested(shape=shape) if key != "internal" and _steps(shape):
                parts = [one.shape for one in _steps(shape).values()]
                columns = {name: kind for part in parts for name, kind in _columns(part).items()}
                said = {name: one for part in parts for name, one in _helps(part).items()}
                yield Rows(record, key, _in_order({STEP: _choice(shape), **columns}), said, frozenset({STEP}))


def _made(record: str, key: str, shape: type) -> Rows:
    required = frozenset(name for name, one in f.fields_of(shape).items() if one.required)
    return Rows(record, key, _in_order(_columns(shape)), _helps(shape), required)


def _in_order(columns: dict[str, f.Kind]) -> dict[str, f.Kind]:
    """What is for the office only stands last."""
    office = [name for name in columns if name == "audience" or name.startswith("internal.")]
    return {name: columns[name] for name in [*(one for one in columns if one not in office), *office]}


def _choice(shape: type) -> f.Choice:
    """The parts of a mapping by their names: `acceptance`, 验收."""
    said = {name: f.fields_of(shape)[name].help for name in _steps(shape)}
    return f.Choice(tuple((name, Both(one.en.rstrip("."), one.zh.partition("（")[0].rstrip("。"))) for name, one in said.items()))


def _steps(shape: type) -> dict[str, f.Nested]:
    """The parts of a mapping that are mappings themselves, but for `internal`."""
    return {key: one.kind for key, one in f.fields_of(shape).items() if isinstance(one.kind, f.Nested) and key != "internal"}


def _columns(shape: type) -> dict[str, f.Kind]:
    found: dict[str, f.Kind] = {}
    for key, declared in f.fields_of(shape).items():
        if isinstance(declared.kind, f.Nested):
            found |= {f"{key}.{name}": kind for name, kind in _columns(declared.kind.shape).items()}
        else:
            found[key] = declared.kind
    return {key: kind for key, kind in found.items() if not key.startswith("internal.internal")}


def _helps(shape: type) -> dict[str, Both]:
    found: dict[str, Both] = {}
    for key, declared in f.fields_of(shape).items():
        if isinstance(declared.kind, f.Nested):
            found |= {f"{key}.{name}": said for name, said in _helps(declared.kind.shape).items()}
        else:
            found[key] = declared.help
    return found


def _help(rows: Rows) -> Both:
    return f.fields_of(KINDS[rows.record])[rows.field].help
