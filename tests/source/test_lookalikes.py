"""A word that only resembles a guarded one is told from it, and from words that have nothing to do with it."""

from __future__ import annotations

import pytest

from generator.source.lookalikes import GUARDED, resembled


@pytest.mark.parametrize("word", GUARDED)
def test_the_words_themselves_resemble_nothing(word: str) -> None:
    assert resembled(word) == ""


@pytest.mark.parametrize(
    "typed",
    ["Internal", "INTERNAL", "internal ", " internal", "internal:", "intenal", "internaal", "intrenal", "interna1", "lnternal",
     "іnternal", "intеrnаl", "ｉｎｔｅｒｎａｌ", "internál", "ínternal", "inter-nal", "in\u200bternal", "internals", "内部", "内部资料"],
)  # fmt: skip
def test_what_resembles_internal(typed: str) -> None:
    assert resembled(typed) == "internal"


@pytest.mark.parametrize(("typed", "word"), [("Audience", "audience"), ("audence", "audience"), ("аudience", "audience"),
                                             ("公开范围", "audience"), ("acept", "accept"), ("Accept", "accept")])  # fmt: skip
def test_what_resembles_the_others(typed: str, word: str) -> None:
    assert resembled(typed) == word


@pytest.mark.parametrize(
    "typed",
    ["", "id", "title", "indicators", "inspection", "international", "interior", "interim", "external", "area", "audit",
     "acceptance", "acceptance_unit", "public", "DL-01", "治理", "内部管理", "national", "eternal"],
)  # fmt: skip
def test_other_words_resemble_nothing(typed: str) -> None:
    assert resembled(typed) == ""


@pytest.mark.parametrize("word", GUARDED)
def test_every_single_slip_is_seen_whatever_sign_it_brings_in(word: str) -> None:
    for at in range(len(word)):
        for sign in "z9-_. é中":
            typed = {f"{word[:at]}{sign}{word[at:]}", f"{word[:at]}{sign}{word[at + 1 :]}", f"{word[:at]}{word[at + 1 :]}"}
            assert {resembled(each.replace("l", "1").title()) for each in typed} == {word}


def test_words_with_more_foreign_signs_resemble_nothing() -> None:
    assert {resembled(word) for word in ("T-00500", "acce99", "xinternaly", "tasks", "")} == {""}
