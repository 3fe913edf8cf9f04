"""The records of a site as the sheets of a workbook, such that their import changes nothing.

One sheet a kind of record, and one for each kind of row that records have: milestones, decisions, evidence, closing steps.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.model import fields as f
from generator.model.frozen import frozen
from generator.model.records import KINDS, Progress, Record
from generator.model.site import Content
from generator.model.text import Both
from generator.shell.workbook import Cell, Shown
from generator.source.frontmatter import split
from generator.source.register_columns import BODY, FILE, PATH, ROW, plain_fields
from generator.source.register_rows import Rows, items_of, rows_of
from generator.source.register_values import shown, value_at
from generator.source.rewriting import Wanted, as_wanted
from generator.source.tree import SourceTree

_ROWS_ELSEWHERE = "measures"
"""A register may tell measures in one cell; an exported workbook has a sheet for them."""
_UNSAID = Both("", "")


@frozen
class _Column:
    """A column of a sheet: its heading, what it means, and which value it shows."""

    key: str
    language: str
    kind: f.Kind
    help: Both = _UNSAID

    @property
    def heading(self) -> str:
        return f"{self.key} [{self.language}]" if self.language else self.key


def sheets(content: Content, tree: SourceTree) -> Iterator[Shown]:
    """The sheets of all kinds of which there are records, each followed by those of its rows; days as days."""
    for kind in KINDS:
        records = [record for record in content.records if type(record) is KINDS[kind]]
        fronts = {record.path: _front(record, tree) for record in records}
        if records:
            yield _records(kind, fronts, content)
            for rows in rows_of(kind):
                found = [(record, at, item) for record in records
                         for at, item in enumerate(items_of(rows.kind, value_at(fronts[record.path], rows.field)) or (), 1)]
                if found or rows.field not in {"accept", "deadline", "submitted_to", "copied_to", "issued_to"}:
                    yield _items(rows, found, content)


def _front(record: Record, tree: SourceTree) -> Wanted:
    front = as_wanted(split(record.path, tree.read(record.path)).front)
    if isinstance(record, Progress) and isinstance(front, dict):
        return {**front, "task": record.task, BODY: record.bodies[0].text.strip() if record.bodies else ""}
    return front


def _records(kind: str, fronts: dict[str, Wanted], content: Content) -> Shown:
    declared = f.fields_of(KINDS[kind])
    kinds = {key: one for key, one in plain_fields(kind).items() if key != _ROWS_ELSEWHERE}
    helps = {key: declared[key].help for key in kinds if key in declared}
    columns = list(_columns(kinds, helps, fronts.values()))
    lead = (_Column(FILE, "", f.Plain(), Both("The record's file. Leave it empty in a new row.", "记录所在文件；新增行请留空。")),)
    rows = [(path, *(shown(value_at(front, one.key), one.kind, one.language) for one in columns)) for path, front in fronts.items()]
    return _sheet(kind, (*lead, *columns), rows, content)


def _items(rows: Rows, found: list[tuple[Record, int, dict[str, Wanted]]], content: Content) -> Shown:
    columns = list(_columns(rows.columns, rows.help, [item for _, _, item in found]))
    is_report = rows.record == "progress"
    owner = f.RecordName("task" if is_report else rows.record)
    lead = (
        _Column("task" if is_report else rows.record, "", owner, Both("Record that the row belongs to.", "所属记录。")),
        *((_Column("date", "", f.Day()),) if is_report else ()),
        _Column(PATH, "", f.Plain(), Both("The record's file. Leave it empty in a new row.", "记录所在文件；新增行请留空。")),
        _Column(ROW, "", f.Plain(), Both("Which row of the record. Leave it empty in a new row.", "该记录的第几条；新增行请留空。")),
    )
    made: list[tuple[Cell, ...]] = []
    for record, at, item in found:
        own: tuple[Cell, ...] = (record.task, record.date) if isinstance(record, Progress) else (record.id,)
        made.append((*own, record.path, at, *(shown(value_at(item, one.key), one.kind, one.language) for one in columns)))
    return _sheet(rows.sheet, (*lead, *columns), made, content)


def _columns(kinds: Mapping[str, f.Kind], helps: Mapping[str, Both], said: Iterable[Wanted]) -> Iterator[_Column]:
    """The columns of fields; words that are typed in several languages have one for each."""
    fronts = list(said)
    for key, kind in kinds.items():
        values = [value_at(front, key) for front in fronts]
        tongues = dict.fromkeys(language for value in values if isinstance(value, dict) for language in value)
        if not tongues or any(isinstance(value, str) and value for value in values):
            yield _Column(key, "", kind, helps.get(key, _UNSAID))
        yield from (_Column(key, language, kind, helps.get(key, _UNSAID)) for language in tongues)


def _sheet(name: str, columns: Iterable[_Column], rows: Iterable[tuple[Cell, ...]], content: Content) -> Shown:
    every = tuple(columns)
    return Shown(
        name=name,
        headings=tuple(one.heading for one in every),
        rows=tuple(rows),
        choices=tuple(_choices(one.kind, content) for one in every),
        are_days=tuple(isinstance(one.kind, f.Day) for one in every),
        hints=tuple(one.help for one in every),
    )


def _choices(kind: f.Kind, content: Content) -> tuple[str, ...]:
    match kind:
        case f.Choice(options=options):
            return tuple(word for word, _ in options)
        case f.UnitName(only_areas=only_areas):
            return tuple(unit.id for unit in content.units if not only_areas or unit.kind == "area")
        case f.CategoryName():
            return tuple(name for name, _ in content.site.categories)
        case f.RecordName(record=record):
            return tuple(one.id for one in content.records if type(one) is KINDS[record])
        case _:
            return ()
