"""The slips of people who do not know YAML, each recognised by its line, with the line as it should be.

What YAML's reader says is often about the line after the mistake; so the lines themselves are looked at, first for
signs that have one meaning (`title：…`, `lead:water`, a tab), then for what the reader's message allows.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

from yaml import MarkedYAMLError

from generator.model.fields import fields_of
from generator.model.patterns import pattern
from generator.model.problem import Rule
from generator.model.records import KINDS
from generator.model.text import Both
from generator.source import faults
from generator.source.field_names import field_called


class Slip(NamedTuple):
    """A mistake in one line: `row` counts from 0, `column` from 1; `corrected` is the whole line as it should be."""

    rule: Rule
    row: int
    column: int
    corrected: str
    arguments: tuple[tuple[str, str | Both], ...] = ()


def slip_at(lines: list[str], error: MarkedYAMLError) -> list[Slip]:
    """The slips that explain why YAML's reader stopped; empty where none is recognised."""
    clear = [slip for index in _field_lines(lines) for slip in _clear_slip(lines, index)]
    if clear:
        return clear
    marks = [mark.line for mark in (error.context_mark, error.problem_mark) if mark]
    stopped = min(max(marks, default=0), len(lines) - 1)
    began = error.context_mark.line if error.context_mark and "quoted" in str(error.context) else stopped
    for index in dict.fromkeys([began, stopped, *range(max(0, stopped - 1), min(marks, default=0) - 1, -1)]):
        found = _value_slip(lines, index)
        if found:
            return [found]
    indented = _indentation_slip(lines, _first_field(lines) if "document start" in str(error.problem) else stopped)
    if indented:
        return [indented]
    goes_on = _text_that_goes_on(lines, min(marks, default=0))
    return [goes_on] if goes_on else _named_slip(lines, min(marks, default=0))


def _text_that_goes_on(lines: list[str], index: int) -> Slip | None:
    """A line without a name and without blanks before it, below a text: it was meant to go on with that text."""
    line = lines[index] if index < len(lines) else ""
    above = re.match(r"([\w-]+): +(\S.*)$", lines[index - 1]) if index else None
    if not above or not line.strip() or line[:1] in " \t-#|>" or re.search("[:：=]", line) or line.split()[0] in _EVERY_FIELD:
        return None
    return Slip(faults.TEXT_GOES_ON, index, 1, f"  {line}", (("key", above[1]),))


def silent_slips(lines: list[str], suspects: Iterable[tuple[int, int]]) -> list[Slip]:
    """The slips that YAML's reader takes for text or for names without a word; `suspects` are ranges of lines.

    A text may go on over several lines and say what it likes there; so in these only a field in lower case counts,
    unless the first line is a slip itself.
    """
    found: dict[int, Slip] = {}
    for first, last in suspects:
        for index in range(first, min(last, len(lines) - 1) + 1):
            for slip in _clear_slip(lines, index):
                key = str(dict(slip.arguments).get("key", ""))
                if index == first or first in found:
                    found.setdefault(index, slip)
                elif slip.rule in {faults.NO_SPACE, faults.FULL_WIDTH_COLON} and re.fullmatch("[a-z_]+", key):
                    found.setdefault(index, _swallowed(lines, first, slip))
    return [found[index] for index in sorted(found)]


def texts_cut_by_hash(lines: list[str]) -> Iterator[Slip]:
    """Texts that end at a ` #` which most likely belongs to them; it may be a comment, so these are warnings."""
    if not any(" #" in line for line in lines):
        return
    for index in _field_lines(lines):
        if len(lines[index]) > _LONGEST:
            continue
        found = re.match(r"((?: *- +)*)([\w-]+): +([^\s\"'\[{|>#].*?)\s+(#[^\s#].*)$", lines[index].lstrip(" "))
        if found:
            lead = lines[index][: len(lines[index]) - len(lines[index].lstrip(" "))]
            whole = quoted(f"{found[3]} {found[4]}".rstrip())
            arguments = (("key", found[2]), ("typed", found[4][:20]))
            column = lines[index].index(found[4]) + 1
            yield Slip(faults.CUT_BY_HASH, index, column, f"{lead}{found[1]}{found[2]}: {whole}", arguments)


def quoted(text: str) -> str:
    """The text in quotes that hold whatever is in it."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _clear_slip(lines: list[str], index: int) -> Iterator[Slip]:
    """The slip of a line that shows by itself, if there is one."""
    line = lines[index]
    if len(line) > _LONGEST:
        return
    for recognise in _CLEAR:
        found = recognise(line)
        if found:
            rule, column, corrected, arguments = found
            if corrected != line:
                yield Slip(rule, index, column, corrected, arguments)
                return


_Found = tuple[Rule, int, str, tuple[tuple[str, str | Both], ...]] | None


def _odd_indentation(line: str) -> _Found:
    blanks = re.match(r"[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]*", line)
    lead = blanks[0] if blanks else ""
    odd = next((blank for blank in lead if blank != " "), "")
    if not odd or not line.strip():
        return None
    tab, wide = Both("a tab", "制表符"), Both("full-width or other odd blanks", "全角空格或其他特殊空格")
    narrow = "".join("  " if blank in "\t\u3000" else " " for blank in lead)
    return faults.TAB, lead.index(odd) + 1, narrow + line[len(lead) :], (("what", tab if odd == "\t" else wide),)


def _second_document(line: str) -> _Found:
    found = re.match(r"(---)[ \t]+\S", line)
    return (faults.TWO_DOCUMENTS, 1, f"# {line[4:].strip()}", (("typed", line[:40]),)) if found else None


def _odd_comment(line: str) -> _Found:
    found = re.match(r"( *)(//|/\*|＃|<!--|--(?=\s))\s*(.*?)\s*(?:\*/|-->)?$", line)
    if not found:
        return None
    return faults.COMMENT, found.start(2) + 1, f"{found[1]}# {found[3]}", (("typed", found[2]),)


def _odd_bullet(line: str) -> _Found:
    found = re.match(r"( *)([*•·●○▪◆－—–‐−‧・+])([ \u3000]*)(?=\S)(.*)", line)
    if not found or (found[2] not in "•●○▪◆" and not found[3]):
        return None
    return faults.BULLET, found.start(2) + 1, f"{found[1]}- {found[4]}", (("typed", found[2]),)


def _narrow_dash(line: str) -> _Found:
    found = re.match(r" *-(?![\s\-\d.])(?=\S)", line)
    if not found:
        return None
    return faults.NO_SPACE_AFTER_DASH, found.end(), f"{line[: found.end()]} {line[found.end() :]}", ()


def _wide_colon(line: str) -> _Found:
    found = _WIDE_COLON.match(line)
    if not found:
        return _wide_colon_of_a_word(line)
    corrected = f"{found[1]}{_plain_key(found[2])}: {_safe(found[3].strip())}".rstrip()
    return faults.FULL_WIDTH_COLON, line.index("：") + 1, corrected, (("key", _plain_key(found[2])),)


def _wide_colon_of_a_word(line: str) -> _Found:
    """`责任单位：水务局`: a field by the word that people have for it, before a full-width colon."""
    found = re.match(r"()([\u4e00-\u9fff（）()]{2,12})\s*：\s*(.*)$", line)
    name = field_called(found[2], _EVERY_FIELD) if found else ""
    if not found or not name:
        return None
    return faults.FULL_WIDTH_COLON, line.index("：") + 1, f"{name}: {_safe(found[3].strip())}".rstrip(), (("key", found[2]),)


def _wide_colon_in_braces(line: str) -> _Found:
    corrected = re.sub(r"(?<=[{,])(\s*[A-Za-z_][\w-]*)\s*：\s*", r"\1: ", line)
    if corrected == line:
        return None
    key = re.search(r"[{,]\s*([A-Za-z_][\w-]*)\s*：", line)
    return faults.FULL_WIDTH_COLON, line.index("：") + 1, corrected, (("key", key[1] if key else ""),)


def _close_colon(line: str) -> _Found:
    found = re.match(r"((?: *- +)* *)([A-Za-z_][\w-]*):(?!//)([^\s:].*)$", line)
    if not found:
        return None
    corrected = f"{found[1]}{found[2]}: {_safe(found[3].strip())}"
    return faults.NO_SPACE, found.end(2) + 1, corrected, (("key", found[2]),)


def _close_colon_in_braces(line: str) -> _Found:
    found = re.search(r"[{,]\s*([A-Za-z_][\w-]*):(?=[^\s:/,}])", line)
    if not found or not re.match(r" *(?:- +)*(?:[\w-]+: +)?\{", line):
        return None
    corrected = re.sub(r"([{,]\s*[A-Za-z_][\w-]*):(?=[^\s:/,}])", r"\1: ", line)
    return faults.NO_SPACE, found.end(1) + 1, corrected, (("key", found[1]),)


def _other_sign(line: str) -> _Found:
    found = re.match(r"((?: *- +)* *)([A-Za-z_][\w-]*)\s*(?:[=＝;；]|::)\s*(\S[^:]*)$", line)
    if not found:
        return None
    return faults.NO_COLON, found.end(2) + 1, f"{found[1]}{found[2]}: {found[3]}", (("key", found[2]),)


def _odd_name(line: str) -> _Found:
    found = re.match(r"((?: *- +)* *)([\"'“”‘’]?[^\s:：#{}\[\],]+?[\"'“”‘’]?)\s*(: .*|:)$", line)
    if not found:
        return None
    plain = _plain_key(found[2])
    if plain == found[2] or not re.fullmatch(r"[A-Za-z_][\w-]*", plain):
        return None
    quotes, wide = Both("quotes", "引号"), Both("full-width letters", "全角字符")
    what = quotes if found[2][0] in "“”‘’" else wide
    if found[2][0] in "\"'":
        return None
    return faults.ODD_KEY, found.start(2) + 1, f"{found[1]}{plain}{found[3]}", (("typed", found[2]), ("what", what))


_CLEAR: Final[tuple[Callable[[str], _Found], ...]] = (
    _odd_indentation,
    _second_document,
    _odd_comment,
    _odd_bullet,
    _narrow_dash,
    _wide_colon,
    _wide_colon_in_braces,
    _close_colon,
    _close_colon_in_braces,
    _other_sign,
    _odd_name,
)
_WIDE_COLON: Final = pattern(r"((?: *- +)* *)([\"'“”‘’]?[A-Za-z_Ａ-Ｚａ-ｚ][\wＡ-Ｚａ-ｚ-]*[\"'“”‘’]?)\s*：\s*(.*)$")


_EVERY_FIELD: Final = frozenset(name for shape in KINDS.values() for name in fields_of(shape))


def _plain_key(key: str) -> str:
    return unicodedata.normalize("NFKC", key).strip("\"'“”‘’")


def _safe(value: str) -> str:
    """The value in quotes where it could not stand without them; full-width quotes around it go."""
    bare = value.strip("“”") if value[:1] in "“”" and value[-1:] in "“”" else value
    needs = ": " in bare or bare.endswith(":") or " #" in bare or bare[:1] in _RESERVED
    return quoted(bare) if bare and needs and bare[:1] not in "[{\"'|>" else value


def _swallowed(lines: list[str], first: int, slip: Slip) -> Slip:
    """A field that continues a text above it, moved back to the column of that text's name."""
    lead = re.match(r" *(?:- +)*(?=[\w-]+: )", lines[first])
    if not lead:
        return slip
    return Slip(faults.SWALLOWED, slip.row, 1, " " * lead.end() + slip.corrected.lstrip())


def _value_slip(lines: list[str], index: int) -> Slip | None:
    """What is wrong with the value in a line `name: value` or `- value` on which YAML's reader stopped."""
    if len(lines[index]) > _LONGEST:
        return None
    found = re.match(r"((?: *- +)* *)(?:([^\s:][^:]*?):[ \t]+)?(\S.*)$", lines[index])
    if not found or lines[index].lstrip().startswith("#"):
        return None
    lead, key, value = found[1], found[2] or "", found[3].rstrip()
    if "-" in lead and _ITEM_IN_ONE_LINE.fullmatch(value):
        corrected = f"{lead}{{{key}: {value}}}"
        return Slip(faults.COLON_IN_TEXT, index, found.start(3) + 1, corrected, (("key", key), ("typed", ":")))
    rule, typed, cured = _cured(value)
    if rule is None or (not key and rule is not faults.QUOTE_IN_TEXT):
        return None
    corrected = f"{lead}{key}: {cured}" if key else f"{lead}{cured}"
    if corrected == lines[index]:
        return None
    return Slip(rule, index, found.start(3) + 1, corrected, (("key", key), ("typed", typed)))


_ITEM_IN_ONE_LINE: Final = pattern(r"[^,{}\[\]\"']+(?:, *[a-z_]+: [^,{}\[\]\"']+)+")
"""`- id: dig, text: Dig`: a group of keys on one line, without its braces."""


def _cured(value: str) -> tuple[Rule | None, str, str]:
    """The rule that a value breaks, the sign by which it does, and the value as it should be."""
    first = value[0]
    if first in "\"'":
        return _cured_quotes(value, first)
    if first in "“”‘’「『":
        inner = value[1:-1] if value[-1] in "“”‘’」』" else value[1:]
        return faults.FULL_WIDTH_QUOTES, first, quoted(inner)
    if first in "[{":
        closing = "]" if first == "[" else "}"
        if closing not in value:
            return faults.UNCLOSED_BRACKET, first, value.rstrip(",") + closing
        return (None, "", value) if value.endswith(closing) else (faults.RESERVED_SIGN, first, quoted(value))
    if first in _RESERVED and not re.fullmatch(r"[|>][-+0-9]{0,2}(?:\s+#.*)?", value):
        return faults.RESERVED_SIGN, first, quoted(value)
    if ": " in value or value.endswith(":"):
        return faults.COLON_IN_TEXT, ":", quoted(value)
    return None, "", value


def _cured_quotes(value: str, mark: str) -> tuple[Rule | None, str, str]:
    end = value.find(mark, 1)
    if end < 0:
        return faults.UNCLOSED_QUOTE, mark, quoted(value[1:])
    if end == len(value) - 1:
        broken = mark == '"' and "\\" in value
        return (faults.BACKSLASH, "\\", quoted(value[1:-1])) if broken else (None, "", value)
    if re.fullmatch(r"\s*(?:#.*|:.*)?", value[end + 1 :]):
        return None, "", value
    return faults.QUOTE_IN_TEXT, mark, quoted(value[1:-1] if value.endswith(mark) else value)


def _named_slip(lines: list[str], index: int) -> list[Slip]:
    """`title Sewage plant`: a name without a colon, the last explanation when nothing else fits."""
    found = re.match(r"( *(?:- +)*)([A-Za-z_]+)[ \t]+(\S[^:]*)$", lines[index]) if index < len(lines) else None
    if not found:
        return []
    corrected = f"{found[1]}{found[2]}: {found[3]}"
    return [Slip(faults.NO_COLON, index, found.end(2) + 1, corrected, (("key", found[2]),))]


def _indentation_slip(lines: list[str], index: int) -> Slip | None:
    """The line moved to the nearest column in which it could stand."""
    line = lines[index] if index < len(lines) else ""
    text = line.lstrip(" ")
    if not text or text.startswith("#"):
        return None
    columns = _open_columns(lines[:index], is_item=text.startswith("- "), is_field=bool(_FIELD.match(text)))
    at = len(line) - len(text)
    if at in columns:
        return None
    best = min(columns, key=lambda column: (abs(column - at), -column))
    return Slip(faults.INDENTATION, index, 1, " " * best + text)


def _open_columns(above: list[str], *, is_item: bool, is_field: bool) -> list[int]:
    """The columns in which a line could begin below the lines above it."""
    fields: list[int] = []
    items: list[int] = []
    block = -1
    for index in _field_lines(above):
        found = re.match(r"( *)((?:- +)*)(.*)", above[index])
        if not found or not found[0].strip() or found[3].startswith("#"):
            continue
        at = len(found[1])
        inner = at + len(found[2])
        fields = [column for column in fields if column < at]
        items = [column for column in items if column < at or (column == at and found[2])]
        if found[2] and at not in items:
            items.append(at)
        if _FIELD.match(found[3]):
            fields.append(inner)
        if found[3].rstrip().endswith(":"):
            items.append(inner + 2)
        block = inner + 2 if _BLOCK.search(above[index]) else -1
    if block >= 0 and not is_item and not is_field:
        return [block]
    return (items if is_item else fields) or [0]


def _first_field(lines: list[str]) -> int:
    return next((index for index, line in enumerate(lines) if line.strip() and not line.lstrip().startswith("#")), 0)


def _field_lines(lines: list[str]) -> Iterator[int]:
    """The lines that are not part of a block of text (`|`, `>`): in these a colon means nothing."""
    block = -1
    for index, line in enumerate(lines):
        indentation = len(line) - len(line.lstrip(" \t\u3000\u00a0"))
        if block >= 0 and (not line.strip() or indentation > block):
            continue
        block = -1
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        found = _BLOCK.search(line)
        if found:
            lead = re.match(r" *(?:- +)*", line)
            block = (lead.end() if lead else 0) if ":" in line[: found.start() + 1] else indentation
        yield index


_LONGEST: Final = 2000
"""Signs of a line that is looked at: nobody types longer ones by hand, and patterns take long over them."""
_RESERVED: Final = frozenset("@`%*&!|>?,]}#-")
_BLOCK: Final = pattern(r"(?::|^ *-)[ \t]+[|>][-+0-9]{0,2}[ \t]*(?:#.*)?$")
_FIELD: Final = pattern(r"[^\s#:{}\[\]][^:]*:(?:\s|$)")
