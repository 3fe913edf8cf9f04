"""From nothing: a new site passes the checks and builds, asked for or given as options, in either language."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.test_asking import answered
from tests.conftest import Rectify
from tests.sites import SiteFolder

OPTIONS = ("--title", "Harbour rectification", "--authority", "Rectification Office", "--areas", "East District, West District",
           "--departments", "water=Water Bureau", "--departments", "Ecology Bureau", "--received", "2017-07-31", "--as-of", "2018-11-20")


def empty(tmp_path: Path) -> SiteFolder:
    folder = SiteFolder(tmp_path)
    folder.content.rmdir()
    return folder


def test_a_site_given_as_options_is_whole_and_builds(tmp_path: Path, rectify: Rectify) -> None:
    ran = rectify(empty(tmp_path), "--language", "en", "new", "site", "harbour", *OPTIONS)
    assert ran.status == 0, ran.err
    folder = SiteFolder(tmp_path / "harbour")
    assert sorted(folder.files()) == ["inspections/central-2017.md", "pages/about.md", "site.yaml", "units.yaml"]
    assert "- id: water\n  name: Water Bureau\n  kind: department\n- id: ecology-bureau\n" in folder.files()["units.yaml"].decode()
    assert (tmp_path / "harbour/.gitignore").exists()
    ran = rectify(folder, "check", "--strict")
    assert ran.status == 0, ran.out
    assert rectify(folder, "build", "--no-prints").status == 0
    assert (tmp_path / "harbour/output/public/en/index.html").exists()
    assert rectify(empty(tmp_path), "new", "site", "harbour", *OPTIONS).status == 2


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_site_is_asked_for_and_its_first_task_too(tmp_path: Path, rectify: Rectify, language: str) -> None:
    said = ("", "海州市督察整改公开", "海州市整改办", "", "", "2017年7月31日", "东港区、西山区", "水务局、生态环境局", "", "", "", "")
    result = answered(empty(tmp_path), language, "new", "site", answers=said)
    assert result.return_value == 0, result.output
    folder = SiteFolder(tmp_path)
    assert f"languages:\n  - {language}\n" in folder.files()["site.yaml"].decode()
    assert "- id: 东港区\n" in folder.files()["units.yaml"].decode()
    said = ("", "污水直排整治", "", "1", "东港区", "水务局", "污水直排", "全部截流", "2099年底前", "铺设管网", "", "")
    result = answered(folder, language, "new", "task", answers=said)
    assert result.return_value == 0, result.output
    assert "deadline: 2099年底前\n" in folder.files()["tasks/T-01/task.md"].decode()
    assert rectify(folder, "check").status == 0


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--title", "x"), "--authority"),
        (("--title", "x", "--authority", "y", "--areas", "a,A"), "Two are called"),
        (("--title", "x", "--authority", "y", "--areas", "?"), "gives no id"),
        (("--title", "x", "--authority", "y", "--received", "soon"), "no date"),
        (("--title", "x", "--authority", "y", "--languages", "e n"), "no language"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_written(tmp_path: Path, rectify: Rectify, options: tuple[str, ...], words: str) -> None:
    ran = rectify(empty(tmp_path), "--language", "en", "new", "site", "a", *options)
    assert (ran.status, words in ran.err) == (2, True)
    assert not (tmp_path / "a").exists()
