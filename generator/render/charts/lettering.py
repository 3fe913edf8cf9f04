"""How wide words are in a chart, and where they break into lines: an SVG does neither by itself.

Nobody knows the reader's typeface. The widths are the widest of the usual ones (DejaVu and Noto, with and without
serifs), so a word may turn out narrower than its room, and never wider.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from generator.model.patterns import pattern

TEXT: Final = 15.5
"""Units; on a screen of 320 px the chart is 288 px wide, which makes this 12.4 px."""
LINE: Final = 18
"""Units from one line of a name to the next."""
WIDE_FROM: Final = 0x2E80
"""Where Chinese begins; what comes before it is Latin, Greek, Cyrillic and signs."""
PICTURES_FROM: Final = 0x1F000
_WIDTHS: Final[dict[str, float]] = {
    **dict.fromkeys("ijl'|,;:.", 0.34), **dict.fromkeys("!()[]I/\\-ft ", 0.41), **dict.fromkeys('Jrs`"*?', 0.54),
    **dict.fromkeys("_cvxyz²³°–", 0.6), **dict.fromkeys("abdeghknopqu0123456789${}", 0.66),
    **dict.fromkeys("LFPTZSAYKX", 0.76), **dict.fromkeys("BCDEGOQRUVNH+<=>^~#&w", 0.88), **dict.fromkeys("mM%@W—…“”‘’·", 1.05),
}
"""By character, in its font size."""
_CLOSING: Final = "，。；：！？、）》〉」』】〕〗％!?,.;:%)\\]}”’…—·"
_OPENING: Final = "（《〈「『【〔〖(\\[{“‘"
_JOINED: Final = "\u0300-\u036f\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef"
"""Signs that belong to the character before them."""
_PIECE: Final = pattern(
    rf"(\s*)([{_OPENING}]*(?:[^\s\u2e80-\U0010ffff{_OPENING}]+|[^\s{_OPENING}]|[{_OPENING}])[{_JOINED}{_CLOSING}]*)",
)
"""What stays on one line: a word, a number or an ideograph, with the marks that may not begin or end a line."""
_CHARACTER: Final = pattern(rf".[{_JOINED}]*", re.DOTALL)
LEAST_LAST: Final = 2.0
"""How wide the last line of several is at least, if that can be: no character stands alone."""


def width_of(text: str) -> float:
    """How wide a text is at most, in its own font size."""
    return sum(map(_width, text))


def _width(character: str) -> float:
    known = _WIDTHS.get(character)
    if known is not None:
        return known
    code = ord(character)
    if code >= PICTURES_FROM and code < 0x20000:
        return 1.4
    if 0x300 <= code <= 0x36F or 0xFE00 <= code <= 0xFE0F or code == 0x200D or code >= 0xE0100:
        return 0.0
    return 1.0 if code >= WIDE_FROM else 0.7 if code < 0x250 else 1.15


def lines_of(text: str, room: float) -> tuple[str, ...]:
    """A text in as many lines as it needs, none wider than `room` (in font sizes); nothing of it is left out."""
    lines = _broken(text, room)
    narrower = room
    while len(lines) > 1 and width_of(lines[-1]) < LEAST_LAST and narrower > room * 0.7:
        narrower -= 1
        tried = _broken(text, narrower)
        if len(tried) > len(lines):
            break
        lines = tried
    return tuple(lines)


def _broken(text: str, room: float) -> Sequence[str]:
    """Lines as full as they can be."""
    lines, line, used = [], "", 0.0
    for space, piece in _PIECE.findall(text):
        gap = " " if space and line else ""
        wide = width_of(piece)
        if line and used + width_of(gap) + wide > room:
            lines.append(line)
            line, used, gap = "", 0.0, ""
        if wide <= room:
            line, used = line + gap + piece, used + width_of(gap) + wide
            continue
        for character in _CHARACTER.findall(piece):
            if line and used + width_of(character) > room:
                lines.append(line)
                line, used = "", 0.0
            line, used = line + character, used + width_of(character)
    return [*lines, line] if line or not lines else lines
