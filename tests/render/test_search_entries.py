from __future__ import annotations

import pytest

from generator.ledger.state import Ledger
from generator.model.output import Edition
from generator.model.records import Record, TaskInternal
from generator.model.text import Text
from generator.render.search import Entry
from generator.render.search_entries import entries, words_of
from generator.render.views.backdrop import Backdrop
from generator.render.words import spoken
from tests import builders


def found(*records: Record, language: str = "zh", as_of: str = "2018-10-31") -> dict[str, Entry]:
    ledger: Ledger = builders.ledger(*records, as_of=as_of)
    backdrop = Backdrop(ledger, Edition.INTERNAL, spoken(language), {}, lambda record, said: None)  # type: ignore[arg-type,return-value]
    return {entry.id: entry for entry in entries(backdrop)}


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("## 总体情况\n\n**粗** _斜_ `码`", "总体情况 粗 斜 码"),
        ("- 甲\n- 乙\n\n1. 丙\n> 丁", "甲 乙 丙 丁"),
        ("见 [[DL-01]] 与 [[DL-02|锅炉]]。", "见 DL-01 与 锅炉。"),
        ('[报告](a.pdf "题") ![图](b.jpg)', "报告 题 图"),
        ("脚注[^1]。\n\n[^1]: 注文\n\n[a]: https://testing.example", "脚注。 注文"),
        ("| 甲 | 乙 |\n|---|--:|\n| 1 | 2 |", "甲 乙 1 2"),
        ("::: tasks pace=behind\n:::\n文", "文"),
        ("<b>x</b> {: .small } \\*y\\*", "x *y*"),
        ("DL-01 is 3 < 5 and 2018-10-15", "DL-01 is 3 < 5 and 2018-10-15"),
    ],
)
def test_the_words_of_a_text_are_without_its_marks(markdown: str, words: str):
    assert words_of(markdown) == words


def test_a_task_is_found_by_its_texts_its_units_and_its_progress():
    task = builders.task(
        "DL-01",
        title={"en": "Plant", "zh": "污水厂"},
        finding={"zh": "管网缺失"},
        lead=("water",),
        areas=("north",),
        body="正文提到水质。",
    )
    entry = found(task, builders.report("DL-01", "2018-10-12", body="进展提到调试。"))["DL-01"]
    assert entry.address == "zh/tasks/DL-01/index.html"
    assert entry.title == "污水厂"
    for words in ("管网缺失", "水务局", "北区", "水质", "调试"):
        assert words in entry.text


def test_a_text_in_another_language_says_so():
    assert found(builders.task("DL-01", title="Plant"))["DL-01"].language == "en"
    assert found(builders.task("DL-01", title="Plant"), language="en")["DL-01"].language == ""


def test_every_kind_of_page_is_found():
    made = found(
        builders.task("DL-01"),
        builders.meeting("m", "2018-10-15"),
        builders.check("c", "2018-10-20", builders.finding("DL-01")),
        builders.bulletin("b", "2018-10-31"),
        builders.page("about", "关于本站"),
    )
    assert made["guide"].address == "zh/guide/index.html"
    assert made["scoreboard"].address == "zh/office/scoreboard/index.html"
    assert {"DL-01", "m", "c", "b", "about", "cepi-2017", "north", "water", "sewage"} <= set(made)
    assert made["about"].text == "关于本站"
    assert made["north"].address == "zh/areas/north/index.html"
    assert made["water"].address == "zh/units/water/index.html"
    assert made["sewage"].title == "污水处理"


def test_what_is_for_the_office_is_found_where_it_was_read():
    """The public edition's content has no internal keys: nothing has to be left out here."""
    task = builders.task("DL-01", internal=TaskInternal(root_cause=Text((("zh", "资金不到位"),))))
    assert "资金不到位" in found(task)["DL-01"].text
