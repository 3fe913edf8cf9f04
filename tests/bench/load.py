"""How much the shipped nginx configuration serves on loopback: `python -m tests.bench.load SITE-OUTPUT [seconds]`.

One process asks over TLS, with connections that stay open, as browsers do. Since it shares the machine's cores with nginx, the figure
to compare is nginx's own processor time for an answer; answers a second are a lower bound. While the last row is measured, the
link of the release is switched back and forth.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from tests.deploy.web_server import WebServer, web_server


@dataclass(frozen=True)
class Row:
    """What came of asking one address for some seconds."""

    what: str
    connections: int
    statuses: Counter[int]
    seconds: float
    waits: list[float]
    bytes: int
    processor: float

    def __str__(self) -> str:
        count = self.statuses.total()
        waits = sorted(self.waits)
        share = " ".join(f"{status}: {number}" for status, number in sorted(self.statuses.items()))
        return (
            f"| {self.what} | {self.connections} | {count / self.seconds:,.0f} | {statistics.median(waits) * 1000:.1f} ms "
            f"| {waits[int(len(waits) * 0.99)] * 1000:.1f} ms | {self.bytes // count:,} B "
            f"| {self.processor / count * 1e6:.0f} µs | {share} |"
        )


async def _reader(server: WebServer, path: str, extra: str, until: float, seen: list[tuple[int, float, int]]) -> None:
    """Ask again and again over one connection; a new one where the server has had enough of it (after 1000 answers)."""
    asked = f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n{extra}\r\n".encode()
    while time.perf_counter() < until:
        inward, outward = await asyncio.open_connection("localhost", server.public, ssl=server.trust, limit=1 << 22)
        is_open = True
        while is_open and time.perf_counter() < until:
            began = time.perf_counter()
            outward.write(asked)
            head = (await inward.readuntil(b"\r\n\r\n")).lower()
            size = len(head) + await _body(inward, head)
            seen.append((int(head[9:12]), time.perf_counter() - began, size))
            is_open = b"connection: close" not in head
        outward.close()


async def _body(inward: asyncio.StreamReader, head: bytes) -> int:
    if b"transfer-encoding: chunked" in head:
        total = 0
        while size := int(await inward.readline(), 16):
            await inward.readexactly(size + 2)
            total += size
        await inward.readline()
        return total
    length = next((int(line[15:]) for line in head.split(b"\r\n") if line.startswith(b"content-length:")), 0)
    await inward.readexactly(length)
    return length


def _processor_seconds(folder: Path) -> float:
    """What nginx and its workers have used of the processor."""
    main = (folder / "nginx.pid").read_text().strip()
    ids = [main, *Path(f"/proc/{main}/task/{main}/children").read_text().split()]
    ticks = [Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()[11:13] for one in ids]
    return sum(int(tick) for pair in ticks for tick in pair) / os.sysconf("SC_CLK_TCK")


async def _switching(current: Path, releases: tuple[str, str], until: float) -> None:
    number = 0
    while time.perf_counter() < until:
        number += 1
        beside = current.with_name(".current.new")
        beside.symlink_to(releases[number % 2])
        beside.rename(current)
        await asyncio.sleep(0.01)


async def _measured(
    server: WebServer, what: str, path: str, connections: int, seconds: float, extra: str = "",
    beside: Callable[[float], Awaitable[None]] | None = None,
) -> Row:  # fmt: skip
    seen: list[tuple[int, float, int]] = []
    before, began = _processor_seconds(server.folder), time.perf_counter()
    until = began + seconds
    tasks: list[Awaitable[None]] = [_reader(server, path, extra, until, seen) for _ in range(connections)]
    await asyncio.gather(*tasks, *([beside(until)] if beside else []))
    took, used = time.perf_counter() - began, _processor_seconds(server.folder) - before
    return Row(what, connections, Counter(one[0] for one in seen), took, [one[1] for one in seen], sum(one[2] for one in seen), used)


def main(output: Path, seconds: float) -> None:
    """Print a table in Markdown."""
    tools = [shutil.which(name) or shutil.which(name, path="/usr/sbin") or sys.exit(f"{name} is missing") for name in ("nginx", "openssl")]
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for release in ("a", "b"):
            shutil.copytree(output / "public", folder / release)
        current = folder / "current"
        current.symlink_to("a")
        (folder / "running").mkdir()
        with web_server(folder / "running", current, output / "public", *tools) as server:
            home = "/zh/index.html"
            etag = server.ask(home, Accept_Encoding="gzip").headers["etag"]
            print("| what | connections | answers/s | median | 99 % | size | nginx's time | statuses |\n|---|---|---|---|---|---|---|---|")
            rows = (
                ("home page, compressed", home, 1, "", None),
                ("home page, compressed", home, 64, "", None),
                ("home page, 304 by ETag", home, 64, f"If-None-Match: {etag}\r\n", None),
                ("style sheet, compressed", f"/assets/{next((folder / 'a/assets').glob('site-*.css')).name}", 64, "", None),
                ("a page that is not there", "/zh/nowhere", 64, "", None),
                ("home page, 100 switches of release a second", home, 64, "", lambda until: _switching(current, ("a", "b"), until)),
            )
            for what, path, connections, extra, beside in rows:
                print(asyncio.run(_measured(server, what, path, connections, seconds, extra, beside)), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]) if len(sys.argv) > 2 else 5.0)
