"""The bench's own parts; its times are never asserted."""

import shutil
from pathlib import Path

import pytest

from tests.bench import prints
from tests.bench.__main__ import Build, Measured, change, memory_of, seconds_of, table
from tests.bench.corpus import WRITERS, entries


def test_the_corpus_is_the_same_each_time_and_of_the_size_it_says() -> None:
    assert list(entries(20)) == list(entries(20))
    sizes = [len(entry.body) for entry in entries(50)]
    assert min(sizes) > 2000
    assert max(sizes) < 8000
    assert len({entry.body for entry in entries(50)}) == 50


@pytest.mark.parametrize("name", WRITERS)
def test_every_program_gets_the_same_bodies(name: str, tmp_path: Path) -> None:
    WRITERS[name](tmp_path, 3)
    texts = [path.read_text() for path in tmp_path.rglob("*.md")]
    for entry in entries(3):
        assert sum(entry.body in text for text in texts) == 1


def test_ratios_are_of_medians() -> None:
    ours = Measured("rectify, cold", [1.0, 4.0, 2.0], [3.0, 3.0, 2.0], 5_000_000)
    both = Measured("rectify, both editions, cold", [9.0], [9.0])
    said = table(3, [ours, Measured("hugo, cold", [1.0, 1.0, 9.0], [2.0, 2.0, 9.0]), both])
    assert "| rectify, cold | 2.000 s | 2.00 | 3.000 s | 1.50 | 5 MB |" in said
    assert "| rectify, both editions, cold | 9.000 s | 9.00 |" in said


def test_a_program_is_timed_and_its_children_are_weighed(tmp_path: Path) -> None:
    build = Build(tmp_path, ("bash", "-c", "sleep 0.3 & sleep 0.3; wait"), ())
    assert seconds_of(build)[0] > 0.2
    assert memory_of(build) > 100_000


def test_processor_time_is_that_of_the_children_too(tmp_path: Path) -> None:
    busy = "sum(range(10_000_000))"
    seconds, worked = seconds_of(Build(tmp_path, ("bash", "-c", f"python3 -c '{busy}'; true"), ()))
    assert 0.05 < worked <= seconds * 2


def test_a_program_that_fails_ends_the_run(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="no such thing"):
        seconds_of(Build(tmp_path, ("bash", "-c", "echo no such thing >&2; exit 3"), ()))


def test_the_long_issue_says_everything_several_times(tmp_path: Path) -> None:
    shutil.copytree(prints.REPOSITORY / "content", tmp_path / "content")
    before = len(prints.jobs(tmp_path)["bulletin"].html)
    prints.long_issue(tmp_path)
    assert len(prints.jobs(tmp_path)["bulletin"].html) > (prints.TIMES - 1) * before


def test_an_edit_that_finds_nothing_is_told(tmp_path: Path) -> None:
    WRITERS["rectify"](tmp_path, 1)
    build = Build(tmp_path, (), ())
    change(build, r"deadline: '[\d-]+'", "deadline: '2018-12-01'")
    assert "2018-12-01" in (tmp_path / "content/tasks/T-00000/task.md").read_text()
    with pytest.raises(AssertionError):
        change(build, "no such words", "")
