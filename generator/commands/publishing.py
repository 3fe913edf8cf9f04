"""`publish`, `rollback` and `verify`: what readers see changes in one step, can be taken back, and can be checked."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from pathlib import Path

import click

from generator.build import Order
from generator.checks.report import as_text
from generator.commands.progress import told_stages
from generator.commands.speaking import CONTENT_ERRORS, FINE, WRONG_USAGE, Day, Session
from generator.ledger.publications import BrokenRecordError, Chain, Fault
from generator.model.output import Edition, File
from generator.model.text import Both
from generator.publication.publishing import Plan, Stopped, planned, published
from generator.publication.sealing import key_of, seal_faults
from generator.publication.telling import sentences
from generator.publication.verification import history_faults, served_chain, verified
from generator.shell import clock, files, folders
from generator.shell.releases import KEPT, BusyError, Releases, TargetError
from generator.shell.remote import send
from generator.shell.signing import SigningError
from generator.source import decode


@click.command(epilog="Example:  rectify publish --target /srv/www --key ~/.ssh/office_ed25519")
@click.option("--target", type=click.Path(file_okay=False, path_type=Path), default=None, metavar="DIR",
              help="Folder that holds releases/ and current; else published/ in the site.")
@click.option("--remote", metavar="HOST:DIR", default="", help="Then send the release to this host by rsync over ssh.")
@click.option("--as-of", type=Day(), default=None, help="Reckon as of this day; else as site.yaml says.")
@click.option("--key", type=click.Path(exists=True, dir_okay=False, path_type=Path), default=None,
              envvar="RECTIFY_SIGNING_KEY", help="OpenSSH key that signs the manifest.")
@click.option("--keep", type=click.IntRange(2, 1000), default=KEPT, show_default=True, help="Releases to keep.")
@click.option("--dry-run", is_flag=True, help="Say what would become public, and do nothing.")
@click.option("--again", is_flag=True, help="Publish although no content is new, e.g. after a change of templates.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def publish(
    session: Session, target: Path | None, remote: str, as_of: datetime.date | None, key: Path | None, keep: int,
    *, dry_run: bool, again: bool, yes: bool,
) -> int:  # fmt: skip
    """Check, build, prove, record, and show the new release in one step."""
    site = Path(session.folder)
    releases = Releases(target or site / "published")
    try:
        if dry_run:
            return _publish(session, site, releases, as_of, key, keep, asks=None, again=again)
        with releases.locked():
            for name in releases.clear_up():
                session.say(f"An interrupted publication was finished: {name}.", f"已完成上次中断的发布：{name}。")
            status = _publish(session, site, releases, as_of, key, keep, asks=not yes, again=again)
            # Still under the lock: what was published later must not be sent sooner.
            if status == FINE and remote and releases.current:
                _send(session, releases, remote, keep)
        return status
    except BusyError:
        session.say("Another publisher is at work; nothing was done.", "另一个发布正在进行，未做任何更改。", err=True)
    except BrokenRecordError as error:
        _say_all(session, (fault.said for fault in error.faults))
        session.say("The publication record must be restored first.", "请先恢复公开记录。", err=True)
    except (TargetError, SigningError) as error:
        session.say(f"Nothing changed for readers: {error}.", f"读者所见未变：{error}。", err=True)
    return CONTENT_ERRORS


def _send(session: Session, releases: Releases, remote: str, keep: int = KEPT) -> None:
    name = send(releases.target, remote, keep)
    session.say(f"{remote} shows {name}.", f"{remote} 现显示 {name}。")


def _publish(
    session: Session, site: Path, releases: Releases, as_of: datetime.date | None, key: Path | None, keep: int,
    *, asks: bool | None, again: bool,
) -> int:  # fmt: skip
    """`asks` None: only say what would be done."""
    tree = files.read_site(site)
    order = Order(site, site / "output", (Edition.PUBLIC,), as_of)
    now = clock.now(decode.settings(tree).timezone)
    with told_stages(session.language) as stages:
        plan = planned(tree, order, now, stages, is_signed=key is not None)
    if isinstance(plan, Stopped):
        click.echo(as_text(plan.problems, (), session.language), err=True, nl=False)
        session.say("Nothing was published.", "未发布。", err=True)
        return CONTENT_ERRORS
    rewritten = _rewritten(releases, plan.chain)
    if rewritten:
        _say_all(session, (fault.said for fault in rewritten))
        session.say("The record in the content is not the one that was published; restore it first.",
                    "内容中的公开记录与已公开的不一致，请先恢复。", err=True)
        return CONTENT_ERRORS
    tell(session, plan)
    if asks is None:
        return FINE
    if not plan.is_news and not again:
        session.say("Nothing is new; nothing was published.", "没有新内容，未发布。")
        return FINE
    if asks and not click.confirm("Publish? 确认发布？"):
        return FINE
    proof = published(plan, tree, releases, key, keep)
    _say_all(session, proof.sentences())
    if not proof.holds:
        session.say("Nothing was published.", "未发布。", err=True)
        return CONTENT_ERRORS
    session.say(
        f"Publication {plan.entry.number} is shown: {releases.target / 'current'} → {plan.release}",
        f"第{plan.entry.number}次公开已生效：{releases.target / 'current'} → {plan.release}",
    )
    return FINE


def _rewritten(releases: Releases, chain: Chain) -> tuple[Fault, ...]:
    """What the record says otherwise than the one that readers were shown."""
    name = releases.current
    if not name:
        return ()
    before, _ = served_chain({file.path: file.body for file in folders.read_folder(releases.folder / name)})
    return tuple(history_faults(before, chain))


def tell(session: Session, plan: Plan) -> None:
    """What becomes public, in plain sentences."""
    _say_all(session, sentences(plan))


@click.command(epilog="Example:  rectify rollback --target /srv/www")
@click.argument("release", required=False)
@click.option("--target", type=click.Path(exists=True, file_okay=False, path_type=Path), default=None, metavar="DIR",
              help="Folder that holds releases/ and current; else published/ in the site.")
@click.option("--remote", metavar="HOST:DIR", default="", help="Then show it on this host, too, by rsync over ssh.")
@click.pass_obj
def rollback(session: Session, release: str | None, target: Path | None, remote: str) -> int:
    """Show an earlier release again, and say what becomes hidden or old by that."""
    releases = Releases(target or Path(session.folder) / "published")
    names = releases.names()
    if not releases.current:
        session.say("Nothing was published yet.", "尚未发布。", err=True)
        return WRONG_USAGE
    older = names[: names.index(releases.current)] if releases.current in names else names
    wanted = release or (older[-1] if older else "")
    if wanted not in names:
        listed = ", ".join(names)
        session.say(f"There is no such release; there are: {listed}", f"没有该版本，现有：{listed}", err=True)
        return WRONG_USAGE
    shown, back = releases.folder / releases.current, releases.folder / wanted
    before, after = folders.read_folder(shown), folders.read_folder(back)
    try:
        with releases.locked():
            releases.show(wanted)
            if remote:
                _send(session, releases, remote)
    except (BusyError, TargetError) as error:
        session.say(f"Nothing changed: {error}", f"未作更改：{error}", err=True)
        return CONTENT_ERRORS
    new, old = {f.path: f.body for f in before}, {f.path: f.body for f in after}
    for path in sorted(path for path in set(new) - set(old) if path.endswith((".html", ".pdf"))):
        session.say(f"Hidden again: {path}", f"重新隐藏：{path}")
    count = sum(old[path] != new[path] for path in set(old) & set(new) if path.endswith(".html"))
    session.say(
        f"{wanted} is shown; {count} pages are those of before. The record keeps what was published.",
        f"现显示 {wanted}；{count}个页面恢复为旧内容。公开记录保留全部历史。",
    )
    return FINE


@click.command(epilog="Example:  rectify verify /srv/www/current --earlier copy-of-last-year")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--earlier", type=click.Path(exists=True, file_okay=False, path_type=Path), default=None, metavar="DIR",
              help="A copy of an earlier publication: its history must be the beginning of this one.")
@click.option("--signer", "signers", multiple=True, metavar="KEY", help="Public key that must have signed (ssh-ed25519 …).")
@click.pass_obj
def verify(session: Session, folder: Path, earlier: Path | None, signers: tuple[str, ...]) -> int:
    """Check a published folder: every byte, the whole history, the signature."""
    try:
        found = folders.read_folder(folder)
        before = folders.read_folder(earlier) if earlier else None
    except OSError as error:
        session.say(f"The folder cannot be trusted: {error}.", f"文件夹不可信：{error}。", err=True)
        return CONTENT_ERRORS
    result = verified(found, before)
    _say_all(session, (fault.said for fault in result.faults))
    sealed = _seal_is_good(session, found, before, signers)
    if result.faults or not sealed:
        return CONTENT_ERRORS
    count = len(result.chain.entries)
    session.say(
        f"All {result.files} files are as published; the history of {count} publications is whole.",
        f"全部{result.files}个文件与公开时一致；{count}次公开的历史完整。",
    )
    session.say(f"Head: {result.chain.head}", f"链首摘要：{result.chain.head}")
    return FINE


def _seal_is_good(
    session: Session, folder: Iterable[File], earlier: Iterable[File] | None, signers: tuple[str, ...]
) -> bool:
    """Whether the signature, where there is one or there has to be one, is by the right key as far as one can tell."""
    try:
        for said in seal_faults(folder, earlier, signers):
            session.say(said.en, said.zh, err=True)
            return False
        key = key_of(folder)
    except SigningError as error:
        session.say(f"The signature cannot be checked: {error}.", f"无法核验签名：{error}。", err=True)
        return False
    if key and signers:
        session.say(f"The manifest is signed with the key {key}, as asked.", f"manifest.json 已由指定公钥 {key} 签名。")
    elif key:
        session.say(
            f"The manifest is signed with the key {key}. Compare it with the one that the office has made known: --signer.",
            f"manifest.json 已由公钥 {key} 签名。请与办公室另行公布的公钥比对（--signer）。",
        )
    else:
        session.say("The manifest is not signed.", "manifest.json 未签名。")
    return True


def _say_all(session: Session, sentences: Iterable[Both]) -> None:
    for sentence in sentences:
        session.say(sentence.en, sentence.zh)
