"""`bulletin` and `print`: single documents as PDF, on demand, with pictures of their pages where they are asked for."""

from __future__ import annotations

import datetime
import glob
import os
from collections.abc import Iterable
from pathlib import Path

import click

from generator.checks import report
from generator.commands.speaking import CONTENT_ERRORS, FINE, WRONG_USAGE, Day, Session
from generator.model.frozen import frozen
from generator.model.output import Edition
from generator.publication.printing import PressRoom, press_room, pressed
from generator.render import prints
from generator.render.asked_prints import KINDS, UnknownNameError, documents
from generator.render.print_frame import Composed
from generator.shell.folders import write_over
from generator.shell.page_pictures import NoPicturesError, page_pictures
from generator.shell.pdf_signing import PdfSigner, PdfSigningError, key_of_environment
from generator.source.values import closest


@click.command(epilog="Example:  rectify bulletin 2018-10 --preview")
@click.argument("identifier", metavar="ID")
@click.option("--edition", type=click.Choice(["public", "internal"]), default=None,
              help="Whose content the issue is printed from; else that for which it is.")
@click.option("--language", "languages", multiple=True, metavar="LANGUAGE", help="Only this language; may be repeated.")
@click.option("--to", "target", type=click.Path(file_okay=False, path_type=Path), default=Path("prints"), show_default=True,
              metavar="DIR", help="Where the files go.")
@click.option("--preview", is_flag=True, help="Also write a picture of each page.")
@click.option("--sign", is_flag=True, help="Sign with the key that RECTIFY_PDF_KEY names.")
@click.pass_obj
def bulletin(
    session: Session, identifier: str, edition: str | None, languages: tuple[str, ...], target: Path,
    *, preview: bool, sign: bool,
) -> int:  # fmt: skip
    """Print one issue, without building the site."""
    try:
        signer = _signer() if sign else None
        room = issue_room(Path(session.folder), identifier, edition)
        issues = {issue.id: issue for issue in room.scene.ledger.content.bulletins}
        if identifier not in issues:
            return _unknown(session, "bulletin", identifier, issues)
        made = [prints.bulletin_print(room.scene, issues[identifier], one) for one in _languages(room, languages)]
        return _Desk(session, target, preview, signer).printed(room, made)
    except PdfSigningError as error:
        session.say(f"Not signed: {error}.", f"未签名：{error}。", err=True)
        return WRONG_USAGE


@click.command(name="print", epilog="Example:  rectify print dossier DL-01 DL-02 --language zh")
@click.argument("document", type=click.Choice(tuple(KINDS)))
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
    room = press_room(Path(session.folder), Edition(edition), as_of)
    made: list[Composed] = []
    try:
        for language in _languages(room, languages):
            made.extend(documents(room.scene, document, None if everything else names, language))
    except UnknownNameError as unknown:
        return _unknown(session, document, unknown.name, unknown.known)
    if not made:
        session.say("Name what is to be printed, or say --all.", "请写明要打印的对象，或使用 --all。", err=True)
        return WRONG_USAGE
    return _Desk(session, target, preview).printed(room, made)


def _unknown(session: Session, kind: str, name: str, known: Iterable[str]) -> int:
    meant = closest(name, list(known)) or ""
    session.say(
        f"There is nothing named `{name}` to print as {kind}." + (f" Did you mean `{meant}`?" if meant else ""),
        f"没有可打印的“{name}”（{kind}）。" + (f"是否应为“{meant}”？" if meant else ""), err=True,
    )
    return WRONG_USAGE


@frozen
class _Desk:
    """Where finished documents go, and what is done with them on the way."""

    session: Session
    target: Path
    preview: bool
    signer: PdfSigner | None = None

    def printed(self, room: PressRoom, wanted: list[Composed]) -> int:
        """Print, sign, write, and say what became of it."""
        made = pressed(room, wanted)
        for one in made.prints:
            body = self.signer.signed(one.body, one.job.language) if self.signer else one.body
            self._write(self.target / one.job.path, body, one.pages)
        if made.problems:
            click.echo(report.as_text(made.problems, (), self.session.language), err=True, nl=False)
        return FINE if made.is_whole else CONTENT_ERRORS

    def _write(self, path: Path, body: bytes, pages: int) -> None:
        write_over(path, body)
        self.session.say(f"{path}: {pages} pages, {len(body) // 1000} kB", f"{path}：{pages}页，{len(body) // 1000} kB")
        if not self.preview:
            return
        try:
            pictures = page_pictures(body)
        except NoPicturesError as error:
            self.session.say(f"No pictures of the pages: {error}", f"无法生成页面图片：{error}", err=True)
            return
        files = [path.with_name(f"{path.stem}-{number:03}.png") for number in range(1, len(pictures) + 1)]
        for file, picture in zip(files, pictures, strict=True):
            write_over(file, picture)
        for old in path.parent.glob(f"{glob.escape(path.stem)}-[0-9][0-9][0-9].png"):
            if old not in files:  # of an earlier print that had more pages
                old.unlink()
        span = [str(files[0]), *([files[-1].name] if len(files) > 1 else [])]
        self.session.say(f"Pictures of its pages: {' … '.join(span)}", f"各页图片：{' … '.join(span)}")


def _signer() -> PdfSigner:
    """The key that the environment names, opened before anything is printed."""
    return PdfSigner(key_of_environment(os.environ))


def issue_room(site: Path, identifier: str, edition: str | None) -> PressRoom:
    """The edition that was asked for; else the public one where the issue is public, and the internal one."""
    room = press_room(site, Edition(edition) if edition else Edition.PUBLIC)
    if edition is None and identifier not in {issue.id for issue in room.scene.ledger.content.bulletins}:
        return press_room(site, Edition.INTERNAL)
    return room


def _languages(room: PressRoom, wanted: tuple[str, ...]) -> tuple[str, ...]:
    """The languages of the site, or those of them that are wanted. Raises UsageError for one that is none of them."""
    for language in wanted:
        if language not in room.languages:
            raise click.UsageError(f"{language} is not a language of this site; there are: {', '.join(room.languages)}")
    return tuple(language for language in room.languages if not wanted or language in wanted)
