"""Every library that the program imports is declared, has a reason in writing, and is pinned with hashes."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterable

import pytest

from tests.walls.modules import REPOSITORY, Modules, imported, program, written

IMPORT_NAMES = {
    "chinesecalendar": "chinese_calendar",
    "jinja2": "jinja2",
    "markdown": "markdown",
    "pillow": "PIL",
    "pyahocorasick": "ahocorasick",
    "pyyaml": "yaml",
    "weasyprint": "weasyprint",
    "python-docx": "docx",
    "page-validation": "page",
}
"""Under which name a distribution is imported, where it is another one."""
COMES_WITH = {
    "pydyf": "weasyprint",
    "tinyhtml5": "weasyprint",
    "tinycss2": "weasyprint",
    "pyhanko_certvalidator": "pyhanko",
    "markupsafe": "jinja2",
    "dask": "distributed",
    "lxml": "pikepdf",
    "fontTools": "weasyprint",
    "pypdfium2": "pdfplumber",
}
"""Imported beside the library that depends on it, with the version that it chose."""


def folded(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def declared(*, extras: bool) -> dict[str, str]:
    """Import name → distribution, from pyproject.toml."""
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text())["project"]
    lists = [project["dependencies"], *(project["optional-dependencies"].values() if extras else [])]
    names = [folded(re.split(r"[\s<>=!~\[;]", requirement)[0]) for group in lists for requirement in group]
    return {IMPORT_NAMES.get(name, name.replace("-", "_")): name for name in names}


def declared_for_tests() -> set[str]:
    """The import names of what the tests may use beside the program's own libraries."""
    groups = tomllib.loads((REPOSITORY / "pyproject.toml").read_text())["dependency-groups"]
    lines = [line for group in groups.values() for line in group if isinstance(line, str)]
    names = [folded(re.split(r"[\s<>=!~\[;]", line)[0]) for line in lines]
    return {IMPORT_NAMES.get(name, name.replace("-", "_")) for name in names}


def of_folder(folder: str) -> Modules:
    paths = sorted((REPOSITORY / folder).rglob("*.py"))
    return {path.relative_to(REPOSITORY).as_posix(): ast.parse(path.read_text()) for path in paths}


def undeclared(modules: Modules, known: Iterable[str]) -> list[str]:
    allowed = {*sys.stdlib_module_names, *known, "generator"}
    return [
        f"{name}:{line}: {target.split('.')[0]}"
        for name, tree in modules.items()
        for target, line in imported(tree)
        if not target.startswith(".") and COMES_WITH.get(top := target.split(".")[0], top) not in allowed
    ]


def pins(file: str) -> dict[str, int]:
    """Distribution → number of its hashes, from a lock file."""
    text = (REPOSITORY / "requirements" / file).read_text().replace("\\\n", " ")
    lines = [line for line in text.splitlines() if "==" in line and not line.startswith("#")]
    return {folded(line.split("==")[0]): line.count("--hash=sha256:") for line in lines}


def test_every_imported_library_is_declared() -> None:
    assert undeclared(program(), declared(extras=True)) == []


@pytest.mark.parametrize("folder", ["tests", "tools"])
def test_every_library_of_the_tests_is_declared(folder: str) -> None:
    own = {"tests", "tools", *(path.name.removesuffix(".py") for path in (REPOSITORY / "tools").iterdir())}
    assert undeclared(of_folder(folder), {*declared(extras=True), *declared_for_tests(), *own}) == []


def test_an_undeclared_import_is_found() -> None:
    modules = written(generator_render_page="import jinja2\ndef f():\n    import requests.sessions\n    import pydyf")
    assert undeclared(modules, ["jinja2", "weasyprint"]) == ["generator.render.page:3: requests"]


def test_every_declared_library_has_its_line_in_the_decisions() -> None:
    table = (REPOSITORY / "docs/decisions/dependencies.md").read_text()
    documented = {folded(match[1]) for match in re.finditer(r"^\| ([\w.\-]+) \|", table, re.MULTILINE)}
    assert set(declared(extras=True).values()) <= documented


@pytest.mark.parametrize(("file", "extras"), [("runtime.txt", False), ("testing.txt", True)])
def test_every_declared_library_is_pinned_with_hashes(file: str, extras: bool) -> None:
    pinned = pins(file)
    missing = set(declared(extras=extras).values()) - pinned.keys()
    assert not missing, f"run `make lock`: {missing}"
    assert all(pinned.values())


@pytest.mark.parametrize(("group", "file"), [("dev", "testing.txt"), ("build", "build.txt"), ("bench", "bench.txt")])
def test_every_tool_of_a_group_is_pinned_with_hashes(group: str, file: str) -> None:
    groups = tomllib.loads((REPOSITORY / "pyproject.toml").read_text())["dependency-groups"]
    names = {folded(re.split(r"[\s<>=!~\[;]", line)[0]) for line in groups[group] if isinstance(line, str)}
    missing = names - pins(file).keys()
    assert not missing, f"run `make lock`: {missing}"


def test_both_locks_pin_the_same_versions() -> None:
    def versions(file: str) -> set[str]:
        return set(re.findall(r"^[\w.\-]+==[\w.]+", (REPOSITORY / "requirements" / file).read_text(), re.MULTILINE))

    assert versions("runtime.txt") <= versions("testing.txt")
    assert versions("build.txt") <= versions("testing.txt")
