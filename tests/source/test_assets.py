"""Which files a text names, and which of these may pass with it."""

from __future__ import annotations

import pytest

from generator.source.assets import Asset, names_of, public_asset
from generator.source.frontmatter import read_yaml
from generator.source.layout import locate
from generator.source.nodes import Mapping

FILES = frozenset(
    {"tasks/DL-01/a.jpg", "tasks/DL-01/图 1.jpg", "tasks/DL-02/b.jpg", "tasks/c.jpg", "assets/d.jpg", "e.jpg",
     "tasks/DL-01/evidence/f(1).jpg"}
)  # fmt: skip


def names(body: str, fields: str = "a: b") -> list[str]:
    front = read_yaml("x.yaml", fields.encode()).root
    assert front is not None
    return [name for name, _, _ in names_of(front, [(line, 1) for line in body.split("\n")])]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("![a](x.jpg)", ["x.jpg"]),
        ("[a](x.pdf 'title') and ![b](<y z.jpg>)", ["x.pdf", "y z.jpg"]),
        ("![a](x(1).jpg)", ["x(1).jpg"]),
        ("[![a](x.jpg)](y.jpg)", ["x.jpg", "y.jpg"]),
        ("[r]: x.jpg 'title'", ["x.jpg"]),
        ("> [r]: <x y.jpg>", ["x y.jpg"]),
        ('<img src="x.jpg"> <a href=y.pdf>', ["x.jpg", "y.pdf"]),
        ("| ![a](x.jpg) | ![b](y.jpg) |", ["x.jpg", "y.jpg"]),
        ("text x.jpg (y.jpg) [z.jpg]", []),
    ],
)
def test_names_in_markdown(body: str, expected: list[str]) -> None:
    assert names(body) == expected


def test_names_in_fields() -> None:
    assert names("", "evidence: [{file: x.jpg}, {alt: file}]\nfinding: see ![a](y.jpg)\n") == ["x.jpg", "y.jpg"]


def test_a_name_has_its_place() -> None:
    assert list(names_of(Mapping((), 1, 1), [("text", 4), ("see ![a](x.jpg)", 7)])) == [("x.jpg", 7, 8)]


@pytest.mark.parametrize(
    ("name", "asset"),
    [
        ("a.jpg", Asset("tasks/DL-01/a.jpg")),
        ("./a.jpg", Asset("tasks/DL-01/a.jpg")),
        ("a.jpg#part", Asset("tasks/DL-01/a.jpg")),
        ("%E5%9B%BE%201.jpg", Asset("tasks/DL-01/图 1.jpg")),
        ("evidence/f(1).jpg", Asset("tasks/DL-01/evidence/f(1).jpg")),
        ("c.jpg", Asset("tasks/c.jpg")),
        ("d.jpg", Asset("assets/d.jpg")),
        ("assets/d.jpg", Asset("assets/d.jpg")),
        ("DL-02/b.jpg", Asset(is_elsewhere=True)),
        ("tasks/DL-02/b.jpg", Asset(is_elsewhere=True)),
        ("e.jpg", Asset(is_elsewhere=True)),
        ("internal/a.jpg", Asset(is_internal=True)),
        ("INTERNAL/a.jpg", Asset(is_internal=True)),
        ("missing.jpg", Asset()),
        ("../DL-02/b.jpg", Asset()),
        ("/etc/passwd", Asset()),
        ("https://example.org/a.jpg", Asset()),
        ("mailto:a@example.org", Asset()),
        ("#part", Asset()),
    ],
)
def test_where_a_name_leads(name: str, asset: Asset) -> None:
    assert public_asset(locate("tasks/DL-01.md"), name, FILES) == asset


def test_a_report_may_name_the_files_of_its_task() -> None:
    assert public_asset(locate("tasks/DL-01/progress/x.md"), "a.jpg", FILES) == Asset("tasks/DL-01/a.jpg")
