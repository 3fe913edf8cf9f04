"""Links and pictures in the text are found where they are, and not in code."""

from dataclasses import replace
from datetime import date

import pytest

from generator.model.records import Body
from generator.model.site import Withdrawn
from generator.source.references import Reference, missing, of_body
from tests import builders as b


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("See [[DL-01]] and [[a|words]].", [("link", "DL-01", 5, 5), ("link", "a", 5, 19)]),
        ("![alt](evidence/a.jpg)", [("asset", "evidence/a.jpg", 5, 8)]),
        ("![alt](https://x.example/a.jpg)", []),
        ("`[[DL-01]]` and ``[[x]] ` ``", []),
        ("```\n[[DL-01]]\n```\n[[b]]", [("link", "b", 8, 1)]),
        ("~~~\n```\n[[a]]\n~~~\n[[b]]", [("link", "b", 9, 1)]),
        ("[[a\nb]] [x](y)", []),
    ],
)
def test_references_of_a_body(text: str, expected: list[tuple[str, str, int, int]]) -> None:
    found = of_body(Body("en", text, "a.md", 5))
    assert [(one.what, one.name, one.line, one.column) for one in found] == expected


@pytest.mark.parametrize(
    ("what", "found"), [("link", []), ("task", []), ("meeting", []), ("check", []), ("inspection", ["unknown-record"])]
)
def test_what_was_withdrawn_may_still_be_named_but_for_the_inspection_of_a_task(what: str, found: list[str]) -> None:
    gone = Withdrawn(id="DL-07", on=date(2018, 10, 26), reason=b.text("Published twice"))
    content = b.content(site=replace(b.SITE, withdrawn=(gone,)))
    assert [problem.code for problem in missing(content, [Reference(what, "DL-07", "x", 1, 1, "a.md")])] == found
    assert len(list(missing(b.content(), [Reference(what, "DL-07", "x", 1, 1, "a.md")]))) == 1
