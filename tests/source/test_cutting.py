"""Nodes lose what is internal, and remember only where there are gaps."""

from __future__ import annotations

from generator.model.problem import Place
from generator.source.cutting import Cut, files_named, id_of, joined, public_part
from generator.source.faults import NOT_FIELDS
from generator.source.frontmatter import read_yaml
from generator.source.nodes import Mapping, Node, Scalar, Sequence


def read(text: str) -> Mapping:
    root = read_yaml("x.yaml", text.encode()).root
    assert isinstance(root, Mapping)
    return root


def plain(node: Node | None) -> object:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key.text: plain(value) for key, value in node.entries} if node else None


def cut(text: str) -> Cut:
    return public_part("x.yaml", read(text), frozenset({"accept"}))


def test_internal_keys_go_at_any_depth_and_further_keys_at_the_outermost() -> None:
    found = cut("a: {b: {internal: x, c: d}}\ninternal: [x]\naccept: x\ne:\n  accept: f\n")
    assert plain(found.front) == {"a": {"b": {"c": "d"}}, "e": {"accept": "f"}}
    assert sorted(name for _, name in found.gaps) == ["accept", "internal", "internal"]


def test_items_that_say_so_go_with_what_is_left_empty() -> None:
    found = cut("a:\n  - {id: x, audience: internal}\nb: {audience: internal}\nc: {d: {internal: x}}\ne: f\n")
    assert plain(found.front) == {"e": "f"}


def test_a_record_that_says_so_goes_as_a_whole() -> None:
    assert cut("audience: internal\na: b\n").front is None


def test_problems_inside_of_what_was_cut_are_known_to_be_hidden() -> None:
    found = cut("a: b\ninternal:\n  c: d\ne: {internal: x, f: g}\n")
    hidden = [found.hides(NOT_FIELDS.at(Place("x", line, column))) for line, column in
              ((1, 1), (2, 1), (3, 3), (4, 1), (4, 5), (4, 15), (4, 18))]  # fmt: skip
    assert hidden == [False, True, True, False, True, True, False]


def test_files_that_only_internal_items_name_are_told() -> None:
    found = cut("evidence:\n  - {file: a.jpg}\n  - {file: b.jpg, audience: internal}\ninternal: {x: [{file: c.jpg}]}\n")
    assert found.hidden_files == ("b.jpg", "c.jpg")


def test_names_below_file_are_found_at_any_depth() -> None:
    assert list(files_named(read("file: a\nb:\n  - file: c\n    d: {file: e}\n"))) == ["a", "c", "e"]


def test_an_id_is_a_text() -> None:
    assert id_of(read("id: m1")) == "m1"
    assert id_of(read("id: [m1]")) == ""
    assert id_of(Scalar("m1", 1, 1)) == ""


def test_blanks_of_a_text_show_nothing() -> None:
    assert plain(cut("a: 'one  <!-- x -->  two '\nb: |\n  c <!-- x -->\n  \n\n\n  d\n").front) == {
        "a": "one two",
        "b": "c\n\nd",
    }


def test_a_translation_is_joined_by_ids_and_names() -> None:
    base = cut(
        "title: T\nlist:\n  - {id: a, text: A}\n  - {id: b, audience: internal}\nplace: {internal: {x: y}, name: N}\n"
    )
    assert isinstance(base.front, Mapping)
    said = read("title: 题\nlist: {a: 一, b: 二}\nplace: {name: 名}\n")
    front, problems = joined("x.zh.md", said, base.front, base.gaps)
    assert (plain(front), problems) == ({"title": "题", "list": {"a": "一"}, "place": {"name": "名"}}, [])
    _, problems = joined("x.zh.md", read("words: 另\nother: {a: {b: 另}}\nlist: {c: 三}\n"), base.front, base.gaps)
    assert [(problem.code, problem.place.line) for problem in problems] == [("translation-without-text", 2)]
