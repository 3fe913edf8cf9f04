"""What people type who do not know YAML: each mistake is told with its place and a cure, in both languages."""

import pytest

from tests.cases.typing_files import Typed, rewrite, typed

CASES = list(typed())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_mistake_is_told_in_these_words(case: Typed, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--accept"):
        rewrite(case)
        return
    assert case.found() == case.expected


@pytest.mark.parametrize("case", [case for case in CASES if case.cure], ids=lambda case: case.name)
def test_the_cure_is_named(case: Typed) -> None:
    assert any(case.cure in problem.hint("en") for problem in case.problems()), case.found()


def test_the_likeliest_mistakes_are_tried() -> None:
    assert len(CASES) >= 60
