"""Dates, deadlines and durations as the field writes them: `2018年底前`, `长期坚持`, `20个工作日` → values.

A deadline that names a period means the period's *last* day. What could mean two things is not guessed: it gives
nothing, and `meant_date`, `meant_deadline` and `meant_duration` say for the hint what the editor may have wanted.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable
from datetime import date
from typing import Final

from generator.model.patterns import pattern
from generator.model.records import DeadlineKind, Duration, DurationUnit, WrittenDeadline


def read_date(text: str) -> date | None:
    """The day of `YYYY-MM-DD` from 1900 to 2199; nothing for any other form and for days that no calendar has."""
    parts = _ISO_DATE.fullmatch(text)
    return _day(*parts.groups()) if parts else None


def is_impossible_date(text: str) -> bool:
    """Whether the text has the form of a date and names a day that no calendar has (`2018-02-30`)."""
    return _ISO_DATE.fullmatch(text) is not None and read_date(text) is None


def read_deadline(text: str) -> WrittenDeadline | None:
    """The deadline in any of the field's wordings, for a period its last day."""
    plain = _plain(text)
    if _CONTINUING.fullmatch(plain):
        return WrittenDeadline(DeadlineKind.CONTINUING, None, text)
    if _IMMEDIATE.fullmatch(plain):
        return WrittenDeadline(DeadlineKind.IMMEDIATE, None, text)
    for form, last_day in _DEADLINE_FORMS:
        parts = form.fullmatch(plain)
        if parts:
            due = last_day(*parts.groups())
            return WrittenDeadline(DeadlineKind.DATED, due, text) if due else None
    return None


def read_duration(text: str) -> Duration | None:
    """The duration of `30d`, `20 working days`, `2 weeks`, `3个月`, `20个工作日`; nothing for none or for zero."""
    parts = _DURATION.fullmatch(_plain(text))
    if not parts:
        return None
    count, half, unit_name = _count(parts["count"]), parts["count"] == "半", parts["unit"]
    unit = _UNIT_NAMES[unit_name]
    if half:
        return _HALVES.get(unit)
    return Duration(count, unit) if count else None


def meant_date(text: str) -> str | None:
    """`2018-10-05` for `2018/10/5`, `2018.10.5`, `2018年10月5日`, `20181005`; `YYYY-10-05` where the year is missing.

    Nothing where no day can be made out, or where day and month could be exchanged (`5/10/2018`).
    """
    plain = _digits(_plain(_TIME.sub("", _in_numbers(text.strip().rstrip("。.,，;；")))))
    for form in (_DATE_BY_MARKS, _DATE_BY_CHARACTERS, _DATE_BY_DIGITS):
        parts = form.fullmatch(plain)
        if parts:
            day = _day(*parts.groups())
            return day.isoformat() if day else None
    parts = _DATE_WITHOUT_YEAR.fullmatch(plain)
    if parts and _day("2000", *parts.groups()):
        return f"YYYY-{int(parts[1]):02}-{int(parts[2]):02}"
    return None


def _in_numbers(text: str) -> str:
    """A date with an English month (30 Nov 2018, November 30, 2018) by numbers; any other text as it is."""
    for form in (_DAY_MONTH_YEAR, _MONTH_DAY_YEAR):
        parts = form.fullmatch(text)
        if parts:
            month = _MONTHS.index(parts["month"][:3].lower()) + 1
            return f"{parts['year']}-{month}-{parts['day']}"
    return text


def meant_deadline(text: str) -> str | None:
    """A wording that can be read, for one that cannot be read or could be read in two ways (`2018年6月前`)."""
    if read_deadline(text):
        return None
    plain = _digits(_plain(text))
    parts = _BEFORE_MONTH.fullmatch(plain)
    if parts and 1 <= int(parts[2]) <= 12:
        return f"{parts[1]}年{int(parts[2])}月底前"
    if _BEFORE_YEAR.fullmatch(plain):
        return f"{plain[:4]}年底前"
    return plain if read_deadline(plain) else meant_date(text)


def meant_duration(text: str) -> str | None:
    """`30d` for a bare `30`, `3个月` for `3月`."""
    plain = _digits(_plain(text))
    if re.fullmatch(r"[1-9]\d{0,3}", plain):
        return f"{plain}d"
    parts = re.fullmatch(r"([1-9]\d?)月", plain)
    return f"{parts[1]}个月" if parts else None


def _plain(text: str) -> str:
    """The text in half-width characters and lower case, without blanks, quotes and the empty words of the field."""
    narrow = unicodedata.normalize("NFKC", text).strip().lower()
    return _EMPTY_WORDS.sub("", re.sub(r"[\s“”\"']+", "", narrow))


def _digits(text: str) -> str:
    """The text with its Chinese numerals (二〇一八年十二月) as digits."""
    return re.sub(f"[{_NUMERALS}]+", lambda found: str(_numeral(found[0])), text)


def _numeral(characters: str) -> int | str:
    """二〇一八 → 2018 digit by digit, 十二 → 12 and 二十一 → 21 by their tens."""
    if "十" not in characters:
        return "".join(str(_NUMERALS.index(each)) for each in characters)
    tens, _, ones = characters.partition("十")
    if len(tens) > 1 or len(ones) > 1:
        return characters
    return 10 * (_NUMERALS.index(tens) if tens else 1) + (_NUMERALS.index(ones) if ones else 0)


def _count(written: str) -> int:
    """The number of a duration: digits, or Chinese numerals with 两 for two."""
    digits = _digits(written.replace("两", "二"))
    return int(digits) if digits.isdecimal() else 0


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _year_end(year: str) -> date | None:
    return date(int(year), 12, 31)


def _month_end(year: str, month: str) -> date | None:
    if not 1 <= int(month) <= 12:
        return None
    return date(int(year), int(month), monthrange(int(year), int(month))[1])


def _quarter_end(year: str, quarter: str) -> date | None:
    number = int(quarter) if quarter.isdecimal() else _NUMERALS.index(quarter)
    return _month_end(year, str(3 * number))


def _half_end(year: str, half: str) -> date | None:
    return _month_end(year, "6" if half == "上" else "12")


def _third_end(year: str, month: str, third: str) -> date | None:
    """The last day of a month's first, second or last ten days (上旬, 中旬, 下旬)."""
    if third == "下":
        return _month_end(year, month)
    return _day(year, month, "10" if third == "上" else "20")


_NUMERALS: Final = "〇一二三四五六七八九十"
_YEAR: Final = r"((?:19|20|21)\d\d)"
_MONTH: Final = r"(\d{1,2})"
_END: Final = r"(?:年?底|年?末|年?内|年?终)"
_BEFORE: Final = r"(?:之?前|以前)?"
_EMPTY_WORDS: Final = pattern(r"(?<=[前底末内度年月日])(?:全面|基本)?完成(?:整改|任务)?$")

_ISO_DATE: Final = pattern(rf"{_YEAR}-([0-9][0-9])-([0-9][0-9])")
_DATE_BY_MARKS: Final = pattern(rf"{_YEAR}[-/.,、—–_]{_MONTH}[-/.,、—–_](\d{{1,2}})")
_DATE_BY_CHARACTERS: Final = pattern(rf"{_YEAR}年{_MONTH}月(\d{{1,2}})[日号]?")
_DATE_BY_DIGITS: Final = pattern(rf"{_YEAR}(\d\d)(\d\d)")
_DATE_WITHOUT_YEAR: Final = pattern(r"(\d{1,2})(?:月|[-/.])(\d{1,2})[日号]?")
_BEFORE_MONTH: Final = pattern(rf"{_YEAR}[年\-/.]{_MONTH}月?(?:之?前|以前)")
_BEFORE_YEAR: Final = pattern(rf"{_YEAR}年(?:之?前|以前)")

_CONTINUING: Final = pattern(
    r"continuing|(?:立行立改(?:[,、并]|并且)?)?(?:坚持)?(?:长期|持续)(?:坚持|整改|推进|坚持整改)?"
)
_IMMEDIATE: Final = pattern("immediate(?:ly)?|立行立改|立即(?:整改)?|立整立改|即知即改|立知立改")

_DEADLINE_FORMS: Final[tuple[tuple[re.Pattern[str], Callable[..., date | None]], ...]] = tuple(
    (pattern(form), last_day)
    for form, last_day in (
        (rf"{_YEAR}-(\d\d)-(\d\d)", _day),
        (rf"{_YEAR}年{_MONTH}月(\d{{1,2}})[日号]{_BEFORE}", _day),
        (rf"{_YEAR}-(\d\d)", _month_end),
        (rf"{_YEAR}年{_MONTH}月(?:份|[底末内终]|月底|月末)?", _month_end),
        (rf"{_YEAR}年{_MONTH}月份?(?:[底末内终]|月底|月末){_BEFORE}", _month_end),
        (rf"{_YEAR}年{_MONTH}月(上|中|下)旬{_BEFORE}", _third_end),
        (rf"{_YEAR}(?:年度?)?", _year_end),
        (rf"{_YEAR}年?度?{_END}{_BEFORE}", _year_end),
        (rf"{_YEAR}年?第?([一二三四1-4])季度(?:[底末内])?{_BEFORE}", _quarter_end),
        (rf"{_YEAR}-?q([1-4])", _quarter_end),
        (rf"{_YEAR}年?(上|下)半年(?:[底末内])?{_BEFORE}", _half_end),
    )
)

_UNIT_NAMES: Final = {
    name: unit
    for unit, names in (
        (DurationUnit.DAY, "d day days 天 日 个自然日 自然日 个日历日"),
        (
            DurationUnit.WORKING_DAY,
            "wd workingday workingdays businessday businessdays workday workdays 个工作日 工作日",
        ),
        (DurationUnit.WEEK, "w week weeks 周 个星期 星期 个周"),
        (DurationUnit.MONTH, "mo month months 个月"),
        (DurationUnit.YEAR, "y year years 年"),
    )
    for name in names.split()
}
_DURATION: Final = pattern(
    rf"(?P<count>[0-9]{{1,4}}|[半两{_NUMERALS}]{{1,3}})(?P<unit>{'|'.join(sorted(_UNIT_NAMES, key=len, reverse=True))})"
)
_HALVES: Final = {
    DurationUnit.YEAR: Duration(6, DurationUnit.MONTH),
    DurationUnit.MONTH: Duration(15, DurationUnit.DAY),
}
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_NAME: Final = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY_MONTH_YEAR: Final = pattern(rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ -]{_MONTH_NAME},?[ -](?P<year>\d{{4}})", re.IGNORECASE)
_MONTH_DAY_YEAR: Final = pattern(rf"{_MONTH_NAME} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})", re.IGNORECASE)
_TIME: Final = pattern(r"[ T]\d{1,2}:\d{2}(?::\d{2})?$")
