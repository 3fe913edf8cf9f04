"""Other programs that set the same document: Chromium prints its HTML, Typst compiles the same pieces in its own notation.

Both make tagged files, and have less to do: Chromium knows no notes at the foot, running headers and page numbers of
references, Typst is given no attachments and no marks of an archive file, and no two of them share a grid of lines.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pikepdf

from tests.bench.typst_notation import as_typst

SWITCHES: Final = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-extensions",
    "--disable-component-update", "--no-first-run", "--no-pdf-header-footer", "--export-tagged-pdf",
)
COMPILE: Final = (
    "import sys, time, typst; began = time.process_time(); typst.compile(sys.argv[1], output=sys.argv[2]); "
    "print(time.process_time() - began)"
)


@dataclass(frozen=True)
class Peer:
    """A document as another program made it: seconds of processors, and pages."""

    seconds: float
    pages: int


def with_files(html: str, styles: Iterable[str], pictures: Mapping[str, bytes], folder: Path) -> Path:
    """The document as a page for a browser: its styles inside, its pictures beside it."""
    for number, (address, body) in enumerate(sorted(pictures.items())):
        (folder / f"picture-{number}").write_bytes(body)
        html = html.replace(address, f"picture-{number}")
    page = folder / "page.html"
    page.write_text(html.replace("</head>", f"<style>{''.join(styles)}</style></head>"), encoding="utf-8")
    return page


def chromium(page: Path, work: Path) -> Peer | None:
    """Chromium's print; None where there is none. All of its processes count, from their start on."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        return None
    made = work / "chromium.pdf"
    command = [program, *SWITCHES, f"--user-data-dir={work / 'profile'}", f"--print-to-pdf={made}", page.as_uri()]
    seconds = worked(command)
    return Peer(seconds, _pages(made))


def worked(command: list[str]) -> float:
    """Seconds of processors that a program and all processes of its session took."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    seen: dict[str, float] = {}
    while process.poll() is None:
        seen.update(_times(process.pid))
        time.sleep(0.02)
    return sum(seen.values())


def _times(session: int) -> Iterable[tuple[str, float]]:
    tick = os.sysconf("SC_CLK_TCK")
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            try:
                told = (folder / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(told[3]) == session:
                yield folder.name, (int(told[11]) + int(told[12])) / tick


def typst(html: str, pictures: Mapping[str, bytes], work: Path) -> Peer | None:
    """Typst's file of the same headings, texts, tables and pictures; None where it is not installed."""
    if importlib.util.find_spec("typst") is None:
        return None
    for number, (_, body) in enumerate(sorted(pictures.items())):
        (work / f"picture-{number}.jpg").write_bytes(body)
    names = {address: f"picture-{number}.jpg" for number, address in enumerate(sorted(pictures))}
    source, made = work / "page.typ", work / "typst.pdf"
    text, charts = as_typst(html, names)
    for name, drawing in charts.items():
        (work / name).write_text(drawing, encoding="utf-8")
    source.write_text(text, encoding="utf-8")
    command = [sys.executable, "-c", COMPILE, str(source), str(made)]
    told = subprocess.run(command, capture_output=True, text=True, check=True, timeout=600)
    return Peer(float(told.stdout), _pages(made))


def _pages(file: Path) -> int:
    with pikepdf.open(file) as document:
        return len(document.pages)
