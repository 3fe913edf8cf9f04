"""The deadlines as a calendar that readers subscribe to (iCalendar, RFC 5545): an all-day event for each open task."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final
from urllib.parse import quote, urlsplit

from generator.ledger.meaning import LABELS
from generator.ledger.state import Ledger, Stage, TaskState
from generator.model.output import File
from generator.model.patterns import pattern
from generator.render import addresses
from generator.render.words import Words, spoken

LINE: Final = 75
"""Octets in a line; what is longer goes on in the next one after a blank."""
_UNWANTED: Final = pattern("[\x00-\x09\x0b-\x1f\x7f]")
_OPEN: Final = frozenset({Stage.NOT_STARTED, Stage.UNDER_WAY})


def calendar_address(language: str) -> str:
    """Where the calendar of a language lies."""
    return f"{language}/tasks/deadlines.ics"


def deadline_calendars(ledger: Ledger) -> Iterator[File]:
    """A calendar in each language. A continuing task is there with its next review."""
    for language in ledger.content.site.languages:
        say = spoken(language)
        site = ledger.content.site
        lines = [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//rectify//deadlines//EN",
            "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH",
            f"X-WR-CALNAME:{_escaped(site.title.in_language(language).text)}",
        ]
        for state in ledger.tasks:
            day = _day(state)
            if day is not None:
                lines += _event(ledger, state, day, say)
        lines.append("END:VCALENDAR")
        yield File(calendar_address(language), b"".join(_folded(line) for line in lines))


def _day(state: TaskState) -> date | None:
    """The day that counts now: of an open task its deadline after all changes, of a continuing one its review."""
    if state.deadline.is_continuing and state.deadline.review is not None:
        return state.deadline.review
    return state.deadline.current if state.stage in _OPEN or state.is_resurfaced else None


def _event(ledger: Ledger, state: TaskState, day: date, say: Words) -> Iterator[str]:
    site, task = ledger.content.site, state.task
    title = f"{task.id} {task.title.in_language(say.language).text}"
    label = LABELS[state.label].name.in_language(say.language)
    yield "BEGIN:VEVENT"
    yield f"UID:{say.language}-{quote(task.id)}@{urlsplit(site.base_url).netloc or 'site.invalid'}"
    yield f"DTSTAMP:{ledger.as_of:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY;LANGUAGE={say.tag}:{_escaped(title)}"
    yield f"DESCRIPTION;LANGUAGE={say.tag}:{_escaped(label)}"
    yield f"URL:{addresses.absolute(site.base_url, addresses.record(say.language, 'tasks', task.id))}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    plain = _UNWANTED.sub(" ", text.replace("\r\n", "\n"))
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """A line, cut between characters where it is too long."""
    if len(whole := line.encode()) <= LINE:
        return whole + b"\r\n"
    pieces, piece = [], b""
    for character in line:
        octets = character.encode()
        if len(piece) + len(octets) > LINE:
            pieces.append(piece)
            piece = b" "
        piece += octets
    return b"\r\n".join([*pieces, piece]) + b"\r\n"
