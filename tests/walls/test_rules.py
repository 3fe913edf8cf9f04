"""Every kind of mistake has a stable code, speaks both languages, and can be explained."""

import importlib
import pkgutil
import re
from collections.abc import Mapping
from dataclasses import replace

import pytest

import generator
from generator.model.problem import RULES, Rule, Severity
from generator.model.text import Both

CODE = re.compile(r"[a-z]+(-[a-z0-9]+)+")
CHINESE = re.compile(r"[\u4e00-\u9fff]")
LATIN = re.compile(r"[A-Za-z]")
PLACE = re.compile(r"\{(\w+)\}")


def all_rules() -> Mapping[str, Rule]:
    for module in pkgutil.walk_packages(generator.__path__, "generator."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    return RULES


def is_said(sentence: str, script: re.Pattern[str], other: re.Pattern[str] | None = None) -> bool:
    """Whether words of the script are in the sentence, more than of the other one; all may be left to a place."""
    words = PLACE.sub("", sentence).strip()
    if not words:
        return bool(sentence.strip())
    return len(script.findall(words)) > (len(other.findall(words)) if other else 0)


def faults(rule: Rule) -> list[str]:
    found = []
    if not CODE.fullmatch(rule.code):
        found.append(f"{rule.code}: a code is words joined by hyphens")
    for what, said in (("message", rule.message), ("hint", rule.hint), ("why", rule.why)):
        if not is_said(said.en, LATIN, CHINESE):
            found.append(f"{rule.code}: {what} is not said in English")
        if not is_said(said.zh, CHINESE):
            found.append(f"{rule.code}: {what} is not said in Chinese")
        if set(PLACE.findall(said.en)) != set(PLACE.findall(said.zh)):
            found.append(f"{rule.code}: {what} names other things in English than in Chinese")
    return found


def test_every_rule_is_whole() -> None:
    assert [fault for rule in all_rules().values() for fault in faults(rule)] == []


GOOD = Rule(
    "unknown-key",
    Severity.ERROR,
    Both("The key {key} is not known.", "未知的键 {key}。"),
    Both("Did you mean {near}?", "是否应为 {near}？"),
    Both("A misspelt key would be dropped.", "写错的键会被忽略。"),
)


@pytest.mark.parametrize(
    "broken",
    [
        replace(GOOD, code="Unknown_Key"),
        replace(GOOD, message=Both("", "未知的键。")),
        replace(GOOD, hint=Both("Fix {key}.", "Fix {key}.")),
        replace(GOOD, why=Both("未知。", "未知。")),
        replace(GOOD, message=Both("The key {key}.", "键。")),
    ],
)
def test_a_rule_that_is_not_whole_is_found(broken: Rule) -> None:
    assert faults(broken) != []


def test_a_whole_rule_is_none() -> None:
    assert faults(GOOD) == []
    assert faults(replace(GOOD, hint=Both("{line}", "{line}"))) == []
