"""Only shell/ and the commands touch the world: nothing else reads, writes, sends, forks or asks the time."""

import ast
from collections.abc import Iterator

import pytest

from tests.walls.modules import Modules, imported, program, written

WORLD = frozenset(
    {
        "asyncio",
        "concurrent",
        "ctypes",
        "fcntl",
        "ftplib",
        "getpass",
        "glob",
        "http",
        "httpx",
        "locale",
        "logging",
        "mmap",
        "multiprocessing",
        "os",
        "pty",
        "random",
        "requests",
        "resource",
        "secrets",
        "select",
        "selectors",
        "shelve",
        "shutil",
        "signal",
        "smtplib",
        "socket",
        "socketserver",
        "sqlite3",
        "ssl",
        "subprocess",
        "sys",
        "tempfile",
        "threading",
        "time",
        "uuid",
        "webbrowser",
    }
)
"""Modules of the world."""
NAMES_OF_THE_WORLD = frozenset(
    {
        "pathlib.Path",
        "pathlib.PosixPath",
        "urllib.request",
        "importlib.resources",
        "jinja2.FileSystemLoader",
        "jinja2.PackageLoader",
    }
)
HARMLESS = frozenset({"io.StringIO", "io.BytesIO", "sys.intern", "os.PathLike", "logging.getLogger"})
"""What these modules also have: values and names."""
CALLS = frozenset({"open", "input", "print", "breakpoint", "exec", "eval", "__import__"})
DEEDS = frozenset(
    {"read_text", "read_bytes", "write_text", "write_bytes", "iterdir", "rglob", "mkdir", "unlink", "touch"}
    | {"symlink_to", "readlink", "is_file", "is_dir"}
)
"""What a `Path` does to the disk."""
OPENERS = frozenset({"io.open", "io.FileIO", "io.open_code"})
NAMES_FOLDERS = ("generator.build", "generator.publication.")
"""They hand folders on, by name, to the shell that reads and writes there."""
WRITES_A_METHOD = ("generator.model.frozen", "calls exec")
"""It writes the `__init__` of a class out of the names of its fields, as the standard library's dataclasses do."""
CLOCKS = frozenset({"now", "today", "utcnow"})


def faults(modules: Modules) -> list[str]:
    return [
        f"{name}:{line}: {what}"
        for name, tree in modules.items()
        if name.split(".")[1:2] not in (["shell"], ["commands"], ["cli"], ["__main__"])
        for what, line in _touches(tree)
        if not (name.startswith(NAMES_FOLDERS) and what == "imports pathlib.Path")
        if (name, what) != WRITES_A_METHOD
    ]


def _touches(tree: ast.Module) -> Iterator[tuple[str, int]]:
    for target, line in imported(tree):
        of_the_world = target.split(".")[0] in WORLD or target in NAMES_OF_THE_WORLD | OPENERS
        if target == "pathlib" or (of_the_world and target not in HARMLESS):
            yield f"imports {target}", line
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
            yield f"calls {node.func.id}", node.lineno
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in DEEDS:
            yield f"does {node.func.attr}", node.lineno
        if isinstance(node, ast.Attribute) and f"{_named(node.value)}.{node.attr}" in OPENERS:
            yield f"opens by {node.attr}", node.lineno
        # On a class only: `calendar.today` may be a field of ours.
        if isinstance(node, ast.Attribute) and node.attr in CLOCKS and _named(node.value) in {"date", "datetime"}:
            yield f"asks the time by {node.attr}", node.lineno


def _named(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def test_only_the_shell_touches_the_world() -> None:
    assert faults(program()) == []


def test_one_module_writes_a_method_and_does_nothing_else_of_the_kind() -> None:
    name, what = WRITES_A_METHOD
    assert [found for found, _ in _touches(program()[name])] == [what]
    assert len(faults(written(generator_model_frozen="exec('x')\nprint('x')"))) == 1
    assert len(faults(written(generator_model_records="exec('x')"))) == 1


@pytest.mark.parametrize(
    "source",
    [
        "import os",
        "import os.path",
        "from os import environ",
        "from pathlib import Path",
        "import pathlib",
        "import urllib.request",
        "from jinja2 import Environment, FileSystemLoader",
        "def f():\n    import subprocess",
        "body = open('x').read()",
        "print('x')",
        "from datetime import date\nnow = date.today()",
        "import datetime\nnow = datetime.datetime.now()",
        "from time import time",
        "def f(folder): return folder.read_text()",
        "import io\nfile = io.open('x')",
        "from io import open",
    ],
)
def test_a_touch_of_the_world_is_found(source: str) -> None:
    assert len(faults(written(generator_render_page=source))) == 1
    assert len(faults(written(generator_ledger_x=source))) == 1
    assert faults(written(generator_shell_files=source)) == []


@pytest.mark.parametrize(
    "source",
    [
        "from pathlib import PurePosixPath",
        "from io import BytesIO",
        "import io\nout = io.BytesIO()",
        "from urllib.parse import quote",
        "import datetime\nday = datetime.date(2018, 10, 15)",
        "import re\nwords = re.compile('x')",
    ],
)
def test_values_are_no_touch(source: str) -> None:
    assert faults(written(generator_render_page=source)) == []
