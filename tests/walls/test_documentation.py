"""The documentation says what is so: every command is in it, its command lines run, its links lead somewhere."""

import importlib.util
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from tests.walls.modules import REPOSITORY

LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
CODE = re.compile(r"`[^`\n]*`")
FENCE = re.compile(r"^ *```(\w*)\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
SHELL = frozenset({"", "sh", "bash", "console", "shell"})
STAYS_OR_GOES_OUT = frozenset({"serve", "publish", "rollback", "mail"})
"""Commands that the documentation's test does not run: they stay, or they go to another machine."""

TOURS = frozenset({"docs/editors.md", "docs/editors.zh.md"})
"""They begin in an empty folder: see `test_tour.py`."""

INTRODUCTION = """\
# Commands

What `rectify COMMAND --help` says, on one page; a test holds it equal (`pytest tests/walls/test_documentation.py --accept`).

Exit status: **0** fine (warnings and notices are allowed; with `--strict` they count) · **1** mistakes in the content ·
**2** wrong usage, or a fault of the program. `rectify --site DIR COMMAND` works on the site in DIR, else on the folder you are in;
`--language zh` or `en` chooses the language of messages.
"""

needs_commands = pytest.mark.skipif(
    importlib.util.find_spec("generator.cli") is None, reason="the command line is not there yet"
)


def documents() -> Mapping[str, str]:
    files = [*REPOSITORY.glob("*.md"), *(REPOSITORY / "docs").rglob("*.md")]
    return {path.relative_to(REPOSITORY).as_posix(): path.read_text() for path in sorted(files)}


def entry() -> click.Group:
    from generator import cli

    return next(value for value in vars(cli).values() if isinstance(value, click.Group))


def leaves(group: click.Group, above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command that does something, by the words that call it."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from leaves(command, (*above, name))
        else:
            yield (*above, name), command


def command_lines(text: str) -> list[str]:
    """What stands in shell blocks after `rectify`, continued lines joined."""
    blocks = (body.replace("\\\n", " ") for language, body in FENCE.findall(text) if language in SHELL)
    lines = (line.strip().removeprefix("$ ") for block in blocks for line in block.splitlines())
    return [line for line in lines if line == "rectify" or line.startswith("rectify ")]


def words(line: str) -> list[str]:
    """The arguments of a command line; a comment at its end, and what a pipe hands on, are left out."""
    import shlex

    found = shlex.split(line, comments=True)[1:]
    ends = [found.index(sign) for sign in ("|", ">", "&&", "2>") if sign in found]
    return found[: min(ends, default=len(found))]


def refused(group: click.Group, line: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """What the command line says against this line, or nothing; no command is carried out."""
    with monkeypatch.context() as patched:
        for _, command in leaves(group):
            patched.setattr(command, "callback", lambda **_: None)
        result = CliRunner().invoke(group, words(line))
    return "" if result.exit_code == 0 or "does not exist" in result.output else result.output


def broken_links(files: Mapping[str, str], root: Path) -> list[str]:
    return [
        f"{path}: {target}"
        for path, text in files.items()
        for target in LINK.findall(CODE.sub("", FENCE.sub("", text)))
        if not re.match(r"[a-z]+:|#", target) and not (root / path).parent.joinpath(target.partition("#")[0]).exists()
    ]


@needs_commands
def test_every_command_is_in_the_documentation() -> None:
    text = "\n".join(documents().values())
    missing = [" ".join(name) for name, _ in leaves(entry()) if f"rectify {' '.join(name)}" not in text]
    assert missing == []


def reference(group: click.Group) -> str:
    """docs/commands.md from `--help`: what a command says of itself is its only description."""
    parts = []
    for name, _ in leaves(group):
        said = (
            CliRunner()
            .invoke(group, [*name, "--help"], prog_name="rectify", terminal_width=100, env={"LANG": "C"})
            .output
        )
        parts.append(f"## rectify {' '.join(name)}\n\n```text\n{said.rstrip()}\n```\n")
    return "\n".join([INTRODUCTION, *parts])


@needs_commands
def test_the_reference_of_commands_is_their_help(pytestconfig: pytest.Config) -> None:
    page = REPOSITORY / "docs" / "commands.md"
    right = reference(entry())
    if pytestconfig.getoption("--accept"):
        page.write_text(right)
    else:
        assert page.read_text() == right, "pytest tests/walls/test_documentation.py --accept"


@needs_commands
def test_the_help_of_every_command_shows_an_example() -> None:
    group = entry()
    for name, _ in leaves(group):
        said = CliRunner().invoke(group, [*name, "--help"], prog_name="rectify").output
        assert said.count("rectify ") >= 2, f"the help of {' '.join(name)} shows no example"


@needs_commands
def test_the_command_lines_of_the_documentation_are_accepted(monkeypatch: pytest.MonkeyPatch) -> None:
    group = entry()
    faults = {
        f"{path}: {line}": said
        for path, text in documents().items()
        for line in command_lines(text)
        if (said := refused(group, line, monkeypatch))
    }
    assert faults == {}


@needs_commands
@pytest.mark.long
@pytest.mark.parametrize("path", [path for path, text in documents().items() if command_lines(text) and path not in TOURS])
def test_the_command_lines_of_a_document_run_one_after_the_other(path: str, tmp_path: Path) -> None:
    """In a copy of the sample site, as a reader would type them; 1 is the status of a tour's deliberate mistakes."""
    shutil.copytree(REPOSITORY / "content", tmp_path / "content")
    for line in command_lines(documents()[path]):
        if STAYS_OR_GOES_OUT.intersection(words(line)):
            continue
        command = [sys.executable, "-m", "generator", *words(line)]
        done = subprocess.run(
            command, cwd=tmp_path, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, timeout=600
        )
        assert done.returncode in {0, 1}, f"{line}\n{done.stdout}{done.stderr}"
        assert "Traceback" not in done.stderr


@needs_commands
def test_every_rule_is_explained() -> None:
    from tests.walls.test_rules import all_rules

    group = entry()
    for code in all_rules():
        result = CliRunner().invoke(group, ["explain", code])
        assert result.exit_code == 0, f"rectify explain {code}: {result.output}"
        assert code in result.output


def test_links_between_documents_lead_somewhere() -> None:
    assert broken_links(documents(), REPOSITORY) == []


# That the walls see a fault:


@click.group()
def small() -> None:
    """A command line of one command."""


@small.command()
@click.option("--edition", type=click.Choice(["public", "internal"]))
def build(edition: str) -> None:
    """Build it."""
    raise AssertionError("no test carries it out")


DOCUMENT = """
```sh
$ rectify build --edition public   # both
rectify build \\
  --edition internal | head
make site
```
```python
rectify build --never
```
"""


def test_command_lines_are_found_in_shell_blocks() -> None:
    assert [words(line) for line in command_lines(DOCUMENT)] == [
        ["build", "--edition", "public"],
        ["build", "--edition", "internal"],
    ]


@pytest.mark.parametrize("line", ["rectify biuld", "rectify build --edtion public", "rectify build --edition secret"])
def test_a_line_that_would_not_run_is_refused(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert refused(small, line, monkeypatch)
    assert not refused(small, "rectify build --edition public", monkeypatch)


def test_a_dead_link_is_found(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "README.md").write_text("")
    text = "[a](../README.md#top) [b](gone.md) [c](https://x.example/) ![d](gone.png) [e](#here) `[g](code)`\n```sh\n[f](x)\n```\n"
    assert broken_links({"docs/a.md": text}, tmp_path) == ["docs/a.md: gone.md", "docs/a.md: gone.png"]
