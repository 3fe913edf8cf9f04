"""The numbers on the sample site's pages are those of its open data: read from the pages, recounted from the files."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter

import pytest

from generator.build import View, view
from generator.ledger.reckoning import reckon
from generator.model.output import Edition
from generator.render.edition import Known, edition_outputs, print_scene
from generator.render.open_tables import open_tables
from generator.render.prints import bulletin_print
from generator.shell import files, template_files
from generator.shell.stages import Stages
from tests.conftest import REPOSITORY

Rows = list[dict[str, str]]
GROUPS = ("settled", "awaiting", "on-track", "late")


@pytest.fixture(scope="module")
def seen() -> View:
    """The sample as the public sees it."""
    return view(files.read_site(REPOSITORY), Edition.PUBLIC, None, Stages())


@pytest.fixture(scope="module")
def site(seen: View) -> dict[str, str]:
    """The public edition of the sample as text, by path; pictures are not measured, prints not made."""
    templates, _ = template_files.templates_of(REPOSITORY)
    made = edition_outputs(seen.ledger, Edition.PUBLIC, {}, templates, (), Known())
    return {file.path: file.body.decode("utf-8", "replace") for file in made.files}


def rows(site: dict[str, str], name: str) -> Rows:
    return list(csv.DictReader(io.StringIO(site[f"data/{name}.csv"], newline="")))


def number(text: str) -> float:
    return float(text.replace(",", ""))


def test_the_four_figures(site: dict[str, str]):
    counted = Counter(row["group"] for row in rows(site, "tasks"))
    for language in ("en", "zh"):
        shown = re.findall(r'group=([\w-]+)/index\.html"><strong>(\d+)</strong>', site[f"{language}/index.html"])
        assert {group: int(figure) for group, figure in shown} == {group: counted[group] for group in GROUPS}


def test_every_list_under_one_filter(site: dict[str, str]):
    """Area, lead, category, stage, pace, state and inspection: as many tasks as the file has."""
    facets = {"area": "areas", "lead": "lead", "category": "category", "stage": "stage", "pace": "pace", "group": "group",
              "inspection": "inspections"}  # fmt: skip
    checked = 0
    for path, page in site.items():
        found = re.fullmatch(r"en/tasks/(\w+)=([^,/=]+)/index\.html", path)
        if found and found[1] in facets:
            column, value = facets[found[1]], found[2]
            shown = re.search(r'id="counted">(\d+)', page)
            assert shown, path
            assert int(shown[1]) == sum(value in row[column].split(";") for row in rows(site, "tasks")), path
            checked += 1
    assert checked > 20


def test_the_table_of_areas(site: dict[str, str]):
    tasks = rows(site, "tasks")
    lines = re.findall(
        r'<tr><th scope="row"><a href="[^"]*/areas/([^/]+)/index.html">(.*?)</tr>', site["en/areas/index.html"]
    )
    assert len(lines) > 5
    for area, line in lines:
        own = [row for row in tasks if area in row["areas"].split(";")]
        shown = [int(figure) for figure in re.findall(r'class="number"[^>]*>(?:<a [^>]*>)?(\d+)', line)]
        late, settled = (sum(row["group"] == group for row in own) for group in ("late", "settled"))
        assert shown == [len(own), settled, late], area


def test_each_tasks_page(site: dict[str, str]):
    """Its label, the weighted share of its milestones, and the newest value of each of its indicators."""
    indicators = rows(site, "indicators")
    compared = 0
    for row in rows(site, "tasks"):
        for language in ("en", "zh"):
            page = site[f"{language}/tasks/{row['id']}/index.html"]
            label = re.search(r'class="state"><span class="label [\w-]+">([^<]+)<', page)
            assert label, row["id"]
            assert label[1] == row[f"label_name_{language}"]
        page = site[f"en/tasks/{row['id']}/index.html"]
        shares = re.search(r"(\d+)% of the work is done by weight; by today (\d+)%", page)
        if shares:
            for shown, exact in zip(shares.groups(), (row["actual"], row["planned"]), strict=True):
                assert abs(int(shown) - 100 * float(exact)) < 1, row["id"]
        for each in (one for one in indicators if one["task"] == row["id"] and one["value"]):
            part = page.partition(f'id="indicator-{each["indicator"]}"')[2]
            shown_value = re.search(r"[Nn]ow:? <strong>([\d.,−-]+)</strong>; [Tt]arget:? ([\d.,−-]+)", part)
            assert shown_value, (row["id"], each["indicator"])
            assert number(shown_value[1]) == float(each["value"])
            compared += 1
    assert compared > 10


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_summary_of_each_bulletin_is_the_data_of_its_day(seen: View, site: dict[str, str], language: str):
    """On its page and in its print: as many tasks of each class as the open data of that day has."""
    templates, _ = template_files.templates_of(REPOSITORY)
    scene = print_scene(seen.ledger, Edition.PUBLIC, {}, templates)
    issues = seen.ledger.content.bulletins
    for issue in issues:
        assert issue.data_date is not None
        table = open_tables(reckon(seen.ledger.content, issue.data_date), ())[0]
        names = [column.name for column in table.columns]
        counted = Counter(str(row[names.index(f"label_name_{language}")]) for row in table.rows)
        printed = bulletin_print(scene, issue, language).job.html
        # A print keeps the last characters of a cell together; its words are those of the page.
        plain = re.sub(r'<span class="keep">([^<]*)</span>', r"\1", printed)
        for shown in (site[f"{language}/bulletins/{issue.id}/index.html"], plain):
            rows_shown = re.findall(
                r'<tr><th scope="row"[^>]*><span class="label[^"]*">([^<]+)</span></th><td class="number"[^>]*>([\d,]+)</td>',
                re.split(r'<tfoot>|<tr class="foot">', shown)[0],
            )
            assert len(rows_shown) >= 10
            assert {name: int(number(figure)) for name, figure in rows_shown if int(number(figure))} == counted, issue.id
            total = re.search(r'(?:<tfoot><tr>|<tr class="foot">)<th scope="row"[^>]*>[^<]*</th><td class="number"[^>]*>([\d,]+)<', shown)
            assert total
            assert int(number(total[1])) == len(table.rows)
    assert len(issues) > 1


def test_each_page_with_a_feed_has_it_and_all_feeds_parse_to_known_tasks(site: dict[str, str]):
    known = {row["id"] for row in rows(site, "tasks")}
    feeds = {path for path in site if path.endswith("feed.xml")}
    assert {f"en/tasks/{task}/feed.xml" for task in known} < feeds
    for path in feeds:
        for task in re.findall(r"/tasks/([^/]+)/index\.html", site[path]):
            assert task in known


def test_the_calendar_has_the_open_tasks_deadlines(site: dict[str, str]):
    days = dict(re.findall(r"UID:en-([^@]+)@.*?DTSTART;VALUE=DATE:(\d{8})", site["en/tasks/deadlines.ics"], re.DOTALL))
    for row in rows(site, "tasks"):
        if row["stage"] in ("not-started", "under-way") and row["deadline_current"] and row["continuing"] == "false":
            assert days[row["id"]] == row["deadline_current"].replace("-", "")


def test_every_page_of_a_record_can_be_found(site: dict[str, str]):
    listed = {
        match
        for path, page in site.items()
        if re.fullmatch(r"en/search/(page=\d+/)?index\.html", path)
        for match in re.findall(
            r'href="(?:\.\./)+(en/(?:tasks|meetings|checks|bulletins|pages)/[^"=]+/index\.html)"', page
        )
    }
    records = {
        path
        for path in site
        if re.fullmatch(r"en/(tasks|meetings|checks|bulletins|pages)/[^=/]+/index\.html", path)
        and 'http-equiv="refresh"' not in site[path]
    }
    assert listed == records
