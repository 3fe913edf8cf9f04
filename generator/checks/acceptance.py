"""Reviewed exceptions (`accept:`): which problems they cover, and which of them are expired, unknown or idle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

from generator.model.frozen import frozen
from generator.model.likeness import alike
from generator.model.problem import RULES, Place, Problem, Severity, rule
from generator.model.records import Accepted, Record, Task
from generator.model.site import Content
from generator.model.text import Both

UNKNOWN_CODE: Final = rule(
    "accept-unknown-code",
    Severity.WARNING,
    message=("There is no check `{code}` that could be accepted.", "没有代码为“{code}”的检查，无法豁免。"),
    hint=("{advice}", "{advice}"),
    why=(
        "An exception with a misspelt code covers nothing, and nobody would notice.",
        "代码写错的豁免不起作用，却容易被误以为有效。",
    ),
    bad="accept: [{code: overdu, reason: …}]",
    good="accept: [{code: task-overdue, reason: …}]",
)
EXPIRED: Final = rule(
    "accept-expired",
    Severity.WARNING,
    message=("The exception from `{code}` ended on {until}.", "对“{code}”的豁免已于{until}到期。"),
    hint=(
        "Cure the problem, or review the exception and give it a new `until:`.",
        "请整改该问题，或重新审核并更新 `until:`。",
    ),
    why=("An exception is a decision for a time, not for ever.", "豁免只在期限内有效。"),
    bad="accept: [{code: task-overdue, reason: …, until: 2018-09-30}]",
    good="accept: [{code: task-overdue, reason: …, until: 2018-12-31}]",
)
NOT_ACCEPTABLE: Final = rule(
    "accept-of-error",
    Severity.WARNING,
    message=("`{code}` is an error and cannot be accepted.", "“{code}”属于错误，不能豁免。"),
    hint=("Cure the error and take the exception out.", "请更正错误并删除该豁免。"),
    why=(
        "Errors stop a build because the output would be wrong or would disclose something; no reason changes that.",
        "错误会导致内容不正确或泄露信息，任何理由都不能豁免。",
    ),
    bad="accept: [{code: personal-mobile-number, reason: …}]",
    good="accept: [{code: evidence-undated, reason: …}]",
)
NO_END: Final = rule(
    "accept-without-end",
    Severity.NOTICE,
    message=("The exception from `{code}` has no last day.", "对“{code}”的豁免没有截止日期。"),
    hint=("Add `until: {example}`.", "填写 `until: {example}`。"),
    why=("Without a last day nobody looks at it again.", "没有期限的豁免不会再有人复核。"),
    bad="accept: [{code: nothing-new, reason: Waiting for the laboratory}]",
    good="accept: [{code: nothing-new, reason: Waiting for the laboratory, until: 2018-12-31}]",
)
IDLE: Final = rule(
    "accept-idle",
    Severity.NOTICE,
    message=("The exception from `{code}` covers nothing any more.", "对“{code}”的豁免已无对应问题。"),
    hint=("Take it out of the record.", "请从记录中删除。"),
    why=(
        "An exception that outlives its problem would cover the next one unseen.",
        "问题消除后仍保留的豁免，会掩盖今后的问题。",
    ),
    bad="accept: [{code: nothing-new, …}] with a report of last week",
    good="(no entry)",
)


@frozen
class AcceptedProblem:
    """A problem that is not counted, and the reviewed exception that covers it."""

    problem: Problem
    exception: Accepted
    place: Place


@frozen
class Exceptions:
    """Every exception of the content, by the path of each file that it covers and the code."""

    covering: Mapping[tuple[str, str], tuple[Accepted, Place]]
    faults: tuple[Problem, ...]
    as_of: date

    def of(self, problem: Problem) -> AcceptedProblem | None:
        """The exception that covers a problem; an error is never covered."""
        found = self.covering.get((problem.place.path, problem.code))
        if found is None or problem.severity is Severity.ERROR:
            return None
        return AcceptedProblem(problem, *found)


def exceptions(content: Content, as_of: date) -> Exceptions:
    """The exceptions of all records. A task's also cover its progress reports; expired ones cover nothing."""
    covering: dict[tuple[str, str], tuple[Accepted, Place]] = {}
    faults: list[Problem] = []
    for record, entry, place in _entries(content):
        fault = _fault(entry, place, as_of)
        if fault is not None:
            faults.append(fault)
        if fault is None or fault.rule is NO_END:
            for path in _covered(record, content):
                covering.setdefault((path, entry.code), (entry, place))
    return Exceptions(covering, tuple(faults), as_of)


def names_unknown(content: Content) -> bool:
    """Whether an exception names a code that no rule has entered so far."""
    return any(entry.code not in RULES for _, entry, _ in _entries(content))


def idle(known: Exceptions, used: Iterable[AcceptedProblem]) -> Iterator[Problem]:
    """A notice for every exception that covered nothing."""
    busy = {each.place for each in used}
    for entry, place in sorted(set(known.covering.values()), key=lambda pair: pair[1]):
        if place not in busy:
            yield IDLE.at(place, code=entry.code)


def _entries(content: Content) -> Iterator[tuple[Record, Accepted, Place]]:
    for record in content.records:
        for index, entry in enumerate(record.accept):
            yield record, entry, record.place("accept", index)


def _fault(entry: Accepted, place: Place, as_of: date) -> Problem | None:
    known = RULES.get(entry.code)
    if known is None:
        return UNKNOWN_CODE.at(place, code=entry.code, advice=_advice(entry.code))
    if known.severity is Severity.ERROR:
        return NOT_ACCEPTABLE.at(place, code=entry.code)
    if entry.until is None:
        return NO_END.at(place, code=entry.code, example=as_of.replace(month=12, day=31))
    return EXPIRED.at(place, code=entry.code, until=entry.until) if entry.until < as_of else None


def _advice(code: str) -> Both:
    near = alike(code, RULES, cutoff=0.5)
    if near:
        return Both(f"Did you mean `{near[0]}`?", f"是否应为“{near[0]}”？")
    return Both("`rectify explain` lists the codes of all checks.", "运行 `rectify explain` 可查看全部检查代码。")


def _covered(record: Record, content: Content) -> Iterator[str]:
    """The files for which a record's exceptions count: its own, its translations, and a task's progress reports."""
    yield record.path
    yield from (body.path for body in record.bodies if body.path != record.path)
    if isinstance(record, Task):
        for report in content.progress_by_task.get(record.id, ()):
            yield report.path
            yield from (body.path for body in report.bodies if body.path != report.path)
