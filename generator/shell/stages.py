"""How long each stage of a build takes and how far it has come, told while it happens."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeVar

Thing = TypeVar("Thing")


@dataclass(slots=True)
class Stages:
    """Times stages by name; `tell` hears the name of each stage as it begins, `count` how many of how many are done."""

    tell: Callable[[str], None] = lambda _: None
    count: Callable[[str, int, int], None] = lambda *_: None
    seconds: dict[str, float] = field(default_factory=dict)
    """Wall-clock seconds per stage, in the order in which the stages began; a stage that runs again is added up."""

    @contextmanager
    def __call__(self, name: str) -> Iterator[None]:
        """Time what happens inside."""
        self.tell(name)
        began = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - began

    def counted(self, name: str, things: Iterable[Thing], total: int) -> Iterator[Thing]:
        """The things as they come, each counted when it is there."""
        for done, thing in enumerate(things, 1):
            self.count(name, done, total)
            yield thing
