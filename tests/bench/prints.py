"""What printing costs: `python -m tests.bench.prints`: pages a second of one processor, for documents of the sample site.

Each is printed in this process, in Chinese, with nothing kept, and twice: the first time also loads the fonts, as in a
worker's first document. The long bulletin is the sample's newest with its texts and tables over and over.
"""

from __future__ import annotations

import resource
import shutil
import sys
import tempfile
import time
from pathlib import Path

from generator.model.output import Edition, PrintJob
from generator.publication.printing import press_room
from generator.render.prints import annual_report, bulletin_print, dossier
from generator.shell import pdf

REPOSITORY = Path(__file__).resolve().parent.parent.parent
LANGUAGE = "zh"
ISSUE = "2018-10"
TIMES = 3
"""Repetitions of the issue's text that make some thirty pages."""


def long_issue(site: Path) -> None:
    """The issue's text so often, each with its own heading."""
    file = site / f"content/bulletins/{ISSUE}.zh.md"
    front, mark, body = file.read_text(encoding="utf-8").rpartition("\n---\n")
    # An anchor may stand once in a document, and so may what is said of it.
    plain = "\n".join(line for line in body.splitlines() if not line.startswith("[^"))
    file.write_text(f"{front}{mark}{body}" + "".join(f"\n\n# 之{n}\n\n{plain}" for n in range(2, TIMES + 1)), encoding="utf-8")


def jobs(site: Path) -> dict[str, PrintJob]:
    scene = press_room(site, Edition.PUBLIC).scene
    issue = next(one for one in scene.ledger.content.bulletins if one.id == ISSUE)
    return {
        "bulletin": bulletin_print(scene, issue, LANGUAGE).job,
        "annual report": annual_report(scene, scene.ledger.as_of.year, LANGUAGE).job,
        "dossier": dossier(scene, scene.ledger.tasks[0], LANGUAGE).job,
    }


def line(name: str, job: PrintJob) -> str:
    """Photographs are left out: what re-encodes them is kept between builds."""
    rows = []
    for _ in range(2):
        began = time.process_time()
        made = pdf.run(job, tuple(job.inline), 600)
        rows.append((time.process_time() - began, made.pages, len(made.body)))
    (first, _, _), (seconds, pages, size) = rows
    return f"| {name} | {pages} | {first:.2f} s | {seconds:.2f} s | {pages / seconds:.1f} | {size / 1000:.0f} kB |"


def main() -> None:
    print("| document | pages | first | again | pages/s of one processor | size |\n|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        site = Path(folder) / "site"
        shutil.copytree(REPOSITORY / "content", site / "content")
        for name, job in jobs(site).items():
            print(line(name, job))
        long_issue(site)
        print(line("long bulletin", jobs(site)["bulletin"]))
    print(f"\nGreatest memory of the process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000:.0f} MB", file=sys.stderr)


if __name__ == "__main__":
    main()
