import generator.checks
from generator.checks.judges import SITE_JUDGES, TASK_JUDGES, TEXT_JUDGES, Judge, is_asked, may_find
from generator.checks.sieves import SIEVES, letting_through


def test_every_rule_of_the_checks_is_asked_in_some_view() -> None:
    assert generator.checks.examine is not None
    for judge in (*TASK_JUDGES, *TEXT_JUDGES, *SITE_JUDGES):
        assert judge.public or judge.full, judge.rule.code


def test_a_judge_is_asked_only_of_what_one_of_its_sieves_lets_through() -> None:
    by_code = {judge.rule.code: judge for judge in TEXT_JUDGES}
    assert may_find(by_code["personal-email"], letting_through("Write to\na@b.example", SIEVES))
    assert not may_find(by_code["personal-email"], letting_through("Write to us", SIEVES))


def test_a_judge_without_sieves_is_asked_of_all() -> None:
    judge = TEXT_JUDGES[0]
    assert may_find(Judge(judge.rule, judge.look), b"")


def test_what_concerns_the_public_is_asked_in_its_view_alone() -> None:
    by_code = {judge.rule.code: judge for judge in TEXT_JUDGES}
    assert is_asked(by_code["personal-email"], full=False)
    assert not is_asked(by_code["personal-email"], full=True)
