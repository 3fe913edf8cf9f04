"""A pattern is compiled at its first use and is then what `re` makes of it."""

from __future__ import annotations

import copy
import gc
import re
from typing import Any

import pytest

from generator.build import load_rules
from generator.model import patterns
from generator.model.patterns import pattern


def test_it_answers_as_a_compiled_one() -> None:
    ours, theirs = pattern(r"(?P<day>\d+) (may|june)", re.IGNORECASE), re.compile(r"(?P<day>\d+) (may|june)", re.IGNORECASE)
    text = "1 May, 22 June"
    assert (ours.pattern, ours.flags) == (theirs.pattern, theirs.flags)
    assert ours.findall(text) == theirs.findall(text)
    assert ours.sub(r"\2", text) == theirs.sub(r"\2", text)
    assert ours.split(text) == theirs.split(text)
    found = ours.search(text, 3)
    assert found is not None
    assert (found["day"], found.span()) == ("22", (7, 14))
    assert ours.fullmatch("1 May") is not None
    assert ours.match("x1 May") is None
    assert [each[0] for each in ours.finditer(text)] == ["1 May", "22 June"]
    assert (ours.groups, ours.groupindex) == (theirs.groups, theirs.groupindex)


def test_it_reads_bytes_too() -> None:
    assert pattern(rb"\d+").findall(b"1 22") == [b"1", b"22"]


def test_nothing_is_compiled_before_it_is_asked_for_and_then_once(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    original = re.compile

    def counted(text: str, flags: int = 0) -> Any:
        compiled.append(text)
        return original(text, flags)

    monkeypatch.setattr(patterns.re, "compile", counted)
    made = pattern("a+")
    assert (made.pattern, repr(made), compiled) == ("a+", "pattern('a+', 32)", [])
    assert [made.search("baa") is not None, made.match("baa") is None] == [True, True]
    assert compiled == ["a+"]


def test_what_patterns_do_not_have_it_has_not_either() -> None:
    made = pattern("a")
    with pytest.raises(AttributeError, match="serach"):
        made.serach("a")  # type: ignore[attr-defined]
    assert copy.copy(made).search("a") is not None


def test_every_pattern_of_the_program_can_be_compiled_and_has_the_flags_that_it_says() -> None:
    load_rules()
    ours = [each for each in gc.get_objects() if type(each) is patterns._Pattern]
    assert len(ours) > 300
    for each in ours:
        assert re.compile(each.pattern, each.flags).flags == each.flags, each
