"""What was published under an address and is there no more: told from the publication record, with the reason given.

A tombstone holds what was public already, the id and the title as they were published, and what `withdrawn` in
`site.yaml` says; it never asks why a record is gone, or whether it still exists for the office.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from generator.ledger.publications import Chain, Entry, Shown, chain_of
from generator.model.frozen import frozen
from generator.model.records import Record, kind_of
from generator.model.site import Content, Withdrawn
from generator.model.text import NO_TEXT, Text
from generator.source.layout import locate
from generator.source.values import is_id


@frozen
class Tombstone:
    """A record that was published: `last` is the last publication that had it."""

    kind: str
    id: str
    title: Text
    """As it was published last; empty for a check, which has none."""
    last: Entry
    withdrawn: Withdrawn | None
    """What the editors say of it, if they do."""


def titles_of(content: Content) -> dict[str, Shown]:
    """Id and title of every record that has a page of its own, by its path."""
    return {record.path: Shown(record.id, _title(record)) for record in content.records if _has_page(record)}


def new_titles(chain: Chain, content: Content) -> dict[str, Shown]:
    """Those of `titles_of` that the record does not know yet, or knows otherwise."""
    known: dict[str, Shown] = {}
    for entry in chain.entries:
        known |= entry.shown
    return {path: shown for path, shown in titles_of(content).items() if known.get(path) != shown}


def tombstones(content: Content, as_of: date) -> tuple[Tombstone, ...]:
    """One for each record that was published and is not there, by kind and id.

    A record that bears the id as a former one has taken the address over. What was published only as of a day after
    `as_of` is not gone yet, for a site is rebuilt as it was; but whatever its editors call withdrawn is.
    """
    taken = frozenset(_taken(content.records))
    known: dict[str, Shown] = {}
    found: dict[tuple[str, str], Tombstone] = {}
    for entry in chain_of(content).entries:
        known |= {path: shown for path, shown in entry.shown.items() if shown.id.lower() not in taken}
        for path, shown in known.items():
            kind, gone = locate(path).kind, withdrawal(content, shown.id)
            # The record is a file like others: an id that could not be typed in a record makes no address.
            if path in entry.records and kind and is_id(shown.id) and (gone or entry.as_of <= as_of):
                found[kind, shown.id] = Tombstone(kind, shown.id, shown.title, entry, gone)
    return tuple(found[key] for key in sorted(found))


def removed_records(before: Content, after: Content) -> Iterator[Record]:
    """Records with a page of their own that the later content does not have under whatever id."""
    taken = frozenset(_taken(after.records))
    return (record for record in before.records if _has_page(record) and record.id.lower() not in taken)


def withdrawal(content: Content, identifier: str) -> Withdrawn | None:
    """What `site.yaml` says of the withdrawal of a record."""
    return next((gone for gone in content.site.withdrawn if gone.id.lower() == identifier.lower()), None)


def _taken(records: Iterable[Record]) -> Iterator[str]:
    """The ids whose addresses are in use, former ones included, in lower case."""
    for record in records:
        yield from (name.lower() for name in (record.id, *record.was) if name)


def _has_page(record: Record) -> bool:
    return bool(record.id) and kind_of(record) != "progress"


def _title(record: Record) -> Text:
    """The title with its languages sorted, as the record stores it: their order in a file says nothing."""
    title = getattr(record, "title", NO_TEXT)
    return Text(tuple(sorted(title))) if isinstance(title, Text) else NO_TEXT
