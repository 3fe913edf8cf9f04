from __future__ import annotations

import json
import random
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.render.search_terms import PREFIX, STEM_STEPS, bucket, folded, home, stem, terms

WORDS = (  # noqa: SIM905
    "task tasks boiler boilers companies company city cities inspection inspections inspected inspecting inspect "
    "treat treats treated treatment treating relocate relocates relocated relocating relocation rectify rectified "
    "rectification plan planned planning plans close closed closing closes landfill landfills fill filled process "
    "processes processed sewage boxes churches wishes gas bus buses analysis status need needed agreed agree "
    "moment department environment sky skies tie ties die seed bled red sing string being the is us glass passes "
    "misses ratio station question fully happiness nation 123 pm2 dl-01 éé straße x aa aaa offices document "
    "documents quarterly controlled"
).split()

TEXTS = (
    "第一批中央环境保护督察：污水处理厂提标改造（2018年）",
    "ＤＬ－０１ DL-01 Ａ类 pm2.5 ≤35μg/m³ GB/T 18918-2002",
    "Look-back 2018: 13 of 58 tasks; Straße İstanbul ÉCOLE, co-operation's end.",
    "水 厂 a b c　全角空格\u3000和\u200b零宽",
    "",
    "𠮷野家 emoji 😀 tab\tline\nend",
)

RUN = """
const source = require("fs").readFileSync(process.argv[1], "utf8");
new Function(source).call(globalThis);
const rules = globalThis.rectifySearchRules;
const { words, texts, steps, prefix, terms } = JSON.parse(require("fs").readFileSync(0, "utf8"));
const index = { steps, prefix, parts: 64 };
console.log(JSON.stringify({
  stems: words.map((word) => rules.stem(word, steps)),
  folded: texts.map((text) => rules.folded(text)),
  tokens: texts.map((text) => rules.folded(text).match(rules.TOKEN) ?? []),
  buckets: terms.map((term) => rules.bucket(term, index)),
  wishes: texts.map((text) => rules.wishes(text, index)),
}));
"""


@pytest.fixture
def in_script(need: Callable[[str], str], repository: Path) -> Callable[..., dict[str, list[object]]]:
    """What the search page's script makes of the same words, texts and terms."""

    def run(words: list[str], texts: list[str], asked: list[str]) -> dict[str, list[object]]:
        given_to_it = json.dumps(
            {"words": words, "texts": texts, "steps": STEM_STEPS, "prefix": PREFIX, "terms": asked}
        )
        script = repository / "templates" / "assets" / "search.js"
        done = subprocess.run(
            [need("node"), "-e", RUN, str(script)], input=given_to_it, capture_output=True, text=True, check=True
        )
        made: dict[str, list[object]] = json.loads(done.stdout)
        return made

    return run


def test_the_script_stems_folds_cuts_and_places_as_we_do(in_script: Callable[..., dict[str, list[object]]]):
    every_term = sorted({term for text in TEXTS for term in terms(text)})
    made = in_script(WORDS, list(TEXTS), every_term)
    assert made["stems"] == [stem(word) for word in WORDS]
    assert made["folded"] == [folded(text) for text in TEXTS]
    assert made["buckets"] == [bucket(term, 64) for term in every_term]
    for text, tokens in zip(TEXTS, made["tokens"], strict=True):
        assert isinstance(tokens, list)
        assert set(tokens) <= {*terms(text)} | {token for token in tokens if len(token) > 2}


def test_the_script_agrees_on_texts_that_nobody_writes(in_script: Callable[..., dict[str, list[object]]]):
    dice = random.Random(2018)
    letters = "污水处理厂ＡＢｃ１２abcXYZ019 .-_/，。\u3000éßÉİıΣσςŁǅ\u0301\u200b😀𠮷ﬁ½\n\tʼ"
    texts = ["".join(dice.choices(letters, k=dice.randrange(40))) for _ in range(400)]
    made = in_script([], texts, [])
    assert made["folded"] == [folded(text) for text in texts]
    for text, wishes in zip(texts, made["wishes"], strict=True):
        assert isinstance(wishes, list)
        for wish in wishes:
            assert set(wish["terms"]) <= set(terms(text)), text


def test_a_text_is_found_by_itself(in_script: Callable[..., dict[str, list[object]]]):
    """Every term by which the script looks for a text is one of the terms under which the text stands."""
    for text, wishes in zip(TEXTS, in_script([], list(TEXTS), [])["wishes"], strict=True):
        assert isinstance(wishes, list)
        for wish in wishes:
            assert set(wish["terms"]) <= set(terms(text))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("inspection", "inspected"),
        ("relocation", "relocating"),
        ("treatment", "treated"),
        ("rectification", "rectify"),
        ("companies", "company"),
        ("closing", "closed"),
        ("planned", "plans"),
        ("processes", "process"),
    ],
)
def test_forms_of_a_word_share_a_stem(one: str, other: str):
    assert stem(one) == stem(other)


def test_different_words_do_not():
    assert len({stem(word) for word in ("status", "state", "station", "bus", "gas", "need", "red")}) == 7


def test_parts_of_chinese_words_are_terms():
    assert {"污", "污水", "水处", "理", "厂"} <= set(terms("污水处理厂"))
    assert "厂提" not in terms("污水处理厂 提标")


def test_ids_numbers_and_compounds_are_terms_and_so_are_their_parts():
    assert {"dl-01", "dl", "01", "1.10", "look-back", "look", "back"} <= set(terms("ＤＬ-01, 1.10; Look-back"))


def test_words_stand_by_their_beginning_and_all_else_by_itself():
    assert home("boilers") == home("boi") == "boi"
    assert home("dl-01") == "dl-01"
    assert home("污水") == "污水"


def test_terms_spread_over_all_parts():
    assert {bucket(f"{number}号", 16) for number in range(400)} == set(range(16))


@given(st.text())
def test_folding_keeps_the_length(text: str):
    assert len(folded(text)) == len(text)
