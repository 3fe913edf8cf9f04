"""Reads the case files of this folder: small sites with the problems that they must have. The form is in README.md."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from posixpath import dirname, normpath

from generator.checks import examination
from generator.ledger.reckoning import reckon
from generator.model.problem import Problem
from generator.source.decode import decode
from generator.source.disclosure import public
from generator.source.tree import MemoryTree, SourceTree

AS_OF = date(2018, 10, 31)
"""That of `common/site.yaml`."""
HERE = Path(__file__).resolve().parent
COMMON = {path.relative_to(HERE / "common").as_posix(): path.read_bytes() for path in (HERE / "common").rglob("*.*")}
CLEAN = {path.stem: path.read_text() for path in (HERE / "clean").glob("*.md")}
KINDS = {
    "tasks": "task",
    "progress": "progress",
    "checks": "check",
    "meetings": "meeting",
    "bulletins": "bulletin",
    "pages": "page",
}


@dataclass(frozen=True)
class Case:
    """One site of a case file. `section` counts from 0; `expected` are its lines as written."""

    file: Path
    section: int
    finds: bool
    public: bool
    as_of: date | None
    files: dict[str, bytes]
    expected: tuple[str, ...]

    @property
    def name(self) -> str:
        return f"{self.file.relative_to(HERE).with_suffix('')}-{self.section}-{'finds' if self.finds else 'passes'}"

    def problems(self) -> tuple[Problem, ...]:
        """What decoding and all checks find in the site; as the public edition sees it behind the gate."""
        tree = MemoryTree(COMMON | self.files)
        as_of = self.as_of or AS_OF
        if not self.public:
            return _examined(tree, as_of, full=True)
        disclosed = public(tree, as_of)
        return (*disclosed.problems, *map(disclosed.at_editor, _examined(disclosed.source, as_of, full=False)))

    def found(self) -> tuple[str, ...]:
        """The problems in the form in which a case file lists them."""
        return tuple(sorted(f"{each.code} {_place(each)}" for each in self.problems()))


def _examined(tree: SourceTree, as_of: date, *, full: bool) -> tuple[Problem, ...]:
    decoded = decode(tree)
    ledger = reckon(decoded.content, as_of)
    return (*decoded.problems, *examination(ledger, full=full, today=as_of).problems)


def _place(problem: Problem) -> str:
    return f"{problem.place.path}:{problem.place.line}" if problem.place.line else problem.place.path


def cases(folder: str = ".") -> Iterator[Case]:
    """Every case below a folder, in the order of their files."""
    for file in sorted((HERE / folder).rglob("*.txt")):
        yield from cases_of(file)


def cases_of(file: Path) -> Iterator[Case]:
    """The cases of one file."""
    for number, (head, body) in enumerate(_sections(file.read_text())):
        options = [option.strip() for option in head.split(",")]
        dated = next((option.removeprefix("as of ") for option in options if option.startswith("as of ")), None)
        files, expected = _files(body)
        yield Case(
            file,
            number,
            options[0] == "finds",
            "public" in options,
            date.fromisoformat(dated) if dated else None,
            with_named_files(files),
            expected,
        )


def rewrite(file: Path) -> None:
    """Write what is found into the `expected` lists of a case file."""
    parts = re.split(r"(?m)^(?=--- (?:finds|passes))", file.read_text())
    written = [parts[0]]
    for part, case in zip(parts[1:], cases_of(file), strict=True):
        kept = part.split("=== expected")[0].rstrip("\n")
        found = case.found()
        written.append(kept + "\n" + ("=== expected\n" + "\n".join(found) + "\n" if found else ""))
    file.write_text("".join(written))


def _sections(text: str) -> Iterator[tuple[str, str]]:
    for part in re.split(r"(?m)^--- (?=finds|passes)", text)[1:]:
        head, _, body = part.partition("\n")
        yield head, body


def _files(body: str) -> tuple[dict[str, bytes], tuple[str, ...]]:
    files: dict[str, bytes] = {}
    expected: tuple[str, ...] = ()
    for part in re.split(r"(?m)^=== ", body)[1:]:
        path, _, text = part.partition("\n")
        if path == "expected":
            expected = tuple(sorted(line for line in text.splitlines() if line))
        else:
            files[path] = completed(path, text).encode()
    return files, expected


def completed(path: str, text: str) -> str:
    """The text with `...` replaced by what is clean and was not typed."""
    found = re.search(r"(?m)^\.\.\.(?: (\w+))?\n", text)
    if found is None:
        return text
    kind = found[1] or next(KINDS[part] for part in reversed(path.split("/")) if part in KINDS)
    typed = set(re.findall(r"(?m)^(\w+):", text[: text.index("\n---", 4)]))
    name = path.split("/")[-2] if path.endswith("/task.md") else path.rsplit("/", maxsplit=1)[-1].removesuffix(".md")
    lines = re.split(r"(?m)^(?=\w)", CLEAN[kind])
    number = "".join(re.findall(r"\d", name)) or "1"
    clean = "".join(line for line in lines if line and line.split(":")[0] not in typed)
    clean = clean.replace("{id}", name).replace("{number}", number)
    front_end = text.index("\n---", 4) + 1
    before = text[: found.start()] + text[found.end() : front_end]
    return before + clean + text[front_end:]


def with_named_files(files: dict[str, bytes]) -> dict[str, bytes]:
    named = {
        normpath(f"{_folder(path)}/{name}"): name.encode()
        for path, text in files.items()
        for name in re.findall(r"\bfile: ([^\s,}]+)", text.decode(errors="replace"))
        if name not in files
    }
    return named | files


def _folder(path: str) -> str:
    """The folder beside which a record's files lie: a progress report's are its task's."""
    parts = path.split("/")
    return "/".join(parts[: parts.index("progress")]) if "progress" in parts else dirname(path)
