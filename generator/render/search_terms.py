"""What a text can be found by: words and their stems, numbers and ids, Chinese characters and pairs of them.

`templates/assets/search.js` cuts a reader's query by the same rules. The tables go to it with the index, and a test
runs both over the same texts.
"""

from __future__ import annotations

from functools import lru_cache
from operator import add
from typing import Final

from generator.model.patterns import pattern

CHINESE: Final = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
WORD: Final = "0-9a-z\u00df-\u00f6\u00f8-\u024f"
PREFIX: Final = 3
"""As many characters of a word decide in which part of the index it stands; so the beginning of a word finds it."""

STEM_STEPS: Final = (
    (("sses", "ss", 2), ("ies", "y", 2), ("ches", "ch", 2), ("shes", "sh", 2), ("xes", "x", 2), ("ss", "ss", 0),
     ("us", "us", 0), ("is", "is", 0), ("s", "", 2)),
    (("ied", "y", 2), ("eed", "ee", 2), ("ed", "", 3), ("ing", "", 3)),
    (("ification", "ify", 2), ("ment", "", 4), ("ation", "at", 3), ("tion", "t", 4), ("sion", "s", 3),
     ("ness", "", 4), ("ly", "", 4)),
    (("e", "", 3), ("y", "i", 2)),
)  # fmt: skip
"""Plural, -ed and -ing, nouns made of verbs, last letter: in each step the first suffix that fits is replaced, if at
least so many letters remain before it. Light on purpose: what it joins, a reader would join."""

_WIDE: Final = {
    wide: wide - 0xFEE0 for wide in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
}
_IS_WIDE: Final = pattern("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
_TOKEN: Final = pattern(f"[{CHINESE}]+|[{WORD}]+(?:[.-][{WORD}]+)*")
_JOINT: Final = pattern("[.-]")
_WORD_ALONE: Final = pattern("[a-z\u00df-\u00f6\u00f8-\u024f]+")
_PLAIN_WORD: Final = pattern(r"[a-z]{3,}")
_DOUBLED: Final = pattern(r"([a-z])\1$")


def folded(text: str) -> str:
    """Small letters, and full-width letters and digits as narrow ones; as long as it was, so that places agree."""
    narrow = text.translate(_WIDE) if _IS_WIDE.search(text) else text
    small = narrow.lower()
    return small if len(small) == len(text) else "".join(letter.lower()[0] for letter in narrow)


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The stem of an English word; anything else is its own stem."""
    if not _PLAIN_WORD.fullmatch(word):
        return word
    for step in STEM_STEPS:
        for suffix, replacement, least in step:
            if word.endswith(suffix) and len(word) - len(suffix) >= least:
                word = word[: len(word) - len(suffix)] + replacement
                break
    return _DOUBLED.sub(r"\1", word)


def terms(text: str) -> dict[str, None]:
    """All terms of a text, each once, in the order of their first places.

    Words are terms as they are and as stems, so that a beginning finds them while it is being typed. A compound
    (`DL-01`, `look-back`, `1.10`) is a term, and so are its parts.
    """
    found: list[str] = []
    for token in _TOKEN.findall(folded(text)):
        if token[0] >= "\u3400":
            found += token
            found += map(add, token, token[1:])
        elif token.isalnum():
            found += (token, stem(token))
        else:
            found.append(token)
            for part in _JOINT.split(token):
                found += (part, stem(part))
    return dict.fromkeys(found)


def home(term: str) -> str:
    """The part of a term that decides where in the index it stands: of a word its beginning, of all else the whole."""
    return term[:PREFIX] if _WORD_ALONE.fullmatch(term) else term


def bucket(term: str, count: int) -> int:
    """In which of `count` parts (a power of two) of the index a term stands: FNV-1a over UTF-16 units."""
    value = 0x811C9DC5
    for letter in home(term):
        value = ((value ^ ord(letter)) * 0x01000193) & 0xFFFFFFFF
    return (value ^ (value >> 15)) & (count - 1)
