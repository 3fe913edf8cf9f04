from __future__ import annotations

import pytest

from generator.model.problem import Place
from generator.render import markup_bounds
from generator.render.markup_bounds import excess, place_in

PLACE = Place("pages/about.md", 6)


def found(body: str) -> tuple[str, int, int] | None:
    problem = excess(body, PLACE)
    return problem and (problem.code, problem.place.line, problem.place.column)


def test_an_ordinary_text_is_fit():
    rule_line = "- " * 25
    assert (
        found(f"# 标题\n\n一段[链接](https://example.org)，见 [[DL-01]]。\n\n- 甲\n- 乙\n\n---\n\n{rule_line}\n")
        is None
    )


def test_a_large_text_is_refused_as_a_whole():
    assert found("x" * (markup_bounds.LONGEST_TEXT + 1)) == ("text-too-long", 6, 0)


@pytest.mark.parametrize(
    "hidden", ["\x00", "\x02", "\x1b", "\x7f", "\u202e", "\u2066", "\ufffe", "&#2;", "&#x202e;", "&#1114112"]
)
def test_hidden_characters_are_shown_where_they_stand(hidden: str):
    assert found(f"a\n\nb {hidden}c") == ("hidden-character", 8, 3)


@pytest.mark.parametrize("fine", ["\t", "\n", "\u200b", "&#169;", "&#x4e00;", "😀", "&#", "\u3000"])
def test_other_characters_pass(fine: str):
    assert found(f"a {fine} b") is None


@pytest.mark.parametrize("mark", ["> ", "- ", "1. ", ": ", "* - "])
def test_nesting_on_one_line_is_bounded(mark: str):
    assert found("a\n\n" + mark * 21 + "x") == ("text-nested-too-deep", 8, 1)
    assert found("a\n\n" + mark * 10 + "x") is None


def test_indentation_is_bounded_in_columns():
    assert found("a\n" + "\t" * 26 + "x") == ("text-nested-too-deep", 7, 1)
    assert found("a\n" + " " * 100 + "x") is None


def test_brackets_of_one_paragraph_are_bounded():
    assert found("fine\n\n" + "[" * 8000) == ("too-many-marks", 8, 1)
    assert found("[a](b) " * 100) is None


def test_a_long_table_or_list_of_links_is_read_line_by_line():
    """Five hundred records in one list are an editor's right; the same in one paragraph is no text."""
    link = "[[DL-01]] 污水处理厂提标改造工程已按期完成并通过验收，出水水质稳定达标"
    assert found("\n".join(f"- {link}" for _ in range(500))) is None
    assert found("\n".join(f"{number}. {link}" for number in range(500))) is None
    assert found("| a | b |\n|---|---|\n" + "\n".join(f"| {link} | 1 |" for _ in range(500))) is None
    assert found("\n".join(link for _ in range(500))) == ("too-many-marks", 6, 1)


@pytest.mark.parametrize("head", ["| a |\n|---|---|\n", "| `a | b |\n|---|---|\n", "| a\n| b\n", "- a\n1. b\n"])
def test_what_only_looks_like_a_table_or_list_is_read_as_a_whole(head: str):
    line = head.rsplit("\n", 2)[1][:2] + " [[[["
    assert found(head + "\n".join(line for _ in range(2000))) == ("too-many-marks", 6, 1)


def test_tags_of_the_whole_text_are_bounded():
    assert found("x\n" + "<a " * 5000) == ("too-many-marks", 7, 1)


def test_lines_of_one_block_are_bounded():
    assert found("a\n\n" + "a\n===\n" * 5000) == ("too-many-marks", 8, 1)


def test_replacements_in_one_block_are_bounded():
    assert found("a\n\n" + "\\*" * 60_000) == ("too-many-marks", 8, 1)
    assert found("\n\n".join("\\* *a* _b_ &amp; `c`" * 20 for _ in range(300))) is None


def test_a_place_counts_from_the_files_first_line():
    assert place_in("ab\ncd", 4, PLACE) == Place("pages/about.md", 7, 2)
    assert place_in("ab", 0, Place("x")) == Place("x", 1, 1)
