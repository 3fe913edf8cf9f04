import html.parser
import json
from collections.abc import Callable

import pytest

from generator.checks import as_html, as_json, as_sarif, as_text
from generator.checks.acceptance import AcceptedProblem
from generator.checks.report import summary
from generator.model.problem import Place, Problem, Rule, Severity
from generator.model.records import Accepted
from generator.model.text import Both, Text

SEEDED = Rule(
    "seeded-for-report",
    Severity.WARNING,
    Both("The word {word} is wrong.", "“{word}”一词有误。"),
    Both("Write `{cure}`.", "请写作`{cure}`。"),
    Both("It is a seed.", "测试用。"),
)
PROBLEM = SEEDED.at(Place("tasks/中 1/a.md", 3, 5), related=(Place("b.md", 7),), word="<b>", cure="x & y")
WHOLE = SEEDED.at(Place("a.md"), word="w", cure="c").in_edition("public")
ACCEPTED = AcceptedProblem(
    SEEDED.at(Place("c.md", 1), word="w", cure="c"),
    Accepted(code="seeded", reason=Text((("en", "Laboratory"),))),
    Place("c.md", 2),
)


def test_text_shows_place_code_cure_and_counts() -> None:
    text = as_text([PROBLEM, WHOLE], [ACCEPTED])
    assert "a.md\n  warning[seeded-for-report] The word w is wrong. (public edition)" in text
    assert "  3:5: warning[seeded-for-report] The word <b> is wrong.\n      → Write `x & y`.\n      see b.md:7" in text
    assert "Accepted exceptions:\n  c.md:1 seeded-for-report: The word w is wrong. — Laboratory" in text
    assert text.endswith("2 warnings, 1 accepted.\n")


def test_counts_are_said_in_both_languages() -> None:
    assert summary([PROBLEM]) == "1 warning."
    assert summary([PROBLEM, WHOLE], language="zh") == "警告2条。"
    assert summary([]) == "Nothing to report."


def test_json_is_a_list_of_flat_objects() -> None:
    first, second, accepted = json.loads(as_json([PROBLEM, WHOLE], [ACCEPTED]))
    assert first == {
        "code": "seeded-for-report",
        "severity": "warning",
        "path": "a.md",
        "line": 0,
        "column": 0,
        "message": "The word w is wrong.",
        "hint": "Write `c`.",
        "edition": "public",
    }
    assert (second["line"], second["column"], second["related"]) == (3, 5, [{"path": "b.md", "line": 7, "column": 0}])
    assert accepted["accepted"] == {"reason": "Laboratory", "until": None}


def test_json_speaks_chinese() -> None:
    (entry,) = json.loads(as_json([WHOLE], language="zh"))
    assert entry["message"] == "“w”一词有误。"


def test_html_stands_by_itself_and_escapes_what_it_shows() -> None:
    page = as_html([PROBLEM], [ACCEPTED], "zh")
    html.parser.HTMLParser().feed(page)
    assert '<html lang="zh">' in page
    assert "&lt;b&gt;" in page
    assert "<b>" not in page
    assert "http" not in page


def test_sarif_points_at_the_line_and_marks_what_is_accepted() -> None:
    report = json.loads(as_sarif([PROBLEM, WHOLE], [ACCEPTED]))
    (run,) = report["runs"]
    assert report["version"] == "2.1.0"
    assert [entry["id"] for entry in run["tool"]["driver"]["rules"]] == ["seeded-for-report"]
    whole, placed, accepted = run["results"]
    assert "region" not in whole["locations"][0]["physicalLocation"]
    location = placed["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == "tasks/%E4%B8%AD%201/a.md"
    assert location["region"] == {"startLine": 3, "startColumn": 5}
    assert accepted["suppressions"][0]["justification"] == "Laboratory"


@pytest.mark.parametrize("form", [as_text, as_json, as_html, as_sarif])
def test_nothing_is_a_report_too(form: Callable[[list[Problem]], str]) -> None:
    assert form([])
