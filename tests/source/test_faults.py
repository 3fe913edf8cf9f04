"""The rules of reading: each with an example of the mistake that it tells, and of its cure."""

from __future__ import annotations

import pytest

from generator.model.problem import Rule
from generator.source import faults
from generator.source.frontmatter import split

RULES = [rule for rule in vars(faults).values() if isinstance(rule, Rule)]
EXEMPLARY = [rule for rule in RULES if rule.bad and not rule.code.startswith("front-matter")]


@pytest.mark.parametrize("rule", EXEMPLARY, ids=lambda rule: rule.code)
def test_the_bad_example_is_told_and_the_good_one_is_clean(rule: Rule) -> None:
    bad = split("tasks/DL-01.md", f"---\n{rule.bad}\n---\n".encode())
    assert rule.code in [problem.code for problem in bad.problems]
    assert split("tasks/DL-01.md", f"---\nnote: x\n{rule.good}\n---\n".encode()).problems == ()


@pytest.mark.parametrize(
    "rule", [r for r in RULES if r.bad and r.code.startswith("front-matter")], ids=lambda r: r.code
)
def test_the_bad_example_of_a_whole_file_is_told_and_the_good_one_is_clean(rule: Rule) -> None:
    bad = split("tasks/DL-01.md", f"{rule.bad}\n".encode())
    assert rule.code in [problem.code for problem in bad.problems]
    assert split("tasks/DL-01.md", f"{rule.good}\n".encode()).problems == ()


def test_every_slip_shows_the_corrected_line() -> None:
    for rule in RULES:
        if "{line}" in rule.hint.en:
            assert "{line}" in rule.hint.zh
