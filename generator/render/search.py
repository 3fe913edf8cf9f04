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
from dataclasses import dataclass, field, replace
from itertools import accumulate
from operator import sub
from typing import Any, Final, TypeVar

from generator.model.frozen import frozen
from generator.model.memory import FORGETFUL, Memory, key_of
from generator.model.output import File, digest_of
from generator.render.search_terms import PREFIX, STEM_STEPS, bucket, terms

LONGEST_TEXT: Final = 4000
"""Characters of a record's text that are searched and shown; the rest is in its title, or on its page."""
TERMS_SIZE: Final = 24_000
"""About how large a file of terms may be, in bytes: a query takes up to six."""
PER_FILE: Final = 2
"""Records in a file of texts: a query shows eight."""

KIND: Final = "findable"
"""Under which entries made findable are remembered."""

Found = TypeVar("Found")


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

    def values(self) -> tuple[str, ...]:
        """All that it holds."""
        return self.id, self.address, self.title, self.note, self.text, self.language


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
    key = key_of(*entry.values())
    known = recalled(entry, key, memory)
    if known is not None:
        return known
    found = _findable(entry)
    memory.keep(KIND, key, marshal.dumps((found.entry.text, found.head, found.body)))
    return found


def recalled(entry: Entry, key: bytes, memory: Memory) -> Findable | None:
    """The entry as it was made findable under this key; None where nobody remembers."""
    known = memory.recall(KIND, key)
    if known is None:
        return None
    text, head, body = marshal.loads(known)  # noqa: S302 - the memory gives what `findable` kept
    return Findable(replace(entry, text=text), head, body)


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
    postings = Postings()
    digests: list[bytes] = []
    for number, pair in enumerate(in_files(entries)):
        postings.take(pair)
        file = texts_file(folder, number, pair)
        digests.append(digest_of(file.body))
        yield file
    for file in postings.files(folder):
        digests.append(digest_of(file.body))
        yield file
    yield manifest(folder, postings.count, postings.size, digests)


@dataclass
class Postings:
    """Which entries have a term: in id or title (`head`), or in their text only (`body`), by number in ascending order."""

    head: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    body: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    count: int = 0

    def take(self, entries: Iterable[Findable]) -> None:
        """Add entries, which get the next numbers."""
        head, body = self.head, self.body
        for found in entries:
            for terms_of, lists in ((found.head, head), (found.body, body)):
                for term in terms_of.split("\n") if terms_of else ():
                    lists[term].append(self.count)
            self.count += 1

    @property
    def size(self) -> int:
        """About how many bytes they will take."""
        head, body = self.head, self.body
        size = sum(len(term) * 3 + 10 for term in head.keys() | body.keys())
        return size + sum(map(len, head.values())) + sum(map(len, body.values()))

    def files(self, folder: str) -> Iterator[File]:
        """The files of terms."""
        head, body, alphabet = self.head, self.body, alphabet_of(self.count)
        parts = parts_of(self.size)
        by_part: list[list[str]] = [[] for _ in range(parts)]
        for term in head.keys() | body.keys():
            by_part[bucket(term, parts)].append(term)
        for number, held in enumerate(by_part):
            lists = {term: (steps(head.get(term), alphabet), steps(body.get(term), alphabet)) for term in held}
            yield terms_file(folder, number, lists)


def manifest(folder: str, count: int, size: int, digests: Iterable[bytes]) -> File:
    """What tells the script how the index is laid out; `digests` are those of its files, texts before terms."""
    told = {
        "entries": count,
        "parts": parts_of(size),
        "perFile": PER_FILE,
        "prefix": PREFIX,
        "size": size,
        "steps": STEM_STEPS,
        "version": hashlib.sha256(b"".join(digests)).hexdigest()[:12],
    }
    return _script(folder, "index", told)


def texts_file(folder: str, number: int, pair: Sequence[Findable]) -> File:
    """The file of what is shown of some entries."""
    return _script(folder, f"texts/{number}", [_shown(found.entry) for found in pair])


def terms_file(folder: str, number: int, lists: Mapping[str, Sequence[str]]) -> File:
    """A file of terms: to each the entries that have it in id or title, and those that have it in text only."""
    return _script(folder, f"terms/{number}", dict(sorted(lists.items())))


def told_in(file: bytes, folder_name: str) -> Any:
    """The value that a file of the index hands to the script. Raises ValueError for anything else."""
    head, tail = f'rectifySearch("{folder_name}",'.encode(), b");\n"
    if not file.startswith(head) or not file.endswith(tail):
        raise ValueError(f"not a file of the index: {folder_name}")
    return json.loads(file[len(head) : -len(tail)])


def in_files(entries: Iterable[Found]) -> Iterator[list[Found]]:
    """Entries as they share files of texts."""
    held: list[Found] = []
    for found in entries:
        held.append(found)
        if len(held) == PER_FILE:
            yield held
            held = []
    if held:
        yield held


def parts_of(size: int) -> int:
    """How many files terms of that size are spread over: a power of two, so that one entry more seldom moves all of them."""
    return 1 << (size // TERMS_SIZE).bit_length()


def alphabet_of(count: int) -> Sequence[str]:
    """A character for each step from 0 to `count`: from U+0022 on, `!` for the backslash, no surrogates.

    So a list needs no escapes, is small where steps are, and is made and read one character at a time.
    """
    codes = (code if code < 0xD800 else code + 0x800 for code in range(0x22, 0x23 + count))
    return ["!" if code == 0x5C else chr(code) for code in codes]


def steps(numbers: Sequence[int] | None, alphabet: Sequence[str]) -> str:
    """Ascending entry numbers as characters: each the step from the one before, the first from -1."""
    if not numbers:
        return ""
    return alphabet[numbers[0] + 1] + "".join(map(alphabet.__getitem__, map(sub, numbers[1:], numbers)))


def numbers_of(stepped: str) -> list[int]:
    """The reverse of `steps`."""
    codes = (0x5C if letter == "!" else ord(letter) for letter in stepped)
    return list(accumulate((code - 0x22 - (0x800 if code >= 0xE000 else 0) for code in codes), initial=-1))[1:]


def _shown(entry: Entry) -> tuple[str, ...]:
    shown = (entry.id, entry.address, entry.title, entry.note, entry.text)
    return (*shown, entry.language) if entry.language else shown


def _script(folder: str, name: str, value: object) -> File:
    """A file that hands its value to the search page's script; a script also loads where the site is only a folder."""
    said = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return File(f"{folder}/{name}.js", f'rectifySearch("{name}",{said});\n'.encode())
