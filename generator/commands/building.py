"""`build`: both editions, or one, as websites and PDFs; what happened, in words."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import click

from generator.build import Order, Outcome
from generator.build import build as build_site
from generator.checks import report
from generator.checks.examination import without_lifted
from generator.commands.progress import STAGES, told_stages
from generator.commands.speaking import CONTENT_ERRORS, FINE, WRONG_USAGE, Day, Session, exit_status
from generator.model.output import Edition
from generator.model.text import Both
from generator.shell import clock, inputs, stat_index
from generator.shell.cache import claimed
from generator.shell.cluster import ClusterError
from generator.shell.stat_index import Saying


@click.command(epilog="Example:  rectify build --edition public --as-of 2018-11-20 --output /srv/site")
@click.option("--edition", type=click.Choice(["public", "internal", "both"]), default=None,
              help="Which edition to build; else those that site.yaml names.")
@click.option("--as-of", type=Day(), default=None, help="Reckon as of this day; else as site.yaml says.")
@click.option("--output", type=click.Path(file_okay=False, path_type=Path), default=None, metavar="DIR",
              help="Where public/ and internal/ go; else output/ in the site.")
@click.option("--jobs", type=click.IntRange(1, 64), default=2, show_default=True, help="Prints and pictures at once.")
@click.option("--full", is_flag=True, help="Use nothing of earlier builds.")
@click.option("--no-prints", is_flag=True, help="Leave the PDFs out.")
@click.option("--no-search", is_flag=True, help="Leave the index of the search out; the list of all pages stays.")
@click.option("--workers", "cluster", metavar="ADDRESS", default="",
              help="Print on a Dask cluster, e.g. tcp://10.0.0.5:8786 (extra `cluster`).")
@click.option("--timings", is_flag=True, help="Say how long each stage took.")
@click.option("--strict", is_flag=True, help="Warnings count as errors for the exit status.")
@click.pass_obj
def build(
    session: Session,
    edition: str | None,
    as_of: datetime.date | None,
    output: Path | None,
    jobs: int,
    cluster: str,
    *,
    full: bool,
    no_prints: bool,
    no_search: bool,
    timings: bool,
    strict: bool,
) -> int:
    """Build the website and the bulletins from content/."""
    site = Path(session.folder)
    order = Order(
        site=site, output=output or site / "output", editions=_editions(edition), as_of=as_of, workers=jobs, full=full,
        prints=not no_prints, search=not no_search, cluster=cluster,
    )
    try:
        with told_stages(session.language) as stages:
            outcomes = _reviewed(build_site(order, stages))
    except ClusterError as error:
        session.say(f"Nothing was printed or written: {error}.", f"未排印，也未写入：{error}。", err=True)
        return WRONG_USAGE
    for outcome in outcomes:
        for is_problem, text in _report(session, order, outcome):
            click.echo(text, err=is_problem, nl=False)
    if timings:
        for name, seconds in stages.seconds.items():
            click.echo(f"{STAGES[name].in_language(session.language):<30} {seconds:8.3f} s", err=True)
    status = max(
        max(CONTENT_ERRORS if one.written is None else FINE, exit_status(one.problems, strict=strict)) for one in outcomes
    )
    _note(session, order, outcomes, status)
    if session.call is not None:
        session.call.held = outcomes
    return status


def _editions(edition: str | None) -> tuple[Edition, ...]:
    """None leaves the choice to the site's settings."""
    if edition is None:
        return ()
    return tuple(Edition) if edition == "both" else (Edition(edition),)


def _reviewed(outcomes: tuple[Outcome, ...]) -> tuple[Outcome, ...]:
    """The outcomes without what was accepted: the public source knows no exceptions, the internal view beside it does."""
    lifted = [each.problem for one in outcomes for each in one.view.accepted]
    return tuple(replace(one, problems=without_lifted(one.problems, lifted)) for one in outcomes) if lifted else outcomes


def _report(session: Session, order: Order, outcome: Outcome, *, again: bool = False) -> Iterator[Saying]:
    """The problems, then one line on what was written and where; `again`: as a build would say it now."""
    if outcome.problems:
        yield True, report.as_text(outcome.problems, outcome.view.accepted, session.language)
    where = order.output / outcome.view.edition.value
    wrote = outcome.written
    if wrote is None:
        said = Both(
            f"{where}: nothing was written; the last good output stays.\n", f"{where}：未写入任何内容，保留上一次的有效输出。\n",
        )
        yield True, said.in_language(session.language)
        return
    new, changed, kept, gone = len(wrote.new), len(wrote.changed), len(wrote.kept), len(wrote.deleted)
    if again:
        new, changed, kept, gone = 0, 0, new + changed + kept, 0
    said = Both(
        f"{where}: {new} new, {changed} changed, {kept} as before, {gone} deleted.\n",
        f"{where}：新增{new}个，更新{changed}个，不变{kept}个，删除{gone}个文件。\n",
    )
    yield False, said.in_language(session.language)


def _note(session: Session, order: Order, outcomes: tuple[Outcome, ...], status: int) -> None:
    """Keep what a repetition needs to tell that nothing changed, where every file is surely what was read or written."""
    call = session.call
    written = [one.written.stamps for one in outcomes if one.written is not None]
    folder = order.site / ".cache"
    if call is None or len(written) < len(outcomes) or order.cluster or not claimed(folder):
        return
    read = inputs.inputs(order.site, prints=order.prints)
    day = clock.hours_of_today(outcomes[0].view.ledger.content.site.timezone)
    if not call.is_settled(read.stamps.values()) or call.began < day[0] * 1e9:
        return
    stamps = {**read.stamps, **{os.path.abspath(path): one for each in written for path, one in each.items()}}  # noqa: PTH100 - a link is kept
    again = [saying for outcome in outcomes for saying in _report(session, order, outcome, again=True)]
    index = stat_index.Index(again, status, day, list(stamps), stat_index.packed(stamps.values()), list(read.absent))
    stat_index.write(str(folder), call, index)
