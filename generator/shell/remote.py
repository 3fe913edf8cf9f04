"""Brings the shown release to another host by rsync over ssh, and switches there as here: by renaming one link.

What a run that was killed has left there is taken up or thrown away by the next. The programs, their keys and their
known hosts are the publisher's own; nothing of it is known here.
"""

from __future__ import annotations

import shlex
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Final

from generator.shell.releases import KEPT, STAGING, Releases, TargetError

Run = Callable[..., subprocess.CompletedProcess[bytes]]

_READY: Final = (
    'set -e; mkdir -p "$1/releases"; cd "$1/releases"; '
    # Halves of other releases: their publishers were killed, or are about to be told that this one was quicker.
    f'for half in {STAGING}*; do if [ -d "$half" ] && [ "$half" != "{STAGING}$2" ]; then rm -rf "$half"; fi; done'
)
_SWITCH: Final = (
    'set -e; cd "$1"; '
    f'if [ -d "releases/$2" ]; then rm -rf "releases/{STAGING}$2"; else mv "releases/{STAGING}$2" "releases/$2"; fi; '
    'rm -f .current.new; ln -s "releases/$2" .current.new; sync; mv -T .current.new current; '
    # The oldest by name, which begins with the minute; never the one that is shown.
    'cd releases; ls -1 | sort -r | tail -n +"$(($3 + 1))" | while read -r old; do '
    f'if [ "$old" != "$2" ]; then mv "$old" "{STAGING}$old" && rm -rf "{STAGING}$old"; fi; done'
)


def send(target: Path, remote: str, kept: int = KEPT, run: Run = subprocess.run) -> str:
    """Show the release that `target` shows on a host, too; the release's name. `remote` is `host:folder`.

    Raises TargetError with the other side's words; its readers then see what they saw. The release arrives whole under
    a hidden name, gets its own, and only then is the link replaced; of the older ones so many are `kept`.
    """
    name = Releases(target).current
    host, _, folder = remote.partition(":")
    if not host or not folder or remote.startswith("-"):
        raise TargetError(f"not a remote target: {remote}")
    if not name:
        raise TargetError("nothing was published here yet")
    arriving = f"{host}:{folder}/releases/{STAGING}{name}/"
    for step in (
        _at(host, _READY, folder, name),
        # -s: the folder's name is not for the other side's shell.
        ["rsync", "-a", "-s", "--delete", f"{target}/releases/{name}/", arriving],
        _at(host, _SWITCH, folder, name, str(kept)),
    ):
        try:
            done = run(step, capture_output=True, check=False)
        except FileNotFoundError as error:
            raise TargetError(f"{step[0]} is not installed") from error
        if done.returncode:
            raise TargetError(done.stderr.decode("utf-8", "replace").strip()[-500:] or f"{step[0]} failed")
    return name


def _at(host: str, script: str, *words: str) -> list[str]:
    """A script for the other side. Ssh hands one string to the shell there, so each word is quoted for it."""
    return ["ssh", "--", host, f"sh -c {shlex.quote(script)} _ {' '.join(map(shlex.quote, words))}"]
