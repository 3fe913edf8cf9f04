"""tests/ mirrors generator/, file for file: no module without its test file, no test file without its module."""

import ast
from collections.abc import Iterable
from pathlib import Path

from tests.walls.modules import REPOSITORY, Modules, program, written

OF_NO_MODULE = frozenset({"walls", "cases", "golden", "properties", "browser", "bench", "tools", "long"})
"""Folders of tests/ that look at the whole program instead of one module."""


def needs_test(tree: ast.Module) -> bool:
    """A module of names and types only has nothing to try."""
    return any(isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) for node in ast.walk(tree))


def mirror_of(name: str) -> str:
    """`generator.model.task` → `tests/model/test_task.py`; a package's `__init__` → `tests/model/test_model.py`."""
    parts = name.split(".")[1:]
    return "/".join(["tests", *parts[:-1], f"test_{parts[-1]}.py"])


def mirror_of_package(name: str) -> str:
    """A package below a layer may be tried as one: `generator.render.views.task` by `tests/render/test_views.py`."""
    package = name.rpartition(".")[0]
    return mirror_of(package) if package.count(".") > 1 else ""


def has_cases(name: str) -> bool:
    """Rules are tried by their case files: `generator.checks.meetings` by `tests/cases/meetings/`."""
    layer, _, module = name.removeprefix("generator.").partition(".")
    return layer == "checks" and any((REPOSITORY / "tests" / "cases" / module).glob("*.txt"))


def untested(modules: Modules, tests: Iterable[str]) -> list[str]:
    there = set(tests)
    return [
        mirror_of(name)
        for name, tree in modules.items()
        if name not in {"generator", "generator.__main__"}
        and needs_test(tree)
        and not there.intersection({mirror_of(name), mirror_of_package(name)})
        and not has_cases(name)
    ]


def orphans(modules: Modules, tests: Iterable[str]) -> list[str]:
    """Test files below a layer's folder whose module is gone."""
    there = [mirror_of(name).removesuffix(".py") for name in modules if name != "generator"]
    layers = {name.split(".")[1] for name in modules if name.count(".") > 1}
    return [test for test in tests if test.split("/")[1] in layers - OF_NO_MODULE and not _mirrors(test, there)]


def _mirrors(test: str, there: Iterable[str]) -> bool:
    """`test_markup_hostile.py` may stand beside `test_markup.py`, as a second file on one module."""
    return any(test == f"{mirror}.py" or test.startswith(f"{mirror}_") for mirror in there)


def files_here() -> list[str]:
    return sorted(path.relative_to(REPOSITORY).as_posix() for path in Path(REPOSITORY / "tests").rglob("test_*.py"))


def test_every_module_has_its_test_file() -> None:
    assert untested(program(), files_here()) == []


def test_every_test_file_has_its_module() -> None:
    assert orphans(program(), files_here()) == []


def test_a_module_without_a_test_file_is_found() -> None:
    modules = written(generator="", generator_model_task="def f(): ...", generator_model_kinds="A = 1")
    assert untested(modules, []) == ["tests/model/test_task.py"]
    assert untested(modules, ["tests/model/test_task.py"]) == []


def test_a_package_below_a_layer_may_be_tried_as_one() -> None:
    modules = written(generator_render_views_task="def f(): ...", generator_render_markup="def f(): ...")
    assert untested(modules, ["tests/render/test_views.py", "tests/test_render.py"]) == ["tests/render/test_markup.py"]


def test_a_test_file_without_its_module_is_found() -> None:
    modules = written(generator_model_task="")
    assert orphans(
        modules, ["tests/model/test_task_bounds.py", "tests/model/test_gone.py", "tests/walls/test_x.py"]
    ) == ["tests/model/test_gone.py"]
