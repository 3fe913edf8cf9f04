"""The search page as it is built: with scripts from a folder, without scripts, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.model.output import Edition
from tests import builders
from tests.render.websites import pages


@pytest.fixture
def site(tmp_path: Path) -> Path:
    made = builders.ledger(
        builders.task(
            "DL-01", title={"en": "Sewage plant", "zh": "污水处理厂"}, finding={"zh": "管网缺失", "en": "No sewers"}
        ),
        builders.task("DL-02", title={"en": "Boilers", "zh": "燃煤锅炉"}),
        builders.meeting("2018-10-15", "2018-10-15", title={"en": "Scheduling meeting", "zh": "调度会"}),
    )
    for path, text in pages(made, Edition.PUBLIC).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    return tmp_path


@pytest.mark.parametrize(("language", "query", "title"), [("zh", "水处", "污水处理厂"), ("en", "boiler", "Boilers")])
def test_a_reader_finds_a_task_and_follows_the_result(site: Path, page: Page, language: str, query: str, title: str):
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto((site / language / "search" / "index.html").as_uri())
    page.fill("#search-field", query)
    page.keyboard.press("Enter")
    result = page.locator("#search-results > li > a")
    expect(result.first).to_have_text(title)
    expect(page.locator(".index")).to_be_hidden()
    assert "{n}" not in page.inner_text("#search-status")
    result.first.click()
    expect(page.locator("h1")).to_contain_text(title)
    assert said == []


def test_a_query_in_the_address_is_answered_at_once(site: Path, page: Page):
    page.goto((site / "zh" / "search" / "index.html").as_uri() + "?q=%E8%B0%83%E5%BA%A6%E4%BC%9A")
    expect(page.locator("#search-results > li > a").first).to_have_text("调度会")
    expect(page.locator("#search-field")).to_have_value("调度会")


def test_emptying_the_box_brings_the_list_back(site: Path, page: Page):
    page.goto((site / "en" / "search" / "index.html").as_uri() + "?q=boilers")
    expect(page.locator("#search-results > li")).not_to_have_count(0)
    page.fill("#search-field", "")
    expect(page.locator("#search-results > li")).to_have_count(0)
    expect(page.locator(".index")).to_be_visible()
    assert "q=" not in page.url


def test_without_scripts_all_pages_are_listed(site: Path, browser: Browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "en" / "search" / "index.html").as_uri())
    expect(page.locator("#search-form")).to_be_hidden()
    listed = page.locator(".index li > a").all_inner_texts()
    assert {"Sewage plant", "Boilers", "Scheduling meeting", "North District", "Sewage treatment"} <= set(listed)
    for address in page.locator(".index li > a").evaluate_all("links => links.map(link => link.getAttribute('href'))"):
        assert (site / "en" / "search" / re.sub(r"[?#].*", "", address)).resolve().is_file()
    context.close()
