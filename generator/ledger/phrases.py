"""Days, numbers and names as the ledger's own sentences print them, in English and Chinese."""

from __future__ import annotations

from datetime import date
from typing import Final, Protocol

from generator.model.patterns import pattern
from generator.model.records import Deadline, DeadlineKind, Duration, DurationUnit, WrittenDeadline
from generator.model.site import Content
from generator.model.text import NO_TEXT, Both, Text

_MONTHS: Final = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
_SPANS: Final = {
    DurationUnit.DAY: ("day", "days", "天"),
    DurationUnit.WORKING_DAY: ("working day", "working days", "个工作日"),
    DurationUnit.WEEK: ("week", "weeks", "周"),
    DurationUnit.MONTH: ("month", "months", "个月"),
    DurationUnit.YEAR: ("year", "years", "年"),
}
_PLACE: Final = pattern(r"\{(\w+)\}")
_KINDS: Final = {
    DeadlineKind.CONTINUING: Both("continuing", "长期坚持"),
    DeadlineKind.IMMEDIATE: Both("at once", "立行立改"),
}


def day(on: date) -> Both:
    """28 March 2025, 2025年3月28日."""
    return Both(f"{on.day} {_MONTHS[on.month - 1]} {on.year}", f"{on.year}年{on.month}月{on.day}日")


def limit(written: WrittenDeadline | None) -> Both:
    """A deadline: its last day, or the word for one without a day."""
    if written is None:
        return Both("an unnamed deadline", "未注明的时限")
    return day(written.due) if written.due is not None else _KINDS[written.kind]


def whole_limit(deadline: Deadline | None) -> Both:
    """A deadline that may have parts: the last dated part's day, else the word for one without a day."""
    if deadline is None or not deadline.parts:
        return limit(None)
    return day(deadline.due) if deadline.due is not None else limit(deadline.parts[-1].due)


def number(value: float) -> Both:
    """Groups of thousands, in Chinese from five digits on, as on pages and in GB/T 15835; at most four decimals, none that say
    nothing.
    """
    grouped = f"{value:,.4f}".rstrip("0").rstrip(".")
    return Both(grouped, grouped if abs(value) >= 10_000 else grouped.replace(",", ""))


def days(count: int) -> Both:
    """1 day, 3 days; 3天."""
    return Both(f"{count} day" if count == 1 else f"{count} days", f"{count}天")


def duration(takes: Duration) -> Both:
    """30 days, 20 working days, 3 months; 30天、20个工作日、3个月."""
    one, many, chinese = _SPANS[takes.unit]
    return Both(f"{takes.count} {one if takes.count == 1 else many}", f"{takes.count}{chinese}")


def said(text: Text) -> Both:
    """An editor's text in both languages, where one is missing in the other's words."""
    return Both(str(text.in_language("en")).strip(), str(text.in_language("zh")).strip())


class Named(Protocol):
    """A record, or what is left of one."""

    @property
    def id(self) -> str: ...


def named(task: Named) -> Both:
    """The task, or another record, by number and title: `DL-01 (Sewage plant)`, `DL-01（污水处理厂）`."""
    title = said(getattr(task, "title", NO_TEXT))
    return Both(f"{task.id} ({title.en})" if title.en else task.id, f"{task.id}（{title.zh}）" if title.zh else task.id)


def units(content: Content, ids: tuple[str, ...]) -> Both | None:
    """The names of units, joined; None where none is named. An unknown id stands for itself."""
    if not ids:
        return None
    names = [said(unit.name) if (unit := content.unit_by_id.get(name)) else Both(name, name) for name in ids]
    return Both(joined([name.en for name in names]), "、".join(name.zh for name in names))


def joined(words: list[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def filled(sentence: Both, **arguments: Both | str) -> Both:
    """The sentence with its `{name}` places filled, in one pass: an editor's braces are never read as places."""

    def word(name: str, language: str) -> str:
        value = arguments.get(name)
        if value is None:
            return "{" + name + "}"
        return value if isinstance(value, str) else value.in_language(language)

    return Both(
        _PLACE.sub(lambda found: word(found[1], "en"), sentence.en),
        _PLACE.sub(lambda found: word(found[1], "zh"), sentence.zh),
    )
