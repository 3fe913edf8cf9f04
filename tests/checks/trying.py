"""A tiny site from a few lines: `found(task="lead:")` gives the problems of one clean task with that line changed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from generator.checks import Examination, examination
from generator.ledger.reckoning import reckon
from generator.ledger.state import Ledger
from generator.model.output import PictureInfo
from generator.model.problem import Problem
from generator.source.decode import decode
from generator.source.tree import MemoryTree
from tests.cases.case_files import COMMON, completed, with_named_files

NO_PICTURES: Mapping[str, PictureInfo] = {}


def ledger(files: Mapping[str, str], as_of: date = date(2018, 10, 31)) -> Ledger:
    """The ledger of a site; `...` in front matter stands for what is clean, as in the case files."""
    whole = with_named_files({path: completed(path, text).encode() for path, text in files.items()})
    return reckon(decode(MemoryTree(COMMON | whole)).content, as_of)


def examined(
    files: Mapping[str, str], *, public: bool = False, pictures: Mapping[str, PictureInfo] = NO_PICTURES
) -> Examination:
    return examination(ledger(files), full=not public, pictures=pictures)


def found(files: Mapping[str, str], *, public: bool = False) -> tuple[Problem, ...]:
    return examined(files, public=public).problems


def task(fields: str = "", body: str = "", *, closed: bool = False) -> str:
    """A clean task with a few fields typed otherwise."""
    return f"---\n{fields}{'... closed' if closed else '...'}\n---\n{body}"


def record(fields: str = "", body: str = "") -> str:
    """A clean record of any kind, by its folder."""
    return f"---\n{fields}...\n---\n{body}"


def only(problems: tuple[Problem, ...], code: str) -> Problem:
    """The one problem of a code; an AssertionError where there is none or more."""
    (one,) = [problem for problem in problems if problem.code == code]
    return one
