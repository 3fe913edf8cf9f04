import json

import pytest

from generator.checks import examination, merged, selected
from generator.checks.examination import without_echoes
from generator.checks.judges import SITE_JUDGES, TASK_JUDGES, TEXT_JUDGES
from generator.checks.schedule import NO_DEADLINE
from generator.model.problem import Place, Problem, Severity
from generator.source.values import NOT_A_DEADLINE
from tests.checks.trying import found, ledger, record, task
from tests.conftest import Rectify, SiteBuilder

FILES = {"tasks/DL-01/task.md": task("lead:\ntarget:\n", "Call 13812341234 in October.")}


def codes(problems: tuple[Problem, ...]) -> list[str]:
    return [problem.code for problem in problems]


def test_problems_come_in_the_order_of_the_file() -> None:
    assert codes(found(FILES)) == ["no-lead", "no-target"]


def test_data_of_persons_are_looked_for_in_the_public_view_only() -> None:
    assert codes(found(FILES, public=True)) == ["no-lead", "no-target", "personal-mobile-number"]


def test_both_views_make_one_list_that_says_in_which_edition() -> None:
    both = merged(found(FILES, public=True), found(FILES))
    assert [(problem.code, problem.edition) for problem in both] == [
        ("no-lead", ""),
        ("no-target", ""),
        ("personal-mobile-number", "public"),
    ]


def test_a_public_link_to_an_internal_record_is_told_as_such(site: SiteBuilder, rectify: Rectify) -> None:
    built = site().inspection().task("DL-01", "See [[c1]] of 3 October and [[nowhere]].\n")
    built.check("c1", "DL-01", audience="internal")
    listed = json.loads(rectify(built, "check", "--format", "json").out)
    told = {(problem["code"], problem["edition"]) for problem in listed if problem["severity"] == "error"}
    assert told == {("public-names-internal", "public"), ("unknown-link", "")}


def test_a_judgement_on_a_line_that_cannot_be_read_is_left_out() -> None:
    unread = NOT_A_DEADLINE.at(Place("a.md", 2, 11), field="deadline", found="soon", meant="2018")
    judged = NO_DEADLINE.at(Place("a.md", 2, 1))
    elsewhere = NO_DEADLINE.at(Place("a.md", 3, 1))
    assert without_echoes([judged, unread, elsewhere]) == (unread, elsewhere)


def test_codes_are_selected_and_ignored_by_name_or_pattern() -> None:
    problems = found(FILES, public=True)
    assert codes(selected(problems, select=["no-*"])) == ["no-lead", "no-target"]
    assert codes(selected(problems, select=["no-*"], ignore=["no-lead"])) == ["no-target"]
    assert selected(problems) == problems


def test_judgements_never_stop_a_build() -> None:
    errors = {
        judge.rule.code
        for judges in (TASK_JUDGES, TEXT_JUDGES, SITE_JUDGES)
        for judge in judges
        if judge.rule.severity is Severity.ERROR
    }
    assert {code for code in errors if not code.startswith(("personal-", "unknown-"))} == {
        "complainant-named",
        "secrecy-mark",
        "record-broken",  # no judgement on the work: the history itself was touched
    }


def test_an_examination_repeats() -> None:
    site = ledger(FILES)
    assert examination(site, full=True) == examination(site, full=True)
    assert examination(site, full=True).problems[0].place == Place("tasks/DL-01/task.md", 2, 1)


@pytest.mark.parametrize(
    "seed", ["a-", "1", "一", "X", "\n", "North ", "中路1号", "任务", "5 tasks ", "a@", "已完成", "第一"]
)
def test_a_hostile_text_is_read_to_its_end(seed: str) -> None:
    """No pattern may go over a long text again and again: such a test would not come back."""
    body = seed * (20_000 // len(seed)) + "@ tasks completed 完成 号"
    files = {"tasks/DL-01/task.md": task(body=body), "tasks/DL-01/progress/2018-10-20.md": record(body=body)}
    assert found(files, public=True) is not None
    assert found(files) is not None


def test_what_a_mistyped_list_of_units_leaves_unknown_is_no_problem_of_its_own() -> None:
    from generator.checks.examination import merged
    from generator.model.problem import Place
    from generator.source.faults import DUPLICATE_KEY
    from generator.source.references import UNKNOWN_UNIT

    unknown = UNKNOWN_UNIT.at(Place("tasks/a.md", 3), name="north", advice="")
    broken = DUPLICATE_KEY.at(Place("units.yaml", 4), related=(), key="id", first=1, line="")
    assert [problem.code for problem in merged([unknown], [unknown])] == ["unknown-unit"]
    assert [problem.code for problem in merged([unknown, broken], [unknown, broken])] == ["duplicate-key"]
