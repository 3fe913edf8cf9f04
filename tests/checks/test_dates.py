from datetime import date

import pytest

from generator.checks import examine
from generator.checks.dates import Cited
from generator.model.problem import Place, Severity
from tests.checks.trying import found, ledger, only, task


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("大环验〔2018〕12号", "大环验[2018]12"),
        ("大环验（2018）第012号", "大环验【2018】12号"),
        ("Huan Yan [2018] No. 12", "huan yan 〔2018〕 12"),
        ("大环验〔２０１８〕１２号", "大环验〔2018〕12 号"),
    ],
)
def test_a_number_is_the_same_in_whatever_way_it_is_written(one: str, other: str) -> None:
    numbers = {Cited("DL-01", "acceptance", written, None, Place("a.md")).normal for written in (one, other)}
    assert len(numbers) == 1


def test_one_paper_for_the_same_step_of_two_tasks_is_only_a_notice() -> None:
    fields = "closing: {self_check: {date: 2018-10-08}, acceptance: {date: 2018-10-12, document: 'Yan [2018] 1'}}\n"
    files = {f"tasks/DL-0{number}/task.md": task(fields, closed=True) for number in (1, 2)}
    assert only(found(files), "document-number-twice").severity is Severity.NOTICE
    files["tasks/DL-02/task.md"] = files["tasks/DL-02/task.md"].replace("10-12", "10-15")
    assert only(found(files), "document-number-twice").severity is Severity.WARNING


def test_the_future_begins_after_the_given_day_whatever_day_is_looked_at() -> None:
    files = {"tasks/DL-01/task.md": task("milestones: [{id: m, text: M, due: 2018-11-20, done: 2018-10-20}]\n")}
    earlier = ledger(files, as_of=date(2018, 10, 10))
    assert [problem.code for problem in examine(earlier, full=True, today=date(2018, 10, 10))] == ["future-date"]
    assert examine(earlier, full=True) == ()
