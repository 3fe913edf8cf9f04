"""The records of a site as the sheets of a workbook, one a kind, such that their import changes nothing."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import fields as f
from generator.model.records import KINDS, Record
from generator.model.site import Content
from generator.shell.workbook import Cell, Shown
from generator.source.frontmatter import split
from generator.source.register_columns import FILE, plain_fields
from generator.source.rewriting import Wanted, as_wanted
from generator.source.tree import SourceTree
from generator.source.wording import read_date


def sheets(content: Content, tree: SourceTree) -> Iterator[Shown]:
    """One sheet for each kind of which there are records; the cells hold what was typed, days as days."""
    for kind in KINDS:
        records = [record for record in content.records if type(record) is KINDS[kind]]
        if records:
            yield _sheet(kind, records, content, tree)


def _sheet(kind: str, records: list[Record], content: Content, tree: SourceTree) -> Shown:
    said = {record.path: as_wanted(split(record.path, tree.read(record.path)).front) for record in records}
    columns: list[tuple[str, str, f.Kind]] = []
    for key, one in plain_fields(kind).items():
        values = [_value(front, key) for front in said.values()]
        tongues = dict.fromkeys(language for value in values if isinstance(value, dict) for language in value)
        if not tongues or any(isinstance(value, str) and value for value in values):
            columns.append((key, "", one))
        columns += [(key, language, one) for language in tongues]
    return Shown(
        name=kind,
        headings=(FILE, *(f"{key} [{language}]" if language else key for key, language, _ in columns)),
        rows=tuple((path, *(_cell(_value(front, key), key, language) for key, language, _ in columns))
                   for path, front in said.items()),
        choices=((), *(_choices(one, content) for _, _, one in columns)),
        are_days=(False, *(isinstance(one, f.Day) for _, _, one in columns)),
    )


def _value(front: Wanted, key: str) -> Wanted:
    for step in key.split("."):
        front = front.get(step) if isinstance(front, dict) else None
    return front


def _cell(value: Wanted, key: str, language: str) -> Cell:
    """A value as a cell; a list of measures by its texts, one a line."""
    if language:
        text = value.get(language) if isinstance(value, dict) else None
        return text if isinstance(text, str) else None
    match value:
        case list() if key == "measures":
            return "\n".join(_measure(one) for one in value)
        case list():
            return "；".join(one for one in value if isinstance(one, str))
        case str():
            day = read_date(value)
            return day or value
        case _:
            return None


def _measure(row: Wanted) -> str:
    """The first words of a measure; its other language is in the record."""
    text = row.get("text") if isinstance(row, dict) else row
    said = next(iter(text.values()), "") if isinstance(text, dict) else text
    return " ".join(said.split()) if isinstance(said, str) else ""


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
