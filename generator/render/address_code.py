"""The address of a page as a QR code, drawn as SVG: what is on paper leads back to the page as it is now.

With a given mask a code is an affine function of the bits of its text: the codes of two texts of one length differ by
the sum of the differences that their bits make. Each difference is taken from the library once; after that the code of
a further address is a few exclusive ors, 0.05 ms where the library needs 2 (docs/decisions/dependencies.md).
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from markupsafe import Markup
from qrcodegen import DataTooLongError, QrCode, QrSegment

MASK: Final = 3
"""Any of the eight is right for readers; one for all codes makes them comparable."""
QUIET: Final = 4
"""Modules of white that the standard wants around a code."""
SIDE: Final = 128
"""Pixels of a side where no style sheet says otherwise."""
FEW: Final = 40
"""Addresses alike but for their own part whose codes are made whole: as many as differences may have to be taken for more."""
_drawn: Final[dict[tuple[bytes, int, bytes], int]] = {}
"""How many codes were made of addresses alike."""
ZERO: Final = b"0"
"""What stands for each letter of a page's own name in the code from which differences are taken: digits are near to it."""
BITS: Final = 8


def address_code(address: str, title: str = "") -> Markup:
    """The code, with its quiet zone, as an `svg` element.

    `title` is what a screen reader says; without one the code is hidden from it, for a page that has the address as text
    beside it. Empty for an address of more than 2 331 bytes, which no code holds.
    """
    ends = address.rfind("/")
    begins = address.rfind("/", 0, ends) + 1
    before, own, after = (part.encode() for part in (address[:begins], address[begins:ends], address[ends:]))
    alike = (before, len(own), after)
    _drawn[alike] = _drawn.get(alike, 0) + 1
    try:
        size, drawn = _modules(address.encode()) if _drawn[alike] <= FEW else _derived(before, own, after)
    except DataTooLongError:
        return Markup()
    edge = size + 2 * QUIET
    said = Markup(' role="img"><title>{}</title>').format(title) if title else Markup(' aria-hidden="true">')
    return Markup(
        '<svg class="code" width="{side}" height="{side}" viewBox="-{quiet} -{quiet} {edge} {edge}" shape-rendering="crispEdges"{said}'
        '<path stroke="#000" d="{path}"/></svg>'
    ).format(side=SIDE, quiet=QUIET, edge=edge, said=said, path=_path(size, drawn))


def _derived(before: bytes, own: bytes, after: bytes) -> tuple[int, int]:
    """The size and the modules of an address, from those of one whose own part is all zeros."""
    size, drawn = _plain(before, len(own), after)
    for place, letter in enumerate(own):
        differs = letter ^ ZERO[0]
        for bit in range(BITS):
            if differs >> bit & 1:
                drawn ^= _difference(before, len(own), after, place, bit)
    return size, drawn


@lru_cache(maxsize=256)
def _plain(before: bytes, length: int, after: bytes) -> tuple[int, int]:
    return _modules(before + ZERO * length + after)


@lru_cache(maxsize=8192)
def _difference(before: bytes, length: int, after: bytes, place: int, bit: int) -> int:
    """The modules that change with one bit of one letter of the own part."""
    text = bytearray(before + ZERO * length + after)
    text[len(before) + place] ^= 1 << bit
    return _modules(bytes(text))[1] ^ _plain(before, length, after)[1]


def _modules(text: bytes) -> tuple[int, int]:
    """The size, and all rows one after the other as one number, each filled up to whole bytes."""
    code = QrCode.encode_segments([QrSegment.make_bytes(text)], QrCode.Ecc.MEDIUM, mask=MASK, boostecl=False)
    size = code.get_size()
    bits = 0
    for y in range(size):
        for x in range(_width(size) * BITS):
            bits = bits << 1 | code.get_module(x, y)
    return size, bits


def _width(size: int) -> int:
    """The bytes of a row."""
    return -(-size // BITS)


def _path(size: int, drawn: int) -> str:
    """The strokes: one module high, row by row, eight modules at a time."""
    width = _width(size)
    rows = drawn.to_bytes(width * size)
    lines = ("".join(_STROKES[eight] for eight in rows[at : at + width]) for at in range(0, len(rows), width))
    return "".join(f"M0 {y}.5{line[: line.rfind('h') + 2]}" for y, line in enumerate(lines) if "h" in line)


def _strokes(eight: int) -> str:
    """Eight modules as strokes and steps, ending at the ninth."""
    made = ""
    at = 0
    while at < BITS:
        dark = eight >> (BITS - 1 - at) & 1
        end = at
        while end < BITS and (eight >> (BITS - 1 - end) & 1) == dark:
            end += 1
        made += f"h{end - at}" if dark else f"m{end - at} 0"
        at = end
    return made


_STROKES: Final = tuple(_strokes(eight) for eight in range(1 << BITS))
