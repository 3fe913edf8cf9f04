"""Files are split into fields and body; whatever is wrong has its place, its cure and no traceback."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.source.frontmatter import Split, name_of, read_yaml, split
from generator.source.nodes import Mapping, Scalar, Sequence

PATH = "tasks/DL-01/task.md"
DASHES = ("———", "–––", "－－－", "--", "----", "—")


def read(text: str) -> Split:
    return split(PATH, text.encode())


def codes(found: Split) -> list[str]:
    return [problem.code for problem in found.problems]


def typed(found: Split) -> dict[str, str]:
    assert found.front is not None
    return {key.text: value.text for key, value in found.front.entries if isinstance(value, Scalar)}


def test_fields_and_body_with_their_places() -> None:
    found = read("---\nid: DL-01\nareas: [a, b]\nclosing:\n  closed:\n    date: 2018-10-01\n---\n\nThe *body*.\n")
    assert found.problems == ()
    assert (found.body, found.body_line) == ("\nThe *body*.\n", 8)
    assert found.front is not None
    assert found.front.key("id") == Scalar("id", 2, 1)
    assert found.front.get("id") == Scalar("DL-01", 2, 5)
    assert found.front.get("areas") == Sequence((Scalar("a", 3, 9), Scalar("b", 3, 12)), 3, 8)
    closing = found.front.get("closing")
    assert isinstance(closing, Mapping)
    closed = closing.get("closed")
    assert isinstance(closed, Mapping)
    assert closed.get("date") == Scalar("2018-10-01", 6, 11)


@pytest.mark.parametrize(
    "text", ["no", "010", "12:30", "2018-10", "2018", "1_000", "0x1F", "~", "1e3", "yes", ".5", "=", "null"]
)
def test_every_value_is_the_text_that_was_typed(text: str) -> None:
    assert typed(read(f"---\nvalue: {text}\n---\n")) == {"value": text}


def test_quotes_and_blocks_are_told_from_plain_texts() -> None:
    found = read("---\na: 'it''s'\nb: \"x\\ty\"\nc: |\n  one\n  two\nd: plain\n---\n")
    assert found.front is not None
    values = [value for _, value in found.front.entries if isinstance(value, Scalar)]
    assert [(value.text, value.quoted) for value in values] == [
        ("it's", True),
        ("x\ty", True),
        ("one\ntwo\n", True),
        ("plain", False),
    ]


def test_a_byte_order_mark_and_any_line_end_are_accepted() -> None:
    plain = read("---\nid: DL-01\n---\nBody\n")
    assert split(PATH, b"\xef\xbb\xbf---\r\nid: DL-01\r\n---\r\nBody\r\n") == plain
    assert split(PATH, b"---\rid: DL-01\r---\rBody\r") == plain
    assert plain.problems == ()


def test_a_mark_in_the_body_is_a_rule_of_the_body() -> None:
    assert read("---\nid: x\n---\nA\n\n---\n\nB\n").body == "A\n\n---\n\nB\n"


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("", "empty-file", 1),
        (" \n\n", "empty-file", 1),
        ("# Title\n\nText\n", "front-matter-missing", 1),
        ("id: DL-01\naudience: public\n---\nBody\n", "front-matter-not-opened", 1),
        ("\n\n---\nid: x\n---\n", "front-matter-not-first", 1),
        ("---\nid: x\nlead: y\n\nBody\n", "front-matter-unclosed", 1),
        ("---\n---\nBody\n", "front-matter-not-fields", 2),
        ("---\n- a\n---\n", "front-matter-not-fields", 2),
        ("---\njust words\n---\n", "front-matter-not-fields", 2),
        *((f"{mark}\nid: x\n---\n", "front-matter-mark", 1) for mark in (*DASHES, "- - -", "```yaml", "+++")),
        *((f"---\nid: x\n{mark}\nBody\n", "front-matter-mark", 3) for mark in (*DASHES, "...", "…")),
    ],
)
def test_the_lines_that_enclose_the_fields(text: str, code: str, line: int) -> None:
    found = read(text)
    place = {problem.code: problem.place.line for problem in found.problems}
    if code == "front-matter-not-first":
        assert place[code] == 3
    else:
        assert place == {code: line}


def test_a_smart_dash_does_not_hide_the_other_mistakes() -> None:
    assert codes(read("———\nid: x\nid: y\n———\n")) == ["front-matter-mark", "front-matter-mark", "duplicate-key"]


def test_an_unclosed_front_matter_is_told_after_which_line_to_close_it() -> None:
    (problem,) = read("---\nid: x\nlead: y\n\nBody\n").problems
    assert "line 3 (`lead: y`)" in problem.hint("en")
    assert "第 3 行" in problem.hint("zh")


def test_all_repeated_keys_are_reported_and_the_first_counts() -> None:
    found = read("---\nid: x\nid: y\nm:\n  - {a: 1, a: 2}\nid: z\n---\n")
    assert [(p.code, p.place.line, p.place.column) for p in found.problems] == [
        ("duplicate-key", 3, 1),
        ("duplicate-key", 5, 12),
        ("duplicate-key", 6, 1),
    ]
    assert typed(found) == {"id": "x"}


@pytest.mark.parametrize(
    "text", ["a: &x b\n", "a: *x\n", "a: !important\n", "a: !!str b\n", "a:\n  <<: *x\n", "a: &x [b]\n"]
)
def test_references_of_yaml_are_refused(text: str) -> None:
    assert set(codes(read(f"---\n{text}---\n"))) == {"yaml-reference"}


def test_the_alias_bomb_is_refused_without_being_built() -> None:
    lines = ["a0: &a0 [x, x]", *(f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]" for i in range(1, 60))]
    assert set(codes(read("---\n" + "\n".join(lines) + "\n---\n"))) == {"yaml-reference"}


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "[{a: ", "? "])
@pytest.mark.parametrize("times", [30, 50_000])
def test_deep_nesting_is_refused_before_it_is_built(opening: str, times: int) -> None:
    found = read(f"---\na:\n  {opening * times}\n---\n")
    assert "nested-too-deep" in codes(found) or "yaml-unreadable" in codes(found)
    assert found.front is None


def test_twenty_levels_can_be_read() -> None:
    assert read(f"---\na: {'[' * 18}{']' * 18}\n---\n").problems == ()


@pytest.mark.parametrize("text", ["? [a]\n: b\n", "{a: b}: c\n"])
def test_a_name_is_a_word(text: str) -> None:
    assert codes(read(f"---\n{text}---\n")) == ["key-not-text"]


def test_a_hash_that_cuts_a_text_is_a_warning() -> None:
    found = read("---\ntitle: Boiler #2 in use\nlead: water  # the water bureau\n---\n")
    (problem,) = found.problems
    assert (problem.code, problem.place.line, problem.place.column) == ("text-cut-by-hash", 2, 15)
    assert problem.hint("en").endswith('`title: "Boiler #2 in use"`')


def test_a_full_width_comma_in_a_list_is_a_warning() -> None:
    (problem,) = read("---\nareas: [changxing，jinpu]\n---\n").problems
    assert (problem.code, problem.place.line, problem.place.column) == ("full-width-comma", 2, 9)
    assert "[changxing, jinpu]" in problem.hint("zh")


def test_settings_may_begin_with_a_mark_or_not() -> None:
    for text in ("title: x\n", "---\ntitle: x\n", "# note\n---\ntitle: x\n"):
        found = read_yaml("site.yaml", text.encode())
        assert isinstance(found.root, Mapping)
        assert found.root.get("title") is not None
        assert found.problems == ()
    assert read_yaml("units.yaml", b"- id: a\n").problems == ()


@pytest.mark.parametrize("text", ["", "# only a note\n", "---\n"])
def test_settings_without_content_are_empty(text: str) -> None:
    assert [problem.code for problem in read_yaml("site.yaml", text.encode()).problems] == ["empty-file"]


def test_settings_hold_one_document() -> None:
    found = read_yaml("site.yaml", b"a: b\n---\nc: d\n")
    assert [problem.code for problem in found.problems] == ["second-document"]
    assert found.problems[0].place.line == 2


def test_a_file_is_called_by_its_name_or_its_folder() -> None:
    assert name_of("tasks/DL-01/task.md") == "DL-01"
    assert name_of("tasks/DL-01/task.zh.md") == "DL-01"
    assert name_of("tasks/1.10.md") == "1.10"


@settings(max_examples=400)
@given(st.binary(max_size=200))
@example(b"---\n\xff\n---\n")
@example(b"---\n%YAML 1.1\n---\n")
@example(b"---\n: : :\n- ? !\n---")
def test_no_bytes_make_a_traceback(raw: bytes) -> None:
    split(PATH, raw)
    split(PATH, b"---\n" + raw + b"\n---\n")
    read_yaml("site.yaml", raw)


YAMLISH = st.text(alphabet="ab:：-# \n\t'\"“”[]{}，,|>&*!?%@`\\~=－—•/<0\u3000\u200b\u2028\x85", max_size=60)


@settings(max_examples=1500)
@given(YAMLISH)
@example("a: |\n b\nc")
@example("a: 'b\n\n")
@example("- - -\n-a")
def test_no_mixture_of_signs_makes_a_traceback_and_every_place_is_in_the_file(text: str) -> None:
    found = read(f"---\n{text}\n---\n")
    lines = f"---\n{text}\n---\n".replace("\r", "\n").split("\n")
    for problem in found.problems:
        assert 1 <= problem.place.line <= len(lines)
        assert problem.place.column >= 1
        for language in ("en", "zh"):
            assert "{" not in problem.hint(language).replace("{a", "").split("`")[0]
    if found.front is None:
        assert found.problems
