"""An edition in memory is the one that a build would write, page by page."""

import pytest

from generator.build import Order, assembled, view
from generator.desk.desk import Desk
from generator.model.output import Edition
from generator.shell import files
from generator.shell.stages import Stages
from tests.sites import SiteFolder


@pytest.mark.parametrize("edition", Edition)
def test_pages_are_those_of_a_build(desk: Desk, folder: SiteFolder, edition: Edition) -> None:
    """But for feeds and prints, which a page that is drawn alone does not know of."""
    order = Order(folder.folder, folder.folder / "output", prints=False)
    built = assembled(view(files.read_site(folder.folder), edition, None, Stages()), order, Stages())
    shown = desk.good[edition]
    missing = [file.path for file in built.files if shown.file(file.path) is None]
    assert missing == []
    page = next(file for file in built.files if file.path == "zh/meetings/2018-10-15-scheduling/index.html")
    without_feeds = b"\n".join(line for line in page.body.split(b"\n") if b"application/atom+xml" not in line)
    assert shown.file(page.path) == without_feeds


def test_what_an_edition_does_not_have_is_not_shown(desk: Desk) -> None:
    public, internal = desk.good[Edition.PUBLIC], desk.good[Edition.INTERNAL]
    assert public.file("en/tasks/DL-02/index.html") is None
    assert internal.file("en/tasks/DL-02/index.html") is not None
    assert internal.file("../content/site.yaml") is None


def test_a_page_that_is_not_there_costs_no_whole_edition(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = desk.good[Edition.PUBLIC]
    monkeypatch.setattr(type(shown), "_files", property(lambda _: pytest.fail("all files were made")))
    assert shown.file("en/tasks/DL-02/index.html") is None
    assert shown.file("en/tasks/DL-01/index.html") is not None


def test_a_page_tells_its_record_and_the_files_behind_it(desk: Desk, folder: SiteFolder) -> None:
    shown = desk.good[Edition.INTERNAL]
    record = shown.record("zh/tasks/DL-01/index.html")
    assert record is not None
    assert [path for path, _ in shown.parts(record)] == ["tasks/DL-01/task.md", "tasks/DL-01/progress/2018-10-12.md"]
    assert shown.address(shown.parts(record)[1][1], "en") == "en/tasks/DL-01/index.html"
    assert shown.record("zh/index.html") is None
    assert shown.record("zh/meetings/DL-01/index.html") is None


def test_a_text_is_drawn_as_it_would_stand_on_its_page(desk: Desk) -> None:
    shown = desk.good[Edition.INTERNAL]
    record = shown.record("en/bulletins/2018-10/index.html")
    assert record is not None
    html, problems = shown.drawn(record, "See [[DL-01]].\n\n::: tasks\n:::\n", "en")
    assert 'href="/internal/en/tasks/DL-01/index.html"' in html
    assert "<table" in html
    assert problems == ()
    assert shown.drawn(record, "See [[nobody]].", "en")[1]


def test_a_bulletin_is_printed_when_it_is_asked_for(desk: Desk) -> None:
    shown = desk.good[Edition.PUBLIC]
    record = shown.record("en/bulletins/2018-10/index.html")
    assert record is not None
    assert shown.prints(record) == ("bulletins/2018-10.en.pdf", "bulletins/2018-10.zh.pdf")
    printed = shown.print("bulletins/2018-10.en.pdf")
    assert printed is not None
    assert printed.body.startswith(b"%PDF-")
    assert shown.print("bulletins/2018-10.en.pdf") is printed
    assert shown.print("bulletins/never.en.pdf") is None
