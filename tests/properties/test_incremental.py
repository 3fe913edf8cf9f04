"""What a build writes depends on the content, the day and the program alone, never on the builds before it.

Walks of edits, accidents and other builds are followed by a build that may use all that was kept, and by one of a copy
of the site that has nothing but its content: the same bytes, the same problems, the same status.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.sites import SiteFolder
from tests.walked import STEPS, Walked, built

steps = st.tuples(st.sampled_from(sorted(STEPS)), st.integers(0, 9))


def assert_as_if_new(walked: Walked, folder: Path) -> None:
    """The site as it is, built upon what was kept, equals a copy of its content, built from nothing."""
    new = SiteFolder(folder / "new")
    for name in ("content", "templates"):
        if (walked.site.folder / name).exists():
            shutil.copytree(walked.site.folder / name, new.folder / name, dirs_exist_ok=True)
    told = walked.built()
    assert told == built(new, *walked.arguments)
    for edition in ("public", "internal"):
        fresh = new.files(f"output/{edition}")
        if fresh:  # one with mistakes is not there, nor one that was not asked for
            assert_equal(walked.site.files(f"output/{edition}"), fresh)
    assert told[0] != 0 or new.files("output/public")
    shutil.rmtree(new.folder)


def assert_equal(tree: dict[str, bytes], fresh: dict[str, bytes]) -> None:
    """By names first: a difference of all bytes of a site cannot be read."""
    assert sorted(tree) == sorted(fresh)
    assert [path for path, body in tree.items() if fresh[path] != body] == []


def walk(taken: list[tuple[str, int]], edition: str, *, every: bool) -> None:
    """Go the steps with a build after each; compare at the end, or after every step."""
    with TemporaryDirectory() as folder:
        walked = Walked(Path(folder) / "site", edition)
        assert walked.built()[0] == 0
        for name, number in taken:
            walked.step(name, number)
            if every:
                assert_as_if_new(walked, Path(folder))
            else:
                walked.built()
        assert_as_if_new(walked, Path(folder))


@settings(max_examples=2)
@example([("edit in place", 2), ("move a deadline", 0), ("rename a task", 1), ("change a setting", 0)])
@example([("hide a task", 0), ("hide a task", 2), ("add a task", 2), ("delete a task", 1), ("damage what is kept", 3)])
@given(st.lists(steps, min_size=1, max_size=4))
def test_a_build_owes_nothing_to_the_builds_before_it(taken: list[tuple[str, int]]) -> None:
    walk(taken, "public", every=False)


@pytest.mark.long
@settings(max_examples=25)
@given(st.lists(steps, min_size=1, max_size=9))
def test_many_walks_compared_at_every_step(taken: list[tuple[str, int]]) -> None:
    walk(taken, "both", every=True)


@pytest.mark.parametrize("name", sorted(STEPS.keys() - {"damage what is kept", "forget", "spoil a page", "break a record"}))
def test_a_step_that_needs_no_build_before_it_changes_something(name: str, tmp_path: Path) -> None:
    walked = Walked(tmp_path / "site")
    walked.step("report", 3)
    states = []
    for number in (None, 1, 2):
        if number:
            walked.step(name, number)
        folders = [walked.site.files(below) for below in ("content", "templates", ".cache")]
        times = [path.stat().st_ctime_ns for path in walked.site.content.rglob("*")]
        states.append((folders, times, walked.arguments, walked.program))
    assert states[0] != states[-1]
