"""Every case file: exactly the problems that it lists are found, and every rule has a case for and one against."""

import pytest

from generator.checks.judges import SITE_JUDGES, TASK_JUDGES, TEXT_JUDGES
from generator.model.problem import RULES
from tests.cases.case_files import Case, cases, rewrite

EXEMPT = {
    "picture-with-location": "needs a measured picture; tests/checks/test_disclosure.py gives one",
}
"""Codes without case files, each with its reason."""
CASES = [case for case in cases() if "typing" not in case.file.parts]
CODES = sorted(
    {judge.rule.code for judges in (TASK_JUDGES, TEXT_JUDGES, SITE_JUDGES) for judge in judges}
    | {code for code in RULES if code.startswith("accept-")}
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_has_exactly_its_problems(case: Case, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--accept"):
        rewrite(case.file)
        return
    assert "\n".join(case.found()) == "\n".join(case.expected)


@pytest.mark.parametrize("code", [code for code in CODES if code not in EXEMPT])
def test_every_rule_has_a_case_that_it_finds_and_one_that_passes(code: str) -> None:
    own = [case for case in CASES if case.file.stem == code]
    assert any(case.finds and any(line.startswith(f"{code} ") for line in case.expected) for case in own)
    assert any(not case.finds and not any(line.startswith(f"{code} ") for line in case.expected) for case in own)


def test_every_exemption_is_needed() -> None:
    assert {code for code in EXEMPT if code not in CODES} == set()
