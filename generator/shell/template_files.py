"""Reads templates and assets as values: those that came with the program, a site's own laid over them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from generator.model.problem import Place, Problem, Severity, rule
from generator.shell.shipped import templates_folder

TEMPLATE_NOT_READ: Final = rule(
    "template-not-read",
    Severity.ERROR,
    message=("The template {file} cannot be read: {reason}.", "无法读取模板 {file}：{reason}。"),
    hint=("Save it as UTF-8 text, as a file and not as a link.", "请保存为 UTF-8 文本文件，且不要使用链接。"),
    why=("A site's own templates replace the shipped ones of the same path.", "站点自己的模板会替换同路径的内置模板。"),
)


def templates_of(site: Path) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """All templates and text assets by path, and what is wrong with the site's own. Hidden files are left out."""
    shipped, _ = _texts(templates_folder())
    folder = site / "templates"
    if not folder.is_dir() or folder.resolve() == templates_folder().resolve():
        return shipped, ()
    own, problems = _texts(folder)
    return shipped | own, problems


def shipped_templates() -> dict[str, str]:
    """The templates that came with the program."""
    return _texts(templates_folder())[0]


def own_templates(site: Path) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """A site's own templates alone, by path."""
    return _texts(site / "templates")


def _texts(folder: Path) -> tuple[dict[str, str], tuple[Problem, ...]]:
    found: dict[str, str] = {}
    problems: list[Problem] = []
    for above, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            file = Path(above) / name
            path = file.relative_to(folder).as_posix()
            if name.startswith(".") or name.endswith("~"):
                continue
            try:
                if file.is_symlink():
                    raise OSError("a link")
                found[path] = file.read_bytes().decode("utf-8")
            except (OSError, UnicodeDecodeError) as error:
                reason = "not UTF-8" if isinstance(error, UnicodeDecodeError) else str(error)
                problems.append(TEMPLATE_NOT_READ.at(Place(f"../templates/{path}"), file=path, reason=reason))
    return dict(sorted(found.items())), tuple(problems)
