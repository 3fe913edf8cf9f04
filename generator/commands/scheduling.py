"""`schedule` and `schema`: tasks' backward schedules on the screen; the field definitions for editors' tools."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import click

from generator import build as building
from generator.commands.speaking import FINE, WRONG_USAGE, Day, Session
from generator.ledger.reckoning import reckon
from generator.ledger.schedule_lines import schedule_lines
from generator.model.output import Edition, File
from generator.model.records import KINDS
from generator.render.cms_settings import cms_files
from generator.render.schema import record_schema, settings_schema, units_schema
from generator.shell import clock, files
from generator.shell.folders import write_files
from generator.source import decode
from generator.source.values import closest


@click.command(epilog="Example:  rectify schedule DL-13 --as-of 2018-11-20")
@click.argument("tasks", metavar="[TASK]...", nargs=-1)
@click.option("--as-of", type=Day(), default=None, help="Count as of this day; else as site.yaml says.")
@click.pass_obj
def schedule(session: Session, tasks: tuple[str, ...], as_of: datetime.date | None) -> int:
    """Print when each step of a task is due and has to begin, counted back from its deadline.

    Without a TASK, all that are not completed and have milestones. `!` marks a step that is late,
    `*` those with the least slack.
    """
    tree = files.read_site(Path(session.folder))
    settings = decode.settings(tree)
    ledger = reckon(decode.decode(tree).content, as_of or settings.as_of or clock.today(settings.timezone))
    by_name = {name.lower(): state for name, state in ledger.task_by_id.items()}
    unknown = [name for name in tasks if name.lower() not in by_name]
    if unknown:
        meant = closest(unknown[0], ledger.task_by_id)
        session.say(f"There is no task `{unknown[0]}`." + (f" Did you mean `{meant}`?" if meant else ""),
                    f"没有任务“{unknown[0]}”。" + (f"是否应为“{meant}”？" if meant else ""), err=True)
        return WRONG_USAGE
    chosen = [by_name[name.lower()] for name in tasks]
    if not tasks:
        chosen = [state for state in ledger.tasks if state.pace is not None and state.milestones]
    told = ("\n".join(schedule_lines(state, ledger.as_of, session.language)) for state in chosen)
    click.echo("\n\n".join(told))
    return FINE


@click.command(epilog="Example:  rectify schema --to .schemas")
@click.option("--to", "target", type=click.Path(file_okay=False, path_type=Path), default=None, metavar="DIR",
              help="A new folder for the files; else they are printed.")
@click.option("--front-matter-cms", "cms", type=click.Path(file_okay=False, path_type=Path), default=None, metavar="DIR",
              help="A new folder for settings of Front Matter CMS (VS Code) and snippets; else none are written.")
@click.pass_obj
def schema(session: Session, target: Path | None, cms: Path | None) -> int:
    """Write JSON Schemas of all records, with this site's units, categories and records as choices."""
    seen = building.views(Path(session.folder), (Edition.INTERNAL,), None)[0]
    if cms is not None:
        return _write(session, cms, cms_files(seen.ledger.content, session.language))
    schemas = {f"{kind}.schema.json": record_schema(kind, seen.ledger.content, session.language) for kind in KINDS}
    schemas |= {"site.schema.json": settings_schema(session.language), "units.schema.json": units_schema(session.language)}
    if target is None:
        click.echo(json.dumps(schemas, ensure_ascii=False, indent=1))
        return FINE
    return _write(session, target, tuple(File(name, (json.dumps(one, ensure_ascii=False, indent=1) + "\n").encode())
                                         for name, one in schemas.items()))


def _write(session: Session, target: Path, made: tuple[File, ...]) -> int:
    try:
        write_files(target, made)
    except FileExistsError:
        session.say(f"{target} is not empty; name a new folder.", f"{target} 不是空文件夹，请指定新文件夹。", err=True)
        return WRONG_USAGE
    session.say(f"{len(made)} files are in {target}.", f"已将{len(made)}个文件写入 {target}。")
    return FINE
