"""New records begin from what the ledger knows."""

from datetime import date

from generator.ledger.reckoning import reckon
from generator.model.records import Bulletin, Task
from generator.model.site import Content, Site
from generator.render.beginnings import of_bulletin, of_check, of_meeting, of_progress
from generator.render.scaffold import Given

DAY = date(2018, 11, 20)


def content(*issues: Bulletin) -> Content:
    return Content(Site(), tasks=(Task(id="DL-01", lead=("water", "sea")),), bulletins=issues)


def test_a_report_names_its_unit_or_units() -> None:
    begun = of_progress(reckon(content(), DAY).task_by_id["DL-01"], DAY, "zh")
    assert begun.values["by"] == ["water", "sea"]
    assert begun.notes == {"milestones_done": "", "indicators": ""}


def test_numbers_count_per_audience_and_begin_anew_each_year() -> None:
    issues = (Bulletin(id="a", number=9, cumulative=21, audience="public", date=date(2017, 12, 1)),
              Bulletin(id="b", number=3, cumulative=4, audience="internal", date=date(2018, 10, 1)))
    ledger = reckon(content(*issues), DAY)
    public, internal = of_bulletin(ledger, "public", DAY, "en").values, of_bulletin(ledger, "internal", DAY, "en").values
    assert (public["number"], public["cumulative"]) == (1, 22)
    assert (internal["number"], internal["cumulative"]) == (4, 5)
    assert internal["period"] == {"from": "2018-10-02", "to": "2018-11-20"}
    assert "mark" not in public
    assert internal["mark"]


def test_a_meeting_without_anything_pressing_has_an_empty_agenda() -> None:
    begun = of_meeting(reckon(Content(Site()), DAY), DAY, "en")
    assert begun.values["tasks"] == []
    assert begun.body == "## Agenda\n\n## Decided\n"


def test_only_an_announced_check_begins_as_public() -> None:
    task = Task(id="DL-01", audience="public")
    found: dict[str, Given] = {"task": "DL-01", "result": "confirmed"}
    assert [of_check(task, method, DAY, found).values["audience"] for method in ("announced", "unannounced")] == [
        "public", "internal"]
