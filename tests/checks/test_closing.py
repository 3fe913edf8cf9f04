import pytest

from generator.checks.closing import step_dates
from tests.checks.trying import found, ledger, only, task

STEPS = """closing:
  self_check: {{date: 2018-10-08}}
  acceptance: {{date: 2018-10-12, document: Yan 1}}
  notice: {{{notice}, phone: 0411-00000000}}
"""


def noticed(notice: str) -> str:
    return task(STEPS.format(notice=notice), closed=True)


def test_the_steps_come_in_their_order_and_a_notice_by_its_first_day() -> None:
    (state,) = ledger({"tasks/DL-01/task.md": task(closed=True)}).tasks
    assert [str(day) for day in step_dates(state).values()] == [
        "2018-10-08",
        "2018-10-12",
        "2018-10-15",
        "2018-10-22",
        "2018-10-26",
    ]


def test_a_short_notice_is_told_with_its_count_and_the_day_it_should_end() -> None:
    problem = only(
        found({"tasks/DL-01/task.md": noticed("from: 2018-10-01, to: 2018-10-09, days: 7")}), "notice-too-short"
    )
    assert problem.message("en") == (
        "The public notice from 2018-10-01 to 2018-10-09 ran 2 working days; 7 were claimed."
    )
    assert "to 2018-10-16 at least" in problem.hint("en")
    assert "实际只有2个工作日" in problem.message("zh")


@pytest.mark.parametrize("notice", ["from: 2018-10-15", "to: 2018-10-19", "from: 2018-10-15, to: 2018-10-19"])
def test_a_notice_that_cannot_be_short_is_not(notice: str) -> None:
    assert "notice-too-short" not in {problem.code for problem in found({"tasks/DL-01/task.md": noticed(notice)})}


def test_missing_steps_are_all_named() -> None:
    fields = "closing: {self_check: {date: 2018-10-08}, closed: {date: 2018-10-26, document: Xiao 1}}\n"
    problem = only(found({"tasks/DL-01/task.md": task(fields, closed=True)}), "closing-step-missing")
    assert "acceptance, public notice, filing" in problem.message("en")
    assert "验收、公示、备案" in problem.message("zh")
