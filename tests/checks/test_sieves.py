import re
import string

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import generator.checks.examination  # noqa: F401 - its rules bring their sieves
from generator.checks.judges import TEXT_JUDGES
from generator.checks.sieves import SIEVES, Behind, Row, Sieve, holds, letting_through, lowered, numbers_of, sieve

NEAR = st.text(string.ascii_letters + string.digits + " -.,\n的任务项第一路号XＸ×ſıİ\u212a", max_size=12)
"""Signs that stand around matches, and those that a pattern ignoring case takes for letters."""


@pytest.mark.parametrize("each", SIEVES, ids=[f"sieve-{number}" for number in range(len(SIEVES))])
@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_what_a_pattern_matches_its_sieve_lets_through(each: Sieve, data: st.DataObject) -> None:
    made = data.draw(st.from_regex(re.compile(each.pattern.pattern, each.pattern.flags)))
    text = data.draw(NEAR) + made + data.draw(NEAR)
    assert each.may_match(text) or each.pattern.search(text) is None


def test_texts_may_be_asked_together() -> None:
    for each in SIEVES:
        for judge in TEXT_JUDGES:
            for text in (judge.rule.bad, judge.rule.good):
                assert each.may_match(f"before\n{text}\nafter") or not each.may_match(text)


@given(st.text("aAkKsSiIſıİ\u0307\u212aßẞzé任"), st.sampled_from(["a", "k", "s", "i", "is", "sk", "ia", "ask"]))
def test_a_word_found_whatever_its_case_is_in_the_lowered_text(text: str, word: str) -> None:
    assert word in lowered(text) or re.search(word, text, re.IGNORECASE) is None


@given(st.text(string.digits + "a- \u0663任", max_size=30), st.integers(2, 8))
def test_a_row_of_digits_is_found_as_by_its_pattern(text: str, count: int) -> None:
    assert (Row(count).search(text) is not None) == (re.search(rf"\d{{{count}}}", text) is not None)
    assert (Row(count, "a").search(text) is not None) == (re.search(rf"\d{{{count}}}a", text) is not None)


@given(st.text("is now\n", max_size=9), st.sampled_from(["", " ", "  ", "x" * 250, " x" * 250, " " * 250]))
def test_words_behind_others_are_found_as_by_a_pattern(text: str, blanks: str) -> None:
    hint = Behind(("done", "shut"), lambda before: before.endswith(("is ", "is\n", "now ", "now\n")))
    for whole in (f"{text}{blanks}done", f"a done b {text}{blanks}shut."):
        wanted = re.search(r"(?:is|now)\s(?:done|shut)", whole)
        assert wanted is None or hint.search(whole) is not None
    assert hint.search("done is shut") is True
    assert hint.search("is it done or shut") is None


def test_marks_and_hints_are_asked_before_the_pattern() -> None:
    made = Sieve(re.compile("(?:b|c)x+"), ("b", "c"), (re.compile("bx"), re.compile("cx")))
    assert not made.may_match("ax")
    assert not made.may_match("b x")
    assert made.may_match("acx")
    assert [found[0] for found in made.finditer("bx cxx")] == ["bx", "cxx"]
    assert made.search("b x") is None
    assert list(made.finditer("b x")) == []
    assert holds("a task", ("任务", "task"))
    assert not holds("", ("task",))


def test_the_sieves_have_numbers_and_those_that_let_a_text_through_are_told() -> None:
    assert sorted(numbers_of(SIEVES)) == list(range(len(SIEVES)))
    through = letting_through("a@b.example", SIEVES)
    assert set(through) == set(numbers_of(each for each in SIEVES if each.may_match("a@b.example")))
    assert letting_through("", SIEVES) == b""


def test_a_wide_pattern_is_not_tried_on_ascii() -> None:
    assert not Sieve(re.compile("[a-z]路"), is_wide=True).may_match("ab")
    assert Sieve(re.compile("[a-z]路"), is_wide=True).may_match("a路")


def test_a_sieve_that_lets_too_little_through_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.checks.sieves.SIEVES", [])
    bad = sieve(re.compile("to ?be", re.IGNORECASE), "to be")
    assert bad.pattern.search("TOBE")
    assert not bad.may_match("TOBE")
