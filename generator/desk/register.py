"""Registers (整改台账) into records and back: first what would be created or changed, field by field; nothing is written here.

A cell that is empty says nothing: it takes no value away. What is in the records and not in the register stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from generator.model import fields as f
from generator.model.records import FOLDERS, KINDS, Record, Task
from generator.model.site import Content
from generator.model.text import Both, Text
from generator.render.scaffold import Given, scaffold
from generator.shell.workbook import Sheet
from generator.source.frontmatter import split
from generator.source.register_cells import Cells, UnreadCellError, text_of
from generator.source.register_columns import FILE, Column, Headings, Value, headings
from generator.source.rewriting import Wanted, as_wanted, rewritten
from generator.source.tree import SourceTree
from generator.source.values import is_id

_CHINESE: Final = re.compile("[\u3400-\u9fff]")
_KIND_OF_SHEET: Final = {**{kind: kind for kind in KINDS}, **FOLDERS}
_TITLE_ENDS: Final = re.compile("[。；;，,\n]")


@dataclass(frozen=True, slots=True)
class Step:
    """One value that a file would get; `old` is "" where there is none yet, `is_new` where the whole file is new."""

    path: str
    field: str
    old: str
    new: str
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell (or a row, or a sheet) that cannot be taken, and why."""

    sheet: str
    cell: str
    said: Both


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do. `files` holds every file as it would be, by path; with `faults` nothing should be done."""

    steps: tuple[Step, ...]
    faults: tuple[Fault, ...]
    files: Mapping[str, bytes]
    before: Mapping[str, bytes] = field(default_factory=dict)
    """The files that are there already, as the plan was made of them."""
    left_out: tuple[str, ...] = ()
    """Headings that were not recognised."""


@dataclass(frozen=True, slots=True)
class Terms:
    """How a register is to be read: further headings, the audience and inspection of new tasks, what goes before bare numbers."""

    further: Mapping[str, str] = field(default_factory=dict)
    audience: str = "internal"
    inspection: str = ""
    prefix: str = ""


@dataclass
class _Row:
    """The values of one record, gathered from the rows that name it."""

    cell: str
    values: dict[str, str | list[str]] = field(default_factory=dict)
    tongues: dict[str, dict[str, str]] = field(default_factory=dict)


class Importing:
    """One import into one site."""

    def __init__(self, content: Content, tree: SourceTree, terms: Terms) -> None:
        self.content = content
        self.tree = tree
        self.terms = terms
        self.cells = Cells(content)
        self.faults: list[Fault] = []
        self.steps: list[Step] = []
        self.files: dict[str, bytes] = {}

    def plan(self, sheets: Iterable[Sheet]) -> Plan:
        """What the sheets would do to the site."""
        left_out: dict[str, None] = {}
        for sheet in sheets:
            if not any(text_of(cell) for row in sheet.rows for cell in row):
                continue
            kind = _KIND_OF_SHEET.get(sheet.name.strip().lower(), "task")
            head = headings(sheet.rows, kind, self.terms.further)
            if head is None:
                self._fault(sheet.name, "", Both("no row of headings was found", "未找到表头行"))
                continue
            left_out |= dict.fromkeys(head.unknown)
            for row in self._rows(sheet, head):
                self._take(sheet.name, kind, row)
        before = {path: self.tree.read(path) for path in self.files if path in self.tree.paths()}
        return Plan(tuple(self.steps), tuple(self.faults), self.files, before, tuple(left_out))

    def _rows(self, sheet: Sheet, head: Headings) -> list[_Row]:
        """The records of a sheet; rows that name the same record are taken together."""
        found: dict[str, _Row] = {}
        for number in range(head.row + 1, len(sheet.rows)):
            row = _Row(f"{number + 1}")
            for column in head.columns:
                cell = sheet.rows[number][column.at] if column.at < len(sheet.rows[number]) else None
                self._read(sheet.name, number, column, cell, row)
            if not row.values and not row.tongues:
                continue
            name = str(row.values.get(FILE) or row.values.get("id") or row.values.get("finding") or number)
            self._join(sheet.name, found.setdefault(name, row), row)
        return list(found.values())

    def _read(self, sheet: str, number: int, column: Column, cell: Value, row: _Row) -> None:
        try:
            said = self.cells.read(cell, column.kind, column.field)
        except UnreadCellError as error:
            self._fault(sheet, f"{_letters(column.at + 1)}{number + 1}", error.said)
            return
        if not said:
            return
        if column.language:
            row.tongues.setdefault(column.field, {})[column.language] = str(said)
        else:
            before = row.values.get(column.field)
            row.values[column.field] = said if before is None else _united(before, said)

    def _join(self, sheet: str, first: _Row, other: _Row) -> None:
        """Add a further row of a record: lists are united, anything else has to say the same."""
        if first is other:
            return
        for name, said in other.values.items():
            before = first.values.get(name)
            if before is None or before == said:
                first.values[name] = said
            elif name == "measures" or (name in f.fields_of(Task) and isinstance(f.fields_of(Task)[name].kind, f.UnitName)):
                first.values[name] = _united(before, said)
            else:
                self._fault(sheet, other.cell, Both(f"row {other.cell} says something else in `{name}` than row {first.cell}",
                                                    f"第{other.cell}行的“{name}”与第{first.cell}行不一致"))

    def _take(self, sheet: str, kind: str, row: _Row) -> None:
        """Plan what one row does: change a record that is there, or begin one."""
        name = str(row.values.get("id", ""))
        if name.isdecimal() and self.terms.prefix:
            name = f"{self.terms.prefix}{name:0>2}"
            row.values["id"] = name
        path = str(row.values.pop(FILE, ""))
        record = next((one for one in self.content.records if type(one) is KINDS[kind]
                       and (one.path == path if path else bool(name) and one.id.lower() == name.lower())), None)
        if record is not None:
            row.values.pop("id", None)
            self._change(record, row)
        elif path:
            self._fault(sheet, row.cell, Both(f"there is no file {path}", f"没有文件 {path}"))
        elif kind != "task":
            self._fault(sheet, row.cell, Both(f"there is no {kind} `{name}`; only tasks are begun from a register",
                                              f"没有记录“{name}”；台账只能新建整改任务"))
        elif not is_id(name):
            self._fault(sheet, row.cell, Both("a new task needs a number that can be an id, e.g. DL-23", "新任务需要编号，例如 DL-23"))
        else:
            self._begin(name, row)

    def _begin(self, name: str, row: _Row) -> None:
        said = row.values
        values: dict[str, Given] = {"audience": self.terms.audience}
        if self.terms.inspection:
            values["inspection"] = self.terms.inspection
        if "title" not in said and "finding" in said:
            said["title"] = _TITLE_ENDS.split(str(said["finding"]))[0][:40]
        inner: dict[str, Given] = {}
        for key, value in {**said, **row.tongues}.items():
            given = self._given(key, value)
            if key.startswith("internal."):
                inner[key.removeprefix("internal.")] = given
            else:
                values[key] = given
        if inner:
            values["internal"] = inner
        path = f"tasks/{name}/task.md"
        self.files[path] = scaffold("task", values, self.content.site.language).encode()
        self.steps += [Step(path, key, "", _shown(value), is_new=True) for key, value in values.items()]

    def _given(self, key: str, value: object) -> Given:
        """A value as a new record has it; Chinese texts are marked where the site's first language is another."""
        if key == "measures" and isinstance(value, list):
            return [{"id": f"s{n}", "text": self._tongued(text)} for n, text in enumerate(value, 1)]
        if isinstance(value, (dict, list)):
            return value
        text = str(value)
        return self._tongued(text) if isinstance(_kind_of("task", key), f.Words) else text

    def _tongued(self, text: str) -> Given:
        language = self._language(text)
        return text if language == self.content.site.language else {language: text}

    def _language(self, text: str) -> str:
        site = self.content.site
        chinese = next((one for one in site.languages if one.startswith("zh")), site.language)
        return chinese if _CHINESE.search(text) else site.language

    def _change(self, record: Record, row: _Row) -> None:
        wanted: dict[str, dict[str, Wanted]] = {}
        for key, said in row.values.items():
            for path, value in self._changed(record, key, said):
                self._want(wanted, path, key, value)
        for key, tongues in row.tongues.items():
            old = self._old(record.path, key)
            before = old if isinstance(old, dict) else {self.content.site.language: old} if old else {}
            if any(before.get(language) != text for language, text in tongues.items()):
                self._want(wanted, record.path, key, {**before, **tongues})
        for path, fields in wanted.items():
            self.files[path] = rewritten(path, self.files.get(path) or self.tree.read(path), fields)

    def _changed(self, record: Record, key: str, said: str | list[str]) -> Iterator[tuple[str, Wanted]]:
        """The files in which a value has to change, and to what."""
        old = self._old(record.path, key)
        if key == "measures" and isinstance(record, Task):
            yield from self._new_measures(record, said if isinstance(said, list) else [said], old)
        elif isinstance(_kind_of(type(record), key), f.Words) and isinstance(said, str):
            yield from self._new_words(record, key, said, old)
        elif _listed(old) != _listed(said):
            yield record.path, list(said) if isinstance(said, list) else said

    def _new_measures(self, record: Task, said: list[str], old: Wanted) -> Iterator[tuple[str, Wanted]]:
        known = {_plain(words) for measure in record.measures for _, words in measure.text}
        new = [text for text in said if _plain(text) not in known]
        if new:
            rows = list(old) if isinstance(old, list) else []
            numbers = range(len(rows) + 1, len(rows) + len(new) + 1)
            added: list[Wanted] = [{"id": f"s{n}", "text": _as_wanted(self._tongued(text))} for n, text in zip(numbers, new, strict=True)]
            yield record.path, [*rows, *added]

    def _new_words(self, record: Record, key: str, said: str, old: Wanted) -> Iterator[tuple[str, Wanted]]:
        text = _text_of(record, key)
        if any(_plain(words) == _plain(said) for _, words in text):
            return
        language, first = self._language(said), self.content.site.language
        translation = f"{record.path.removesuffix('.md')}.{language}.md"
        if language != first and translation in self.tree.paths():
            yield translation, said
        elif language == first and not isinstance(old, dict):
            yield record.path, said
        else:
            before = old if isinstance(old, dict) else {first: old} if old else {}
            yield record.path, {**before, language: said}

    def _want(self, wanted: dict[str, dict[str, Wanted]], path: str, key: str, value: Wanted) -> None:
        old = self._old(path, key)
        self.steps.append(Step(path, key, _shown(old), _shown(value)))
        fields = wanted.setdefault(path, {})
        if key.startswith("internal."):
            inner = fields.get("internal") or self._old(path, "internal")
            fields["internal"] = {**(inner if isinstance(inner, dict) else {}), key.removeprefix("internal."): value}
        else:
            fields[key] = value

    def _old(self, path: str, key: str) -> Wanted:
        """What the file says of a field now, as typed."""
        front = as_wanted(split(path, self.tree.read(path)).front)
        for step in key.split("."):
            front = front.get(step) if isinstance(front, dict) else None
        return front

    def _fault(self, sheet: str, cell: str, said: Both) -> None:
        self.faults.append(Fault(sheet, cell, said))


def _kind_of(shape: str | type, key: str) -> f.Kind:
    declared = f.fields_of(KINDS[shape] if isinstance(shape, str) else shape)
    if key.startswith("internal."):
        inner = declared["internal"].kind
        assert isinstance(inner, f.Nested)  # noqa: S101 - the records are declared so
        return f.fields_of(inner.shape)[key.removeprefix("internal.")].kind
    return declared[key].kind


def _text_of(record: Record, key: str) -> Text:
    value: object = record
    for step in key.split("."):
        declared = f.fields_of(type(value)).get(step) if value is not None else None
        value = getattr(value, declared.name, None) if declared else None
    return value if isinstance(value, Text) else Text(())


def _as_wanted(given: Given) -> Wanted:
    return {key: _as_wanted(one) for key, one in given.items()} if isinstance(given, dict) else str(given)


def _united(before: str | list[str], said: str | list[str]) -> str | list[str]:
    return list(dict.fromkeys([*_listed(before), *_listed(said)])) if before != said else before


def _listed(value: Wanted | list[str]) -> list[str]:
    """A value as a list of what was typed: one may stand for a list of one."""
    if isinstance(value, list):
        return [_plain(one) if isinstance(one, str) else repr(one) for one in value]
    return [_plain(value)] if isinstance(value, str) and value else []


def _plain(words: str) -> str:
    return " ".join(words.split())


def _shown(value: object) -> str:
    """A value in one line, for the plan."""
    match value:
        case None:
            return ""
        case dict():
            return "; ".join(f"{key}: {_shown(one)}" for key, one in value.items() if one)
        case list():
            return " · ".join(_shown(one) for one in value)
        case _:
            return _plain(str(value))


def _letters(number: int) -> str:
    name = ""
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name
