"""`mail`: a bulletin to the lists that may have it, each address once, whatever becomes of the others."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from generator.checks import report
from generator.commands.printing import issue_room
from generator.commands.speaking import CONTENT_ERRORS, FINE, WRONG_USAGE, Session
from generator.model.distribution import DistributionList, goes_to
from generator.model.frozen import frozen
from generator.model.output import Edition, File
from generator.model.problem import has_errors
from generator.model.records import Bulletin
from generator.model.site import Site
from generator.publication.bounces import bounces
from generator.publication.printing import PressRoom, pressed
from generator.render.letters import Issue, Letter, WrongListError, letters, message
from generator.render.prints import bulletin_print
from generator.shell import clock, files, folders
from generator.shell.mail import SENDER, MailError, Post, RefusedError, server_of_environment
from generator.shell.pdf_signing import PdfSigner, PdfSigningError, key_of_environment
from generator.shell.sending_log import BOUNCED, REFUSED, SENT, Line, LogBusyError, SendingLog, sent_before
from generator.source import decode
from generator.source.distribution import PATH, read_distribution


class _StopError(Exception):
    """Nothing was sent, for a reason that was told already; `status` is how the program ends."""

    def __init__(self, status: int = CONTENT_ERRORS) -> None:
        super().__init__(status)
        self.status = status


@frozen
class _Mailing:
    """All that is ready to go: the letters, and what they were made of."""

    session: Session
    content: Path
    issue: Issue
    letters: tuple[Letter, ...]
    digest: str
    sender: str


@click.command(epilog="Example:  rectify mail 2018-10 --dry-run")
@click.argument("identifier", metavar="BULLETIN")
@click.option("--list", "names", multiple=True, metavar="NAME", help="Only this list; may be repeated. Else all of the issue's edition.")
@click.option("--dry-run", is_flag=True, help="Write the letters as .eml files, and send nothing.")
@click.option("--to", "target", type=click.Path(file_okay=False, path_type=Path), default=Path("letters"), show_default=True,
              metavar="DIR", help="New folder for the files of --dry-run.")
@click.option("--bounces", "returned", type=click.Path(exists=True, dir_okay=False, path_type=Path), default=None, metavar="FILE",
              help="Send nothing: enter what came back, from a letter (.eml) or a mailbox (mbox), into the log.")
@click.option("--sign", is_flag=True, help="Sign the issue with the key that RECTIFY_PDF_KEY names.")
@click.option("--again", is_flag=True, help="Also to those who have got the issue already.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def mail(
    session: Session, identifier: str, names: tuple[str, ...], target: Path, returned: Path | None,
    *, dry_run: bool, sign: bool, again: bool, yes: bool,
) -> int:  # fmt: skip
    """Mail an issue to its distribution lists: a letter an address, an internal issue to internal lists only.

    What was sent is logged; a second run sends only what is missing.
    """
    try:
        if returned is not None:
            return _enter_bounces(session, identifier, returned)
        mailing = _prepared(session, identifier, names, sign=sign)
        missing = _missing(mailing, again=again)
        if dry_run:
            return _write(mailing, missing, target)
        if missing and (yes or click.confirm(f"{len(missing)}: send? 确认发送？")):
            with SendingLog.held(mailing.content, identifier) as log:
                return _send(mailing, _missing(mailing, again=again, tells=False), log)
        return FINE
    except _StopError as stop:
        return stop.status
    except WrongListError as error:
        session.say(
            f"Nothing was sent: the list `{error.name}` may not have this issue.", f"未发送：名单“{error.name}”不得接收本期。",
            err=True,
        )
        return CONTENT_ERRORS
    except LogBusyError:
        session.say("Somebody is mailing this issue; nothing was done.", "本期正在发送，未做任何操作。", err=True)
        return CONTENT_ERRORS
    except (MailError, PdfSigningError) as error:
        session.say(f"Not sent: {error}.", f"未发送：{error}。", err=True)
        return WRONG_USAGE


def _prepared(session: Session, identifier: str, names: tuple[str, ...], *, sign: bool) -> _Mailing:
    site = Path(session.folder)
    signer = PdfSigner(key_of_environment(os.environ)) if sign else None
    room = issue_room(site, identifier, None)
    settings = room.view.ledger.content.site
    record = next((issue for issue in room.view.ledger.content.bulletins if issue.id == identifier), None)
    if record is None:
        session.say(f"There is no issue `{identifier}`.", f"没有简报“{identifier}”。", err=True)
        raise _StopError(WRONG_USAGE)
    if record.date is not None and record.date > clock.today(settings.timezone):
        session.say(f"The issue is dated {record.date}, which is not yet.", f"本期日期为{record.date}，尚未到期。", err=True)
        raise _StopError
    lists = _lists(session, site, room.view.edition, settings, names)
    issue, digest = _issue(session, room, record, lists, signer)
    sender = os.environ.get(SENDER, "") or settings.contact.email
    if not sender:
        raise MailError(f"{SENDER} is not set, and site.yaml has no contact.email")
    return _Mailing(session, site / "content", issue, letters(issue, lists), digest, sender)


def _enter_bounces(session: Session, identifier: str, returned: Path) -> int:
    """What came back goes into the log, so that the next run sends it again: by then the address should be right."""
    site = Path(session.folder)
    zone = decode.settings(files.read_site(site)).timezone
    sent = sent_before(site / "content", identifier)
    found = [(sent[one.address.lower()], one) for one in bounces(returned.read_bytes()) if one.address.lower() in sent]
    if found:
        with SendingLog.held(site / "content", identifier) as log:
            for line, one in found:
                log.enter(replace(line, at=clock.now(zone).isoformat(timespec="seconds"), result=BOUNCED, said=one.said))
                session.say(f"{line.address} came back: {one.said}", f"{line.address} 被退回：{one.said}", err=True)
    session.say(
        f"{len(found)} of {len(sent)} letters came back. Correct the addresses in the list, and mail the issue again.",
        f"已发送{len(sent)}封，其中{len(found)}封被退回。请更正名单中的地址后再次发送。",
    )
    return CONTENT_ERRORS if found else FINE


def _lists(
    session: Session, site: Path, edition: Edition, settings: Site, names: tuple[str, ...]
) -> tuple[DistributionList, ...]:
    """The lists that were named, else those of the issue's edition. Nothing is sent while the file has a mistake."""
    tree = files.read_site(site)
    if PATH not in tree.paths():
        session.say(f"There is no content/{PATH}.", f"没有 content/{PATH}。", err=True)
        raise _StopError
    read = read_distribution(tree.read(PATH), settings.languages)
    if read.problems:
        click.echo(report.as_text(read.problems, (), session.language), err=True, nl=False)
    if has_errors(read.problems):
        session.say("Nothing was sent.", "未发送。", err=True)
        raise _StopError
    unknown = set(names) - {one.name for one in read.lists}
    if unknown:
        known = ", ".join(one.name for one in read.lists)
        session.say(f"There is no list `{min(unknown)}`; there are: {known}.", f"没有名单“{min(unknown)}”，现有：{known}。", err=True)
        raise _StopError(WRONG_USAGE)
    if names:
        return tuple(one for one in read.lists if one.name in names)
    found = tuple(one for one in read.lists if one.edition == edition.value and goes_to(edition.value, one))
    if not found:
        session.say(f"There is no {edition.value} list.", f"没有{'内部' if edition is Edition.INTERNAL else '公开'}名单。", err=True)
        raise _StopError
    return found


def _issue(
    session: Session, room: PressRoom, record: Bulletin, lists: Sequence[DistributionList], signer: PdfSigner | None
) -> tuple[Issue, str]:
    """The issue printed in the languages that the lists ask for, and the digest of its files before they were signed."""
    wanted = [code for code in room.languages if any(not one.languages or code in one.languages for one in lists)]
    made = pressed(room, [bulletin_print(room.scene, record, language) for language in wanted])
    if made.problems:
        click.echo(report.as_text(made.problems, (), session.language), err=True, nl=False)
    if not made.is_whole:
        session.say("Nothing was sent.", "未发送。", err=True)
        raise _StopError
    bodies = [signer.signed(one.body, one.job.language) if signer else one.body for one in made.prints]
    enclosed = tuple(
        (language, File(one.job.path.rpartition("/")[2], body))
        for language, one, body in zip(wanted, made.prints, bodies, strict=True)
    )
    digest = hashlib.sha256(b"".join(one.body for one in made.prints)).hexdigest()
    return Issue(record, room.view.edition, room.view.ledger.content.site, enclosed), digest


def _missing(mailing: _Mailing, *, again: bool, tells: bool = True) -> tuple[Letter, ...]:
    """The letters that were not sent yet; says how many were, and whether their issue was another one."""
    before = {} if again else sent_before(mailing.content, mailing.issue.record.id)
    had = [before[letter.address.lower()] for letter in mailing.letters if letter.address.lower() in before]
    if tells and had:
        mailing.session.say(f"{len(had)} addresses have got this issue already.", f"{len(had)}个地址此前已发送。")
        older = sum(line.digest != mailing.digest for line in had)
        if older:
            mailing.session.say(
                f"{older} of them have got it in another version; --again sends them this one.",
                f"其中{older}个收到的是其他版本，可用 --again 重新发送。",
            )
    return tuple(letter for letter in mailing.letters if letter.address.lower() not in before)


def _write(mailing: _Mailing, missing: Sequence[Letter], target: Path) -> int:
    """The letters as files that any mail program opens."""
    moment = clock.now(mailing.issue.site.timezone)
    made = tuple(
        File(f"{number:04}-{letter.list}-{letter.address.replace('@', '_at_').replace('/', '_')}.eml",
             message(letter, mailing.sender, moment).as_bytes())
        for number, letter in enumerate(missing, start=1)
    )
    try:
        folders.write_files(target, made)
    except FileExistsError:
        mailing.session.say(f"{target} is not empty; name a new folder.", f"{target} 不是空文件夹，请指定新文件夹。", err=True)
        return WRONG_USAGE
    mailing.session.say(f"{len(made)} letters are in {target}; nothing was sent.", f"已将{len(made)}封邮件写入 {target}，未发送。")
    return FINE


def _send(mailing: _Mailing, missing: Sequence[Letter], log: SendingLog) -> int:
    """Send and log one letter after the other; what was done until a server failed is told as well."""
    session, lines = mailing.session, []
    try:
        with Post(server_of_environment(os.environ)) as post, click.progressbar(
            missing, label="Sending" if session.language == "en" else "发送", file=sys.stderr, hidden=not sys.stderr.isatty()
        ) as shown:
            for letter in shown:
                lines.append(_sent(mailing, letter, post))
                log.enter(lines[-1])
    finally:
        refused = [line for line in lines if line.result == REFUSED]
        for line in refused:
            session.say(f"{line.address} was refused: {line.said}", f"{line.address} 被拒收：{line.said}", err=True)
        left, count = len(missing) - len(lines), len(lines) - len(refused)
        session.say(
            f"{count} letters sent, {len(refused)} refused" + (f", {left} not tried." if left else "."),
            f"已发送{count}封，{len(refused)}封被拒收" + (f"，{left}封未发送。" if left else "。"),
        )
    return CONTENT_ERRORS if refused else FINE


def _sent(mailing: _Mailing, letter: Letter, post: Post) -> Line:
    """Hand a letter over; the line that tells what became of it."""
    now = clock.now(mailing.issue.site.timezone)
    result, said = SENT, ""
    try:
        post.send(message(letter, mailing.sender, now))
    except RefusedError as error:
        result, said = REFUSED, str(error)
    return Line(now.isoformat(timespec="seconds"), letter.address, letter.list, mailing.digest, result, said)
