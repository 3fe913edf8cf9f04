"""`new`: a record's file, asked for or given as options, complete and commented in the site's language."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import click

from generator import build as building
from generator.build import View
from generator.commands.speaking import FINE, WRONG_USAGE, Day, Session
from generator.model import fields as f
from generator.model.output import Edition
from generator.model.records import KINDS, METHODS
from generator.model.text import Both
from generator.render.beginnings import Beginning, of_bulletin, of_check, of_meeting, of_progress
from generator.render.scaffold import Given, scaffold
from generator.shell.folders import write_new
from generator.source.values import closest, is_id

QUESTIONS: Final = ("id", "title", "inspection", "category", "areas", "lead", "finding", "target", "deadline", "measure")
"""What a new task has to say before the checks are content with it."""
_BODY: Final = Both("<!-- Background: the cause, and what is being done about it. -->\n", "<!-- 背景说明：原因分析和整改做法。 -->\n")


@click.group(epilog="Example:  rectify new progress DL-01")
def new() -> None:
    """Begin a record: a task, a progress report, a meeting, a check or a bulletin."""


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
@click.option("--internal", is_flag=True, help="For the internal edition only.")
@click.pass_obj
def new_task(
    session: Session, name: str | None, title: str | None, inspection: tuple[str, ...], category: str | None,
    areas: tuple[str, ...], lead: tuple[str, ...], finding: str | None, target: str | None, deadline: str | None,
    measure: tuple[str, ...], *, internal: bool,
) -> int:  # fmt: skip
    """Begin a task; what is not given as an option is asked for."""
    seen = _view(session)
    given: dict[str, object] = {
        "id": name, "title": title, "inspection": inspection, "category": category, "areas": areas, "lead": lead,
        "finding": finding, "target": target, "deadline": deadline, "measure": measure,
    }
    answers = {key: _answer(session, seen, key, given[key]) for key in QUESTIONS}
    wrong = _wrong(seen, answers)
    if wrong:
        session.say(wrong.en, wrong.zh, err=True)
        return WRONG_USAGE
    values: dict[str, Given] = {"audience": "internal" if internal else "public"}
    for key in QUESTIONS[:-1]:
        known = answers[key]
        values[key] = known[0] if len(known) == 1 else list(known)
    values["measures"] = [{"id": f"s{n}", "text": text} for n, text in enumerate(answers["measure"], 1)]
    language = seen.ledger.content.site.language
    text = scaffold("task", values, language, body=_BODY.in_language(language))
    return _write(session, f"tasks/{answers['id'][0]}/task.md", text)


@new.command("progress", epilog="Example:  rectify new progress DL-01 --date 2018-11-20 --claim on-schedule")
@click.argument("task")
@click.option("--date", "day", type=Day(), default=None, help="Day of the facts; else the day of the data.")
@click.option("--value", "measured", multiple=True, metavar="ID=NUMBER", help="Value of an indicator (may be repeated).")
@click.option("--done", "milestones", multiple=True, metavar="ID", help="A milestone reached (may be repeated).")
@click.option("--claim", type=click.Choice(["on-schedule", "behind", "completed"]), default=None, help="Own judgement.")
@click.option("--text", default=None, help="What was done.")
@click.pass_obj
def new_progress(
    session: Session, task: str, day: datetime.date | None, measured: tuple[str, ...], milestones: tuple[str, ...],
    claim: str | None, text: str | None,
) -> int:  # fmt: skip
    """Begin a progress report; the open milestones and the last values stand in it as comments."""
    seen = _view(session)
    state = seen.ledger.task_by_id.get(task)
    if state is None:
        return _unknown(session, task, seen.ledger.task_by_id)
    on = day or seen.ledger.as_of
    language = seen.ledger.content.site.language
    begun = of_progress(state, on, language)
    values = dict(begun.values)
    if measured:
        pairs = dict(pair.partition("=")[::2] for pair in measured)
        values["indicators"] = {**pairs}
    if milestones:
        values["milestones_done"] = [*milestones]
    if claim:
        values["claim"] = claim
    if state.task.is_internal:
        values["audience"] = "internal"
    written = scaffold("progress", values, language, body=f"{text}\n" if text else begun.body, notes=begun.notes)
    real = state.task.path.rsplit("/", 1)[0] if state.task.path.endswith("/task.md") else state.task.path[:-3]
    return _write(session, f"{real}/progress/{on.isoformat()}.md", written)


@new.command("meeting", epilog="Example:  rectify new meeting --date 2018-12-01")
@click.option("--date", "day", type=Day(), default=None, help="Day of the meeting; else the day of the data.")
@click.pass_obj
def new_meeting(session: Session, day: datetime.date | None) -> int:
    """Begin a meeting note from the agenda: what is late, due, overdue, not confirmed, stale, resurfaced."""
    seen = _view(session)
    return _begun(session, seen, "meeting", of_meeting(seen.ledger, day or seen.ledger.as_of, _language(seen)))


@new.command("check", epilog="Example:  rectify new check DL-01 --method unannounced")
@click.argument("task")
@click.option("--method", type=click.Choice([name for name, _ in METHODS.options]), default="announced", show_default=True,
              help="Announced or not.")
@click.option("--date", "day", type=Day(), default=None, help="Day of the check; else the day of the data.")
@click.option("--unit", default="", help="Who checks.")
@click.pass_obj
def new_check(session: Session, task: str, method: str, day: datetime.date | None, unit: str) -> int:
    """Begin the record of a field check."""
    seen = _view(session)
    state = seen.ledger.task_by_id.get(task)
    if state is None:
        return _unknown(session, task, seen.ledger.task_by_id)
    return _begun(session, seen, "check", of_check(state, method, day or seen.ledger.as_of, unit))


@new.command("bulletin", epilog="Example:  rectify new bulletin --audience internal")
@click.option("--audience", type=click.Choice(["public", "internal"]), default="public", show_default=True,
              help="For whom the issue is.")
@click.option("--date", "day", type=Day(), default=None, help="Day of issue; else the day of the data.")
@click.pass_obj
def new_bulletin(session: Session, audience: str, day: datetime.date | None) -> int:
    """Begin a bulletin with the next number and the time since the last issue."""
    seen = _view(session)
    begun = of_bulletin(seen.ledger, audience, day or seen.ledger.as_of, _language(seen))
    return _begun(session, seen, "bulletin", begun)


def _view(session: Session) -> View:
    """The whole content, as the office sees it."""
    return building.views(Path(session.folder), (Edition.INTERNAL,), None)[0]


def _language(seen: View) -> str:
    return seen.ledger.content.site.language


def _begun(session: Session, seen: View, kind: str, begun: Beginning) -> int:
    text = scaffold(kind, begun.values, _language(seen), body=begun.body, notes=begun.notes)
    folder = {"meeting": "meetings", "check": "checks", "bulletin": "bulletins"}[kind]
    return _write(session, f"{folder}/{begun.values['id']}.md", text)


def _write(session: Session, path: str, text: str) -> int:
    """Write the new file; one that is there already is never touched."""
    try:
        write_new(Path(session.folder) / "content" / path, text.encode())
    except FileExistsError:
        session.say(f"content/{path} is there already; nothing was written.", f"content/{path} 已存在，未写入。", err=True)
        return WRONG_USAGE
    session.say(f"content/{path} was begun. Next: fill it in, then `rectify check`.",
                f"已新建 content/{path}。请填写后运行 rectify check。")
    return FINE


def _answer(session: Session, seen: View, key: str, given: object) -> tuple[str, ...]:
    """What was given as an option, else what the person at the terminal answers; numbers choose from a list."""
    known = (given,) if isinstance(given, str) else tuple(given) if isinstance(given, tuple) else ()
    if known or not sys.stdin.isatty():
        return known
    choices = _choices(seen, key)
    for number, (name, words) in enumerate(choices, 1):
        click.echo(f"  {number:>3}  {name:<16} {words}")
    typed = str(click.prompt(_question(session, key), default="", show_default=False))
    parts = [typed] if key in {"title", "finding", "target", "deadline", "measure", "id"} else typed.replace("，", ",").split(",")
    numbered = {str(number): name for number, (name, _) in enumerate(choices, 1)}
    return tuple(numbered.get(part.strip(), part.strip()) for part in parts if part.strip())


def _question(session: Session, key: str) -> str:
    declared = f.fields_of(KINDS["task"])["measures" if key == "measure" else key]
    example = f" ({declared.example})" if declared.example else ""
    return f"{declared.help.in_language(session.language)}{example}"


def _choices(seen: View, key: str) -> list[tuple[str, str]]:
    content, language = seen.ledger.content, _language(seen)
    match key:
        case "inspection":
            return [(one.id, str(one.title.in_language(language))) for one in content.inspections]
        case "category":
            return [(name, str(words.in_language(language))) for name, words in content.site.categories]
        case "areas":
            return [(unit.id, str(unit.name.in_language(language))) for unit in content.units if unit.kind == "area"]
        case "lead":
            return [(unit.id, str(unit.name.in_language(language))) for unit in content.units]
        case _:
            return []


def _wrong(seen: View, answers: dict[str, tuple[str, ...]]) -> Both | None:
    """The first answer that could not stand in a record; unit and inspection names are known by their ids."""
    missing = [key for key in ("id", "title", "inspection") if not answers[key]]
    if missing:
        return Both(f"Needed: --{' --'.join(missing)}", f"必须提供：--{' --'.join(missing)}")
    name = answers["id"][0]
    if not is_id(name):
        return Both(f"`{name}` cannot be an id.", f"“{name}”不能用作编号。")
    if name.lower() in {record.id.lower() for record in seen.ledger.content.records}:
        return Both(f"The id {name} is taken.", f"编号 {name} 已被使用。")
    for key in ("inspection", "category", "areas", "lead"):
        known = [choice for choice, _ in _choices(seen, key)]
        for answer in answers[key]:
            if answer not in known:
                meant = closest(answer, known)
                return Both(f"There is no {key} `{answer}`." + (f" Did you mean `{meant}`?" if meant else ""),
                            f"没有“{answer}”。" + (f"是否应为“{meant}”？" if meant else ""))
    return None


def _unknown(session: Session, name: str, known: Iterable[str]) -> int:
    meant = closest(name, known)
    session.say(f"There is no task `{name}`." + (f" Did you mean `{meant}`?" if meant else ""),
                f"没有任务“{name}”。" + (f"是否应为“{meant}”？" if meant else ""), err=True)
    return WRONG_USAGE
