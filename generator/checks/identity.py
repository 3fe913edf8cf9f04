"""Numbers of persons that prove themselves: identity cards and payment cards by their check digits."""

from __future__ import annotations

from datetime import date
from typing import Final

_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS: Final = "10X98765432"


def is_identity_number(digits: str) -> bool:
    """Whether 18 characters are a resident identity number: a date of birth that exists and the right check digit.

    GB 11643-1999: the weighted sum of the first 17 digits modulo 11 gives the last sign.
    """
    if len(digits) != 18 or not digits[:17].isdecimal() or not "11" <= digits[:2] <= "91":
        return False
    try:
        born = date(int(digits[6:10]), int(digits[10:12]), int(digits[12:14]))
    except ValueError:
        return False
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits[:17], strict=True))
    return born.year >= 1900 and _CHECK_DIGITS[total % 11] == digits[17].upper()


def is_payment_card(digits: str) -> bool:
    """Whether 16 to 19 digits are the number of a payment card: a known first digit and the right last one (Luhn)."""
    if not (16 <= len(digits) <= 19 and digits.isdecimal() and digits[0] in "3456" and len(set(digits)) > 2):
        return False
    doubled = (int(digit) * 2 if place % 2 else int(digit) for place, digit in enumerate(reversed(digits)))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0
