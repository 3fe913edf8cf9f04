"""`check` and `explain`: what is wrong with the content, and why a rule exists."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import click

from generator import build as building
from generator.checks import report
from generator.checks.acceptance import AcceptedProblem
from generator.checks.examination import merged, selected
from generator.checks.explanation import explain as explained
from generator.checks.explanation import near
from generator.commands.speaking import WRONG_USAGE, Day, Session, exit_status
from generator.model.output import Edition
from generator.model.problem import RULES, Problem

Written = Callable[[Sequence[Problem], Sequence[AcceptedProblem], str], str]
FORMS: Final[dict[str, Written]] = {
    "text": report.as_text,
    "json": report.as_json,
    "html": report.as_html,
    "sarif": report.as_sarif,
}


@click.command(epilog="Example:  rectify check --format json --as-of 2018-11-20")
@click.option("--edition", type=click.Choice(["public", "internal", "both"]), default="both", show_default=True,
              help="Which edition's view of the content to check.")
@click.option("--as-of", type=Day(), default=None, help="Judge as of this day; else as site.yaml says.")
@click.option("--format", "form", type=click.Choice(list(FORMS)), default="text", show_default=True,
              help="How to print the list.")
@click.option("--select", multiple=True, metavar="CODE", help="Only these rules; `evidence-*` names all that begin so.")
@click.option("--ignore", multiple=True, metavar="CODE", help="Not these rules.")
@click.option("--strict", is_flag=True, help="Warnings count as errors for the exit status.")
@click.option("--explain", "with_why", is_flag=True, help="Say below the list why its rules exist.")
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
    chosen, passed = _codes(select), _codes(ignore)
    building.load_rules()
    unknown = [code for code in (*chosen, *passed) if "*" not in code and code not in RULES]
    if unknown:
        return _no_such_rule(session, unknown[0])
    editions = tuple(Edition) if edition == "both" else (Edition(edition),)
    views = building.views(Path(session.folder), editions, as_of)
    if len(views) == 1:
        found = views[0].problems
    else:
        lifted = [each.problem for each in views[1].accepted]
        found = merged(views[0].problems, views[1].problems, lifted)
    problems = selected(found, chosen, passed)
    accepted = tuple({each.problem: each for view in views for each in view.accepted}.values())
    click.echo(FORMS[form](problems, accepted, session.language), nl=False)
    if with_why and form == "text":
        codes = dict.fromkeys(problem.code for problem in problems)
        click.echo("\n" + "\n".join(explained(code, session.language) or "" for code in codes))
    return exit_status(problems, strict=strict)


@click.command(epilog="Example:  rectify explain unknown-key")
@click.argument("code", required=False)
@click.option("--all", "every", is_flag=True, help="Explain every rule.")
@click.pass_obj
def explain(session: Session, code: str | None, *, every: bool) -> int:
    """Say what a rule asks for, where it comes from, and how to cure what it found."""
    building.load_rules()
    if every or code is None:
        for known in sorted(RULES):
            click.echo(explained(known, session.language))
        return 0
    text = explained(code, session.language)
    if text is None:
        return _no_such_rule(session, code)
    click.echo(text, nl=False)
    return 0


def _codes(given: tuple[str, ...]) -> tuple[str, ...]:
    """`--select a,b --select c` names a, b and c."""
    return tuple(code.strip() for text in given for code in text.split(",") if code.strip())


def _no_such_rule(session: Session, code: str) -> int:
    meant = near(code)
    session.say(
        f"There is no rule `{code}`." + (f" Did you mean {', '.join(meant)}?" if meant else ""),
        f"没有规则“{code}”。" + (f"是否应为：{'、'.join(meant)}？" if meant else ""),
        err=True,
    )
    return WRONG_USAGE
