"""What would betray an internal text: its phrases, names and numbers that nothing public says too.

Texts are compared without blanks, in lower case and in one width, because pages and prints break lines anywhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from generator.model.patterns import pattern
from generator.source.layout import Role, locate
from generator.source.tree import SourceTree

_CHINESE: Final = pattern(r"[\u3400-\u9fff]+")
_WORD: Final = pattern(r"[A-Za-z][A-Za-z'’-]*")
_NUMBER: Final = pattern(r"\d[\d -]{5,}\d")
_ADDRESS: Final = pattern(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_IDENTIFIER: Final = pattern(r"(?<![\w-])(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)+(?![\w-])")
_DATE: Final = pattern(r"(?:19|20|21)\d\d-?\d\d-?\d\d")
CHINESE_PHRASE: Final = 8
"""Characters of a Chinese phrase: long enough to be nobody else's."""
ENGLISH_PHRASE: Final = 5
"""Words of an English phrase."""
TEXTS: Final = frozenset({Role.RECORD, Role.TRANSLATION, Role.SETTINGS, Role.UNITS, Role.DISTRIBUTION, Role.STRAY})


def folded(text: str) -> str:
    """The text as it is compared: one width, lower case, no blanks, no invisible characters, no soft hyphens."""
    narrow = unicodedata.normalize("NFKC", text).casefold()
    return "".join(c for c in narrow if not c.isspace() and unicodedata.category(c) != "Cf")


def traces(tree: SourceTree, public: SourceTree, also_public: Iterable[str] = ()) -> dict[str, str]:
    """Folded phrases that only internal content has, each with the path of a file that holds it.

    `also_public` are other texts that may be read by everybody: templates, interface words.
    """
    known = public.paths()
    open_text = "\n".join(folded(public.read(path).decode("utf-8", "replace")) for path in known if _is_text(path))
    open_text += "\n".join(map(folded, also_public)) + folded(" ".join(known))
    found: dict[str, str] = {}
    shown = frozenset(known)
    for path in tree.paths():
        if _is_text(path):
            lines = _hidden_lines(path, tree, public if path in shown else None)
            candidates: Iterator[str] = (phrase for line in lines for phrase in phrases(line))
        else:
            candidates = iter(())
        named = [] if path in shown else [folded(path.rsplit("/", 1)[-1])]
        for phrase in (*candidates, *(name for name in named if len(name) >= 10)):
            if phrase not in found and phrase not in open_text:
                found[phrase] = path
    return found


def phrases(line: str) -> Iterator[str]:
    """The folded phrases of a line: runs of Chinese, runs of English words, long numbers, addresses, ids."""
    for run in _CHINESE.findall(line):
        for start in range(0, max(1, len(run) - CHINESE_PHRASE + 1), CHINESE_PHRASE // 2):
            piece = run[start : start + CHINESE_PHRASE]
            if len(piece) == CHINESE_PHRASE:
                yield piece
    words = _WORD.findall(line)
    for start in range(0, len(words) - ENGLISH_PHRASE + 1, 2):
        piece = folded("".join(words[start : start + ENGLISH_PHRASE]))
        if piece in folded(line):
            yield piece
    for number in _NUMBER.findall(line):
        digits = re.sub(r"\D", "", number)
        if not _DATE.fullmatch(digits) and 7 <= len(digits) <= 18:
            yield digits
    yield from (folded(address) for address in _ADDRESS.findall(line))
    for name in _IDENTIFIER.findall(line):
        if len(name) >= 5 and not _DATE.fullmatch(name):
            yield folded(name)


def _is_text(path: str) -> bool:
    return locate(path).role in TEXTS


def _hidden_lines(path: str, tree: SourceTree, public: SourceTree | None) -> list[str]:
    """The lines of a file that its public text does not have; all of them where the file is internal."""
    try:
        lines = tree.read(path).decode("utf-8", "replace").splitlines()
    except OSError:
        return []
    if public is None:
        return lines
    shown = folded(public.read(path).decode("utf-8", "replace"))
    return [line for line in lines if folded(line) not in shown]
