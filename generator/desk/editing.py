"""Edits of records from the browser: what a form shows, and what becomes of it when it is saved.

A save changes the fields that were changed and no other byte; a file that somebody else changed meanwhile is never
overwritten.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from typing import Any, Final

from generator.build import Order
from generator.desk.answers import as_json
from generator.desk.showing import Showing
from generator.model.records import Record
from generator.render.beginnings import of_progress
from generator.render.forms import form
from generator.render.scaffold import scaffold
from generator.render.words import spoken
from generator.shell import files, uploads
from generator.shell.preview import Answer
from generator.shell.saving import add_file, replace_file
from generator.source.frontmatter import Split, split
from generator.source.layout import Location, Role, asset_path, locate
from generator.source.nodes import Mapping, Node, Sequence
from generator.source.rewriting import NotRewritableError, as_wanted, rewritten

_EDITABLE: Final = frozenset({Role.RECORD, Role.TRANSLATION})


class Editing:
    """The forms of one site. `latest` is the newest internal view, be it good or bad: its units and tasks are the choices."""

    def __init__(self, order: Order, language: str, latest: Callable[[], Showing | None]) -> None:
        self.order = order
        self.language = language
        self.latest = latest

    def form(self, path: str) -> Answer:
        """The controls of a record's form with what its file says now."""
        raw, shown = self._read(path), self.latest()
        if raw is None or shown is None:
            return self._no("form_gone", 404)
        parted = split(path, raw)
        if parted.front is None:
            what = "; ".join(f"{one.message(self.language)} {one.hint(self.language)}" for one in parted.problems)
            return self._no("form_unreadable", 422, what=what)
        location, content = locate(path), shown.view.ledger.content
        controls = form(location.kind, content, self.language, is_translation=location.role is Role.TRANSLATION)
        return as_json({
            "path": path, "controls": controls, "languages": self._languages(path, content.site.languages),
            "language": location.language or content.site.language,
            "lines": dict(_lines(parted.front, "")), "body_line": parted.body_line,
            **_said(raw, parted),
        })

    def save(self, body: bytes) -> Answer:
        """Put the changed fields into the file, if it still is the one that the form was made of."""
        asked = _parsed(body)
        path, fields, text = str(asked.get("path", "")), asked.get("fields"), asked.get("body")
        raw = self._read(path)
        if raw is None or not isinstance(fields, dict) or not (text is None or isinstance(text, str)):
            return self._no("form_gone", 404)
        if digest(raw) != asked.get("digest"):
            return self._conflict(path, raw)
        try:
            made = rewritten(path, raw, fields, text)
        except (NotRewritableError, UnicodeDecodeError):
            return self._no("form_would_break", 422)
        if made == raw:
            return as_json({"said": self._say("form_unchanged"), "digest": digest(raw)})
        try:
            if not replace_file(self.order.site / "content" / path, raw, made):
                return self._conflict(path, self._read(path) or b"")
        except OSError as error:
            return self._not_written(error)
        return as_json({"said": self._say("form_saved"), "digest": digest(made)})

    def drawn(self, body: bytes) -> Answer:
        """The text of a form as HTML, with what its Markdown has to complain of."""
        asked, shown = _parsed(body), self.latest()
        path, text = str(asked.get("path", "")), str(asked.get("body", ""))
        record = self._record(path)
        if shown is None or record is None:
            return self._no("form_gone", 404)
        language = locate(path).language or shown.view.ledger.content.site.language
        html, problems = shown.drawn(record, text, language)
        said = [f"{problem.message(self.language)} {problem.hint(self.language)}" for problem in problems]
        return as_json({"html": html, "problems": said})

    def upload(self, path: str, name: str, body: bytes) -> Answer:
        """Keep a picture or document beside the record; the name under which the record can refer to it."""
        location = locate(path)
        if self._read(path) is None:
            return self._no("form_gone", 404)
        folder = _own_folder(path)
        try:
            kept = uploads.kept_upload(self.order.site / "content" / folder, name, body)
        except uploads.TooLargeError:
            return self._no("form_too_large", 413, name=name, limit=uploads.LARGEST // 1_000_000)
        except uploads.WrongKindError:
            return self._no("form_not_kept", 415, name=name)
        except OSError as error:
            return self._not_written(error)
        there = f"{folder}/{uploads.FOLDER}/{kept.name}"
        return as_json({"file": _name_for(location, there), "said": self._say("form_uploaded", name=kept.name)})

    def new_report(self, task: str) -> Answer:
        """Begin a task's progress report as of the day of the data; one that is there already is opened."""
        shown = self.latest()
        state = shown.view.ledger.task_by_id.get(task) if shown else None
        if shown is None or state is None:
            return self._no("form_gone", 404)
        day, language = shown.view.ledger.as_of, shown.view.ledger.content.site.language
        path = f"{_own_folder(state.task.path)}/progress/{day.isoformat()}.md"
        begun = of_progress(state, day, language)
        audience = {"audience": "internal"} if state.task.is_internal else {}
        text = scaffold("progress", {**begun.values, **audience}, language, body=begun.body, notes=begun.notes)
        try:
            add_file(self.order.site / "content" / path, text.encode())
        except FileExistsError:
            return as_json({"path": path})
        except OSError as error:
            return self._not_written(error)
        return as_json({"path": path})

    def _read(self, path: str) -> bytes | None:
        """The bytes of a record's file; None for all that is no record of this site, whatever the path says."""
        if locate(path).role not in _EDITABLE:
            return None
        try:
            return files.read_site(self.order.site).read(path)
        except (KeyError, OSError):
            return None

    def _languages(self, path: str, languages: tuple[str, ...]) -> list[str]:
        """The languages that the form asks for: not those that have a file of their own."""
        stem = locate(path).base.removesuffix(".md")
        there = files.read_site(self.order.site).paths()
        return [language for language in languages if f"{stem}.{language}.md" not in there or f"{stem}.{language}.md" == path]

    def _record(self, path: str) -> Record | None:
        shown, wanted = self.latest(), locate(path).base
        records = shown.view.ledger.content.records if shown else ()
        return next((record for record in records if record.path == wanted), None)

    def _conflict(self, path: str, raw: bytes) -> Answer:
        parted = split(path, raw)
        if parted.front is None:
            return self._no("form_gone" if not raw else "form_would_break", 409)
        return as_json({"said": self._say("form_conflict"), **_said(raw, parted)}, 409)

    def _not_written(self, error: OSError) -> Answer:
        if uploads.is_full(error):
            return self._no("form_full", 507)
        return self._no("form_not_written", 500, why=error.strerror or type(error).__name__)

    def _no(self, key: str, status: int, **values: object) -> Answer:
        return as_json({"said": self._say(key, **values)}, status)

    def _say(self, key: str, **values: object) -> str:
        return spoken(self.language)(key, **values)


def digest(raw: bytes) -> str:
    """What tells one state of a file from another (SHA-256, hex)."""
    return hashlib.sha256(raw).hexdigest()


def _said(raw: bytes, parted: Split) -> dict[str, Any]:
    return {"digest": digest(raw), "values": as_wanted(parted.front), "body": parted.body}


def _parsed(body: bytes) -> dict[str, Any]:
    """The object that was posted; empty where it is none."""
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _own_folder(path: str) -> str:
    """The folder that a record keeps its own files in, with its `internal/` steps: a file of an internal record stays there."""
    location = locate(path)
    beside, _, name = location.base.rpartition("/")
    stem = name.removesuffix(".md")
    return beside if stem == location.kind else f"{beside}/{stem}"


def _name_for(location: Location, asset: str) -> str:
    """The shortest name by which the record means this file."""
    steps = asset.split("/")
    names = ("/".join(steps[at:]) for at in range(len(steps) - 1, -1, -1))
    return next(name for name in names if asset_path(location, name, lambda path: path == asset) == asset)


def _lines(node: Node, above: str) -> Iterator[tuple[str, int]]:
    """The line of every value, by its dotted name: `milestones.1.due`."""
    if isinstance(node, Mapping):
        for key, value in node.entries:
            yield above + key.text, key.line
            yield from _lines(value, f"{above}{key.text}.")
    elif isinstance(node, Sequence):
        for at, item in enumerate(node.items):
            yield f"{above}{at}", item.line
            yield from _lines(item, f"{above}{at}.")
