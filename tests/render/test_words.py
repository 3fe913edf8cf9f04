"""Nothing that the interface says is missing in either language, and nothing is there that nobody says."""

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from generator.ledger import phrases
from generator.ledger.state import Step
from generator.model.text import Both
from generator.render.words import GROUPS, WORDS, spoken

REPOSITORY = Path(__file__).resolve().parents[2]
PLACE = re.compile(r"\{(\w+)")
SAID = re.compile(r"""say(?:\.pattern)?\(\s*["']([\w-]+)["']""")
MADE_UP = ("facet_", "step_", "means_", "event_", "evidence_", "severity_", "kind_", "ready_")
"""Beginnings of keys that are put together from a class."""


BLANK: Final = {("gap", "en"), ("gap", "zh"), ("is", "en")}
"""What stands between two words, where a language writes nothing or a space."""


def missing(words: Mapping[str, Both]) -> list[tuple[str, str]]:
    """The sentences that say nothing in a language."""
    return [
        (key, language) for key, both in words.items() for language in ("en", "zh")
        if not both.in_language(language).strip() and (key, language) not in BLANK
    ]


def test_no_sentence_is_missing_in_either_language() -> None:
    assert missing(WORDS) == []


def test_a_sentence_without_its_counterpart_is_found() -> None:
    assert missing({"a": Both("Said", "说"), "b": Both("Said", ""), "c": Both(" ", "说")}) == [("b", "zh"), ("c", "en")]


JINJA: Final = re.compile(r"{#.*?#}|{%.*?%}|{{.*?}}", re.DOTALL)
ELEMENTS: Final = re.compile(r"<!--.*?-->|<pre>.*?</pre>|<[^>]*>", re.DOTALL)
SPOKEN: Final = re.compile(r"""\s(?:aria-label|alt|title|placeholder|label)="([^"]*)\"""")
LETTERS: Final = re.compile("[A-Za-z\u4e00-\u9fff]{2,}")


def said_by_itself(template: str) -> list[str]:
    """Words that a template holds as they are, so that they are the same in every language."""
    left = JINJA.sub(" ", template)
    return [word for text in (ELEMENTS.sub(" ", left), *SPOKEN.findall(left)) for word in LETTERS.findall(text)]


def test_templates_say_nothing_in_one_language_only() -> None:
    """All words come through `say`; names of formats are the same everywhere."""
    found = {
        path.relative_to(REPOSITORY).as_posix(): words
        for path in sorted(REPOSITORY.glob("templates/**/*.html")) if (words := said_by_itself(path.read_text()))
    }
    assert found == {"templates/pages/data.html": ["csv"]}


@pytest.mark.parametrize("template", ["<p>Read on</p>", "<p>{{ a }}更多</p>", '<nav aria-label="Pages">', "{% if a %}Late{% endif %}"])
def test_a_template_that_speaks_by_itself_is_found(template: str) -> None:
    assert said_by_itself(template)


SAID_IN_SCRIPTS: Final = re.compile(r"""["'`]([^"'`\n]*(?:[A-Za-z]+ [a-z]+ [a-z]+|[\u4e00-\u9fff]{2,})[^"'`\n]*)["'`]""")


def test_scripts_of_the_site_say_nothing_by_themselves() -> None:
    """They are handed their words by the page or by the list that they load."""
    comment = re.compile(r"^\s*//.*$", re.MULTILINE)
    said = {
        path.name: found
        for path in sorted(REPOSITORY.glob("templates/assets/*.js"))
        if (found := [text for text in SAID_IN_SCRIPTS.findall(comment.sub("", path.read_text())) if text != "use strict"])
    }
    assert said == {}


def test_no_module_takes_the_key_of_another() -> None:
    counted = Counter(key for group in GROUPS for key in group)
    assert [key for key, count in counted.items() if count > 1] == []


def test_chinese_sentences_are_chinese_and_english_ones_are_not() -> None:
    chinese = re.compile("[\u4e00-\u9fff]")
    english = [key for key, both in WORDS.items() if chinese.search(both.en) and key != "internal_mark"]
    assert english == []


def test_both_languages_fill_the_same_places() -> None:
    odd = []
    for key, both in WORDS.items():
        if set(PLACE.findall(both.en)) != set(PLACE.findall(both.zh)):
            odd.append(key)
    assert odd == []


def test_chinese_uses_full_width_punctuation() -> None:
    half = re.compile("[\u4e00-\u9fff][,;:?!(]|[,;:?!)][\u4e00-\u9fff]")
    assert [key for key, both in WORDS.items() if half.search(both.zh)] == []


def test_no_key_is_used_that_is_not_there() -> None:
    files = [*REPOSITORY.glob("templates/**/*.html"), *REPOSITORY.glob("generator/render/**/*.py")]
    used = {key for file in files for key in SAID.findall(file.read_text()) if not key.endswith("_")}
    assert sorted(used - WORDS.keys()) == []


def test_every_sentence_is_said_somewhere() -> None:
    layers = [*REPOSITORY.glob("generator/render/**/*.py"), *REPOSITORY.glob("generator/desk/*.py")]
    files = [*REPOSITORY.glob("templates/**/*.html"), *REPOSITORY.glob("templates/**/*.js"), *layers]
    text = "\n".join(file.read_text() for file in files if "words" not in file.parts)
    counted = Counter(re.findall(r"[\w-]+", text))
    sections = ("_about",)
    idle = [key for key in WORDS if not counted[key] and not key.startswith(MADE_UP) and not key.endswith(sections)]
    assert idle == []


def test_every_step_has_its_words() -> None:
    assert all(f"step_{step}" in WORDS and f"means_{step}" in WORDS for step in Step)


@pytest.mark.parametrize(("count", "said"), [(0, "0 days left"), (1, "1 day left"), (2, "2 days left")])
def test_english_plurals(count: int, said: str) -> None:
    assert spoken("en")("days_left", n=count) == said


def test_dates_in_full() -> None:
    assert spoken("en").day(date(2025, 3, 28)) == "28 March 2025"
    assert spoken("zh").day(date(2025, 3, 28)) == "2025年3月28日"
    assert spoken("zh-CN").month(date(2025, 3, 28)) == "2025年3月"


@pytest.mark.parametrize(
    ("value", "said"),
    [(0, "0"), (999, "999"), (1000, "1,000"), (4200.5, "4,200.5"), (50000, "50,000"), (0.125, "0.125"), (12345.5, "12,345.5"), (3.0, "3")],
)
def test_numbers_are_grouped_in_english(value: float, said: str) -> None:
    assert spoken("en").number(value) == said


@pytest.mark.parametrize(("value", "said"), [(9999, "9999"), (4200.5, "4200.5"), (50000, "50,000"), (12345.5, "12,345.5"), (3.0, "3")])
def test_numbers_are_grouped_from_five_digits_on_in_chinese(value: float, said: str) -> None:
    assert spoken("zh").number(value) == said


@pytest.mark.parametrize("value", [0, -3, 0.125, 999.5, 9999, 10000, 12345.67891, -50000])
def test_the_ledger_s_sentences_write_numbers_as_pages_do(value: float) -> None:
    assert phrases.number(value) == Both(spoken("en").number(value), spoken("zh").number(value))


@pytest.mark.parametrize(("share", "said"), [(0, "0%"), (0.001, "1%"), (0.5, "50%"), (0.999, "99%"), (1, "100%")])
def test_per_cent_never_rounds_up_to_all_or_down_to_nothing(share: float, said: str) -> None:
    assert spoken("en").percent(share) == said


def test_lists_within_a_sentence() -> None:
    assert spoken("en").listed(["a", "b", "c"]) == "a, b and c"
    assert spoken("zh").listed(["甲", "乙", "丙"]) == "甲、乙和丙"
    assert spoken("en").listed([]) == ""
    assert spoken("en").listed(["a"]) == "a"


def test_sizes() -> None:
    assert [spoken("en").size(n) for n in (1, 38_400, 1_200_000)] == ["1 kB", "38 kB", "1.2 MB"]


def test_a_value_that_is_missing_is_a_bug() -> None:
    with pytest.raises(KeyError):
        spoken("en")("days_left")


@pytest.mark.parametrize(
    ("language", "value", "unit", "said"),
    [("en", 35, "km", "35 km"), ("en", 62, "%", "62%"), ("zh", 22.9, "公里", "22.9公里"), ("en", 3, "", "3")],
)
def test_a_number_stands_by_its_unit(language: str, value: float, unit: str, said: str) -> None:
    assert spoken(language).measured(value, unit) == said
