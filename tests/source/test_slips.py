"""The slips of people who do not know YAML: each is found in its line, with the line as it should be."""

from __future__ import annotations

import pytest

from generator.source.frontmatter import split
from generator.source.slips import quoted, silent_slips, texts_cut_by_hash

SLIPS = [
    ("id: DL-01\ntitle：污水处理厂\nlead: water\n", [("full-width-colon", 3, "title: 污水处理厂")]),
    ("id: DL-01\ntitle：污水处理厂\n", [("full-width-colon", 3, "title: 污水处理厂")]),
    ("title：污水处理厂\nid: DL-01\n", [("full-width-colon", 2, "title: 污水处理厂")]),
    ("title：污水处理厂\n", [("full-width-colon", 2, "title: 污水处理厂")]),
    ("id: DL-01\ntitle:Sewage\nlead: water\n", [("no-space-after-colon", 3, "title: Sewage")]),
    ("title:Sewage\nid: DL-01\n", [("no-space-after-colon", 2, "title: Sewage")]),
    (
        "title:Sewage\nid:DL-01\n",
        [("no-space-after-colon", 2, "title: Sewage"), ("no-space-after-colon", 3, "id: DL-01")],
    ),
    ("id: DL-01\ntitle:Sewage\n", [("no-space-after-colon", 3, "title: Sewage")]),
    ("id: DL-01\nmeasures:\n  - id:m1\n    text: foo\n", [("no-space-after-colon", 4, "  - id: m1")]),
    ("title: Sewage\n  lead:water\nid: x\n", [("swallowed-line", 3, "lead: water")]),
    ("title: Sewage\n  lead：water\nid: x\n", [("swallowed-line", 3, "lead: water")]),
    ("title: Groundwater: second phase\nid: x\n", [("colon-in-text", 2, 'title: "Groundwater: second phase"')]),
    ("m:\n  - text: a: b\n    id: x\n", [("colon-in-text", 3, '  - text: "a: b"')]),
    ("title: “Groundwater: second” \nid: x\n", [("full-width-quotes", 2, 'title: "Groundwater: second"')]),
    ("id: x\nclosing:\n\tself_check: y\n", [("indented-by-tab", 4, "  self_check: y")]),
    ("closing:\n  a: b\n\tself_check: y\n", [("indented-by-tab", 4, "  self_check: y")]),
    ("closing:\n\u3000self_check: y\n", [("indented-by-tab", 3, "  self_check: y")]),
    (
        "closing:\n  a: b\n\u3000\u3000self_check: y\n",
        [("indented-by-tab", 4, "    self_check: y"), ("wrong-indentation", 4, "  self_check: y")],
    ),
    ("closing:\n\xa0\xa0self_check: y\n", [("indented-by-tab", 3, "  self_check: y")]),
    ("id: x\n lead: water\n", [("wrong-indentation", 3, "lead: water")]),
    ("  id: x\nlead: water\n", [("wrong-indentation", 2, "id: x")]),
    ("a:\n  - id: x\n   text: y\n", [("wrong-indentation", 4, "    text: y")]),
    ("a:\n  - id: x\n      text: y\n", [("wrong-indentation", 4, "    text: y")]),
    ("a:\n    b: c\n  d: e\n", [("wrong-indentation", 4, "    d: e")]),
    ("a:\n  - x\n - y\n", [("wrong-indentation", 4, "  - y")]),
    (
        "supporting:\n  -water\n  -housing\nid: x\n",
        [("no-space-after-dash", 3, "  - water"), ("no-space-after-dash", 4, "  - housing")],
    ),
    ("supporting:\n  -water\nid: x\n", [("no-space-after-dash", 3, "  - water")]),
    ("m:\n  -id: a\n   text: b\n", [("no-space-after-dash", 3, "  - id: a"), ("wrong-indentation", 4, "    text: b")]),
    ("m:\n  -id: a\n    text: b\n", [("no-space-after-dash", 3, "  - id: a")]),
    ("supporting:\n  • water\n  • housing\n", [("odd-list-mark", 3, "  - water"), ("odd-list-mark", 4, "  - housing")]),
    ("supporting:\n  * water\n  * housing\n", [("odd-list-mark", 3, "  - water"), ("odd-list-mark", 4, "  - housing")]),
    (
        "supporting:\n  － water\n  － housing\n",
        [("odd-list-mark", 3, "  - water"), ("odd-list-mark", 4, "  - housing")],
    ),
    ("id: x\ntitle = Sewage\nlead: w\n", [("no-colon", 3, "title: Sewage")]),
    ("id: x\ntitle Sewage plant\nlead: w\n", [("no-colon", 3, "title: Sewage plant")]),
    ('id: x\ntitle: "Sewage\nlead: w\n', [("unclosed-quote", 3, 'title: "Sewage"')]),
    ("id: x\ntitle: 'Sewage\nlead: w\n", [("unclosed-quote", 3, 'title: "Sewage"')]),
    ('id: x\ntitle: "Sewage\nlead: "w"\n', [("unclosed-quote", 3, 'title: "Sewage"')]),
    ('id: x\ntitle: "Two" plan\nlead: w\n', [("quote-in-text", 3, "title: '\"Two\" plan'")]),
    ('title: "the "two" plan"\nlead: w\n', [("quote-in-text", 2, "title: 'the \"two\" plan'")]),
    ("title: 'it's'\nlead: w\n", [("quote-in-text", 2, 'title: "it\'s"')]),
    ('title: "C:\\Users\\D"\n', [("backslash-in-quotes", 2, "title: 'C:\\Users\\D'")]),
    ("areas: [a, b\nlead: w\n", [("unclosed-bracket", 2, "areas: [a, b]")]),
    ("title: {en: a, zh: b\nlead: w\n", [("unclosed-bracket", 2, "title: {en: a, zh: b}")]),
    ("title: [DL-01] works\nlead: w\n", [("sign-needs-quotes", 2, 'title: "[DL-01] works"')]),
    ("title: @Jinpu\n", [("sign-needs-quotes", 2, 'title: "@Jinpu"')]),
    ("title: `x`\n", [("sign-needs-quotes", 2, 'title: "`x`"')]),
    ("title: %5\n", [("sign-needs-quotes", 2, 'title: "%5"')]),
    ("title: *important* works\n", [("sign-needs-quotes", 2, 'title: "*important* works"')]),
    ("title: & co\n", [("sign-needs-quotes", 2, 'title: "& co"')]),
    ("title: &co\n", [("yaml-reference", 2, 'title: "&co"')]),
    ("title: !important\n", [("yaml-reference", 2, 'title: "!important"')]),
    ("title: > 5 t\n", [("sign-needs-quotes", 2, 'title: "> 5 t"')]),
    ("title: |5 t\n", [("sign-needs-quotes", 2, 'title: "|5 t"')]),
    ("id: x\n// note\nlead: w\n", [("odd-comment", 3, "# note")]),
    ("id: x\n＃ note\nlead: w\n", [("odd-comment", 3, "# note")]),
    ("id: x\n<!-- note -->\nlead: w\n", [("odd-comment", 3, "# note")]),
    ("ｉｄ: x\n", [("odd-key", 2, "id: x")]),
    ("“id”: x\n", [("odd-key", 2, "id: x")]),
    ("m:\n  - {id：a, text: b}\n", [("full-width-colon", 3, "  - {id: a, text: b}")]),
    ("id: x\n--- foo\nlead: w\n", [("second-document", 3, "# foo")]),
    ("a: &x b\nc: *x\n", [("yaml-reference", 2, 'a: "&x b"'), ("yaml-reference", 3, 'c: "*x"')]),
    ("a: &x {b: c}\nd:\n  <<: *x\n", [("yaml-reference", 2, 'a: "&x {b: c}"'), ("yaml-reference", 4, '<<: "*x"')]),
    ("title: ? what\n", [("sign-needs-quotes", 2, 'title: "? what"')]),
    ("notes: |\n  a\n b\nid: x\n", [("wrong-indentation", 4, "  b")]),
    ("notes: |\n  a\n\tb\nid: x\n", [("wrong-indentation", 4, "  \tb")]),
    ("title: , a\n", [("sign-needs-quotes", 2, 'title: ", a"')]),
    ("title: Foo:\nid: x\n", [("colon-in-text", 2, 'title: "Foo:"')]),
    ("title:: Foo\n", [("no-colon", 2, "title: Foo")]),
    ("id; x\ntitle: y\n", [("no-colon", 2, "id: x")]),
    ("id ： x\ntitle： y\n", [("full-width-colon", 2, "id: x"), ("full-width-colon", 3, "title: y")]),
    (
        "id：x\ntitle：y\naudience：public\nlead：w\n",
        [
            ("full-width-colon", 2, "id: x"),
            ("full-width-colon", 3, "title: y"),
            ("full-width-colon", 4, "audience: public"),
            ("full-width-colon", 5, "lead: w"),
        ],
    ),
    ("closing:\n  self_check：\n    date: 2018-01-01\n", [("full-width-colon", 3, "  self_check:")]),
]


@pytest.mark.parametrize(("fields", "expected"), SLIPS)
def test_a_slip_is_found_in_its_line_with_the_line_as_it_should_be(
    fields: str, expected: list[tuple[str, int, str]]
) -> None:
    found = split("tasks/DL-01.md", f"---\n{fields}---\n".encode())
    assert [(p.code, p.place.line, dict(p.arguments).get("line", "")) for p in found.problems] == expected
    assert found.front is not None
    for problem in found.problems:
        corrected = str(dict(problem.arguments)["line"])
        if problem.code != "second-document":
            assert corrected in problem.hint("en")
            assert corrected in problem.hint("zh")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_several_slips_of_one_file_are_told_at_once(language: str) -> None:
    fields = "id：DL-01\ntitle: Groundwater: second phase\n lead: water\nareas: [a, b\nid: x\n"
    found = split("tasks/DL-01.md", f"---\n{fields}---\n".encode())
    told = {problem.place.line: (problem.code, problem.message(language)) for problem in found.problems}
    assert {line: code for line, (code, _) in told.items()} == {
        2: "full-width-colon",
        3: "colon-in-text",
        4: "wrong-indentation",
        5: "unclosed-bracket",
        6: "duplicate-key",
    }
    assert all(message and "{" not in message for _, message in told.values() if "[" not in message)


@pytest.mark.parametrize(
    "fields",
    [
        "place: 12:30 Hall\n",
        "title: see https://example.org/x\n",
        "id : x\naudience : public\n",
        "finding: 一是建设滞后\n  注意：不得反弹\n",
        "finding: Ratio\n  COD:5 is high\n",
        "finding: quoted\n  ——feedback of 2017\n",
        "finding: lines\n  - not a list\n",
        "notes: |\n  lead:water\n  title：x\n  • y\n  -z\n\tq\n".replace("\tq\n", ""),
        "notes: >\n  lead：water\n",
        "- x\n".replace("- x", "numbers: [-5, -0.3]"),
        "value: -5\n",
        "title: “散乱污”企业\n",
        "title: 《方案》\n",
        'title: "a: b # c"\n',
        "phone: 0411-12345678\n",
        "areas:\n- a\n- b\n",
        "url: http://a.b:80/c\n",
        "keys: {a-b: c, 甲: 乙}\n",
    ],
)
def test_what_only_looks_like_a_slip_is_let_be(fields: str) -> None:
    assert split("tasks/DL-01.md", f"---\n{fields}---\n".encode()).problems == ()


def test_quotes_hold_whatever_is_in_them() -> None:
    for text in ("a: b", 'say "x"', "it's", "a\\b", 'it\'s "both" \\'):
        found = split("x.md", f"---\nkey: {quoted(text)}\n---\n".encode())
        assert found.front is not None
        assert found.front.entries[0][1].text == text  # type: ignore[union-attr]


def test_a_cure_that_does_not_take_is_not_tried_for_ever() -> None:
    found = split("x.md", b'---\nk: \'"\\x" \'\\" " : "\\\n"\n- \'\n---\n')
    assert found.problems


@pytest.mark.parametrize(
    "line", ["//" + " " * 300_000 + "x", "a: b" + " " * 300_000 + "c", "- " * 100_000 + "x：y", "a:" * 100_000]
)
def test_lines_that_nobody_types_are_not_pondered_over(line: str) -> None:
    split("x.md", f"---\nid：x\n{line}\n---\n".encode())


def test_a_comment_in_plain_words_cuts_nothing() -> None:
    assert list(texts_cut_by_hash(["title: Plant # ask the bureau", "# x: y #1", "a: '1 #2'", "b: |", "  c #3"])) == []


def test_suspects_are_looked_at_only_where_they_are() -> None:
    lines = ["title: a", "  lead:b", "x: c", "  lead:d"]
    assert [slip.row for slip in silent_slips(lines, [(2, 3)])] == [3]
    assert silent_slips(lines, []) == []
