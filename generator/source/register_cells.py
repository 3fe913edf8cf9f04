"""Cells of a register → values as an editor would type them: dates, wordings of deadlines, several units in one cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from generator.model import fields as f
from generator.model.frozen import frozen
from generator.model.likeness import alike
from generator.model.patterns import pattern
from generator.model.records import KINDS
from generator.model.site import Content
from generator.model.text import Both, Text
from generator.source.register_columns import Value
from generator.source.values import closest
from generator.source.wording import meant_date, read_date, read_deadline, read_duration

_BETWEEN: Final = pattern(r"[、,，;；/\n]+")
_LINES: Final = pattern(r"\n+|[;；](?=\s*\d)")
_NUMBERED: Final = pattern(r"^\s*(?:[（(]?[0-9一二三四五六七八九十]{1,3}[)）.、．]|[-•·])\s*")


class UnreadCellError(ValueError):
    """A cell that cannot be taken as it is; `said` tells why, and what would do."""

    def __init__(self, said: Both) -> None:
        super().__init__(said.en)
        self.said = said


@frozen(slots=False)
class Cells:
    """Reads the cells of one site's registers. Unit names, titles and category names become ids."""

    content: Content

    def read(self, cell: Value, kind: f.Kind, field: str) -> str | list[str]:  # noqa: PLR0911 - one a kind
        """The value as it would be typed; "" for an empty cell. Raises UnreadCellError."""
        said = text_of(cell)
        if not said:
            return ""
        match kind:
            case _ if field == "measures":
                return lines_of(said)
            case f.Day():
                return _day(said)
            case f.Limit():
                return _limit(said)
            case f.Span() if read_duration(said) is None:
                raise UnreadCellError(Both(f"`{said}` is no length of time, e.g. 30d", f"“{said}”不是时长，例如30天"))
            case f.Number():
                return _number(said)
            case f.Choice(options=options):
                return _named(said, {word: (both.en, both.zh) for word, both in options})
            case f.UnitName() | f.RecordName() | f.CategoryName():
                names = [_named(one, self._known(kind)) for one in _parts(said, self._known(kind))]
                return names if len(names) > 1 else names[0]
            case f.ListOf():
                parts = [part.strip() for part in _BETWEEN.split(said) if part.strip()]
                return parts if len(parts) > 1 else parts[0]
            case _:
                return said

    def _known(self, kind: f.Kind) -> Mapping[str, tuple[str, ...]]:
        """What a name can mean: ids with the words by which people know them."""
        match kind:
            case f.UnitName(only_areas=only_areas):
                units = (unit for unit in self.content.units if not only_areas or unit.kind == "area")
                return {unit.id: (*_words(unit.name), *unit.was) for unit in units}
            case f.CategoryName():
                return {name: _words(words) for name, words in self.content.site.categories}
            case f.RecordName(record=record):
                found = (one for one in self.content.records if type(one) is KINDS[record])
                return {one.id: _words(getattr(one, "title", None)) for one in found}
            case _:
                return {}


def text_of(cell: Value) -> str:
    """A cell as text: dates as YYYY-MM-DD, whole numbers without a point, blanks at its ends taken off."""
    if cell is None:
        return ""
    if isinstance(cell, date):
        return cell.isoformat()[:10]
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).replace("\r\n", "\n").replace("_x000D_", "").strip()


def lines_of(said: str) -> list[str]:
    """The measures of one cell, without their numbers."""
    return [line for part in _LINES.split(said) if (line := _NUMBERED.sub("", part).strip())]


def _day(said: str) -> str:
    meant = said if read_date(said) else meant_date(said)
    if meant is None or read_date(meant) is None:
        raise UnreadCellError(Both(f"`{said}` is no date; write 2018-10-31", f"“{said}”不是日期，请写成2018-10-31"))
    return meant


def _limit(said: str) -> str:
    if read_deadline(said):
        return said
    meant = meant_date(said)
    if meant is None or read_date(meant) is None:
        raise UnreadCellError(Both(f"`{said}` is no deadline; write e.g. 2018年底前", f"“{said}”不是时限，例如可写2018年底前"))
    return meant


def _number(said: str) -> str:
    plain = said.replace(",", "").replace("，", "")
    try:
        float(plain)
    except ValueError:
        raise UnreadCellError(Both(f"`{said}` is no number", f"“{said}”不是数字")) from None
    return plain


def _parts(said: str, known: Mapping[str, tuple[str, ...]]) -> list[str]:
    """The names of a cell. Blanks part them only where all that comes of it is known: English names hold blanks."""
    parts = [part.strip() for part in _BETWEEN.split(said) if part.strip()]
    names = {_folded(name) for name in _all_names(known)}
    split = [word for part in parts for word in part.split()]
    return split if all(_folded(word) in names for word in split) else parts


def _named(said: str, known: Mapping[str, tuple[str, ...]]) -> str:
    """The id that a name means. Raises UnreadCellError where it means none, or two."""
    folded = _folded(said)
    found = [name for name, words in known.items() if folded in {_folded(name), *map(_folded, words)}]
    if len(found) == 1:
        return found[0]
    if found:
        raise UnreadCellError(Both(f"`{said}` can mean {', '.join(found)}; write the id", f"“{said}”可指{'、'.join(found)}，请写编号"))
    near = alike(said, _all_names(known))  # 0.6: a Chinese name has few characters
    meant = closest(said, list(_all_names(known))) or next(iter(near), "")
    tail = Both(f"; did you mean `{meant}`?", f"，是否应为“{meant}”？") if meant else Both("", "")
    raise UnreadCellError(Both(f"`{said}` is not known here{tail.en}", f"此处没有“{said}”{tail.zh}"))


def _all_names(known: Mapping[str, tuple[str, ...]]) -> Iterable[str]:
    return (name for key, words in known.items() for name in (key, *words))


def _words(text: Text | None) -> tuple[str, ...]:
    return tuple(words for _, words in text) if text else ()


def _folded(name: str) -> str:
    return re.sub(r"\s+", "", name).casefold()
