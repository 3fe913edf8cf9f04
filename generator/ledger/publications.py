"""The publication record: a chain of entries, each sealed by the digest of the one before it.

An entry tells what was published when: the digest of every public record and of every file of the site, and what
changed. It holds public facts only and is public content. A site prints and serves the head that it was built with,
which is the *previous* one; its manifest, written last and outside of its own digest, holds the new one.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Final

from generator.ledger.state import Change, ChangeKind
from generator.model.frozen import frozen
from generator.model.output import File
from generator.model.site import Content
from generator.model.text import Both, Text

FOLDER: Final = "publications"
SITE_FOLDER: Final = "record"
"""Where a published site serves the entries: `record/0001.json`."""
MANIFEST: Final = "manifest.json"
SIGNATURE: Final = "manifest.json.sig"
"""What a publication lays beside the files of the site: their digests, and the seal on these."""
NAMESPACE: Final = "rectification-disclosure"
IDENTITY: Final = "publisher"
"""For what, and by whom, the seal is made, in the words of `ssh-keygen -Y`."""


@frozen
class Shown:
    """What the page of a record was headed with: its id, and its title in every language; a check has none."""

    id: str
    title: Text


@frozen
class Entry:
    """One publication. Digests are SHA-256 in hex; `previous` is that of the bytes of the entry before, or ""."""

    number: int
    published: datetime
    as_of: date
    previous: str
    records: Mapping[str, str]
    files: Mapping[str, str]
    changes: tuple[Change, ...] = field(default=())
    promises: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Deadline and target of each task, by its id (see `ledger.promises`)."""
    reports: Mapping[str, str] = field(default_factory=dict)
    """A digest of what each progress report told, by its path."""
    shown: Mapping[str, Shown] = field(default_factory=dict)
    """Id and title of the records that have a page of their own, by path: those that are new or have
    changed since the entry before, so that the whole record knows what every address once showed."""

    def written(self) -> bytes:
        """The entry as it is stored and digested: JSON in one fixed form."""
        told = {
            "number": self.number,
            "published": self.published.isoformat(timespec="seconds"),
            "as_of": self.as_of.isoformat(),
            "previous": self.previous,
            "records": dict(sorted(self.records.items())),
            "files": dict(sorted(self.files.items())),
            "promises": {task: dict(sorted(said.items())) for task, said in sorted(self.promises.items())},
            "reports": dict(sorted(self.reports.items())),
            "shown": {path: _shown_told(one) for path, one in sorted(self.shown.items())},
            "changes": [_change_told(change) for change in self.changes],
        }
        if not self.shown:
            del told["shown"]  # as entries were written before they knew any
        return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()

    @property
    def name(self) -> str:
        """The file's name: `0001.json`."""
        return entry_name(self.number)


@frozen
class Chain:
    """The entries of a record, oldest first, with their bytes as stored."""

    entries: tuple[Entry, ...] = ()
    stored: tuple[bytes, ...] = ()

    @property
    def head(self) -> str:
        """The digest of the newest entry, or "" before the first publication."""
        return digest(self.stored[-1]) if self.stored else ""

    @property
    def newest(self) -> Entry | None:
        """The newest entry, if there is any."""
        return self.entries[-1] if self.entries else None

    def with_entry(self, entry: Entry) -> Chain:
        """The chain with one more entry."""
        return Chain((*self.entries, entry), (*self.stored, entry.written()))


@frozen
class Announcement:
    """What a site says of the publication that it is built for: its entry is written only after the site is made."""

    number: int
    published: datetime
    as_of: date
    changes: tuple[Change, ...]
    is_signed: bool


@frozen
class Fault:
    """What is wrong with a record or a published folder, in plain words."""

    path: str
    said: Both


class BrokenRecordError(ValueError):
    """The record in the content cannot be continued: what is wrong with it comes along."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("; ".join(fault.said.en for fault in faults))
        self.faults = tuple(faults)


def entry_name(number: int) -> str:
    """The name of an entry's file."""
    return f"{number:04}.json"


def digest(body: bytes) -> str:
    """SHA-256 in hex."""
    return hashlib.sha256(body).hexdigest()


def digests(files: Iterable[File]) -> dict[str, str]:
    """The digest of each file by its path."""
    return {file.path: digest(file.body) for file in files}


def read_chain(stored: Iterable[tuple[str, bytes]]) -> Chain:
    """The chain of stored entries by path, oldest first. Raises BrokenRecordError if one is missing, odd or rewritten."""
    entries: list[Entry] = []
    bodies: list[bytes] = []
    faults: list[Fault] = []
    for path, body in stored:
        entry = _read_entry(body)
        if entry is None:
            faults.append(Fault(path, Both(f"{path} is no entry of a publication record.", f"{path} 不是公开记录条目。")))
            continue
        faults += link_faults(path, entry, len(entries) + 1, digest(bodies[-1]) if bodies else "")
        entries.append(entry)
        bodies.append(body)
    if faults:
        raise BrokenRecordError(faults)
    return Chain(tuple(entries), tuple(bodies))


def chain_of(content: Content) -> Chain:
    """The chain in a site's content; an empty one where it is broken, which `checks` reports as an error."""
    return _chain(content.publications)


@lru_cache(maxsize=4)
def _chain(stored: tuple[tuple[str, bytes], ...]) -> Chain:
    """Kept, since every rule on publications and every page asks for it."""
    try:
        return read_chain(stored)
    except BrokenRecordError:
        return Chain()


def link_faults(path: str, entry: Entry, number: int, previous: str) -> list[Fault]:
    """Whether an entry stands in its place of the chain and seals the one before it."""
    if entry.number != number:
        said = Both(
            f"{path} is entry {entry.number}, but entry {number} is expected here: one was taken out or put in.",
            f"{path} 为第{entry.number}条，此处应为第{number}条：有条目被删除或插入。",
        )
        return [Fault(path, said)]
    if entry.previous != previous:
        said = Both(
            f"{path} does not seal the entry before it: entry {number - 1} was rewritten, or this one was.",
            f"{path} 与前一条目不衔接：第{number - 1}条或本条被改写。",
        )
        return [Fault(path, said)]
    if path.rpartition("/")[2] != entry.name:
        said = Both(f"{path} is entry {entry.number} under another name.", f"{path} 实为第{entry.number}条，名称不符。")
        return [Fault(path, said)]
    return []


def _read_entry(body: bytes) -> Entry | None:
    """The entry in stored bytes; None if they are not exactly what `Entry.written` gives."""
    try:
        told = json.loads(body)
        entry = Entry(
            number=told["number"],
            published=datetime.fromisoformat(told["published"]),
            as_of=date.fromisoformat(told["as_of"]),
            previous=told["previous"],
            records=told["records"],
            files=told["files"],
            changes=tuple(_change_read(each) for each in told["changes"]),
            promises=told["promises"],
            reports=told["reports"],
            shown={path: _shown_read(one) for path, one in told.get("shown", {}).items()},
        )
        return entry if entry.written() == body else None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _shown_told(shown: Shown) -> dict[str, Any]:
    return {"id": shown.id, "title": dict(sorted(shown.title))}


def _shown_read(told: Mapping[str, Any]) -> Shown:
    return Shown(str(told["id"]), Text(tuple((language, str(words)) for language, words in told["title"].items())))


def _change_told(change: Change) -> dict[str, str]:
    told = {
        "kind": change.kind.value,
        "task": change.task,
        "on": change.on.isoformat(),
        "en": change.sentence.en,
        "zh": change.sentence.zh,
    }
    return told | {name: value for name, value in (("before", change.before), ("after", change.after)) if value}


def _change_read(told: Mapping[str, Any]) -> Change:
    return Change(
        kind=ChangeKind(told["kind"]),
        task=told["task"],
        on=date.fromisoformat(told["on"]),
        sentence=Both(told["en"], told["zh"]),
        before=told.get("before", ""),
        after=told.get("after", ""),
    )
