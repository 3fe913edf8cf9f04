"""Typewriter quotation marks and apostrophes of English prints, set as a press sets them.

Editors type what is on the keyboard, and their texts stay as they are on the site and in the data; on paper a straight
mark is a printer's error. Code, listings and attributes keep theirs, and so do feet, minutes and inches after a figure.
"""

from __future__ import annotations

import re
from typing import Final

from generator.model.patterns import pattern

_PART: Final = pattern(
    r"<(head|pre|code|script|style)\b.*?</\1>|<(/?)([a-z][a-z0-9]*)[^>]*>|&#39;|&#x27;|&#34;|&quot;|['\"]|[^<&'\"]+|.", re.DOTALL,
)
_SINGLE: Final = frozenset(("'", "&#39;", "&#x27;"))
_DOUBLE: Final = frozenset(('"', "&#34;", "&quot;"))
_INLINE: Final = frozenset((
    "a", "abbr", "b", "cite", "del", "em", "i", "ins", "q", "s", "small", "span", "strong", "sub", "sup", "time", "wbr",
))
_BEFORE_OPENING: Final = " \t\n\xa0([{/–—-“‘"
"""After these, and at the beginning of a block, a mark opens."""


def with_set_quotes(html: str) -> str:
    """The same document with curly marks in its text."""
    setter = _Setter()
    return "".join(setter.put(part, html[part.end() : part.end() + 1]) for part in _PART.finditer(html))


class _Setter:
    """Knows what stands before a mark, and whether one is open, within a block of text."""

    def __init__(self) -> None:
        self._before = " "
        self._open = False

    def put(self, part: re.Match[str], after: str) -> str:
        """The next part as it is printed; `after` is the character that follows it."""
        text = part[0]
        if part[1]:  # kept as it is, and a word for what follows
            self._before = "x"
        elif part[3]:
            if part[3] not in _INLINE:
                self._before, self._open = " ", False
        elif text in _DOUBLE:
            text = self._double(text)
            self._before = text[-1]
        elif text in _SINGLE:
            text = self._single(text, after)
            self._before = text[-1]
        else:
            self._before = text[-1]
        return text

    def _double(self, text: str) -> str:
        if self._before in _BEFORE_OPENING and not (self._open and self._before.isspace()):
            self._open = True
            return "“"
        if not self._open and self._before.isdigit():
            return text
        self._open = False
        return "”"

    def _single(self, text: str, after: str) -> str:
        if self._before in _BEFORE_OPENING:
            return "’" if after.isdigit() else "‘"
        return text if self._before.isdigit() and not after.isalpha() else "’"
