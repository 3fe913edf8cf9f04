"""Registers (整改台账) into a plan: every row to the record that it means, then what would be created or changed there.

Nothing is written here.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.desk.register_beginning import kind_at
from generator.desk.register_changes import Changes
from generator.desk.register_plan import Draft, Fault, Plan, RowSaid, Terms, letters, listed
from generator.model import fields as f
from generator.model.records import FOLDERS, KINDS, Progress, Record
from generator.model.site import Content
from generator.model.text import Both
from generator.shell.workbook import Sheet
from generator.source.register_cells import Cells, UnreadCellError, text_of
from generator.source.register_columns import (
    FILE,
    OWNER,
    OWNER_DAY,
    OWNER_TASK,
    PATH,
    ROW,
    Column,
    Headings,
    Value,
    headings,
    row_headings,
)
from generator.source.register_rows import Rows, sheet_of
from generator.source.register_values import is_unchanged
from generator.source.tree import SourceTree

_KIND_OF_SHEET = {**{kind: kind for kind in KINDS}, **FOLDERS}
_OWN_COLUMNS = frozenset({PATH, OWNER, OWNER_TASK, OWNER_DAY, ROW})


class Importing:
    """One import into one site."""

    def __init__(self, content: Content, tree: SourceTree, terms: Terms) -> None:
        self.content = content
        self.tree = tree
        self.terms = terms
        self.cells = Cells(content)
        self.changes = Changes(content, tree, terms)
        self.faults: list[Fault] = []
        self.drafts: dict[tuple[str, str], Draft] = {}
        self._left_out: dict[str, None] = {}

    def plan(self, sheets: Iterable[Sheet]) -> Plan:
        """What the sheets would do to the site."""
        filled = [sheet for sheet in sheets if any(text_of(cell) for row in sheet.rows for cell in row)]
        for sheet in sorted(filled, key=lambda one: sheet_of(one.name) is not None):
            rows = sheet_of(sheet.name)
            kind = rows.record if rows else _KIND_OF_SHEET.get(sheet.name.strip().lower(), "task")
            head = row_headings(sheet.rows, rows) if rows else headings(sheet.rows, kind, self.terms.further)
            if head is None:
                self._fault(sheet.name, "", Both("no row of headings was found", "未找到表头行"))
                continue
            self._left_out |= dict.fromkeys(head.unknown)
            for number in range(head.row + 1, len(sheet.rows)):
                if rows:
                    self._gather_row(sheet, head, number, rows)
                else:
                    self._gather(sheet, head, number, kind)
        for draft in self.drafts.values():
            if draft.record is None:
                self.changes.begin(draft)
            else:
                self.changes.change(draft.record, draft)
        made = self.changes
        before = {path: self.tree.read(path) for path in made.files if path in self.tree.paths()}
        return Plan(tuple(made.steps), (*self.faults, *made.faults), made.files, before, tuple(self._left_out))

    # --- from rows to drafts -------------------------------------------------------------------------------------------

    def _gather(self, sheet: Sheet, head: Headings, number: int, kind: str) -> None:
        """Take one row of a sheet of records to the draft of the record that it names."""
        cells = {(column.field, column.language): column for column in head.columns}
        said = {key: _cell(sheet, number, column) for key, column in cells.items()}
        if not any(text_of(cell) for cell in said.values()):
            return
        path, name = text_of(said.get((FILE, ""))), self._numbered(text_of(said.get(("id", ""))))
        record = self._record(kind, path, name, text_of(said.get(("task", ""))), text_of(said.get(("date", ""))))
        row = Draft(kind, sheet.name, f"{number + 1}", record)
        if path and record is None:
            self._fault(sheet.name, row.cell, Both(f"there is no file {path}", f"没有文件 {path}"))
            return
        for column in head.columns:
            if column.field != FILE:
                self._read(sheet.name, number, column, _cell(sheet, number, column), row)
        if name:
            row.values["id"] = name
        key = record.path if record else name or self._named(row) or f"{sheet.name} {number}"
        self._join(self.drafts.setdefault((kind, key.lower()), row), row)

    def _named(self, row: Draft) -> str:
        """What names a record that has no number: a report by its task and day, a new task by its finding."""
        if row.kind == "progress":
            return f"{row.values.get('task', '')} {row.values.get('date', '')}".strip()
        return str(row.values.get("finding") or "")

    def _read(self, sheet: str, number: int, column: Column, cell: Value, row: Draft) -> None:
        """Take one cell; one that says what the file says is known as the same, whatever it is."""
        if not text_of(cell):
            return
        key = column.field if not column.language else f"{column.field} [{column.language}]"
        is_same = row.record is not None and is_unchanged(cell, self.changes.now(row.record, column.field), column.kind, column.language)
        if is_same and column.field not in row.values:
            row.same.add(key)
        elif not is_same:
            row.same.discard(key)
        try:
            said = self.cells.read(cell, column.kind, column.field)
        except UnreadCellError as error:
            if key not in row.same:
                self._fault(sheet, f"{letters(column.at + 1)}{number + 1}", error.said)
            return
        if not said:
            return
        if column.language:
            row.tongues.setdefault(column.field, {})[column.language] = str(said)
        else:
            before = row.values.get(column.field)
            row.values[column.field] = said if before is None else _united(before, said)

    def _join(self, first: Draft, other: Draft) -> None:
        """Add a further row of a record: lists are united, anything else has to say the same."""
        if first is other:
            return
        for name, said in other.values.items():
            before = first.values.get(name)
            if name not in other.same:
                first.same.discard(name)
            if before is None or before == said:
                first.values[name] = said
                first.same |= {name} & other.same if before is None else set()
            elif name == "measures" or isinstance(kind_at(first.kind, name), f.UnitName):
                first.values[name] = _united(before, said)
            else:
                self._fault(other.sheet, other.cell,
                            Both(f"row {other.cell} says something else in `{name}` than row {first.cell}",
                                 f"第{other.cell}行的“{name}”与第{first.cell}行不一致"))

    def _gather_row(self, sheet: Sheet, head: Headings, number: int, rows: Rows) -> None:
        """Take one row of a sheet of rows to the draft of its record."""
        cells = {(column.field, column.language): _cell(sheet, number, column) for column in head.columns}
        own = {key: cell for key, cell in cells.items() if key[0] not in _OWN_COLUMNS}
        if not any(text_of(cell) for cell in own.values()):
            return
        name, path = self._numbered(text_of(cells.get((OWNER, "")))), text_of(cells.get((PATH, "")))
        task, day = self._numbered(text_of(cells.get((OWNER_TASK, "")))), text_of(cells.get((OWNER_DAY, "")))
        record = self._record(rows.record, path, name, task, day)
        key = record.path if record else name or f"{task} {day}".strip()
        draft = self.drafts.get((rows.record, key.lower()))
        if draft is None and record is None:
            what = path or key
            self._fault(sheet.name, f"{number + 1}", Both(f"there is no {rows.record} `{what}`", f"没有“{what}”这条记录"))
            return
        if draft is None:
            draft = self.drafts.setdefault((rows.record, key.lower()), Draft(rows.record, sheet.name, f"{number + 1}", record))
        at = text_of(cells.get((ROW, "")))
        columns = {(column.field, column.language): letters(column.at + 1) for column in head.columns}
        said = RowSaid(sheet.name, number + 1, int(at) if at.isdecimal() else 0, own, columns)
        draft.rows.setdefault(rows.field, []).append(said)

    def _numbered(self, name: str) -> str:
        """An id with what goes before bare numbers."""
        return f"{self.terms.prefix}{name:0>2}" if name.isdecimal() and self.terms.prefix else name

    def _record(self, kind: str, path: str, name: str, task: str, day: str) -> Record | None:
        """The record that a row names: by its file, else its id, else, a report, by its task and day."""
        for one in self.content.records:
            if type(one) is not KINDS[kind]:
                continue
            if one.path == path if path else bool(name) and one.id.lower() == name.lower():
                return one
            if not path and not name and isinstance(one, Progress) and one.task.lower() == task.lower() and f"{one.date}" == day:
                return one
        return None

    def _fault(self, sheet: str, cell: str, said: Both) -> None:
        self.faults.append(Fault(sheet, cell, said))


def _cell(sheet: Sheet, number: int, column: Column) -> Value:
    row = sheet.rows[number]
    return row[column.at] if column.at < len(row) else None


def _united(before: str | list[str], said: str | list[str]) -> str | list[str]:
    return list(dict.fromkeys([*listed(before), *listed(said)])) if before != said else before
