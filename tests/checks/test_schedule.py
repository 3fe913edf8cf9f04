from tests.checks.trying import found, only, record, task


def test_the_days_between_start_and_deadline_are_told() -> None:
    files = {
        "tasks/DL-01/task.md": task("started: 2018-01-01\n"),
        "tasks/DL-01/progress/2018-10-20.md": record(body="3 km of pipes are laid.\n"),
    }
    assert "364 days from start to deadline" in only(found(files), "no-milestones").message("en")


def test_a_measure_against_a_resurfaced_problem_may_come_after_the_old_deadline() -> None:
    measures = "measures:\n  - {id: dig, text: Dig, done: 2018-10-06}\n  - {id: again, text: Dig, due: 2018-12-31}\n"
    files = {
        "tasks/DL-01/task.md": task(measures, closed=True),
        "checks/c1.md": record("findings: [{task: DL-01, result: resurfaced}]\n"),
    }
    assert {problem.code for problem in found(files)} == {"task-resurfaced"}


def test_the_first_of_two_missed_starts_is_told() -> None:
    fields = "started:\nmilestones:\n  - {id: a, text: A, takes: 60d}\n  - {id: b, text: B, takes: 60d}\n"
    problem = only(found({"tasks/DL-01/task.md": task(fields)}), "start-overdue")
    assert "milestone `a`" in problem.message("en")
