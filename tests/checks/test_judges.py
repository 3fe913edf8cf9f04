import generator.checks
from generator.checks.judges import SITE_JUDGES, TASK_JUDGES, TEXT_JUDGES, may_find


def test_every_rule_of_the_checks_is_asked_in_some_view() -> None:
    assert generator.checks.examine is not None
    for judge in (*TASK_JUDGES, *TEXT_JUDGES, *SITE_JUDGES):
        assert judge.public or judge.full, judge.rule.code


def test_a_judge_is_asked_only_of_what_one_of_its_sieves_lets_through() -> None:
    by_code = {judge.rule.code: judge for judge in TEXT_JUDGES}
    assert may_find(by_code["personal-email"], "Write to\na@b.example")
    assert not may_find(by_code["personal-email"], "Write to us")
    assert may_find(by_code["names-other-task"], "")
