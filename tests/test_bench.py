"""The bench's own parts; its times are never asserted."""

import re
from pathlib import Path

import pytest

from tests.bench import print_peers, print_site, prints, typst_notation
from tests.bench.__main__ import Build, Measured, change, memory_of, saves_of, seconds_of, table
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


def test_the_long_issue_tells_of_each_task_and_says_nothing_twice(tmp_path: Path) -> None:
    site = print_site.sample(tmp_path)
    before = prints.jobs(site)["bulletin"].html
    print_site.lengthen(site)
    after = prints.jobs(site)["bulletin"].html
    assert len(after) > 3 * len(before)
    told = [re.sub(r"<[^>]*>", "", text) for text in re.findall(r"<p[^>]*>(.*?)</p>", after, re.DOTALL)]
    long = [text for text in told if len(text) > 40]
    assert len(long) == len(set(long)) > 30


def test_more_tasks_are_more_of_the_same(tmp_path: Path) -> None:
    site = print_site.sample(tmp_path)
    before = len(prints.jobs(site)["annual report"].html)
    print_site.multiply(site, 2)
    assert 1.7 * before < len(prints.jobs(site)["annual report"].html) < 2.2 * before


def test_a_print_is_measured_where_it_is_made(tmp_path: Path) -> None:
    site = print_site.sample(tmp_path)
    run = prints.timed(prints.jobs(site)["list of tasks"], ())
    assert run.seconds > 0.01
    assert run.memory > run.size > 1000
    assert prints.line("list", [run, run]).startswith("| list | 1 | ")


def test_processor_time_counts_all_processes_of_a_session() -> None:
    busy = "sum(range(30_000_000))"
    assert print_peers.worked(["bash", "-c", f"python3 -c '{busy}'; python3 -c '{busy}' & wait"]) > 0.2


PRINT = """<html><head><title>t</title><style>p{}</style></head><body><nav><p>contents</p></nav><h2>一、#总体</h2>
<p>国<span class="note-at-foot">注</span>家 [1]</p><ul><li>一</li></ul><svg viewBox="0 0 1 1"><title>图</title><text>x</text></svg>
<img src="asset:1" alt="前"><table><caption>表1</caption><colgroup><col style="width:30%"><col style="width:70%"></colgroup>
<thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td colspan="2">c<br>d</td></tr></tbody></table></body></html>"""


def test_a_print_in_the_notation_of_typst() -> None:
    text, charts = typst_notation.as_typst(PRINT, {"asset:1": "picture-0.jpg"})
    body = text.removeprefix(typst_notation.PREAMBLE)
    assert body.split("\n\n") == [
        "= 一、\\#总体",
        "国#footnote[注]家 \\[1\\]",
        "- 一",
        '#image("chart-0.svg", alt: "图", width: 100mm)',
        '#image("picture-0.jpg", alt: "前", width: 76mm)',
        "#figure(table(columns: (30fr, 70fr,),\n  table.header([a], [b],),\n  table.cell(colspan: 2)[c \\ d],\n), caption: [表1])\n",
    ]
    assert charts["chart-0.svg"].startswith('<svg xmlns="http://www.w3.org/2000/svg" viewBox')


def test_a_page_for_a_browser_has_its_styles_and_pictures_beside_it(tmp_path: Path) -> None:
    page = print_peers.with_files(PRINT, ("p { margin: 0 }",), {"asset:1": b"pixels"}, tmp_path).read_text()
    assert "<style>p { margin: 0 }</style></head>" in page
    assert 'src="picture-0"' in page
    assert (tmp_path / "picture-0").read_bytes() == b"pixels"


def test_a_preview_is_timed_from_a_save_to_its_page(tmp_path: Path) -> None:
    WRITERS["rectify"](tmp_path, 3)
    found = saves_of(Build(tmp_path, (), ()))
    assert len(found) == 5
    assert all(clock > 0 and worked > 0 for clock, worked in found)


def test_an_edit_that_finds_nothing_is_told(tmp_path: Path) -> None:
    WRITERS["rectify"](tmp_path, 1)
    build = Build(tmp_path, (), ())
    change(build, r"deadline: '[\d-]+'", "deadline: '2018-12-01'")
    assert "2018-12-01" in (tmp_path / "content/tasks/T-00000/task.md").read_text()
    with pytest.raises(AssertionError):
        change(build, "no such words", "")
