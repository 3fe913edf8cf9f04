"""The backward schedule on the screen; schemas with the site's own choices."""

from __future__ import annotations

import json

import pytest

from tests.conftest import Rectify, SiteBuilder
from tests.sites import SiteFolder

CHAIN = [
    {"id": "plan", "text": {"en": "Plan approved", "zh": "方案获批"}, "due": "2018-06-30", "done": "2018-06-20"},
    {"id": "build", "text": {"en": "Built", "zh": "建成"}, "takes": "60d"},
    {"id": "trial", "text": {"en": "Trial run", "zh": "试运行"}, "takes": "20 working days"},
]


@pytest.fixture
def planned(site: SiteBuilder) -> SiteFolder:
    built = site().inspection().task("DL-01", milestones=CHAIN, started="2018-02-01")
    built.task("DL-02", milestones=[{"id": "a", "takes": "400d"}], started="2018-05-01")
    built.task("DL-03")
    return built.task("DL-04", milestones=CHAIN, closing={"self_check": {"date": "2018-09-01"}})


def test_a_schedule_says_when_each_step_is_due_and_has_to_begin(planned: SiteFolder, rectify: Rectify) -> None:
    ran = rectify(planned, "schedule", "dl-01")
    assert ran.status == 0
    assert ran.out.splitlines() == [
        "DL-01  Task DL-01",
        "Ahead as of 31 October 2018; deadline 31 December 2018",
        "",
        "   step   takes            start by    due         done        slack    what",
        "   plan                                2018-06-30  2018-06-20           Plan approved",
        "*  build  60 days          2018-10-05  2018-12-03              33 days  Built",
        "*  trial  20 working days  2018-12-04  2018-12-31              33 days  Trial run",
    ]


def test_it_is_told_in_chinese_with_columns_that_stand_below_each_other(planned: SiteFolder, rectify: Rectify) -> None:
    ran = rectify(planned, "--language", "zh", "schedule", "DL-01")
    lines = ran.out.splitlines()
    assert lines[1] == "截至2018年10月31日：提前；时限2018年12月31日"
    assert "20个工作日" in lines[6]
    assert lines[3].endswith("内容")


def test_an_impossible_chain_is_told_with_the_step_that_breaks_it(planned: SiteFolder, rectify: Rectify) -> None:
    ran = rectify(planned, "schedule", "DL-02")
    assert (
        "Impossible: a would have to be begun or reached by 27 November 2017, and cannot before 1 May 2018." in ran.out
    )


def test_without_an_id_every_open_task_with_milestones_is_told(planned: SiteFolder, rectify: Rectify) -> None:
    ran = rectify(planned, "schedule")
    assert [line.split()[0] for line in ran.out.splitlines() if line.startswith("DL-")] == ["DL-01", "DL-02"]


def test_a_task_without_milestones_says_so(planned: SiteFolder, rectify: Rectify) -> None:
    assert "It has no milestones." in rectify(planned, "schedule", "DL-03").out


def test_the_day_can_be_chosen(planned: SiteFolder, rectify: Rectify) -> None:
    ran = rectify(planned, "schedule", "DL-01", "--as-of", "2018-12-20")
    assert "!  build" in ran.out
    assert "*  trial" in ran.out
    assert "-17 days" in ran.out


def test_an_unknown_task_is_a_wrong_use_and_a_near_one_is_named(planned: SiteFolder, rectify: Rectify) -> None:
    ran = rectify(planned, "schedule", "DL-001")
    assert ran.status == 2
    assert "Did you mean `DL-01`?" in ran.err
    assert rectify(planned, "schedule", "nothing-like-it").status == 2


def test_a_moved_deadline_and_unknown_working_days_are_told(site: SiteBuilder, rectify: Rectify) -> None:
    moved = (
        site()
        .inspection()
        .task(
            "DL-01",
            deadline_changes=[{"on": "2018-10-01", "from": "2018-12-31", "to": "2030-12-31"}],
            milestones=[{"id": "a", "text": "A", "takes": "5 working days"}],
        )
    )
    out = rectify(moved, "schedule").out
    assert "deadline 31 December 2018, moved to 31 December 2030" in out
    assert "unverified" in out


def test_schemas_offer_the_sites_units(site: SiteBuilder) -> None:
    folder = site().inspection().task("DL-01")
    told = json.loads(folder.rectify("schema").stdout)
    lead = told["task.schema.json"]["properties"]["lead"]
    assert "water-bureau" in json.dumps(lead)
    target = folder.folder / "schemas"
    assert folder.rectify("schema", "--to", str(target)).returncode == 0
    assert len(list(target.iterdir())) == len(told)
    assert folder.rectify("schema", "--to", str(target)).returncode == 2
