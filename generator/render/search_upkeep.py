"""The search index of the last build, brought up to date: only files that hold something of a changed entry are made anew.

What comes out is, byte for byte, what `search.index_files` makes of all entries. Where that is quicker, or where it is not
sure what stands, it is made so.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from generator.model.frozen import frozen
from generator.model.memory import key_of
from generator.model.notebook import Notebook, Notes, used
from generator.model.output import File, Stored, digest_of
from generator.model.standing import Standing, about
from generator.render.search import (
    KIND,
    Entry,
    Findable,
    Postings,
    alphabet_of,
    findable,
    in_files,
    manifest,
    numbers_of,
    parts_of,
    recalled,
    steps,
    terms_file,
    texts_file,
    told_in,
)
from generator.render.search_terms import bucket

MOST_CHANGED: Final = 8
"""Of so many files of texts one may be new; with more, all terms are gathered anew."""


@frozen
class Sought:
    """An entry to be: `basis` digests all that it is made of; empty where only the entry itself tells."""

    basis: bytes
    entry: Callable[[], Entry]


@frozen
class Changed:
    """An entry that is not what it was."""

    number: int
    before: Findable
    after: Findable


class Unsure(Exception):  # noqa: N818 - no mistake: what stands does not tell enough
    """What stands cannot be brought up to date."""


class Upkeep:
    """One language's index, in the folder of its search page. `notes` are what was asked of the memory."""

    def __init__(self, sought: Sequence[Sought], folder: str, standing: Standing, book: Notebook) -> None:
        self._pairs = list(in_files(sought))
        self._count = len(sought)
        self._folder = folder
        self._standing = standing
        self._book = book
        self.notes = book.torn_out()

    def files(self) -> list[File | Stored]:
        """All files of the index."""
        standing = [self._standing.file(self._path(f"texts/{number}")) for number in range(len(self._pairs))]
        bases = [key_of(*(one.basis for one in pair)) if all(one.basis for one in pair) else b"" for pair in self._pairs]
        stale = [
            number for number, (there, basis) in enumerate(zip(standing, bases, strict=True))
            if there is None or not basis or there.basis != basis
        ]
        texts: list[File | Stored | None] = [*standing]
        try:
            if MOST_CHANGED * len(stale) > len(self._pairs):
                raise Unsure
            before = {number: self._before(texts[number], len(self._pairs[number])) for number in stale}
            changed = []
            for number in stale:
                pair, texts[number] = self._texts(number, bases[number])
                first = sum(map(len, self._pairs[:number]))
                changed += [
                    Changed(first + at, old, new)
                    for at, (old, new) in enumerate(zip(before[number], pair, strict=True)) if old != new
                ]
            made = [file for file in texts if file is not None]
            made += self._terms(changed, made)
        except Unsure:
            return self._anew(bases)
        for file in made:
            for kind, key in file.recalled if isinstance(file, Stored) and not file.place else ():
                self._book.use(kind, key)
        self._note(self._book.torn_out())
        return made

    def _anew(self, bases: Sequence[bytes]) -> list[File | Stored]:
        postings = Postings()
        made: list[File | Stored] = []
        for number in range(len(self._pairs)):
            pair, file = self._texts(number, bases[number])
            postings.take(pair)
            made.append(file)
        made += (self._put(file) for file in postings.files(self._folder))
        made.append(self._put(manifest(self._folder, postings.count, postings.size, map(_digest, made))))
        return made

    def _texts(self, number: int, basis: bytes) -> tuple[list[Findable], File | Stored]:
        """The entries of a file of texts, and the file with what it was made of."""
        pair = []
        recalled_by: list[tuple[str, bytes]] = []
        for one in self._pairs[number]:
            pair.append(findable(one.entry(), self._book))
            notes = self._book.torn_out()
            self._note(notes)
            recalled_by += used(notes)
        known = about("")._replace(basis=basis, recalled=tuple(recalled_by))
        return pair, self._standing.put(texts_file(self._folder, number, pair), known)

    def _before(self, there: File | Stored | None, count: int) -> list[Findable]:
        """The entries of a file of texts as they stand: what is shown of them is in the file, their terms in the memory."""
        if not isinstance(there, Stored):
            raise Unsure
        keys = [key for kind, key in there.recalled if kind == KIND]
        body = self._standing.read(there)
        if body is None or len(keys) != count:
            raise Unsure
        shown = told_in(body, there.path.removeprefix(f"{self._folder}/").removesuffix(".js"))
        found = [recalled(Entry(*told), key, self._book) for told, key in zip(shown, keys, strict=True)]
        self._book.torn_out()  # of use for the last time
        if None in found:
            raise Unsure
        return [one for one in found if one is not None]

    def _terms(self, changed: Sequence[Changed], texts: Sequence[File | Stored]) -> list[File | Stored]:
        """The files of terms and what tells of them."""
        index = self._standing.file(self._path("index"))
        told = self._told("index", index)
        if told["entries"] != self._count:
            raise Unsure
        moves = list(_moves(changed))
        size, alphabet = told["size"], alphabet_of(self._count)
        fresh: dict[int, File] = {}
        for part in sorted({bucket(term, told["parts"]) for term, *_ in moves}):
            name = f"terms/{part}"
            lists = self._told(name, self._standing.file(self._path(name)))
            before = sum(map(_size, lists.items()))
            for term, place, number, is_there in moves:
                if bucket(term, told["parts"]) == part:
                    _move(lists, term, place, numbers=(number, is_there), alphabet=alphabet)
            lists = {term: held for term, held in lists.items() if any(held)}
            size += sum(map(_size, lists.items())) - before
            fresh[part] = terms_file(self._folder, part, lists)
        if parts_of(size) != told["parts"]:
            raise Unsure
        made: list[File | Stored] = []
        for part in range(told["parts"]):
            there = self._standing.file(self._path(f"terms/{part}"))
            if part in fresh:
                made.append(self._put(fresh[part]))
            elif there is not None:
                made.append(there)
            else:
                raise Unsure
        made.append(self._put(manifest(self._folder, self._count, size, map(_digest, (*texts, *made)))))
        return made

    def _told(self, name: str, there: Stored | None) -> Any:
        body = self._standing.read(there) if there is not None else None
        if body is None:
            raise Unsure
        return told_in(body, name)

    def _put(self, file: File) -> File | Stored:
        return self._standing.put(file, about(file.path))

    def _note(self, notes: Notes) -> None:
        self.notes = Notes((*self.notes.recalled, *notes.recalled), (*self.notes.kept, *notes.kept))

    def _path(self, name: str) -> str:
        return f"{self._folder}/{name}.js"


def _moves(changed: Sequence[Changed]) -> Iterator[tuple[str, int, int, bool]]:
    """Each term that an entry has now or had before and not both: the list (0: head, 1: body), the entry, whether it has it."""
    for one in changed:
        pairs = ((one.before.head, one.after.head), (one.before.body, one.after.body))
        for place, (before, after) in enumerate(pairs):
            were, are = set(before.split("\n")), set(after.split("\n"))
            for term in were ^ are:
                if term:
                    yield term, place, one.number, term in are


def _move(lists: Any, term: str, place: int, *, numbers: tuple[int, bool], alphabet: Sequence[str]) -> None:
    number, is_there = numbers
    held = list(lists.get(term, ("", "")))
    found = numbers_of(held[place])
    at = bisect_left(found, number)
    if (at < len(found) and found[at] == number) == is_there:
        raise Unsure
    if is_there:
        found.insert(at, number)
    else:
        del found[at]
    held[place] = steps(found, alphabet)
    lists[term] = held


def _size(listed: tuple[str, Sequence[str]]) -> int:
    """As `Postings.size` counts."""
    term, (head, body) = listed
    return len(term) * 3 + 10 + len(head) + len(body)


def _digest(file: File | Stored) -> bytes:
    return file.digest if isinstance(file, Stored) else digest_of(file.body)
