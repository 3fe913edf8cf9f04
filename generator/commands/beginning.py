"""What the commands that begin records share: the office's view, the day, words in their language, the new file."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

from generator import build as building
from generator.build import View
from generator.commands.asking import Asking
from generator.commands.speaking import FINE, WRONG_USAGE, Session
from generator.desk.register_beginning import kind_at
from generator.desk.register_tongues import Tongues
from generator.model import fields as f
from generator.model.output import Edition
from generator.model.records import KINDS
from generator.model.site import Content
from generator.render.beginnings import Beginning
from generator.render.scaffold import Given, scaffold
from generator.shell.folders import write_new


def office_view(session: Session) -> View:
    """The whole content, as the office sees it."""
    return building.views(Path(session.folder), (Edition.INTERNAL,), None)[0]


def begun_at(asking: Asking, kind: str, given: datetime.date | None, as_of: datetime.date) -> datetime.date:
    """The day of a new record: as given, else as answered, else the day of the data."""
    said = asking.one(kind, "date", given.isoformat() if given else None, default=as_of.isoformat())
    return datetime.date.fromisoformat(said) if said else as_of


def typed_words(content: Content, kind: str, key: str, found: Sequence[str]) -> Given:
    """Answers as they stand in a file: one alone without a list, words of another language marked."""
    if not found:
        return ""
    field = kind_at(kind, key) or _row_kind(kind, key)
    if isinstance(field, f.Words):
        marked = Tongues(content.site).marked(found[0])
        return {**marked} if isinstance(marked, dict) else marked
    return found[0] if len(found) == 1 else [*found]


def _row_kind(kind: str, key: str) -> f.Kind | None:
    """What a column of a field's rows is: `measures.text`."""
    above, _, last = key.partition(".")
    rows = f.fields_of(KINDS[kind])[above].kind if last else None
    return f.fields_of(rows.item.shape)[last].kind if isinstance(rows, f.ListOf) and isinstance(rows.item, f.Nested) else None


def write_begun(session: Session, seen: View, kind: str, begun: Beginning) -> int:
    """The file of a new record that has a folder of its kind."""
    text = scaffold(kind, begun.values, seen.ledger.content.site.language, body=begun.body, notes=begun.notes)
    folder = {"meeting": "meetings", "check": "checks", "bulletin": "bulletins"}[kind]
    return written(session, f"{folder}/{begun.values['id']}.md", text)


def written(session: Session, path: str, text: str) -> int:
    """Write the new file; one that is there already is never touched."""
    try:
        write_new(Path(session.folder) / "content" / path, text.encode())
    except FileExistsError:
        session.say(f"content/{path} is there already; nothing was written.", f"content/{path} 已存在，未写入。", err=True)
        return WRONG_USAGE
    session.say(f"content/{path} was begun. Next: fill it in, then `rectify check`.",
                f"已新建 content/{path}。请填写后运行 rectify check。")
    return FINE
