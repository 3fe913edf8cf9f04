from tests.checks.trying import found, only, record, task

FILES = {"tasks/DL-01/task.md": task()}


def test_a_late_decision_is_told_with_its_number_and_days() -> None:
    decisions = "decisions:\n  - {id: d1, text: Order, task: DL-01, owner: water, due: 2018-10-21}\n"
    problem = only(found(FILES | {"meetings/m1.md": record(decisions)}), "decision-overdue")
    assert problem.message("en") == "Decision m1#1 was due on 2018-10-21 and is 10 days late."


def test_a_meeting_still_to_come_needs_no_decisions_and_no_attendance() -> None:
    meeting = record("kind: scheduling\ndate: 2018-11-20\ntasks: [DL-01]\nattending: [housing]\n")
    assert found(FILES | {"meetings/m1.md": meeting}) == ()


def test_decisions_of_a_meeting_after_the_deadline_may_be_due_later_still() -> None:
    meeting = record(
        "date: 2018-10-20\ndecisions: [{id: d, text: Order, task: DL-01, owner: water, due: 2018-12-01}]\n"
    )
    plan = "internal: {root_cause: Pumps came late, corrective_plan: Second shift}\n"
    files = {"tasks/DL-01/task.md": task(f"deadline: 2018-10-10\n{plan}"), "meetings/m1.md": meeting}
    assert {problem.code for problem in found(files)} == {"task-overdue"}
