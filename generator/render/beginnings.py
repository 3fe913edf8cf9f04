"""What a new record begins with, from what the ledger knows: open milestones, the last values, the agenda, the next number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field
from datetime import date, timedelta

from generator.ledger.agenda import agenda
from generator.ledger.phrases import day as written_day
from generator.ledger.state import DecisionState, Ledger, TaskState
from generator.model.frozen import frozen
from generator.model.records import Task
from generator.model.text import Both
from generator.render.scaffold import Given, listed


@frozen
class Beginning:
    """Values, comments by field, and a body."""

    values: dict[str, Given] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    body: str = ""


def of_progress(state: TaskState, day: date, language: str) -> Beginning:
    """A progress report: who reports, the open milestones with their days, the last values of the indicators."""
    open_ones = [f"{m.milestone.id} ({m.milestone.text.in_language(language)}, {m.due or '…'})"
                 for m in state.milestones if m.done is None]
    last = [f"{one.indicator.id}: {one.value:g}" for one in state.indicators if one.value is not None]
    notes = {
        "milestones_done": _said(language, "Open: {}", "尚未完成：{}").format(listed(open_ones, language)) if open_ones else "",
        "indicators": _said(language, "Last values: {}", "上次数值：{}").format(listed(last, language)) if last else "",
    }
    values: dict[str, Given] = {"date": day.isoformat(), "reported": day.isoformat(), "audience": "public"}
    if state.task.lead:
        values["by"] = state.task.lead[0] if len(state.task.lead) == 1 else list(state.task.lead)
    body = _said(
        language,
        "What was done, where, and how much of it: name a number, a day or a place.\n",
        "请写明做了什么、在何处、完成多少：须有数量、日期或地点。\n",
    )
    return Beginning(values, notes, f"<!-- {body.strip()} -->\n")


def of_meeting(ledger: Ledger, day: date, language: str) -> Beginning:
    """A scheduling meeting that begins from what is pressing; decisions that are still open are carried along."""
    found = agenda(ledger)
    groups: tuple[tuple[Both, Iterable[TaskState]], ...] = (
        (Both("Behind and overdue", "滞后和超期任务"), found.late),
        (Both("Resurfaced", "反弹任务"), found.resurfaced),
        (Both("Due within 30 days", "30天内到期任务"), found.due_soon),
        (Both("Checks not confirmed", "核查未通过任务"), found.not_confirmed),
        (Both("Nothing new for long", "长期无进展任务"), found.stale),
    )
    tasks = dict.fromkeys(state.task.id for _, states in groups for state in states)
    body = "".join(_agenda_text(groups, found.decisions_overdue, found.decisions_open, language))
    title = _said(language, "Scheduling meeting of {}", "{}整改调度会").format(written_day(day).in_language(language))
    values: dict[str, Given] = {
        "id": f"{day.isoformat()}-scheduling", "audience": "internal", "title": title, "kind": "scheduling",
        "date": day.isoformat(), "tasks": list(tasks),
    }
    note = _said(language, "Begun from the agenda; make it public when the note is written.", "由议程生成；纪要写好后再改为公开。")
    return Beginning(values, {"audience": note}, body)


def _agenda_text(
    groups: Iterable[tuple[Both, Iterable[TaskState]]], overdue: Iterable[DecisionState], still: Iterable[DecisionState],
    language: str,
) -> Iterator[str]:  # fmt: skip
    yield _said(language, "## Agenda\n", "## 议程\n")
    for name, states in groups:
        lines = [f"- [[{state.task.id}]] {state.task.title.in_language(language)}{_cause(state, language)}\n" for state in states]
        if lines:
            yield f"\n### {name.in_language(language)}\n\n" + "".join(lines)
    lines = [f"- {_decision(each, language)}\n" for each in (*overdue, *still)]
    if lines:
        yield _said(language, "\n### Decisions to follow up\n\n", "\n### 待跟进议定事项\n\n") + "".join(lines)
    yield _said(language, "\n## Decided\n", "\n## 议定事项\n")


def _cause(state: TaskState, language: str) -> str:
    cause = state.task.internal.root_cause if state.task.internal else None
    if not cause:
        return ""
    return _said(language, " — root cause: ", "——滞后原因：") + str(cause.in_language(language)).replace("\n", " ")


def _decision(each: DecisionState, language: str) -> str:
    due = f" ({each.decision.due})" if each.decision.due else ""
    return f"{each.decision.text.in_language(language)}{due} [[{each.meeting.id}]]"


def of_bulletin(ledger: Ledger, audience: str, day: date, language: str) -> Beginning:
    """The next number of the audience, and the time since the last issue."""
    issues = [issue for issue in ledger.content.bulletins if issue.audience == audience]
    same_year = [issue.number or 0 for issue in issues if issue.date and issue.date.year == day.year]
    number, cumulative = max(same_year, default=0) + 1, max((issue.cumulative or 0 for issue in issues), default=0) + 1
    ends = [issue.data_date for issue in issues if issue.data_date and issue.data_date < day]
    since = max(ends) + timedelta(days=1) if ends else day.replace(day=1)
    values: dict[str, Given] = {
        "id": f"{day:%Y-%m}" if audience == "public" else f"{day:%Y-%m}-internal",
        "audience": audience, "number": number, "cumulative": cumulative,
        "title": _said(language, "Progress until {}", "截至{}整改进展").format(written_day(day).in_language(language)),
        "date": day.isoformat(), "as_of": day.isoformat(),
        "period": {"from": since.isoformat(), "to": day.isoformat()},
    }
    if audience == "internal":
        values["mark"] = "内部资料 注意保存"
    return Beginning(values, {}, _BULLETIN_BODY.in_language(language))


def of_check(task: Task, method: str, day: date, finding: dict[str, Given]) -> Beginning:
    """A field check of one task; it is internal where it is unannounced, and where the task is."""
    is_public = method == "announced" and not task.is_internal
    return Beginning({
        "id": f"{day.isoformat()}-{task.id}", "audience": "public" if is_public else "internal", "date": day.isoformat(),
        "method": method, "findings": [finding],
    })


def _said(language: str, en: str, zh: str) -> str:
    return Both(en, zh).in_language(language)


_BULLETIN_BODY = Both(
    "## State\n\n::: summary\n:::\n\n## What changed\n\n::: changes\n:::\n\n"
    "## What was reported\n\n::: timeline\n:::\n\n## Late tasks\n\n::: tasks pace=behind\n:::\n\n"
    "::: tasks pace=overdue\n:::\n\n## By area\n\n::: scoreboard\n:::\n",
    "## 一、总体情况\n\n::: summary\n:::\n\n## 二、主要变化\n\n::: changes\n:::\n\n"
    "## 三、进展详情\n\n::: timeline\n:::\n\n## 四、进度滞后的任务\n\n"
    "::: tasks pace=behind\n:::\n\n::: tasks pace=overdue\n:::\n\n## 五、各地区情况\n\n::: scoreboard\n:::\n",
)
