"""What an edition has for programs beside its pages: open data, feeds, calendars; and what pages tell of them."""

from __future__ import annotations

import hashlib
import marshal
from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from generator.ledger.changes import changes_since
from generator.ledger.state import Ledger
from generator.model.frozen import frozen
from generator.model.memory import FORGETFUL, Memory
from generator.model.output import Edition, File
from generator.model.text import Both
from generator.render import addresses
from generator.render.calendar_file import deadline_calendars
from generator.render.feeds import dated_changes, feed_beside, feeds, site_feed
from generator.render.fingerprint import fingerprint
from generator.render.frame import Feed
from generator.render.open_columns import Table
from generator.render.open_tables import open_tables
from generator.render.opendata import open_data
from generator.render.pages.scene import DataFile
from generator.render.views.changes import Span
from generator.render.words import spoken

LOOKS_BACK: Final = timedelta(days=365)
"""How far back feeds and the table of changes reach: whatever is older is in the records."""
CALENDAR: Final = Both("Deadlines of open tasks as a calendar to subscribe to.", "未完成任务的整改时限日历，可供订阅。")


@frozen
class ReadingMatter:
    """The files; those of them that the data page lists, with the tables that it explains."""

    files: tuple[File, ...]
    data_files: tuple[DataFile, ...]
    tables: tuple[Table, ...]


def reading_matter(
    ledger: Ledger, edition: Edition, spans: Sequence[Span] = (), memory: Memory = FORGETFUL
) -> ReadingMatter:
    """Data for both editions; feeds and calendars for the public one, whose addresses readers can reach.

    `spans` are the changes of the publication record, and those that it does not tell yet; where there are none, the
    facts of a year are told.
    """
    recorded = [span for span in spans if span.published]
    fresh = next((span for span in spans if not span.published), None)
    since = fresh.since if fresh else ledger.as_of - LOOKS_BACK
    dated = () if recorded and not fresh else dated_changes(
        ledger, fresh.changes if fresh else changes_since(ledger, since), since
    )
    tables = open_tables(ledger, tuple(dict.fromkeys([*dated, *(each for span in recorded for each in span.changes)])))
    listed = _open_data(ledger, tables, memory)
    if not _has_feeds(ledger, edition):
        return ReadingMatter(tuple(file for file, _ in listed), _listed(listed), tables)
    listed += [(file, CALENDAR) for file in deadline_calendars(ledger)]
    files = (*(file for file, _ in listed), *feeds(ledger, recorded, dated))
    return ReadingMatter(files, _listed(listed), tables)


def _open_data(ledger: Ledger, tables: Sequence[Table], memory: Memory) -> list[tuple[File, Both]]:
    """The open data, as it was packed earlier where the tables are the same."""
    key = fingerprint(ledger.content.site, ledger.as_of, tables)
    known = memory.recall("data", key)
    if known is not None:
        files = marshal.loads(known)  # noqa: S302 - the memory gives what was kept below
        return [(File(path, body), Both(en, zh)) for path, body, en, zh in files]
    listed = list(open_data(ledger, tables))
    memory.keep("data", key, marshal.dumps([(file.path, file.body, about.en, about.zh) for file, about in listed]))
    return listed


def _has_feeds(ledger: Ledger, edition: Edition) -> bool:
    return edition is Edition.PUBLIC and bool(ledger.content.site.base_url)


def _listed(files: list[tuple[File, Both]]) -> tuple[DataFile, ...]:
    return tuple(
        DataFile(file.path, len(file.body), hashlib.sha256(file.body).hexdigest(), about) for file, about in files
    )


def announced(ledger: Ledger, edition: Edition) -> dict[str, tuple[Feed, ...]]:
    """The feeds that pages tell of: the site's on every page of a language, under its prefix; those of areas and tasks on their own."""
    if not _has_feeds(ledger, edition):
        return {}
    found: dict[str, tuple[Feed, ...]] = {}
    for language in ledger.content.site.languages:
        say = spoken(language)
        found[f"{language}/"] = (Feed(say("feed_all"), site_feed(language)),)
        pages = [addresses.record(language, "areas", unit.id) for unit in ledger.content.units if unit.kind == "area"]
        pages += [addresses.record(language, "tasks", state.task.id) for state in ledger.tasks]
        for page in pages:
            found[page] = (Feed(say("feed_here"), feed_beside(page)),)
    return found
