import generator.checks
from generator.checks.judges import SITE_JUDGES, TASK_JUDGES, TEXT_JUDGES


def test_every_rule_of_the_checks_is_asked_in_some_view() -> None:
    assert generator.checks.examine is not None
    for judge in (*TASK_JUDGES, *TEXT_JUDGES, *SITE_JUDGES):
        assert judge.public or judge.full, judge.rule.code
