"""Pages that stand are not drawn again, and what stands is always what would be drawn."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from generator.ledger.reckoning import reckon
from generator.ledger.state import Ledger
from generator.model.memory import FORGETFUL, RecordDigests, key_of
from generator.model.output import Edition, File, PictureInfo, Stored
from generator.model.records import Task
from generator.render import drawing
from generator.render.pages.scene import Given
from generator.render.website import Website
from tests import builders as b
from tests.kept import Kept, Stands
from tests.render.websites import busy_ledger, templates


def digests(ledger: Ledger) -> RecordDigests:
    """As decoding tells them: of all of a record, and of a task without its text."""
    whole = {record.path: key_of(repr(record)) for record in ledger.content.records}
    facts = {
        record.path: key_of(repr(replace(record, bodies=()) if isinstance(record, Task) else record))
        for record in ledger.content.records
    }
    return RecordDigests(whole, facts)


class Site:
    """A website that is drawn again and again upon what stands of it. `drawn` are the pages that had to be."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.memory = Kept()
        self.stands = Stands()
        self.drawn: tuple[str, ...] = ()
        self._noted: list[str] = []
        rendered = drawing.rendered

        def noted(*given: object) -> File:
            file = rendered(*given)  # type: ignore[arg-type]
            self._noted.append(file.path)
            return file

        monkeypatch.setattr(drawing, "rendered", noted)
        monkeypatch.setattr(Website, "_gateway", lambda *_: ())

    def brought_to(self, ledger: Ledger, pictures: dict[str, PictureInfo] | None = None) -> dict[str, bytes]:
        given = Given(digests=digests(ledger))
        site = Website(
            ledger, Edition.PUBLIC, pictures or {}, templates(), given, memory=self.memory, standing=self.stands
        )
        self._noted.clear()
        made = [one for one in site.outputs() if isinstance(one, (File, Stored))]
        self.drawn = tuple(self._noted)
        whole = {one.path: one.body for one in made if isinstance(one, File)}
        self.stands = self.stands.later(made)
        return self.stands.bodies | whole


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Site:
    return Site(monkeypatch)


def anew(ledger: Ledger, pictures: dict[str, PictureInfo] | None = None) -> dict[str, bytes]:
    site = Website(ledger, Edition.PUBLIC, pictures or {}, templates(), memory=FORGETFUL)
    return {one.path: one.body for one in site.outputs() if isinstance(one, File)}


def with_task(ledger: Ledger, **changes: object) -> Ledger:
    """The ledger with its first task changed."""
    first, *others = ledger.content.tasks
    return reckon(replace(ledger.content, tasks=(replace(first, **changes), *others)), ledger.as_of)


def test_what_did_not_change_is_not_drawn_again(site: Site) -> None:
    ledger = busy_ledger()
    assert site.brought_to(ledger) == anew(ledger)
    assert "en/tasks/A-1/index.html" in site.drawn
    assert site.brought_to(ledger) == anew(ledger)
    assert [path for path in site.drawn if "/tasks/" in path and "OLD" not in path] == []


def test_a_text_is_on_its_own_page(site: Site) -> None:
    ledger = b.ledger(b.task("A-1", body="First."), b.task("A-2", body="Second."))
    site.brought_to(ledger)
    task = ledger.content.tasks[0]
    edited = with_task(ledger, bodies=tuple(replace(body, text=f"{body.text}\n\nMore.") for body in task.bodies))
    assert site.brought_to(edited) == anew(edited)
    assert {path.partition("/")[2] for path in site.drawn if "/tasks/" in path} == {f"tasks/{task.id}/index.html"}


def test_a_title_is_in_the_lists_too(site: Site) -> None:
    ledger = busy_ledger()
    site.brought_to(ledger)
    edited = with_task(ledger, title=b.text("Quite another title"))
    assert site.brought_to(edited) == anew(edited)
    assert {"en/tasks/index.html", f"en/tasks/{ledger.content.tasks[0].id}/index.html"} <= set(site.drawn)


def test_a_text_that_names_another_record_follows_its_title(site: Site) -> None:
    ledger = b.ledger(b.task("A-1"), b.task("A-2", body="See [[A-1]]."))
    site.brought_to(ledger)
    edited = with_task(ledger, title=b.text("Renamed"))
    made = site.brought_to(edited)
    assert made == anew(edited)
    assert b">Renamed</a>" in made["en/tasks/A-2/index.html"]


def test_what_all_pages_have_in_common_draws_all_of_them(site: Site) -> None:
    ledger = busy_ledger()
    site.brought_to(ledger)
    content = replace(ledger.content, site=replace(ledger.content.site, title=b.text("Another site")))
    edited = reckon(content, ledger.as_of)
    assert site.brought_to(edited) == anew(edited)
    later = reckon(content, ledger.as_of.replace(year=ledger.as_of.year + 1))
    assert site.brought_to(later) == anew(later)


def test_problems_of_texts_are_told_by_every_build(monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = b.ledger(b.task("A-1", body="See [[NONE]]."), b.task("A-2"))
    stands, told = Stands(), []
    for _ in range(2):
        site = Website(ledger, Edition.PUBLIC, {}, templates(), Given(digests=digests(ledger)), standing=stands)
        stands = stands.later([one for one in site.outputs() if isinstance(one, (File, Stored))])
        told.append(site.problems)
    assert told[0] == told[1]
    assert [problem.code for problem in told[0]] == ["unknown-record-link"] * len(told[0])
    assert told[0]


def walk(ledger: Ledger) -> Iterator[Ledger]:
    yield with_task(ledger, audience="internal")
    yield reckon(replace(ledger.content, checks=()), ledger.as_of)
    yield reckon(replace(ledger.content, meetings=()), ledger.as_of)
    yield reckon(replace(ledger.content, tasks=ledger.content.tasks[1:]), ledger.as_of)
    yield reckon(replace(ledger.content, units=ledger.content.units[::-1]), ledger.as_of)
    yield ledger


def test_a_walk_of_changes_of_other_records(site: Site) -> None:
    ledger = busy_ledger()
    site.brought_to(ledger)
    for changed in walk(ledger):
        assert site.brought_to(changed) == anew(changed)
