"""Every mistake in the distribution lists is found, at its place, with its cure."""

from __future__ import annotations

import pytest

from generator.model.problem import Severity
from generator.source import decode
from generator.source.distribution import PATH, Distribution, read_distribution
from generator.source.tree import MemoryTree

GOOD = """\
# Who gets the issues
- name: leading-group
  edition: internal
  languages: [zh]
  domains: [dl.example]
  addresses:
    - office@dl.example
    - water@bureau.dl.example
- name: press
  edition: public
  addresses: [news@paper.example]
"""


def read(text: str) -> Distribution:
    return read_distribution(text.encode(), ("en", "zh"))


def test_lists_are_read_in_their_order() -> None:
    found = read(GOOD)
    assert found.problems == ()
    assert [(one.name, one.edition, one.languages, one.addresses) for one in found.lists] == [
        ("leading-group", "internal", ("zh",), ("office@dl.example", "water@bureau.dl.example")),
        ("press", "public", (), ("news@paper.example",)),
    ]


@pytest.mark.parametrize(
    ("old", "new", "code", "line", "hint"),
    [
        ("office@dl.example", "office at dl.example", "bad-address", 7, "office@dl.example"),
        ("office@dl.example", "office@d1.example", "address-outside", 7, "Did you mean `@dl.example`?"),
        ("  domains: [dl.example]\n", "", "list-without-domains", 2, "domains: [dl.example]"),
        ("name: press", "name: Leading-group", "list-twice", 9, "another name"),
        ("edition: internal", "edition: intern", "unknown-choice", 3, "internal"),
        ("languages: [zh]", "languages: [fr]", "unknown-choice", 4, "en, zh"),
        ("addresses: [news", "adresses: [news", "unknown-key", 11, "addresses"),
        ("  edition: public\n", "", "missing-field", 9, "edition"),
        ("news@paper.example", "'news@paper.example, other@paper.example'", "bad-address", 11, "each on a line"),
        ("news@paper.example", "news@paper..example", "bad-address", 11, "office"),
    ],
)
def test_a_mistake_is_told_at_its_place(old: str, new: str, code: str, line: int, hint: str) -> None:
    problems = read(GOOD.replace(old, new, 1)).problems
    (found,) = [problem for problem in problems if problem.code == code]
    assert (found.place.path, found.place.line) == (PATH, line)
    assert hint in found.hint("en")
    assert found.severity is Severity.ERROR


@pytest.mark.parametrize("text", ["name: press", "- press", "just a text", "", "- name: [", "- &a {name: x}\n- *a"])
def test_what_is_no_list_of_lists_is_told(text: str) -> None:
    found = read(text)
    assert found.problems
    assert all(problem.place.path == PATH for problem in found.problems)


def test_check_reads_the_lists_with_everything_else() -> None:
    settings = "title: Site\nauthority: Office\nbase_url: https://example.org\nlanguages: [en, zh]\n"
    tree = MemoryTree({"site.yaml": settings, PATH: GOOD.replace("news@paper", "news paper")})
    assert [problem.code for problem in decode.decode(tree).problems] == ["bad-address"]
