"""The editors' tour is walked as it is written, from an empty folder: no mistake is left, and the report is in the bulletin."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.walls.test_documentation import command_lines, words

REPOSITORY = Path(__file__).resolve().parents[2]
STAYS = "serve"
FENCED = re.compile(r"^cd (\S+)$", re.MULTILINE)


def walked(tour: str, folder: Path) -> Path:
    """The folder of the site after the tour's commands, each run in a process of its own, as a reader would."""
    text = (REPOSITORY / "docs" / tour).read_text()
    (found,) = FENCED.findall(text)
    name = str(found)
    for line in command_lines(text):
        arguments = words(line)
        if STAYS in arguments:
            continue
        is_first = "site" in arguments
        done = subprocess.run(
            [sys.executable, "-m", "generator", *arguments], cwd=folder if is_first else folder / name, stdin=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": str(REPOSITORY)}, capture_output=True, text=True, check=False, timeout=300,
        )  # fmt: skip
        assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
        if "check" in arguments:
            assert "error[" not in done.stdout + done.stderr
    return folder / name


@pytest.mark.long
@pytest.mark.parametrize(
    ("tour", "language", "report", "changed"),
    [("editors.md", "en", "1,200 of 4,800 cubic metres", "What was reported"), ("editors.zh.md", "zh", "清运垃圾1200立方米", "进展详情")],
)
def test_the_report_of_the_tour_stands_in_its_bulletin(tour: str, language: str, report: str, changed: str, tmp_path: Path) -> None:
    site = walked(tour, tmp_path)
    page = (site / f"output/public/{language}/bulletins/2018-11/index.html").read_text()
    assert report in page[page.index(changed) :]
    assert (site / "register.xlsx").exists()
    assert (site / "vscode-settings").is_dir()
