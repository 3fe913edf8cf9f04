"""What printing costs: `python -m tests.bench.prints [--rounds 3] [--only documents,peers,change,cores]`.

Documents of the sample site in Chinese, tagged, with their photographs as a build hands them over. They are printed in a
worker as a build has it: a process of its own, warm, that collects its pages after some forty of them. Seconds are those
of processors where nothing else is said, for a machine may do other things meanwhile; the median of the rounds counts.
The long issue tells of each task of the sample once; the long report has every task of the sample five times.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from generator.model.output import Edition, PrintJob
from generator.publication.printing import PressRoom, press_room
from generator.render.prints import annual_report, bulletin_print, dossier, task_list_print
from generator.shell import pdf
from generator.shell.cache import Cache
from tests.bench import print_peers, print_site
from tests.bench.__main__ import machine

LANGUAGE: Final = "zh"
TIMES: Final = 5
"""The tasks of the sample so often make a report of some 300 pages, and 220 dossiers in two languages."""
DOSSIERS: Final = 200
CHANGED: Final = "DL-02"
"""A task that the newest issue tells of, too."""
Pictures = tuple[tuple[str, str, bytes], ...]


@dataclass(frozen=True)
class Run:
    """One print: seconds of processors, pages, bytes, and the memory of the worker so far in bytes."""

    seconds: float
    pages: int
    size: int
    memory: int


def timed(job: PrintJob, pictures: Pictures) -> Run:
    """Print in this process; it travels to the worker."""
    began = time.process_time()
    made = pdf.run(job, pictures, 600)
    seconds = time.process_time() - began
    if not made.pages:
        raise RuntimeError(f"{job.path}: {made.remarks}")
    return Run(seconds, made.pages, len(made.body), greatest_memory(os.getpid()))


def greatest_memory(process: int) -> int:
    """Bytes that a process had in memory at the greatest."""
    lines = Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM"))


def jobs(site: Path) -> dict[str, PrintJob]:
    """The documents that are measured, by name."""
    room = press_room(site, Edition.PUBLIC)
    scene, tasks = room.scene, {state.task.id: state for state in room.scene.ledger.tasks}
    issue = next(one for one in scene.ledger.content.bulletins if one.id == print_site.ISSUE)
    found = {
        "bulletin": bulletin_print(scene, issue, LANGUAGE).job,
        "annual report": annual_report(scene, scene.ledger.as_of.year, LANGUAGE).job,
        "dossier": dossier(scene, tasks[CHANGED], LANGUAGE).job,
        "list of tasks": task_list_print(scene, [("category", "sewage"), ("pace", "behind")], LANGUAGE).job,
    }
    if print_site.SMALL in tasks:
        found["empty dossier"] = dossier(scene, tasks[print_site.SMALL], LANGUAGE).job
    return found


def with_pictures(room: PressRoom, job: PrintJob) -> Pictures:
    """A document's pictures as a build hands them to a worker: photographs re-encoded, which is kept between builds."""
    return pdf.Press()._gather(job, room.view.source.read).pictures


def worker() -> ProcessPoolExecutor:
    """One worker as a build has it."""
    return pdf._pool(1, pdf.Bounds())


def line(name: str, runs: list[Run]) -> str:
    """A row of the table: the first print, which opens the fonts, and the median of the others."""
    first, *rest = runs
    seconds = statistics.median(run.seconds for run in rest or runs)
    last = runs[-1]
    return (
        f"| {name} | {last.pages} | {first.seconds:.2f} s | {seconds:.3f} s | {last.pages / seconds:.1f} "
        f"| {last.size / 1000:.0f} kB | {last.memory / 1e6:.0f} MB |"
    )


def documents(folder: Path, rounds: int) -> Iterable[str]:
    """Each kind of document in a worker of its own, one after the other, again and again."""
    site = print_site.sample(folder)
    room, plain = press_room(site, Edition.PUBLIC), jobs(site)
    print_site.lengthen(site)
    plain["long bulletin"] = jobs(site)["bulletin"]
    print_site.multiply(site, TIMES)
    plain["long annual report"] = jobs(site)["annual report"]
    yield "| document | pages | first | again | pages/s of one processor | size | memory of the worker |"
    yield "|---|---|---|---|---|---|---|"
    for name, job in plain.items():
        pictures = with_pictures(room, job)
        with worker() as pool:
            times = 2 if name == "long annual report" else 1 + 2 * rounds
            yield line(name, [pool.submit(timed, job, pictures).result() for _ in range(times)])


def peers(folder: Path, rounds: int) -> Iterable[str]:
    """The long bulletin by other programs and by ours, in turns."""
    site = print_site.sample(folder)
    print_site.lengthen(site)
    room, job = press_room(site, Edition.PUBLIC), jobs(site)["bulletin"]
    pictures = with_pictures(room, job)
    shown = {address: body for address, _, body in pictures}
    page = print_peers.with_files(job.html, job.styles, shown, folder)
    found: dict[str, list[print_peers.Peer]] = {"rectify": [], "chromium": [], "typst": []}
    with worker() as pool:
        pool.submit(timed, job, pictures).result()
        for _ in range(rounds + 1):
            ours = pool.submit(timed, job, pictures).result()
            found["rectify"].append(print_peers.Peer(ours.seconds, ours.pages))
            for name, made in (("chromium", print_peers.chromium(page, folder)), ("typst", print_peers.typst(job.html, shown, folder))):
                found[name] += [made] if made else []
    unit = statistics.median(one.seconds for one in found["rectify"])
    yield "| program | pages | processor time | rectify = 1 |\n|---|---|---|---|"
    for name, runs in found.items():
        if runs:
            seconds = statistics.median(one.seconds for one in runs)
            yield f"| {name} | {runs[-1].pages} | {seconds:.2f} s | {seconds / unit:.2f} |"


def change(folder: Path, _rounds: int) -> Iterable[str]:
    """All dossiers and the long issue printed and kept; then nothing is changed, then one task."""
    site = print_site.sample(folder)
    print_site.lengthen(site)
    cache = Cache(folder / "cache", Edition.PUBLIC)

    def printed(wanted: Callable[[PressRoom], list[PrintJob]], press: pdf.Press) -> tuple[float, int, float]:
        """Seconds by the clock, how many were made anew, and seconds of the worker."""
        room = press_room(site, Edition.PUBLIC)
        listed = wanted(room)
        fresh = sum(press._known(press._gather(job, room.view.source.read)) is None for job in listed)
        before, began = worked(press), time.perf_counter()
        assert all(one.body for one in press.print(listed, room.view.source.read))
        return time.perf_counter() - began, fresh, worked(press) - before

    def dossiers(room: PressRoom) -> list[PrintJob]:
        return [dossier(room.scene, state, LANGUAGE).job for state in room.scene.ledger.tasks]

    def issue(room: PressRoom) -> list[PrintJob]:
        return [jobs(site)["bulletin"]]

    record = site / "content/tasks" / CHANGED / "task.zh.md"
    yield "| what is printed | how many anew | by the clock | processor time of the worker |\n|---|---|---|---|"
    with pdf.Press(workers=1, cache=cache) as press:
        kinds = (("dossiers", dossiers), ("the long issue", issue))
        for _, wanted in kinds:
            printed(wanted, press)
        for state in ("nothing changed", "one task changed"):
            for name, wanted in kinds:
                seconds, fresh, used = printed(wanted, press)
                yield f"| {state}: {name} | {fresh} | {seconds:.3f} s | {used:.2f} s |"
            record.write_text(record.read_text(encoding="utf-8").replace("title: ", "title: 按期", 1), encoding="utf-8")


def worked(press: pdf.Press) -> float:
    """Seconds of processors that the workers of a press took so far."""
    return sum(each_worked(press))


def each_worked(press: pdf.Press) -> list[float]:
    """The same, for each worker."""
    tick = os.sysconf("SC_CLK_TCK")
    told = [Path(f"/proc/{number}/stat").read_text(encoding="ascii").rpartition(")")[2].split() for number in processes(press)]
    return [(int(one[11]) + int(one[12])) / tick for one in told]


def processes(press: pdf.Press) -> list[int]:
    """The workers of a press, by their numbers."""
    pool = press._pool
    return list(pool._processes or {}) if isinstance(pool, ProcessPoolExecutor) else []


def cores(folder: Path, _rounds: int) -> Iterable[str]:
    """Dossiers of many tasks by one worker and by two, started for it. On a machine that does other things too, the
    clock says nothing of cores; the time of the busiest process is what the clock would say there were no others.
    """
    site = print_site.sample(folder)
    print_site.multiply(site, TIMES)
    room = press_room(site, Edition.PUBLIC)
    states = room.scene.ledger.tasks
    listed = [dossier(room.scene, state, language).job for language in ("zh", "en") for state in states][:DOSSIERS]
    ready = [replace(job, assets=(), inline=with_pictures(room, job)) for job in listed]
    yield f"{len(ready)} dossiers\n"
    yield "| workers | by the clock | one = 1 | busiest worker | one = 1 | beside the workers | memory of a worker |"
    yield "|---|---|---|---|---|---|---|"
    first = (0.0, 0.0)
    for workers in (1, 2):
        began, own = time.perf_counter(), time.process_time()
        with pdf.Press(workers=workers) as press:
            assert all(one.pages for one in press.print(ready, room.view.source.read))
            seconds, busiest, own = time.perf_counter() - began, max(each_worked(press)), time.process_time() - own
            memory = max(map(greatest_memory, processes(press)))
        first = first if first[0] else (seconds, busiest)
        yield (
            f"| {workers} | {seconds:.1f} s | {first[0] / seconds:.2f} | {busiest:.1f} s | {first[1] / busiest:.2f} "
            f"| {own:.1f} s | {memory / 1e6:.0f} MB |"
        )


PARTS: Final = {"documents": documents, "peers": peers, "change": change, "cores": cores}


def main() -> None:
    reader = argparse.ArgumentParser(prog="python -m tests.bench.prints", description="What printing costs.")
    reader.add_argument("--rounds", type=int, default=3)
    reader.add_argument("--only", default=",".join(PARTS), help="parts to measure")
    asked = reader.parse_args()
    print(f"Measured {machine()}; {asked.rounds} rounds; load {os.getloadavg()[0]:.0f}.\n")
    for name in asked.only.split(","):
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            for said in PARTS[name](Path(folder), asked.rounds):
                print(said, flush=True)
        print()
        sys.stdout.flush()


if __name__ == "__main__":
    main()
