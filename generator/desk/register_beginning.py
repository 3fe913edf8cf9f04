"""New records out of a register's rows: where their files stand, and what is typed in them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator.desk.register_tongues import Tongues
from generator.model import fields as f
from generator.model.patterns import pattern
from generator.model.records import FOLDERS, KINDS, Task
from generator.model.site import Content
from generator.model.text import Both
from generator.render.scaffold import Given, scaffold
from generator.source.register_rows import with_value
from generator.source.rewriting import Wanted
from generator.source.values import is_id

_TITLE_ENDS: Final = pattern("[。；;，,\n]")
_LONGEST_TITLE: Final = 40


class NotBegunError(ValueError):
    """A record that cannot be begun out of what a register says of it; `said` tells what is missing."""

    def __init__(self, said: Both) -> None:
        super().__init__(said.en)
        self.said = said


def path_of(kind: str, name: str, content: Content, task: str = "", day: str = "") -> str:
    """The file of a new record. Raises NotBegunError where what would name it is not said."""
    if kind == "progress":
        owner = content.task_by_id.get(task)
        folder = report_folder(owner) if owner else f"tasks/{task}"
        if not is_id(task) or not day:
            raise NotBegunError(Both("a new progress report needs `task` and `date`", "新增进展须填写任务（task）和日期（date）"))
        return f"{folder}/progress/{day}.md"
    if not is_id(name):
        if kind == "task":
            raise NotBegunError(Both("a new task needs a number that can be an id, e.g. DL-23", "新任务需要编号，例如 DL-23"))
        raise NotBegunError(Both(f"a new {kind} needs an `id`, e.g. {kind}-2018-11", f"新记录需要编号（id），例如 {kind}-2018-11"))
    if kind == "task":
        return f"tasks/{name}/task.md"
    return f"{next(folder for folder, one in FOLDERS.items() if one == kind)}/{name}.md"


def report_folder(task: Task) -> str:
    """The folder of a task, be it a file or a folder itself."""
    return task.path.rsplit("/", 1)[0] if task.path.endswith("/task.md") else task.path.removesuffix(".md")


def fields_begun(
    kind: str, said: Mapping[str, str | list[str]], tongues: Mapping[str, Mapping[str, str]], speaking: Tongues
) -> dict[str, Wanted]:
    """The fields of a new record as they are typed, from the cells of a row."""
    values: dict[str, Wanted] = {}
    words = dict(said)
    if kind == "task" and "title" not in words and "finding" in words:
        words["title"] = _TITLE_ENDS.split(str(words["finding"]))[0][:_LONGEST_TITLE]
    for key, value in words.items():
        values = with_value(values, key, _given(kind, key, value, speaking))
    for key, one in tongues.items():
        values = with_value(values, key, dict(one))
    return values


def new_file(kind: str, values: Mapping[str, Wanted], body: str, speaking: Tongues) -> dict[str, bytes]:
    """The file of a new record, commented; words in a further language stand in a translation beside it, by suffix.

    Raises NotBegunError where a field is missing without which no record is read.
    """
    missing = [key for key, one in f.fields_of(KINDS[kind]).items() if one.required and not values.get(key)]
    if missing:
        raise NotBegunError(Both(f"a new {kind} needs {', '.join(f'`{key}`' for key in missing)}",
                                 f"新记录须填写{'、'.join(f'“{key}”' for key in missing)}"))
    language = speaking.of(body)
    own, other = (body, "") if language == speaking.first else ("", body)
    files = {".md": scaffold(kind, {key: _as_given(one) for key, one in values.items()}, speaking.first, body=own and f"{own}\n").encode()}
    if other:
        files[f".{language}.md"] = f"---\naudience: {values['audience']}\n---\n{other}\n".encode()
    return files


def _given(kind: str, key: str, value: str | list[str], speaking: Tongues) -> Wanted:
    """A value as a new record has it; texts are marked where they are not in the site's first language."""
    if key == "measures" and isinstance(value, list):
        rows: list[Wanted] = [{"id": f"s{n}", "text": _marked(text, speaking)} for n, text in enumerate(value, 1)]
        return rows
    if isinstance(value, list):
        return [*value]
    return _marked(value, speaking) if isinstance(kind_at(kind, key), f.Words) else value


def _marked(text: str, speaking: Tongues) -> Wanted:
    marked = speaking.marked(text)
    return {**marked} if isinstance(marked, dict) else marked


def kind_at(kind: str, key: str) -> f.Kind | None:
    """What a field of a record is, with a dot below a mapping; None for what is no field."""
    shape: type = KINDS[kind]
    *above, last = key.split(".")
    for step in above:
        declared = f.fields_of(shape).get(step)
        if declared is None or not isinstance(declared.kind, f.Nested):
            return None
        shape = declared.kind.shape
    found = f.fields_of(shape).get(last)
    return found.kind if found else None


def _as_given(value: Wanted) -> Given:
    match value:
        case dict():
            return {key: _as_given(one) for key, one in value.items() if one}
        case list():
            return [_as_given(one) for one in value]
        case _:
            return value or ""
