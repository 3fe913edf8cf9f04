"""The public part of a body is what it would be had the editor deleted the rest."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.source.passages import open_marks, public_body, public_words


def kept(body: str) -> str:
    found = public_body("a.md", body, 10)
    assert found.problems == ()
    return "\n".join(text for text, _ in found.lines)


@pytest.mark.parametrize(
    ("body", "public"),
    [
        ("A\n\n::: internal\nx\n:::\n\nB\n", "A\n\nB"),
        ("A\n::: internal\nx\n:::\nB\n", "A\nB"),
        ("::: internal\nx\n:::\n", ""),
        ("::: summary\n:::\n", "::: summary\n:::"),
        ("A <!-- x --> B", "A B"),
        ("A<!-- x -->B", "AB"),
        ("A <!-- x\ny\nz --> B\nC", "A B\nC"),
        ("<!-- x -->\n\nA", "A"),
        ("A  \n<!-- x -->\nB", "A  \n\nB"),
        ("<!-- a --><!-- b -->A<!-- c -->", "A"),
        ("<!-- a\n--> B <!--\nc --> D", " B D"),
    ],
)
def test_what_remains(body: str, public: str) -> None:
    assert kept(body).strip() == public.strip()


def test_every_line_keeps_its_number() -> None:
    found = public_body("a.md", "A\n::: internal\nx\n:::\nB <!-- x\ny --> C\nD\n", 10)
    assert found.lines == [("A", 10), ("B C", 14), ("D", 16)]
    assert found.hidden == {11, 12, 13}


def test_a_problem_has_the_line_of_the_file_and_leaves_nothing() -> None:
    found = public_body("a.md", "A\n\n<!-- x", 10)
    assert [(problem.code, problem.place.line) for problem in found.problems] == [("comment-unclosed", 12)]
    assert found.lines == []


def test_comments_go_from_fields_too() -> None:
    assert public_words("a.md", "One <!-- x\ny -->two", 3) == ("One two", ())
    text, problems = public_words("a.md", "One <!-- x", 3)
    assert [(problem.code, problem.place.line) for problem in problems] == [("comment-unclosed", 3)]
    assert text == "One "


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("A\n::: internal\nB\n", "block-unclosed"),
        ("A\n<!-- B\n", "comment-unclosed"),
        ("A\n::: nonsense\n", "block-unknown"),
    ],
)
def test_marks_that_are_open_are_told_for_any_edition(body: str, code: str) -> None:
    assert [(problem.code, problem.place.line) for problem in open_marks("a.md", body, 10)] == [(code, 11)]


def test_closed_marks_are_no_problem() -> None:
    assert open_marks("a.md", "A <!-- b --> --> C\n::: internal\n<!-- d -->\n:::\n[x][y]\n", 10) == ()


BLOCKS = st.lists(st.sampled_from(["A", "B  C", "", "", "- d", "```", "    e", "| f |"]), max_size=6).map("\n".join)


@given(
    st.lists(
        st.tuples(BLOCKS, st.sampled_from(["::: internal\nsecret\n:::", "<!-- secret -->", "<!--\nsecret\n-->"])),
        max_size=4,
    )
)
def test_cutting_is_deleting(parts: list[tuple[str, str]]) -> None:
    whole = "\n".join(f"{text}\n{secret}" for text, secret in parts)
    deleted = "\n".join(text if secret.startswith(":") else f"{text}\n" for text, secret in parts)
    assert kept(whole) == kept(deleted)
