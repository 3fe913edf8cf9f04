"""Rows of a sheet into the rows of a record's field: which row means which, what changes in it, and what is new.

No row is taken away: what the sheet does not name stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.desk.register_plan import Fault, RowSaid, Step, as_line
from generator.desk.register_tongues import Tongues
from generator.model import fields as f
from generator.model.text import Both
from generator.source.register_cells import Cells, UnreadCellError, text_of
from generator.source.register_rows import STEP, UNIQUE, Rows, items_of, parts_of, value_of, with_value
from generator.source.register_values import is_unchanged, value_at
from generator.source.rewriting import Wanted

Item = dict[str, Wanted]
_LETTERS = {"measures": "s"}


@dataclass
class Items:
    """The rows of one field of one record on their way from a sheet; `value` is what the field says now."""

    rows: Rows
    path: str
    value: Wanted
    cells: Cells
    tongues: Tongues
    steps: list[Step] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def taken(self, said: Sequence[RowSaid]) -> Wanted:
        """The field's value with what the rows say; `steps` and `faults` tell how."""
        old = items_of(self.rows.kind, self.value)
        if old is None:
            for row in said:
                self._fault(row, "", Both(f"`{self.rows.field}` is not given in rows there", f"该记录的“{self.rows.field}”不是分条填写的"))
            return self.value
        items, used = list(old), set[int]()
        for row in said:
            at = self._meant(row, old, used)
            if at is None:
                new = self._begun(row, items)
                items += [new] if new else []
            else:
                used.add(at)
                items[at] = self._changed(row, items[at], self._label(items[at], at))
        return value_of(self.rows.kind, items) if items != old else self.value

    def _meant(self, row: RowSaid, old: list[Item], used: set[int]) -> int | None:
        """The row of the record that a row of the sheet means: by its name, else its number, else by what it says."""
        free = [at for at in range(len(old)) if at not in used]
        keys = [key for key in UNIQUE if key in self.rows.columns]
        for key in keys:
            said = self._name(row, key)
            named = [at for at in free if said and _folded(old[at].get(key)) == said]
            if row.at - 1 in named or (len(named) > 1 and row.at == 0):
                return row.at - 1 if row.at else self._saying_the_same(row, old, named) or named[0]
            if len(named) == 1 and (key != "on" or row.at in {0, named[0] + 1}):
                return named[0]
        if row.at and row.at - 1 in free:
            return row.at - 1
        return None if any(row.cells.get((key, "")) for key in keys) else self._saying_the_same(row, old, free)

    def _name(self, row: RowSaid, key: str) -> str:
        """What a row calls itself in a column, as it would be typed; "" where it cannot be read."""
        try:
            said = self.cells.read(row.cells.get((key, "")), self.rows.columns[key], "")
        except UnreadCellError:
            return ""
        return (said[0] if isinstance(said, list) else said).casefold()

    def _saying_the_same(self, row: RowSaid, old: list[Item], among: list[int]) -> int | None:
        return next((at for at in among if all(self._is_said(row, *where, value_at(old[at], where[0])) for where in row.cells)), None)

    def _is_said(self, row: RowSaid, key: str, language: str, old: Wanted) -> bool:
        """Whether a cell says what stands there, perhaps in another form, or without naming the language."""
        cell, kind = row.cells[key, language], self.rows.columns[key]
        if is_unchanged(cell, old, kind, language):
            return True
        if isinstance(kind, f.Words) and not language and isinstance(old, dict):
            return text_of(cell) in old.values()
        try:
            return not isinstance(kind, f.Words) and _listed(self.cells.read(cell, kind, "")) == _listed(old)
        except UnreadCellError:
            return False

    def _changed(self, row: RowSaid, item: Item, label: str) -> Item:
        allowed = parts_of(self.rows, str(item.get(STEP, ""))) or self.rows.columns
        for key, language in row.cells:
            old = value_at(item, key)
            if self._is_said(row, key, language, old):
                continue
            if key not in allowed:
                self._fault(row, row.columns[key, language], Both(f"{label} has no `{key}`", f"{label}没有“{key}”"))
                continue
            new = self._read(row, key, language, old)
            if new is not None:
                self.steps.append(Step(self.path, f"{label}.{key}", as_line(old), as_line(new)))
                item = with_value(item, key, new)
        return item

    def _begun(self, row: RowSaid, items: list[Item]) -> Item | None:
        """A new row of the record; None where it says nothing, or not enough."""
        item: Item = {}
        if not any(text_of(cell) for cell in row.cells.values()):
            return None
        if "id" in self.rows.columns and not text_of(row.cells.get(("id", ""))):
            item["id"] = self._next(items)
        for (key, language), cell in sorted(row.cells.items(), key=lambda one: list(self.rows.columns).index(one[0][0])):
            if text_of(cell):
                new = self._read(row, key, language, value_at(item, key))
                item = with_value(item, key, new) if new is not None else item
        allowed = parts_of(self.rows, str(item.get(STEP, "")))
        odd = [key for key, _ in row.cells if allowed is not None and key not in allowed and value_at(item, key)]
        missing = sorted(key for key in self.rows.required if not item.get(key))
        if odd:
            self._fault(row, "", Both(f"`{item.get(STEP)}` has no `{odd[0]}`", f"“{item.get(STEP)}”没有“{odd[0]}”"))
        elif missing:
            self._fault(row, "", Both(f"a new row needs {', '.join(f'`{key}`' for key in missing)}",
                                      f"新增一行须填写{'、'.join(f'“{key}”' for key in missing)}"))
        else:
            label = self._label(item, len(items))
            self.steps.append(Step(self.path, label, "", as_line({key: one for key, one in item.items() if key != "id"}), is_new=True))
            return item
        return None

    def _read(self, row: RowSaid, key: str, language: str, old: Wanted) -> Wanted:
        kind, cell = self.rows.columns[key], row.cells[key, language]
        try:
            said = self.cells.read(cell, kind, "")
        except UnreadCellError as error:
            self._fault(row, row.columns[key, language], error.said)
            return None
        if isinstance(kind, f.Words):
            return self.tongues.beside(old, str(said), language)
        return [*said] if isinstance(said, list) else said

    def _next(self, items: list[Item]) -> str:
        letter, taken = _LETTERS.get(self.rows.field, self.rows.field[0]), {_folded(item.get("id")) for item in items}
        return next(name for number in range(len(items) + 1, len(items) * 2 + 2) if (name := f"{letter}{number}") not in taken)

    def _label(self, item: Item, at: int) -> str:
        name = next((item[key] for key in ("id", STEP) if item.get(key)), at + 1)
        return f"{self.rows.field}.{name}"

    def _fault(self, row: RowSaid, column: str, said: Both) -> None:
        self.faults.append(Fault(row.sheet, f"{column}{row.number}", said))


def _folded(value: Wanted) -> str:
    return value.casefold() if isinstance(value, str) else ""


def _listed(value: Wanted | list[str]) -> Wanted | list[str]:
    return value if isinstance(value, (list, dict)) or not value else [value]
