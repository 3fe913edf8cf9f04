"""Blocks are found by their lines alone, and what looks like one has to be one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.source.fences import Block, find_blocks


def blocks(body: str) -> tuple[Block, ...]:
    found = find_blocks("pages/about.md", body, 5)
    assert found.problems == ()
    return found.blocks


def codes(body: str) -> list[tuple[str, int]]:
    return [(problem.code, problem.place.line) for problem in find_blocks("pages/about.md", body, 5).problems]


def test_a_block_has_a_name_a_span_and_a_line() -> None:
    assert blocks("A\n::: internal\nB\n:::\nC") == (Block("internal", (), (), 1, 3, 6, 0),)


def test_blocks_nest_and_each_closing_line_closes_the_innermost() -> None:
    found = blocks("::: summary\n::: internal\n::: internal\n:::\n:::\n:::\n::: changes\n:::")
    assert [(block.name, block.first, block.last, block.depth) for block in found] == [
        ("summary", 0, 5, 0),
        ("internal", 1, 4, 1),
        ("internal", 2, 3, 2),
        ("changes", 6, 7, 0),
    ]


def test_arguments_are_words_and_filters() -> None:
    (tasks,) = blocks("::: tasks pace=behind category=sewage due=30d\n:::")
    assert (tasks.words, tasks.filters) == ((), (("pace", "behind"), ("category", "sewage"), ("due", "30d")))
    (photos,) = blocks("::: photos DL-01\n:::")
    assert (photos.words, photos.filters) == (("DL-01",), ())


def test_blocks_are_found_inside_code_and_comments() -> None:
    assert [block.name for block in blocks("```\n::: internal\nx\n:::\n```\n<!--\n::: summary\n:::\n-->")] == [
        "internal",
        "summary",
    ]


def test_trailing_blanks_do_not_matter() -> None:
    assert len(blocks("::: internal  \nx\n:::\t\n")) == 1


@pytest.mark.parametrize(
    "line",
    [
        " ::: internal",
        "\t::: internal",
        "\u3000::: internal",
        "\u00a0::: internal",
        "> ::: internal",
        ">> ::: internal",
        "- ::: internal",
        "-::: internal",
        "* ::: internal",
        "+ ::: internal",
        "• ::: internal",
        "1. ::: internal",
        "12) ::: internal",
        "> - 1. ::: internal",
        "| ::: internal |",
        "# ::: internal",
        "**::: internal**",
        "`::: internal`",
        "[^1]: ::: internal",
        "Text before ::: internal",
        "：：： internal",
        "：：：内部",
        ":：: internal",
        "∶∶∶ internal",
        ": : : internal",
        ":   :::",
        ":::internal",
        ":::: internal",
        "::::",
        ":: internal",
        "::: Internal",
        "::: INTERNAL",
        "::: internal:::",
        "::: internal :::",
        "::: іnternal",  # the first letter is Cyrillic
        ":::  internal",
        "::: 内部",
        "::: interal",
        "::: unknown",
        "::: internal\u3000",
    ],
)
def test_what_looks_like_a_block_and_is_none_is_an_error(line: str) -> None:
    found = find_blocks("pages/about.md", f"A\n{line}\nB\n", 5)
    assert found.problems
    assert {problem.place.line for problem in found.problems} == {6}
    assert {problem.code for problem in found.problems} <= {"block-unknown", "block-argument", "block-unclosed"}


def test_the_hint_shows_the_line_as_it_should_be() -> None:
    (problem,) = find_blocks("a.md", "：：： 内部", 1).problems
    assert "`::: internal`" in problem.hint("en")
    assert "`::: internal`" in problem.hint("zh")
    (problem,) = find_blocks("a.md", "- ::: tasks pace=behind", 1).problems
    assert "`::: tasks`" in problem.hint("en")


def test_unclosed_and_unopened_blocks() -> None:
    assert codes("::: internal\n::: summary\n:::\ntext") == [("block-unclosed", 5)]
    assert codes("text\n:::\n") == [("block-unopened", 6)]


@pytest.mark.parametrize(
    "line", ["::: tasks pace=", "::: tasks =x", "::: tasks pace=a pace=b", "::: tasks pace＝a", "::: internal x"]
)
def test_arguments_that_mean_nothing_are_errors(line: str) -> None:
    assert codes(f"{line}\n:::\n") == [("block-argument", 5)]


@pytest.mark.parametrize(
    "line",
    ["Term\n:   Definition", "At 12:30 to 13:00", "Ratio 1:2:3", "std::vector", "时间：：", "https://example.org"],
)
def test_ordinary_colons_are_text(line: str) -> None:
    assert blocks(line) == ()


@pytest.mark.parametrize(
    "line", [":" * 200_000, "> " * 100_000, "* " * 100_000, ":: " * 60_000, "[^" * 60_000, "1." * 80_000]
)
def test_lines_that_would_hold_up_a_careless_pattern_for_hours(line: str) -> None:
    find_blocks("a.md", f"::x\n{line}\n", 1)


@given(st.text(alphabet=":： \n>-*1.internal内部=|`[]^", max_size=60))
def test_any_text_gives_blocks_or_problems(body: str) -> None:
    found = find_blocks("a.md", body, 1)
    lines = body.split("\n")
    if not found.problems:
        assert sum(line.rstrip(" \t") == ":::" for line in lines) == len(found.blocks)
    for block in found.blocks:
        assert lines[block.first].startswith("::: ")
