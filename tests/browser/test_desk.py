"""The preview and its forms in a real browser: edit, save, reload; a conflict; a draft; a picture dropped in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.desks import TASK
from tests.sites import SiteFolder

pytestmark = pytest.mark.browser
PATH = "tasks/DL-01/task.md"


@pytest.fixture
def opened(page: Page, running: Callable[[], str]) -> Iterator[Page]:
    page.set_default_timeout(30_000)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(running())
    yield page
    assert faults == []


def file(folder: SiteFolder) -> str:
    return str((folder.content / PATH).read_text())


def form(page: Page) -> None:
    page.goto(page.url.split("/_/")[0].split("?")[0].rstrip("/") + f"/_/edit?path={PATH}")
    page.wait_for_selector("body[data-ready]")


def saved(page: Page, words: str = "Saved.") -> None:
    expect(page.locator("#status")).to_have_text(words, timeout=30_000)


def settled(page: Page) -> None:
    """Wait until what was written is shown and no other rebuild followed: a frame that loads anew forgets who holds it."""
    page.wait_for_function("Number(document.body.dataset.state) > 1")
    state = ""
    while state != (state := page.evaluate("document.body.dataset.state")):
        page.wait_for_timeout(400)


def test_edit_save_reload(opened: Page, folder: SiteFolder) -> None:
    """From the page of a task to its form, and back to the page that shows what was saved."""
    inside = opened.frame_locator('iframe[name="internal"]')
    inside.get_by_role("link", name="Plant").first.click()
    expect(inside.get_by_role("heading", level=1)).to_have_text("Plant")
    opened.locator("summary.edit").click()
    opened.get_by_role("link", name="DL-01 (task.md)").click()
    opened.wait_for_selector("body[data-ready]")
    opened.locator('[data-name="title"] input').first.fill("Plant of the north")
    opened.locator('[data-name="deadline"] input').fill("2018年11月底")
    opened.locator("#body").fill("The plant is **nearly** built.\n")
    expect(opened.locator("#drawn strong")).to_have_text("nearly")
    opened.locator("#save").click()
    saved(opened)
    right = TASK.replace("title: Plant ", "title: Plant of the north ")
    right = right.replace("2018-12-31", "2018年11月底").replace("is being built", "is **nearly** built")
    assert file(folder) == right
    opened.get_by_role("link", name="Back to the preview").click()
    expect(inside.get_by_role("heading", level=1)).to_have_text("Plant of the north", timeout=30_000)


def test_rows_are_added_and_taken_away(opened: Page, folder: SiteFolder) -> None:
    form(opened)
    steps = opened.locator('[data-name="milestones"]')
    steps.get_by_role("button", name="Add a row").click()
    row = steps.locator(".row").nth(1)
    row.locator('[data-name="id"] input').fill("trial")
    row.locator('[data-name="text"] input').first.fill("Trial run")
    row.locator('[data-name="due"] input').fill("2018-12-15")
    opened.locator('[data-name="supporting"]').get_by_label("North District (north)").check()
    opened.locator('[data-name="measures"]').get_by_role("button", name="Remove this row").click()
    opened.locator("#save").click()
    saved(opened)
    text = file(folder)
    assert "  - id: trial\n    text: Trial run\n    due: 2018-12-15\n" in text
    assert "supporting: north\n" in text
    assert "measures" not in text
    assert text.startswith(TASK[: TASK.index("measures")])
    assert text.endswith("officer: Head of the plant\nsupporting: north\n---\nThe plant is being built.\n")


def test_a_page_that_is_open_follows_the_file(opened: Page, folder: SiteFolder) -> None:
    """A save in another editor is on the screen, where one was, and a mistake leaves the last good page."""
    inside = opened.frame_locator('iframe[name="internal"]')
    inside.get_by_role("link", name="Plant").first.click()
    opened.wait_for_selector("body[data-state]")
    # Only once the page is there: a save while the browser is still on its way would bring back where it was.
    expect(inside.get_by_role("heading", level=1)).to_have_text("Plant")
    folder.write(PATH, TASK.replace("title: Plant ", "title: Works "))
    expect(inside.get_by_role("heading", level=1)).to_have_text("Works", timeout=30_000)
    folder.write(PATH, TASK.replace("deadline: 2018-12-31", "deadline: soon"))
    problem = opened.locator("#problems li.error").first
    expect(problem).to_contain_text("tasks/DL-01/task.md:12", timeout=30_000)
    expect(problem.locator(".hint")).not_to_be_empty()
    expect(opened.locator('[data-edition="internal"] .stale')).to_contain_text("last good state")
    expect(inside.get_by_role("heading", level=1)).to_have_text("Works")


def test_a_problem_stands_in_the_form_at_its_place(opened: Page, folder: SiteFolder) -> None:
    folder.write(PATH, TASK.replace("due: 2018-11-30", "due: 2018/11/30"))
    problem = opened.locator("#problems li.error a").first
    expect(problem).to_have_text("tasks/DL-01/task.md:20:10", timeout=30_000)
    problem.click()
    opened.wait_for_selector("body[data-ready]")
    wrong = opened.locator('[data-name="milestones"] .row [data-name="due"] .wrong')
    expect(wrong).to_contain_text("due: 2018-11-30")
    expect(wrong).to_be_in_viewport()


def test_a_rebuilt_page_stays_where_it_was(opened: Page, folder: SiteFolder) -> None:
    folder.write(PATH, TASK + "\nA line.\n" * 200)
    opened.evaluate('go("internal", "en/tasks/DL-01/index.html")')
    inside = opened.frame_locator('iframe[name="internal"]')
    expect(inside.get_by_text("A line.").nth(100)).to_be_attached(timeout=30_000)
    settled(opened)
    frame = next(one for one in opened.frames if one.name == "internal")
    frame.evaluate("scrollTo(0, 3000)")
    folder.write(PATH, TASK.replace("title: Plant ", "title: Works ") + "\nA line.\n" * 200)
    expect(inside.get_by_role("heading", level=1)).to_have_text("Works", timeout=30_000)
    for _ in range(100):
        if frame.evaluate("scrollY") == 3000:
            break
        opened.wait_for_timeout(100)
    assert frame.evaluate("scrollY") == 3000


def test_a_page_that_loads_late_brings_no_frame_back_to_it(opened: Page) -> None:
    opened.get_by_role("button", name="Side by side").click()
    outer = opened.frame_locator('iframe[name="public"]')
    expect(outer.get_by_role("heading", level=1)).to_be_visible()
    there = opened.evaluate('() => { page = "en/tasks/index.html"; follow(); arrived("public"); return page; }')
    assert there == "en/tasks/index.html"
    expect(outer.get_by_role("heading", level=1)).to_have_text("Tasks")
    outer.get_by_role("link", name="Plant").first.click()
    expect(opened.frame_locator('iframe[name="internal"]').get_by_role("heading", level=1)).to_have_text("Plant")


def test_side_by_side_shows_what_only_the_office_sees(opened: Page) -> None:
    opened.get_by_role("button", name="Side by side").click()
    inner = opened.frame_locator('iframe[name="internal"]')
    outer = opened.frame_locator('iframe[name="public"]')
    inner.get_by_role("link", name="Plant").first.click()
    expect(outer.get_by_role("heading", level=1)).to_have_text("Plant")
    expect(inner.get_by_text("Head of the plant")).to_be_visible()
    expect(outer.get_by_text("Head of the plant")).to_have_count(0)
    opened.evaluate('go("internal", "en/tasks/DL-02/index.html")')
    expect(outer.locator("body")).to_contain_text("The public edition has no such page")


def test_a_conflict_is_shown_and_nothing_is_overwritten(opened: Page, folder: SiteFolder) -> None:
    form(opened)
    opened.locator('[data-name="title"] input').first.fill("Mine")
    theirs = TASK.replace("category: sewage\n", "").replace("is being built", "stands still")
    folder.write(PATH, theirs)
    opened.locator("#save").click()
    notice = opened.locator("#notice")
    expect(notice).to_contain_text("was changed on the disk")
    expect(notice).to_contain_text("The plant stands still.")
    assert file(folder) == theirs
    notice.get_by_role("button", name="Put my changes on top of it").click()
    saved(opened)
    assert file(folder) == theirs.replace("title: Plant ", "title: Mine ")


def test_what_was_typed_outlives_the_page_and_a_full_disk(
    opened: Page, folder: SiteFolder, monkeypatch: pytest.MonkeyPatch,
) -> None:
    import errno

    def full(*_: object) -> bool:
        raise OSError(errno.ENOSPC, "No space left on device")

    form(opened)
    opened.locator("#body").fill("Words that must not be lost.\n")
    with monkeypatch.context() as patched:
        patched.setattr("generator.desk.editing.replace_file", full)
        opened.locator("#save").click()
        expect(opened.locator("#notice")).to_contain_text("The disk is full")
    assert file(folder) == TASK
    opened.on("dialog", lambda dialog: dialog.accept())
    opened.reload()
    opened.get_by_role("button", name="Bring it back").click()
    expect(opened.locator("#body")).to_have_value("Words that must not be lost.\n")
    opened.locator("#save").click()
    saved(opened)
    assert file(folder).endswith("---\nWords that must not be lost.\n")


def test_a_picture_is_kept_beside_the_record(opened: Page, folder: SiteFolder) -> None:
    form(opened)
    picture = BytesIO()
    Image.new("RGB", (40, 30), "green").save(picture, "JPEG")
    opened.locator('[data-name="evidence"] input[type="file"]').set_input_files(
        {"name": "IMG 0815（改后）.JPG", "mimeType": "image/jpeg", "buffer": picture.getvalue()}
    )
    row = opened.locator('[data-name="evidence"] .row')
    expect(row.locator('[data-name="file"] input')).to_have_value("evidence/img-0815-改后.jpg")
    opened.locator("#save").click()
    saved(opened)
    assert "evidence:\n  - file: evidence/img-0815-改后.jpg\n    kind: photo\n" in file(folder)
    assert (folder.content / "tasks/DL-01/evidence/img-0815-改后.jpg").read_bytes() == picture.getvalue()


def test_a_bulletin_is_shown_page_by_page(opened: Page, browser: Browser) -> None:
    opened.evaluate('go("internal", "en/bulletins/2018-10/index.html")')
    opened.get_by_role("link", name="PDF, page by page (en)").click()
    picture = opened.locator("figure img").first
    expect(picture).to_be_visible(timeout=90_000)
    opened.wait_for_load_state("networkidle")
    assert picture.evaluate("picture => picture.naturalHeight") > 1000


def test_the_pages_of_a_bulletin_follow_its_text(opened: Page, folder: SiteFolder) -> None:
    """Saved anywhere, printed anew: the pictures change, and new pages come, without a reload."""
    opened.evaluate('go("internal", "en/bulletins/2018-10/index.html")')
    opened.get_by_role("link", name="PDF, page by page (en)").click()
    expect(opened.locator("figure img").first).to_be_visible(timeout=90_000)
    expect(opened.locator("#status")).to_have_text("Up to date", timeout=30_000)
    assert opened.get_by_role("link", name="Edit (2018-10.md)").get_attribute("href") == "/_/edit?path=bulletins/2018-10.md"
    pages = opened.locator("figure").count()
    path = folder.content / "bulletins/2018-10.md"
    path.write_text(path.read_text() + "\nA paragraph of many words about the work.\n" * 40)
    expect(opened.locator("figure")).not_to_have_count(pages, timeout=60_000)
    expect(opened.locator("#status")).to_have_text("Up to date", timeout=60_000)
    assert "state=" in str(opened.locator("figure img").first.get_attribute("src"))
    expect(opened.frame_locator("iframe.beside").get_by_text("A paragraph of many words").first).to_be_attached()


def test_a_report_is_begun_from_its_task(opened: Page, folder: SiteFolder) -> None:
    opened.evaluate('go("internal", "en/tasks/DL-01/index.html")')
    opened.get_by_role("button", name="New progress report").click()
    opened.wait_for_selector("body[data-ready]")
    assert (folder.content / "tasks/DL-01/progress/2018-10-31.md").is_file()
