"""Other machines to print on: a Dask cluster, spoken to through the standard executor interface."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from typing import Any, cast


class ClusterError(Exception):
    """The cluster cannot be reached, or the library to speak to it is not installed."""


@contextmanager
def executor_at(address: str, patience: float = 10) -> Iterator[Executor | None]:
    """An executor on the scheduler at `address` (`tcp://host:port`); None without an address: print on this machine.

    One that is starting up is waited for, `patience` seconds. The workers need this program in the same version, and the
    same fonts: what they print has the same bytes then.
    """
    if not address:
        yield None
        return
    try:
        from distributed import Client  # noqa: PLC0415 - an optional extra, and a second to import
    except ImportError as error:
        raise ClusterError("install the extra first: pip install 'generator[cluster]'") from error
    try:
        client: Any = cast("Any", Client)(address, timeout=patience)
    except (OSError, ValueError, TimeoutError) as error:
        raise ClusterError(f"there is no scheduler at {address}: {error}") from error
    try:
        yield cast("Executor", client.get_executor(pure=False))
    finally:
        client.close()
