import pytest
from list_checks import PAGE, page

from generator.checks.explanation import as_markdown, explain, near
from generator.model.problem import RULES


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", ["Cure:", "Not like this:", "warning"]), ("zh", ["处理办法:", "错误示例:", "警告"])],
)
def test_a_rule_is_explained_with_its_cure_and_examples(language: str, words: list[str]) -> None:
    text = explain("no-lead", language)
    assert text is not None
    assert all(word in text for word in words)


def test_an_unknown_code_has_no_explanation_but_neighbours() -> None:
    assert explain("no-led") is None
    assert "no-lead" in near("no-led")


def test_every_rule_of_the_checks_has_an_example_and_its_cure() -> None:
    from generator.checks.judges import SITE_JUDGES, TASK_JUDGES, TEXT_JUDGES

    judges = (*TASK_JUDGES, *TEXT_JUDGES, *SITE_JUDGES)
    assert [judge.rule.code for judge in judges if not (judge.rule.bad and judge.rule.good)] == []


def test_the_page_of_all_checks_is_up_to_date() -> None:
    """After a change of a rule: `python tools/list_checks.py`."""
    assert PAGE.read_text() == page()


def test_the_heavier_rules_come_first() -> None:
    text = as_markdown(RULES[code] for code in ("no-finding", "unknown-unit", "no-lead"))
    assert text.index("`unknown-unit`") < text.index("`no-lead`") < text.index("`no-finding`")
