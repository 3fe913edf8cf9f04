from tests.checks.trying import found, only, record, task

REPORT = record("claim: completed\n", "12 outfalls are closed.\n")


def test_what_is_open_is_named_against_the_claim() -> None:
    files = {"tasks/DL-01/task.md": task(), "tasks/DL-01/progress/2018-10-20.md": REPORT}
    assert only(found(files), "claim-completed").message("en").endswith('claims "completed", but still open: dig.')


def test_a_continuing_task_is_never_completed() -> None:
    files = {
        "tasks/DL-01/task.md": task("deadline: continuing\nmeasures: [{id: dig, text: Dig, done: 2018-10-02}]\n"),
        "tasks/DL-01/progress/2018-10-20.md": REPORT,
    }
    assert "goes on for good" in only(found(files), "claim-completed").message("en")


def test_a_claim_is_judged_by_the_day_of_its_report() -> None:
    """What fell due after the report does not make it false."""
    files = {
        "tasks/DL-01/task.md": task(
            "milestones: [{id: m, text: M, due: 2018-10-25}]\n"
            "internal: {root_cause: Late pumps, corrective_plan: Second shift}\n"
        ),
        "tasks/DL-01/progress/2018-10-20.md": record("claim: on-schedule\n", "3 km of pipes are laid.\n"),
    }
    assert found(files) == ()
