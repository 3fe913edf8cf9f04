"""Texts that repeat others nearly word for word (照搬照抄): reports of a task, or of others; plans of tasks and areas.

Names of units count as one and the same word, so that a plan with another area's name is still found to be a copy.
MinHash signatures in locality-sensitive buckets (Broder 1997; Indyk and Motwani 1998) find candidates, so no text is
compared with all others; the true share of common shingles then decides. A text that repeats another is told of the
oldest one only and is no source itself, so ten thousand copies of one text cost ten thousand look-ups.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from functools import partial
from heapq import nlargest
from typing import TYPE_CHECKING, Final

from generator.ledger.state import Ledger
from generator.model.frozen import frozen
from generator.model.memory import UNKNOWN_ORIGINS, Origins, key_of
from generator.model.patterns import pattern
from generator.model.problem import Place
from generator.model.records import Progress, Task
from generator.model.site import Content
from generator.model.text import Text

if TYPE_CHECKING:
    from rensa import RMinHash, RMinHashLSH

NEARLY: Final = 0.8
"""Share of common shingles from which a text counts as a repeat."""
LEAST_CHARACTERS: Final = 16
"""Shorter texts say too little to be copied."""
SHORT_NAME: Final = 2
"""A Chinese name without its 区, 市 or 县 has to keep two characters."""
ANY_NAME: Final = "某"
_BANDS: Final = 16
_SIGNATURE: Final = 128
"""16 bands of 8 find 95 % of the pairs at 0.8 and all from 0.9 on, and look at 6 % of those that share half."""
_LIKELY: Final = 0.65
"""Candidates whose signatures agree less are not worth a comparison; the error at 128 values is 0.04."""
_COMPARED: Final = 8
"""So many of the likeliest candidates are compared: of texts made from one form each may look like thousands."""
_SEED: Final = 20171231
_DIGEST: Final = 32
"""Bytes of what `key_of` gives."""
_WIDE: Final = pattern(r"[０-９Ａ-Ｚａ-ｚ]")
_CHINESE: Final = pattern("[\u4e00-\u9fff]+")
_TITLE_WORD: Final = pattern(r"[A-Z][A-Za-z]{2,}")
_WORD: Final = pattern(r"[^\W_]+")
_MARK: Final = "\0"
"""Stands for names in an ASCII text, so that it stays one."""
_ASCII_WORDS: Final = {code: " " for code in range(1, 128) if not chr(code).isalnum()}
"""What parts the words of an ASCII text, as `_WORD` does, ten times as fast."""
_NUMBER: Final = pattern(r"\d+(?:\.\d+)?")


class PassageKind(StrEnum):
    """What is compared with its like."""

    PROGRESS = "progress"
    """The text of a progress report."""
    PLAN = "plan"
    """What a task promises: target, measures and body."""


@frozen
class Passage:
    """A text and where it stands. `on` is the report's date, None for a plan. `title` is the task's."""

    kind: PassageKind
    task: str
    on: date | None
    record: Task | Progress
    title: Text
    language: str
    """That of a plan; a report's text is in the one in which it was written: its translation repeats what it translates."""

    @property
    def text(self) -> str:
        """The words; put together when they are asked for, as their signature is mostly known from an earlier build."""
        if isinstance(self.record, Progress):
            return self.record.bodies[0].text
        task = self.record
        said = [str(text.in_language(self.language)) for text in (task.target, *(measure.text for measure in task.measures))]
        return "\n".join(filter(None, (*said, *(body.text for body in task.bodies[:1]))))

    @property
    def place(self) -> Place:
        """Where the text stands: a report's body, the measures or the target of a plan."""
        if isinstance(self.record, Task):
            return self.record.place("measures" if self.record.measures else "target")
        body = self.record.bodies[0]
        return Place(body.path, body.line)

    @property
    def compared(self) -> str:
        """The text with the words of the task's own title taken out, for only they differ in a copied plan."""
        return _untitled(self.text, self.title)


@frozen
class Repeat:
    """A passage that says nearly the same as an older one (`source`)."""

    passage: Passage
    source: Passage
    similarity: float
    """Share of common shingles, 0.8 to 1."""
    is_same_task: bool
    has_new_numbers: bool
    """Words are repeated, but with at least one figure that the source does not have."""


def repeats(ledger: Ledger, origins: Origins = UNKNOWN_ORIGINS) -> tuple[Repeat, ...]:
    """Every passage up to the ledger's day that repeats an older one; reports by date, plans by the order of tasks.

    `origins` remembers the signatures of single texts.
    """
    language = ledger.content.site.language
    reports = [_report(report, state.task, language) for state in ledger.tasks for report in state.progress if report.bodies]
    reports.sort(key=lambda each: (each.on or date.min, each.record.bodies[0].path))
    tasks = [state.task for state in ledger.tasks]
    plans = [Passage(PassageKind.PLAN, task.id, None, task, task.title, language) for task in tasks]
    names = _names(ledger.content)
    signing = _Signing(names, origins, language)
    return (*_repeats_among(reports, signing), *_repeats_among(plans, signing))


def similarity(one: str, other: str) -> float:
    """The share of common shingles of two texts (their Jaccard index), 0 to 1; punctuation and case do not count."""
    return _common(_shingles_of(one), _shingles_of(other))


def _report(report: Progress, task: Task, language: str) -> Passage:
    return Passage(PassageKind.PROGRESS, report.task, report.date, report, task.title, language)


def _untitled(text: str, title: Text) -> str:
    """The text with each word, or longest run of Chinese characters, of the title as one and the same word."""
    for _, words in title:
        for run in () if words.isascii() else _CHINESE.findall(words):
            for length in range(len(run), SHORT_NAME - 1, -1):
                for start in range(len(run) - length + 1):
                    if run[start : start + length] in text:
                        text = text.replace(run[start : start + length], ANY_NAME)
        for word in _TITLE_WORD.findall(words):
            if word in text:
                text = _without(word, text)
    return text


def _without(word: str, text: str) -> str:
    """The text with the word, where it stands alone, as one and the same; a pattern takes five times as long."""
    kept: list[str] = []
    done, at = 0, text.find(word)
    while at >= 0:
        end = at + len(word)
        if not (_goes_on(text[at - 1 : at]) or _goes_on(text[end : end + 1])):
            kept += (text[done:at], ANY_NAME)
            done = end
        at = text.find(word, end)
    return "".join((*kept, text[done:]))


def _goes_on(sign: str) -> bool:
    """Whether a word goes on with a sign, as patterns have it."""
    return sign.isalnum() or sign == "_"


def _names(content: Content) -> re.Pattern[str] | None:
    """The names of all units: a text in which only they were changed is a copy."""
    named = {words.lower() for unit in content.units for _, words in unit.name if len(words) > 1}
    named |= {name[:-1] for name in named if name[-1] in "区市县" and len(name) > SHORT_NAME}
    longest_first = sorted(named, key=lambda name: (-len(name), name))
    return re.compile("|".join(map(re.escape, longest_first))) if named else None


class _Signing:
    """Signs texts: what they say, as a digest by which two that say the same are known, and a MinHash signature."""

    def __init__(self, names: re.Pattern[str] | None, origins: Origins, language: str) -> None:
        self.names = names
        self._origins = origins
        self._taken = key_of(names.pattern if names else "", language)
        """What the words of every text depend on beside its record and its task's title."""

    def signed(self, passage: Passage) -> bytes:
        """The digest and the state of the signature; nothing for a text that says too little to be copied."""
        title = [word for pair in passage.title for word in pair]
        sign = partial(self._signed, passage)
        return self._origins.remembered("signature", passage.record.path, sign, self._taken, passage.kind, *title)

    def _signed(self, passage: Passage) -> bytes:
        words = _words(passage.compared, self.names)
        plain = "".join(words)
        if len(plain) < LEAST_CHARACTERS:
            return b""
        signature = self._empty()
        signature.update(_shingles(words, plain))
        return key_of(plain) + bytes(signature.__getstate__())

    def signature(self, signed: bytes) -> RMinHash:
        """The signature in what was signed."""
        found = self._empty()
        found.__setstate__(signed[_DIGEST:])
        return found

    @staticmethod
    def _empty() -> RMinHash:
        from rensa import RMinHash  # noqa: PLC0415 - only `check` compares texts

        return RMinHash(num_perm=_SIGNATURE, seed=_SEED)


def _repeats_among(passages: Iterable[Passage], signing: _Signing) -> Iterator[Repeat]:
    from rensa import RMinHashLSH  # noqa: PLC0415 - only `check` compares texts

    sources: list[tuple[Passage, RMinHash]] = []
    buckets = RMinHashLSH(threshold=NEARLY, num_perm=_SIGNATURE, num_bands=_BANDS)
    verbatim: dict[bytes, tuple[Passage, float]] = {}
    for passage in passages:
        signed = signing.signed(passage)
        if not signed:
            continue
        plain = signed[:_DIGEST]
        known = verbatim.get(plain)
        if known is not None:
            yield _repeat(passage, *known)
            continue
        signature = signing.signature(signed)
        found = _nearest(passage, signature, buckets, sources, signing.names)
        if found is not None:
            yield _repeat(passage, *found)
            verbatim[plain] = found
            continue
        buckets.insert(len(sources), signature)
        sources.append((passage, signature))
        verbatim[plain] = (passage, 1.0)


def _nearest(
    passage: Passage,
    signature: RMinHash,
    buckets: RMinHashLSH,
    sources: Sequence[tuple[Passage, RMinHash]],
    names: re.Pattern[str] | None,
) -> tuple[Passage, float] | None:
    """The most similar source, the oldest of equals; None if none is near enough."""
    alike = buckets.query(signature)
    if not alike:
        return None
    estimates = ((signature.jaccard(sources[key][1]), -key) for key in alike)
    likely = nlargest(_COMPARED, (each for each in estimates if each[0] >= _LIKELY))
    if not likely:
        return None
    own = _shingles_of(passage.compared, names)
    share, older = max((_common(own, _shingles_of(sources[-older][0].compared, names)), older) for _, older in likely)
    return (sources[-older][0], share) if share >= NEARLY else None


def _repeat(passage: Passage, source: Passage, share: float) -> Repeat:
    numbers = set(_NUMBER.findall(passage.text)) - set(_NUMBER.findall(source.text))
    return Repeat(passage, source, share, passage.task == source.task, bool(numbers))


def _words(text: str, names: re.Pattern[str] | None = None) -> list[str]:
    """Half-width, in lower case, without punctuation, each unit's name as one and the same word; Chinese is one word."""
    ascii_text = text.replace(ANY_NAME, _MARK)
    if ascii_text.isascii() and _MARK not in text and (names is None or ANY_NAME not in names.pattern):
        lowered = ascii_text.lower()
        said = names.sub(_MARK, lowered) if names else lowered
        return said.translate(_ASCII_WORDS).replace(_MARK, ANY_NAME).split()
    if _WIDE.search(text):
        text = unicodedata.normalize("NFKC", text)
    lowered = text.lower()
    return _WORD.findall(names.sub(ANY_NAME, lowered) if names else lowered)


def _shingles(words: Sequence[str], plain: str) -> list[str]:
    """Runs of four characters of a Chinese text, of three words of another; a shorter text is one shingle."""
    # Chinese characters have three bytes, so this holds from about one in four on.
    if len(plain.encode()) > 1.5 * len(plain):
        return [plain[start : start + 4] for start in range(len(plain) - 3)] or [plain]
    return list(map(" ".join, zip(words, words[1:], words[2:], strict=False))) or [" ".join(words)]


def _shingles_of(text: str, names: re.Pattern[str] | None = None) -> set[str]:
    words = _words(text, names)
    return set(_shingles(words, "".join(words)))


def _common(one: set[str], other: set[str]) -> float:
    together = len(one | other)
    return len(one & other) / together if together else 0.0
