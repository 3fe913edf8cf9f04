"""What every block of an issue prints is the open data of its day and what its page on the site shows, number by number."""

from __future__ import annotations

import csv
import html
import io
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from generator.build import View, view
from generator.ledger.changes import changes
from generator.ledger.reckoning import reckon
from generator.ledger.state import Ledger
from generator.model.output import Edition, PrintJob
from generator.model.records import Body, Bulletin
from generator.render.edition import print_scene, quick_website
from generator.render.open_tables import open_tables
from generator.render.prints import bulletin_print
from generator.render.words import spoken
from generator.shell import files, making, template_files
from generator.shell.stages import Stages
from tests.conftest import REPOSITORY

DAY = date(2018, 10, 31)
MEETING = "2018-10-15-scheduling"
BLOCKS = (
    "summary", "tasks", "tasks pace=behind", "tasks area=wafangdian", "tasks due=60d", "changes", "timeline DL-02",
    "scoreboard", f"meeting {MEETING}", "task DL-02", "photos DL-10", f"decisions {MEETING}", "decisions",
)  # fmt: skip
LANGUAGES = ("en", "zh")
_NOTED = re.compile(r'<(br|small|span class="(cell-)?note").*', re.DOTALL)
Rows = list[dict[str, object]]


class Day:
    """The open data of a day, and a print and a page that hold one block each of that day."""

    def __init__(self) -> None:
        seen: View = view(files.read_site(REPOSITORY), Edition.PUBLIC, None, Stages())
        self.content, self.today = seen.ledger.content, seen.ledger.as_of
        self.issue = next(issue for issue in self.content.bulletins if issue.id == "2018-10")
        self.ledger: Ledger = reckon(self.content, DAY)
        self.templates, _ = template_files.templates_of(REPOSITORY)
        self.pictures = making.measured(self.content.assets, files.read_site(REPOSITORY).read).pictures
        assert self.issue.period is not None
        assert self.issue.period.from_ is not None
        self.first = self.issue.period.from_
        self.changes = tuple(changes(self.content, self.first - timedelta(days=1), DAY))
        self.data: dict[str, Rows] = {
            table.name: [dict(zip([column.name for column in table.columns], map(typed, row), strict=True)) for row in table.rows]
            for table in open_tables(self.ledger, self.changes)
        }

    def _issue(self, block: str, language: str) -> Bulletin:
        return replace(self.issue, bodies=(Body(language, f"::: {block}\n:::\n", self.issue.path, 1),))

    def print(self, block: str, language: str) -> PrintJob:
        made = bulletin_print(
            print_scene(self.ledger, Edition.PUBLIC, self.pictures, self.templates), self._issue(block, language), language
        )
        assert made.problems == ()
        return made.job

    def page(self, block: str, language: str) -> str:
        """The issue's page, on the site as it is today."""
        others = tuple(issue for issue in self.content.bulletins if issue.id != self.issue.id)
        content = replace(self.content, bulletins=(*others, self._issue(block, language)))
        site = quick_website(reckon(content, self.today), Edition.PUBLIC, self.pictures, self.templates, ())
        page = site.page(f"{language}/bulletins/{self.issue.id}/index.html")
        assert page is not None
        return typed(page.body.decode())


@pytest.fixture(scope="module")
def day() -> Day:
    return Day()


def plain(markup: str) -> str:
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]*>", "", markup))).strip()


def typed(value: object) -> object:
    """A text with the marks of a keyboard: English prints set them as a press does (`test_print_quotes`)."""
    return value.translate(str.maketrans("‘’“”", "''\"\"")) if isinstance(value, str) else value


def main_of(job: PrintJob) -> str:
    return typed(job.html.partition("<main>")[2].partition("</main>")[0])


def tables(markup: str) -> list[list[list[str]]]:
    """The cells of every table as text: first what is in the cell itself, its notes left out."""
    found = []
    for table in re.findall(r"<table.*?</table>", markup, re.DOTALL):
        rows = re.findall(r"<tr[^>]*>(.*?)</tr>", table.partition("<tbody")[2], re.DOTALL)
        cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in rows]
        found.append([[plain(_NOTED.sub("", one)) for one in row] for row in cells])
    return found


def attached(job: PrintJob, name: str) -> list[list[str]]:
    """The rows of a table that travels in the file."""
    body = next(file.body for file in job.attached if name in file.name)
    return list(csv.reader(io.StringIO(typed(body.decode("utf-8-sig")))))[1:]


def in_both(day: Day, block: str, language: str, words: Iterable[str]) -> None:
    """Each of the words is in the print and on the page."""
    shown = plain(main_of(day.print(block, language))), plain(day.page(block, language))
    for word in words:
        assert all(word in text for text in shown), f"{word!r} of ::: {block} in {language}"


def wanted(day: Day, block: str) -> list[str]:
    """The tasks that the data has under a block's filter."""
    _, _, chosen = block.partition(" ")
    facet, _, value = chosen.partition("=")
    rows = day.data["tasks"]
    if facet == "due":
        until = DAY + timedelta(days=60)
        rows = [row for row in rows if row["completed"] is None and _due(row) is not None and _due(row) <= until]  # type: ignore[operator]
    elif facet:
        column = {"area": "areas"}.get(facet, facet)
        rows = [row for row in rows if value in _several(row[column])]
    return [str(row["id"]) for row in rows]


def _due(row: Mapping[str, object]) -> date | None:
    due = row["next_review"] or row["deadline_current"]
    assert due is None or isinstance(due, date)
    return due


def _several(value: object) -> Sequence[object]:
    return value if isinstance(value, tuple) else (value,)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("block", [block for block in BLOCKS if block.startswith("tasks")])
def test_tasks_are_those_of_the_data_with_their_deadlines_and_labels(day: Day, block: str, language: str) -> None:
    job, say = day.print(block, language), spoken(language)
    (shown,) = tables(main_of(job))
    by_id = {str(row["id"]): row for row in day.data["tasks"]}
    assert sorted(row[0] for row in shown) == sorted(wanted(day, block))
    for number, title, lead, due, label in shown:
        row = by_id[number]
        assert title == row[f"title_{language}"]
        assert lead == str(row[f"lead_name_{language}"]).replace("; ", "、" if say.is_chinese else ", ")
        assert label == row[f"label_name_{language}"]
        current = row["deadline_current"]
        if isinstance(current, date) and not row["continuing"]:
            assert say.day(current) in due or str(row["deadline_written"]) in due
    assert [row[0] for row in attached(job, "tasks")] == [row[0] for row in shown]
    assert [row[4] for row in attached(job, "tasks")] == [row[4] for row in shown]
    assert shown in tables(day.page(block, language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_changes_are_those_of_the_data_by_task_with_their_number(day: Day, language: str) -> None:
    """What was decided stands with its meeting, and that a report came in is told only where it told of nothing else."""
    say, rows = spoken(language), [row for row in day.data["changes"] if row["kind"] != "decided"]
    assert len(rows) > 30
    for markup in (main_of(day.print("changes", language)), day.page("changes", language)):
        told = plain(markup)
        shown = len(re.findall(r'<p class="detail"[ >]', markup))
        for name in {str(row["task"]) for row in rows}:
            assert name in told
            own = [row for row in rows if row["task"] == name]
            for row in [row for row in own if row["kind"] != "progress"] or own:
                sentence = re.split(r"\): |）：", str(row[f"sentence_{language}"]), maxsplit=1)[-1].rstrip("。.")
                assert sentence[1:] in told, sentence
        if shown:
            assert say("block_changes", n=shown, since=say.day(day.first), until=say.day(DAY)) in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_timeline_has_every_report_decision_and_reading_of_the_data(day: Day, language: str) -> None:
    say = spoken(language)
    reports = [row for row in day.data["progress"] if row["task"] == "DL-02"]
    decided = [row for row in day.data["decisions"] if "DL-02" in _several(row["tasks"])]
    readings = [row for row in day.data["readings"] if row["task"] == "DL-02"]
    assert reports
    assert decided
    assert readings
    days = [row["date"] for row in (*reports, *decided)]
    in_both(day, "timeline DL-02", language, [say.day(one) for one in days if isinstance(one, date)])
    in_both(day, "timeline DL-02", language, [str(row[f"text_{language}"]) for row in decided])
    in_both(day, "timeline DL-02", language, [say.number(row["value"]) for row in readings if isinstance(row["value"], float)])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_scoreboards_add_up_from_the_data(day: Day, language: str) -> None:
    """Recounted from the rows of the data: tasks, the four groups, days late, decisions that are overdue."""
    job, say = day.print("scoreboard", language), spoken(language)
    boards = tables(main_of(job))
    for shown, column, name in zip(boards, ("areas", "lead"), ("areas", "units"), strict=True):
        assert shown == attached(job, f"scoreboard-{name}")
        units = {str(unit.name.in_language(language)): unit.id for unit in day.content.units}
        told = {units[row[0]]: row[1:] for row in shown}
        counted = Counter(unit for row in day.data["tasks"] for unit in _several(row[column]))
        assert {unit: int(figures[0]) for unit, figures in told.items() if figures[0] != "0"} == dict(counted)
        for unit, figures in told.items():
            own = [row for row in day.data["tasks"] if unit in _several(row[column])]
            groups = Counter(str(row["group"]) for row in own)
            shown_groups = [int(figure) for figure in figures[1:5]]
            assert sum(shown_groups) == len(own)
            assert sorted(shown_groups) == sorted([*groups.values(), *[0] * (4 - len(groups))])
            assert int(figures[5].replace(",", "")) == sum(int(str(row["days_late"])) for row in own if row["pace"] == "overdue")
            decided = [row for row in day.data["decisions"] if _concerns(row, unit, own, column)]
            overdue = sum(bool(row["overdue"]) for row in decided)
            assert figures[9] == (say("of_number", n=overdue, m=len(decided)) if decided else "—"), unit
    page = tables(day.page("scoreboard", language))
    assert all(board in page for board in boards)


def _concerns(decision: Mapping[str, object], unit: str, own: Rows, column: str) -> bool:
    if column == "lead":
        return unit in _several(decision["owner"])
    return bool({row["id"] for row in own} & set(_several(decision["tasks"])))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_scoreboards_shares_are_recounted_from_the_records(day: Day, language: str) -> None:
    """Milestones, evidence and checks are in no table of the data: counted from the records as their definitions say."""
    say = spoken(language)
    shown = tables(main_of(day.print("scoreboard", language)))[0]
    units = {str(unit.name.in_language(language)): unit.id for unit in day.content.units}
    for row in shown:
        own = [state for state in day.ledger.tasks if units[row[0]] in state.task.areas]
        due = [each for state in own for each in state.milestones if each.due is not None and each.due <= DAY]
        met = [each for each in due if each.done is not None and each.due is not None and each.done <= each.due]
        assert row[7] == (say("of_number", n=len(met), m=len(due)) if due else "—"), row[0]
        found = [
            finding.result for check in day.content.checks if check.date is not None and check.date <= DAY
            for finding in check.findings if finding.task in {state.task.id for state in own}
        ]  # fmt: skip
        told = say("of_number", n=found.count("confirmed"), m=len(found)) if found else "—"
        assert row[9] == told, row[0]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("block", ["decisions", f"decisions {MEETING}"])
def test_decisions_are_those_of_the_data(day: Day, block: str, language: str) -> None:
    say, job = spoken(language), day.print(block, language)
    (told,) = tables(main_of(job))
    shown = [row for row in told if len(row) > 1]  # between them, over the whole width, what a decision concerns
    _, _, meeting = block.partition(" ")
    rows = [row for row in day.data["decisions"] if not meeting or row["meeting"] == meeting]
    assert len(shown) == len(rows) > 5
    for cells, row in zip(shown, rows, strict=True):
        assert str(row["number"]).endswith(f"#{cells[0]}")
        assert cells[1] == row[f"text_{language}"]
        assert cells[3] == (say.day(row["due"]) if isinstance(row["due"], date) else "")
        assert (isinstance(row["done"], date) and say.day(row["done"]) in cells[4]) or row["done"] is None
        assert row["overdue"] is (say("days_overdue", n=row["days_late"]) == cells[4] if row["overdue"] else False)
    assert [row[:5] for row in attached(job, "decisions")] == shown
    assert told in tables(day.page(block, language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_summarys_figures_are_the_groups_of_the_data(day: Day, language: str) -> None:
    """The classes are compared in `test_reconciled`; here the four figures, their strip and the sentence."""
    groups = Counter(str(row["group"]) for row in day.data["tasks"])
    markup = main_of(day.print("summary", language))
    figures = [int(figure) for figure in re.findall(r'<td class="figure">(\d+)</td>', markup)]
    assert figures == [groups[name] for name in ("settled", "awaiting", "on-track", "late")]
    assert sum(figures) == len(day.data["tasks"])
    widths = [float(width) for width in re.findall(r'style="width:([\d.]+)%"></span>', markup)]
    assert widths == pytest.approx([99.9 * figure / sum(figures) for figure in figures if figure])
    sentence = plain(markup.partition("</h1>")[2].partition("</p>")[0])
    assert [int(number) for number in re.findall(r"\d+", sentence)] == [sum(figures), *figures]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_task_at_a_glance_is_its_row_in_the_data(day: Day, language: str) -> None:
    (row,) = [row for row in day.data["tasks"] if row["id"] == "DL-02"]
    say = spoken(language)
    assert isinstance(row["deadline_current"], date)
    words = [str(row[f"label_name_{language}"]), str(row[f"lead_name_{language}"]), str(row[f"category_name_{language}"]),
             say.day(row["deadline_current"])]  # fmt: skip
    in_both(day, "task DL-02", language, words)
    shares = re.findall(r"(\d+)%", plain(main_of(day.print("task DL-02", language)).partition("</table>")[0]))
    assert [int(share) for share in shares] == [round(100 * float(str(row[name]))) for name in ("actual", "planned")]
    table = attached(day.print("task DL-02", language), "milestones")
    assert len(table) == row["milestones"]
    assert sum(any(mark in line[-1] for mark in ("2018",)) for line in table) == row["milestones_done"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_meeting_at_a_glance_is_its_record(day: Day, language: str) -> None:
    (meeting,) = [one for one in day.content.meetings if one.id == MEETING]
    assert meeting.date is not None
    names = [unit.name.in_language(language) for unit in day.content.units if unit.id in meeting.attending]
    assert len(names) > 10
    in_both(day, f"meeting {MEETING}", language, [spoken(language).day(meeting.date), *(str(name) for name in names)])


@pytest.mark.parametrize("language", LANGUAGES)
def test_photographs_are_those_of_the_records_up_to_the_day(day: Day, language: str) -> None:
    job = day.print("photos DL-10", language)
    (task,) = [state for state in day.ledger.tasks if state.task.id == "DL-10"]
    own = {f"{task.task.folder}/{one.file}" for one in task.task.evidence}
    own |= {f"{report.folder}/{one.file}" for report in task.progress for one in report.evidence}
    shown = {path for _, path, _ in job.assets}
    assert shown == {path for path in own if path in day.pictures}
    assert shown
    assert main_of(job).count("<figure>") == len(shown)
    digests = {day.pictures[path].digest[:16] for path in shown}
    page = day.page("photos DL-10", language)
    assert all(digest in page for digest in digests)


def test_every_block_is_compared(day: Day) -> None:
    from generator.render.block_views import _DRAWN

    assert {block.split()[0] for block in BLOCKS} == set(_DRAWN)
    assert all(day.print(block, "en").html for block in BLOCKS)
