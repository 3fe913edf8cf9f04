"""Publishing from the command line, and what happens when it is killed, runs twice, or finds the disk full."""

import contextlib
import html
import os
import random
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.publication.verification import verified
from generator.shell.folders import read_folder
from tests.conftest import Need, SiteBuilder
from tests.sites import REPOSITORY, SETTINGS, SiteFolder


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def small(site: SiteBuilder) -> SiteFolder:
    return site().inspection().task("DL-01").progress("DL-01", "2018-10-12")


def publish(folder: SiteFolder, *more: str) -> subprocess.CompletedProcess[str]:
    return folder.rectify("publish", "--yes", *more)


def shown(folder: SiteFolder) -> Path:
    return folder.folder / "published" / "current"


def is_whole(current: Path) -> bool:
    return not verified(read_folder(current.resolve())).faults


def test_a_site_is_published_changed_and_rolled_back(site: SiteBuilder) -> None:
    folder = small(site)
    first = publish(folder)
    assert first.returncode == 0, first.stdout + first.stderr
    assert "byte for byte" in first.stdout
    assert is_whole(shown(folder))
    before = shown(folder).resolve()

    assert "Nothing is new" in publish(folder).stdout

    folder.progress("DL-01", "2018-10-26", "41 of 50 km of pipe are laid.\n")
    dry = folder.rectify("publish", "--dry-run")
    assert "DL-01" in dry.stdout
    assert shown(folder).resolve() == before
    assert publish(folder).returncode == 0
    assert shown(folder).resolve() != before
    assert sorted(folder.files("content/publications")) == ["0001.json", "0002.json", "0002.source.zip"]
    verdict = folder.rectify("verify", str(shown(folder).resolve()), "--earlier", str(before))
    assert verdict.returncode == 0, verdict.stdout

    back = folder.rectify("rollback")
    assert back.returncode == 0, back.stderr
    assert shown(folder).resolve() == before


def test_a_record_that_is_withdrawn_leaves_its_address_and_its_reason(site: SiteBuilder) -> None:
    folder = small(site).task("DL-07", title={"en": "Old boilers", "zh": "旧锅炉"}, target="Word of DL-07 only.")
    decision = {"id": "d", "text": "Hurry", "task": "DL-07", "owner": "water-bureau", "due": "2018-11-30"}
    folder.meeting("2018-10-15-m", "We spoke of [[DL-07]].\n", tasks=["DL-07"], decisions=[decision]).check("c-1", "DL-07")
    assert publish(folder).returncode == 0
    folder.remove("tasks/DL-07/task.md")
    assert "unknown-link" in publish(folder).stderr
    reason = "withdrawn: [{id: DL-07, on: 2018-10-30, reason: {en: Published twice, zh: 重复公开}}]\n"
    folder.write("site.yaml", SETTINGS + reason)
    told = publish(folder)
    assert told.returncode == 0, told.stderr
    assert "DL-07 (Old boilers) was withdrawn on 30 October 2018: Published twice." in told.stdout
    pages = {file.path: file.body.decode("utf-8", "replace") for file in read_folder(shown(folder).resolve())}
    for path in ("zh/tasks/DL-07/index.html", "zh/changes/index.html", "zh/changes/feed.xml", "zh/index.html"):
        assert "重复公开" in pages[path], "this very publication tells of it, not only the next"
    for path in ("en/meetings/2018-10-15-m/index.html", "en/checks/c-1/index.html"):
        assert 'href="../../../en/tasks/DL-07/index.html">Old boilers</a>' in pages[path], "links to it stay whole"
    assert [path for path, text in pages.items() if "Word of DL-07 only" in text] == ["record/0001.json"], "as it was published"


def test_what_the_data_page_says_of_verifying_works_without_the_program(site: SiteBuilder, tmp_path: Path, need: Need) -> None:
    key = tmp_path / "office"
    subprocess.run([need("ssh-keygen"), "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", key], check=True)
    folder = small(site)
    assert publish(folder, "--key", str(key)).returncode == 0
    page = (shown(folder) / "zh" / "data" / "index.html").read_text()

    def runs(name: str, **changes: str) -> subprocess.CompletedProcess[str]:
        found = re.search(rf'<code id="{name}">(.*?)</code>', page, re.DOTALL)
        assert found
        script = html.unescape(found[1])
        for old, new in changes.items():
            script = script.replace(old, new)
        return subprocess.run(["sh", "-ec", script], cwd=shown(folder), capture_output=True, text=True, check=False)

    by_hand = runs("by-hand")
    assert by_hand.returncode == 0, by_hand.stderr
    head, digest = re.findall("[0-9a-f]{64}", by_hand.stdout)
    assert head == digest
    signed = runs("by-key", **{"ssh-ed25519 AAAA…": key.with_suffix(".pub").read_text().strip(), "> signers": f"> {tmp_path}/signers",
                               "-f signers": f"-f {tmp_path}/signers"})  # fmt: skip
    assert "Good" in signed.stdout, signed.stderr
    file = shown(folder) / "en" / "index.html"
    file.write_bytes(file.read_bytes() + b" ")
    assert "en/index.html" in runs("by-hand").stdout


def test_a_tampered_byte_is_told_in_plain_words(site: SiteBuilder) -> None:
    folder = small(site)
    assert publish(folder).returncode == 0
    page = shown(folder).resolve() / "en" / "index.html"
    page.write_bytes(page.read_bytes().replace(b"a", b"b", 1))
    verdict = folder.rectify("verify", str(shown(folder).resolve()))
    assert verdict.returncode == 1
    assert "en/index.html was changed after it was published." in verdict.stdout


def test_a_rewritten_record_stops_the_next_publication(site: SiteBuilder) -> None:
    folder = small(site)
    assert publish(folder).returncode == 0
    entry = folder.content / "publications" / "0001.json"
    entry.write_text(entry.read_text().replace("2018-10-31", "2018-10-30", 1))
    stopped = publish(folder)
    assert stopped.returncode == 1
    assert shown(folder).exists()


def test_an_internal_mistake_does_not_stop_the_public(site: SiteBuilder) -> None:
    folder = small(site).write("tasks/internal/broken.md", "---\n\tbroken: [\n")
    assert publish(folder).returncode == 0


def test_a_mistake_in_public_keeps_what_was_shown(site: SiteBuilder) -> None:
    folder = small(site)
    assert publish(folder).returncode == 0
    before = read_folder(shown(folder).resolve())
    folder.task("DL-02", lead="nobody")
    stopped = publish(folder)
    assert stopped.returncode == 1
    assert "nobody" in stopped.stderr
    assert read_folder(shown(folder).resolve()) == before


def test_a_publisher_killed_at_any_moment_leaves_a_whole_site(site: SiteBuilder) -> None:
    kill_at_random_moments(small(site), 4)


@pytest.mark.long
def test_two_hundred_kills_leave_a_whole_site_each(site: SiteBuilder) -> None:
    kill_at_random_moments(small(site), 200)


def kill_at_random_moments(folder: SiteFolder, kills: int) -> None:
    """Publish over and over, killed each time somewhere between its first and its last step."""
    assert publish(folder).returncode == 0
    moments = random.Random(20181120)
    longest = _seconds(folder)
    for number in range(kills):
        folder.progress("DL-01", "2018-10-26", f"{number + 20} of 250 km of pipe are laid.\n")
        process = subprocess.Popen(
            [sys.executable, "-m", "generator", "--site", str(folder.folder), "publish", "--yes"],
            cwd=REPOSITORY, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
        # Most moments lie in the second half, where the writing is.
        time.sleep(longest * moments.choice((moments.random(), 0.5 + moments.random() / 2)))
        _kill(process)
        assert is_whole(shown(folder)), f"after {number + 1} kills"
    assert publish(folder).returncode == 0
    assert is_whole(shown(folder))
    leftovers = [name for name in names(folder.folder / "published" / "releases") if name.startswith(".new-")]
    assert leftovers == []


def _seconds(folder: SiteFolder) -> float:
    started = time.monotonic()
    folder.progress("DL-01", "2018-10-20", "25 of 250 km of pipe are laid.\n")
    assert publish(folder).returncode == 0
    return time.monotonic() - started


def _kill(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def test_two_publishers_at_once_do_not_harm_each_other(site: SiteBuilder) -> None:
    folder = small(site)
    command = [sys.executable, "-m", "generator", "--site", str(folder.folder), "publish", "--yes"]
    both = [subprocess.Popen(command, cwd=REPOSITORY, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL) for _ in "ab"]
    said = [process.communicate()[1].decode() for process in both]
    assert sorted(process.returncode for process in both) in ([0, 0], [0, 1]), said
    assert is_whole(shown(folder))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=300k", "none", str(place)], check=False,
                             capture_output=True)
    if mounted.returncode:
        pytest.skip("a small disk can only be made by root")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_is_said_and_changes_nothing_for_readers(site: SiteBuilder, small_disk: Path) -> None:
    folder = small(site)
    stopped = publish(folder, "--target", str(small_disk))
    assert stopped.returncode == 1
    assert "disk is full" in stopped.stderr
    assert not (small_disk / "current").exists()
    assert [name for name in names(small_disk / "releases") if name[0] != "."] == []
    assert not (folder.content / "publications").exists()
