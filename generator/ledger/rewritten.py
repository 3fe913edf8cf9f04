"""What was published and reads otherwise now, though no entry says so: deadlines, targets, reports; told to readers, too.

A rule asks the office about it; a publication that goes out all the same says it openly.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.ledger.phrases import day, filled, named, said, whole_limit
from generator.ledger.promises import is_moved, promises_of, reports_of
from generator.ledger.state import Change, ChangeKind, Ledger, TaskState
from generator.ledger.tombstones import withdrawal
from generator.model.records import Progress
from generator.model.site import Content
from generator.model.text import Both, Text


def rewritten(before: Ledger, after: Ledger) -> Iterator[Change]:
    """Everything of that kind between two ledgers, on the day of the later one."""
    promised, now = promises_of(before.content), promises_of(after.content)
    for state in after.tasks:
        names = (state.task.id, *state.task.was)
        name = next((each for each in names if each in promised), "")
        earlier = before.task_by_id.get(name)
        if earlier is not None:
            yield from _promise(earlier, state, promised[name], now[state.task.id], after)
    yield from _reports(before.content, after)


def reports_gone(before: Content, after: Content) -> tuple[Progress, ...]:
    """Reports that are there no more, of tasks that are; one whose file has another name is the same report."""
    told, kept = reports_of(before), reports_of(after)
    same, tasks = set(kept.values()), {name for task in after.tasks for name in (task.id, *task.was)}
    return tuple(
        report for report in before.progress
        if report.path not in kept and told[report.path] not in same and report.task in tasks
    )


def _promise(
    earlier: TaskState, state: TaskState, old: dict[str, str], new: dict[str, str], after: Ledger
) -> Iterator[Change]:
    was, now = whole_limit(earlier.task.deadline), whole_limit(state.task.deadline)
    if is_moved(old, new, "deadline") and was != now and int(new["changes"]) <= int(old["changes"]):
        sentence = Both(
            "{task}: the deadline was published as {before} and now reads {after}, without a recorded approval.",
            "{task}：整改时限曾公开为{before}，现为{after}，未注明批准单位。",
        )
        yield _change(ChangeKind.DEADLINE_MOVED, state, after, sentence, before=was, after=now)
    if is_moved(old, new, "target"):
        sentence = Both(
            "{task}: the target was published as “{before}” and now reads “{after}”.",
            "{task}：整改目标曾公开为“{before}”，现为“{after}”。",
        )
        words = {"before": _inner(earlier.task.target), "after": _inner(state.task.target)}
        yield _change(ChangeKind.TARGET_CHANGED, state, after, sentence, **words)


def _reports(before: Content, after: Ledger) -> Iterator[Change]:
    told, now = reports_of(before), reports_of(after.content)
    for report in after.content.progress:
        state = after.task_by_id.get(report.task)
        if state is not None and report.date is not None and told.get(report.path, now[report.path]) != now[report.path]:
            sentence = Both(
                "{task}: the published progress report of {on} reads otherwise than before.",
                "{task}：已公开的{on}整改进展报告内容有改动。",
            )
            yield _change(ChangeKind.REPORT_CHANGED, state, after, sentence, on=day(report.date))
    for report in reports_gone(before, after.content):
        state = after.task_by_id.get(report.task)
        if state is not None and report.date is not None:
            gone = withdrawal(after.content, f"{report.task}-{report.date}")
            reason = _inner(gone.reason) if gone else Both("", "")
            sentence = Both(
                "{task}: the published progress report of {on} was withdrawn" + (": {reason}." if reason.en else "."),
                "{task}：撤回已公开的{on}整改进展报告" + ("：{reason}。" if reason.zh else "。"),
            )
            yield _change(ChangeKind.REPORT_CHANGED, state, after, sentence, on=day(report.date), reason=reason)


def _inner(text: Text) -> Both:
    """A text without its own full stop, to stand inside a sentence."""
    words = said(text)
    return Both(words.en.rstrip(". "), words.zh.rstrip("。 "))


def _change(kind: ChangeKind, state: TaskState, now: Ledger, sentence: Both, **words: Both) -> Change:
    text = filled(sentence, **({"task": named(state.task)} | words))
    kept = {name: words[name].en for name in ("before", "after") if name in words}
    return Change(kind=kind, task=state.task.id, on=now.as_of, sentence=text, **kept)
