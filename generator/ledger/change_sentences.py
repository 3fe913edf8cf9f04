"""One sentence, in English and Chinese, for each thing that can change: with figures, and complete by itself."""

from __future__ import annotations

from datetime import date
from typing import Final

from generator.ledger.meaning import LABELS
from generator.ledger.phrases import day, days, filled, limit, named, number, said, units
from generator.ledger.state import (
    Change,
    ChangeKind,
    CheckResult,
    DecisionState,
    IndicatorState,
    MilestoneState,
    Stage,
    Step,
    TaskState,
)
from generator.model.records import DeadlineChange, Measure, Record
from generator.model.site import Content, Withdrawn
from generator.model.text import Both

_RESULTS: Final = {
    "confirmed": Both("confirmed what was claimed", "情况属实"),
    "not-confirmed": Both("did not confirm what was claimed", "情况不属实"),
    "resurfaced": Both("found that the problem has resurfaced", "发现问题反弹"),
}
_METHODS: Final = {
    "announced": Both("an announced check", "明查"),
    "unannounced": Both("an unannounced check", "暗访"),
}
_REACHED: Final = {
    Stage.COMPLETED: (ChangeKind.COMPLETED, Step.SELF_CHECK),
    Stage.ACCEPTED: (ChangeKind.ACCEPTED, Step.ACCEPTANCE),
    Stage.ON_NOTICE: (ChangeKind.ON_NOTICE, Step.NOTICE),
    Stage.CLOSED: (ChangeKind.CLOSED, Step.CLOSED),
}
_REACHED_SENTENCES: Final = {
    Stage.COMPLETED: Both("{task}: completed by self-check on {on}{unit}.", "{task}：{on}{unit}完成自查，已完成整改。"),
    Stage.ACCEPTED: Both("{task}: accepted on {on}{unit}.", "{task}：{on}{unit}验收通过。"),
    Stage.ON_NOTICE: Both("{task}: on public notice from {on}{until}.", "{task}：自{on}起公示{until}。"),
    Stage.CLOSED: Both("{task}: closed on {on}{unit}.", "{task}：{on}{unit}予以销号。"),
}


def new_task(state: TaskState, on: date) -> Change:
    original = state.deadline.original
    sentence = (
        Both("{task} is new, due by {due}.", "新增整改任务{task}，时限{due}。")
        if original is not None
        else Both("{task} is new.", "新增整改任务{task}。")
    )
    return _change(ChangeKind.NEW, state.task, on, sentence, due=day(original) if original else "")


def removed(record: Record, gone: Withdrawn | None, on: date) -> Change:
    """A record that was published and is there no more; with the reason, where the editors give one."""
    sentence = Both("{task} is no longer published.", "{task}已不再公开。")
    reason, day_of = (_inner(said(gone.reason)), gone.on) if gone else (Both("", ""), None)
    if gone:
        sentence = Both("{task} was withdrawn" + (" on {on}" if day_of else "") + (": {reason}." if reason.en else "."),
                        "{task}" + ("已于{on}撤回" if day_of else "已撤回") + ("：{reason}。" if reason.zh else "。"))  # fmt: skip
    return _change(ChangeKind.REMOVED, record, on, sentence, on_=day(day_of) if day_of else "", reason=reason)


def started(state: TaskState, on: date) -> Change:
    sentence = Both("{task}: work began on {on}.", "{task}：{on}启动整改。")
    return _change(ChangeKind.STARTED, state.task, on, sentence, on_=day(on))


def progress(state: TaskState, count: int, on: date) -> Change:
    sentence = (
        Both("{task}: a progress report of {on}.", "{task}：{on}报送整改进展。")
        if count == 1
        else Both(
            "{task}: {count} progress reports, the last of {on}.", "{task}：报送整改进展{count}次，最近一次为{on}。"
        )
    )
    return _change(ChangeKind.PROGRESS, state.task, on, sentence, on_=day(on), count=str(count))


def milestone(state: TaskState, reached: MilestoneState, on: date) -> Change:
    late = (on - reached.due).days if reached.due is not None else 0
    text = said(reached.milestone.text)
    if late > 0:
        tail = Both(", {days} late", "，晚于计划{days}")
    elif late < 0:
        tail = Both(", {days} early", "，提前{days}")
    else:
        tail = Both(", on time" if reached.due else "", "，按期完成" if reached.due else "")
    return _change(
        ChangeKind.MILESTONE,
        state.task,
        on,
        Both("{task}: milestone “{name}” reached on {on}{tail}.", "{task}：{on}完成时间节点“{name}”{tail}。"),
        name=_inner(Both(text.en or reached.milestone.id, text.zh or reached.milestone.id)),
        on_=day(on),
        tail=filled(tail, days=days(abs(late))),
    )


def measure(state: TaskState, done: Measure, on: date) -> Change:
    sentence = Both("{task}: measure carried out on {on}: {name}.", "{task}：{on}落实整改措施：{name}。")
    text = said(done.text)
    name = _inner(Both(text.en or done.id, text.zh or done.id))
    return _change(ChangeKind.MEASURE, state.task, on, sentence, on_=day(on), name=name)


def filed(state: TaskState, on: date) -> Change:
    sentence = Both("{task}: filed with the higher level on {on}.", "{task}：{on}向上级备案。")
    return _change(ChangeKind.FILED, state.task, on, sentence, on_=day(on))


def indicator(state: TaskState, after: IndicatorState, before: float | None) -> Change | None:
    """The move of one indicator; None where it has no value or has not moved."""
    if after.value is None or after.value == before or not after.readings:
        return None
    target = after.indicator.target
    sentence = Both(
        "{task}: {name}: " + ("from {before} to {after}" if before is not None else "{after}"),
        "{task}：{name}" + ("由{before}变为{after}" if before is not None else "为{after}"),
    )
    if target is not None:
        reached = after.is_reached is True
        sentence = Both(
            sentence.en + (", target {target}" + (" reached." if reached else ".")),
            sentence.zh + ("，" + ("已达目标值{target}。" if reached else "目标值{target}。")),
        )
    else:
        sentence = Both(sentence.en + ".", sentence.zh + "。")
    name, unit = said(after.indicator.name), said(after.indicator.unit)
    return _change(
        ChangeKind.INDICATOR,
        state.task,
        after.readings[-1].on,
        sentence,
        name=Both(name.en or after.indicator.id, name.zh or after.indicator.id),
        before=_measured(before, unit) if before is not None else "",
        after=_measured(after.value, unit),
        target=_measured(target, unit) if target is not None else "",
    )


def pace(before: TaskState, after: TaskState, on: date) -> Change:
    """The label moved between two classes before completion."""
    sentence = Both("{task}: from {before} to {after}{late}.", "{task}：由“{before}”转为“{after}”{late}。")
    late: Both | str = ""
    if after.days_late > 0:
        late = filled(
            Both(" ({days} past the original deadline)", "（超过原定时限{days}）"), days=days(after.days_late)
        )
    old, new = LABELS[before.label].name, LABELS[after.label].name
    return _change(
        ChangeKind.PACE,
        after.task,
        on,
        sentence,
        before=Both(old.en.lower(), old.zh),
        after=Both(new.en.lower(), new.zh),
        late=late,
    )


def reached(content: Content, state: TaskState, stage: Stage) -> Change:
    """A stage from completion on, by the day of the closing step that opened it."""
    kind, step = _REACHED[stage]
    closing, on = state.task.closing, state.dated.steps[step]
    typed = {
        Step.SELF_CHECK: closing and closing.self_check,
        Step.ACCEPTANCE: closing and closing.acceptance,
        Step.CLOSED: closing and closing.closed,
    }.get(step)
    who = units(content, typed.unit) if typed else None
    last = closing.notice.to if closing and closing.notice else None
    until = filled(Both(" to {last}", "至{last}"), last=day(last)) if last else ""
    unit = Both(f" by {who.en}", f"由{who.zh}") if who else ""
    return _change(kind, state.task, on, _REACHED_SENTENCES[stage], on_=day(on), unit=unit, until=until)


def resurfaced(state: TaskState, result: CheckResult, on: date) -> Change:
    sentence = (
        Both("{task}: resurfaced; {method} on {on} {result}.", "{task}：问题反弹，{on}{method}{result}。")
        if result.finding.result != "resurfaced"
        else Both("{task}: {method} on {on} {result}.", "{task}：{on}{method}{result}。")
    )
    return _change(ChangeKind.RESURFACED, state.task, on, sentence, on_=day(on), **_check_words(result))


def checked(state: TaskState, result: CheckResult, on: date) -> Change:
    sentence = Both("{task}: {method} on {on} {result}.", "{task}：{on}{method}，{result}。")
    return _change(ChangeKind.CHECKED, state.task, on, sentence, on_=day(on), **_check_words(result))


def deadline_moved(state: TaskState, change: DeadlineChange, before: Both, on: date) -> Change:
    approved, document = said(change.approved_by), said(change.document)
    if approved.en:
        papers = Both(f" ({document.en})", f"（{document.zh}）") if document.en else Both("", "")
        tail = Both(f", approved by {approved.en}{papers.en}", f"，经{approved.zh}批准{papers.zh}")
    else:
        tail = Both(", without a recorded approval", "，未注明批准单位")
    sentence = Both(
        "{task}: the deadline was moved on {on} from {before} to {after}{tail}.",
        "{task}：{on}整改时限由{before}调整为{after}{tail}。",
    )
    return _change(
        ChangeKind.DEADLINE_MOVED,
        state.task,
        on,
        sentence,
        on_=day(on),
        before=before,
        after=limit(change.to),
        tail=tail,
    )


def decided(content: Content, state: TaskState, decision: DecisionState, on: date) -> Change:
    owner, due = units(content, decision.decision.owner), decision.decision.due
    sentence = Both(
        "{task}: decided on {on}: {text}" + (" ({owner}{due})" if owner or due else ""),
        "{task}：{on}议定：{text}" + ("（{owner}{due}）" if owner or due else ""),
    )
    limited = Both(("" if owner is None else ", ") + "by {day}", ("" if owner is None else "，") + "{day}前")
    return _change(
        ChangeKind.DECIDED,
        state.task,
        on,
        Both(sentence.en + ".", sentence.zh + "。"),
        on_=day(on),
        text=_inner(said(decision.decision.text)),
        owner=owner or "",
        due=filled(limited, day=day(due)) if due else "",
    )


def decision_done(state: TaskState, decision: DecisionState, on: date) -> Change:
    due = decision.decision.due
    late = (on - due).days if due else 0
    tail = filled(Both(", {days} late", "，晚于时限{days}"), days=days(late)) if late > 0 else ""
    sentence = Both("{task}: decision carried out on {on}{tail}: {text}.", "{task}：{on}落实议定事项{tail}：{text}。")
    text = _inner(said(decision.decision.text))
    return _change(ChangeKind.DECISION_DONE, state.task, on, sentence, on_=day(on), tail=tail, text=text)


def stage(before: TaskState, after: TaskState, on: date) -> Change:
    sentence = Both("{task}: from {before} back to {after}.", "{task}：由“{before}”转回“{after}”。")
    if before.is_resurfaced and not after.is_resurfaced:
        sentence = Both("{task}: no longer {before}, now {after}.", "{task}：“{before}”状态解除，现为“{after}”。")
    old, new = LABELS[before.label].name, LABELS[after.label].name
    words = {"before": Both(old.en.lower(), old.zh), "after": Both(new.en.lower(), new.zh)}
    return _change(ChangeKind.STAGE, after.task, on, sentence, **words)


def _change(kind: ChangeKind, task: Record, on: date, sentence: Both, **words: Both | str) -> Change:
    """`on_` fills `{on}`; `before` and `after` are kept beside the sentence, in English."""
    given = {name.rstrip("_"): word for name, word in words.items()}
    return Change(
        kind=kind,
        task=task.id,
        on=on,
        sentence=filled(sentence, **({"task": named(task)} | given)),
        before=_english(given.get("before", "")),
        after=_english(given.get("after", "")),
    )


def _english(word: Both | str) -> str:
    return word if isinstance(word, str) else word.en


def _inner(text: Both) -> Both:
    """A text without its own full stop, to stand inside a sentence."""
    return Both(text.en.rstrip(". "), text.zh.rstrip("。．. "))


def _measured(value: float, unit: Both) -> Both:
    written = number(value)
    gap = "" if unit.en in {"", "%"} else " "
    return Both(f"{written.en}{gap}{unit.en}", f"{written.zh}{unit.zh}")


def _check_words(result: CheckResult) -> dict[str, Both | str]:
    return {
        "method": _METHODS.get(result.check.method, Both("a check", "现场核查")),
        "result": _RESULTS.get(result.finding.result, Both("", "")),
    }
