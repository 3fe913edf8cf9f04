"""The sites that the bench of prints is made from: the sample, an issue of some forty pages in it, and more of its tasks."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Final

REPOSITORY: Final = Path(__file__).resolve().parent.parent.parent
ISSUE: Final = "2018-10"
CHAPTERS: Final = 22
"""Tasks that are told of in full in the long issue, which then has about forty pages."""
SMALL: Final = "KL-01"
SMALL_TASK: Final = f"""---
id: {SMALL}
audience: public
title: {{en: A weir is mended, zh: 修复拦河坝}}
inspection: cepi-2017
category: sewage
areas: [jinpu]
lead: jinpu
finding: {{en: A weir leaks., zh: 拦河坝渗漏。}}
target: {{en: It does not., zh: 不再渗漏。}}
deadline: '2018-12-31'
started: 2018-03-01
---
"""
_FENCED: Final = re.compile(r"^::: internal\n.*?^:::\n", re.MULTILINE | re.DOTALL)


def sample(folder: Path) -> Path:
    """A copy of the sample's content, with a task that has nothing to tell."""
    site = folder / "site"
    shutil.copytree(REPOSITORY / "content", site / "content")
    small = site / "content/tasks" / SMALL / "task.md"
    small.parent.mkdir()
    small.write_text(SMALL_TASK, encoding="utf-8")
    return site


def lengthen(site: Path) -> None:
    """Tell of many tasks in the newest issue: for each its own text and the block of its facts, so that nothing is said twice."""
    file = site / f"content/bulletins/{ISSUE}.zh.md"
    chapters = []
    for task in sorted((site / "content/tasks").glob("*/task.zh.md"))[:CHAPTERS]:
        text = _FENCED.sub("", task.read_text(encoding="utf-8").rpartition("\n---\n")[2])
        # A heading is an anchor, and may stand once in a document; a note, too.
        plain = "\n".join(line for line in text.splitlines() if not line.startswith(("[^", "#")))
        name = task.parent.name
        chapters.append(f"\n\n## {name}\n\n{plain}" + ("" if name == "DL-02" else f"\n\n::: task {name}\n:::\n"))
    file.write_text(file.read_text(encoding="utf-8") + "".join(chapters), encoding="utf-8")


def multiply(site: Path, times: int) -> None:
    """Every task of the sample so often, each with an id of its own."""
    tasks = site / "content/tasks"
    for folder in sorted(path for path in tasks.iterdir() if path.name != SMALL):
        for number in range(2, times + 1):
            copy = tasks / f"{folder.name}-{number}"
            shutil.copytree(folder, copy)
            record = copy / "task.md"
            record.write_text(
                re.sub(r"(?m)^id: .*$", f"id: {copy.name}", record.read_text(encoding="utf-8"), count=1), encoding="utf-8"
            )
