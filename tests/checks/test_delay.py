from tests.checks.trying import found, only, record, task

PLAN = "internal: {root_cause: Late pumps, corrective_plan: Second shift}\n"


def test_lateness_counts_from_the_first_deadline() -> None:
    change = "deadline_changes: [{on: 2018-09-20, from: 2018-09-30, to: 2018-12-31, approved_by: P, document: Gai 3}]\n"
    problem = only(found({"tasks/DL-01/task.md": task(f"deadline: 2018-12-31\n{change}{PLAN}")}), "task-overdue")
    assert problem.message("en") == "Overdue: the deadline was 2018-09-30, 31 days ago."


def test_what_an_approval_lacks_is_named() -> None:
    change = "deadline_changes: [{on: 2018-10-20, from: 2018-12-31, to: 2019-03-31, approved_by: Province}]\n"
    problem = only(found({"tasks/DL-01/task.md": task(change)}), "deadline-change-without-approval")
    assert "without document" in problem.message("en")


def test_internal_plans_are_not_asked_for_in_the_public_view() -> None:
    files = {"tasks/DL-01/task.md": task("deadline: 2018-10-10\n")}
    assert {problem.code for problem in found(files, public=True)} == {"task-overdue"}
    assert {problem.code for problem in found(files)} == {
        "task-overdue",
        "behind-without-plan",
        "behind-without-root-cause",
    }


def test_a_plan_in_words_is_a_new_plan() -> None:
    files = {
        "tasks/DL-01/task.md": task("internal: {corrective_plan: Dig again by December}\n", closed=True),
        "checks/c1.md": record("findings: [{task: DL-01, result: resurfaced}]\n"),
    }
    assert {problem.code for problem in found(files)} == {"task-resurfaced"}
