from generator.checks.indicators import place_of
from generator.ledger.state import Reading
from generator.model.problem import Place
from tests.checks.trying import found, ledger, only, record, task

FIELDS = "indicators: [{id: rate, name: Rate, unit: '%', baseline: 0, target: 90}]\n"


def test_a_value_is_shown_where_it_was_reported() -> None:
    report = record("indicators:\n  rate: 40\n")
    files = {"tasks/DL-01/task.md": task(FIELDS), "tasks/DL-01/progress/2018-10-20.md": report}
    (state,) = ledger(files).tasks
    (indicator,) = state.indicators
    assert place_of(indicator.readings[0], indicator, state) == Place("tasks/DL-01/progress/2018-10-20.md", 3, 3)
    elsewhere = Reading(indicator.readings[0].on, 1, "gone.md")
    assert place_of(elsewhere, indicator, state) == Place("gone.md")


def test_the_near_name_is_offered() -> None:
    files = {
        "tasks/DL-01/task.md": task(FIELDS),
        "tasks/DL-01/progress/2018-10-20.md": record("indicators: {rte: 40}\n"),
    }
    assert only(found(files), "unknown-indicator").hint("en") == "Did you mean `rate`?"


def test_a_task_without_milestones_is_asked_for_one_first() -> None:
    files = {"tasks/DL-01/task.md": task(), "tasks/DL-01/progress/2018-10-20.md": record("milestones_done: [pipes]\n")}
    assert "none yet" in only(found(files), "unknown-milestone").hint("en")
