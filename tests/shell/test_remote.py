"""A release arrives on another host whole or not at all; the other side's shell and rsync are the real ones.

By default `ssh` is a script that does what ssh does with its words: it joins them and hands them to a shell, here on
this machine. Where an sshd is installed, it is tried with the real programs at both ends.
"""

from __future__ import annotations

import getpass
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.model.output import File
from generator.shell.releases import Releases, TargetError
from generator.shell.remote import send
from tests.mailbox import free_port
from tests.sites import REPOSITORY

Need = Callable[[str], str]
ODD = "www of 北区 & $HOME; it's"
"""A folder's name that a shell would take apart."""


def program(folder: Path, name: str, body: str) -> None:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(body)
    path.chmod(0o755)


@pytest.fixture
def ssh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, need: Need) -> None:
    """`ssh [-l user] [--] host words…`: the words, joined by blanks, are for a shell; HOME is where it begins."""
    need("rsync")
    home = tmp_path / "far"
    home.mkdir()
    program(tmp_path / "bin", "ssh", f'#!/bin/sh\nwhile [ "$1" != far ]; do shift; done; shift\ncd "{home}" && exec sh -c "$*"\n')
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{os.environ['PATH']}")


def published(target: Path, name: str, *pages: File) -> Releases:
    releases = Releases(target)
    with releases.locked():
        releases.name_release(releases.stage(name, pages or (File("index.html", name.encode()),)), name)
        releases.show(name)
    return releases


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


@pytest.mark.usefixtures("ssh")
def test_a_release_is_shown_on_the_other_host_and_the_old_ones_are_kept(tmp_path: Path) -> None:
    far = tmp_path / "far" / ODD
    for day in "123":
        published(tmp_path / "here", f"2018-10-0{day}T0900-a", File("index.html", day.encode()), File("zh/中 文.html", b"x"))
        assert send(tmp_path / "here", f"far:{ODD}", kept=2) == f"2018-10-0{day}T0900-a"
        assert (far / "current" / "index.html").read_text() == day
    assert (far / "current" / "zh" / "中 文.html").read_bytes() == b"x"
    assert names(far) == ["current", "releases"]
    assert names(far / "releases") == ["2018-10-02T0900-a", "2018-10-03T0900-a"]
    Releases(tmp_path / "here").show("2018-10-02T0900-a")
    send(tmp_path / "here", f"far:{ODD}", kept=2)
    assert (far / "current" / "index.html").read_text() == "2", "taken back: the release is there already"


@pytest.mark.usefixtures("ssh")
def test_what_a_killed_run_left_is_cleared_up(tmp_path: Path) -> None:
    published(tmp_path / "here", "b")
    releases = tmp_path / "far" / "www" / "releases"
    (releases / ".new-a").mkdir(parents=True)
    (releases / ".new-b").mkdir()
    (releases / ".new-b" / "half.html").write_text("half")
    (tmp_path / "far" / "www" / ".current.new").symlink_to("nowhere")
    send(tmp_path / "here", "far:www")
    assert names(releases) == ["b"]
    assert names(releases / "b") == ["index.html"]
    assert names(tmp_path / "far" / "www") == ["current", "releases"]


@pytest.mark.usefixtures("ssh")
@pytest.mark.parametrize("step", [1, 2, 3])
def test_readers_there_see_the_old_release_when_a_step_fails(tmp_path: Path, step: int) -> None:
    published(tmp_path / "here", "a")
    send(tmp_path / "here", "far:www")
    published(tmp_path / "here", "b")
    done = []

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        done.append(command)
        if len(done) == step:
            return subprocess.CompletedProcess(command, 255, b"", b"the line is cut")
        return subprocess.run(command, check=False, capture_output=True)

    with pytest.raises(TargetError, match="the line is cut"):
        send(tmp_path / "here", "far:www", run=run)
    current = tmp_path / "far" / "www" / "current"
    assert (current / "index.html").read_text() == "a"
    send(tmp_path / "here", "far:www")
    assert (current / "index.html").read_text() == "b"


@pytest.mark.long
@pytest.mark.usefixtures("ssh")
def test_a_transfer_that_is_killed_leaves_the_old_release_and_the_next_finishes_it(tmp_path: Path) -> None:
    published(tmp_path / "here", "a")
    send(tmp_path / "here", "far:www")
    published(tmp_path / "here", "b", *(File(f"{n}.html", os.urandom(20_000)) for n in range(200)), File("index.html", b"b"))
    slow = shutil.which("rsync")
    program(tmp_path / "bin", "rsync", f'#!/bin/sh\ncase "$*" in *--server*) exec {slow} "$@";; esac\nexec {slow} --bwlimit=500 "$@"\n')
    current = tmp_path / "far" / "www" / "current"
    code = "import sys; from pathlib import Path; from generator.shell.remote import send; send(Path(sys.argv[1]), 'far:www')"
    for moment in (0.1, 0.5, 1.5, 2.5):
        command = [sys.executable, "-c", code, str(tmp_path / "here")]
        with subprocess.Popen(command, start_new_session=True, cwd=REPOSITORY) as running:
            time.sleep(moment)
            assert running.poll() is None, "it is killed while it works"
            os.killpg(running.pid, signal.SIGKILL)
        assert (current / "index.html").read_text() == "a"
    (tmp_path / "bin" / "rsync").unlink()
    send(tmp_path / "here", "far:www")
    assert (current / "index.html").read_text() == "b"
    assert names(tmp_path / "far" / "www" / "releases") == ["a", "b"]


@pytest.mark.parametrize("remote", ["host", "-oProxyCommand=x:y", ":x", ""])
def test_what_is_no_remote_target_is_refused(tmp_path: Path, remote: str) -> None:
    published(tmp_path, "a")
    with pytest.raises(TargetError, match="not a remote target"):
        send(tmp_path, remote)


def test_without_a_release_or_the_programs_nothing_is_sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(TargetError, match="nothing was published"):
        send(tmp_path / "none", "far:www")
    published(tmp_path, "a")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(TargetError, match="ssh is not installed"):
        send(tmp_path, "far:www")


@pytest.fixture
def sshd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, need: Need) -> Iterator[None]:
    """A real sshd on loopback with a key of its own, for this user; `far` is its name for ssh."""
    server = os.environ.get("RECTIFY_SSHD") or shutil.which("sshd", path="/usr/sbin:/usr/local/sbin")
    if server is None:
        pytest.skip("no sshd on this machine; the fake one stands in for it")
    folder, port, ssh = tmp_path / "sshd", free_port(), need("ssh")
    folder.mkdir()
    for key in ("host", "user"):
        subprocess.run([need("ssh-keygen"), "-q", "-t", "ed25519", "-N", "", "-f", folder / key], check=True)
    (folder / "config").write_text(
        f"Port {port}\nListenAddress 127.0.0.1\nHostKey {folder}/host\nPidFile none\nStrictModes no\nUsePAM no\n"
        f"AuthorizedKeysFile {folder}/user.pub\nPasswordAuthentication no\nPermitRootLogin yes\n"
    )
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)
    options = f"-p {port} -l {getpass.getuser()} -i {folder}/user -o StrictHostKeyChecking=no -o UserKnownHostsFile={folder}/known"
    program(tmp_path / "bin", "ssh", f'#!/bin/sh\nexec {ssh} -F none {options} -o HostName=127.0.0.1 "$@"\n')
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{os.environ['PATH']}")
    with subprocess.Popen([server, "-D", "-e", "-f", folder / "config"], stderr=subprocess.DEVNULL) as running:
        time.sleep(1)
        yield
        running.terminate()


@pytest.mark.usefixtures("sshd")
def test_a_real_server_shows_what_was_sent(tmp_path: Path, need: Need) -> None:
    need("rsync")
    far = tmp_path / ODD
    for name in ("2018-10-01T0900-a", "2018-10-02T0900-b"):
        published(tmp_path / "here", name)
        send(tmp_path / "here", f"far:{far}")
        assert (far / "current" / "index.html").read_text() == name
    assert len(names(far / "releases")) == 2
