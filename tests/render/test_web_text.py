"""Texts with blocks on pages: issues tell of the day of their data, pages of today; internal passages are marked."""

from datetime import date

from generator.ledger.state import Ledger
from generator.model.output import Edition
from generator.render.web_text import WebTexts, occasion_of
from tests import builders as b
from tests.render.websites import templates


def texts(ledger: Ledger, edition: Edition = Edition.INTERNAL) -> WebTexts:
    return WebTexts(ledger, edition, "en", {}, templates(internal=True))


def test_an_issue_s_blocks_are_of_the_day_of_its_data() -> None:
    task = b.task(deadline="2018-10-15")
    body = "::: tasks pace=overdue\n:::\n"
    then = b.ledger(task, b.bulletin("x", "2018-10-20", as_of="2018-10-10", body=body))
    now = b.ledger(task, b.bulletin("x", "2018-10-20", as_of="2018-10-20", body=body))
    assert "Task DL-01" not in texts(then)(then.content.bulletins[0], "en")
    assert "Task DL-01" in texts(now)(now.content.bulletins[0], "en")


def test_a_page_s_blocks_are_of_today() -> None:
    ledger = b.ledger(b.task(deadline="2018-10-15"), b.page("p", "::: summary\n:::\n"))
    assert "Of 1 task" in texts(ledger)(ledger.content.pages[0], "en")


def test_internal_passages_are_marked() -> None:
    ledger = b.ledger(b.page("p", "Open.\n\n::: internal\nShut.\n:::\n"))
    made = texts(ledger)(ledger.content.pages[0], "en")
    assert '<div class="passage"><p>Shut.</p></div>' in made.replace("\n", "")


def test_a_block_that_names_nothing_is_a_problem() -> None:
    ledger = b.ledger(b.page("p", "::: task nobody\n:::\n"))
    made = texts(ledger)
    made(ledger.content.pages[0], "en")
    assert [problem.code for problem in made.all_problems] == ["block-name"]


def test_the_time_of_a_text() -> None:
    from generator.model.records import Period

    until = date(2018, 10, 31)
    issue = b.bulletin("x", "2018-10-31", period=Period(from_=date(2018, 10, 1), to=until))
    assert occasion_of(issue, until).since == date(2018, 9, 30)
    assert occasion_of(b.page("p"), until).since == date(2018, 10, 1)
