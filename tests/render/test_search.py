from __future__ import annotations

import json
import random
from collections.abc import Iterator

from generator.model.output import File
from generator.render.search import LONGEST_TEXT, PER_FILE, TERMS_SIZE, Entry, Findable, findable, index_files
from generator.render.search_terms import bucket

ENTRIES = (
    Entry("DL-01", "zh/tasks/DL-01/index.html", "长兴岛污水处理厂", "任务 · 滞后", "新建污水管网 12 公里。"),
    Entry("DL-02", "zh/tasks/DL-02/index.html", "燃煤锅炉淘汰", "任务 · 完成", "拆除 47 台，改造 383 台锅炉。"),
    Entry("2018-10-15", "zh/meetings/2018-10-15/index.html", "调度会", "会议", "研究污水与锅炉两项任务。"),
)


def read(files: list[File]) -> dict[str, object]:
    """What the files hand to the script, by name."""
    found = {}
    for file in files:
        name, _, value = file.body.decode().removeprefix("rectifySearch(").removesuffix(");\n").partition(",")
        assert file.path == f"zh/search/{json.loads(name)}.js"
        found[json.loads(name)] = json.loads(value)
    return found


def numbers(list_: str) -> Iterator[int]:
    record = -1
    for character in list_:
        code = 0x5C if character == "!" else ord(character)
        record += (code - 0x800 if code >= 0xE000 else code) - 34
        yield record


def look_up(index: dict[str, object], term: str) -> tuple[list[int], list[int]]:
    manifest = index["index"]
    assert isinstance(manifest, dict)
    part = index[f"terms/{bucket(term, manifest['parts'])}"]
    assert isinstance(part, dict)
    head, body = part.get(term, ("", ""))
    return list(numbers(head)), list(numbers(body))


def index_of(entries: tuple[Entry, ...]) -> dict[str, object]:
    return read(list(index_files(map(findable, entries), "zh/search")))


def test_terms_lead_to_titles_and_to_texts():
    index = index_of(ENTRIES)
    assert look_up(index, "污水") == ([0], [2])
    assert look_up(index, "锅炉") == ([1], [2])
    assert look_up(index, "dl-02") == ([1], [])
    assert look_up(index, "383") == ([], [1])
    assert look_up(index, "滞后") == ([], [0])
    assert look_up(index, "没有") == ([], [])


def test_texts_hold_what_is_shown():
    index = index_of(ENTRIES)
    texts = index[f"texts/{2 // PER_FILE}"]
    assert isinstance(texts, list)
    assert texts[2 % PER_FILE] == [
        "2018-10-15",
        "zh/meetings/2018-10-15/index.html",
        "调度会",
        "会议",
        "研究污水与锅炉两项任务。",
    ]


def test_lists_of_many_records_are_read_back():
    """Steps of every size, the one that would be a backslash and those that would be surrogates among them."""
    rare = {0, 57, 58, 116, 60_000, 117_000, 119_999}
    entries = (Findable(Entry(str(n), "", "", "", ""), "常", "稀" if n in rare else "") for n in range(120_000))
    index = read(list(index_files(entries, "zh/search")))
    assert look_up(index, "稀")[1] == sorted(rare)
    assert look_up(index, "常")[0] == list(range(120_000))


def test_nothing_in_a_file_ends_its_string():
    entries = tuple(
        Entry(f"X-{n}", "a", 'quote " back \\ </script> \u2028', "", f"{n % 7} {n % 91}") for n in range(300)
    )
    assert look_up(index_of(entries), "quote")[0] == list(range(300))


def test_the_same_entries_give_the_same_bytes_and_another_word_another_version():
    first = list(index_files(map(findable, ENTRIES), "zh/search"))
    assert first == list(index_files(map(findable, ENTRIES), "zh/search"))
    changed = (*ENTRIES[:2], Entry("2018-10-15", "x", "调度会", "会议", "改"))
    assert index_of(changed)["index"] != index_of(ENTRIES)["index"]


def test_one_edit_changes_few_files():
    entries = [Entry(f"T-{n}", f"t/{n}", f"任务{n}", "任务", f"措施{n}，编号{n * n}，进展正常。") for n in range(2000)]
    before = {file.path: file.body for file in index_files(map(findable, entries), "zh/search")}
    entries[700] = Entry("T-700", "t/700", "任务700", "任务", "措施700，编号490000，全部完成。")
    after = {file.path: file.body for file in index_files(map(findable, entries), "zh/search")}
    assert before.keys() == after.keys()
    assert 2 <= sum(before[path] != after[path] for path in before) <= 12


def test_a_long_text_is_cut_and_blanks_are_joined():
    found = findable(Entry("a", "a", "t", "", "水 \n\n 厂" + "长" * 9000))
    assert found.entry.text.startswith("水 厂长")
    assert len(found.entry.text) == LONGEST_TEXT


def test_files_keep_about_the_size_meant():
    letters = [chr(code) for code in range(0x4E00, 0x5200)]
    dice = random.Random(7)
    entries = (Entry(f"T-{n}", "a", "题", "", "".join(dice.choices(letters, k=600))) for n in range(200))
    sizes = [len(file.body) for file in index_files(map(findable, entries), "zh/search") if "/terms/" in file.path]
    assert sum(sizes) / len(sizes) < TERMS_SIZE
    assert max(sizes) < 2 * TERMS_SIZE


def test_an_empty_site_has_an_empty_index():
    index = index_of(())
    assert look_up(index, "水") == ([], [])
