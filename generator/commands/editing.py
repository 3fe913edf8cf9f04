"""`new`: a record's file, asked for or given as options, complete and commented in the site's language."""

from __future__ import annotations

import datetime
from typing import Any, Final

import click

from generator.commands.asking import Asking, asking_option
from generator.commands.beginning import begun_at, office_view, typed_words, written
from generator.commands.founding import new_site
from generator.commands.noting import new_bulletin, new_check, new_meeting
from generator.commands.speaking import Day, Session
from generator.desk.register_beginning import report_folder
from generator.ledger.state import TaskState
from generator.model.records import CLAIMS
from generator.model.site import Content
from generator.model.text import Both
from generator.render.beginnings import of_progress
from generator.render.scaffold import Given, scaffold
from generator.source.register_cells import UnreadCellError
from generator.source.values import closest

QUESTIONS: Final = ("title", "inspection", "category", "areas", "lead", "finding", "target", "deadline")
"""What a new task has to say before the checks are content with it, beside its number and its measures."""
_BODY: Final = Both("<!-- Background: the cause, and what is being done about it. -->\n", "<!-- 背景说明：原因分析和整改做法。 -->\n")


@click.group(epilog="Example:  rectify new progress DL-01")
def new() -> None:
    """Begin a site, or a record of it: a task, a progress report, a meeting, a check or a bulletin."""


@new.command("task", epilog="Example:  rectify new task --id DL-23 --title 'Close the landfill' --lead water")
@click.option("--id", "name", default=None, help="Number of the task.")
@click.option("--title", default=None, help="Short title.")
@click.option("--inspection", multiple=True, help="Inspection(s) that found it.")
@click.option("--category", default=None, help="Problem category.")
@click.option("--areas", multiple=True, help="Area(s) concerned.")
@click.option("--lead", multiple=True, help="Lead unit(s).")
@click.option("--finding", default=None, help="The finding in the inspectors' words.")
@click.option("--target", default=None, help='What "done" means.')
@click.option("--deadline", default=None, help="Time limit, e.g. 2018年底前.")
@click.option("--measure", multiple=True, help="A step that is promised (may be repeated).")
@click.option("--milestone", nargs=2, multiple=True, metavar="TEXT DUE", help="A dated step (may be repeated).")
@click.option("--internal", is_flag=True, help="For the internal edition only.")
@asking_option
@click.pass_obj
def new_task(
    session: Session, /, name: str | None, measure: tuple[str, ...], milestone: tuple[tuple[str, str], ...], *, internal: bool,
    asks: bool | None, **given: Any,
) -> int:  # fmt: skip
    """Begin a task; what is not given as an option is asked for, with the units, areas and categories to choose from."""
    seen = office_view(session)
    content = seen.ledger.content
    asking = Asking.begun(session, content, asks=asks)
    values: dict[str, Given] = {"id": asking.one("task", "id", name, default=_next_id(content) if asking.asks else "", required=True)}
    taken = {record.id.lower() for record in content.records}
    if values["id"] and str(values["id"]).lower() in taken:
        raise asking.refused(Both(f"The id {values['id']} is taken.", f"编号 {values['id']} 已被使用。"))
    values["audience"] = "internal" if internal else "public"
    only = [content.inspections[0].id] if len(content.inspections) == 1 else []
    for key in QUESTIONS:
        default, is_required = only if key == "inspection" else (), key in {"title", "inspection"}
        found = asking.several("task", key, given[key], default=default, required=is_required)
        values[key] = typed_words(content, "task", key, found)
    values["measures"] = _measures(asking, content, measure)
    values["milestones"] = _milestones(asking, content, milestone)
    asking.settled()
    language = content.site.language
    text = scaffold("task", values, language, body=_BODY.in_language(language))
    return written(session, f"tasks/{values['id']}/task.md", text)


def _measures(asking: Asking, content: Content, given: tuple[str, ...]) -> list[Given]:
    texts = list(given)
    while asking.asks and not given:
        more = asking.one("task", "measures.text", None, again=True)
        if not more:
            break
        texts.append(more)
    return [{"id": f"s{n}", "text": typed_words(content, "task", "measures.text", [text])} for n, text in enumerate(texts, 1)]


def _milestones(asking: Asking, content: Content, given: tuple[tuple[str, str], ...]) -> list[Given]:
    rows = [(text, asking.one("task", "milestones.due", day)) for text, day in given]
    while asking.asks and not given:
        text = asking.one("task", "milestones.text", None, again=True)
        if not text:
            break
        rows.append((text, asking.one("task", "milestones.due", None, required=True)))
    return [{"id": f"m{n}", "text": typed_words(content, "task", "milestones.text", [text]), "due": due}
            for n, (text, due) in enumerate(rows, 1)]


def _next_id(content: Content) -> str:
    """The number after the last task's: DL-17 after DL-16; nothing where tasks have no numbers."""
    names = sorted(task.id for task in content.tasks)
    heads = [name.rstrip("0123456789") for name in names]
    if not names:
        return "T-01"
    head = max(dict.fromkeys(heads), key=heads.count)
    numbers = [name.removeprefix(head) for name in names if name.rstrip("0123456789") == head and name != head]
    return f"{head}{max(map(int, numbers)) + 1:0{len(numbers[0])}}" if numbers else ""


@new.command("progress", epilog="Example:  rectify new progress DL-01 --date 2018-11-20 --claim on-schedule")
@click.argument("task", required=False)
@click.option("--date", "day", type=Day(), default=None, help="Day of the facts; else the day of the data.")
@click.option("--by", multiple=True, help="Unit that reports; else the task's lead unit.")
@click.option("--value", "measured", multiple=True, metavar="ID=NUMBER", help="Value of an indicator (may be repeated).")
@click.option("--done", "milestones", multiple=True, metavar="ID", help="A milestone reached (may be repeated).")
@click.option("--claim", type=click.Choice([name for name, _ in CLAIMS.options]), default=None, help="Own judgement.")
@click.option("--text", default=None, help="What was done, where, and how much of it.")
@click.option("--difficulties", default=None, help="What stands in the way (for the office only).")
@asking_option
@click.pass_obj
def new_progress(
    session: Session, task: str | None, day: datetime.date | None, by: tuple[str, ...], measured: tuple[str, ...],
    milestones: tuple[str, ...], claim: str | None, text: str | None, difficulties: str | None, *, asks: bool | None,
) -> int:  # fmt: skip
    """Begin a progress report; it knows the task's open milestones and the last values of its indicators."""
    seen = office_view(session)
    content = seen.ledger.content
    asking = Asking.begun(session, content, asks=asks)
    name = asking.one("meeting", "decisions.task", task, required=True)
    asking.settled()
    state = next(one for one in seen.ledger.tasks if one.task.id == name)
    on = begun_at(asking, "progress", day, seen.ledger.as_of)
    begun = of_progress(state, on, content.site.language)
    values = dict(begun.values)
    values["by"] = typed_words(content, "progress", "by", asking.several("progress", "by", by, default=state.task.lead))
    values["indicators"] = _values(asking, state, measured)
    values["milestones_done"] = [*_reached(asking, state, milestones)]
    values["claim"] = asking.one("progress", "claim", claim)
    said = asking.answered("text", Both("What was done, where, how much of it", "做了什么、在何处、完成多少").in_language(session.language),
                           text, read=lambda words: [words])
    hindered = asking.one("progress", "internal.difficulties", difficulties)
    if hindered:
        values["internal"] = {"difficulties": typed_words(content, "progress", "internal.difficulties", [hindered])}
    if state.task.is_internal:
        values["audience"] = "internal"
    file = scaffold("progress", values, content.site.language, body=f"{said[0]}\n" if said else begun.body, notes=begun.notes)
    return written(session, f"{report_folder(state.task)}/progress/{on.isoformat()}.md", file)


def _reached(asking: Asking, state: TaskState, given: tuple[str, ...]) -> list[str]:
    """The milestones that are reached: of those of the task, asked for among the open ones."""
    every = [(one.milestone.id, Both(f"{one.milestone.text.in_language('en')}, {one.due or '…'}",
                                     f"{one.milestone.text.in_language('zh')}，{one.due or '…'}"), one.done) for one in state.milestones]
    offered = [(name, words) for name, words, done in every if given or done is None]
    return asking.several("progress", "milestones_done", given, choices=offered) if offered or given else []


def _values(asking: Asking, state: TaskState, given: tuple[str, ...]) -> dict[str, Given]:
    """The indicators' values; each is asked for with its last value and its target."""
    said = dict(pair.partition("=")[::2] for pair in given)
    known = {one.indicator.id: one for one in state.indicators}
    found: dict[str, Given] = {}
    for name in said.keys() - known.keys():
        meant = closest(name, known)
        raise asking.refused(Both(f"{state.task.id} has no indicator `{name}`." + (f" Did you mean `{meant}`?" if meant else ""),
                                  f"{state.task.id} 没有指标“{name}”。" + (f"是否应为“{meant}”？" if meant else "")))
    for name, one in known.items():
        unit = one.indicator.unit.in_language(asking.session.language)
        last, goal = ("…" if value is None else f"{value:g}" for value in (one.value, one.indicator.target))
        words = Both(f"{name}: {one.indicator.name.in_language('en')}, {unit} (last {last}, target {goal})",
                     f"{name}：{one.indicator.name.in_language('zh')}，{unit}（上次{last}，目标{goal}）")
        answer = asking.answered(f"value {name}", words.in_language(asking.session.language), said.get(name), read=_number) if (
            asking.asks and not given) or name in said else []
        found |= {name: answer[0]} if answer else {}
    return found


def _number(said: str) -> list[str]:
    try:
        float(said.strip().replace(",", ""))
    except ValueError:
        raise UnreadCellError(Both(f"`{said}` is no number", f"“{said}”不是数字")) from None
    return [said.strip().replace(",", "")]


for _command in (new_meeting, new_check, new_bulletin, new_site):
    new.add_command(_command)
