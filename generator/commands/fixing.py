"""`fix`: mends what was typed in one possible meaning, and shows every line of it."""

from __future__ import annotations

from pathlib import Path

import click

from generator.commands.speaking import FINE, WRONG_USAGE, Session
from generator.shell import files
from generator.shell.releases import TargetError, write_whole
from generator.source.mending import codes, difference, mended


@click.command(epilog="Example:  rectify fix --dry-run")
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@click.option("--dry-run", is_flag=True, help="Only show what would be mended.")
@click.pass_obj
def fix(session: Session, paths: tuple[str, ...], *, dry_run: bool) -> int:
    """Mend slips of typing whose meaning is certain, and show each line before and after.

    Full-width colons, missing blanks, quotes, tabs, dates in another form, dashes around the fields, encodings.
    PATHs are below content/; without one, all records. What could mean two things is left to `rectify check`.
    """
    site = Path(session.folder)
    tree = files.read_site(site)
    known = tree.paths()
    chosen = [path for path in known if not paths or any(_is_below(path, wanted) for wanted in paths)]
    if paths and not chosen:
        session.say(f"There is no file {paths[0]} below content/.", f"content/ 下没有文件 {paths[0]}。", err=True)
        return WRONG_USAGE
    count = 0
    for path in chosen:
        try:
            raw = tree.read(path)
        except OSError:
            continue  # `check` says what is wrong with it
        found = mended(path, raw)
        if not found.mends:
            continue
        count += 1
        click.echo(difference(path, raw, found.body), nl=False)
        click.echo(f"  {', '.join(codes(found.mends))}\n")
        if not dry_run:
            try:
                write_whole(site / "content" / path, found.body)
            except TargetError as error:
                session.say(f"{path} was not written: {error}", f"{path} 未能写入：{error}", err=True)
                return WRONG_USAGE
    _conclude(session, count, dry_run=dry_run)
    return FINE


def _is_below(path: str, wanted: str) -> bool:
    """Whether a path is what was asked for: itself, or a folder above it; `content/` may be typed or not."""
    plain = wanted.removeprefix("content/").strip("/")
    return path == plain or path.startswith(f"{plain}/")


def _conclude(session: Session, count: int, *, dry_run: bool) -> None:
    if not count:
        session.say("Nothing to mend.", "没有需要修正的内容。")
    elif dry_run:
        session.say(f"{_files(count)} can be mended: rectify fix", f"可修正{count}个文件：rectify fix")
    else:
        session.say(f"Mended: {_files(count)}. What is left: rectify check", f"已修正{count}个文件。其余问题：rectify check")


def _files(count: int) -> str:
    return "1 file" if count == 1 else f"{count} files"
