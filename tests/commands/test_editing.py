"""New records pass the checks, know what the ledger knows, and never overwrite anything."""

import pytest

from tests.commands.test_asking import answered
from tests.conftest import Rectify, SiteBuilder
from tests.sites import SiteFolder

MILESTONES = [{"id": "m1", "text": "Pipes", "due": "2018-09-30", "done": "2018-09-20"},
              {"id": "m2", "text": "Trial run", "due": "2018-11-30"}]
INDICATORS = [{"id": "km", "name": "Pipes", "unit": "km", "baseline": 0, "target": 50}]


def small(site: SiteBuilder) -> SiteFolder:
    return site().inspection().task("DL-01", milestones=MILESTONES, indicators=INDICATORS).progress(
        "DL-01", "2018-10-12", indicators={"km": 30})


def errors(rectify: Rectify, folder: SiteFolder) -> list[str]:
    told = rectify(folder, "check", "--format", "text")
    return [line for line in told.out.splitlines() if "error[" in line]


def test_a_task_given_as_options_passes_the_checks(site: SiteBuilder, rectify: Rectify) -> None:
    folder = small(site)
    made = rectify(
        folder, "new", "task", "--id", "DL-02", "--title", "Close: the landfill", "--inspection", "cepi-2017", "--category",
        "sewage", "--areas", "north", "--lead", "water-bureau", "--finding", "Leachate", "--target", "Closed", "--deadline",
        "2018年底前", "--measure", "Cover it", "--measure", "Pump the leachate",
    )
    assert made.status == 0, made.err
    assert "tasks/DL-02/task.md" in folder.files()
    assert errors(rectify, folder) == []
    assert "DL-02" not in rectify(folder, "check", "--select", "no-*").out


def test_a_slip_in_an_option_names_the_near_choice(site: SiteBuilder, rectify: Rectify) -> None:
    folder = small(site)
    made = rectify(folder, "new", "task", "--id", "DL-02", "--title", "x", "--inspection", "cepi2017")
    assert made.status == 2
    assert "cepi-2017" in made.err
    assert "tasks/DL-02/task.md" not in folder.files()


def test_a_progress_report_knows_milestones_and_values(site: SiteBuilder, rectify: Rectify) -> None:
    folder = small(site)
    assert rectify(folder, "new", "progress", "DL-01").status == 0
    text = folder.files()["tasks/DL-01/progress/2018-10-31.md"].decode()
    assert "m2 (Trial run, 2018-11-30)" in text
    assert "km: 30" in text
    assert "m1" not in text
    assert errors(rectify, folder) == []


def test_a_progress_report_as_options(site: SiteBuilder, rectify: Rectify) -> None:
    folder = small(site)
    made = rectify(folder, "new", "progress", "DL-01", "--value", "km=35", "--done", "m2", "--claim", "on-schedule",
                          "--text", "35 km are laid.")
    assert made.status == 0, made.err
    assert errors(rectify, folder) == []
    assert "35 km are laid." in folder.files()["tasks/DL-01/progress/2018-10-31.md"].decode()


def test_nothing_is_overwritten(site: SiteBuilder, rectify: Rectify) -> None:
    folder = small(site)
    before = folder.files()
    made = rectify(folder, "new", "progress", "DL-01", "--date", "2018-10-12")
    assert made.status == 2
    assert folder.files() == before


def test_a_meeting_begins_from_the_agenda(site: SiteBuilder, rectify: Rectify) -> None:
    folder = small(site).task("DL-09", deadline="2018-09-30", internal={"root_cause": "Money came late"})
    assert rectify(folder, "new", "meeting").status == 0
    text = folder.files()["meetings/2018-10-31-scheduling.md"].decode()
    assert "[[DL-09]]" in text
    assert "Money came late" in text
    assert "audience: internal" in text
    assert errors(rectify, folder) == []


def test_a_bulletin_takes_the_next_number_and_period(site: SiteBuilder, rectify: Rectify) -> None:
    folder = small(site).bulletin("b-1", date="2018-09-30", as_of="2018-09-30", cumulative=7)
    assert rectify(folder, "new", "bulletin").status == 0
    text = folder.files()["bulletins/2018-10.md"].decode()
    assert "number: 2\n" in text
    assert "cumulative: 8\n" in text
    assert "from: 2018-10-01\n" in text
    assert errors(rectify, folder) == []


def test_an_unannounced_check_begins_as_internal(site: SiteBuilder, rectify: Rectify) -> None:
    folder = small(site)
    assert rectify(folder, "new", "check", "DL-01", "--method", "unannounced", "--result", "confirmed").status == 0
    assert "audience: internal" in folder.files()["checks/2018-10-31-DL-01.md"].decode()
    assert errors(rectify, folder) == []
    told = rectify(folder, "new", "check", "DL-1", "--result", "confirmed")
    assert (told.status, "DL-01" in told.err) == (2, True)
    assert "--result" in rectify(folder, "new", "check", "DL-01").err


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_progress_report_is_asked_for(site: SiteBuilder, rectify: Rectify, language: str) -> None:
    folder = small(site)
    said = ("dl-01", "2018年10月30日", "", "many", "45", "1", "1", "45 km are laid.", "Rain")
    result = answered(folder, language, "new", "progress", answers=said)
    assert result.return_value == 0, result.output
    assert "m2" in result.output
    assert ("上次30，目标50" if language == "zh" else "last 30, target 50") in result.output
    text = folder.files()["tasks/DL-01/progress/2018-10-30.md"].decode()
    assert "km: 45\n" in text
    assert "milestones_done: m2\n" in text or "milestones_done:\n  - m2\n" in text
    assert "claim: on-schedule\n" in text
    assert "internal:\n  difficulties: Rain\n" in text
    assert text.endswith("45 km are laid.\n")
    assert errors(rectify, folder) == []


@pytest.mark.parametrize(("option", "value", "words"), [("--value", "kmm=3", "km"), ("--done", "m7", "m7"),
                                                        ("--value", "km=x", "no number"),
                                                        ("--by", "watr-bureau", "water-bureau")])
def test_a_slip_in_an_option_of_a_report_is_told(site: SiteBuilder, rectify: Rectify, option: str, value: str, words: str) -> None:
    folder = small(site)
    ran = rectify(folder, "--language", "en", "new", "progress", "DL-01", option, value)
    assert (ran.status, words in ran.err) == (2, True)
    assert "tasks/DL-01/progress/2018-10-31.md" not in folder.files()


def test_a_task_proposes_the_next_number_and_takes_milestones(site: SiteBuilder, rectify: Rectify) -> None:
    folder = small(site)
    said = ("", "Close it", "", "", "", "", "", "", "", "", "Dug out", "2018-12-01", "")
    result = answered(folder, "en", "new", "task", answers=said)
    assert result.return_value == 0, result.output
    assert "milestones:\n  - id: m1\n    text: Dug out\n    due: 2018-12-01\n" in folder.files()["tasks/DL-02/task.md"].decode()
    ran = rectify(folder, "new", "task", "--id", "DL-03", "--title", "x", "--milestone", "Half", "2018年11月", "--inspection", "cepi-2017")
    assert ran.status == 2
    assert errors(rectify, folder) == []
