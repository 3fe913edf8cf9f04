"""How far long work has come: its stage, how much of how much is done, and about how long the rest takes."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, TextIO

from generator.model.text import Both
from generator.shell.stages import Stages

STAGES: Final = MappingProxyType({
    "read": Both("Reading", "读取"),
    "disclose": Both("Taking out what is internal", "剔除内部内容"),
    "decode": Both("Understanding the records", "解析记录"),
    "ledger": Both("Reckoning", "核算"),
    "check": Both("Checking", "检查"),
    "render": Both("Making pages", "生成页面"),
    "pictures": Both("Making pictures", "处理图片"),
    "print": Both("Printing", "排印"),
    "check outputs": Both("Looking once more", "复核输出"),
    "write": Both("Writing", "写入"),
})  # fmt: skip
"""What a reader is told of each stage of a build."""
OFTEN: Final = 0.1
SELDOM: Final = 10.0
"""Seconds between two tellings: on a terminal, where one line is written over and over; and in a log, line by line."""
_SURE: Final = 2.0
"""Seconds after which the speed so far is taken for that of the rest."""
_WIPE: Final = "\r\x1b[K"


@contextmanager
def told_stages(language: str) -> Iterator[Stages]:
    """Stages that tell of themselves on the stream for problems while the block runs."""
    progress = Progress(language)
    try:
        yield Stages(progress.begin, progress.count)
    finally:
        progress.end()


@dataclass(slots=True)
class Progress:
    """Tells of stages in one language: on a terminal in one line that goes away, else in a line now and then.

    In a log, work that is done within ten seconds says nothing.
    """

    language: str
    stream: TextIO = field(default_factory=lambda: sys.stderr)
    clock: Callable[[], float] = time.monotonic
    _is_terminal: bool = field(init=False)
    _stage: str = field(init=False, default="")
    _first: tuple[int, float] | None = field(init=False, default=None)
    """The first that was counted, and when: what a stage does before it has a speed of its own."""
    _told: float = field(init=False)

    def __post_init__(self) -> None:
        self._is_terminal = self.stream.isatty()
        self._told = self.clock()

    def begin(self, stage: str) -> None:
        """A stage begins; on a terminal it is named at once."""
        self._stage, self._first = stage, None
        if self._is_terminal:
            self._say(f"{self._name(stage)} …")

    def count(self, stage: str, done: int, total: int) -> None:
        """So many of so many are done in the stage that runs."""
        now = self.clock()
        if stage != self._stage or self._first is None:
            self._stage, self._first = stage, (done, now)
        if now - self._told >= (OFTEN if self._is_terminal else SELDOM):
            self._say(self._line(stage, done, total, self._first, now))

    def end(self) -> None:
        """Leave the terminal as it was."""
        if self._is_terminal:
            self.stream.write(_WIPE)
            self.stream.flush()

    def _line(self, stage: str, done: int, total: int, first: tuple[int, float], now: float) -> str:
        counted = Both(f" {done} of {total}", f"：{done}/{total}").in_language(self.language)
        since, seconds = done - first[0], now - first[1]
        known = since and seconds >= _SURE and done < total
        left = _left(seconds * (total - done) / since).in_language(self.language) if known else ""
        return self._name(stage) + counted + left

    def _say(self, line: str) -> None:
        self._told = self.clock()
        self.stream.write(f"{_WIPE}{line}" if self._is_terminal else f"{line}\n")
        self.stream.flush()

    def _name(self, stage: str) -> str:
        return STAGES[stage].in_language(self.language)


def _left(seconds: float) -> Both:
    """As exact as a guess is: by five seconds below a minute, above by minutes."""
    if seconds < 57.5:
        count = max(5, 5 * round(seconds / 5))
        return Both(f", about {count} s left", f"，约剩{count}秒")
    count = round(seconds / 60)
    return Both(f", about {count} min left", f"，约剩{count}分钟")
