import pytest

from tests.checks.trying import found, only, task


def test_the_cure_for_a_missing_lead_names_a_unit_of_the_site() -> None:
    problem = only(found({"tasks/DL-01/task.md": task("lead:\n")}), "no-lead")
    assert "`lead: water`" in problem.hint("en")
    assert "`lead: water`" in problem.hint("zh")


def test_a_unit_in_two_roles_is_named_with_its_role_in_the_readers_language() -> None:
    problem = only(found({"tasks/DL-01/task.md": task("acceptance_unit: water\n")}), "lead-supervises-itself")
    assert problem.message("en") == "Water Bureau leads this task and is also its acceptance unit."
    assert "验收单位" in problem.message("zh")


@pytest.mark.parametrize(
    "target",
    ["No outfall is left", "{zh: 全部排污口取缔到位}", "{zh: 加快推进管网建设12公里}", "Improve the water to standard"],
)
def test_a_target_that_can_be_missed_is_not_vague(target: str) -> None:
    codes = {problem.code for problem in found({"tasks/DL-01/task.md": task(f"target: {target}\n")})}
    assert "vague-target" not in codes


def test_what_an_indicator_lacks_is_listed() -> None:
    fields = "indicators: [{id: capacity, name: Capacity}]\n"
    problem = only(found({"tasks/DL-01/task.md": task(fields)}), "incomplete-indicator")
    assert problem.message("en") == "Indicator `capacity` has no unit, baseline, target."
