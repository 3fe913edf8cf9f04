"""Problems as text, JSON, a page, and SARIF 2.1.0: pure functions from problems to a string."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from itertools import groupby
from typing import Any, Final
from urllib.parse import quote

from generator.checks.acceptance import AcceptedProblem
from generator.checks.explanation import SEVERITY_NAMES
from generator.model.problem import Place, Problem, Rule, Severity
from generator.model.text import Both

SARIF_LEVELS: Final[Mapping[Severity, str]] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTICE: "note",
}
_PLURALS: Final[Mapping[Severity, str]] = {
    Severity.ERROR: "errors",
    Severity.WARNING: "warnings",
    Severity.NOTICE: "notices",
}
_NOTHING: Final = Both("Nothing to report.", "未发现问题。")
_ACCEPTED: Final = Both("Accepted exceptions", "已豁免的问题")
_UNTIL: Final = Both("until", "截至")
_SEE: Final = Both("see", "参见")
_ONLY: Final = {
    "public": Both("public edition", "公开版"),
    "internal": Both("internal edition", "内部版"),
}
_TITLE: Final = Both("Check of the content", "内容检查报告")
_PROBLEMS: Final = Both("Problems", "问题")


def as_text(problems: Sequence[Problem], accepted: Sequence[AcceptedProblem] = (), language: str = "en") -> str:
    """For a terminal: file by file, each problem with its place, code and cure, then the counts."""
    lines: list[str] = []
    for path, group in groupby(sorted(problems, key=Problem.order), key=lambda problem: problem.place.path):
        lines += [path, *(line for problem in group for line in _text_lines(problem, language)), ""]
    if accepted:
        lines.append(f"{_ACCEPTED.in_language(language)}:")
        lines += [f"  {_accepted_line(each, language)}" for each in accepted]
        lines.append("")
    lines.append(summary(problems, accepted, language))
    return "\n".join(lines) + "\n"


def summary(problems: Sequence[Problem], accepted: Sequence[AcceptedProblem] = (), language: str = "en") -> str:
    """One line with the number of problems of each weight."""
    counts = Counter(problem.severity for problem in problems)
    said = [_count(counts[severity], severity, language) for severity in Severity if counts[severity]]
    if accepted:
        said.append(Both(f"{len(accepted)} accepted", f"已豁免{len(accepted)}条").in_language(language))
    return (
        Both(", ".join(said) + ".", "，".join(said) + "。").in_language(language)
        if said
        else _NOTHING.in_language(language)
    )


def as_json(problems: Sequence[Problem], accepted: Sequence[AcceptedProblem] = (), language: str = "en") -> str:
    """A list of objects; `path` is relative to `content/`. What is accepted stands at the end with its reason."""
    listed = [_json_entry(problem, language) for problem in sorted(problems, key=Problem.order)]
    for each in accepted:
        until = each.exception.until.isoformat() if each.exception.until else None
        reason = str(each.exception.reason.in_language(language))
        listed.append(_json_entry(each.problem, language) | {"accepted": {"reason": reason, "until": until}})
    return json.dumps(listed, ensure_ascii=False, indent=2) + "\n"


def as_html(problems: Sequence[Problem], accepted: Sequence[AcceptedProblem] = (), language: str = "en") -> str:
    """A page that stands by itself: no script, no other file, fit for print and for a mail to the units."""
    title = escape(_TITLE.in_language(language))
    sections = [
        f"<section><h2>{escape(path)}</h2><ul>{''.join(_html_item(problem, language) for problem in group)}</ul></section>"
        for path, group in groupby(sorted(problems, key=Problem.order), key=lambda problem: problem.place.path)
    ]
    if accepted:
        items = "".join(f"<li>{escape(_accepted_line(each, language))}</li>" for each in accepted)
        sections.append(f"<section><h2>{escape(_ACCEPTED.in_language(language))}</h2><ul>{items}</ul></section>")
    return (
        f'<!doctype html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="robots" content="noindex">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n"
        f"<p>{escape(summary(problems, accepted, language))}</p>\n"
        + "\n".join(sections)
        + "\n</main>\n</body>\n</html>\n"
    )


def as_sarif(problems: Sequence[Problem], accepted: Sequence[AcceptedProblem] = (), language: str = "en") -> str:
    """SARIF 2.1.0 (OASIS), which code hosts and editors show at the line; what is accepted is marked suppressed."""
    rules = {problem.code: problem.rule for problem in (*problems, *(each.problem for each in accepted))}
    results = [_sarif_result(problem, language) for problem in sorted(problems, key=Problem.order)]
    for each in accepted:
        reason = str(each.exception.reason.in_language(language))
        suppressed = {"suppressions": [{"kind": "inSource", "justification": reason}]}
        results.append(_sarif_result(each.problem, language) | suppressed)
    driver = {"name": "rectify", "rules": [_sarif_rule(rules[code], language) for code in sorted(rules)]}
    run = {
        "tool": {"driver": driver},
        "originalUriBaseIds": {"CONTENT": {"description": {"text": "The folder content/ of the site"}}},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_STYLE: Final = (
    "body{font:16px/1.6 system-ui,sans-serif;margin:0;color:#1b1f23;background:#fff}"
    "main{max-width:60rem;margin:auto;padding:1.5rem}h2{font-size:1rem;margin:2rem 0 .5rem;overflow-wrap:anywhere}"
    "ul{list-style:none;padding:0;margin:0}li{border-left:.3rem solid #6a737d;padding:.4rem .8rem;margin:.5rem 0;"
    "overflow-wrap:anywhere}li.error{border-color:#b31d28}li.warning{border-color:#8a5300}"
    "p{margin:.2rem 0}code{font-family:ui-monospace,monospace}.hint,.where{color:#444d56}"
)


def _text_lines(problem: Problem, language: str) -> Iterable[str]:
    severity = SEVERITY_NAMES[problem.severity].in_language(language)
    yield f"  {_position(problem.place)}{severity}[{problem.code}] {problem.message(language)}{_edition(problem, language)}"
    yield f"      → {problem.hint(language)}"
    for place in problem.related:
        yield f"      {_SEE.in_language(language)} {place}"


def _position(place: Place) -> str:
    if not place.line:
        return ""
    return f"{place.line}:{place.column}: " if place.column else f"{place.line}: "


def _edition(problem: Problem, language: str) -> str:
    only = _ONLY.get(problem.edition)
    return f" ({only.in_language(language)})" if only else ""


def _count(number: int, severity: Severity, language: str) -> str:
    name = SEVERITY_NAMES[severity]
    english = f"{number} {name.en if number == 1 else _PLURALS[severity]}"
    return Both(english, f"{name.zh}{number}条").in_language(language)


def _accepted_line(each: AcceptedProblem, language: str) -> str:
    until = f", {_UNTIL.in_language(language)} {each.exception.until}" if each.exception.until else ""
    reason = each.exception.reason.in_language(language)
    return f"{each.problem.place} {each.problem.code}: {each.problem.message(language)} — {reason}{until}"


def _json_entry(problem: Problem, language: str) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "code": problem.code,
        "severity": problem.severity.value,
        "path": problem.place.path,
        "line": problem.place.line,
        "column": problem.place.column,
        "message": problem.message(language),
        "hint": problem.hint(language),
        "edition": problem.edition,
    }
    if problem.related:
        entry["related"] = [
            {"path": place.path, "line": place.line, "column": place.column} for place in problem.related
        ]
    return entry


def _html_item(problem: Problem, language: str) -> str:
    severity = SEVERITY_NAMES[problem.severity].in_language(language)
    see = "".join(
        f'<p class="where">{escape(_SEE.in_language(language))} {escape(str(place))}</p>' for place in problem.related
    )
    return (
        f'<li class="{problem.severity.value}"><p><strong>{escape(severity)}</strong> '
        f"<code>{escape(_position(problem.place))}{escape(problem.code)}</code>{escape(_edition(problem, language))}</p>"
        f"<p>{escape(problem.message(language))}</p>"
        f'<p class="hint">{escape(problem.hint(language))}</p>{see}</li>'
    )


def _sarif_rule(rule: Rule, language: str) -> dict[str, Any]:
    return {
        "id": rule.code,
        "shortDescription": {"text": rule.message.in_language(language)},
        "fullDescription": {"text": rule.why.in_language(language)},
        "help": {"text": rule.hint.in_language(language)},
        "defaultConfiguration": {"level": SARIF_LEVELS[rule.severity]},
    }


def _sarif_result(problem: Problem, language: str) -> dict[str, Any]:
    message = f"{problem.message(language)} {problem.hint(language)}"
    result: dict[str, Any] = {
        "ruleId": problem.code,
        "level": SARIF_LEVELS[problem.severity],
        "message": {"text": message},
        "locations": [_sarif_location(problem.place)],
    }
    if problem.related:
        result["relatedLocations"] = [_sarif_location(place) for place in problem.related]
    return result


def _sarif_location(place: Place) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": quote(place.path), "uriBaseId": "CONTENT"}}
    if place.line:
        physical["region"] = {"startLine": place.line} | ({"startColumn": place.column} if place.column else {})
    return {"physicalLocation": physical}
