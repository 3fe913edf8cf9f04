"""Which pages exist: what each says of itself, old addresses, the entrance and the page for what is not there."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

from generator.ledger.publications import Entry, Shown
from generator.ledger.state import Change, ChangeKind, Ledger
from generator.model.output import Edition
from generator.model.site import Withdrawn
from generator.model.text import Both
from generator.render.frame import Assets, Feed, Page
from generator.render.pages import pages_of
from generator.render.pages.gateway import gateway_pages, moved_pages, redirects
from generator.render.pages.scene import DataFile, Given, Scene
from generator.render.views.changes import Span
from generator.render.views.tasks import TaskLists
from generator.render.web_text import WebTexts
from tests import builders as b
from tests.render.websites import backdrop, busy_ledger, pages, templates, words_of


def scene(ledger: Ledger, language: str = "en", edition: Edition = Edition.PUBLIC, given: Given | None = None) -> Scene:
    place = backdrop(ledger, language, edition)
    texts = WebTexts(ledger, edition, language, {}, templates(internal=edition is Edition.INTERNAL))
    return Scene(place, TaskLists(place), given or Given(), Assets("a.css", "a.svg", "a.js", "b.js"), texts)


def found(ledger: Ledger, edition: Edition = Edition.PUBLIC, given: Given | None = None) -> dict[str, Page]:
    return {outline.address: outline.page() for outline in pages_of(scene(ledger, edition=edition, given=given))}


def test_every_page_says_what_it_is_about_in_one_line() -> None:
    for edition in Edition:
        for page in found(busy_ledger(), edition).values():
            assert page.title
            assert 0 < len(page.description) <= 160, page.address
            assert "\n" not in page.description


def test_descriptions_differ_between_tasks() -> None:
    made = [page.description for page in found(busy_ledger()).values() if page.template == "pages/task.html"]
    assert len(made) == len(set(made)) == 5


def test_boards_are_for_the_office() -> None:
    assert "en/office/pack/index.html" in found(busy_ledger(), Edition.INTERNAL)
    assert not [address for address in found(busy_ledger()) if "office" in address]


def test_search_engines_may_list_every_page() -> None:
    """An old address too: a search engine that knows it learns from its page where the record is now."""
    tasks = [b.task(f"T-{n:03}", deadline="2018-11-10") for n in range(60)]
    assert not [page.address for page in found(b.ledger(*tasks)).values() if page.is_unlisted]
    assert not [page.address for page in moved_pages(scene(b.ledger(b.task(was=("OLD-1",))))) if page.is_unlisted]


def test_an_old_address_leads_to_the_new_one() -> None:
    units = tuple(replace(unit, was=("sewers",)) if unit.id == "water" else unit for unit in b.UNITS)
    ledger = b.ledger(b.task(was=("OLD-1",)), units=units)
    moved = tuple(moved_pages(scene(ledger)))
    assert [page.address for page in moved] == ["en/tasks/OLD-1/index.html", "en/units/sewers/index.html"]
    (file,) = redirects(moved)
    assert file.body.decode() == (
        "/en/tasks/OLD-1/ /en/tasks/DL-01/ 301\n/en/units/sewers/ /en/units/water/ 301\n"
    )
    assert list(redirects(())) == []


def test_an_old_id_that_is_in_use_again_is_not_redirected() -> None:
    assert list(moved_pages(scene(b.ledger(b.task("A", was=("B",)), b.task("B"))))) == []


def test_the_page_for_what_is_not_there_works_at_any_address() -> None:
    ledger = b.ledger(site=replace(b.SITE, base_url="https://testing.example/open/"))
    made = {page.address: page for page in gateway_pages([scene(ledger), scene(ledger, "zh")])}
    assert made["404.html"].root == "/open/"
    text = pages(ledger)["404.html"]
    assert 'href="/open/en/index.html"' in text
    assert '<h2 lang="zh-CN">页面不存在</h2>' in text


def test_the_entrance_and_the_home_pages_name_each_other_and_no_other_page_names_the_entrance() -> None:
    made = pages(b.ledger(b.task("A-1")))
    versions = [
        '<link rel="alternate" hreflang="en" href="https://testing.example/en/index.html">',
        '<link rel="alternate" hreflang="zh-CN" href="https://testing.example/zh/index.html">',
        '<link rel="alternate" hreflang="x-default" href="https://testing.example/index.html">',
    ]
    for address in ("index.html", "en/index.html", "zh/index.html"):
        assert [line for line in made[address].splitlines() if "hreflang=" in line and "<link" in line] == versions
    assert not [address for address, text in made.items() if "x-default" in text and address.count("/") > 1]


def test_the_page_of_the_open_data_names_its_files_to_machines_too() -> None:
    file = DataFile("data/tasks.csv", 1, "0" * 64, Both("Tasks.", "任务。"))
    made = found(busy_ledger(), given=Given(data_files=(file,)))
    assert (made["en/data/index.html"].structured or {})["@type"] == "Dataset"
    assert {(page.structured or {}).get("@type") for page in made.values()} == {None, "Dataset", "Report", "WebSite"}


def test_each_language_has_a_page_for_what_is_not_there_with_its_words_first() -> None:
    text = pages(b.ledger(site=replace(b.SITE, base_url="https://testing.example/open/")))["zh/404.html"]
    assert '<html lang="zh-CN"' in text
    assert "<h1>页面不存在</h1>" in text
    assert '<h2 lang="en">' in text
    assert 'href="/open/zh/index.html"' in text


def test_the_entrance_offers_every_language() -> None:
    text = pages(b.ledger())["index.html"]
    assert '<a href="en/index.html" lang="en" hreflang="en">English</a>' in text
    assert '<a href="zh/index.html" lang="zh-CN" hreflang="zh-CN">中文</a>' in text


def test_withdrawn_records_keep_a_reason() -> None:
    gone = Withdrawn(id="DL-09", on=date(2018, 10, 1), reason=b.text("Entered twice"))
    said = words_of(pages(b.ledger(site=replace(b.SITE, withdrawn=(gone,))))["en/changes/index.html"])
    assert "DL-09" in said
    assert "withdrawn on 1 October 2018 : Entered twice" in said.replace("2018: ", "2018 : ")


def published_and_gone(*withdrawn: Withdrawn) -> dict[str, str]:
    """The pages of a site from which DL-07 is gone; a page of the site's own still names it."""
    zone = timezone(timedelta(hours=8))
    entry = Entry(
        1, datetime(2018, 10, 9, 9, tzinfo=zone), date(2018, 10, 8), "", {"tasks/DL-07/task.md": "0" * 64}, {},
        shown={"tasks/DL-07/task.md": Shown("DL-07", b.text({"en": "Old boilers", "zh": "旧锅炉"}))},
    )  # fmt: skip
    records = [b.page("about", "See [[DL-07]].")] if withdrawn else []
    made = b.ledger(*records, site=replace(b.SITE, withdrawn=withdrawn))
    return pages(replace(made, content=replace(made.content, publications=(("publications/0001.json", entry.written()),))))


def test_a_withdrawn_record_leaves_a_page_with_the_reason_at_its_own_address() -> None:
    gone = Withdrawn(id="DL-07", on=date(2018, 10, 20), reason=b.text({"en": "Entered twice", "zh": "重复录入"}))
    made = published_and_gone(gone)
    for language, title, said, reason in (
        ("en", "Old boilers", "was withdrawn on 20 October 2018", "Entered twice"),
        ("zh", "旧锅炉", "已于2018年10月20日撤回", "重复录入"),
    ):
        page = made[f"{language}/tasks/DL-07/index.html"]
        assert [one in words_of(page) for one in (title, said, reason)] == [True] * 3
        assert 'href="../../../record/0001.json"' in page
        assert 'name="robots"' not in page, "a withdrawal is no secret"
        assert 'href="../../../' + language + '/tasks/DL-07/index.html"' in made[f"{language}/pages/about/index.html"]
        assert f'href="../../{language}/tasks/DL-07/index.html"' in made[f"{language}/changes/index.html"]


def test_what_is_gone_is_named_once_in_a_list_of_changes_and_by_its_own_letters() -> None:
    shown = {
        "checks/c-7.md": Shown("c-7", b.text("")),
        "tasks/DL-07/task.md": Shown("DL-07", b.text({"en": "Old boilers", "zh": "旧锅炉"})),
    }
    entry = Entry(1, datetime(2018, 10, 9, 9, tzinfo=UTC), date(2018, 10, 8), "", dict.fromkeys(shown, "0" * 64), {}, shown=shown)
    known = b.ledger()
    ledger = replace(known, content=replace(known.content, publications=(("publications/0001.json", entry.written()),)))
    day = date(2018, 10, 20)
    changes = [
        Change(ChangeKind.REMOVED, "DL-07", day, Both("DL-07 (Old boilers) was withdrawn.", "DL-07（旧锅炉）已撤回。")),
        Change(ChangeKind.REMOVED, "c-7", day, Both("c-7 is no longer published.", "c-7已不再公开。")),
        Change(ChangeKind.REMOVED, "m-8", day, Both("m-8 is no longer published.", "m-8已不再公开。")),
    ]
    for language, said in (
        ("en", ["Was withdrawn.", "Is no longer published.", "m-8 is no longer published."]),
        ("zh", ["已撤回。", "已不再公开。", "m-8已不再公开。"]),
    ):
        told = scene(ledger, language, given=Given(spans=(Span(day, day, changes, 2, datetime(2018, 10, 21, tzinfo=UTC)),)))
        page = next(one.page() for one in pages_of(told) if one.address == f"{language}/changes/index.html")
        assert [sentence for span in page.view.spans for group in span.groups for sentence in group.sentences] == said  # type: ignore[attr-defined]


def test_changes_of_one_day_are_not_said_to_go_from_that_day_to_itself() -> None:
    day = date(2018, 10, 20)
    change = Change(ChangeKind.CLOSED, "A-1", day, Both("A-1: closed.", "A-1：销号。"))
    made = words_of(pages(b.ledger(b.task("A-1")), given=Given(spans=(Span(day, day, (change,)),)))["en/changes/index.html"])
    assert "20 October 2018 to 20 October 2018" not in made


def test_the_print_of_a_withdrawn_issue_leads_to_the_page_that_says_so() -> None:
    entry = Entry(
        1, datetime(2018, 10, 9, 9, tzinfo=UTC), date(2018, 10, 8), "", {"bulletins/2018-09.md": "0" * 64}, {},
        shown={"bulletins/2018-09.md": Shown("2018-09", b.text("September"))},
    )  # fmt: skip
    made = b.ledger()
    found = pages(replace(made, content=replace(made.content, publications=(("publications/0001.json", entry.written()),))))
    assert "/bulletins/2018-09.zh.pdf /zh/bulletins/2018-09/ 302\n" in found["_redirects"]
    assert "September" in found["zh/bulletins/2018-09/index.html"]


def test_who_gives_no_reason_is_said_to_give_none() -> None:
    made = published_and_gone()
    assert "No reason has been given." in words_of(made["en/tasks/DL-07/index.html"])
    assert "未说明原因。" in words_of(made["zh/tasks/DL-07/index.html"])


def test_what_publications_told_stands_on_the_pages_of_task_and_area() -> None:
    change = Change(ChangeKind.CLOSED, "A-3", date(2018, 10, 9), Both("A-3: closed.", "A-3：销号。"))
    recorded = Span(date(2018, 10, 1), date(2018, 10, 9), (change,), 2, datetime(2018, 10, 9, 9, tzinfo=UTC))
    unrecorded = Span(date(2018, 10, 9), date(2018, 10, 31), (replace(change, sentence=Both("later", "以后")),))
    ledger = busy_ledger()
    area = ledger.task_by_id["A-3"].task.areas[0]
    made = pages(ledger, given=Given(spans=(unrecorded, recorded)))
    for page in ("en/tasks/A-3/index.html", f"en/areas/{area}/index.html"):
        assert "A-3: closed." in words_of(made[page]), page
        assert "later" not in words_of(made[page]), page
    assert "Publication 2, 9 October 2018: 1 October 2018 to 9 October 2018" in words_of(made["en/changes/index.html"])
    assert "What was published of it" not in made["en/tasks/A-1/index.html"]


def test_data_files_are_listed_with_size_and_digest() -> None:
    given = Given(data_files=(DataFile("data/tasks.csv", 38_400, "ab" * 32, Both("All tasks", "全部任务")),))
    assert found(b.ledger(), given=given)["en/data/index.html"].view
    from tests.render.websites import outputs

    text = next(one.body.decode() for one in outputs(b.ledger(), given=given) if one.path == "en/data/index.html")  # type: ignore[union-attr]
    assert "38 kB" in text
    assert "ab" * 32 in text


def test_a_feed_is_announced_where_it_belongs() -> None:
    given = Given(feeds={"en/changes/index.html": (Feed("Changes", "en/changes/feed.xml"),)})
    made = found(b.ledger(), given=given)
    assert made["en/changes/index.html"].feeds[0].address == "en/changes/feed.xml"
    assert made["en/index.html"].feeds == ()
