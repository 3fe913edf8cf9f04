"""Writes docs/checks.md from the rules themselves: `python tools/list_checks.py` (a test holds the page true)."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path

import generator
from generator.checks.explanation import as_markdown
from generator.model.problem import RULES, Rule

PAGE = Path(__file__).resolve().parent.parent / "docs" / "checks.md"


def page() -> str:
    """The page for the rules of all layers; a rule counts when a module of the program holds it."""
    held: dict[int, Rule] = {}
    for found in pkgutil.walk_packages(generator.__path__, "generator."):
        if not found.name.endswith("__main__"):
            module = importlib.import_module(found.name)
            held |= {id(value): value for value in vars(module).values() if isinstance(value, Rule)}
    return as_markdown(rule for rule in RULES.values() if id(rule) in held)


if __name__ == "__main__":
    PAGE.write_text(page())
    print(f"{PAGE.name}: {PAGE.read_text().count(chr(10) + '### ')} of {len(RULES)} rules")
