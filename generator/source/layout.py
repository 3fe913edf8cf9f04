"""What a file in the content folder is, told from its path alone: the one place that knows how a site is laid out.

A folder named `internal/` is transparent: `meetings/internal/x.md` is a meeting. It is for the gate to keep it back.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import lru_cache
from typing import Final

from generator.model.frozen import frozen
from generator.model.patterns import pattern
from generator.model.records import FOLDERS, KINDS

INTERNAL_FOLDER: Final = "internal"
SHARED_FOLDER: Final = "assets"
"""`content/assets/` holds what several records show."""
_LANGUAGE: Final = pattern(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


class Role(StrEnum):
    """What a file is for."""

    RECORD = "record"
    TRANSLATION = "translation"
    SETTINGS = "settings"
    UNITS = "units"
    PUBLICATION = "publication"
    DISTRIBUTION = "distribution"
    ASSET = "asset"
    STRAY = "stray"
    """A Markdown or YAML file in a place where nothing is looked for: an editor would miss it in silence."""


@frozen
class Location:
    """A file's part in the site.

    `folder` is where a record keeps its own files; `owner` is, for a progress report, the folder of its task, both
    without `internal/` steps. `base` is the path of the file that a translation translates, else the path itself.
    """

    path: str
    role: Role
    kind: str = ""
    folder: str = ""
    owner: str = ""
    language: str = ""
    base: str = ""
    is_internal: bool = False


def is_internal_path(path: str) -> bool:
    """Whether the path goes through a folder named `internal` (in any letter case: a typist's `Internal/` counts)."""
    return any(step.casefold() == INTERNAL_FOLDER for step in path.split("/")[:-1])


@lru_cache(maxsize=200_000)
def locate(path: str) -> Location:
    """The part that the file at `path` (relative to `content/`) plays."""
    internal = is_internal_path(path)
    steps = [step for step in path.split("/")[:-1] if step.casefold() != INTERNAL_FOLDER]
    name = path.rsplit("/", 1)[-1]
    if not steps and name in {"site.yaml", "units.yaml"} and not internal:
        return Location(path, Role.SETTINGS if name == "site.yaml" else Role.UNITS, base=path)
    if not steps and name == "distribution.yaml" and internal:
        return Location(path, Role.DISTRIBUTION, base=path, is_internal=True)
    if steps == ["publications"] and name.endswith(".json") and not internal:
        return Location(path, Role.PUBLICATION, base=path)
    if name.lower().endswith((".md", ".markdown")):
        return _text_file(path, steps, name, is_internal=internal)
    stray = name.lower().endswith((".yaml", ".yml")) or (steps[:1] == ["publications"] and internal)
    return Location(path, Role.STRAY if stray else Role.ASSET, base=path, is_internal=internal)


def _text_file(path: str, steps: list[str], name: str, *, is_internal: bool) -> Location:
    kind = FOLDERS.get(steps[0], "") if steps and steps[0] != "progress" else ""
    stem, _, ending = name.rpartition(".")
    if not kind or ending != "md":
        return Location(path, Role.STRAY, base=path, is_internal=is_internal)
    stem, language = _language_of(stem)
    owner = ""
    if kind == "task" and "progress" in steps[2:]:
        at = steps.index("progress", 2)
        kind, owner = "progress", "/".join(steps[:at])
    own_file = stem == kind
    if own_file and len(steps) == 1:
        return Location(path, Role.STRAY, base=path, is_internal=is_internal)
    folder = "/".join(steps) if own_file else "/".join([*steps, stem])
    base = path if not language else path[: -len(name)] + stem + ".md"
    role = Role.TRANSLATION if language else Role.RECORD
    return Location(path, role, kind, folder, owner, language, base, is_internal)


def _language_of(stem: str) -> tuple[str, str]:
    """`task.zh` → (`task`, `zh`); a name with other dots (`1.10`) keeps them."""
    before, dot, after = stem.rpartition(".")
    if dot and before and _LANGUAGE.fullmatch(after) and not after.isdigit():
        return before, after
    return stem, ""


def asset_candidates(location: Location, name: str) -> tuple[str, ...]:
    """Where a file that a record names may be, the most particular place first; empty if the name leaves the site.

    Own folder, the folder that the record's file is in, for a progress report its task's folder, the shared folder,
    `content/` itself. The name's own `internal/` steps are kept: they say where the file really is.
    """
    wanted = name.removeprefix("./")
    if not wanted or wanted.startswith("/") or "\\" in wanted or ".." in wanted.split("/") or ":" in wanted:
        return ()
    beside = location.path.rsplit("/", 1)[0] if "/" in location.path else ""
    folders = [location.folder, beside, location.owner, SHARED_FOLDER]
    paths = [f"{folder}/{wanted}" for folder in folders if folder]
    return tuple(dict.fromkeys([*paths, wanted]))


def asset_path(location: Location, name: str, exists: Callable[[str], bool]) -> str | None:
    """The path of the file that a record names, or None where there is none."""
    return next((path for path in asset_candidates(location, name) if exists(path)), None)


def folder_kinds() -> tuple[str, ...]:
    """The folders in which records are looked for, for hints."""
    return tuple(sorted(folder for folder, kind in FOLDERS.items() if kind in KINDS and folder != "progress"))
