"""Links and pictures in the text are found where they are, and not in code."""

import pytest

from generator.model.records import Body
from generator.source.references import of_body


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
