"""`check` and `explain`: what is wrong with the content, and why a rule exists."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from generator import build as building
from generator.checks import report
from generator.commands.speaking import WRONG_USAGE, Day, Session, exit_status
from generator.model.output import Edition


@click.command(epilog="Example:  rectify check --format json --as-of 2018-11-20")
@click.option("--edition", type=click.Choice(["public", "internal", "both"]), default="both", show_default=True,
              help="Which edition's view of the content to check.")
@click.option("--as-of", type=Day(), default=None, help="Judge as of this day; else as site.yaml says.")
@click.option("--format", "form", type=click.Choice(["text", "json", "html", "sarif"]), default="text",
              show_default=True, help="How to print the list.")
@click.option("--select", multiple=True, metavar="CODE", help="Only these rules (may be repeated, or comma-separated).")
@click.option("--ignore", multiple=True, metavar="CODE", help="Not these rules.")
@click.option("--strict", is_flag=True, help="Warnings count as errors for the exit status.")
@click.option("--explain", "with_why", is_flag=True, help="Say after each problem why the rule exists.")
@click.pass_obj
def check(
    session: Session,
    edition: str,
    as_of: datetime.date | None,
    form: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    *,
    strict: bool,
    with_why: bool,
) -> int:
    """List every problem of the content, with its place and its cure."""
    editions = tuple(Edition) if edition == "both" else (Edition(edition),)
    unknown = report.unknown_codes([*select, *ignore])
    if unknown:
        session.say(f"There is no rule {', '.join(unknown)}.", f"没有以下规则:{'、'.join(unknown)}。", err=True)
        return WRONG_USAGE
    found = building.examined(Path(session.folder), editions, as_of)
    chosen = report.chosen(found.problems, select, ignore)
    click.echo(report.written(chosen, found.accepted, form, session.language, explain=with_why), nl=False)
    return exit_status(chosen, strict=strict)


@click.command(epilog="Example:  rectify explain unknown-key")
@click.argument("code", required=False)
@click.option("--all", "every", is_flag=True, help="Explain every rule.")
@click.pass_obj
def explain(session: Session, code: str | None, *, every: bool) -> int:
    """Say what a rule asks for, where it comes from, and how to cure what it found."""
    building.load_rules()
    codes = report.all_codes() if every or code is None else [code]
    if code is not None and report.unknown_codes([code]):
        near = report.nearest(code)
        session.say(
            f"There is no rule {code}." + (f" Did you mean {near}?" if near else ""),
            f"没有规则“{code}”。" + (f"是否应为“{near}”?" if near else ""),
            err=True,
        )
        return WRONG_USAGE
    click.echo("\n\n".join(report.explanation(one, session.language) for one in codes))
    return 0
