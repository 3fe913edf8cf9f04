from generator.checks.field_checks import standing_check
from tests.checks.trying import found, ledger, record, task

BAD = "findings: [{task: DL-01, result: not-confirmed}]\n"


def test_a_bad_check_stands_until_a_later_one_lifts_it() -> None:
    files = {"tasks/DL-01/task.md": task(closed=True), "checks/c1.md": record(f"date: 2018-10-20\n{BAD}")}
    (state,) = ledger(files).tasks
    standing = standing_check(state)
    assert standing is not None
    assert standing.check.id == "c1"
    (state,) = ledger(files | {"checks/c2.md": record("date: 2018-10-21\n")}).tasks
    assert standing_check(state) is None


def test_the_check_is_shown_beside_the_completion() -> None:
    files = {"tasks/DL-01/task.md": task(closed=True), "checks/c1.md": record(BAD)}
    (problem,) = found(files)
    assert problem.code == "completed-not-confirmed"
    assert [place.path for place in problem.related] == ["checks/c1.md"]


def test_who_reports_against_himself_is_believed() -> None:
    files = {"tasks/DL-01/task.md": task(closed=True), "checks/c1.md": record(f"unit: water\n{BAD}")}
    assert "checked-by-lead" not in {problem.code for problem in found(files)}
