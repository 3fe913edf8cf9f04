"""A fluent builder of small sites: `site().task("DL-01").progress("DL-01", "2018-10-12")`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Self

import yaml

REPOSITORY = Path(__file__).resolve().parent.parent

SETTINGS = """\
title: {en: Rectification in Testing, zh: 测试市整改公开}
authority: {en: Rectification Office of Testing, zh: 测试市整改办}
base_url: https://testing.example/
languages: [en, zh]
timezone: Asia/Shanghai
as_of: 2018-10-31
categories:
  sewage: {en: Sewage treatment, zh: 污水处理}
calendar: cn
"""

UNITS = """\
- id: north
  name: {en: North District, zh: 北区}
  kind: area
- id: water-bureau
  name: {en: Water Bureau, zh: 水务局}
  kind: department
"""

INSPECTION = {
    "id": "cepi-2017",
    "title": {"en": "Central inspection", "zh": "中央督察"},
    "audience": "public",
    "kind": "central",
}

Front = dict[str, object]


class SiteFolder:
    """A site in a folder. Every method that writes returns the site itself; paths are below `content/`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.content = folder / "content"
        self.content.mkdir(parents=True, exist_ok=True)

    def with_settings(self, settings: str = SETTINGS, units: str = UNITS) -> Self:
        return self.write("site.yaml", settings).write("units.yaml", units)

    def write(self, path: str, body: str | bytes) -> Self:
        target = self.content / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(body if isinstance(body, bytes) else body.encode())
        return self

    def remove(self, path: str) -> Self:
        (self.content / path).unlink()
        return self

    def record(self, path: str, front: Front, body: str = "") -> Self:
        """A record from its front matter as a mapping; a field given as None is left out."""
        kept = {key: value for key, value in front.items() if value is not None}
        return self.write(path, f"---\n{yaml.safe_dump(kept, allow_unicode=True, sort_keys=False)}---\n{body}")

    def inspection(self, id: str = "cepi-2017", body: str = "", **fields: object) -> Self:
        return self.record(f"inspections/{id}.md", {**INSPECTION, "id": id, **fields}, body)

    def task(self, id: str, body: str = "", **fields: object) -> Self:
        """A task that no check complains of, but for the fields that are given differently."""
        front: Front = {
            "id": id,
            "title": {"en": f"Task {id}", "zh": f"任务 {id}"},
            "audience": "public",
            "inspection": "cepi-2017",
            "category": "sewage",
            "areas": ["north"],
            "lead": "water-bureau",
            "finding": {"en": "Sewage runs into the river.", "zh": "污水直排入河。"},
            "target": {"en": "All sewage is treated.", "zh": "污水全部处理。"},
            "deadline": "2018-12-31",
            "measures": [{"id": "build", "text": {"en": "Build the plant", "zh": "建设污水处理厂"}}],
        }
        return self.record(f"tasks/{id}/task.md", front | fields, body)

    def progress(self, task: str, date: str, body: str = "30 of 50 km of pipe are laid.\n", **fields: object) -> Self:
        front: Front = {"date": date, "audience": "public", "by": "water-bureau"}
        return self.record(f"tasks/{task}/progress/{date}.md", front | fields, body)

    def meeting(self, id: str, body: str = "", **fields: object) -> Self:
        front: Front = {"id": id, "title": {"en": "Scheduling meeting", "zh": "整改调度会"}, "date": "2018-10-15"}
        return self.record(f"meetings/{id}.md", front | {"audience": "public"} | fields, body)

    def check(self, id: str, task: str, result: str = "confirmed", **fields: object) -> Self:
        front: Front = {
            "id": id,
            "date": "2018-10-20",
            "method": "announced",
            "audience": "public",
            "findings": [{"task": task, "result": result, "text": {"en": "Seen on site.", "zh": "现场核查。"}}],
        }
        return self.record(f"checks/{id}.md", front | fields)

    def bulletin(self, id: str, body: str = "::: tasks\n:::\n", **fields: object) -> Self:
        front: Front = {"id": id, "number": "1", "title": {"en": "Bulletin", "zh": "简报"}, "date": "2018-10-31"}
        return self.record(f"bulletins/{id}.md", front | {"audience": "public"} | fields, body)

    def files(self, below: str = "content") -> dict[str, bytes]:
        """Every file below a folder of the site, by its path from there."""
        root = self.folder / below
        return {
            path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()
        }

    def rectify(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run the command line on this site in a process of its own: `site().rectify("build", "--full")`."""
        return subprocess.run(
            [sys.executable, "-m", "generator", "--site", str(self.folder), *arguments],
            cwd=REPOSITORY,
            env={**os.environ, "PYTHONPATH": str(REPOSITORY), **environment},
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )
