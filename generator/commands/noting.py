"""`new meeting`, `new check` and `new bulletin`: what is asked for, and what each begins with."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

import click

from generator.build import View
from generator.commands.asking import Asking, asking_option
from generator.commands.beginning import begun_at, office_view, typed_words, write_begun
from generator.commands.speaking import Day, Session
from generator.model.records import AUDIENCES, MEETING_KINDS, METHODS, RESULTS
from generator.render.beginnings import of_bulletin, of_check, of_meeting
from generator.render.scaffold import Given


@click.command("meeting", epilog="Example:  rectify new meeting --date 2018-12-01 --decision 'Bring pumps' DL-01 water 2018-12-10")
@click.option("--date", "day", type=Day(), default=None, help="Day of the meeting; else the day of the data.")
@click.option("--title", default=None, help="Name of the meeting.")
@click.option("--kind", type=click.Choice([name for name, _ in MEETING_KINDS.options]), default=None, help="Kind of meeting.")
@click.option("--place", default=None, help="Where it is held.")
@click.option("--chair", default=None, help="Who chairs.")
@click.option("--attending", multiple=True, help="Units that attend (may be repeated).")
@click.option("--tasks", multiple=True, help="Tasks on the table; else those of the agenda.")
@click.option("--decision", "decisions", nargs=4, multiple=True, metavar="TEXT TASK OWNER DUE", help="An agreed item (may be repeated).")
@asking_option
@click.pass_obj
def new_meeting(
    session: Session, /, day: datetime.date | None, decisions: tuple[tuple[str, str, str, str], ...], *, asks: bool | None, **given: Any
) -> int:
    """Begin a meeting note from the agenda: what is late, due, overdue, not confirmed, stale, resurfaced."""
    seen = office_view(session)
    asking = Asking.begun(session, seen.ledger.content, asks=asks)
    on = begun_at(asking, "meeting", day, seen.ledger.as_of)
    begun = of_meeting(seen.ledger, on, seen.ledger.content.site.language)
    values = dict(begun.values)
    _answer(asking, "meeting", ("title", "kind", "place", "chair", "attending", "tasks"), given, values)
    rows = [_decision(asking, seen, number, one) for number, one in enumerate(decisions, 1)]
    while asking.asks and not decisions:
        text = asking.one("meeting", "decisions.text", None, again=True)
        if not text:
            break
        rows.append(_decision(asking, seen, len(rows) + 1, (text, None, None, None)))
    values["decisions"] = [*rows]
    asking.settled()
    return write_begun(session, seen, "meeting", replace(begun, values=values))


def _decision(asking: Asking, seen: View, number: int, said: tuple[str, str | None, str | None, str | None]) -> Given:
    """One agreed item; its owner is the task's lead unit until somebody says otherwise."""
    content = seen.ledger.content
    tasks = asking.several("meeting", "decisions.task", said[1])
    lead = content.task_by_id[tasks[0]].lead if tasks and tasks[0] in content.task_by_id else ()
    owner = asking.several("meeting", "decisions.owner", said[2], default=lead)
    due = asking.one("meeting", "decisions.due", said[3])
    row = {"text": [said[0]], "task": tasks, "owner": owner, "due": [due] if due else []}
    typed = {key: typed_words(content, "meeting", f"decisions.{key}", found) for key, found in row.items() if found}
    return {"id": f"d{number}", **typed}


@click.command("check", epilog="Example:  rectify new check DL-01 --method unannounced --result not-confirmed")
@click.argument("task", required=False)
@click.option("--method", type=click.Choice([name for name, _ in METHODS.options]), default=None,
              help="Announced or not; announced if not said.")
@click.option("--date", "day", type=Day(), default=None, help="Day of the check; else the day of the data.")
@click.option("--unit", multiple=True, help="Who checks (may be repeated).")
@click.option("--result", type=click.Choice([name for name, _ in RESULTS.options]), default=None, help="What was found.")
@click.option("--text", default=None, help="What was seen.")
@asking_option
@click.pass_obj
def new_check(
    session: Session, task: str | None, method: str | None, day: datetime.date | None, unit: tuple[str, ...], result: str | None,
    text: str | None, *, asks: bool | None,
) -> int:  # fmt: skip
    """Begin the record of a field check; an unannounced one is internal until somebody says otherwise."""
    seen = office_view(session)
    content = seen.ledger.content
    asking = Asking.begun(session, content, asks=asks)
    name = asking.one("check", "findings.task", task, required=True)
    how = asking.one("check", "method", method, default="announced")
    on = begun_at(asking, "check", day, seen.ledger.as_of)
    units = asking.several("check", "unit", unit)
    finding: dict[str, Given] = {"task": name, "result": asking.one("check", "findings.result", result, required=True)}
    said = asking.one("check", "findings.text", text)
    asking.settled()
    if said:
        finding["text"] = typed_words(content, "check", "findings.text", [said])
    begun = of_check(content.task_by_id[name], how, on, finding)
    values = {**begun.values, "unit": typed_words(content, "check", "unit", units)}
    return write_begun(session, seen, "check", replace(begun, values=values))


@click.command("bulletin", epilog="Example:  rectify new bulletin --audience internal")
@click.option("--audience", type=click.Choice([name for name, _ in AUDIENCES.options]), default=None,
              help="For whom the issue is; public if not said.")
@click.option("--date", "day", type=Day(), default=None, help="Day of issue; else the day of the data.")
@click.option("--title", default=None, help="Title.")
@click.option("--number", default=None, help="Number in its year; else the next one.")
@click.option("--from", "from_", type=Day(), default=None, help="First day of the period; else the day after the last issue's.")
@click.option("--office", default=None, help="Issuing office.")
@asking_option
@click.pass_obj
def new_bulletin(
    session: Session, /, audience: str | None, day: datetime.date | None, from_: datetime.date | None, *, asks: bool | None, **given: Any
) -> int:
    """Begin a bulletin with the next number and the time since the last issue."""
    seen = office_view(session)
    asking = Asking.begun(session, seen.ledger.content, asks=asks)
    whom = asking.one("bulletin", "audience", audience, default="public")
    on = begun_at(asking, "bulletin", day, seen.ledger.as_of)
    begun = of_bulletin(seen.ledger, whom, on, seen.ledger.content.site.language)
    values = dict(begun.values)
    _answer(asking, "bulletin", ("number", "title", "office"), given, values)
    period = values["period"]
    start = period["from"] if isinstance(period, dict) else on.isoformat()
    first = asking.one("bulletin", "period.from", from_.isoformat() if from_ else None, default=str(start))
    values["period"] = {"from": first, "to": on.isoformat()}
    asking.settled()
    return write_begun(session, seen, "bulletin", replace(begun, values=values))


def _answer(asking: Asking, kind: str, keys: tuple[str, ...], given: dict[str, Any], values: dict[str, Given]) -> None:
    """Put answers over what the record begins with, which is what is proposed."""
    for key in keys:
        known = values.get(key, "")
        proposed = [str(one) for one in known] if isinstance(known, list) else [str(known)] if known else []
        found = asking.several(kind, key, given[key], default=proposed)
        values[key] = [*found] if isinstance(known, list) else typed_words(asking.content, kind, key, found)
