"""`schedule` and `schema`: a task's backward schedule on the screen; the field definitions for editors' tools."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import click

from generator import build as building
from generator.commands.speaking import FINE, WRONG_USAGE, Day, Session
from generator.model.output import Edition
from generator.model.records import KINDS
from generator.render.schema import record_schema, settings_schema, units_schema
from generator.shell.folders import write_files
from generator.model.output import File
from generator.source.values import closest


@click.command(epilog="Example:  rectify schedule DL-01")
@click.argument("task")
@click.option("--as-of", type=Day(), default=None, help="Look at it as of this day.")
@click.pass_obj
def schedule(session: Session, task: str, as_of: datetime.date | None) -> int:
    """Print a task's milestones counted back from the deadline: latest start, due, slack, what is critical."""
    seen = building.views(Path(session.folder), (Edition.INTERNAL,), as_of)[0]
    state = seen.ledger.task_by_id.get(task)
    if state is None:
        meant = closest(task, seen.ledger.task_by_id)
        session.say(f"There is no task `{task}`." + (f" Did you mean `{meant}`?" if meant else ""),
                    f"没有任务“{task}”。" + (f"是否应为“{meant}”？" if meant else ""), err=True)
        return WRONG_USAGE
    site = seen.ledger.content.site
    due = state.deadline.current or state.deadline.original
    session.say(f"{task} {state.task.title.in_language(site.language)} — deadline {due or '…'}",
                f"{task} {state.task.title.in_language(site.language)}——时限 {due or '…'}")
    session.say(f"{'milestone':<12} {'latest start':<12} {'due':<12} {'slack':>5}  done",
                f"{'节点':<10} {'最迟开始':<10} {'时限':<10} {'余量':>5}  完成")
    for one in state.milestones:
        marks = ("*" if one.is_critical else " ") + ("?" if not one.is_verified else " ")
        slack = "" if one.slack is None else str(one.slack)
        click.echo(f"{one.milestone.id:<12} {one.latest_start or '':<12} {one.due or '':<12} {slack:>5} {marks} "
                   f"{one.done or ''} {one.milestone.text.in_language(site.language)}")
    session.say("* critical   ? working days not verified: the calendar does not know that year",
                "* 关键节点   ? 工作日未核实：日历不含该年份")
    return FINE


@click.command(epilog="Example:  rectify schema --to .schemas")
@click.option("--to", "target", type=click.Path(file_okay=False, path_type=Path), default=None, metavar="DIR",
              help="A new folder for the files; else they are printed.")
@click.pass_obj
def schema(session: Session, target: Path | None) -> int:
    """Write JSON Schemas of all records, with this site's units, categories and records as choices."""
    seen = building.views(Path(session.folder), (Edition.INTERNAL,), None)[0]
    schemas = {f"{kind}.schema.json": record_schema(kind, seen.ledger.content, session.language) for kind in KINDS}
    schemas |= {"site.schema.json": settings_schema(session.language), "units.schema.json": units_schema(session.language)}
    if target is None:
        click.echo(json.dumps(schemas, ensure_ascii=False, indent=1))
        return FINE
    try:
        write_files(target, tuple(File(name, (json.dumps(one, ensure_ascii=False, indent=1) + "\n").encode())
                                  for name, one in schemas.items()))
    except FileExistsError:
        session.say(f"{target} is not empty; name a new folder.", f"{target} 不是空文件夹，请指定新文件夹。", err=True)
        return WRONG_USAGE
    session.say(f"{len(schemas)} schemas are in {target}.", f"已写入{len(schemas)}个模式文件：{target}。")
    return FINE
