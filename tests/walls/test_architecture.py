"""docs/architecture.md is true: its layers are those that the imports are held to, its modules those that there are."""

import ast
import re

import pytest

from tests.walls.modules import REPOSITORY, Modules, program, written
from tests.walls.test_imports import LAYERS

DOCUMENT = REPOSITORY / "docs" / "architecture.md"


def layers() -> str:
    lines = [" · ".join((part,) if isinstance(part, str) else part) for part in reversed(LAYERS)]
    return "\n".join(["```text", " → ".join(lines), "```"])


def duty(tree: ast.Module) -> str:
    """The first sentence of a module, on one line."""
    said = " ".join((ast.get_docstring(tree) or "").split("\n\n")[0].split())
    return re.split(r"(?<=[.。])\s", said)[0].replace("|", "\\|")


def modules_by_layer(modules: Modules) -> str:
    """One table a layer, from the command line down to the model."""
    order = ["", *(part for parts in reversed(LAYERS) for part in ((parts,) if isinstance(parts, str) else parts))]
    parts = []
    for layer in order:
        names = [name for name in sorted(modules) if name.split(".")[1:2] == [layer]]
        if names:
            rows = [
                f"| `{'/'.join(name.split('.')[1:])}.py` | {duty(modules[name])} |"
                for name in names
                if _says(modules, name)
            ]
            parts.append("\n".join([f"### {layer}", "", "| module | duty |", "|---|---|", *rows]))
    return "\n\n".join(parts)


def _says(modules: Modules, name: str) -> bool:
    """A package's `__init__` stands for its modules, not beside them."""
    return not any(other.startswith(f"{name}.") for other in modules)


def filled(document: str, part: str, text: str) -> str:
    begin, end = f"<!-- {part} -->\n", f"<!-- end of {part} -->"
    before, _, rest = document.partition(begin)
    _, found, after = rest.partition(end)
    assert found, f"the marks of {part} are gone"
    return f"{before}{begin}{text}\n{end}{after}"


def test_the_document_shows_the_layers_and_modules_that_there_are(pytestconfig: pytest.Config) -> None:
    now = DOCUMENT.read_text()
    right = filled(filled(now, "layers", layers()), "modules", modules_by_layer(program()))
    if pytestconfig.getoption("--accept"):
        DOCUMENT.write_text(right)
    else:
        assert now == right, "pytest tests/walls/test_architecture.py --accept"


def test_every_path_that_the_document_names_is_there() -> None:
    text = DOCUMENT.read_text()
    named = set(
        re.findall(
            r"`((?:generator|tests|docs|templates|shell|source|ledger|checks|render|model|commands)/[\w./]*)`", text
        )
    )
    missing = [
        path for path in named if not (REPOSITORY / path).exists() and not (REPOSITORY / "generator" / path).exists()
    ]
    assert missing == []


def test_a_module_is_told_by_its_first_sentence() -> None:
    modules = written(
        generator_shell='"""The world."""',
        generator_shell_files='"""Reads a site, and\nonly that. More.\n\nNotes."""',
        generator_cli="",
    )
    assert modules_by_layer(modules).splitlines() == [
        "### cli",
        "",
        "| module | duty |",
        "|---|---|",
        "| `cli.py` |  |",
        "",
        "### shell",
        "",
        "| module | duty |",
        "|---|---|",
        "| `shell/files.py` | Reads a site, and only that. |",
    ]


def test_what_is_between_the_marks_is_replaced() -> None:
    assert filled("a\n<!-- x -->\nold\n<!-- end of x -->\nb", "x", "new") == "a\n<!-- x -->\nnew\n<!-- end of x -->\nb"
