"""Which known names a misspelt one may have meant."""

from __future__ import annotations

from collections.abc import Iterable


def alike(word: str, known: Iterable[str], *, most: int = 1, cutoff: float = 0.6) -> list[str]:
    """The names most like a word, the likest first; `cutoff` is the least likeness, 1 being the same."""
    from difflib import get_close_matches  # noqa: PLC0415 - for slips, which most runs do not meet

    return get_close_matches(word, list(known), n=most, cutoff=cutoff)
