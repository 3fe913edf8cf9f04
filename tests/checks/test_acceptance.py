from generator.checks import examine
from tests.checks.trying import examined, ledger, record, task

ACCEPT = "finding:\naccept: [{code: no-finding, reason: Not yet received, until: 2018-12-31}]\n"


def test_what_is_accepted_is_told_apart_with_its_reason() -> None:
    found = examined({"tasks/DL-01/task.md": task(ACCEPT)})
    assert found.problems == ()
    (accepted,) = found.accepted
    assert accepted.problem.code == "no-finding"
    assert str(accepted.exception.reason) == "Not yet received"
    assert accepted.place.line == 3


def test_an_exception_covers_its_own_record_and_no_other() -> None:
    found = examined({"tasks/DL-01/task.md": task(ACCEPT), "tasks/DL-02/task.md": task("finding:\n")})
    assert [problem.place.path for problem in found.problems] == ["tasks/DL-02/task.md"]


def test_a_misspelt_code_is_answered_with_the_near_one() -> None:
    fields = "accept: [{code: no-findng, reason: Not yet received, until: 2018-12-31}]\n"
    (problem,) = examined({"tasks/DL-01/task.md": task(fields)}).problems
    assert problem.hint("en") == "Did you mean `no-finding`?"


def test_a_tasks_exception_covers_its_reports() -> None:
    files = {
        "tasks/DL-01/task.md": task("accept: [{code: empty-report, reason: Illness, until: 2018-12-31}]\n"),
        "tasks/DL-01/progress/2018-10-20.md": record(),
    }
    assert examine(ledger(files), full=True) == ()
