from dataclasses import replace

from generator.ledger.state import Ledger
from generator.model.output import Edition
from generator.render.pages.scene import Given
from generator.render.views.bulletins import Print
from generator.render.views.printed import annual_reports, filters, list_prints
from generator.render.website import Website
from tests import builders as b
from tests.render.websites import backdrop, templates

MADE = {
    "lists/pace=behind.en.pdf": Print(3, 120_000),
    "lists/due=30d.en.pdf": Print(1, 60_000),
    "lists/all.en.pdf": Print(4, 150_000),
    "reports/2017.en.pdf": Print(40, 700_000),
    "reports/2018.en.pdf": Print(62, 900_000),
}


def asked(*prints: str) -> Ledger:
    ledger = b.ledger(b.task("A-1", milestones=(b.milestone("m", due="2018-09-01"),), started="2018-01-01"))
    return replace(ledger, content=replace(ledger.content, site=replace(ledger.content.site, prints=prints)))


def test_filters_have_one_order() -> None:
    assert filters(["pace=behind", "group=late"]) == filters(["group=late", "pace=behind"])


def test_the_list_of_all_tasks_leads_to_every_list_that_is_printed() -> None:
    ledger = asked("tasks pace=behind", "tasks due=30d", "tasks", "tasks pace=late-ish", "tasks area=nowhere")
    told = [(link.text.text, link.address) for link in list_prints(backdrop(ledger), MADE, ())]
    assert [address for _, address in told] == ["lists/pace=behind.en.pdf", "lists/due=30d.en.pdf", "lists/all.en.pdf"]
    assert told[0][0] == "Tasks with pace “Behind” (3 pages, 120 kB)"
    assert told[1][0].startswith("Tasks with a due date within 30 days")


def test_a_list_leads_to_its_own_print() -> None:
    ledger = asked("tasks pace=behind", "tasks")
    (link,) = list_prints(backdrop(ledger), MADE, (("pace", "behind"),))
    assert (link.text.text, link.address) == ("Print (PDF) (3 pages, 120 kB)", "lists/pace=behind.en.pdf")
    assert list_prints(backdrop(ledger), MADE, (("pace", "overdue"),)) == ()


def test_what_was_not_printed_is_not_linked() -> None:
    assert list_prints(backdrop(asked("tasks pace=behind")), {}, ()) == ()
    assert annual_reports(backdrop(asked("annual 2018")), {}) == ()


def test_annual_reports_stand_newest_first() -> None:
    links = annual_reports(backdrop(asked("annual 2017", "annual 2018 2016")), MADE)
    assert [link.address for link in links] == ["reports/2018.en.pdf", "reports/2017.en.pdf"]
    assert links[0].text.text == "Rectification in 2018 (62 pages, 900 kB)"


def test_pages_lead_to_what_was_printed() -> None:
    site = Website(asked("annual 2018", "tasks pace=behind"), Edition.PUBLIC, {}, templates(), Given(prints=MADE))
    for address, print_ in (
        ("en/bulletins/index.html", "reports/2018.en.pdf"),
        ("en/tasks/index.html", "lists/pace=behind.en.pdf"),
        ("en/tasks/pace=behind/index.html", "lists/pace=behind.en.pdf"),
    ):
        page = site.page(address)
        assert page is not None, address
        assert f'/{print_}"' in page.body.decode(), address
