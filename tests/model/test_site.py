"""The content as one value, with its indexes."""

from generator.model.problem import Place, places_of
from generator.model.records import Inspection, Progress, Task
from generator.model.site import Content, Fonts, Site, Unit
from generator.model.text import Text
from tests import builders as b

CONTENT = Content(
    Site(languages=("zh", "en"), categories=(("sewage", Text((("en", "Sewage"),))),), places=places_of([("title", 2, 1)])),
    units=(Unit(id="water", was=("waters",), line=3, column=3), Unit(id="east")),
    inspections=(Inspection(id="i-1"),),
    tasks=(Task(id="DL-01"),),
    progress=(Progress(id="DL-01-a", task="DL-01"), Progress(id="DL-01-b", task="DL-01")),
)


def test_a_former_id_still_finds_its_unit() -> None:
    assert CONTENT.unit_by_id["waters"] is CONTENT.unit_by_id["water"]


def test_records_are_found_by_id() -> None:
    assert CONTENT.task_by_id["DL-01"].id == "DL-01"
    assert CONTENT.inspection_by_id["i-1"].id == "i-1"
    assert CONTENT.record_by_id["dl-01"].id == "DL-01"
    assert [report.id for report in CONTENT.progress_by_task["DL-01"]] == ["DL-01-a", "DL-01-b"]
    assert len(CONTENT.records) == 4
    assert str(CONTENT.category_names["sewage"]) == "Sewage"


def test_settings_and_units_know_their_places() -> None:
    assert CONTENT.site.place("title") == Place("site.yaml", 2, 1)
    assert CONTENT.units[0].place == Place("units.yaml", 3, 3)
    assert CONTENT.site.language == "zh"


def test_a_machine_that_prints_needs_the_families_that_are_named_and_the_defaults() -> None:
    assert Fonts().families == ("Noto Serif CJK SC", "Noto Sans CJK SC")
    assert Fonts(fangsong="My Song", latin="Noto Sans CJK SC").families == ("My Song", "Noto Sans CJK SC", "Noto Serif CJK SC")


def test_a_record_takes_the_place_of_another_and_nothing_else_moves() -> None:
    content = b.content(b.task("A-1"), b.task("A-2"), b.task("A-3"))
    old, new = content.tasks[1], b.task("A-2", title="New")
    changed = content.with_record(old, new)
    assert changed.tasks == (content.tasks[0], new, content.tasks[2])
    assert changed.task_by_id["A-2"] is new
    assert changed.meetings is content.meetings
    assert content.tasks[1] is old
