"""One node of front matter and one declared kind → a value, or the problem that says what to type instead."""

from __future__ import annotations

import math
import re
import typing
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from generator.model import fields as f
from generator.model.likeness import alike
from generator.model.patterns import pattern
from generator.model.problem import Place, Problem, Severity, rule
from generator.model.records import Deadline, DeadlinePart, WrittenDeadline
from generator.model.text import NO_TEXT, Both, Text
from generator.source import wording
from generator.source.field_names import field_called
from generator.source.nodes import Mapping, Node, Scalar, Sequence

WRONG_SHAPE: Final = rule(
    "wrong-type",
    Severity.ERROR,
    message=("`{field}` holds {found}, but {expected} is expected.", "“{field}”填写的是{found}，应为{expected}。"),
    hint=("Write it like this: `{example}`", "应写作：`{example}`"),
    why=(
        "Every field takes one kind of value; the field guide says which.",
        "每个字段只接受一种类型的内容，详见字段说明。",
    ),
    bad="languages: {first: en}",
    good="languages: [en, zh]",
)
UNKNOWN_KEY: Final = rule(
    "unknown-key",
    Severity.ERROR,
    message=("There is no field `{key}` here.", "此处没有名为“{key}”的字段。"),
    hint=("{advice}", "{advice}"),
    why=(
        "A key that nobody reads would lose what was typed in silence, so every unknown key is a mistake.",
        "无法识别的字段会使填写的内容悄然丢失，因此一律报错。",
    ),
    bad="titel: Sewage plant",
    good="title: Sewage plant",
)
MISSING: Final = rule(
    "missing-field",
    Severity.ERROR,
    message=("`{field}` is missing.", "缺少“{field}”。"),
    hint=("Add a line like this: `{field}: {example}`", "请增加一行，例如：`{field}: {example}`"),
    why=("Without this field the record cannot be placed or addressed.", "缺少该字段，记录无法归类或生成地址。"),
    bad="audience: public",
    good="audience: public\ntitle: Sewage plant",
)
NOT_A_DATE: Final = rule(
    "not-a-date",
    Severity.ERROR,
    message=("`{found}` in `{field}` is not a date of the form YYYY-MM-DD.", "“{field}”中的“{found}”不是 YYYY-MM-DD 形式的日期。"),
    hint=("Write: `{field}: {meant}`", "应写作：`{field}: {meant}`"),
    why=("Dates are written YYYY-MM-DD, so that day and month cannot be exchanged.", "日期统一写作 YYYY-MM-DD，避免年月日混淆。"),
    bad="date: 2018/10/5",
    good="date: 2018-10-05",
)
IMPOSSIBLE_DATE: Final = rule(
    "impossible-date",
    Severity.ERROR,
    message=("`{found}` in `{field}` is a day that no calendar has.", "“{field}”中的“{found}”是不存在的日期。"),
    hint=("Correct the day or the month, e.g. `{field}: {meant}`", "请更正日期，例如：`{field}: {meant}`"),
    why=("A date has to exist before anything can be reckoned with it.", "日期必须真实存在才能计算。"),
    bad="date: 2018-02-30",
    good="date: 2018-02-28",
)
NOT_A_DEADLINE: Final = rule(
    "not-a-deadline",
    Severity.ERROR,
    message=("`{found}` in `{field}` is not a deadline that can be reckoned with.", "“{field}”中的“{found}”无法识别为整改时限。"),
    hint=(
        "Write a date or one of the field's wordings, e.g. `{field}: {meant}`",
        "请写日期或规范表述，例如：`{field}: {meant}`",
    ),
    why=(
        "A deadline is a day, the last day of a named period (2018年底前, 2018-12), `continuing` or `immediate`.",
        "时限可写日期、某一时段（如2018年底前）、“长期坚持”或“立行立改”。",
    ),
    bad="deadline: soon",
    good="deadline: 2018年底前",
)
NOT_A_DURATION: Final = rule(
    "not-a-duration",
    Severity.ERROR,
    message=("`{found}` in `{field}` is not a length of time.", "“{field}”中的“{found}”不是时长。"),
    hint=("Write a number and its unit, e.g. `{field}: {meant}`", "请写明数字和单位，例如：`{field}: {meant}`"),
    why=("The backward schedule counts days, working days, weeks, months or years.", "倒排工期按天、工作日、周、月或年计算。"),
    bad="takes: 30",
    good="takes: 30d",
)
NOT_A_NUMBER: Final = rule(
    "not-a-number",
    Severity.ERROR,
    message=("`{found}` in `{field}` is not {expected}.", "“{field}”中的“{found}”不是{expected}。"),
    hint=("Write digits only, without unit, e.g. `{field}: {example}`", "只写数字，不带单位，例如：`{field}: {example}`"),
    why=("Numbers are compared and added up; a unit stands in a field of its own.", "数值要参与比较和合计，单位另填。"),
    bad="target: 50,000 t/d",
    good="target: 50000",
)
UNKNOWN_CHOICE: Final = rule(
    "unknown-choice",
    Severity.ERROR,
    message=("`{found}` is not a choice for `{field}`.", "“{field}”不能填“{found}”。"),
    hint=("Write one of: {choices}.", "可选：{choices}。"),
    why=("A few fields take only words that the program knows the meaning of.", "少数字段只能填规定的词。"),
    bad="audience: pubilc",
    good="audience: public",
)
BAD_ID: Final = rule(
    "bad-id",
    Severity.ERROR,
    message=("`{found}` cannot be an id.", "“{found}”不能用作编号。"),
    hint=(
        "Use letters, digits, Chinese characters, `.`, `_` and `-` only, 80 at most, e.g. `{meant}`.",
        "只能使用字母、数字、汉字以及“.”“_”“-”，最多80个字符，例如：`{meant}`。",
    ),
    why=("An id becomes part of the address of a page and of a file's name.", "编号是网页地址和文件名的一部分。"),
    bad="id: DL/01",
    good="id: DL-01",
)
UNKNOWN_LANGUAGE: Final = rule(
    "unknown-language",
    Severity.ERROR,
    message=("`{key}` is not a language of this site.", "“{key}”不是本站的语言。"),
    hint=("{advice}", "{advice}"),
    why=("A text in a language that the site does not show would be lost in silence.", "本站不显示的语言会使文字悄然丢失。"),
    bad="title: {fr: Station d'épuration}",
    good="title: {en: Sewage plant, zh: 污水处理厂}",
)

_ID: Final = pattern(r"[0-9A-Za-z\u3400-\u9fff](?:[0-9A-Za-z\u3400-\u9fff._-]{0,78}[0-9A-Za-z\u3400-\u9fff])?")
_ASCII_ID: Final = pattern(r"[0-9A-Za-z](?:[0-9A-Za-z._-]{0,78}[0-9A-Za-z])?")
"""The same where there is no Chinese; the other takes four milliseconds to compile."""
_NUMBER: Final = pattern(r"[+-]?[0-9]+(?:\.[0-9]+)?")
_RESERVED_NAMES: Final = frozenset(
    ["con", "prn", "aux", "nul", "index", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10))]
)
_YES: Final = frozenset({"true", "yes", "on", "是"})
_NO: Final = frozenset({"false", "no", "off", "否"})


MOST_DIGITS: Final = 24
"""A longer number is a slip of the keyboard."""


@dataclass(slots=True)
class Reading:
    """What is gathered while one file is read: problems, places of keys, and names that have to exist elsewhere."""

    path: str
    language: str
    languages: tuple[str, ...]
    problems: list[Problem] = field(default_factory=list)
    places: list[tuple[str, int, int]] = field(default_factory=list)
    references: list[tuple[str, str, str, int, int]] = field(default_factory=list)
    """(what: unit | area | category | asset | a record's kind, name, field, line, column)"""

    def at(self, node: Node) -> Place:
        """The place of a node of this file."""
        return Place(self.path, node.line, node.column)


def is_id(text: str) -> bool:
    """Whether the text can be an id: safe in an address and as a file's name on every system."""
    form = _ASCII_ID if text.isascii() else _ID
    return bool(form.fullmatch(text)) and text.partition(".")[0].lower() not in _RESERVED_NAMES and ".." not in text


def read_shape(node: Node, shape: type, reading: Reading, name: str) -> Any:
    """An instance of a declared dataclass from a mapping; None when the node is not a mapping."""
    if not isinstance(node, Mapping):
        return wrong_shape(node, reading, name or "front matter", f.Nested(shape), _group_example(node, shape, name))
    return shape(**shape_values(node, shape, reading, name))


def shape_values(node: Mapping, shape: type, reading: Reading, name: str = "") -> dict[str, Any]:
    """The values of a mapping's known keys, by attribute name; unknown and missing keys become problems."""
    known = f.fields_of(shape)
    values: dict[str, Any] = {}
    for key, value in node.entries:
        declared = known.get(key.text)
        dotted = f"{name}.{key.text}" if name else key.text
        if declared is None:
            reading.problems.append(_unknown_key(key, known, reading))
            continue
        reading.places.append((dotted, key.line, key.column))
        if isinstance(value, Scalar) and value.is_empty:
            if declared.required:
                reading.problems.append(_missing(declared, reading.at(key)))
            continue
        read = read_value(value, declared.kind, reading, dotted)
        if read is not None:
            values[declared.name] = read
    present = {key.text for key, _ in node.entries}
    for declared in known.values():
        if declared.required and declared.written not in present:
            place = reading.at(node) if name else Place(reading.path, max(1, node.line), 1)
            reading.problems.append(_missing(declared, place))
    return values


def read_value(node: Node, kind: f.Kind, reading: Reading, name: str) -> Any:
    """The value of a node by its kind; None where there is a problem, which is then in `reading`."""
    return _READERS[type(kind)](node, kind, reading, name)


def wrong_shape(node: Node, reading: Reading, name: str, kind: f.Kind, example: str) -> None:
    """Report that the node's form is not the kind's."""
    reading.problems.append(
        WRONG_SHAPE.at(
            reading.at(node), field=name, found=_form_of(node), expected=_form_expected(kind), example=example
        )
    )


def _group_example(node: Node, shape: type, name: str) -> str:
    """`internal: {notes: …}` for a text that stands where a group of keys is expected."""
    texts = [key for key, declared in f.fields_of(shape).items() if isinstance(declared.kind, f.Words)]
    named = [key for key, one in f.fields_of(shape).items() if one.required and not isinstance(one.kind, (f.Identifier, f.Limit))]
    key = next(iter(named), "notes" if "notes" in texts else next(iter(texts), "key"))
    said = _short(node.text) if isinstance(node, Scalar) and node.text.strip() else "…"
    days = [key for key, declared in f.fields_of(shape).items() if isinstance(declared.kind, f.Day)]
    parts = [key for key, declared in f.fields_of(shape).items() if isinstance(declared.kind, f.Nested) and key != "internal"]
    found = _DAYS.findall(said)
    if found and days:
        return f"{_last(name)}: {{{', '.join(f'{key}: {day}' for key, day in zip(days, found, strict=False))}}}"
    if parts:
        return f"{_last(name)}: {{{parts[-1]}: {{date: {found[0] if found else '…'}}}}}"
    return f"- {key}: {said}" if _last(name).isdecimal() else f"{_last(name) or 'name'}: {{{key}: {said}}}"


def _list_example(node: Node, kind: f.ListOf, name: str) -> str:
    """A list of rows begins with a hyphen for each: the first of them, with what was typed."""
    if not isinstance(kind.item, f.Nested):
        return f"{_last(name)}: [ … ]"
    first = _LIST_NUMBER.split(node.text.strip())[:2] if isinstance(node, Scalar) else []
    said = Scalar(next((part for part in first if part), ""), 1, 1)
    if isinstance(node, Mapping) and node.entries and isinstance(node.entries[0][1], Scalar):
        return f"- {node.entries[0][0].text}: {_short(node.entries[0][1].text)}"
    return _group_example(said, kind.item.shape, "0")


def closest(word: str, choices: Iterable[str]) -> str:
    """The choice that the word was probably meant to be, or an empty text; look-alike letters are folded first."""
    known = list(choices)
    plain = "".join(c for c in unicodedata.normalize("NFKC", word) if unicodedata.category(c) != "Cf")
    folded = plain.translate(_LOOK_ALIKES).strip().lower().replace(" ", "_").replace("-", "_")
    by_folded = {choice.lower().replace("-", "_"): choice for choice in known}
    if folded in by_folded:
        return by_folded[folded]
    near = alike(folded, by_folded, cutoff=0.7)
    return by_folded[near[0]] if near else ""


def _form_of(node: Node) -> Both:
    match node:
        case Mapping():
            return Both("a group of keys", "一组键值")
        case Sequence():
            return Both("a list", "列表")
        case _:
            return Both(f"`{_short(node.text)}`", f"“{_short(node.text)}”")


def _form_expected(kind: f.Kind) -> Both:
    match kind:
        case f.Nested() | f.Named():
            return Both("a group of keys", "一组键值")
        case f.ListOf():
            return Both("a list", "列表")
        case _:
            return Both("one value", "单个值")


def _short(text: str) -> str:
    """A text short enough for a message."""
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:59] + "…"


def _missing(declared: f.Field, place: Place) -> Problem:
    return MISSING.at(place, field=declared.written, example=declared.example or _rows_example(declared.kind) or "…")


def _rows_example(kind: f.Kind) -> str:
    """The first row of a list that has to be there, by what each row needs."""
    if not isinstance(kind, f.ListOf) or not isinstance(kind.item, f.Nested):
        return ""
    needed = [f"{key}: {one.example}" for key, one in f.fields_of(kind.item.shape).items() if one.required]
    return f"[{{{', '.join(needed)}}}]"


def _unknown_key(key: Scalar, known: typing.Mapping[str, f.Field], reading: Reading) -> Problem:
    names = list(known)
    meant = closest(key.text, names) or _named_in_chinese(key.text, known) or field_called(key.text, known)
    if key.text.strip().lower() in _STATUS_WORDS:
        advice = Both(
            "Delete it: nobody types a status. It follows from the dates, e.g. `done:` and `closing:`.",
            "请删除：状态无需填写，由日期（如 `done:`、`closing:`）自动得出。",
        )
    elif meant:
        advice = Both(f"Did you mean `{meant}`?", f"是否应为“{meant}”？")
    else:
        advice = Both(f"Known here: {', '.join(names)}.", f"此处可用：{'、'.join(names)}。")
    return UNKNOWN_KEY.at(reading.at(key), key=_short(key.text), advice=advice)


def _named_in_chinese(typed: str, known: typing.Mapping[str, f.Field]) -> str:
    """The field whose Chinese help holds the word that was typed (标题 → title), that with the shortest help."""
    word = re.sub(r"[（）()\s]", "", typed)
    if not re.fullmatch(r"[\u4e00-\u9fff]{2,12}", word):
        return ""
    helps = {name: re.sub(r"[（）()\s]", "", declared.help.zh) for name, declared in known.items()}
    found = [name for name, said in helps.items() if word in said or said.rstrip("。") in word]
    return min(found, key=lambda name: len(helps[name]), default="")


_PAIR: Final = pattern(r"([\w.-]+?)\s*[:：=＝\s]\s*(-?\d[\d.,]*)")
_DAYS: Final = pattern(r"\d{4}-\d{2}-\d{2}")
_LIST_NUMBER: Final = pattern(r"\s*(?<!\d)\d{1,2}[.、)）]\s*")
_STATUS_WORDS: Final = frozenset({"status", "state", "stage", "pace", "状态", "整改状态", "完成状态", "完成情况", "进度"})


def _scalar(node: Node, kind: f.Kind, reading: Reading, name: str, example: str) -> Scalar | None:
    if isinstance(node, Scalar):
        return node
    wrong_shape(node, reading, name, kind, f"{_last(name)}: {example}")
    return None


def _last(name: str) -> str:
    return name.rsplit(".", 1)[-1]


def _read_identifier(node: Node, kind: f.Kind, reading: Reading, name: str) -> str | None:
    scalar = _scalar(node, kind, reading, name, "DL-01")
    if scalar is None:
        return None
    if not is_id(scalar.text):
        meant = re.sub(r"[^0-9A-Za-z\u3400-\u9fff._-]+", "-", unicodedata.normalize("NFKC", scalar.text)).strip("-._")
        reading.problems.append(BAD_ID.at(reading.at(node), found=_short(scalar.text), meant=meant[:80] or "DL-01"))
        return None
    return scalar.text


def _read_words(node: Node, kind: f.Kind, reading: Reading, name: str) -> Text | None:
    match node:
        case Scalar():
            return Text(((reading.language, node.text.strip()),)) if node.text.strip() else NO_TEXT
        case Mapping():
            return _read_language_map(node, kind, reading, name)
        case _:
            wrong_shape(node, reading, name, kind, f"{_last(name)}: …")
            return None


def _read_language_map(node: Mapping, kind: f.Kind, reading: Reading, name: str) -> Text:
    pairs: list[tuple[str, str]] = []
    for key, value in node.entries:
        if key.text not in reading.languages:
            reading.problems.append(_unknown_language(key, value, reading))
        elif not isinstance(value, Scalar):
            wrong_shape(value, reading, f"{name}.{key.text}", kind, f"{key.text}: …")
        elif not value.is_empty:
            pairs.append((key.text, value.text.strip()))
    return Text(tuple(pairs))


def _unknown_language(key: Scalar, value: Node, reading: Reading) -> Problem:
    """A key without a value is what a comma leaves behind: `{en: Laid, tested, handed over}`."""
    if isinstance(value, Scalar) and value.is_empty and not value.quoted:
        advice = Both(
            'A comma ends a text inside { }. Put the text in quotes: {en: "…, …"}',
            '花括号内的逗号会截断文字，请给文字加引号：{en: "…, …"}',
        )
    else:
        known = ", ".join(reading.languages)
        advice = Both(f"The languages of `site.yaml` are: {known}.", f"site.yaml 中的语言为：{known}。")
    return UNKNOWN_LANGUAGE.at(reading.at(key), key=_short(key.text), advice=advice)


def _read_plain(node: Node, kind: f.Kind, reading: Reading, name: str) -> str | None:
    scalar = _scalar(node, kind, reading, name, "…")
    return scalar.text.strip() if scalar else None


def _read_day(node: Node, kind: f.Kind, reading: Reading, name: str) -> Any:
    scalar = _scalar(node, kind, reading, name, "2018-10-15")
    if scalar is None:
        return None
    typed = scalar.text.strip()
    if isinstance(kind, f.Day) and kind.or_today and typed.lower() in {"today", "今天"}:
        return None
    found = wording.read_date(typed)
    if found is None:
        impossible = wording.is_impossible_date(typed)
        meant = typed[:8] + "28" if impossible else (wording.meant_date(typed) or _last_day(typed))
        if impossible and wording.read_date(meant) is None:
            meant = "2018-10-15"
        broken = IMPOSSIBLE_DATE if impossible else NOT_A_DATE
        reading.problems.append(broken.at(reading.at(node), field=_last(name), found=_short(typed), meant=meant))
    return found


def _last_day(typed: str) -> str:
    """The last day of what names a month or a year, for the hint; a date is a single day."""
    period = wording.read_deadline(typed)
    return period.due.isoformat() if period and period.due else "YYYY-MM-DD"


def _read_limit(node: Node, kind: f.Kind, reading: Reading, name: str) -> Any:
    if isinstance(kind, f.Limit) and kind.parts:
        return _read_deadline(node, reading, name)
    scalar = _scalar(node, kind, reading, name, "2018年底前")
    return _read_written(scalar, reading, name) if scalar else None


def _read_written(scalar: Scalar, reading: Reading, name: str) -> WrittenDeadline | None:
    found = wording.read_deadline(scalar.text)
    if found is None:
        impossible = wording.is_impossible_date(scalar.text.strip())
        meant = wording.meant_deadline(scalar.text) or "2018年底前"
        broken = IMPOSSIBLE_DATE if impossible else NOT_A_DEADLINE
        if impossible:
            meant = scalar.text.strip()[:7]
        reading.problems.append(
            broken.at(reading.at(scalar), field=_last(name), found=_short(scalar.text), meant=meant)
        )
    return found


def _read_deadline(node: Node, reading: Reading, name: str) -> Deadline | None:
    items = node.items if isinstance(node, Sequence) else (node,)
    parts: list[DeadlinePart] = []
    for index, item in enumerate(items):
        place = f"{name}.{index}" if isinstance(node, Sequence) else name
        if isinstance(item, Scalar):
            written = _read_written(item, reading, place)
            parts.append(DeadlinePart(due=written)) if written else None
        else:
            reading.places.append((place, item.line, item.column))
            part = read_shape(item, DeadlinePart, reading, place)
            parts.append(part) if part else None
    return Deadline(tuple(parts)) if parts else None


def _read_span(node: Node, kind: f.Kind, reading: Reading, name: str) -> Any:
    scalar = _scalar(node, kind, reading, name, "30d")
    if scalar is None:
        return None
    found = wording.read_duration(scalar.text)
    if found is None:
        meant = wording.meant_duration(scalar.text) or "30d"
        reading.problems.append(
            NOT_A_DURATION.at(reading.at(node), field=_last(name), found=_short(scalar.text), meant=meant)
        )
    return found


def _read_number(node: Node, kind: f.Kind, reading: Reading, name: str) -> Any:
    scalar = _scalar(node, kind, reading, name, "10")
    if scalar is None or not isinstance(kind, f.Number):
        return None
    typed = scalar.text.strip()
    value = float(typed) if _NUMBER.fullmatch(typed) and len(typed) <= MOST_DIGITS else math.nan
    whole = value == value and value.is_integer()  # noqa: PLR0124 - only NaN differs from itself
    low = kind.least is not None and value < kind.least
    high = kind.most is not None and value > kind.most
    if math.isnan(value) or (kind.whole and not whole) or low or high:
        reading.problems.append(
            NOT_A_NUMBER.at(
                reading.at(node), field=_last(name), found=_short(typed), expected=_number_expected(kind),
                example=_number_meant(typed, kind),
            )
        )
        return None
    return int(value) if kind.whole else value


def _number_expected(kind: f.Number) -> Both:
    bounds = ""
    if kind.least is not None and kind.most is not None:
        bounds = f" ({kind.least:g} … {kind.most:g})"
    elif kind.least is not None:
        bounds = f" (≥ {kind.least:g})"
    return Both(("a whole number" if kind.whole else "a number") + bounds, ("整数" if kind.whole else "数字") + bounds)


def _number_meant(typed: str, kind: f.Number) -> str:
    """The number inside what was typed, e.g. 50000 for `50,000 t/d`."""
    narrow = unicodedata.normalize("NFKC", typed).replace(",", "").replace("，", "").replace(" ", "")
    inside = _NUMBER.search(narrow)
    if inside and _NUMBER.fullmatch(typed) and len(typed) <= MOST_DIGITS:
        bounded = min(max(float(typed), kind.least or float(typed)), kind.most or float(typed))
        return f"{bounded:.0f}" if kind.whole else f"{bounded:g}"
    if inside and narrow[inside.end() :][:1] in _MYRIADS:
        return f"{float(inside[0]) * _MYRIADS[narrow[inside.end()]]:.0f}"
    return inside[0] if inside and not kind.whole else (inside[0].split(".")[0] if inside else "10")


_MYRIADS: Final = {"万": 10_000, "亿": 100_000_000}


def _read_flag(node: Node, kind: f.Kind, reading: Reading, name: str) -> bool | None:
    scalar = _scalar(node, kind, reading, name, "true")
    if scalar is None:
        return None
    typed = scalar.text.strip().lower()
    if typed in _YES or typed in _NO:
        return typed in _YES
    reading.problems.append(
        UNKNOWN_CHOICE.at(reading.at(node), field=_last(name), found=_short(scalar.text), choices="true, false")
    )
    return None


def _read_choice(node: Node, kind: f.Kind, reading: Reading, name: str) -> str | None:
    scalar = _scalar(node, kind, reading, name, "…")
    if scalar is None or not isinstance(kind, f.Choice):
        return None
    options = [option for option, _ in kind.options]
    if scalar.text in options:
        return scalar.text
    meanings = Both(
        ", ".join(f"`{option}` ({said.en})" for option, said in kind.options),
        "、".join(f"`{option}`({said.zh})" for option, said in kind.options),
    )
    meant = option_called(scalar.text, kind)
    choices = Both(f"`{meant}`", f"`{meant}`") if meant else meanings
    reading.problems.append(
        UNKNOWN_CHOICE.at(reading.at(node), field=_last(name), found=_short(scalar.text), choices=choices)
    )
    return None


def option_called(typed: str, kind: f.Choice) -> str:
    """The option that somebody means who types its meaning (滞后, On schedule) or varies its letters; "" for none."""
    plain = _plain_words(typed)
    return next((option for option, said in kind.options if plain in {_plain_words(one) for one in (option, said.en, said.zh)}), "")


def _plain_words(words: str) -> str:
    return re.sub(r"[\s_-]+", "-", unicodedata.normalize("NFKC", words).strip().casefold())


def _read_reference(node: Node, kind: f.Kind, reading: Reading, name: str) -> Any:
    """A name, or for kinds that take many a tuple of names; that they exist is checked when all files are read."""
    match kind:
        case f.UnitName(many=many, only_areas=only_areas):
            what = "area" if only_areas else "unit"
        case f.RecordName(record=what, many=many):
            pass
        case f.CategoryName():
            what, many = "category", False
        case _:
            what, many = "asset", False
    if many:
        items = node.items if isinstance(node, Sequence) else (node,)
    else:
        items = (node,)
    names: list[str] = []
    for item in items:
        scalar = _scalar(item, kind, reading, name, "…")
        if scalar is not None and scalar.text.strip():
            names.append(scalar.text.strip())
            reading.references.append((what, names[-1], name, scalar.line, scalar.column))
    if many:
        return tuple(names)
    return names[0] if names else None


def _read_list(node: Node, kind: f.Kind, reading: Reading, name: str) -> Any:
    if not isinstance(kind, f.ListOf):
        return None
    if not isinstance(node, Sequence):
        if kind.one_too and isinstance(node, Scalar):
            value = read_value(node, kind.item, reading, name)
            return None if value is None else (value,)
        wrong_shape(node, reading, name, kind, _list_example(node, kind, name))
        return None
    values = []
    for index, item in enumerate(node.items):
        dotted = f"{name}.{index}"
        reading.places.append((dotted, item.line, item.column))
        if isinstance(item, Scalar) and item.is_empty:
            continue
        value = read_value(item, kind.item, reading, dotted)
        if value is not None:
            values.append(value)
    return tuple(values)


def _read_nested(node: Node, kind: f.Kind, reading: Reading, name: str) -> Any:
    return read_shape(node, kind.shape, reading, name) if isinstance(kind, f.Nested) else None


def _read_named(node: Node, kind: f.Kind, reading: Reading, name: str) -> Any:
    if not isinstance(node, Mapping) or not isinstance(kind, f.Named):
        pair = _PAIR.fullmatch(node.text.strip()) if isinstance(node, Scalar) else None
        said = f"{pair[1]}: {pair[2].replace(',', '')}" if pair else "name: …"
        return wrong_shape(node, reading, name, kind, f"{_last(name)}: {{{said}}}")
    pairs = []
    for key, value in node.entries:
        reading.places.append((f"{name}.{key.text}", key.line, key.column))
        if not is_id(key.text):
            reading.problems.append(BAD_ID.at(reading.at(key), found=_short(key.text), meant="sewage"))
            continue
        read = read_value(value, kind.value, reading, f"{name}.{key.text}")
        if read is not None:
            pairs.append((key.text, read))
    return tuple(pairs)


_READERS: Final[dict[type[f.Kind], Callable[[Node, f.Kind, Reading, str], Any]]] = {
    f.Identifier: _read_identifier,
    f.Words: _read_words,
    f.Plain: _read_plain,
    f.Day: _read_day,
    f.Limit: _read_limit,
    f.Span: _read_span,
    f.Number: _read_number,
    f.Flag: _read_flag,
    f.Choice: _read_choice,
    f.UnitName: _read_reference,
    f.RecordName: _read_reference,
    f.CategoryName: _read_reference,
    f.AssetName: _read_reference,
    f.ListOf: _read_list,
    f.Nested: _read_nested,
    f.Named: _read_named,
}

_LOOK_ALIKES: Final = str.maketrans("аеорсухіјѕԁո", "aeopcyxijsdn")
