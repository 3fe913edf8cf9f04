"""`verify-public` and `disclose`: prove that nothing internal is out, and hand out what is public."""

from __future__ import annotations

import datetime
import json
from dataclasses import asdict
from pathlib import Path
from typing import Final

import click

from generator import build as building
from generator.build import Order
from generator.checks.report import as_text
from generator.commands.progress import told_stages
from generator.commands.publishing import tell
from generator.commands.speaking import CONTENT_ERRORS, FINE, WRONG_USAGE, Day, Session
from generator.model.output import Edition, File
from generator.model.problem import Severity
from generator.publication.proof import Proof, prove
from generator.publication.publishing import Stopped, planned
from generator.shell import clock, files, folders, shipped, template_files
from generator.source import decode
from generator.source.tree import SourceTree

REPORT: Final = "disclosure-report.json"
"""Beside the editions' folders, which hold their sites and nothing else."""


@click.command("verify-public", epilog="Example:  rectify verify-public output/public")
@click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=Path))
@click.option("--as-of", type=Day(), default=None, help="The day as of which the folder was built.")
@click.option("--no-prints", is_flag=True, help="The folder was built without PDFs.")
@click.pass_obj
def verify_public(session: Session, folder: Path | None, as_of: datetime.date | None, *, no_prints: bool) -> int:
    """Prove that a public folder does not depend on internal content."""
    site = Path(session.folder)
    where = folder or site / "output" / "public"
    if not where.is_dir():
        session.say(f"There is no folder {where}; build first.", f"没有文件夹 {where}，请先生成。", err=True)
        return WRONG_USAGE
    order = Order(site, where.parent, (Edition.PUBLIC,), as_of, prints=not no_prints)
    with told_stages(session.language) as stages:
        proof = prove(files.read_site(site), folders.read_folder(where), order, as_of, stages)
    for sentence in proof.sentences():
        session.say(sentence.en, sentence.zh)
    report = _report(proof)
    target = site / "output" / REPORT
    folders.write_over(target, report.encode())
    session.say(f"Report: {target}", f"报告：{target}")
    return FINE if proof.holds else CONTENT_ERRORS


@click.command(epilog="Example:  rectify disclose --to /srv/public-source")
@click.option("--to", "target", type=click.Path(file_okay=False, path_type=Path), default=None, metavar="DIR",
              help="A new folder for the public source.")
@click.option("--diff", is_flag=True, help="Say in plain sentences what becomes public that was not.")
@click.option("--as-of", type=Day(), default=None, help="The day of the gate, if it is before today.")
@click.pass_obj
def disclose(session: Session, target: Path | None, as_of: datetime.date | None, *, diff: bool) -> int:
    """Write the public source: a folder that anyone may have, and from which anyone can rebuild the public site."""
    site = Path(session.folder)
    tree = files.read_site(site)
    if diff:
        return _diff(session, site, tree, as_of)
    if target is None:
        session.say("Name the folder: --to DIR, or ask for --diff.", "请用 --to 指定文件夹，或使用 --diff。", err=True)
        return WRONG_USAGE
    with told_stages(session.language) as stages:
        seen = building.view(tree, Edition.PUBLIC, as_of, stages)
    errors = [problem for problem in seen.problems if problem.severity is Severity.ERROR]
    if errors:
        for problem in errors:
            click.echo(f"{problem.place}: {problem.message(session.language)}", err=True)
        return CONTENT_ERRORS
    try:
        folders.write_files(target, (*_content(seen.source), *_templates(site)))
    except FileExistsError:
        session.say(f"{target} is not empty; name a new folder.", f"{target} 不是空文件夹，请指定新文件夹。", err=True)
        return WRONG_USAGE
    count = len(seen.source.paths())
    session.say(f"{count} public files are in {target}.", f"已将{count}个公开文件写入 {target}。")
    return FINE


def _diff(session: Session, site: Path, tree: SourceTree, as_of: datetime.date | None) -> int:
    """What a publication at this moment would add to, change in, or take from what the public knows."""
    order = Order(site, site / "output", (Edition.PUBLIC,), as_of, prints=False)
    with told_stages(session.language) as stages:
        plan = planned(tree, order, clock.now(decode.settings(tree).timezone), stages)
    if isinstance(plan, Stopped):
        click.echo(as_text(plan.problems, (), session.language), err=True, nl=False)
        return CONTENT_ERRORS
    if plan.is_news:
        tell(session, plan)
    else:
        session.say("Nothing becomes public that was not.", "没有新的公开内容。")
    return FINE


def _content(source: SourceTree) -> tuple[File, ...]:
    return tuple(File(f"content/{path}", source.read(path)) for path in source.paths())


def _templates(site: Path) -> tuple[File, ...]:
    """The site's own public templates; the shipped ones come with the program."""
    own = site / "templates"
    if not own.is_dir() or own.resolve() == shipped.templates_folder().resolve():
        return ()
    texts, _ = template_files.own_templates(site)
    return tuple(File(f"templates/{path}", text.encode()) for path, text in texts.items()
                 if not path.startswith("internal/"))


def _report(proof: Proof) -> str:
    told = asdict(proof) | {"holds": proof.holds, "problems": [str(problem.place) for problem in proof.problems]}
    return json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
