import json

import pytest

from tests.conftest import Rectify, SiteBuilder
from tests.sites import SiteFolder


@pytest.fixture
def late(site: SiteBuilder) -> SiteFolder:
    """A site with one error of decoding and one judgement on the work."""
    built = site().inspection().task("DL-01", deadline="2018-06-30").progress("DL-01", "2018-10-12")
    return built.task("DL-02", lead="nobody")


def test_the_list_in_json_is_what_the_specification_names(late: SiteFolder, rectify: Rectify) -> None:
    ran = rectify(late, "check", "--format", "json")
    assert ran.status == 1
    listed = json.loads(ran.out)
    assert {"code", "severity", "path", "line", "column", "message", "hint"} <= listed[0].keys()
    assert "tasks/DL-02/task.md" in {problem["path"] for problem in listed}
    assert not (late.folder / "output").exists()


def test_rules_can_be_chosen_and_left_out(late: SiteFolder, rectify: Rectify) -> None:
    every = {problem["code"] for problem in json.loads(rectify(late, "check", "--format", "json").out)}
    one = min(every)
    chosen = json.loads(rectify(late, "check", "--format", "json", "--select", one).out)
    assert {problem["code"] for problem in chosen} == {one}
    others = json.loads(rectify(late, "check", "--format", "json", "--ignore", f"{one}, {one}").out)
    assert {problem["code"] for problem in others} == every - {one}


def test_warnings_count_when_strict(site: SiteBuilder, rectify: Rectify) -> None:
    warned = site().inspection().task("DL-01", deadline="2018-06-30").progress("DL-01", "2018-10-12")
    assert rectify(warned, "check").status == 0
    assert rectify(warned, "check", "--strict").status == 1


def test_the_list_is_in_the_language_that_was_asked_for(late: SiteFolder) -> None:
    assert "错误" in late.rectify("--language", "zh", "check").stdout + late.rectify("check", LANG="zh_CN.UTF-8").stdout


@pytest.mark.parametrize("form", ["text", "html", "sarif"])
def test_other_forms_name_the_place_too(form: str, late: SiteFolder, rectify: Rectify) -> None:
    ran = rectify(late, "check", "--format", form)
    assert ran.status == 1
    assert "tasks/DL-02/task.md" in ran.out


def test_a_rule_is_explained_and_a_near_miss_named(site: SiteBuilder, rectify: Rectify) -> None:
    assert "unknown-key" in rectify(site(), "explain", "unknown-key").out
    missed = rectify(site(), "explain", "unknown-kye")
    assert missed.status == 2
    assert "unknown-key" in missed.err
    assert rectify(site(), "check", "--select", "unknown-kye").status == 2
    assert rectify(site(), "explain", "--all").out.count("unknown-key") >= 1


def test_one_photograph_under_two_names_is_found(site: SiteBuilder, rectify: Rectify) -> None:
    from io import BytesIO

    from PIL import Image

    stream = BytesIO()
    Image.new("RGB", (8, 6), "teal").save(stream, "PNG")
    built = site().inspection()
    for name in ("DL-01", "DL-02"):
        picture = {"file": f"{name}.png", "kind": "after", "alt": "Wall", "taken": "2018-10-20", "faces": "none"}
        built.task(name, evidence=[picture]).write(f"tasks/{name}/{name}.png", stream.getvalue())
    listed = json.loads(rectify(built, "check", "--format", "json").out)
    assert [problem["path"] for problem in listed if problem["code"] == "evidence-reused"] == ["tasks/DL-02/task.md"]
