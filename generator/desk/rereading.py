"""An edition read again after the texts of some records changed and nothing else: only these are read, and what follows from them.

What comes out is what `build.reading` gives; where that is not sure, nothing comes out, and all is read.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import Final

from generator.build import Reading, days
from generator.ledger.reckoning import reckon
from generator.model.memory import Memory
from generator.shell.collecting import uncollected
from generator.source.decode import decoded_again
from generator.source.disclosure import public_again
from generator.source.layout import Role, locate
from generator.source.remembered_texts import RememberedTexts
from generator.source.tree import SourceTree

MOST: Final = 8
"""Records; with more, all may as well be read."""


@uncollected()
def read_again(
    before: Reading, tree: SourceTree, changed: Collection[str], as_of: date | None, memory: Memory
) -> Reading | None:  # fmt: skip
    """The edition as it is now; `changed` are the files that were written to since `before`, none of which is new or gone.

    None where all has to be read: when settings or units changed, the day is another, or a record is not what it was to others.
    """
    locations = [locate(path) for path in changed]
    bases = sorted({location.base for location in locations})
    is_texts = all(location.role in {Role.RECORD, Role.TRANSLATION} for location in locations)
    if not is_texts or len(bases) > MOST or days(before.settings, as_of) != (before.ledger.as_of, before.today):
        return None
    texts = RememberedTexts(memory, tree.paths())
    read = before
    for base in bases:
        found = _with_record(read, tree, _files(tree, base), memory, texts)
        if found is None:
            return None
        read = found
    return read


def _with_record(
    read: Reading, tree: SourceTree, files: tuple[str, ...], memory: Memory, texts: RememberedTexts
) -> Reading | None:  # fmt: skip
    try:
        disclosed = public_again(read.disclosed, tree, files, texts) if read.disclosed is not None else None
        if read.disclosed is not None and disclosed is None:
            return None
        source = disclosed.source if disclosed is not None else tree
        decoded = decoded_again(read.decoded, source, files, memory)
    except OSError:  # it went away meanwhile
        return None
    if decoded is None:
        return None
    ledger = reckon(decoded.content, read.ledger.as_of, read.ledger)
    return replace(read, source=source, ledger=ledger, decoded=decoded, disclosed=disclosed)


def _files(tree: SourceTree, base: str) -> tuple[str, ...]:
    """A record's file and its translations, as the gate takes them: the record first."""
    stem = base.rpartition(".")[0] + "."
    others = (path for path in tree.paths() if path.startswith(stem) and path != base and locate(path).base == base)
    return (base, *others)
