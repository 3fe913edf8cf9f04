"""What changed between two days, as lines that each lead to their task."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Final

from generator.ledger.changes import changes_since
from generator.ledger.phrases import named
from generator.ledger.state import Change, ChangeKind, Ledger
from generator.ledger.tombstones import Tombstone, tombstones
from generator.model.frozen import frozen
from generator.model.text import Said
from generator.render import addresses
from generator.render.views.backdrop import FOLDER_OF_KIND, Backdrop, Day, Link

MONTH: Final = timedelta(days=30)
WEEK: Final = timedelta(days=7)


@frozen
class ChangeLine:
    """One change: its day, and its sentence as a link to the task; and in parts, for lists by task.

    `said` is the sentence without the task's name in front, where it begins with it.
    """

    day: Day
    link: Link
    task: Link
    id: str
    said: str


@frozen
class ChangeGroup:
    """What changed in a task on a day."""

    day: Day
    task: Link
    id: str
    sentences: tuple[str, ...]


@frozen
class ChangesView:
    """The changes from one day to another, newest first; `since` names the first day."""

    since: Day
    until: Day
    title: str
    lines: tuple[ChangeLine, ...]
    more: int
    """How many are not among the lines."""
    publication: str
    """Which publication told of them, in words; "" where none has yet."""

    @property
    def groups(self) -> tuple[ChangeGroup, ...]:
        """The lines by day and task."""
        return grouped(self.lines)


@frozen
class Span:
    """Changes between two days; with the publication that told of them, else as the ledger reckons them now."""

    since: date
    until: date
    changes: Sequence[Change]
    number: int = 0
    published: datetime | None = None


def span_since_last(ledger: Ledger) -> Span:
    """The changes since last time: since the data of the newest issue that is a week old, else in 30 days."""
    issued = [b.data_date for b in ledger.content.bulletins if b.date is None or b.date <= ledger.as_of]
    since = max((day for day in issued if day is not None and day <= ledger.as_of - WEEK), default=ledger.as_of - MONTH)
    return Span(since, ledger.as_of, changes_since(ledger, since))


def changes_view(backdrop: Backdrop, span: Span, most: int | None = None) -> ChangesView:
    """The changes of a span, at most so many of the newest."""
    newest = newest_first(span.changes)
    return ChangesView(
        since=backdrop.day(span.since),
        until=backdrop.day(span.until),
        title=backdrop.say("changed_since", day=backdrop.say.day(span.since)),
        lines=tuple(change_line(backdrop, change) for change in newest[:most]),
        more=len(newest) - len(newest[:most]),
        publication=_publication(backdrop, span),
    )


def newest_first(changes: Sequence[Change]) -> list[Change]:
    """Changes by their day, those of a day in their own order."""
    return sorted(changes, key=lambda change: change.on, reverse=True)


def grouped(lines: Sequence[ChangeLine]) -> tuple[ChangeGroup, ...]:
    """Lines of one day and one task that follow each other, together."""
    groups = []
    for _, held in groupby(lines, key=lambda line: (line.day, line.id)):
        first, *others = held
        groups.append(ChangeGroup(first.day, first.task, first.id, tuple(line.said for line in (first, *others))))
    return tuple(groups)


def address_of(ledger: Ledger, language: str, change: Change) -> str:
    """The page of what a change is about: the task's, else what stands where a withdrawn record was; "" without any."""
    if change.task in ledger.task_by_id:
        return addresses.record(language, "tasks", change.task)
    gone = _gone(ledger, change)
    return addresses.record(language, FOLDER_OF_KIND[gone.kind], gone.id) if gone else ""


def _gone(ledger: Ledger, change: Change) -> Tombstone | None:
    return next((one for one in tombstones(ledger.content, ledger.as_of) if one.id == change.task), None)


def _name_of(backdrop: Backdrop, change: Change, address: str) -> Link:
    """What a change is about, by its title where it has one."""
    if change.task in backdrop.ledger.task_by_id:
        return backdrop.task(change.task)
    gone = _gone(backdrop.ledger, change)
    return backdrop.link(backdrop.said(gone.title) if gone and gone.title else change.task, address)


def _publication(backdrop: Backdrop, span: Span) -> str:
    if span.published is None:
        return ""
    return backdrop.say("publication_of", n=span.number, day=backdrop.say.day(span.published.date()))


def change_line(backdrop: Backdrop, change: Change) -> ChangeLine:
    """One change as a line that leads to what it is about."""
    address = address_of(backdrop.ledger, backdrop.language, change)
    sentence = backdrop.told(change.sentence)
    said = _without_name(backdrop, change, sentence)
    return ChangeLine(
        day=backdrop.day(change.on),
        link=backdrop.link(backdrop.own(sentence), address),
        task=_name_of(backdrop, change, address),
        id=change.task,
        said=said if said.startswith(change.task) else said[:1].upper() + said[1:],
    )


def _without_name(backdrop: Backdrop, change: Change, sentence: str) -> str:
    """The sentence without what it is about, where it goes on without: `A-1 (Plant): accepted …`, `A-1 (Plant) is new …`,
    `A-1 (Plant) was …`, 新增整改任务A-1（…）.
    """
    state = backdrop.ledger.task_by_id.get(change.task)
    if state:
        name = backdrop.told(named(state.task))
        for colon in ("：", ": ", " is "):
            sentence = sentence.removeprefix(f"{name}{colon}")
        return sentence.replace(name, "", 1)
    gone = _gone(backdrop.ledger, change)
    return sentence.removeprefix(backdrop.told(named(gone))).lstrip() if gone else sentence


@frozen
class TaskChanges:
    """What changed of one task, each as a sentence without the task's name; `day` is that of the newest."""

    day: Day
    task: str
    sentences: tuple[Said, ...]


def by_task(backdrop: Backdrop, found: Iterable[Change]) -> tuple[TaskChanges, ...]:
    """Changes for readers of an issue: gathered by task, the task with the newest first, each thing told once.

    That a report came in is no news beside what it reports, and what a meeting decided stands where the meeting does.
    """
    by_name: dict[str, list[Change]] = {}
    for change in sorted(found, key=lambda change: change.on, reverse=True):
        if change.kind is not ChangeKind.DECIDED:
            by_name.setdefault(change.task, []).append(change)
    gathered = []
    for name, several in by_name.items():
        told = [change for change in several if change.kind is not ChangeKind.PROGRESS] or several
        sentences = dict.fromkeys(change_line(backdrop, change).said for change in told)
        gathered.append(TaskChanges(backdrop.day(told[0].on), name, tuple(backdrop.own(text) for text in sentences)))
    return tuple(gathered)
