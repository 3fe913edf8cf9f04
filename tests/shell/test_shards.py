"""Pieces of work in several processes: all results, in order, whatever becomes of a copy."""

import os
import signal
from functools import partial

import pytest

from generator.shell import shards
from generator.shell.shards import FEWEST, in_shards

HERE = os.getpid()


@pytest.fixture(autouse=True)
def _two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a machine with four cores, and as if no earlier test had left a thread behind."""
    monkeypatch.setattr(shards, "_cores", lambda: 4)
    monkeypatch.setattr(shards.threading, "active_count", lambda: 1)


def _large(number: int) -> tuple[int, bytes, int]:
    return number, bytes([number % 251]) * 30_000, os.getpid()


def _dies_in_a_copy(number: int) -> int:
    if os.getpid() != HERE and number > 20:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def _fails(number: int) -> int:
    if number == 77:
        raise LookupError(number)
    return number


@pytest.mark.parametrize("processes", [1, 2, 3])
def test_results_come_in_order_and_from_several_processes(processes: int) -> None:
    found = list(in_shards([partial(_large, number) for number in range(2 * FEWEST)], processes))
    assert [(number, body) for number, body, _ in found] == [_large(number)[:2] for number in range(2 * FEWEST)]
    assert len({process for _, _, process in found}) <= processes


def test_a_copy_takes_its_share() -> None:
    pieces = [partial(_large, number) for number in range(20 * FEWEST)]
    assert len({process for _, _, process in in_shards(pieces, 2)}) == 2


def test_what_a_copy_leaves_undone_is_done_here() -> None:
    found = list(in_shards([partial(_dies_in_a_copy, number) for number in range(5 * FEWEST)], 3))
    assert found == list(range(5 * FEWEST))


def test_what_is_done_is_counted() -> None:
    heard: list[tuple[int, int]] = []
    list(in_shards([lambda: 1] * 200, 2, lambda done, total: heard.append((done, total))))
    assert heard
    assert sorted(heard) == heard
    assert {total for _, total in heard} == {200}
    assert max(done for done, _ in heard) <= 200


def test_a_fault_in_a_copy_is_a_fault_here() -> None:
    with pytest.raises(LookupError):
        list(in_shards([partial(_fails, number) for number in range(FEWEST)], 2))


def test_few_pieces_and_a_process_with_threads_are_not_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    few = [os.getpid] * (FEWEST - 1)
    assert set(in_shards(few, 2)) == {HERE}
    monkeypatch.setattr(shards.threading, "active_count", lambda: 2)
    assert set(in_shards([os.getpid] * FEWEST, 2)) == {HERE}
    monkeypatch.setattr(shards.threading, "active_count", lambda: 1)
    monkeypatch.delattr(os, "fork")
    assert set(in_shards([os.getpid] * FEWEST, 2)) == {HERE}


def test_no_room_for_a_copy_is_no_reason_to_stop(monkeypatch: pytest.MonkeyPatch) -> None:
    def full() -> int:
        raise BlockingIOError("no more processes")

    monkeypatch.setattr(os, "fork", full)
    assert set(in_shards([os.getpid] * FEWEST, 2)) == {HERE}


def test_nothing_is_left_open_and_nobody_left_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    before = set(os.listdir("/proc/self/fd"))
    made: list[int] = []
    fork = os.fork

    def noted() -> int:
        made.append(fork())
        return made[-1]

    monkeypatch.setattr(os, "fork", noted)
    list(in_shards([partial(_large, number) for number in range(FEWEST)], 3))
    assert set(os.listdir("/proc/self/fd")) == before
    assert len(made) == 2
    for process in made:
        with pytest.raises(ChildProcessError):
            os.waitpid(process, os.WNOHANG)
