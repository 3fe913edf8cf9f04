"""Printing on a cluster gives the same bytes as printing here."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import date

import pytest

from generator.model.output import PrintJob
from generator.shell.cluster import ClusterError, executor_at
from generator.shell.pdf import Press

JOBS = [PrintJob(f"{n}.pdf", f"<html lang=en><title>T</title><p>Page {n}</p></html>", (), "T", "en", "Office",
                 date(2018, 11, 20)) for n in range(3)]  # fmt: skip

SCHEDULER = """
from distributed import LocalCluster
if __name__ == "__main__":
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1") as cluster:
        print(cluster.scheduler_address, flush=True)
        input()
"""


@pytest.fixture
def scheduler() -> Iterator[str]:
    pytest.importorskip("distributed")
    process = subprocess.Popen([sys.executable, "-c", SCHEDULER], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                               stderr=subprocess.DEVNULL, text=True)  # fmt: skip
    assert process.stdout is not None
    yield process.stdout.readline().strip()
    process.communicate("\n", timeout=60)


@pytest.mark.long
def test_a_cluster_prints_the_same_bytes(scheduler: str) -> None:
    with executor_at(scheduler) as executor, Press(executor=executor) as press:
        there = [one.body for one in press.print(JOBS, {}.__getitem__)]
    with executor_at("") as none, Press(executor=none) as press:
        here = [one.body for one in press.print(JOBS, {}.__getitem__)]
    assert there == here
    assert all(body.startswith(b"%PDF") for body in here)


def test_a_cluster_that_is_not_there_is_said() -> None:
    pytest.importorskip("distributed")
    with pytest.raises(ClusterError, match="no scheduler"), executor_at("tcp://127.0.0.1:9", patience=0.5):
        pass
