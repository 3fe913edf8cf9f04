"""Regular expressions that are compiled when a text is first held against them.

The program has four hundred, a third of a millisecond each; a build after one edit asks a few dozen, most are for slips that
nobody made. Patterns that are put together at run time are compiled by `re` as ever.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, Final, cast


def pattern(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """As `re.compile`, but later: flags are given here, none in the text. What has to be a real one is made by `re.compile`."""
    return cast("re.Pattern[AnyStr]", _Pattern(text, flags))


class _Pattern:
    """Has the methods of a compiled pattern as its own attributes once one of them was asked for."""

    def __init__(self, text: str | bytes, flags: int) -> None:
        self.pattern = text
        self.flags = int(flags)
        if isinstance(text, str) and not self.flags & _ASCII:
            self.flags |= _UNICODE

    def __getattr__(self, name: str) -> Any:
        if name not in _OF_COMPILED:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self.flags)
        vars(self).update((each, getattr(compiled, each)) for each in _OF_COMPILED)
        return getattr(compiled, name)

    def __repr__(self) -> str:
        return f"pattern({self.pattern!r}, {self.flags})"


_ASCII: Final = int(re.ASCII)
_UNICODE: Final = int(re.UNICODE)
_OF_COMPILED: Final = frozenset(
    {"search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn", "groups", "groupindex", "scanner"}
)
