"""Holds Python's search for garbage cycles off while many values are made that stay."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """No search inside: records and ledgers are made in hundred thousands, hold no cycles, and none of them is garbage.

    Each search would walk over all that is there already: a sixth of the time of reading a large site.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
