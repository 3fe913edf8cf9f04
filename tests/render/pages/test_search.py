from __future__ import annotations

from markupsafe import Markup

from generator.model.output import Edition
from generator.render.frame import Assets
from generator.render.pages.scene import Given, Scene
from generator.render.pages.search import SearchView, pages
from generator.render.search import Entry
from generator.render.views.backdrop import Backdrop
from generator.render.views.tasks import TaskLists
from generator.render.words import spoken
from tests import builders


def scene() -> Scene:
    backdrop = Backdrop(builders.ledger(builders.task("DL-01")), Edition.PUBLIC, spoken("en"), {}, lambda *_: Markup())
    assets = Assets(**dict.fromkeys(Assets.__dataclass_fields__, "assets/x"))
    return Scene(backdrop, TaskLists(backdrop), Given(), assets, lambda *_: Markup())


def many(count: int) -> list[Entry]:
    return [Entry(f"T-{n}", f"en/tasks/T-{n}/index.html", f"Task {n}", "Tasks, Late", "") for n in range(count)]


def test_a_small_site_has_one_page_with_the_script():
    (page,) = pages(scene(), many(3))
    assert page.address == "en/search/index.html"
    assert page.scripts == ("assets/x",)
    assert isinstance(page.view, SearchView)
    assert page.view.folder == "en/search/"
    assert [(kind, len(entries)) for kind, entries in page.view.groups] == [("Tasks", 3)]
    assert page.view.paging == ()


def test_a_large_site_is_listed_in_pages_that_lead_to_each_other():
    made = list(pages(scene(), many(300)))
    assert [page.address for page in made] == [
        "en/search/index.html",
        "en/search/page=2/index.html",
        "en/search/page=3/index.html",
    ]
    assert len({page.title for page in made}) == 3
    last = made[2].view
    assert isinstance(last, SearchView)
    assert [(step.address, step.here) for step in last.paging] == [
        ("en/search/index.html", False),
        ("en/search/page=2/index.html", False),
        ("en/search/page=3/index.html", True),
    ]


def test_an_empty_site_has_the_page_too():
    (page,) = pages(scene(), [])
    assert isinstance(page.view, SearchView)
    assert page.view.groups == ()


def test_a_page_of_the_list_is_the_same_in_every_language_however_long_its_titles_are():
    long = [Entry(f"T-{n}", f"zh/tasks/T-{n}/index.html", "长" * 120, "任务", "") for n in range(250)]
    assert [page.address for page in pages(scene(), long)] == [page.address for page in pages(scene(), many(250))]


def test_the_paging_of_many_pages_has_gaps():
    made = list(pages(scene(), many(2000)))
    view = made[6].view
    assert isinstance(view, SearchView)
    assert [step.text for step in view.paging] == ["1", "…", "5", "6", "7", "8", "9", "…", str(len(made))]
