"""Reads the cases of `typing/`: what somebody typed, the cure that must be named, and what is said in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.checks import examine, merged
from generator.ledger.reckoning import reckon
from generator.model.problem import Problem
from generator.source.decode import decode
from generator.source.disclosure import public
from generator.source.tree import MemoryTree, SourceTree
from tests.cases.case_files import COMMON, HERE, completed, with_named_files

AS_OF = date(2018, 10, 31)


@dataclass(frozen=True)
class Typed:
    """One mistake. `cure` has to stand in a hint; it is empty where the case is no mistake at all."""

    file: Path
    cure: str
    files: dict[str, bytes]
    expected: str

    @property
    def name(self) -> str:
        return self.file.stem

    def problems(self) -> tuple[Problem, ...]:
        """What a check of both editions says."""
        tree = MemoryTree(COMMON | self.files)
        disclosed = public(tree, AS_OF)
        seen = [*disclosed.problems, *map(disclosed.at_editor, _examined(disclosed.source, full=False))]
        return merged(seen, _examined(tree, full=True))

    def found(self) -> str:
        """Code and place, then message and hint in English and Chinese."""
        return "\n".join(_told(problem) for problem in self.problems())


def typed() -> Iterator[Typed]:
    """Every case, by name."""
    for file in sorted((HERE / "typing").glob("*.txt")):
        text = file.read_text()
        head, _, body = text.partition("--- typed\n")
        cure = re.search(r"(?m)^cure: (.*)$", head)
        body, _, expected = body.partition("=== expected\n")
        yield Typed(file, cure[1] if cure else "", _files(body), expected.rstrip("\n"))


def rewrite(case: Typed) -> None:
    """Write what is said now into the case file; a person reads the difference."""
    kept = case.file.read_text().split("=== expected\n")[0].rstrip("\n")
    found = case.found()
    case.file.write_text(f"{kept}\n=== expected\n{found}\n" if found else f"{kept}\n")


def _examined(tree: SourceTree, *, full: bool) -> tuple[Problem, ...]:
    decoded = decode(tree)
    return (*decoded.problems, *examine(reckon(decoded.content, AS_OF), full=full, today=AS_OF))


def _told(problem: Problem) -> str:
    said = (problem.message("en"), problem.hint("en"), problem.message("zh"), problem.hint("zh"))
    lines = (f"  {line}" for sentence in said for line in sentence.splitlines())
    edition = f" ({problem.edition})" if problem.edition else ""
    return "\n".join([f"{problem.severity}[{problem.code}] {problem.place}{edition}", *lines])


def _files(body: str) -> dict[str, bytes]:
    """`=== PATH ENCODING`; `@@bytes …` stands for bytes as Python writes them, `=== without NAME` for a file not there."""
    files: dict[str, bytes] = {}
    missing: list[str] = []
    for part in re.split(r"(?m)^=== ", body)[1:]:
        head, _, text = part.partition("\n")
        path, _, encoding = head.partition(" ")
        if path == "without":
            missing.append(encoding)
        elif text.startswith("@@bytes "):
            files[path] = text.removeprefix("@@bytes ").strip().encode().decode("unicode_escape").encode("latin-1")
        elif encoding == "crlf":
            files[path] = completed(path, text).replace("\n", "\r\n").encode()
        else:
            files[path] = completed(path, text).encode(encoding or "utf-8")
    there = with_named_files(files)
    return {path: raw for path, raw in there.items() if path in files or path.rpartition("/")[2] not in missing}
