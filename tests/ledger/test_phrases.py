"""Days, numbers and names in words."""

from __future__ import annotations

from datetime import date

import pytest

from generator.ledger import phrases
from generator.model.text import Both
from generator.source.wording import read_deadline, read_duration
from tests.builders import content, deadline, task, text


def test_a_day():
    assert phrases.day(date(2025, 3, 28)) == Both("28 March 2025", "2025年3月28日")


@pytest.mark.parametrize(
    ("value", "said"),
    [(35000.0, "35,000"), (0, "0"), (-2, "-2"), (0.5, "0.5"), (45.4, "45.4"), (999, "999"), (-12345.5, "-12,345.5")],
)
def test_a_number_is_written_alike_in_both_languages(value, said):
    assert phrases.number(value) == Both(said, said)


@pytest.mark.parametrize(
    ("value", "en", "zh"), [(9999, "9,999", "9999"), (1234.56789, "1,234.5679", "1234.5679"), (-4200, "-4,200", "-4200")]
)
def test_a_number_of_four_digits_is_grouped_in_english_alone(value, en, zh):
    assert phrases.number(value) == Both(en, zh)


def test_a_count_of_days():
    assert phrases.days(1) == Both("1 day", "1天")
    assert phrases.days(3) == Both("3 days", "3天")


@pytest.mark.parametrize(
    ("written", "en", "zh"),
    [("1d", "1 day", "1天"), ("20个工作日", "20 working days", "20个工作日"), ("2 weeks", "2 weeks", "2周"),
     ("3个月", "3 months", "3个月"), ("1年", "1 year", "1年")],
)  # fmt: skip
def test_a_duration(written, en, zh):
    takes = read_duration(written)
    assert takes
    assert phrases.duration(takes) == Both(en, zh)


@pytest.mark.parametrize(
    ("written", "en", "zh"),
    [("2018年底前", "31 December 2018", "2018年12月31日"), ("长期坚持", "continuing", "长期坚持"),
     ("immediate", "at once", "立行立改")],
)  # fmt: skip
def test_a_deadline(written, en, zh):
    assert phrases.limit(read_deadline(written)) == Both(en, zh)
    assert phrases.whole_limit(deadline(written)) == Both(en, zh)


def test_a_deadline_that_nobody_wrote():
    assert phrases.limit(None).en == "an unnamed deadline"
    assert phrases.whole_limit(None).zh == "未注明的时限"
    assert phrases.whole_limit(deadline("2018-06-30", "2018-12-31", "长期坚持")).en == "31 December 2018"


def test_a_task_is_named_by_number_and_title():
    assert phrases.named(task(title={"en": "Plant", "zh": "污水厂"})) == Both("DL-01 (Plant)", "DL-01（污水厂）")
    assert phrases.named(task(title="")) == Both("DL-01", "DL-01")


def test_units_are_joined_and_an_unknown_id_stands_for_itself():
    assert phrases.units(content(), ("water", "north", "nowhere")) == Both(
        "Water Bureau, North District and nowhere", "水务局、北区、nowhere"
    )
    assert phrases.units(content(), ()) is None


def test_a_text_in_one_language_stands_for_both():
    assert phrases.said(text({"zh": "水 "})) == Both("水", "水")


def test_an_editors_braces_are_never_places():
    found = phrases.filled(Both("{a}: {b} {c}", "{a}：{b} {c}"), a="{b}", b=Both("x", "乙"))
    assert found == Both("{b}: x {c}", "{b}：乙 {c}")


@pytest.mark.parametrize(("words", "said"), [(["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")])
def test_words_are_joined(words, said):
    assert phrases.joined(words) == said
