"""A second build says what a whole one would say, and is a whole one wherever anything changed."""

from __future__ import annotations

import io
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from generator import cli
from generator.shell import stat_index
from tests.conftest import Rectify, SiteBuilder
from tests.sites import REPOSITORY, SiteFolder

PLAIN = ("build", "--no-prints", "--edition", "public")


@pytest.fixture
def small(site: SiteBuilder) -> SiteFolder:
    """A site with something to warn of, old enough for its times to be told apart from those of a build."""
    made = site().inspection().task("DL-01").task("DL-02", deadline="2018-06-30")
    time.sleep(0.03)
    return made


@pytest.fixture
def whole_builds(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """How many builds went through the command line proper."""
    count = 0
    original = cli.main

    def counted(call: stat_index.Call | None = None) -> None:
        nonlocal count
        count += 1
        original(call)

    monkeypatch.setattr(cli, "main", counted)
    return lambda: count


@pytest.mark.parametrize("more", [(), ("--strict",), ("--timings",)])
def test_an_unchanged_site_is_not_built_again_and_the_same_is_said(
    small: SiteFolder, rectify: Rectify, whole_builds: Callable[[], int], more: tuple[str, ...]
) -> None:
    first, second, third = (rectify(small, *PLAIN, *more) for _ in range(3))
    assert whole_builds() == 1
    assert first.status == second.status == len(set(more) & {"--strict"})
    assert "task-overdue" in second.err
    assert second.err == first.err or more == ("--timings",)
    assert " 0 new, 0 changed, " in second.out
    assert (second.out, second.err) == (third.out, third.err)
    (small.folder / ".cache" / stat_index.NAME).unlink()
    assert rectify(small, *PLAIN, *more).out == second.out


def spoil(folder: SiteFolder) -> None:
    page = folder.folder / "output/public/en/index.html"
    page.write_bytes(page.read_bytes().replace(b"e", b"x"))


def own_templates(folder: SiteFolder) -> None:
    (folder.folder / "templates").mkdir()


CHANGES: dict[str, Callable[[SiteFolder], object]] = {
    "a record edited": lambda site: site.task("DL-01", body="More.\n"),
    "a record added": lambda site: site.task("DL-03"),
    "a record deleted": lambda site: site.remove("tasks/DL-02/task.md"),
    "a file beside the records": lambda site: site.write("notes.txt", "notes"),
    "own templates": own_templates,
    "a page spoiled": spoil,
    "a page deleted": lambda site: (site.folder / "output/public/en/index.html").unlink(),
    "the list of our files deleted": lambda site: (site.folder / "output/.rectify/public.json").unlink(),
    "the output elsewhere": lambda site: (site.folder / "output").rename(site.folder / "kept"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_any_change_is_a_build(
    change: str, small: SiteFolder, rectify: Rectify, whole_builds: Callable[[], int]
) -> None:
    rectify(small, *PLAIN)
    time.sleep(0.03)
    before = small.files("output/public")
    CHANGES[change](small)
    rectify(small, *PLAIN)
    assert whole_builds() == 2
    if "output" in change or "page" in change or "list" in change:
        assert small.files("output/public") == before


def test_a_build_with_other_words_between_two_does_not_hide_what_it_changed(
    small: SiteFolder, rectify: Rectify, whole_builds: Callable[[], int]
) -> None:
    rectify(small, *PLAIN)
    before = small.files("output/public")
    rectify(small, *PLAIN, "--as-of", "2019-03-01")
    assert small.files("output/public") != before
    rectify(small, *PLAIN)
    assert small.files("output/public") == before
    assert whole_builds() == 3


def test_mistakes_are_looked_for_each_time(small: SiteFolder, rectify: Rectify, whole_builds: Callable[[], int]) -> None:
    small.task("DL-01", lead="nobody")
    time.sleep(0.03)
    assert [rectify(small, *PLAIN).status for _ in range(2)] == [1, 1]
    assert whole_builds() == 2


def test_a_save_during_the_build_is_not_taken_for_built(
    small: SiteFolder, rectify: Rectify, whole_builds: Callable[[], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    from generator.shell import writing

    original = writing.write_site

    def saved_meanwhile(*arguments: object) -> writing.Written:
        small.task("DL-01", title="Saved while the pages were written")
        return original(*arguments)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(writing, "write_site", saved_meanwhile)
        rectify(small, *PLAIN)
    assert not (small.folder / ".cache" / stat_index.NAME).exists()
    rectify(small, *PLAIN)
    assert whole_builds() == 2
    assert "Saved while" in small.files("output/public")["en/tasks/DL-01/index.html"].decode()


@pytest.mark.long
def test_two_builds_at_once_leave_one_site_and_no_false_index(small: SiteFolder) -> None:
    """Two processes reckon as of two days; whoever wrote last, asking for either day gives that day's pages."""
    days = ("2018-10-31", "2019-03-01")
    alone = {}
    for day in days:
        assert small.rectify(*PLAIN, "--as-of", day).returncode == 0
        alone[day] = small.files("output/public")
    for _ in range(2):
        with ThreadPoolExecutor(2) as both:
            ran = list(both.map(lambda day: small.rectify(*PLAIN, "--as-of", day), days))
        assert [one.returncode for one in ran] == [0, 0]
        assert small.files("output/public") in alone.values()
        for day in days:
            assert small.rectify(*PLAIN, "--as-of", day).returncode == 0
            assert small.files("output/public") == alone[day]


def test_a_pipe_that_is_closed_ends_it_quietly(
    small: SiteFolder, rectify: Rectify, whole_builds: Callable[[], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Closed(io.StringIO):
        def write(self, text: str) -> int:
            raise BrokenPipeError

    rectify(small, *PLAIN)
    monkeypatch.setattr(sys, "stdout", Closed())
    assert rectify(small, *PLAIN).status == 0
    assert whole_builds() == 1


def ended(site: SiteFolder, *arguments: str, to: str = "/dev/stderr") -> subprocess.CompletedProcess[str]:
    """The program run as it is installed; something wants to hear of its end, and a value tells of its own."""
    program = (
        "import atexit, sys\n"
        "from generator import __main__, cli\n"
        "class Value:\n"
        "    def __del__(self): sys.stderr.write('taken apart')\n"
        "value, original = Value(), cli.main\n"
        "def run(call):\n"
        "    atexit.register(sys.stderr.write, 'told of the end')\n"
        "    original(call)\n"
        "cli.main = run\n"
        "__main__.command()\n"
    )
    told = [sys.executable, "-c", program, "--site", str(site.folder), *arguments]
    with Path(to).open("w") as stream:
        return subprocess.run(told, cwd=REPOSITORY, stdout=stream, stderr=subprocess.PIPE, text=True, check=False, timeout=60)


def test_the_process_ends_without_taking_its_values_apart(small: SiteFolder) -> None:
    fine, faulty, unknown = ended(small, "explain", "no-lead"), ended(small, *PLAIN, "--strict"), ended(small, "paint")
    assert [one.returncode for one in (fine, faulty, unknown)] == [0, 1, 2]
    for one in (fine, faulty, unknown):
        assert one.stderr.endswith("told of the end")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device on this system")
def test_what_could_not_be_written_is_not_passed_over_at_the_end(small: SiteFolder) -> None:
    assert ended(small, "explain", "no-lead", to="/dev/full").returncode != 0
