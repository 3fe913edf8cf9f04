"""The program as trees of its syntax: what the walls read instead of running it."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent.parent
Modules = Mapping[str, ast.Module]


@cache
def program() -> Modules:
    """Every module of generator/ by its dotted name; a package stands for its `__init__`."""
    return {
        ".".join(path.relative_to(REPOSITORY).with_suffix("").parts).removesuffix(".__init__"): ast.parse(
            path.read_text()
        )
        for path in sorted((REPOSITORY / "generator").rglob("*.py"))
    }


def written(**sources: str) -> Modules:
    """A small program from its sources, to seed a fault in: `written(generator_model_task="import os")`."""
    return {name.replace("_", "."): ast.parse(source) for name, source in sources.items()}


def imported(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Every name that a module imports, in full, with its line; those under `TYPE_CHECKING` and in functions too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((name.name, node.lineno) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = "." * node.level + (node.module or "")
            yield from ((f"{above}.{name.name}", node.lineno) for name in node.names)
