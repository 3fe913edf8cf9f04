"""What can be found on a site: every record with a page of its own, with its words as they stand in the records.

The words come from the Markdown itself, not from its HTML: a search needs no second conversion of every text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Final

from generator.ledger.state import TaskState
from generator.model.memory import FORGETFUL, Memory, key_of
from generator.model.patterns import pattern
from generator.model.records import Bulletin, Check, Inspection, Meeting, Record, kind_of
from generator.model.records import Page as PageRecord
from generator.model.site import Content
from generator.model.text import Said, Text
from generator.render import addresses
from generator.render.frame import ABOUT, BROWSE, MENU, OFFICE
from generator.render.search import Entry
from generator.render.search_upkeep import Sought
from generator.render.views.backdrop import FOLDER_OF_KIND, Backdrop
from generator.render.views.checks import check_title, checks_made
from generator.render.views.meetings import meetings_held
from generator.render.words import spoken

Words = Callable[[str], str]

_WORTH_KEEPING: Final = 200
"""Characters from which it is quicker to look a text's words up than to find them."""
_FENCE: Final = pattern(r"^:::.*$", re.MULTILINE)
_RECORD_LINK: Final = pattern(r"\[\[[^\[\]|\n]+\|([^\[\]\n]*)\]\]|\[\[([^\[\]\n]+)\]\]")
_LINK: Final = pattern(r"!?\[([^\[\]]*)\]\([^()\s]*(?:\s+\"([^\"]*)\")?\)")
_DEFINITION: Final = pattern(r"^ {0,3}\[[^\]^]+\]:\s.*$|\[\^[^\]]*\]:?", re.MULTILINE)
_RAW: Final = pattern(r"<[^<>]*>|\{:?[^{}\n]*\}")
_LINE: Final = pattern(r"^[ >]*(?:#+|[-*+]\s|\d+\.\s|!!! ?\w+|[|\s:-]*-[|\s:-]*$|>)", re.MULTILINE)
_INLINE: Final = pattern(r"[*_`|]+")
_INLINE_UNESCAPED: Final = pattern(r"(?<!\\)[*_`|]+")
_ESCAPE: Final = pattern(r"\\([\\`*_{}\[\]()>#+.!|-])")


def words_of(markdown: str) -> str:
    """The words of a Markdown text, without its marks and addresses."""
    text = _FENCE.sub("", markdown) if ":::" in markdown else markdown
    if "[" in text:
        text = _RECORD_LINK.sub(lambda found: found[1] or found[2] or "", text)
        text = _DEFINITION.sub("", _LINK.sub(lambda found: f"{found[1]} {found[2] or ''}", text))
    if "<" in text or "{" in text:
        text = _RAW.sub(" ", text)
    text = _LINE.sub("", text)
    text = _ESCAPE.sub(r"\1", _INLINE_UNESCAPED.sub(" ", text)) if "\\" in text else _INLINE.sub(" ", text)
    return " ".join(text.split())


def entries(backdrop: Backdrop, memory: Memory = FORGETFUL) -> Iterator[Entry]:
    """All that can be found in one language: tasks first, then what is about them, then the groups of tasks."""
    return (one.entry() for one in sought(backdrop, lambda _: b"", memory))


def sought(backdrop: Backdrop, digest: Callable[[TaskState], bytes], memory: Memory = FORGETFUL) -> Iterator[Sought]:
    """The same, each entry with the digest of what it is made of: of a task as `digest` tells, of all else by itself."""
    content = backdrop.ledger.content
    words = partial(_words, memory)
    for state in backdrop.ledger.tasks:
        yield Sought(digest(state), partial(_task, backdrop, state, words))
    for entry in _other_entries(backdrop, content, words):
        yield Sought(key_of(*entry.values()), partial(_as_it_is, entry))


def _other_entries(backdrop: Backdrop, content: Content, words: Words) -> Iterator[Entry]:
    for meeting in reversed(meetings_held(backdrop)):
        yield _record(backdrop, meeting, "meetings", _meeting_texts(meeting), words)
    for check in reversed(checks_made(backdrop)):
        yield _check(backdrop, check, words)
    for bulletin in content.bulletins:
        yield _record(backdrop, bulletin, "bulletins", (), words)
    for inspection in content.inspections:
        yield _record(backdrop, inspection, "inspections", (inspection.body_name,), words)
    for page in content.pages:
        yield _record(backdrop, page, "pages", (), words)
    yield from _groups(backdrop)
    yield from _standing(backdrop)


def _as_it_is(entry: Entry) -> Entry:
    return entry


def _task(backdrop: Backdrop, state: TaskState, words: Words) -> Entry:
    task = state.task
    texts: list[Text] = [task.finding, task.target]
    texts += [measure.text for measure in task.measures]
    texts += [milestone.text for milestone in task.milestones]
    texts += [indicator.name for indicator in task.indicators]
    if task.internal is not None:
        texts += [task.internal.root_cause, task.internal.corrective_plan, task.internal.difficulties]
    names = backdrop.unit_names(dict.fromkeys((*task.areas, *task.lead, *task.supporting)))
    where = [task.location.name] if task.location is not None else []
    said = [*_said(backdrop, texts), _body(backdrop, task, words), *_said(backdrop, where), names]
    said += [_body(backdrop, report, words) for report in reversed(state.progress)]
    note = backdrop.say.joined((backdrop.say("tasks"), backdrop.tag(state).text))
    return _entry(backdrop, task, backdrop.said(task.title), note, said)


def _check(backdrop: Backdrop, check: Check, words: Words) -> Entry:
    said = _said(backdrop, [finding.text for finding in check.findings])
    said += [*(finding.task for finding in check.findings), backdrop.unit_names(check.unit)]
    return _entry(
        backdrop,
        check,
        backdrop.own(check_title(backdrop, check)),
        backdrop.say("checks"),
        [*said, _body(backdrop, check, words)],
    )


def _meeting_texts(meeting: Meeting) -> tuple[Text, ...]:
    return (meeting.venue, meeting.chair, *(decision.text for decision in meeting.decisions))


def _record(
    backdrop: Backdrop, record: Meeting | Bulletin | Inspection | PageRecord, section: str, texts: Iterable[Text],
    words: Words,
) -> Entry:
    said = [*_said(backdrop, texts), _body(backdrop, record, words)]
    return _entry(backdrop, record, backdrop.said(record.title), backdrop.say(section), said)


def _entry(backdrop: Backdrop, record: Record, title: Said, note: str, said: Iterable[str]) -> Entry:
    address = addresses.record(backdrop.language, FOLDER_OF_KIND[kind_of(record)], record.id)
    return _page(backdrop, record.id, address, title, note, " ".join(filter(None, said)))


def _page(backdrop: Backdrop, identifier: str, address: str, title: Said, note: str, text: str = "") -> Entry:
    foreign = "" if title.language == backdrop.language else spoken(title.language).tag
    return Entry(identifier, addresses.quoted(address), title.text or identifier, note, text, foreign)


def _groups(backdrop: Backdrop) -> Iterator[Entry]:
    content, language, say = backdrop.ledger.content, backdrop.language, backdrop.say
    for unit in content.units:
        folder = "areas" if unit.kind == "area" else "units"
        yield _page(
            backdrop, unit.id, addresses.record(language, folder, unit.id), backdrop.said(unit.name), say(folder)
        )
    for identifier, name in content.site.categories:
        address = addresses.record(language, "categories", identifier)
        yield _page(backdrop, identifier, address, backdrop.said(name), say("categories"))


def _standing(backdrop: Backdrop) -> Iterator[Entry]:
    """The pages on the site as a whole, and in the internal edition those for the office."""
    language, say = backdrop.language, backdrop.say
    for section in (*MENU[1:], *BROWSE, *ABOUT):
        if section != "search":
            yield _page(
                backdrop, section, addresses.listing(language, section), backdrop.own(say(section)), say("about")
            )
    if backdrop.is_internal:
        for name in OFFICE:
            yield _page(
                backdrop, name, addresses.record(language, "office", name), backdrop.own(say(name)), say("office")
            )


def _said(backdrop: Backdrop, texts: Iterable[Text]) -> list[str]:
    return [str(backdrop.said(text)) for text in texts if text]


def _body(backdrop: Backdrop, record: Record, words: Words) -> str:
    body = record.body(backdrop.language)
    return words(body.text) if body is not None else ""


def _words(memory: Memory, markdown: str) -> str:
    """The words of a text, as they were found earlier if they were."""
    if len(markdown) < _WORTH_KEEPING:
        return words_of(markdown)
    key = key_of(markdown)
    known = memory.recall("words", key)
    if known is not None:
        return known.decode("utf-8", "surrogatepass")
    words = words_of(markdown)
    memory.keep("words", key, words.encode("utf-8", "surrogatepass"))
    return words
