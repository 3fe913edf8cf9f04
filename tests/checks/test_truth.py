from generator.checks.truth import open_steps
from tests.checks.trying import found, ledger, only, task


def test_open_steps_are_named_by_id_or_place() -> None:
    fields = (
        "deadline:\n  - {text: A, due: 2018-11}\n  - {text: B, due: 2018年底前}\n"
        "measures: [{text: Dig}, {id: wall, text: Wall, done: 2018-10-02}]\nmilestones: [{id: m, text: M, due: 2018-11-02}]\n"
    )
    (state,) = ledger({"tasks/DL-01/task.md": task(fields)}).tasks
    assert open_steps(state) == ["measures 1", "m", "2018-11", "2018年底前"]


def test_value_and_target_are_told() -> None:
    fields = "indicators: [{id: rate, name: Rate, unit: '%', baseline: 0, target: 90}]\n"
    report = "---\nindicators: {rate: 62.5}\n...\n---\n"
    files = {"tasks/DL-01/task.md": task(fields, closed=True), "tasks/DL-01/progress/2018-10-07.md": report}
    assert "stands at 62.5, target 90" in only(found(files), "completed-short-of-target").message("en")
