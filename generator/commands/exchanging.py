"""`import` and `export`: registers and minutes from the office's own programs, and back."""

from __future__ import annotations

import datetime
import tomllib
from pathlib import Path

import click

from generator import build as building
from generator.build import View
from generator.commands.speaking import CONTENT_ERRORS, FINE, WRONG_USAGE, Day, Session
from generator.desk.minutes_import import FOLDER, meeting_note
from generator.desk.register import Importing
from generator.desk.register_export import sheets
from generator.desk.register_plan import Plan, Step, Terms
from generator.model.output import Edition
from generator.shell.refusal import RefusalError
from generator.shell.saving import add_file, replace_file
from generator.shell.word_files import read_word_file
from generator.shell.workbook import read_workbook, write_workbook
from generator.source.register_columns import read_fields
from generator.source.values import is_id


@click.command("export", epilog="Example:  rectify export --xlsx register.xlsx")
@click.option("--xlsx", "target", type=click.Path(dir_okay=False, path_type=Path), required=True, metavar="FILE",
              help="The workbook to write; one that is there is replaced.")
@click.pass_obj
def export(session: Session, target: Path) -> int:
    """Write all records as a workbook: a sheet for each kind, with drop-downs, dates as dates.

    It holds internal fields, too. Changed cells come back by `rectify import`.
    """
    site = Path(session.folder)
    seen = building.views(site, (Edition.INTERNAL,), None)[0]
    made = tuple(sheets(seen.ledger.content, seen.source))
    target.write_bytes(write_workbook(made))
    count = sum(len(one.rows) for one in made)
    session.say(f"{count} records are in {target}; it is for the office only.", f"已将{count}份记录写入 {target}，仅供内部使用。")
    return FINE


@click.command("import", epilog="Example:  rectify import ledger.xlsx --inspection cepi-2017 --apply")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--id", "name", default="", help="Id of the meeting note; else its day and `minutes`.")
@click.option("--date", "day", type=Day(), default=None,
              help="Day of the meeting (else the first in the minutes), or of the progress that a register tells.")
@click.option("--apply", "applies", is_flag=True, help="Do it; without this, the plan is shown and nothing is written.")
@click.option("--mapping", type=click.Path(exists=True, dir_okay=False, path_type=Path), default=None,
              help='TOML file with further headings: "整改要求" = "target".')
@click.option("--audience", type=click.Choice(["internal", "public"]), default="internal", show_default=True,
              help="Who may see the records that are begun.")
@click.option("--inspection", default="", metavar="ID", help="Inspection of new tasks, where no column says it.")
@click.option("--prefix", default="", help="What goes before bare numbers: DL- makes DL-01 of 1.")
@click.pass_obj
def import_(
    session: Session, file: Path, name: str, day: datetime.date | None, mapping: Path | None, audience: str,
    inspection: str, prefix: str, *, applies: bool,
) -> int:  # fmt: skip
    """Make records out of a register (整改台账, XLSX) or a meeting note out of minutes (DOCX).

    First the plan is shown, field by field; with --apply the files are written. Run twice, it changes nothing.
    """
    site = Path(session.folder)
    seen = building.views(site, (Edition.INTERNAL,), None)[0]
    if file.suffix.lower() == ".docx":
        return _minutes(session, site, seen, file, name, day.isoformat() if day else "", applies=applies)
    try:
        further = tomllib.loads(mapping.read_text("utf-8")) if mapping else {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        session.say(f"{mapping}: {error}", f"{mapping}：{error}", err=True)
        return WRONG_USAGE
    unknown = sorted(str(key) for key in further.values() if key not in read_fields("task"))
    if unknown:
        session.say(f"{mapping}: there is no field {', '.join(unknown)}.", f"{mapping}：没有字段 {'、'.join(unknown)}。", err=True)
        return WRONG_USAGE
    names = {str(name): str(key) for name, key in further.items()}
    terms = Terms(names, audience, inspection, prefix, day.isoformat() if day else "")
    try:
        plan = Importing(seen.ledger.content, seen.source, terms).plan(read_workbook(file.read_bytes()))
    except RefusalError as refusal:
        return _refused(session, file, refusal)
    return _carried_out(session, site, plan, applies=applies)


def _refused(session: Session, file: Path, refusal: RefusalError) -> int:
    session.say(f"{file} was not imported: {refusal.cause.en}. {refusal.cure.en}",
                f"未导入 {file}：{refusal.cause.zh}。{refusal.cure.zh}", err=True)
    return CONTENT_ERRORS


def _minutes(session: Session, site: Path, seen: View, file: Path, name: str, day: str, *, applies: bool) -> int:
    """A meeting note out of minutes; a note that is there already is never written over."""
    if name and not is_id(name):
        session.say(f"`{name}` cannot be an id.", f"“{name}”不能用作编号。", err=True)
        return WRONG_USAGE
    try:
        document = read_word_file(file.read_bytes(), FOLDER)
    except RefusalError as refusal:
        return _refused(session, file, refusal)
    note = meeting_note(seen.ledger.content, document, name=name, day=day)
    if not note.files:
        session.say("The minutes name no day; say it with --date.", "纪要中没有日期，请用 --date 指定。", err=True)
        return WRONG_USAGE
    for what in document.left_out:
        session.say(f"Left out: {what.en}.", f"未导入：{what.zh}。", err=True)
    known = set(seen.source.paths())
    changed = [path for path, body in note.files if path in known and seen.source.read(path) != body]
    if changed:
        session.say(f"{changed[0]} is there already and says something else; name another --id.",
                    f"{changed[0]} 已存在且内容不同，请用 --id 另行命名。", err=True)
        return CONTENT_ERRORS
    steps = [Step(path, "", "", f"{len(body)} B", is_new=True) for path, body in note.files if path not in known]
    steps += [Step(note.files[0][0], "decisions", "", one.text, is_new=True) for one in note.decisions if steps]
    files = {path: body for path, body in note.files if path not in known}
    return _carried_out(session, site, Plan(tuple(steps), (), files), applies=applies)


def _carried_out(session: Session, site: Path, plan: Plan, *, applies: bool) -> int:
    """Show the plan, and do it where it was asked for and nothing in it is wrong."""
    for step in plan.steps:
        before = f"{step.old} → " if step.old else ""
        click.echo(f"{'+' if step.is_new else '~'} {step.path}  {step.field}: {before}{step.new}")
    for heading in plan.left_out:
        session.say(f"Not read: the column `{heading}`. Name its field with --mapping.",
                    f"未读取的列：“{heading}”。可用 --mapping 指定对应字段。", err=True)
    for fault in plan.faults:
        session.say(f"{fault.sheet} {fault.cell}: {fault.said.en}", f"{fault.sheet} {fault.cell}：{fault.said.zh}", err=True)
    if plan.faults:
        session.say("Nothing was written: mend these cells first.", "未写入任何内容，请先修改以上单元格。", err=True)
        return CONTENT_ERRORS
    if not plan.files:
        session.say("Nothing to do: the records say the same.", "无需更改，与记录一致。")
        return FINE
    if not applies:
        session.say(f"{_files(plan)} would be written. Do it with --apply.", f"将写入{len(plan.files)}个文件。确认请加 --apply。")
        return FINE
    for path, body in plan.files.items():
        target = site / "content" / path
        known = plan.before.get(path)
        if known is None:
            add_file(target, body)
        elif not replace_file(target, known, body):
            session.say(f"{path} was changed meanwhile and left as it is; run the import again.",
                        f"{path} 在此期间被改动，保持原样；请重新导入。", err=True)
            return CONTENT_ERRORS
    session.say(f"Written: {_files(plan)}. Next: rectify check.", f"已写入{len(plan.files)}个文件。请运行 rectify check。")
    return FINE


def _files(plan: Plan) -> str:
    return "1 file" if len(plan.files) == 1 else f"{len(plan.files)} files"
