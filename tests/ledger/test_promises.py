"""What is promised and told is known by what it says, and not by how it is spaced."""

from dataclasses import replace

from generator.ledger.promises import is_moved, promises_of, reports_of
from generator.model.records import Body, Progress, Task
from generator.model.site import Content, Site
from generator.model.text import Text


def content(report: Progress, target: str = "All is treated") -> Content:
    return Content(Site(), tasks=(Task(id="DL-01", target=Text((("en", target),))),), progress=(report,))


REPORT = Progress(path="a.md", claim="behind", bodies=(Body("en", "30 of 50 km.\n", "a.md", 5),))


def test_a_report_is_its_facts_and_words() -> None:
    told = reports_of(content(REPORT))
    assert reports_of(content(replace(REPORT, bodies=(Body("en", "30 of  50\nkm.", "a.md", 9),)))) == told
    assert reports_of(content(replace(REPORT, bodies=(Body("en", "31 of 50 km.", "a.md", 5),)))) != told
    assert reports_of(content(replace(REPORT, claim="completed"))) != told


def test_a_promise_is_moved_when_it_says_something_else() -> None:
    before, now = promises_of(content(REPORT))["DL-01"], promises_of(content(REPORT, "Most is treated"))["DL-01"]
    assert is_moved(before, now, "target")
    assert not is_moved(before, before, "target")
    assert not is_moved(before, now, "deadline")
