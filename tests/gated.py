"""Small sites passed through the gate, and what came out of it, for the tests of the gate and of its parts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from generator.model.problem import Severity
from generator.source.disclosure import Disclosed, public
from generator.source.tree import MemoryTree

TODAY = date(2018, 11, 1)
SECRET = "canary"
SITE = "title: Site\nauthority: Office\nbase_url: https://example.org\nlanguages: [en, zh]\n"
INSPECTION = "---\nid: c\ntitle: C\naudience: public\n---\n"
HEAD = "id: DL-01\ntitle: Plant\naudience: public\n"


def gate(files: Mapping[str, bytes | str], today: date = TODAY) -> Disclosed:
    return public(MemoryTree({"site.yaml": SITE, **files}), today)


def task(fields: str = "", body: str = "") -> str:
    return f"---\n{HEAD}{fields}---\n{body}"


def codes(found: Disclosed) -> list[str]:
    return [problem.code for problem in found.problems]


def errors(found: Disclosed) -> list[str]:
    return [problem.code for problem in found.problems if problem.severity is Severity.ERROR]


def everything(found: Disclosed) -> str:
    """All that a public build could ever see: names and bytes."""
    source = found.source
    return "\n".join(path + "\n" + source.read(path).decode("utf-8", "replace") for path in source.paths())
