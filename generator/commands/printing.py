"""`bulletin` and `print`: single documents as PDF, on demand, with pictures of their pages where they are asked for."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click

from generator import build as building
from generator.checks import report
from generator.commands.speaking import CONTENT_ERRORS, FINE, WRONG_USAGE, Day, Session, has_errors
from generator.model.output import Edition
from generator.model.problem import Problem
from generator.render import prints
from generator.render.print_frame import Composed, PrintScene, families
from generator.render.templates import Templates
from generator.shell import making, template_files
from generator.shell.cache import Cache
from generator.shell.folders import write_over
from generator.shell.fonts import missing_fonts
from generator.shell.page_pictures import NoPicturesError, page_pictures
from generator.shell.pdf import Press
from generator.source.values import closest

DOCUMENTS: Final = ("minutes", "pack", "dossier", "annual", "tasks")


@click.command(epilog="Example:  rectify bulletin 2018-10 --preview")
@click.argument("identifier", metavar="ID")
@click.option("--edition", type=click.Choice(["public", "internal"]), default="public", show_default=True,
              help="Whose content the issue is printed from.")
@click.option("--language", "languages", multiple=True, metavar="LANGUAGE", help="Only this language; may be repeated.")
@click.option("--to", "target", type=click.Path(file_okay=False, path_type=Path), default=Path("prints"), show_default=True,
              metavar="DIR", help="Where the files go.")
@click.option("--preview", is_flag=True, help="Also write a picture of each page.")
@click.pass_obj
def bulletin(
    session: Session, identifier: str, edition: str, languages: tuple[str, ...], target: Path, *, preview: bool
) -> int:
    """Print one issue, without building the site."""
    room = _Room(session, Edition(edition), None)
    issues = {issue.id: issue for issue in room.scene.ledger.content.bulletins}
    if identifier not in issues:
        return _unknown(session, "bulletin", identifier, issues)
    made = [prints.bulletin_print(room.scene, issues[identifier], language) for language in room.languages(languages)]
    return room.printed(made, target, preview=preview)


@click.command(name="print", epilog="Example:  rectify print dossier DL-01 DL-02 --language zh")
@click.argument("document", type=click.Choice(DOCUMENTS))
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--all", "everything", is_flag=True, help="All minutes, or the dossiers of all tasks.")
@click.option("--edition", type=click.Choice(["public", "internal"]), default="internal", show_default=True,
              help="Whose content is printed.")
@click.option("--language", "languages", multiple=True, metavar="LANGUAGE", help="Only this language; may be repeated.")
@click.option("--as-of", type=Day(), default=None, help="Reckon as of this day; else as site.yaml says.")
@click.option("--to", "target", type=click.Path(file_okay=False, path_type=Path), default=Path("prints"), show_default=True,
              metavar="DIR", help="Where the files go.")
@click.option("--preview", is_flag=True, help="Also write a picture of each page.")
@click.pass_obj
def print_document(
    session: Session,
    document: str,
    names: tuple[str, ...],
    edition: str,
    languages: tuple[str, ...],
    as_of: datetime.date | None,
    target: Path,
    *,
    everything: bool,
    preview: bool,
) -> int:
    """Print a document.

    \b
    minutes MEETING...     minutes of meetings
    pack                   what the next scheduling meeting has to go through
    dossier TASK...        all that an inspector asks for about a task
    annual YEAR...         a year's report with every task
    tasks [pace=behind]... the task list under filters
    """  # noqa: D301 (click looks for the real character)
    room = _Room(session, Edition(edition), as_of)
    made: list[Composed] = []
    try:
        for language in room.languages(languages):
            made.extend(_documents(room.scene, document, names, language, everything=everything))
    except _UnknownNameError as unknown:
        return _unknown(session, document, unknown.name, unknown.known)
    if not made:
        session.say("Name what is to be printed, or say --all.", "请写明要打印的对象，或使用 --all。", err=True)
        return WRONG_USAGE
    return room.printed(made, target, preview=preview)


class _UnknownNameError(ValueError):
    """A name that is no record of the kind that a document is about."""

    def __init__(self, name: str, known: object) -> None:
        super().__init__(name)
        self.name = name
        self.known = dict.fromkeys(known) if isinstance(known, dict | list | tuple) else {}


def _documents(
    scene: PrintScene, document: str, names: tuple[str, ...], language: str, *, everything: bool
) -> Iterator[Composed]:
    """The documents of one kind in one language."""
    content = scene.ledger.content
    if document == "pack":
        yield prints.meeting_pack(scene, language)
    elif document == "tasks":
        yield prints.task_list_print(scene, [_filter(name) for name in names], language)
    elif document == "annual":
        for name in names:
            if not (name.isdecimal() and len(name) == 4):
                raise _UnknownNameError(name, [str(scene.ledger.as_of.year)])
            yield prints.annual_report(scene, int(name), language)
    elif document == "minutes":
        meetings = {meeting.id: meeting for meeting in content.meetings}
        for name in meetings if everything else names:
            if name not in meetings:
                raise _UnknownNameError(name, meetings)
            yield prints.minutes_print(scene, meetings[name], language)
    else:
        states = {state.task.id: state for state in scene.ledger.tasks}
        for name in states if everything else names:
            if name not in states:
                raise _UnknownNameError(name, states)
            yield prints.dossier(scene, states[name], language)


def _filter(written: str) -> tuple[str, str]:
    facet, _, value = written.partition("=")
    return facet, value


def _unknown(session: Session, kind: str, name: str, known: object) -> int:
    meant = closest(name, list(known)) if isinstance(known, dict) and known else ""
    session.say(
        f"There is nothing named `{name}` to print as {kind}." + (f" Did you mean `{meant}`?" if meant else ""),
        f"没有可打印的“{name}”（{kind}）。" + (f"是否应为“{meant}”？" if meant else ""), err=True,
    )
    return WRONG_USAGE


class _Room:
    """The content of one edition, ready for printing."""

    def __init__(self, session: Session, edition: Edition, as_of: datetime.date | None) -> None:
        self.session = session
        self.site = Path(session.folder)
        (self.seen,) = building.views(self.site, (edition,), as_of)
        texts, own = template_files.templates_of(self.site)
        self.cache = Cache(self.site / ".cache", edition)
        measures = making.measured(self.seen.ledger.content.assets, self.seen.source.read, self.cache)
        templates = Templates(texts, internal=edition is Edition.INTERNAL)
        self.scene = PrintScene(self.seen.ledger, edition, measures.pictures, templates)
        self.problems: tuple[Problem, ...] = (*own, *measures.problems)

    def languages(self, wanted: tuple[str, ...]) -> tuple[str, ...]:
        """The languages of the site, or those of them that are wanted."""
        known = self.seen.ledger.content.site.languages
        return tuple(language for language in known if not wanted or language in wanted)

    def printed(self, made: list[Composed], target: Path, *, preview: bool) -> int:
        """Print, write, and say what became of it."""
        problems = [*self.problems, *missing_fonts(families(self.seen.ledger.content.site.fonts))]
        problems += [problem for one in made for problem in one.problems]
        if not has_errors(problems):
            with Press(cache=self.cache) as press:
                for one in press.print((each.job for each in made), self.seen.source.read):
                    problems += one.problems
                    if one.body:
                        self._write(target / one.job.path, one.body, one.pages, preview=preview)
        if problems:
            ordered = sorted(dict.fromkeys(problems), key=Problem.order)
            click.echo(report.as_text(tuple(ordered), (), self.session.language), err=True, nl=False)
        return CONTENT_ERRORS if has_errors(problems) else FINE

    def _write(self, path: Path, body: bytes, pages: int, *, preview: bool) -> None:
        write_over(path, body)
        self.session.say(f"{path}: {pages} pages, {len(body) // 1000} kB", f"{path}：{pages}页，{len(body) // 1000} kB")
        if not preview:
            return
        try:
            pictures = page_pictures(body)
        except NoPicturesError as error:
            self.session.say(f"No pictures of the pages: {error}", f"无法生成页面图片：{error}", err=True)
            return
        for number, picture in enumerate(pictures, start=1):
            write_over(path.with_name(f"{path.stem}-{number:03}.png"), picture)
