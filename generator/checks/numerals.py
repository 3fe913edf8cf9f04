"""Numbers as texts write them: digits, Chinese numerals, English words up to ninety-nine."""

from __future__ import annotations

import re
from typing import Final

NUMERAL: Final = r"\d{1,6}|[零〇一二两三四五六七八九十百千]{1,7}"
_DIGITS: Final = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS: Final = {"十": 10, "百": 100, "千": 1000}
_ONES: Final = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_DECADES: Final = ["_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ORDINALS: Final = [
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
]


ENGLISH: Final = "|".join((*_ONES[2:], *(f"{decade}(?:-(?:{'|'.join(_ONES[1:10])}))?" for decade in _DECADES[2:])))
"""English number words from two on, as a pattern: "one" is too often no number."""


def number_of(written: str) -> int | None:
    """`12`, `1,234`, `十二`, `二百零三`, `twelve`, `twenty-one` → the number; nothing for any other word."""
    plain = written.strip().lower().replace(",", "")
    if re.fullmatch(r"[0-9]+", plain):
        return int(plain)
    if plain and all(sign in _DIGITS or sign in _TENS for sign in plain):
        return _chinese(plain)
    return _english(plain)


def _chinese(written: str) -> int:
    """Digit by digit where no ten stands between (二〇一八), else by tens, hundreds and thousands."""
    if not any(sign in _TENS for sign in written):
        return int("".join(str(_DIGITS[sign]) for sign in written))
    total, held = 0, 0
    for sign in written:
        if sign in _TENS:
            total += (held or 1) * _TENS[sign]
            held = 0
        else:
            held = _DIGITS[sign]
    return total + held


def _english(word: str) -> int | None:
    for names in (_ONES, _ORDINALS):
        if word in names:
            return names.index(word)
    decade, _, one = word.partition("-")
    if decade not in _DECADES[2:]:
        return None
    if one and one not in _ONES[1:10]:
        return None
    return 10 * _DECADES.index(decade) + (_ONES.index(one) if one else 0)
