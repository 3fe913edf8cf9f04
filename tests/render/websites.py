"""Small sites for the tests of pages: records in, a mapping of paths to page texts out."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from generator.ledger.state import Ledger
from generator.model.output import Edition, File, Output, PictureInfo
from generator.model.site import Unit
from generator.model.text import Text
from generator.render.pages.scene import Given
from generator.render.templates import Templates
from generator.render.views.backdrop import Backdrop
from generator.render.views.tasks import TaskLists
from generator.render.views.texts import Texts
from generator.render.website import website
from generator.render.words import spoken
from tests import builders as b

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"


@cache
def sources() -> dict[str, str]:
    return {
        path.relative_to(TEMPLATES).as_posix(): path.read_text()
        for path in sorted(TEMPLATES.rglob("*")) if path.suffix in {".html", ".css", ".js", ".svg"}
    }


def templates(*, internal: bool = False) -> Templates:
    return Templates(sources(), internal=internal)


def outputs(
    ledger: Ledger, edition: Edition = Edition.PUBLIC, pictures: dict[str, PictureInfo] | None = None,
    given: Given | None = None,
) -> list[Output]:
    made = website(ledger, edition, pictures or {}, templates(internal=edition is Edition.INTERNAL), given)
    found = list(made.outputs())
    assert made.problems == []
    return found


def pages(
    ledger: Ledger, edition: Edition = Edition.PUBLIC, pictures: dict[str, PictureInfo] | None = None,
    given: Given | None = None,
) -> dict[str, str]:
    """Every file that is text, by path."""
    return {
        one.path: one.body.decode() for one in outputs(ledger, edition, pictures, given) if isinstance(one, File)
    }


def backdrop(ledger: Ledger, language: str = "en", edition: Edition = Edition.PUBLIC) -> Backdrop:
    return Backdrop(ledger, edition, spoken(language), {}, Texts(ledger.content, language, {}))


def lists(ledger: Ledger, language: str = "en") -> TaskLists:
    return TaskLists(backdrop(ledger, language))


def busy_ledger() -> Ledger:
    """A task in most states, a meeting, checks, an issue, a page."""
    return b.ledger(
        b.task(
            "A-1", title={"en": "Sewage plant", "zh": "污水处理厂"}, started="2018-03-01",
            milestones=(b.milestone("m1", "2018-06-30", done="2018-06-20"), b.milestone("m2", "2018-12-01")),
            indicators=(b.indicator(),), was=("OLD-1",), measures=(b.measure(done="2018-05-01"), b.measure("m", due="2018-09-01")),
        ),
        b.task(
            "A-2", title="Only English", deadline="2018-09-30", areas=("north", "south"),
            deadline_changes=(b.deadline_change("2018-09-15", "2018-09-30", "2018-12-31", approved_by="The province"),),
        ),
        b.task("A-3", deadline="2018-06-30", closing=b.closing(self_check="2018-06-01", acceptance="2018-07-01")),
        b.task("A-4", deadline="2018-08-30", closing=b.closing(self_check="2018-08-01")),
        b.task("A-5", deadline="continuing", started="2018-01-01"),
        b.report("A-1", "2018-07-01", "Pipes are laid.", indicators={"capacity": 40}, claim="on-schedule"),
        b.report("A-1", "2018-09-01", "Pumps run.", indicators={"capacity": 70}),
        b.meeting("2018-10-01-m", "2018-10-01", b.decision("Hurry", task="A-2", due="2018-10-10"), kind="site", tasks="A-2"),
        b.check("2018-10-05-c", "2018-10-05", b.finding("A-3"), b.finding("A-4", "not-confirmed")),
        b.bulletin("2018-09", "2018-10-02", 1, "Text.\n\n::: summary\n:::\n\n::: tasks pace=overdue\n:::\n", as_of="2018-09-30"),
        b.page("about", "Who we are. See [[A-1]]."),
    )


def crowded_ledger(count: int) -> Ledger:
    """Tasks with titles of 120 characters, no two alike, in forty areas and of twenty departments; nobody's photographs."""
    words = random.Random(20181015)
    signs = [chr(code) for code in range(0x4E00, 0x4E00 + 1500)]
    units = [
        Unit(id=f"{kind}-{n}", name=Text((("en", f"{kind} number {n}"), ("zh", f"第{n}{name}"))), kind=kind)
        for kind, name, size in (("area", "区（开发建设管理委员会）", 40), ("department", "局", 20)) for n in range(size)
    ]
    tasks = [
        b.task(
            f"T-{n:04}", title={"zh": "".join(words.choices(signs, k=120)), "en": f"Sewage treatment plant {n} " + "and sewers " * 8},
            areas=(f"area-{n % 40}",), lead=(f"department-{n % 20}",), supporting=("department-1",),
            supervising=("department-2",), acceptance_unit=("department-3",),
            deadline=str(date(2018, 6, 1) + timedelta(days=n % 400)), started="2018-01-10",
        )
        for n in range(count)
    ]
    reports = [b.report(f"T-{n:04}", f"2018-10-{n % 30 + 1:02}", "Pipes are laid.") for n in range(count)]
    meetings = [
        b.meeting(f"m-{n:03}", "2018-10-01", b.decision("Hurry", task=f"T-{n:04}", owner="department-1"), kind="site", tasks=f"T-{n:04}")
        for n in range(min(count, 80))
    ]
    return b.ledger(*tasks, *reports, *meetings, units=units, site=replace(b.SITE, reports_due=25))


class Links(HTMLParser):
    """The addresses that a page leads to, and its ids."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.ids: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in {"href", "src"} and value and tag != "meta":
                self.addresses.append(value)
            if name == "id" and value:
                self.ids.append(value)


def words_of(text: str) -> str:
    """What is read on a page: no tags, single spaces."""
    main = text.partition("<main")[2].partition("</main>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", f"<main{main}").split())
