"""An edition that was read again is the one that would be read whole."""

from collections.abc import Collection
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.build import Reading, reading
from generator.desk import rereading
from generator.desk.rereading import read_again
from generator.model.memory import FORGETFUL
from generator.model.output import Edition
from generator.shell import clock, files
from generator.shell.stages import Stages
from tests.conftest import SiteBuilder
from tests.kept import Kept
from tests.sites import SiteFolder
from tests.walked import STEPS, Walked


@pytest.fixture
def small(site: SiteBuilder) -> SiteFolder:
    made = site().inspection().task("DL-01", body="One.\n").task("DL-02", body="See [[DL-01]].\n")
    made.progress("DL-01", "2018-10-12").meeting("2018-10-15", "On [[DL-02]].\n").check("c-1", "DL-01").bulletin("2018-10")
    return made.write("tasks/DL-01/task.zh.md", "---\ntitle: 任务一\n---\n正文。\n")


def whole(folder: Path, edition: Edition) -> Reading:
    return reading(files.read_site(folder), edition, None, Stages())


def again(before: Reading, folder: Path, changed: Collection[str]) -> Reading | None:
    return read_again(before, files.read_site(folder), changed, None, FORGETFUL)


def assert_same(found: Reading, wanted: Reading) -> None:
    assert found.decoded == wanted.decoded
    assert found.decoded.digests == wanted.decoded.digests
    assert found.ledger == wanted.ledger
    assert (found.settings, found.now, found.measures) == (wanted.settings, wanted.now, wanted.measures)
    assert found.source.paths() == wanted.source.paths()
    assert [path for path in found.source.paths() if found.source.read(path) != wanted.source.read(path)] == []
    assert found.source.faults() == wanted.source.faults()
    if found.disclosed and wanted.disclosed:
        one, other = found.disclosed, wanted.disclosed
        assert (one.problems, one.gate_date, one.lines, one.passed) == (other.problems, other.gate_date, other.lines, other.passed)


CHANGES = (
    ("tasks/DL-01/task.md", "One.", "One.\n\nTwo, and [[DL-02]]."),
    ("tasks/DL-01/task.zh.md", "正文。", "另一段正文。"),
    ("tasks/DL-02/task.md", "2018-12-31", "2018-06-30"),
    ("tasks/DL-01/progress/2018-10-12.md", "km", "kilometres"),
    ("meetings/2018-10-15.md", "On", "About"),
    ("bulletins/2018-10.md", "\n---\n", "\n---\nMore.\n"),
)


@pytest.mark.parametrize("edition", list(Edition))
@pytest.mark.parametrize(("path", "before", "after"), CHANGES)
def test_a_changed_text_is_read_alone(small: SiteFolder, edition: Edition, path: str, before: str, after: str) -> None:
    first = whole(small.folder, edition)
    small.write(path, (small.content / path).read_text().replace(before, after))
    found = again(first, small.folder, [path])
    assert found is not None
    assert_same(found, whole(small.folder, edition))
    assert found.ledger != first.ledger


@pytest.mark.parametrize("edition", list(Edition))
@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        ("tasks/DL-01/task.md", "id: DL-01", "id: DL-09"),
        ("tasks/DL-01/task.md", "audience: public", "audience: internal"),
        ("tasks/DL-01/task.md", "One.", "[[DL-99]]"),
        ("tasks/DL-01/task.md", "\n---\n", "\nwas: [DL-00]\n---\n"),
        ("tasks/DL-01/task.md", "\n---\n", "\nnonsense: 1\n---\n"),
        ("tasks/DL-01/progress/2018-10-12.md", "2018-10-12", "2018-10-11"),
        ("site.yaml", "as_of: 2018-10-31", "as_of: 2018-11-02"),
        ("units.yaml", "Water", "Waters"),
    ],
)
def test_what_others_may_go_by_has_all_read(
    small: SiteFolder, edition: Edition, path: str, before: str, after: str
) -> None:
    first = whole(small.folder, edition)
    was = (small.content / path).read_text()
    small.write(path, was.replace(before, after, 1))
    assert (small.content / path).read_text() != was
    assert again(first, small.folder, [path]) is None


def test_on_another_day_all_is_read(small: SiteFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    first = whole(small.folder, Edition.PUBLIC)
    assert again(first, small.folder, ["tasks/DL-01/task.md"]) is not None
    monkeypatch.setattr(clock, "today", lambda _: date(2031, 1, 1))
    assert again(first, small.folder, ["tasks/DL-01/task.md"]) is None


def test_many_records_or_one_that_is_gone_have_all_read(small: SiteFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    first, tree = whole(small.folder, Edition.INTERNAL), files.read_site(small.folder)
    small.remove("tasks/DL-02/task.md")
    assert read_again(first, tree, ["tasks/DL-02/task.md"], None, FORGETFUL) is None
    monkeypatch.setattr(rereading, "MOST", 0)
    assert again(first, small.folder, ["tasks/DL-01/task.md"]) is None


EDITS = ("edit a text", "edit in place", "edit a title", "move a deadline", "finish a measure", "rename a unit", "hide a task")


@settings(max_examples=15)
@given(st.lists(st.tuples(st.sampled_from(EDITS), st.integers(0, 9)), min_size=1, max_size=6), st.sampled_from(list(Edition)))
def test_any_walk_of_edits(taken: list[tuple[str, int]], edition: Edition) -> None:
    with TemporaryDirectory() as folder:
        walked = Walked(Path(folder) / "site")
        memory, site = Kept(), walked.site
        read = whole(site.folder, edition)
        for name, number in taken:
            before = site.files("content")
            STEPS[name](walked, number)
            after = site.files("content")
            changed = [path for path, body in after.items() if before.get(path) != body]
            found = read_again(read, files.read_site(site.folder), changed, None, memory)
            wanted = whole(site.folder, edition)
            if found is not None:
                assert_same(found, wanted)
            read = found or wanted
