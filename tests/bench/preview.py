"""How long it takes in a running preview from a save until the page that shows it is there: `python -m tests.bench.preview SITE`.

The save is told as the watcher tells it, and the page is asked for as the browser asks; the checks, which come after the
page, are not in the figure. Prints a line for each save: seconds by the clock, and of the processor.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from generator.build import Order
from generator.desk.desk import Desk
from generator.model.output import Edition
from generator.shell.preview import Asked


def saves(site: Path, rounds: int) -> list[tuple[float, float]]:
    """Each of so many saves of one record, a sentence longer every time. Raises AssertionError where the page is not new."""
    desk = Desk(Order(site, site / "output"), "en")
    desk.rebuild()
    record = min((site / "content/tasks").rglob("task.md"))
    page = Asked(f"{Edition.PUBLIC.value}/en/tasks/{record.parent.name}/index.html", {}, None)
    desk.answer(page)
    found = []
    for number in range(rounds):
        text = record.read_text(encoding="utf-8").replace("\n---\n", f"\n---\nSaved in round {number}. ", 1)
        record.write_text(text, encoding="utf-8")
        clock, worked = time.perf_counter(), time.process_time()
        desk.rebuild(frozenset([record]))
        answer = desk.answer(page)
        found.append((time.perf_counter() - clock, time.process_time() - worked))
        assert f"Saved in round {number}." in answer.body.decode()
    return found


def main() -> None:
    reader = argparse.ArgumentParser(prog="python -m tests.bench.preview", description="From a save to its page.")
    reader.add_argument("site", type=Path)
    reader.add_argument("--rounds", type=int, default=5)
    asked = reader.parse_args()
    for clock, worked in saves(asked.site, asked.rounds):
        print(f"{clock:.4f} {worked:.4f}")


if __name__ == "__main__":
    main()
