"""The website in a real Chromium under its own policy: nothing on the console, nothing leaves, everything by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.model.output import Edition, File
from generator.render.charts.drawing import drawn
from generator.render.charts.values import BurnUp, Schedule, ScheduleRow
from generator.render.words import spoken
from tests.browser.serving import Served, served
from tests.render.websites import busy_ledger, outputs
from tests.walls.modules import REPOSITORY

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Request

pytestmark = pytest.mark.browser
PAPER = 658
"""What our margins leave of the width of A4, in CSS pixels."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both editions of a small site, written into a folder."""
    made = tmp_path_factory.mktemp("website")
    for edition in Edition:
        for one in outputs(busy_ledger(), edition):
            assert isinstance(one, File)
            target = made / edition.value / one.path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(one.body)
    return made


@pytest.fixture(scope="module")
def site(folder: Path) -> Iterator[Served]:
    with served(folder) as running:
        yield running


@pytest.fixture
def watched(page: Page, site: Served) -> Iterator[Page]:
    """A page on which every message, error and request to elsewhere fails the test."""
    page.set_default_timeout(8_000)
    seen: list[str] = []
    page.on("console", lambda message: seen.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: seen.append(f"error: {error}"))
    page.on("request", lambda request: None if request.url.startswith(site.address) else seen.append(request.url))
    page.on("response", lambda answer: seen.append(f"{answer.status} {answer.url}") if answer.status >= 400 else None)
    yield page
    assert seen == []


def every_kind(folder: Path, edition: str) -> list[str]:
    """Every page but 404 (it is for servers) and all filters of the task list but one."""
    found = sorted(path.relative_to(folder).as_posix() for path in (folder / edition).rglob("*.html"))
    return [path for path in found if not path.endswith("404.html") and ("=" not in path or "group=late/" in path)]


@pytest.mark.parametrize("edition", [edition.value for edition in Edition])
def test_every_page_loads_in_silence(watched: Page, site: Served, folder: Path, edition: str) -> None:
    for path in every_kind(folder, edition):
        watched.goto(f"{site.address}/{path}")
        assert watched.locator("h1").count() == 1


def one_of_each_kind(folder: Path, edition: str) -> list[str]:
    """The first page of every folder, in both languages."""
    kinds: dict[str, str] = {}
    for path in every_kind(folder, edition):
        parts = path.split("/")
        kinds.setdefault("/".join((*parts[:3], "one" if len(parts) > 4 else "")), path)
    return list(kinds.values())


def note_failure(seen: list[str], request: Request) -> None:
    """A request that failed, but for one that the browser gave up because the page was left: an icon that was still to come."""
    if request.failure != "net::ERR_ABORTED":
        seen.append(f"{request.url}: {request.failure}")


@pytest.mark.parametrize("path", ["index.html", "en/index.html", "zh/tasks/A-1/index.html", "en/tasks/index.html"])
def test_pages_work_from_a_folder(page: Page, folder: Path, path: str) -> None:
    seen: list[str] = []
    page.on("console", lambda message: seen.append(message.text))
    page.on("requestfailed", partial(note_failure, seen))
    page.goto((folder / "public" / path).as_uri())
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontWeight") == "700"
    assert seen == []


@pytest.mark.long
@pytest.mark.parametrize("has_scripts", [True, False])
@pytest.mark.parametrize("edition", [edition.value for edition in Edition])
def test_every_kind_of_page_works_from_a_folder_with_and_without_scripts(
    browser: Browser, folder: Path, edition: str, has_scripts: bool
) -> None:
    context = browser.new_context(java_script_enabled=has_scripts)
    page = context.new_page()
    seen: list[str] = []
    page.on("console", lambda message: seen.append(message.text))
    page.on("pageerror", lambda error: seen.append(str(error)))
    page.on("requestfailed", partial(note_failure, seen))
    page.on("request", lambda request: None if request.url.startswith(folder.as_uri()) else seen.append(request.url))
    visited = one_of_each_kind(folder, edition)
    assert len(visited) > 30
    for path in visited:
        page.goto((folder / path).as_uri())
        assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontWeight") == "700"
        assert page.locator("main").inner_text().strip()
    context.close()
    assert seen == []


@pytest.mark.long
@pytest.mark.parametrize("edition", [edition.value for edition in Edition])
def test_every_kind_of_page_leads_to_itself_in_the_other_language_and_back(
    watched: Page, site: Served, folder: Path, edition: str
) -> None:
    for path in one_of_each_kind(folder, edition):
        if "/en/" in path:
            watched.goto(f"{site.address}/{path}")
            watched.locator("a.language").click()
            watched.wait_for_url(f"{site.address}/{path.replace('/en/', '/zh/', 1)}")
            assert watched.locator("html").get_attribute("lang") == "zh-CN"
            watched.locator("a.language").click()
            watched.wait_for_url(f"{site.address}/{path}")


WIDTHS = (320, 390, 1280, *(pytest.param(width, marks=pytest.mark.long) for width in (800, 1000, 1090)))
"""The widest of the narrow layouts and the narrowest of the wide ones among them."""


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_scrolls_sideways(browser: Browser, site: Served, folder: Path, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, java_script_enabled=False)
    page = context.new_page()
    wide = []
    for path in every_kind(folder, "internal"):
        page.goto(f"{site.address}/{path}")
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(path)
    context.close()
    assert wide == []


SPACED = """(spacing) => { const sheet = new CSSStyleSheet(); sheet.replaceSync(spacing); document.adoptedStyleSheets = [sheet]; }"""
SPACING = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-bottom: 2em !important }
"""


def test_no_page_scrolls_sideways_when_a_reader_spaces_text(browser: Browser, site: Served, folder: Path) -> None:
    """WCAG 1.4.12, on the narrowest screen."""
    context = browser.new_context(viewport={"width": 320, "height": 800}, java_script_enabled=False)
    page = context.new_page()
    wide = []
    for path in one_of_each_kind(folder, "internal"):
        page.goto(f"{site.address}/{path}")
        page.evaluate(SPACED, SPACING)
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            wide.append(path)
    context.close()
    assert wide == []


def test_the_first_tab_stop_leads_to_the_content(watched: Page, site: Served) -> None:
    watched.goto(f"{site.address}/public/en/tasks/A-1/index.html")
    watched.keyboard.press("Tab")
    assert watched.evaluate("document.activeElement.textContent") == "Skip to the content"
    watched.keyboard.press("Enter")
    assert watched.evaluate("document.activeElement.id") == "main"


def test_the_language_link_leads_to_the_same_page_and_back(watched: Page, site: Served) -> None:
    watched.goto(f"{site.address}/public/en/tasks/A-1/index.html")
    watched.get_by_role("link", name="中文").click()
    assert watched.url.endswith("/public/zh/tasks/A-1/index.html")
    assert watched.locator("h1").inner_text() == "污水处理厂"
    watched.get_by_role("link", name="English").click()
    assert watched.url.endswith("/public/en/tasks/A-1/index.html")


@pytest.mark.parametrize("path", ["public/zh/index.html", "internal/en/tasks/A-1/index.html"])
def test_the_policy_of_a_page_refuses_what_is_not_of_the_site(page: Page, site: Served, path: str) -> None:
    """Were a text of a record to bring a script, a style or a picture along, the browser would not follow it."""
    page.goto(f"{site.address}/{path}")
    refused = page.evaluate(
        """async () => {
          const refused = [];
          addEventListener("securitypolicyviolation", (event) => refused.push(event.effectiveDirective));
          const put = (name, fields) => document.body.append(Object.assign(document.createElement(name), fields));
          put("script", { textContent: "globalThis.ran = true" });
          put("style", { textContent: "body { display: none }" });
          put("img", { src: "https://elsewhere.example/x.png" });
          put("iframe", { src: "https://elsewhere.example/" });
          await fetch("https://elsewhere.example/").catch(() => 0);
          await new Promise((done) => setTimeout(done, 200));
          return refused.sort();
        }"""
    )
    assert refused == ["connect-src", "frame-src", "img-src", "script-src-elem", "style-src-elem"]
    assert page.evaluate("globalThis.ran") is None
    assert page.locator("body").is_visible()


def test_a_reader_gets_from_the_home_page_to_a_task_and_its_translation_by_keyboard_alone(watched: Page, site: Served) -> None:
    def follow(name: str) -> None:
        """Press Tab until the link of this name has the focus, then Enter."""
        for _ in range(60):
            watched.keyboard.press("Tab")
            if watched.evaluate("document.activeElement.textContent.trim()") == name:
                assert watched.evaluate("document.activeElement.matches(':focus-visible')")
                with watched.expect_navigation():
                    watched.keyboard.press("Enter")
                return
        pytest.fail(f"no way to {name} by keyboard")

    watched.goto(f"{site.address}/public/en/index.html")
    follow("Tasks")
    follow("Late or resurfaced 2")
    follow("Only English")
    follow("中文")
    assert watched.url.endswith("/public/zh/tasks/A-2/index.html")


def test_filters_work_without_scripts(browser: Browser, site: Served) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.address}/public/en/tasks/index.html")
    late = page.locator(".filters a", has_text="Late or resurfaced")
    count = late.locator(".count").inner_text()
    late.click()
    assert page.locator("tbody tr").count() == int(count)
    assert page.locator(".filters [aria-current=true]").inner_text().startswith("Late or resurfaced")
    page.get_by_role("link", name="Remove filter: Late or resurfaced").click()
    assert page.locator("tbody tr").count() == 5
    context.close()


def combined(page: Page, address: str) -> None:
    page.set_default_timeout(8_000)
    page.goto(address)
    page.get_by_role("button", name="Combine filters freely").click()
    page.wait_for_selector(".filters form")


@pytest.fixture(params=["served", "folder"])
def start(request: pytest.FixtureRequest, site: Served, folder: Path) -> Callable[[str], str]:
    """Addresses of the site, from a server and from a folder."""
    if request.param == "served":
        return lambda path: f"{site.address}/public/{path}"
    return lambda path: (folder / "public" / path).as_uri()


def test_filters_combine_and_the_address_keeps_them(page: Page, start: Callable[[str], str]) -> None:
    combined(page, start("en/tasks/index.html"))
    page.get_by_label("State", exact=True).select_option("late")
    page.get_by_label("Area", exact=True).select_option("south")
    assert page.locator("#counted").inner_text() == "1 tasks found"
    assert page.locator("#counted").get_attribute("role") == "status"
    assert page.locator("tbody th a").inner_text() == "Only English"
    assert page.url.endswith("#group=late&area=south")
    page.reload()
    page.wait_for_selector(".filters form")
    assert page.locator("tbody tr").count() == 1
    assert page.get_by_label("Area", exact=True).input_value() == "south"


def test_combining_begins_from_the_filters_of_the_page(page: Page, start: Callable[[str], str]) -> None:
    combined(page, start("en/tasks/area=south/index.html"))
    assert page.get_by_label("Area", exact=True).input_value() == "south"
    assert page.locator("tbody tr").count() == 1
    page.get_by_role("button", name="Start again").click()
    page.locator("tbody tr").nth(4).wait_for()


def test_lists_are_sorted_by_deadline_and_by_state(watched: Page, site: Served) -> None:
    combined(watched, f"{site.address}/public/en/tasks/index.html")
    watched.get_by_label("Sort by").select_option("due")
    first = watched.locator("tbody tr").first
    assert "30 June 2018" in first.inner_text()
    watched.get_by_label("Sort by").select_option("state")
    assert "Overdue" in watched.locator("tbody tr").first.inner_text()


def test_a_combined_list_names_its_days_as_the_page_did(watched: Page, site: Served) -> None:
    def days() -> list[list[str]]:
        of_rows = "rows => rows.map(row => [...row.querySelectorAll('time')].map(day => day.outerHTML).join(' ') + row.innerText)"
        return watched.eval_on_selector_all(".found tbody tr", of_rows)  # type: ignore[no-any-return]

    for language in ("en", "zh"):
        watched.goto(f"{site.address}/public/{language}/tasks/index.html")
        before = days()
        watched.locator(".combine").click()
        watched.wait_for_selector(".filters form")
        assert days() == before
        assert any("原时限：" in row or "originally " in row for row in before)


def test_filters_are_used_by_keyboard_alone(watched: Page, site: Served) -> None:
    watched.goto(f"{site.address}/public/en/tasks/index.html")
    watched.get_by_role("button", name="Combine filters freely").focus()
    watched.keyboard.press("Enter")
    watched.wait_for_selector(".filters form")
    assert watched.evaluate("document.activeElement.name") == "group"
    watched.keyboard.press("ArrowDown")
    watched.locator("tbody tr").first.wait_for()
    assert "group=" in watched.url


def test_the_address_can_be_copied(browser: Browser, site: Served) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    combined(page, f"{site.address}/public/en/tasks/index.html")
    page.get_by_label("State", exact=True).select_option("late")
    page.get_by_role("button", name="Copy the address").click()
    page.get_by_role("button", name="Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    context.close()


def test_without_a_clipboard_the_address_is_shown(page: Page, folder: Path) -> None:
    combined(page, (folder / "public/en/tasks/index.html").as_uri())
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.get_by_role("button", name="Copy the address").click()
    assert page.locator("form input[readonly]").input_value() == page.url


def test_what_opens_opens_by_keyboard(watched: Page, site: Served) -> None:
    watched.goto(f"{site.address}/public/en/tasks/A-1/index.html")
    summary = watched.locator("details summary").first
    summary.focus()
    watched.keyboard.press("Enter")
    assert watched.locator("details").first.get_attribute("open") is not None


def test_targets_are_large_enough(watched: Page, site: Served) -> None:
    watched.set_viewport_size({"width": 390, "height": 800})
    small = []
    for path in ("en/index.html", "zh/tasks/index.html", "en/tasks/A-1/index.html"):
        watched.goto(f"{site.address}/public/{path}")
        small += watched.evaluate(
            """() => [...document.querySelectorAll('header a, nav a, summary, button, select, .figures a')]
              .filter((e) => e.getClientRects().length && e.getBoundingClientRect().height < 43.5 && !e.classList.contains('skip'))
              .map((e) => e.textContent.trim() + ' ' + e.getBoundingClientRect().height)""",
        )
    assert small == []


def test_dark_mode_changes_the_paper(browser: Browser, site: Served) -> None:
    colours = []
    for scheme in ("light", "dark"):
        context = browser.new_context(color_scheme=scheme)
        page = context.new_page()
        page.goto(f"{site.address}/public/en/index.html")
        colours.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
        context.close()
    assert colours[0] == "rgb(255, 255, 255)"
    assert colours[0] != colours[1]


def test_print_leaves_out_what_paper_cannot_use(watched: Page, site: Served) -> None:
    watched.goto(f"{site.address}/public/en/tasks/index.html")
    watched.emulate_media(media="print")
    assert watched.locator(".filters").is_hidden()
    assert watched.locator("nav.sections").is_hidden()
    assert watched.locator("main table").is_visible()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_table_of_many_numbers_is_seen_whole_on_a_desk_and_on_paper(browser: Browser, site: Served, language: str) -> None:
    for width, medium in ((1280, "screen"), (PAPER, "print")):
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.emulate_media(media=medium)  # type: ignore[arg-type]
        page.goto(f"{site.address}/internal/{language}/office/scoreboard/index.html")
        hidden = "boxes => boxes.map(box => box.scrollWidth - box.clientWidth)"
        assert set(page.eval_on_selector_all(".table-scroll", hidden)) == {0}, medium
        page.close()


@pytest.mark.parametrize("path", ["internal/zh/search/index.html", "public/en/tasks/index.html"])
def test_paper_has_nothing_to_press_and_the_mark_of_the_office_in_ink(watched: Page, site: Served, path: str) -> None:
    watched.emulate_media(media="print")
    watched.goto(f"{site.address}/{path}")
    assert watched.locator("button:visible, input:visible, select:visible").count() == 0
    if path.startswith("internal"):
        assert watched.eval_on_selector(".edition", "mark => getComputedStyle(mark).color") == "rgb(166, 28, 28)"


def test_a_day_is_not_broken_on_a_phone(watched: Page, site: Served) -> None:
    watched.set_viewport_size({"width": 390, "height": 844})
    for path in ("public/en/tasks/index.html", "public/zh/tasks/A-1/index.html", "public/en/meetings/index.html"):
        watched.goto(f"{site.address}/{path}")
        lines = "days => days.map(day => day.getBoundingClientRect().height / parseFloat(getComputedStyle(day).lineHeight))"
        assert all(round(count) == 1 for count in watched.eval_on_selector_all("main time", lines))


def test_a_table_on_paper_is_a_table(watched: Page, site: Served) -> None:
    """A4 between our margins is narrower than the screens on which rows become blocks."""
    watched.set_viewport_size({"width": 658, "height": 900})
    watched.goto(f"{site.address}/public/en/tasks/index.html")
    shown_as = "getComputedStyle(document.querySelector('main tbody tr')).display"
    assert watched.evaluate(shown_as) == "block"
    watched.emulate_media(media="print")
    assert watched.evaluate(shown_as) == "table-row"
    assert watched.evaluate("document.documentElement.scrollWidth") <= 658


def test_no_heading_on_paper_stands_over_nothing(watched: Page, site: Served) -> None:
    """As of the open data's fields, which all are folded away."""
    watched.goto(f"{site.address}/public/en/tasks/A-1/index.html")
    watched.evaluate("document.querySelector('#who + .inside').replaceChildren(document.createElement('details'))")
    assert watched.locator("#who").is_visible()
    watched.emulate_media(media="print")
    assert watched.locator("#who").is_hidden()
    assert watched.locator("#schedule").is_visible()


def test_on_a_phone_closed_filters_lie_side_by_side_before_the_list(watched: Page, site: Served) -> None:
    watched.set_viewport_size({"width": 390, "height": 844})
    watched.goto(f"{site.address}/public/zh/tasks/index.html")
    tops = "[...document.querySelectorAll('.filters details:not([open])')].map((one) => one.getBoundingClientRect().top)"
    closed = watched.evaluate(tops)
    assert len(set(closed)) <= (len(closed) + 1) / 2
    assert watched.locator("#counted").bounding_box()["y"] < 844  # type: ignore[index]


def test_chinese_marks_come_from_a_chinese_face_and_nothing_is_spaced_out(watched: Page, site: Served) -> None:
    watched.goto(f"{site.address}/public/zh/tasks/A-2/index.html")
    face = "getComputedStyle(document.querySelector('{}')).fontFamily"
    assert watched.evaluate(face.format("h1")).startswith('"Chinese marks"')
    assert "Chinese marks" not in watched.evaluate(face.format("h1 [lang=en]"))
    spaced = "[...document.querySelectorAll('*')].filter((e) => getComputedStyle(e).letterSpacing !== 'normal').length"
    assert watched.evaluate(spaced) == 0


@pytest.mark.parametrize("language", ["en", "zh"])
def test_words_of_charts_stand_apart_as_a_phone_draws_them(browser: Browser, language: str) -> None:
    """The widths that charts reckon with hold for the faces of this machine; words are 12 px high on the narrowest phone."""
    style = (REPOSITORY / "templates/assets/site.css").read_text()
    drawings = "".join(f'<figure class="chart">{drawn(chart, spoken(language))}</figure>' for chart in crowded_charts(language))
    page = browser.new_page(viewport={"width": 320, "height": 800})
    page.set_content(f'<html lang="{spoken(language).tag}"><style>{style} body {{ margin: 0 16px }}</style>{drawings}</html>')
    boxes = page.evaluate("""[...document.querySelectorAll('.chart svg')].map((svg) => {
        const room = svg.getBoundingClientRect();
        return [...svg.querySelectorAll('text')].map((text) => {
            const box = text.getBoundingClientRect();
            return [text.textContent, box.left - room.left, box.right - room.right, box.left, box.right, box.top, box.bottom];
        });
    })""")
    for words in boxes:
        assert [word for word in words if word[1] < -0.5 or word[2] > 0.5] == []
        over = [
            (a[0], b[0]) for at, a in enumerate(words) for b in words[at + 1:]
            if a[3] < b[4] - 0.5 and b[3] < a[4] - 0.5 and min(a[6], b[6]) - max(a[5], b[5]) > (a[6] - a[5]) / 4
        ]
        assert over == []
    size = page.evaluate("(svg => svg.getBoundingClientRect().width / 360 * 15.5)(document.querySelector('.chart svg'))")
    assert size >= 12
    page.close()


def crowded_charts(language: str) -> Iterator[Schedule | BurnUp]:
    """Long names, and three lines close to each other at every place."""
    name = {
        "en": "Wide words make Mwawm Wimmermann WWW MMM of the extended treatment works, accepted (100 %)",
        "zh": "东部城区雨污分流管网（DN1200、45.6公里）敷设完成并接入扩建后的污水处理厂，“应接尽接”",
    }[language]
    first = date(2018, 1, 1)
    for at in range(0, 365, 73):
        day = first + timedelta(at)
        rows = tuple(ScheduleRow(name, first, first + timedelta(30 * n), None, is_late=n == 2) for n in (1, 2, 12))
        for apart in (0, 9, 40):
            yield Schedule("Schedule", "Told", rows, day + timedelta(apart // 2), day, day + timedelta(apart))
    months = tuple(date(2018, at, 28) for at in range(1, 13))
    for done in (1, 6, 12):
        yield BurnUp("Burn-up", "Told", months, tuple(1000 * at for at in range(12)), tuple(900 * at for at in range(done)))
