"""What a rule is about, for `rectify explain` and `docs/checks.md`: why, since when, bad, good, and the cure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from generator.model.likeness import alike
from generator.model.problem import RULES, Rule, Severity
from generator.model.text import Both

SEVERITY_NAMES: Final[Mapping[Severity, Both]] = {
    Severity.ERROR: Both("error", "错误"),
    Severity.WARNING: Both("warning", "警告"),
    Severity.NOTICE: Both("notice", "提示"),
}
_MESSAGE: Final = Both("Message", "提示内容")
_WHY: Final = Both("Why", "理由")
_CURE: Final = Both("Cure", "处理办法")
_SOURCE: Final = Both("Source", "依据")
_BAD: Final = Both("Not like this", "错误示例")
_GOOD: Final = Both("But like this", "正确示例")


def explain(code: str, language: str = "en") -> str | None:
    """The rule as a short text for a terminal; None for a code that does not exist (see `near`)."""
    rule = RULES.get(code)
    if rule is None:
        return None
    lines = [f"{rule.code} ({SEVERITY_NAMES[rule.severity].in_language(language)})", ""]
    for title, text in _sections(rule, language):
        lines += [f"{title}:", *(f"  {line}" for line in text.splitlines()), ""]
    return "\n".join(lines)


def near(code: str) -> tuple[str, ...]:
    """Codes that may have been meant."""
    return tuple(alike(code, RULES, most=3, cutoff=0.4))


def as_markdown(rules: Iterable[Rule]) -> str:
    """All rules as a page of the documentation, in both languages."""
    ordered = sorted(rules, key=lambda rule: (rule.severity.weight, rule.code))
    parts = [_HEAD]
    for severity in Severity:
        chosen = [rule for rule in ordered if rule.severity is severity]
        if chosen:
            name = SEVERITY_NAMES[severity]
            parts.append(f"## {name.en.capitalize()}s · {name.zh}\n")
            parts.extend(_entry(rule) for rule in chosen)
    return "\n".join(parts)


_HEAD: Final = """\
# Checks · 检查规则

Every kind of mistake that `rectify check` can report, by weight and code. This page is written by
`python tools/list_checks.py`; a test holds it true. `rectify explain CODE` prints one entry.

本页列出 `rectify check` 能报告的全部问题，由程序生成。
"""


def _entry(rule: Rule) -> str:
    lines = [f"### `{rule.code}`", "", rule.why.en, rule.why.zh, ""]
    lines += [f"- {_MESSAGE.en} · {_MESSAGE.zh}: {rule.message.en} · {rule.message.zh}"]
    lines += [f"- {_CURE.en} · {_CURE.zh}: {rule.hint.en} · {rule.hint.zh}"]
    if rule.source:
        lines.append(f"- {_SOURCE.en} · {_SOURCE.zh}: {rule.source}")
    for title, example in ((_BAD, rule.bad), (_GOOD, rule.good)):
        if example:
            lines += ["", f"{title.en} · {title.zh}:", "", "```text", example, "```"]
    return "\n".join([*lines, ""])


def _sections(rule: Rule, language: str) -> Iterable[tuple[str, str]]:
    for title, text in (
        (_MESSAGE, rule.message.in_language(language)),
        (_WHY, rule.why.in_language(language)),
        (_CURE, rule.hint.in_language(language)),
        (_SOURCE, rule.source),
        (_BAD, rule.bad),
        (_GOOD, rule.good),
    ):
        if text:
            yield title.in_language(language), text
