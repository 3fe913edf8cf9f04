"""Keeps a line of WeasyPrint whole whose words just fit and whose last space does not.

Where a text is followed by a link, by what is kept together, or by words of another face, it ends with the space before
that. When the line is full to the last word, the library takes the space for a reason to break, and breaks after the
*first* word: "Scheduling" stood alone above the rest of a title. Such a space hangs, as one at any line's end does.
An adaptation of one library version like `justify`, and like it without effect where the version is unknown.
"""

from __future__ import annotations

from collections.abc import Callable
from math import inf
from typing import Any, Final

import weasyprint
from weasyprint.layout import inline

KNOWN_VERSIONS: Final = ("70.0",)

_below: list[Callable[..., Any]] = []
"""What splits lines while the adaptation is in: the library, or another adaptation."""


def install() -> bool:
    """Put the adaptation in; False, with nothing changed, when the library's version is not one that was tried."""
    if weasyprint.__version__ not in KNOWN_VERSIONS:
        return False
    if not _below:
        _below.append(inline.split_first_line)
        inline.split_first_line = _split
    return True


def remove() -> None:
    """Take the adaptation out again."""
    if _below:
        inline.split_first_line = _below.pop()


def _split(text: str, style: Any, context: Any, room: Any, *rest: Any, **named: Any) -> tuple[Any, ...]:
    """The first line of a text as it is below, or the whole text where only its last space has no room."""
    (split,) = _below
    line: tuple[Any, ...] = split(text, style, context, room, *rest, **named)
    words = text.rstrip(" ")
    if line[2] is None or words == text or not words or room is None or room == inf or style["white_space"] != "normal":
        return line
    layout, length, resume_at, width, *heights = split(words, style, context, room, *rest, **named)
    if resume_at is None and width <= room:
        return (layout, length, len(text.encode()), width, *heights)
    return line
