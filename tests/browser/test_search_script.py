"""The search page's script in a real browser, from a folder, under the strict policy, against a real index."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.render.search import Entry, findable, index_files
from tests.browser.serving import served

PAGE = """<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>t</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'">
<script src="../../assets/search.js" defer></script></head><body>
<form id="search-form" hidden data-root="../../" data-index="./" data-one="1 条" data-many="{n} 条" data-none="无"
 data-up-to="至多 {n} 条" data-failed="失败" data-loading="…"><input type="search" name="q" aria-label="q"></form>
<p id="search-status" role="status"></p><ol id="search-results"></ol><button id="search-more" hidden>更多</button>
</body></html>"""

ENTRIES = [
    Entry(
        "DL-01",
        "zh/tasks/DL-01/index.html",
        "长兴岛污水处理厂提标改造",
        "任务 · 滞后",
        "<b>新建</b>管网 12 公里，Inspected twice.",
    ),
    Entry(
        "DL-02",
        "zh/tasks/DL-02/index.html",
        "燃煤锅炉淘汰",
        "任务 · 完成",
        "锅炉与污水无关；处理厂另列。Inspection of boilers.",
    ),
    Entry(
        "DL-03",
        "zh/tasks/DL-03/index.html",
        "水源地搬迁",
        "任务",
        "一级保护区，水；污水处理厂东侧。Relocation of residents.",
    ),
    *(Entry(f"T-{n}", f"zh/tasks/T-{n}/index.html", f"其他任务第{n}项", "任务", "例行工作" * 30) for n in range(40)),
]


def laid(folder: Path, repository: Path, entries: Iterable[Entry]) -> None:
    """The search page, its script and the index of these entries, in a folder."""
    (folder / "assets").mkdir()
    shutil.copy(repository / "templates" / "assets" / "search.js", folder / "assets")
    for file in index_files(map(findable, entries), "zh/search"):
        (folder / file.path).parent.mkdir(parents=True, exist_ok=True)
        (folder / file.path).write_bytes(file.body)
    (folder / "zh" / "search" / "index.html").write_text(PAGE, "utf-8")


@pytest.fixture
def search(page: Page, tmp_path: Path, repository: Path) -> Callable[[str], list[str]]:
    """Types a query and gives the titles found, once the page has said how many."""
    laid(tmp_path, repository, ENTRIES)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto((tmp_path / "zh" / "search" / "index.html").as_uri())

    def ask(query: str) -> list[str]:
        page.fill("input", query)
        page.keyboard.press("Enter")
        expect(page.locator("#search-status")).to_have_text(re.compile("[^…]"))
        assert said == []
        return page.locator("#search-results > li > a").all_inner_texts()

    return ask


def test_titles_come_before_texts(search: Callable[[str], list[str]]):
    assert search("污水") == ["长兴岛污水处理厂提标改造", "燃煤锅炉淘汰", "水源地搬迁"]


def test_a_part_of_a_chinese_word_finds_it_and_a_single_character_too(search: Callable[[str], list[str]]):
    assert search("煤锅")[0] == "燃煤锅炉淘汰"
    assert search("岛") == ["长兴岛污水处理厂提标改造"]


def test_a_run_must_stand_in_one_piece(search: Callable[[str], list[str]]):
    """DL-02 has every pair of 污水处理厂 but 水处; 理厂东 stands in DL-03 alone."""
    assert search("污水处理厂") == ["长兴岛污水处理厂提标改造", "水源地搬迁"]
    assert search("污水处理厂东侧") == ["水源地搬迁"]


def test_words_of_a_query_all_have_to_be_there(search: Callable[[str], list[str]]):
    assert search("污水 锅炉") == ["燃煤锅炉淘汰"]


def test_english_forms_and_beginnings_find_each_other(search: Callable[[str], list[str]]):
    assert set(search("inspections")) == {"长兴岛污水处理厂提标改造", "燃煤锅炉淘汰"}
    assert search("RELOCATED") == ["水源地搬迁"]
    assert search("boil") == ["燃煤锅炉淘汰"]


def test_an_id_is_found_as_it_is_written(search: Callable[[str], list[str]]):
    assert search("ｄｌ-02") == ["燃煤锅炉淘汰"]


def test_hits_are_marked_and_markup_is_text(search: Callable[[str], list[str]], page: Page):
    search("新建管网") or search("新建")
    assert page.locator("#search-results mark").all_inner_texts() == ["新建"]
    assert "<b>新建</b>" in page.locator("#search-results p").inner_text()


def test_nothing_found_is_said(search: Callable[[str], list[str]], page: Page):
    assert search("没有这个词") == []
    assert page.inner_text("#search-status") == "无"


def test_more_results_come_when_asked_for_and_focus_follows(search: Callable[[str], list[str]], page: Page):
    assert len(search("例行工作")) == 8
    assert page.inner_text("#search-status") == "至多 40 条"
    page.click("#search-more")
    expect(page.locator("#search-results > li")).to_have_count(16)
    assert page.evaluate(
        "document.activeElement.closest('li') === document.querySelectorAll('#search-results > li')[8]"
    )


def test_the_keyboard_walks_through_results(search: Callable[[str], list[str]], page: Page):
    search("污水")
    page.focus("input")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.textContent") == "燃煤锅炉淘汰"
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.tagName") == "INPUT"


def test_the_form_is_there_for_scripts_only(search: Callable[[str], list[str]], page: Page):
    assert page.is_visible("#search-form")
    assert 'id="search-form" hidden' in PAGE


LARGE = 10_000
MOST_BYTES = 300_000


def many_records() -> Iterator[Entry]:
    """Records whose words are as spread as those of a city: forty phrases each, of four thousand."""
    words = random.Random(20181015)
    signs = [chr(code) for code in range(0x4E00, 0x4E00 + 2500)]
    phrases = ["".join(words.choices(signs, k=words.randrange(2, 7))) for _ in range(4000)]
    for number in range(LARGE):
        text = "，".join(words.choices(phrases, k=40))
        title = "".join(words.choices(phrases, k=3)) + ("污水处理厂" if number % 9 == 0 else "") + str(number)
        yield Entry(f"T-{number:05}", f"zh/tasks/T-{number:05}/index.html", title, "任务", f"{text}。The plant treats sewage.")


@pytest.mark.long
@pytest.mark.parametrize("query", ["水", "处理", "污水处理", "sewage plant", "T-04321", "污水处理厂提标改造工程"])
def test_a_query_on_ten_thousand_records_moves_little(large: Path, browser: Browser, query: str):
    page = browser.new_context().new_page()
    moved: list[int] = []
    with served(large) as site:
        page.on("response", lambda answer: moved.append(len(answer.body())) if "/zh/search/" in answer.url else None)
        page.goto(f"{site.address}/zh/search/index.html")
        page.fill("input", query)
        page.keyboard.press("Enter")
        expect(page.locator("#search-status")).to_have_text(re.compile("[^…]"), timeout=20_000)
        page.wait_for_load_state("networkidle")
    assert 0 < sum(moved) <= MOST_BYTES


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A search page over ten thousand records."""
    folder = tmp_path_factory.mktemp("large")
    laid(folder, Path(__file__).resolve().parents[2], many_records())
    return folder
