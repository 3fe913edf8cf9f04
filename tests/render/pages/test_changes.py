from __future__ import annotations

from datetime import date

from generator.ledger.state import Change, ChangeKind
from generator.model.text import Both
from generator.render.pages import changes
from generator.render.pages.changes import ChangesPage, pages, parts_of
from generator.render.pages.scene import Given, Scene
from generator.render.views.changes import Span
from generator.render.views.paging import PER_PAGE
from tests import builders as b
from tests.render.test_pages import scene

FIRST, LAST = date(2018, 9, 30), date(2018, 10, 31)


def span(count: int) -> Span:
    day = date(2018, 10, 1)
    return Span(FIRST, LAST, [Change(ChangeKind.PROGRESS, "A-1", day, Both(f"{n}", f"{n}")) for n in range(count)])


def made(*spans: Span) -> list[ChangesPage]:
    views = [outline.page().view for outline in pages(with_spans(*spans))]
    return [view for view in views if isinstance(view, ChangesPage)]


def with_spans(*spans: Span) -> Scene:
    return scene(b.ledger(b.task("A-1")), given=Given(spans=spans))


def test_parts_have_as_many_lines_as_a_page_and_lose_none() -> None:
    parts = list(parts_of([span(30), span(0), span(130), span(40)]))
    assert [sum(len(one.changes) for one in part) for part in parts] == [50, 50, 50, 50]
    assert [len(one.changes) for part in parts for one in part] == [30, 0, 20, 50, 50, 10, 40]


def test_without_changes_there_is_one_page_that_says_so() -> None:
    (view,) = made()
    assert (view.spans, view.paging, view.older) == ((), (), None)


def test_all_changes_can_be_reached_page_by_page() -> None:
    first, second, third = made(span(2 * PER_PAGE + 1))
    assert sum(len(one.lines) for view in (first, second, third) for one in view.spans) == 2 * PER_PAGE + 1
    assert [step.text for step in second.paging] == ["1", "2", "3"]


def test_the_last_page_of_very_many_leads_to_the_data(monkeypatch) -> None:
    monkeypatch.setattr(changes, "MOST_PAGES", 2)
    first, last = made(span(3 * PER_PAGE))
    assert first.older is None
    assert last.older is not None
    assert last.older.address == "en/data/index.html"
