"""The workbook of a site: one sheet a kind, days as days, and nothing changes when it comes back."""

from datetime import date
from pathlib import Path

from generator import build as building
from generator.desk.register import Importing
from generator.desk.register_export import sheets
from generator.desk.register_plan import Terms
from generator.model.output import Edition
from generator.shell.workbook import read_workbook, write_workbook
from tests.sites import SiteFolder


def test_the_workbook_of_the_sample_site_is_imported_without_a_change(repository: Path) -> None:
    seen = building.views(repository, (Edition.INTERNAL,), None)[0]
    body = write_workbook(sheets(seen.ledger.content, seen.source))
    made = Importing(seen.ledger.content, seen.source, Terms()).plan(read_workbook(body))
    assert (made.steps, made.faults, made.left_out) == ((), (), ())


def test_a_sheet_for_each_kind_with_choices_and_days(folder: SiteFolder) -> None:
    seen = building.views(folder.folder, (Edition.INTERNAL,), None)[0]
    made = {one.name: one for one in sheets(seen.ledger.content, seen.source)}
    assert list(made) == [
        "inspection", "task", "task.indicators", "task.deadline_changes", "task.measures", "task.milestones", "task.closing",
        "task.evidence", "progress", "progress.indicators", "progress.evidence", "meeting", "meeting.decisions", "meeting.evidence",
        "bulletin",
    ]
    tasks = made["task"]
    row = dict(zip(tasks.headings, tasks.rows[0], strict=True))
    choices = dict(zip(tasks.headings, tasks.choices, strict=True))
    assert row["file"] == "tasks/DL-01/task.md"
    assert row["deadline"] == date(2018, 12, 31)
    assert row["internal.officer"] == "Head of the plant"
    assert choices["lead"] == ("north", "water-bureau")
    assert choices["audience"] == ("public", "internal")


def test_rows_have_sheets_of_their_own(folder: SiteFolder) -> None:
    seen = building.views(folder.folder, (Edition.INTERNAL,), None)[0]
    made = {one.name: one for one in sheets(seen.ledger.content, seen.source)}
    steps = made["task.milestones"]
    assert steps.headings[:6] == ("task", "path", "row", "id", "text", "due")
    assert steps.rows[0][:6] == ("DL-01", "tasks/DL-01/task.md", 1, "pipes", "Pipes laid", date(2018, 11, 30))
    assert steps.choices[0] == ("DL-01", "DL-02")
    assert steps.hints[5].zh == "时限。"
    assert dict(zip(made["task.closing"].headings, made["task.closing"].choices, strict=True))["step"][0] == "self_check"
