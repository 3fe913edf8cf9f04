"""Patterns behind quick questions: what a text must hold for a costly pattern to match it anywhere.

A site has a million texts and patterns of a hundred branches; nearly no text matches any. A sieve asks first for words, then
for looser patterns that begin with a fixed sign, which are found at the speed of memory. It may let too much through,
never too little: `tests/checks/test_sieves.py` holds every sieve against texts made from its own pattern.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Final, Protocol

from generator.model.frozen import frozen
from generator.model.patterns import pattern


class Hint(Protocol):
    """A question to a text: a pattern without anchors, or something as quick that can be asked like one."""

    def search(self, text: str, /) -> object | None:
        """Something that is not None where the text may be meant."""
        ...


@frozen
class Sieve:
    """A pattern that is only tried where one of `marks` is, and one of `hints` matches; no marks or hints: anywhere.

    A pattern that ignores case has its marks and hints in lower case. `is_wide`: it needs a sign that is not ASCII.
    What is true of a part of a text is true of the whole: so many texts may be asked at once, joined by line ends.
    """

    pattern: re.Pattern[str]
    marks: tuple[str, ...] = ()
    hints: tuple[Hint, ...] = ()
    is_wide: bool = False
    ignores_case: bool = False

    def may_match(self, text: str) -> bool:
        """Whether the pattern has to be tried; False is certain."""
        if self.is_wide and text.isascii():
            return False
        asked = lowered(text) if self.ignores_case else text
        if self.marks and not holds(asked, self.marks):
            return False
        for hint in self.hints:
            if hint.search(asked) is not None:
                return True
        return not self.hints

    def search(self, text: str) -> re.Match[str] | None:
        """The first match of the pattern."""
        return self.pattern.search(text) if self.may_match(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All matches of the pattern."""
        return self.pattern.finditer(text) if self.may_match(text) else iter(())


SIEVES: Final[list[Sieve]] = []
"""All of them, for the test that holds them against their patterns."""


def sieve(
    costly: re.Pattern[str], *marks: str, hints: tuple[str | Hint, ...] = (), is_wide: bool = False
) -> Sieve:  # fmt: skip
    """A sieve, entered in `SIEVES`; hints are written as patterns."""
    made = tuple(pattern(hint) if isinstance(hint, str) else hint for hint in hints)
    found = Sieve(costly, marks, made, is_wide, bool(costly.flags & re.IGNORECASE))
    SIEVES.append(found)
    return found


@lru_cache(maxsize=1)
def _numbers() -> dict[int, int]:
    """Number of each sieve by its identity; the same in every process that has the same sieves."""
    ordered = sorted(SIEVES, key=lambda each: (each.pattern.pattern, each.pattern.flags))
    return {id(each): number for number, each in enumerate(ordered)}


def numbers_of(sieves: Iterable[Sieve]) -> bytes:
    """The sieves' numbers, a byte each."""
    known = _numbers()
    return bytes([known[id(each)] for each in sieves])


def letting_through(text: str, sieves: Iterable[Sieve]) -> bytes:
    """The numbers of the sieves that let a text through, or any of several joined by line ends."""
    return numbers_of([each for each in sieves if each.may_match(text)])


def holds(text: str, marks: tuple[str, ...]) -> bool:
    """Whether one of the marks is in a text."""
    for mark in marks:  # noqa: SIM110 - asked a million times on a large site, and three times as fast as any()
        if mark[0] in text and mark in text:  # a sign alone is looked for at the speed of memory
            return True
    return False


@lru_cache(maxsize=16)
def lowered(text: str) -> str:
    """A text in which every Latin word stands in lower case that a pattern ignoring case would find in the original.

    Such patterns take four signs beyond A to Z for letters: the Kelvin sign, which is lowered as any other, and these.
    """
    lower = text.lower()
    return lower if lower.isascii() else lower.replace("i\u0307", "i").replace("ı", "i").replace("ſ", "s")


class Behind:
    """Some words, of which one stands behind something that `before` tells from the text before it.

    `before` is given `SEEN` signs at most; where these may be too few it has to say yes.
    """

    def __init__(self, words: tuple[str, ...], before: Callable[[str], object]) -> None:
        by_sign = ([word for word in words if word[0] == sign] for sign in dict.fromkeys(word[0] for word in words))
        self._words = tuple(pattern("|".join(map(re.escape, alike))) for alike in by_sign)
        """One for each sign that they begin with: all words at once take four times as long as one after another."""
        self._before = before

    def search(self, text: str, /) -> object | None:
        """Something where `before` holds of what stands before one of the words."""
        return _stands_behind(text, self._words, self._before) or None


SEEN: Final = 200
"""Signs before a word that are looked at."""


@lru_cache(maxsize=16)
def _stands_behind(text: str, words: tuple[re.Pattern[str], ...], before: Callable[[str], object]) -> bool:
    for alike in words:
        for found in alike.finditer(text):
            at = found.start()
            if before(text[at - SEEN if at > SEEN else 0 : at]):
                return True
    return False


class Row:
    """So many digits in a row, followed by what a pattern says."""

    def __init__(self, count: int, then: str = "") -> None:
        self._zeros = b"0" * count
        self._pattern = pattern(r"\d" * count + then)
        self._goes_on = bool(then)

    def search(self, text: str, /) -> object | None:
        """The row; or True where it is there and nothing more is asked."""
        if text.isascii() and self._zeros not in _shape(text):
            return None
        return self._pattern.search(text) if self._goes_on or not text.isascii() else True


@lru_cache(maxsize=16)
def _shape(text: str) -> bytes:
    """An ASCII text with each digit as 0: a row is found in it ten times as fast as by a pattern."""
    return text.encode("ascii").translate(_DIGITS_AS_ZERO)


_DIGITS_AS_ZERO: Final = bytes(ord("0") if 48 <= code < 58 else ord(" ") for code in range(256))
