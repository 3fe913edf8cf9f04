"""Tells a word that decides who may read from one that only resembles it: `Internal`, `intenal`, `іnternal`, `内部`.

The gate refuses what resembles; it never guesses that it was meant.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

GUARDED: Final = ("internal", "audience", "accept")
"""The keys by which something is kept from the public."""

_CHINESE: Final = {"内部": "internal", "内部资料": "internal", "仅内部": "internal", "公开范围": "audience"}
_LETTERS: Final = {
    "a": "аɑα",
    "c": "сϲ",
    "d": "ԁđ",
    "e": "еε",
    "l": "iіıιӏ1",
    "n": "нηпո",
    "p": "рρ",
    "r": "г",
    "t": "тτ",
    "u": "υμ",
}
"""Letters of other alphabets that can be taken for a Latin one; `i`, `l` and `1` count as one letter."""
_ALIKE: Final = {ord(alike): letter for letter, alikes in _LETTERS.items() for alike in alikes}


_SIGNS: Final = {sign.translate(_ALIKE) for word in GUARDED for sign in word} | set(map(chr, range(128))) - set(
    "abcdefghijklmnopqrstuvwxyz0123456789"
)
"""What can stand in a word that is one slip away from a guarded one: one sign more at most."""


@lru_cache(maxsize=4096)
def resembled(text: str) -> str:
    """The guarded word that `text` resembles without being it; empty where there is none."""
    if text in GUARDED or (text.isascii() and len(set(text.casefold().translate(_ALIKE)) - _SIGNS) > 1):
        return ""
    bare = "".join(character for character in unicodedata.normalize("NFKC", text).casefold() if character.isalnum())
    if bare in _CHINESE:
        return _CHINESE[bare]
    shape = _shape(bare)
    return next((word for word in GUARDED if _is_one_slip_away(shape, _shape(word))), "")


def _shape(word: str) -> str:
    """The word as an eye in a hurry reads it."""
    plain = unicodedata.normalize("NFD", word)
    return "".join(c for c in plain if not unicodedata.combining(c)).translate(_ALIKE)


def _is_one_slip_away(typed: str, word: str) -> bool:
    """Whether one letter added, left out, changed or exchanged with the next makes `word` of `typed`; or none."""
    if typed == word:
        return True
    if abs(len(typed) - len(word)) > 1:
        return False
    start = 0
    while start < min(len(typed), len(word)) and typed[start] == word[start]:
        start += 1
    a, b = typed[start:], word[start:]
    exchanged = len(a) > 1 and len(b) > 1 and a[0] == b[1] and a[1] == b[0] and a[2:] == b[2:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or exchanged
