"""One form for one content: written, read and written again it is the same, with the lines it came from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.source.canonical import tidy, yaml_lines
from generator.source.frontmatter import read_yaml
from generator.source.nodes import Mapping, Node, Scalar, Sequence


def plain(node: Node) -> object:
    """The content without its places."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key.text: plain(value) for key, value in node.entries}


def text_of(node: Node) -> str:
    return "".join(f"{row}\n" for row, _ in yaml_lines(node))


def node_of(content: object, line: int = 1) -> Node:
    if isinstance(content, dict):
        return Mapping(tuple((Scalar(key, line, 1), node_of(value)) for key, value in content.items()), line, 1)
    if isinstance(content, list):
        return Sequence(tuple(node_of(item) for item in content), line, 1)
    return Scalar(str(content), line, 1, quoted=True)


WORDS = st.text(alphabet="ab 1.-:#'\"\\,[]{}&*!|>%@`?~=\n\t：“”、，治理no—", min_size=1, max_size=12)
CONTENT = st.recursive(
    WORDS,
    lambda inner: st.lists(inner, min_size=1, max_size=3) | st.dictionaries(WORDS, inner, min_size=1, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.text(alphabet="abc_-治1", min_size=1), CONTENT, min_size=1, max_size=4))
def test_what_is_written_is_read_back(content: dict[str, object]) -> None:
    text = text_of(node_of(content))
    read = read_yaml("x.yaml", text.encode())
    assert read.root is not None
    assert plain(read.root) == content
    assert not any(problem.severity == "error" for problem in read.problems if problem.code != "odd-key")
    assert text_of(read.root) == text


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("{b: [1, {c: 'd'}], a: \"e\"}", "b:\n  - 1\n  - c: d\na: e\n"),
        ("a: |\n  one\n\n  two\n", "a: |\n  one\n\n  two\n"),
        ("a: |-\n  one\n    two\n", "a: |-\n  one\n    two\n"),
        ('a: "one \\ntwo"', 'a: "one \\ntwo"\n'),
        ("a: >\n  one\n  two\n", "a: |\n  one two\n"),
        ("a: 2018-10-15\nb: 12:30\nc: no\nd: 010\ne: 30%", 'a: 2018-10-15\nb: "12:30"\nc: no\nd: 010\ne: 30%\n'),
        ("a: '~'\nb: ''\nc: 'null'", 'a: "~"\nb: ""\nc: "null"\n'),
        ("- - a\n  - b\n- c", "- - a\n  - b\n- c\n"),
        ("'a: b': c", '"a: b": c\n'),
        ("a: “散乱污”整治（二期）", 'a: "“散乱污”整治（二期）"\n'),
        ("a: 整治“散乱污”（二期）", "a: 整治“散乱污”（二期）\n"),
    ],
)
def test_the_form(typed: str, written: str) -> None:
    root = read_yaml("x.yaml", typed.encode()).root
    assert root is not None
    assert text_of(root) == written


def test_every_line_knows_where_it_came_from() -> None:
    root = read_yaml("x.yaml", b"# note\na:\n\n  - b: |\n      one\n      two\n  - {c: d}\n").root
    assert root is not None
    assert yaml_lines(root) == [("a:", 2), ("  - b: |", 4), ("      one", 5), ("      two", 6), ("  - c: d", 7)]


def test_blanks_show_nothing() -> None:
    lines = [(text, number) for number, text in enumerate(["", "A  B ", "", "", "  ", "C", "D  ", ""], 1)]
    assert tidy(lines) == [("A B", 2), ("", 3), ("C", 6), ("D  ", 7)]


def test_code_keeps_its_blanks() -> None:
    rows = ["```", "a  b", "```", "", "    c  d", "\te  f", "g  h"]
    assert [text for text, _ in tidy([(row, 1) for row in rows])] == [*rows[:-1], "g h"]


@given(st.lists(st.text(alphabet="a `~\t", max_size=6), max_size=10))
def test_tidying_twice_changes_nothing(rows: list[str]) -> None:
    once = tidy([(row, 1) for row in rows])
    assert tidy(once) == once
