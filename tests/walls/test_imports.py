"""Imports point down, from cli by build to the model, in the order of LAYERS, and never in a circle."""

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

import pytest

from tests.walls.modules import Modules, imported, program, written

LAYERS = ("model", "source", "ledger", ("shell", "render", "checks"), "build", ("publication", "desk"), "commands", "cli")
HEIGHT = {
    part: height for height, parts in enumerate(LAYERS) for part in ((parts,) if isinstance(parts, str) else parts)
}


def layer(name: str) -> str:
    parts = name.split(".")
    return parts[1] if len(parts) > 1 else ""


def neighbours(name: str, modules: Modules) -> Iterator[tuple[str, int]]:
    """The modules of the program that a module imports."""
    for target, line in imported(modules[name]):
        if target not in modules and target.rpartition(".")[0] in modules:
            yield target.rpartition(".")[0], line
        elif target.startswith((".", "generator.")):
            yield target, line


def faults(modules: Modules) -> list[str]:
    found = []
    for name in modules:
        here = layer(name)
        if here in {"", "__main__"}:
            continue
        if here not in HEIGHT:
            found.append(f"{name}: in which layer is {here}? Say so in LAYERS")
            continue
        for target, line in neighbours(name, modules):
            there = layer(target)
            if target.startswith("."):
                found.append(f"{name}:{line}: write the import of {target} in full")
            elif there and HEIGHT.get(there, 99) >= HEIGHT[here] and there != here:
                found.append(f"{name}:{line}: {here} must not know {there}")
    return found


def circle(modules: Modules) -> list[str]:
    """The modules of one circle, or none. A package's `__init__` that gathers its modules is no part of it."""
    graph = {name: {target for target, _ in neighbours(name, modules) if target != name} for name in modules}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_imports_point_down() -> None:
    assert faults(program()) == []


def test_there_is_no_circle() -> None:
    assert circle(program()) == []


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("generator_model_task", "from generator.source.tree import SourceTree"),
        ("generator_model_task", "import generator.source.tree"),
        ("generator_render_page", "def page():\n    from generator.shell import files"),
        ("generator_checks_late", "from generator.render import markup"),
        ("generator_shell_pdf", "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from generator import build"),
        ("generator_build", "from generator import cli"),
        ("generator_source_decode", "from .tree import SourceTree"),
        ("generator_helpers_text", ""),
    ],
)
def test_an_arrow_that_points_up_is_found(name: str, source: str) -> None:
    others = dict.fromkeys(
        (
            "generator",
            "generator_cli",
            "generator_build",
            "generator_source_tree",
            "generator_shell_files",
            "generator_shell",
        ),
        "",
    )
    assert len(faults(written(**{**others, "generator_render": "", "generator_render_markup": "", name: source}))) == 1


def test_arrows_that_point_down_are_none() -> None:
    modules = written(
        generator="",
        generator_model_task="import re\nfrom generator import __version__",
        generator_cli="from generator.build import build",
        generator_build="from generator.model import task",
    )
    assert faults(modules) == []


def test_a_circle_is_found() -> None:
    modules = written(generator_model_a="from generator.model.b import B", generator_model_b="import generator.model.a")
    assert set(circle(modules)) == {"generator.model.a", "generator.model.b"}
