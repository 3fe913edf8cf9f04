"""The interface's words: every sentence that the program itself says to readers, in English and Chinese.

The sentences stand in the modules beside this one, by key. `{name}` is filled in; `{n|task|tasks}` chooses by number.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Final

from generator.model.patterns import pattern
from generator.model.text import Both
from generator.render.words import boards, charts, desk, frame, lists, office, prints, records, search, steps

GROUPS: Final = (
    frame.WORDS, steps.WORDS, lists.WORDS, records.WORDS, charts.WORDS, boards.WORDS, office.WORDS, prints.WORDS,
    search.WORDS, desk.WORDS,
)
WORDS: Final[Mapping[str, Both]] = {key: both for group in GROUPS for key, both in group.items()}

TAGS: Final = {"en": "en", "zh": "zh-CN"}
NAMES: Final = {"en": "English", "zh": "中文"}
LOCALES: Final = {"en": "en_GB", "zh": "zh_CN"}
MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)
_PLACE: Final = pattern(r"\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}")


class Words:
    """Says things in one language. Made once per language by `spoken`."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.is_chinese = language.lower().startswith("zh")
        self._pieces: dict[str, list[str]] = {}

    @property
    def tag(self) -> str:
        """The language's tag for `lang` and `hreflang`."""
        return TAGS.get(self.language, self.language)

    @property
    def name(self) -> str:
        """The language's own name."""
        return NAMES.get(self.language, self.language)

    @property
    def locale(self) -> str:
        """The language's name in Open Graph's form."""
        return LOCALES.get(self.language, self.language)

    def __call__(self, key: str, **values: object) -> str:
        """The sentence `key` with its places filled. Raises KeyError on a key or a value that is missing."""
        pieces = self._pieces.get(key)
        if pieces is None:
            pieces = self._pieces[key] = _PLACE.split(WORDS[key].in_language(self.language))
        if len(pieces) == 1:
            return pieces[0]
        said = [pieces[0]]
        for at in range(1, len(pieces), 4):
            said.append(self._filled(values[pieces[at]], pieces[at + 1], pieces[at + 2]))
            said.append(pieces[at + 3])
        return "".join(said)

    def _filled(self, value: object, one: str | None, other: str | None) -> str:
        if one is not None and other is not None:
            return one if value == 1 else other
        return self.number(value) if isinstance(value, (int, float)) else str(value)

    def pattern(self, key: str) -> str:
        """The sentence with its places open, for scripts that fill them."""
        return WORDS[key].in_language(self.language)

    def knows(self, key: str) -> bool:
        """Whether there is such a sentence."""
        return key in WORDS

    def day(self, day: date) -> str:
        """A day in full: 28 March 2025, 2025年3月28日."""
        if self.is_chinese:
            return f"{day.year}年{day.month}月{day.day}日"
        return f"{day.day} {MONTHS[day.month - 1]} {day.year}"

    def month(self, day: date) -> str:
        """The month of a day: March 2025, 2025年3月."""
        return f"{day.year}年{day.month}月" if self.is_chinese else f"{MONTHS[day.month - 1]} {day.year}"

    def short_month(self, day: date) -> str:
        """The month of a day for a chart's axis: Mar, 3月."""
        return f"{day.month}月" if self.is_chinese else MONTHS[day.month - 1][:3]

    def short_month_of_year(self, day: date) -> str:
        """A month with its year, short: Mar 2025, 2025年3月."""
        return self.month(day) if self.is_chinese else f"{MONTHS[day.month - 1][:3]} {day.year}"

    def year(self, day: date) -> str:
        """The year of a day: 2025, 2025年."""
        return f"{day.year}年" if self.is_chinese else str(day.year)

    def short_day(self, day: date) -> str:
        """A day without its year, for a mark in a chart: 28 Mar, 3月28日."""
        return f"{day.month}月{day.day}日" if self.is_chinese else f"{day.day} {MONTHS[day.month - 1][:3]}"

    def number(self, value: float) -> str:
        """A number with groups of thousands, in Chinese where it has five digits or more; at most four decimals."""
        rounded = round(value, 4)
        written = int(rounded) if float(rounded).is_integer() else rounded
        return f"{written:,}" if abs(rounded) >= (10_000 if self.is_chinese else 1_000) else f"{written}"

    def measured(self, value: float, unit: str) -> str:
        """A number with its unit: 35 km, 35公里, 62%."""
        gap = "" if self.is_chinese or unit in {"", "%"} else " "
        return f"{self.number(value)}{gap}{unit}"

    def percent(self, share: float) -> str:
        """A share of 0..1 as whole per cent; nothing short of all is ever rounded up to 100 %, nor a start to 0 %."""
        hundredths = round(share * 100)
        if share < 1:
            hundredths = min(hundredths, 99)
        if share > 0:
            hundredths = max(hundredths, 1)
        return f"{hundredths}%"

    def listed(self, items: Iterable[str]) -> str:
        """Items as a list within a sentence: a, b and c; a、b和c."""
        known = tuple(items)
        if len(known) < 2:
            return "".join(known)
        comma, last = ("、", "和") if self.is_chinese else (", ", " and ")
        return comma.join(known[:-1]) + last + known[-1]

    def joined(self, items: Iterable[str]) -> str:
        """Names side by side, as in a table's cell."""
        return ("、" if self.is_chinese else ", ").join(items)

    def size(self, count: int) -> str:
        """A file's size: 38 kB, 1.2 MB (powers of ten)."""
        if count >= 1_000_000:
            return f"{count / 1_000_000:.1f} MB"
        return f"{max(1, round(count / 1000))} kB"


@cache
def spoken(language: str) -> Words:
    """The words of a language; any that begins with `zh` is Chinese, all others English."""
    return Words(language)
