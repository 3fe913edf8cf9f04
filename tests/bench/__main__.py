"""`make bench`: our builds beside those of other generators on one corpus, as ratios of medians measured in one run.

    python -m tests.bench [--sizes 100,1000,10000] [--rounds 3] [--only rectify,hugo] [--write docs/performance.md]

Peers that are not installed (`requirements/bench.txt`) are left out. Every round runs all programs one after the
other, so that a slow moment of the machine meets all of them. Processor time is that of a program and its children:
on a machine that does other things meanwhile, it says more than the clock. Memory is the greatest sum of the
proportional sizes of all processes.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import shutil
import signal
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from tests.bench.corpus import WRITERS

SLOW = frozenset({"mkdocs", "pelican"})
MOST_FOR_SLOW = 1000
"""Records from which on the slow ones are measured only when they are asked for: they take minutes a round."""
REPOSITORY = Path(__file__).resolve().parent.parent.parent


@dataclass
class Measured:
    """Seconds of each round by the clock and of processors, and bytes, of one kind of build."""

    name: str
    seconds: list[float] = field(default_factory=list)
    worked: list[float] = field(default_factory=list)
    memory: int = 0

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)

    @property
    def median_work(self) -> float:
        return statistics.median(self.worked) if self.worked else 0.0

    def time(self, build: Build) -> None:
        """One round more."""
        seconds, worked = seconds_of(build)
        self.seconds.append(seconds)
        self.worked.append(worked)


@dataclass(frozen=True)
class Build:
    """A program on its corpus: what it runs, and what is thrown away before a cold build."""

    folder: Path
    command: tuple[str, ...]
    made: tuple[str, ...]

    def forget(self) -> None:
        for name in self.made:
            shutil.rmtree(self.folder / name, ignore_errors=True)


def builds(folder: Path, count: int, only: frozenset[str] = frozenset()) -> dict[str, Build]:
    """All programs that are here, or those of them that are wanted, each with its corpus written."""
    beside = Path(sys.executable).parent
    # Not the script `hugo`, which is Python that starts the program and would be measured with it.
    hugo = Path(sysconfig.get_path("purelib")) / "hugo" / "binaries" / "hugo"
    commands = {
        "rectify": ((sys.executable, "-m", "generator", "build", "--no-prints", "--edition", "public"), ("output", ".cache")),
        "hugo": ((str(hugo), "--quiet"), ("public", "resources")),
        "mkdocs": ((str(beside / "mkdocs"), "build", "--quiet"), ("site",)),
        "pelican": ((str(beside / "pelican"), "--quiet", "--ignore-cache"), ("output", "cache")),
    }
    here = {
        name: found for name, found in commands.items()
        if Path(found[0][0]).exists() and (name in only if only else name not in SLOW or count <= MOST_FOR_SLOW)
    }
    for name in here:
        WRITERS[name](folder / name, count)
    return {name: Build(folder / name, command, made) for name, (command, made) in here.items()}


def seconds_of(build: Build) -> tuple[float, float]:
    """By the clock, and of processors. The children of a program count as soon as it has waited for them."""
    with tempfile.TemporaryFile() as said:
        started = time.perf_counter()
        process = _run(build, said.fileno())
        _, status, used = os.wait4(process.pid, 0)
        taken = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            told = said.read().decode(errors="replace")[-2000:]
            sys.exit(f"{' '.join(build.command)} failed in {build.folder.name}:\n{told}")
    return taken, used.ru_utime + used.ru_stime


def memory_of(build: Build) -> int:
    """Bytes at the greatest, of the program and its children; looked at twenty times a second, in a run of its own."""
    process = _run(build, subprocess.DEVNULL)
    greatest = 0
    while process.poll() is None:
        greatest = max(greatest, sum(_proportional_size(number) for number in _session(process.pid)))
        time.sleep(0.05)
    return greatest


def _run(build: Build, out: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        build.command, cwd=build.folder, env=_surroundings(), start_new_session=True, stdout=out, stderr=subprocess.STDOUT
    )


def _surroundings() -> dict[str, str]:
    # As on anybody's machine: Python keeps what it compiled, and does not write letter by letter.
    plain = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return {**plain, "PYTHONPATH": str(REPOSITORY), "NO_MKDOCS_2_WARNING": "1"}


def _session(leader: int) -> Iterable[int]:
    for name in (entry.name for entry in Path("/proc").iterdir()):
        if name.isdecimal():
            try:
                if os.getsid(int(name)) == leader:
                    yield int(name)
            except OSError:
                continue


def _proportional_size(number: int) -> int:
    try:
        lines = Path(f"/proc/{number}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))


def change(build: Build, pattern: str, new: str) -> None:
    """Edit one record of ours, where the pattern first matches."""
    record = min((build.folder / "content/tasks").rglob("task.md"))
    edited, count = re.subn(pattern, new, record.read_text(encoding="utf-8"), count=1)
    assert count == 1, f"nothing to edit in {record}"
    record.write_text(edited, encoding="utf-8")


def measure(
    folder: Path, count: int, rounds: int, say: Callable[[str], None], only: frozenset[str] = frozenset()
) -> list[Measured]:
    """All programs cold; ours also unchanged, with a text edited, with a deadline moved, and with both editions."""
    programs = builds(folder, count, only)
    cold = {name: Measured(f"{name}, cold") for name in programs}
    warm = {name: Measured(f"rectify, {name}") for name in ("nothing changed", "a text edited", "a deadline moved")}
    bare = Measured("rectify, cold, without the search")
    both = Measured("rectify, both editions, cold")
    saved = Measured("rectify serve, from a save to its page")
    ours = programs["rectify"]
    seconds_of(ours)  # Python compiles what it imports once in its life
    for number in range(rounds):
        for name, program in programs.items():
            program.forget()
            cold[name].time(program)
        warm["nothing changed"].time(ours)
        change(ours, r"\n---\n", f"\n---\nEdited in round {number}. ")
        warm["a text edited"].time(ours)
        change(ours, r"deadline: '[\d-]+'", f"deadline: '2018-12-{number + 1:02}'")
        warm["a deadline moved"].time(ours)
        ours.forget()
        both.time(replace(ours, command=(*ours.command[:-1], "both")))
        ours.forget()
        bare.time(replace(ours, command=(*ours.command, "--no-search")))
        say(f"{count} records: round {number + 1} of {rounds}")
    for name, program in programs.items():
        program.forget()
        cold[name].memory = memory_of(program)
    for seconds, worked in saves_of(ours):
        saved.seconds.append(seconds)
        saved.worked.append(worked)
    return [*cold.values(), bare, *warm.values(), both, saved]


def saves_of(build: Build) -> list[tuple[float, float]]:
    """What a preview of our corpus takes for some saves, by the clock and of the processor; in a process of its own."""
    command = (sys.executable, "-m", "tests.bench.preview", str(build.folder))
    said = subprocess.run(command, env=_surroundings(), check=True, capture_output=True, text=True).stdout
    return [(float(clock), float(worked)) for clock, worked in (line.split() for line in said.splitlines())]


def table(count: int, measured: list[Measured]) -> str:
    """A Markdown table; the unit is Hugo's cold build, or ours where Hugo is not here."""
    cold = {found.name.partition(",")[0]: found for found in reversed(measured) if found.name.endswith("cold")}
    unit = cold.get("hugo", cold["rectify"])
    rows = [
        f"| {found.name} | {found.median:.3f} s | {found.median / unit.median:.2f} "
        f"| {found.median_work:.3f} s | {found.median_work / unit.median_work if unit.median_work else 0:.2f} "
        f"| {f'{found.memory / 1e6:.0f} MB' if found.memory else ''} |"
        for found in measured
    ]
    head = f"| build | by the clock | {unit.name} = 1 | processor time | {unit.name} = 1 | memory |"
    return "\n".join([f"### {count} records", "", head, "|---|---|---|---|---|---|", *rows, ""])


def machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    day = datetime.now(tz=UTC).date().isoformat()
    return f"{day}, {os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()}, Python {platform.python_version()}"


def main() -> None:
    reader = argparse.ArgumentParser(
        prog="python -m tests.bench", description="Times of a build, as ratios of one run."
    )
    reader.add_argument("--sizes", default="100,1000,10000", help="numbers of records")
    reader.add_argument("--rounds", type=int, default=3, help="of which the median counts")
    reader.add_argument("--only", default="", help="programs to measure, ours among them; else all")
    reader.add_argument("--write", type=Path, help="a file whose tables are replaced")
    asked = reader.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    only = frozenset(filter(None, asked.only.split(",")))
    parts = [f"Measured {machine()}; {asked.rounds} rounds.", ""]
    for size in map(int, asked.sizes.split(",")):
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            found = measure(Path(folder), size, asked.rounds, lambda said: print(said, file=sys.stderr), only)
        parts.append(table(size, found))
        print(parts[-1])
    if asked.write:
        _replace_tables(asked.write, "\n".join(parts))


def _replace_tables(file: Path, tables: str) -> None:
    """What stands between the marks is ours, the text around it is the author's."""
    before, _, rest = file.read_text(encoding="utf-8").partition("<!-- tables -->")
    _, _, after = rest.partition("<!-- end of tables -->")
    file.write_text(f"{before}<!-- tables -->\n{tables}<!-- end of tables -->{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
