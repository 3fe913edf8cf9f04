"""One node and one kind become a value, or a problem that says what to type instead."""

from datetime import date
from typing import Any

import pytest

from generator.model import fields as f
from generator.model.text import Text
from generator.source.nodes import Mapping, Node, Scalar, Sequence
from generator.source.values import Reading, closest, is_id, read_value


def read(node: Node, kind: f.Kind) -> tuple[Any, list[str], Reading]:
    reading = Reading("x.md", "en", ("en", "zh"))
    value = read_value(node, kind, reading, "field")
    return value, [problem.code for problem in reading.problems], reading


def typed(text: str) -> Scalar:
    return Scalar(text, 1, 1)


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("2018-10-15", f.Day(), date(2018, 10, 15)),
        ("50000", f.Number(), 50000.0),
        ("-0.5", f.Number(), -0.5),
        ("7", f.Number(whole=True), 7),
        ("no", f.Words(), Text((("en", "no"),))),
        ("010", f.Plain(), "010"),
        ("是", f.Flag(), True),
        ("off", f.Flag(), False),
        ("1.10", f.Identifier(), "1.10"),
        ("DL-一", f.Identifier(), "DL-一"),
    ],
)
def test_what_was_typed_is_typed_by_the_schema(text: str, kind: f.Kind, value: object) -> None:
    assert read(typed(text), kind)[:2] == (value, [])


@pytest.mark.parametrize(
    ("text", "kind", "code", "meant"),
    [
        ("50,000 t/d", f.Number(), "not-a-number", "50000"),
        ("５０", f.Number(), "not-a-number", "50"),
        ("nan", f.Number(), "not-a-number", ""),
        ("1e5", f.Number(), "not-a-number", ""),
        ("2.5", f.Number(whole=True), "not-a-number", "2"),
        ("0", f.Number(whole=True, least=1), "not-a-number", "≥ 1"),
        ("2018/10/5", f.Day(), "not-a-date", "2018-10-05"),
        ("2018-02-30", f.Day(), "impossible-date", "2018-02-28"),
        ("maybe", f.Flag(), "unknown-choice", "true, false"),
        ("a/b", f.Identifier(), "bad-id", "a-b"),
        ("CON", f.Identifier(), "bad-id", ""),
        ("30", f.Span(), "not-a-duration", "30d"),
        ("2018年6月前", f.Limit(), "not-a-deadline", "2018年6月底前"),
    ],
)
def test_a_slip_gets_the_corrected_line(text: str, kind: f.Kind, code: str, meant: str) -> None:
    value, codes, reading = read(typed(text), kind)
    problem = reading.problems[0]
    assert (value, codes) == (None, [code])
    assert meant in problem.hint("en") + problem.message("en")


def test_a_list_reads_each_item_by_itself() -> None:
    items = Sequence((typed("a"), typed("b c"), typed("")), 1, 1)
    value, codes, _ = read(items, f.ListOf(f.Identifier()))
    assert (value, codes) == (("a",), ["bad-id"])


def test_one_item_may_stand_for_a_list_where_that_is_allowed() -> None:
    assert read(typed("a"), f.ListOf(f.Identifier(), one_too=True))[0] == ("a",)
    assert read(typed("a"), f.ListOf(f.Identifier()))[1] == ["wrong-type"]


def test_names_are_kept_for_the_check_that_they_exist() -> None:
    value, _, reading = read(Sequence((typed("water"), typed("east")), 1, 1), f.UnitName(many=True))
    assert value == ("water", "east")
    assert [(what, name) for what, name, *_ in reading.references] == [("unit", "water"), ("unit", "east")]


def test_a_comma_in_an_unquoted_flow_text_is_explained() -> None:
    node = Mapping(((typed("en"), typed("Laid")), (typed("tested"), typed(""))), 1, 1)
    _, codes, reading = read(node, f.Words())
    assert codes == ["unknown-language"]
    assert "quotes" in reading.problems[0].hint("en")


@pytest.mark.parametrize(("word", "meant"), [("titel", "title"), ("lеad", "lead"), ("dead line", "deadline"), ("zzz", "")])
def test_the_nearest_known_word(word: str, meant: str) -> None:
    assert closest(word, ["title", "lead", "deadline", "target"]) == meant


@pytest.mark.parametrize("text", ["", ".", "a..b", "-a", "a.", "x" * 81, "a b", "a/b", "nul", "com1.x", "a\u200bb", "é", "_a", "水/1"])
def test_what_cannot_be_an_id(text: str) -> None:
    assert not is_id(text)


@pytest.mark.parametrize("text", ["DL-01", "a", "a.b_c", "x" * 80, "水-1", "水"])
def test_an_id_is_safe_in_an_address(text: str) -> None:
    assert is_id(text)
