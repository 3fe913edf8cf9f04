from generator.checks import examination, merged, selected
from generator.checks.judges import SITE_JUDGES, TASK_JUDGES, TEXT_JUDGES
from generator.model.problem import Place, Problem, Severity
from tests.checks.trying import found, ledger, task

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
