"""The search index of one edition in one language: plain script files, each loaded when a query needs it.

A record is made findable by itself (`findable`), so that its part can be kept while it does not change; `index_files`
puts the parts together. Terms are spread over files by hash, records over files in their order. Lists of records are
written as characters, one for each step to the next record: small, and quick to make and read.
Why no ready-made engine: docs/decisions/search.md.
"""

from __future__ import annotations

import hashlib
import json
import marshal
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from operator import sub
from typing import Final, Protocol

from generator.model.frozen import frozen
from generator.model.memory import FORGETFUL, Memory, key_of
from generator.model.output import File
from generator.render.search_terms import PREFIX, STEM_STEPS, bucket, terms

LONGEST_TEXT: Final = 4000
"""Characters of a record's text that are searched and shown; the rest is in its title, or on its page."""
TERMS_SIZE: Final = 24_000
"""About how large a file of terms may be, in bytes: a query takes up to six."""
PER_FILE: Final = 2
"""Records in a file of texts: a query shows eight."""

Lists = Mapping[str, list[int]]


class Digest(Protocol):
    """What the bytes of the files are told to."""

    def update(self, body: bytes, /) -> None: ...


@frozen
class Entry:
    """A page that can be found. `address` is quoted and from the site's root; `note` stands beside the title.

    `language` is that of title and text where it is not the page's; the site's tags and ours are the same.
    """

    id: str
    address: str
    title: str
    note: str
    text: str
    language: str = ""


@frozen
class Findable:
    """An entry with its terms, joined by line ends: those of id and title, and those that only the text has.

    To be kept by record: as two strings, the terms of ten thousand records take 100 MB and not a gigabyte.
    """

    entry: Entry
    head: str
    body: str


def findable(entry: Entry, memory: Memory = FORGETFUL) -> Findable:
    """The entry made findable; a text beyond `LONGEST_TEXT` characters is cut."""
    key = key_of(entry.id, entry.address, entry.title, entry.note, entry.text, entry.language)
    known = memory.recall("findable", key)
    if known is not None:
        text, head, body = marshal.loads(known)  # noqa: S302 - the memory gives what was kept below
        return Findable(replace(entry, text=text), head, body)
    found = _findable(entry)
    memory.keep("findable", key, marshal.dumps((found.entry.text, found.head, found.body)))
    return found


def _findable(entry: Entry) -> Findable:
    shown = replace(entry, text=" ".join(entry.text[: 2 * LONGEST_TEXT].split())[:LONGEST_TEXT])
    head = terms(f"{shown.id}\n{shown.title}")
    body = [term for term in terms(f"{shown.note}\n{shown.text}") if term not in head]
    return Findable(shown, "\n".join(head), "\n".join(body))


def index_files(entries: Iterable[Findable], folder: str) -> Iterator[File]:
    """The index of these entries, in whose order equally good results are shown; `folder` is that of the search page.

    The entries are read once and not kept. `index.js` says how the other files (`terms/N.js`, `texts/N.js`) are laid
    out, and gives their digest, which keeps caches honest.
    """
    head: dict[str, list[int]] = defaultdict(list)
    body: dict[str, list[int]] = defaultdict(list)
    digest = hashlib.sha256()
    count = 0
    for number, pair in enumerate(_in_files(entries)):
        for found in pair:
            for term in found.head.split("\n"):
                head[term].append(count)
            for term in found.body.split("\n"):
                body[term].append(count)
            count += 1
        yield _counted(_script(folder, f"texts/{number}", [_shown(found.entry) for found in pair]), digest)
    parts = _parts(head, body)
    for number, held in enumerate(_spread(head, body, parts, _alphabet(count))):
        yield _counted(_script(folder, f"terms/{number}", held), digest)
    manifest = {
        "entries": count,
        "parts": parts,
        "perFile": PER_FILE,
        "prefix": PREFIX,
        "steps": STEM_STEPS,
        "version": digest.hexdigest()[:12],
    }
    yield _script(folder, "index", manifest)


def _in_files(entries: Iterable[Findable]) -> Iterator[list[Findable]]:
    held: list[Findable] = []
    for found in entries:
        held.append(found)
        if len(held) == PER_FILE:
            yield held
            held = []
    if held:
        yield held


def _parts(head: Lists, body: Lists) -> int:
    """How many files the terms are spread over: a power of two, so that one record more seldom moves all of them."""
    size = sum(len(term) * 3 + 10 for term in head.keys() | body.keys())
    size += sum(map(len, head.values())) + sum(map(len, body.values()))
    return _power_of_two(size // TERMS_SIZE + 1)


def _spread(head: Lists, body: Lists, parts: int, alphabet: Sequence[str]) -> Iterator[dict[str, tuple[str, str]]]:
    """For each file its terms: to each the records that have it in id or title, and those that have it in text only."""
    by_part: list[list[str]] = [[] for _ in range(parts)]
    for term in head.keys() | body.keys():
        by_part[bucket(term, parts)].append(term)
    for held in by_part:
        yield {
            term: (_steps(head.get(term), alphabet), _steps(body.get(term), alphabet)) for term in sorted(held) if term
        }


def _alphabet(count: int) -> Sequence[str]:
    """A character for each step from 0 to `count`: from U+0022 on, `!` for the backslash, no surrogates.

    So a list needs no escapes, is small where steps are, and is made and read one character at a time.
    """
    codes = (code if code < 0xD800 else code + 0x800 for code in range(0x22, 0x23 + count))
    return ["!" if code == 0x5C else chr(code) for code in codes]


def _steps(numbers: list[int] | None, alphabet: Sequence[str]) -> str:
    """Ascending record numbers as characters: each the step from the one before, the first from -1."""
    if not numbers:
        return ""
    return alphabet[numbers[0] + 1] + "".join(map(alphabet.__getitem__, map(sub, numbers[1:], numbers)))


def _shown(entry: Entry) -> tuple[str, ...]:
    shown = (entry.id, entry.address, entry.title, entry.note, entry.text)
    return (*shown, entry.language) if entry.language else shown


def _counted(file: File, digest: Digest) -> File:
    digest.update(file.body)
    return file


def _power_of_two(least: int) -> int:
    return 1 << (least - 1).bit_length()


def _script(folder: str, name: str, value: object) -> File:
    """A file that hands its value to the search page's script; a script also loads where the site is only a folder."""
    said = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return File(f"{folder}/{name}.js", f'rectifySearch("{name}",{said});\n'.encode())
