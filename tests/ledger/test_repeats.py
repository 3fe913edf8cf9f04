"""Texts that repeat others: found, told of the oldest, and fast whatever the number of copies."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.ledger.repeats import ANY_NAME, NEARLY, PassageKind, _without, _words, repeats, similarity
from generator.model.memory import Origins, key_of
from tests.builders import ledger, measure, report, task
from tests.kept import Kept

CHINESE = "截至目前，长兴岛污水处理厂主体工程已完成百分之六十，配套管网铺设12公里，预计年底前全部建成并投入试运行，出水水质达到一级A标准。"
ENGLISH = (
    "The main building of the Changxing sewage plant is 60 per cent complete and 12 km of sewers are laid; "
    "the plant is expected to begin trial operation before the end of the year."
)
OTHER = "北部海岸非正规垃圾填埋场已清运垃圾三万吨，覆膜面积五千平方米，渗滤液收集池开始施工，下一步将开展生态修复。"


def found(*records, as_of="2018-12-31"):
    return repeats(ledger(*records, as_of=as_of))


def reported(*texts):
    """Reports of one task, a day apart."""
    return [report("DL-01", f"2018-05-{number + 1:02}", text) for number, text in enumerate(texts)]


@pytest.mark.parametrize("text", [CHINESE, ENGLISH])
def test_a_report_that_repeats_an_earlier_one_is_found_with_both_places(text):
    (repeat,) = found(task(target=""), *reported(text, OTHER, text))
    assert repeat.similarity == 1.0
    assert repeat.is_same_task
    assert not repeat.has_new_numbers
    assert repeat.passage.place.path == "tasks/DL-01/progress/2018-05-03.md"
    assert repeat.source.place.path == "tasks/DL-01/progress/2018-05-01.md"
    assert repeat.passage.kind is PassageKind.PROGRESS


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (CHINESE, CHINESE.replace("，", ",").replace("12", "１２")),
        (CHINESE, CHINESE.replace("百分之六十", "百分之七十")),
        (ENGLISH, ENGLISH.upper().replace(";", ".\n\n")),
        (ENGLISH, ENGLISH.replace("60 per cent", "70 per cent")),
    ],
)
def test_punctuation_width_case_and_a_changed_word_do_not_hide_a_repeat(one, other):
    (repeat,) = found(task(target=""), *reported(one, other))
    assert repeat.similarity >= NEARLY


def test_new_figures_in_old_words_are_told():
    (repeat,) = found(task(target=""), *reported(CHINESE, CHINESE.replace("12", "15")))
    assert repeat.has_new_numbers


@pytest.mark.parametrize(
    "other",
    [
        OTHER,
        ENGLISH,
        CHINESE[:30] + OTHER[:30],
        "截至目前，长兴岛污水处理厂主体工程已全部完成，设备安装过半。",
    ],
)
def test_what_comes_close_is_no_repeat(other):
    assert found(task(target=""), *reported(CHINESE, other)) == ()


def test_a_report_that_copies_another_task_is_found():
    (repeat,) = found(
        task("A", target=""),
        task("B", target=""),
        report("A", "2018-06-01", CHINESE),
        report("B", "2018-05-01", CHINESE),
    )
    assert (repeat.passage.task, repeat.source.task, repeat.is_same_task) == ("A", "B", False)


def test_all_copies_are_told_of_the_oldest():
    repeated = found(task(target=""), *reported(*[CHINESE] * 5))
    assert len(repeated) == 4
    assert {each.source.place.path for each in repeated} == {"tasks/DL-01/progress/2018-05-01.md"}


def test_the_nearest_source_is_told():
    near = CHINESE.replace("百分之六十", "百分之八十")
    texts = (CHINESE, OTHER, near, near)
    repeated = found(task(target=""), *reported(*texts))
    assert [each.source.place.path[-5:-3] for each in repeated] == ["01", "01"]


def test_plans_of_rivers_that_are_almost_the_same_are_found():
    plan = {"target": {"zh": CHINESE}, "measures": [measure(text={"zh": OTHER})]}
    (repeat,) = found(
        task("A", **plan),
        task("B", **(plan | {"target": {"zh": CHINESE.replace("长兴岛", "大连湾")}})),
        task("C", target={"zh": "关停全部十蒸吨以下燃煤锅炉，完成清洁能源替代，并建立长效巡查机制。"}),
    )
    assert repeat.passage.kind is PassageKind.PLAN
    assert (repeat.passage.task, repeat.source.task) == ("B", "A")
    assert repeat.passage.on is None


def test_a_plan_and_a_report_are_not_compared():
    assert found(task(target={"en": ENGLISH}), *reported(ENGLISH)) == ()


def test_a_translation_does_not_repeat_what_it_translates():
    made = report("DL-01", "2018-05-01", {"en": ENGLISH, "zh": CHINESE})
    assert found(task(target=""), made) == ()


def test_short_texts_say_too_little():
    assert found(task(target="", measures=[]), *reported("按计划推进。", "按计划推进。")) == ()


def test_a_report_to_come_repeats_nothing():
    assert found(task(target=""), *reported(CHINESE, CHINESE), as_of="2018-05-01") == ()


def test_similarity_is_a_share():
    assert similarity(CHINESE, CHINESE) == 1.0
    assert similarity(CHINESE, OTHER) < 0.1
    assert similarity(ENGLISH, ENGLISH + " " + ENGLISH.replace("sewage", "water")) > 0.7
    assert similarity("", "") == 1.0


def test_thousands_of_variants_of_one_text_are_each_compared_with_few():
    """All pairs would be eight million comparisons; only sources are kept, so this ends at once."""
    texts = [CHINESE.replace("12", str(number)) for number in range(4000)]
    reports = [report("DL-01", "2018-05-01", text, path=f"p/{number:05}.md") for number, text in enumerate(texts)]
    assert len(found(task(target=""), *reports)) >= 3990


def test_another_process_finds_the_same():
    """Signatures must not depend on the seed of Python's own hashing."""
    script = (
        "from tests.ledger.test_repeats import *\n"
        "near = [CHINESE, CHINESE.replace('六十', '八十'), ENGLISH, ENGLISH.replace('60', '61'), OTHER]\n"
        "print([(str(r.passage.place), str(r.source.place), r.similarity) for r in found(task(target=''), *reported(*near))])"
    )
    root = Path(__file__).resolve().parents[2]
    outputs = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(root)},
            cwd=root,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(outputs) == 1
    assert "2018-05-02" in outputs.pop()


def test_a_plan_in_which_only_the_names_of_areas_were_changed_is_a_copy():
    north = {"zh": "北区负责清理入海河流垃圾，北区河长每周巡河一次，发现问题三日内整改，北区政府每月通报。"}
    south = {"zh": north["zh"].replace("北区", "南区")}
    (repeat,) = found(task("A", target=north, measures=[]), task("B", target=south, measures=[]))
    assert repeat.similarity == 1.0


def test_a_copy_of_a_near_copy_is_as_near_to_the_oldest():
    near = CHINESE.replace("百分之六十", "百分之八十")
    first, second = found(task(target=""), *reported(CHINESE, near, near))
    assert first.similarity == second.similarity < 1.0


def test_signatures_of_earlier_builds_find_what_fresh_ones_find():
    records = [task("A", target=""), task("B", target=""), *reported(CHINESE, OTHER), report("B", "2018-05-01", CHINESE)]
    site = ledger(*records, as_of="2018-12-31")
    memory = Kept()
    for known in (memory, memory.later(), memory.later()):
        origins = Origins(known, {record.path: key_of(record.path) for record in site.content.records})
        assert repeats(site, origins) == repeats(site)
    assert known.made == {}


def test_a_signature_depends_on_the_names_and_titles_that_are_left_out():
    memory = Kept()
    for title in ("Plant", "Sewers"):
        site = ledger(task("DL-01", title=title, target=CHINESE), as_of="2018-12-31")
        before = len(memory.bodies)
        repeats(site, Origins(memory, {record.path: key_of("same") for record in site.content.records}))
        assert len(memory.bodies) == before + 1


NEAR = st.text("Rive r_-.某\0é\n0", max_size=30)


@given(NEAR, st.sampled_from([None, "ri|er v", "某|v 某", "é"]))
def test_words_are_parted_as_by_a_pattern(text, names):
    pattern = re.compile(names) if names else None
    said = pattern.sub(ANY_NAME, text.lower()) if pattern else text.lower()
    assert _words(text, pattern) == re.findall(r"[^\W_]+", said)


@given(NEAR, st.sampled_from(["River", "Riv", "Rir"]))
def test_a_word_of_the_title_is_taken_out_as_by_a_pattern(text, word):
    for given_text in (text, text.replace("i", word)):
        assert _without(word, given_text) == re.sub(rf"\b{word}\b", ANY_NAME, given_text)
