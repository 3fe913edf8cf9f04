"""What is gathered from a register's rows, as changes of records' files and as new ones, field by field.

A cell that is empty says nothing: it takes no value away. What is in the records and not in the register stays.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.desk.register_beginning import NotBegunError, fields_begun, kind_at, new_file, path_of, report_folder
from generator.desk.register_items import Items
from generator.desk.register_plan import Draft, Fault, RowSaid, Step, Terms, as_line, listed, plain
from generator.desk.register_tongues import Tongues
from generator.model import fields as f
from generator.model.records import Progress, Record, Task, kind_of
from generator.model.site import Content
from generator.model.text import Both, Text
from generator.source.frontmatter import split
from generator.source.register_cells import Cells
from generator.source.register_columns import BODY, REPORT, REPORT_DAY
from generator.source.register_rows import sheet_of, with_value
from generator.source.register_values import value_at
from generator.source.rewriting import NotRewritableError, Wanted, as_wanted, rewritten
from generator.source.tree import SourceTree


class Changes:
    """The changes of one import, as they come together: steps, faults, and the files as they would be."""

    def __init__(self, content: Content, tree: SourceTree, terms: Terms) -> None:
        self.content = content
        self.tree = tree
        self.terms = terms
        self.cells = Cells(content)
        self.tongues = Tongues(content.site)
        self.faults: list[Fault] = []
        self.steps: list[Step] = []
        self.files: dict[str, bytes] = {}
        self._fronts: dict[str, Wanted] = {}

    def begin(self, draft: Draft) -> None:
        """Begin the record that a draft tells of, with its rows; and a report, where the draft tells of progress."""
        said = dict(draft.values)
        report, day = said.pop(REPORT, ""), str(said.pop(REPORT_DAY, ""))
        body, task = str(said.pop(BODY, "")), str(said.get("task", ""))
        if draft.kind == "progress":
            said.pop("task", None)
        try:
            path = path_of(draft.kind, str(said.get("id", "")), self.content, task, str(said.get("date", "")))
            values: dict[str, Wanted] = {"audience": self.terms.audience, **fields_begun(draft.kind, said, draft.tongues, self.tongues)}
            if draft.kind == "task":
                values.setdefault("inspection", self._inspection())
            values |= self._new_rows(draft, path)
            made = new_file(draft.kind, values, body, self.tongues)
        except NotBegunError as error:
            self._fault(draft.sheet, draft.cell, error.said)
            return
        self.files |= {path.removesuffix(".md") + suffix: text for suffix, text in made.items()}
        told = {**values, **({BODY: body} if body else {})}
        self.steps += [Step(path, key, "", as_line(value), is_new=True) for key, value in told.items() if value]
        if report and draft.kind == "task":
            self._report(draft, f"tasks/{values['id']}", [values.get("lead")], "", str(report), day)

    def _inspection(self) -> str:
        """The inspection of a new task: as was said, or the only one that there is."""
        every = self.content.inspections
        return self.terms.inspection or (every[0].id if len(every) == 1 else "")

    def _new_rows(self, draft: Draft, path: str) -> dict[str, Wanted]:
        found: dict[str, Wanted] = {}
        for name, said in draft.rows.items():
            rows = sheet_of(f"{draft.kind}.{name}")
            if rows:
                items = Items(rows, path, None, self.cells, self.tongues)
                found |= {name: items.taken(said)}
                self.faults += items.faults
        return found

    def change(self, record: Record, draft: Draft) -> None:
        """Change what a draft says otherwise than the record; what the file says already is left as it is."""
        wanted: dict[str, dict[str, Wanted]] = {}
        body: str | None = None
        report = str(draft.values.pop(REPORT, ""))
        day = str(draft.values.pop(REPORT_DAY, ""))
        for key, said in draft.values.items():
            if key in draft.same or key in {"id", "task"}:
                continue
            if key == BODY and isinstance(record, Progress):
                body = self._other_words(record, str(said), body)
                continue
            for path, value in self._changed(record, key, said):
                self._want(wanted, path, key, value)
        for key, tongues in draft.tongues.items():
            old = self._old(record.path, key)
            before = old if isinstance(old, dict) else {self.tongues.first: old} if old else {}
            new = {language: text for language, text in tongues.items() if f"{key} [{language}]" not in draft.same}
            if any(before.get(language) != text for language, text in new.items()):
                self._want(wanted, record.path, key, {**before, **new})
        for name, rows_said in draft.rows.items():
            self._change_rows(record, name, rows_said, wanted)
        self._rewrite(draft, record, wanted, body)
        if report and isinstance(record, Task):
            self._report(draft, report_folder(record), [*record.lead], record.id, report, day)

    def _change_rows(self, record: Record, name: str, said: list[RowSaid], wanted: dict[str, dict[str, Wanted]]) -> None:
        rows = sheet_of(f"{kind_of(record)}.{name}")
        if rows is None:
            return
        old = self._old(record.path, name)
        items = Items(rows, record.path, wanted.get(record.path, {}).get(name, old), self.cells, self.tongues)
        new = items.taken(said)
        self.steps += items.steps
        self.faults += items.faults
        if items.steps:
            wanted.setdefault(record.path, {})[name] = new

    def _rewrite(self, draft: Draft, record: Record, wanted: dict[str, dict[str, Wanted]], body: str | None) -> None:
        if body is not None:
            wanted.setdefault(record.path, {})
        for path, fields in wanted.items():
            try:
                self.files[path] = rewritten(path, self.files.get(path) or self.tree.read(path), fields,
                                             body if path == record.path else None)
            except NotRewritableError:
                self._fault(draft.sheet, draft.cell, Both(f"{path} is written in a way that cannot be changed here; edit it by hand",
                                                          f"{path} 的写法无法自动修改，请手工编辑"))

    def _other_words(self, record: Progress, said: str, body: str | None) -> str | None:
        """The words of a report, where they are not those that stand there in any language."""
        if any(plain(one.text) == plain(said) for one in record.bodies):
            return body
        old = record.bodies[0].text if record.bodies else ""
        self.steps.append(Step(record.path, BODY, plain(old), plain(said)))
        return f"{said}\n"

    def _report(self, draft: Draft, folder: str, lead: list[Wanted], task: str, said: str, day: str) -> None:
        """What a register tells of a task's progress as a report of its own, once."""
        known = self.content.progress_by_task.get(task, ()) if task else ()
        if any(plain(said) == plain(body.text) for one in known for body in one.bodies):
            return
        day = day or self.terms.day
        path = f"{folder}/progress/{day}.md"
        if not day:
            self._fault(draft.sheet, draft.cell, Both("the day of the progress is missing; say it with --date, or in a column 进展日期",
                                                      "缺少进展日期，请用 --date 指定，或增加“进展日期”一列"))
        elif path in self.tree.paths():
            self._fault(draft.sheet, draft.cell, Both(f"{path} is there already and says something else; say another day with --date",
                                                      f"{path} 已存在且内容不同，请用 --date 指定其他日期"))
        else:
            by = [one for one in lead if one]
            values: dict[str, Wanted] = {"date": day, "audience": self.terms.audience, "by": [*by]}
            if len(by) == 1:
                values["by"] = by[0]
            made = new_file("progress", values, said, self.tongues)
            self.files |= {path.removesuffix(".md") + suffix: text for suffix, text in made.items()}
            self.steps += [Step(path, key, "", as_line(value), is_new=True) for key, value in {**values, BODY: said}.items()]

    def _changed(self, record: Record, key: str, said: str | list[str]) -> Iterator[tuple[str, Wanted]]:
        """The files in which a value has to change, and to what."""
        old = self._old(record.path, key)
        if key == "measures" and isinstance(record, Task):
            yield from self._new_measures(record, said if isinstance(said, list) else [said], old)
        elif isinstance(kind_at(kind_of(record), key), f.Words) and isinstance(said, str):
            yield from self._new_words(record, key, said, old)
        elif listed(old) != listed(said):
            yield record.path, list(said) if isinstance(said, list) else said

    def _new_measures(self, record: Task, said: list[str], old: Wanted) -> Iterator[tuple[str, Wanted]]:
        known = {plain(words) for measure in record.measures for _, words in measure.text}
        new = [text for text in said if plain(text) not in known]
        if new:
            rows = list(old) if isinstance(old, list) else []
            taken = {one.get("id") for one in rows if isinstance(one, dict)}
            names = (f"s{n}" for n in range(len(rows) + 1, len(rows) * 2 + len(new) + 1) if f"s{n}" not in taken)
            added: list[Wanted] = [{"id": next(names), "text": self.tongues.beside(None, text)} for text in new]
            yield record.path, [*rows, *added]

    def _new_words(self, record: Record, key: str, said: str, old: Wanted) -> Iterator[tuple[str, Wanted]]:
        if any(plain(words) == plain(said) for _, words in _text_of(record, key)):
            return
        language = self.tongues.of(said)
        translation = f"{record.path.removesuffix('.md')}.{language}.md"
        if language != self.tongues.first and translation in self.tree.paths():
            yield translation, said
        else:
            yield record.path, self.tongues.beside(old, said)

    def _want(self, wanted: dict[str, dict[str, Wanted]], path: str, key: str, value: Wanted) -> None:
        self.steps.append(Step(path, key, as_line(self._old(path, key)), as_line(value)))
        fields = wanted.setdefault(path, {})
        first, _, rest = key.partition(".")
        front = {first: fields.get(first, self._old(path, first))}
        fields[first] = with_value(front, key, value)[first] if rest else value

    def now(self, record: Record, key: str) -> Wanted:
        """What stands in the place of a column now; the words of a report stand below its fields."""
        if isinstance(record, Progress) and key in {"task", BODY}:
            return record.task if key == "task" else record.bodies[0].text if record.bodies else ""
        return self._old(record.path, key)

    def _old(self, path: str, key: str) -> Wanted:
        """What the file says of a field now, as typed."""
        if path not in self._fronts:
            self._fronts[path] = as_wanted(split(path, self.tree.read(path)).front)
        return value_at(self._fronts[path], key)

    def _fault(self, sheet: str, cell: str, said: Both) -> None:
        self.faults.append(Fault(sheet, cell, said))


def _text_of(record: Record, key: str) -> Text:
    value: object = record
    for step in key.split("."):
        declared = f.fields_of(type(value)).get(step) if value is not None else None
        value = getattr(value, declared.name, None) if declared else None
    return value if isinstance(value, Text) else Text(())
