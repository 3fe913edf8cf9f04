"""Changes single values in a record's file and leaves every other byte as it is: comments, order, quotes, blank lines.

What is changed is found by the lines of the nodes; a value is written in canonical form in the place of the old one.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from generator.model.frozen import frozen
from generator.model.patterns import pattern
from generator.source.canonical import yaml_lines
from generator.source.frontmatter import Split, split
from generator.source.nodes import Mapping, Node, Scalar, Sequence

Wanted = str | list["Wanted"] | dict[str, "Wanted"] | None
"""A value as a form gives it; None or something empty takes the field away."""


@frozen
class _Edit:
    """Lines `first` to before `last` (from 1) are replaced."""

    first: int
    last: int
    lines: tuple[str, ...]


class NotRewritableError(ValueError):
    """The file's fields cannot be read, or are written in one line where several are needed; nothing was changed."""


def rewritten(path: str, raw: bytes, wanted: dict[str, Wanted], body: str | None = None) -> bytes:
    """The file with the wanted values of its fields, and with another body where one is given.

    Fields that are not named in `wanted` stay as they are, byte for byte; so do line ends and a byte order mark.
    """
    mark = b"\xef\xbb\xbf" if raw.startswith(b"\xef\xbb\xbf") else b""
    ends = "\r\n" if b"\r\n" in raw else "\n"
    text = raw.removeprefix(mark).decode("utf-8").replace("\r\n", "\n")
    parted = split(path, raw)
    if parted.front is None:
        raise NotRewritableError(path)
    lines = text.split("\n")
    end = parted.body_line - 1  # the line of the closing ---
    for edits in (_edits, _whole_fields):
        made = _edited(lines, edits(parted.front, wanted, "", end, lines), parted, body)
        again = split(path, made.encode())
        if again.front is not None and all(_same(as_wanted(again.front.get(key)), new) for key, new in wanted.items()):
            return mark + made.replace("\n", ends).encode()
    raise NotRewritableError(path)


def _edited(lines: list[str], edits: Iterable[_Edit], parted: Split, body: str | None) -> str:
    """The lines after the edits, from the last to the first, so that the numbers of those before hold."""
    made = list(lines)
    in_order = sorted(enumerate(edits), key=lambda one: (one[1].first, one[1].last, one[0]), reverse=True)
    if body is not None and body.rstrip("\n") != parted.body.rstrip("\n"):
        end = parted.body_line - 1
        made[end:] = [*body.replace("\r\n", "\n").rstrip("\n").split("\n"), ""] if body.strip() else [""]
    for _, edit in in_order:
        made[edit.first - 1 : edit.last - 1] = edit.lines
    return "\n".join(made)


def as_wanted(node: Node | None) -> Wanted:
    """What a node says, as a form would give it."""
    match node:
        case Scalar():
            return "" if node.is_empty else node.text
        case Sequence():
            return [as_wanted(item) for item in node.items]
        case Mapping():
            return {key.text: as_wanted(value) for key, value in node.entries}
        case _:
            return None


def _edits(old: Mapping, wanted: dict[str, Wanted], indent: str, end: int, lines: list[str]) -> Iterator[_Edit]:
    """The edits that bring a block mapping to what is wanted; `end` is the line after its last."""
    if _is_flow(old, lines):
        raise NotRewritableError("{ }")
    starts = [key.line for key, _ in old.entries]
    for index, (key, value) in enumerate(old.entries):
        if key.text not in wanted:
            continue
        new = wanted[key.text]
        if _same(as_wanted(value), new):
            continue
        after = starts[index + 1] if index + 1 < len(starts) else end
        last = after if _is_block_text(key, value, lines) else _without_comments_after(lines, key.line, after)
        if _is_nothing(new):
            yield _Edit(key.line, last, ())
            continue
        inner = _inner_edits(key, value, new, last, lines)
        yield from inner if inner is not None else [_Edit(key.line, last, _written(key.text, new, indent))]
    known = {key.text for key, _ in old.entries}
    added = [line for name, new in wanted.items() if name not in known and not _is_nothing(new)
             for line in _written(name, new, indent)]
    if added:
        at = _without_comments_after(lines, starts[-1] if starts else end, end)
        yield _Edit(at, at, tuple(added))


def _whole_fields(
    old: Mapping, wanted: dict[str, Wanted], indent: str, end: int, lines: list[str]
) -> Iterator[_Edit]:
    """The same, every changed field written anew: for files in which an edit by lines would say something else."""
    starts = [*(key.line for key, _ in old.entries), end]
    for (key, value), after in zip(old.entries, starts[1:], strict=True):
        if key.text in wanted and not _same(as_wanted(value), wanted[key.text]):
            last = after if _is_block_text(key, value, lines) else _without_comments_after(lines, key.line, after)
            new = wanted[key.text]
            yield _Edit(key.line, last, () if _is_nothing(new) else _written(key.text, new, indent))
    yield from _edits(Mapping((), old.line, old.column), {key: new for key, new in wanted.items() if old.get(key) is None},
                      indent, end, lines)


def _inner_edits(key: Scalar, value: Node, new: Wanted, last: int, lines: list[str]) -> list[_Edit] | None:
    """Edits inside a value that keeps its shape, so that comments in it stay; None where it has to be written anew."""
    if last == key.line + 1 and not isinstance(new, dict | list) and isinstance(value, Scalar):
        return _in_line(value, _written(key.text, new, ""), lines)
    if last == key.line + 1 and _is_flow(value, lines):
        return _in_brackets(value, new, lines)
    if isinstance(value, Mapping) and isinstance(new, dict) and not _is_flow(value, lines) and value.entries:
        deeper = " " * (value.entries[0][0].column - 1)
        whole = {one.text: None for one, _ in value.entries} | new
        return list(_edits(value, whole, deeper, last, lines))
    if isinstance(value, Sequence) and isinstance(new, list) and value.items and not _is_flow(value, lines):
        return _row_edits(value, [one for one in new if not _is_nothing(one)], last, lines)
    return None


def _in_line(value: Scalar, written: tuple[str, ...], lines: list[str]) -> list[_Edit] | None:
    """A short text in the place of another one, so that a remark behind it stays."""
    line = lines[value.line - 1]
    before, rest = line[: value.column - 1], line[value.column - 1 :]
    remark = _REMARK.fullmatch(rest)
    if len(written) > 1 or remark is None:
        return None
    return [_Edit(value.line, value.line + 1, (before + written[0].partition(": ")[2] + remark[1],))]


def _in_brackets(value: Node, new: Wanted, lines: list[str]) -> list[_Edit] | None:
    """A list or mapping that stands in one line stays in one line, if its values are short texts."""
    line = lines[value.line - 1]
    opening, close = ("[", "]") if isinstance(value, Sequence) else ("{", "}")
    end = _REMARK.fullmatch(line[line.rfind(close) + 1 :])
    if isinstance(new, str) and opening == "[":
        new = [new]
    texts = new if opening == "[" else list(new.values()) if isinstance(new, dict) else None
    if not isinstance(texts, list) or end is None or line.count(close) != 1:
        return None
    if not all(isinstance(one, str) and len(one) <= _SHORT and "\n" not in one for one in texts):
        return None
    inside = [_bracketed(str(one)) for one in texts if one]
    if isinstance(new, dict):
        inside = [f"{name}: {_bracketed(str(one))}" for name, one in new.items() if one]
    made = line[: value.column - 1] + opening + ", ".join(inside) + close + line[line.rfind(close) + 1 :]
    return [_Edit(value.line, value.line + 1, (made,))]


def _bracketed(text: str) -> str:
    """A text as it stands in brackets, where a comma would part it."""
    return json.dumps(text, ensure_ascii=False) if "," in text else _written("a", text, "")[0].removeprefix("a: ")


def _row_edits(value: Sequence, new: list[Wanted], last: int, lines: list[str]) -> list[_Edit] | None:
    """Edits of single rows of a list: those that stay are not touched, nor is what stands between them."""
    prefixes = [lines[item.line - 1][: item.column - 1] for item in value.items]
    if any(prefix.strip() != "-" for prefix in prefixes):
        return None
    starts = [item.line for item in value.items]
    ends = [_without_comments_after(lines, start, after) for start, after in zip(starts, [*starts[1:], last], strict=True)]
    dash = " " * prefixes[0].index("-")
    found: list[_Edit] = []
    for old, wanted, at in _pairs([as_wanted(item) for item in value.items], new):
        if old is None:
            where = ends[at - 1] if at else starts[0]
            found.append(_Edit(where, where, _row(wanted, dash)))
        elif wanted is None:
            found.append(_Edit(starts[old], ends[old], ()))
        elif not _same(as_wanted(value.items[old]), wanted):
            found += _one_row(value.items[old], wanted, prefixes[old], (starts[old], ends[old]), lines)
    return found


def _pairs(old: list[Wanted], new: list[Wanted]) -> Iterator[tuple[int | None, Wanted, int]]:
    """What becomes of rows: (old row, new value), either of them None; the last is where a new row goes, as an old row."""
    matcher = difflib.SequenceMatcher(None, [_name_of(one) for one in old], [_name_of(one) for one in new], autojunk=False)
    for _, first, last, new_first, new_last in matcher.get_opcodes():
        both = min(last - first, new_last - new_first)
        for step in range(both):
            yield first + step, new[new_first + step], 0
        for row in range(first + both, last):
            yield row, None, 0
        for row in range(new_first + both, new_last):
            yield None, new[row], first + both


def _name_of(row: Wanted) -> str:
    """What a row is known by when the values beside it change."""
    return str(row.get("id") or row.get("file") or row) if isinstance(row, dict) else str(row)


def _one_row(item: Node, wanted: Wanted, prefix: str, span: tuple[int, int], lines: list[str]) -> list[_Edit]:
    """The edits of one row, value by value; in whole where it was or becomes no mapping, or loses its first value."""
    dash = " " * prefix.index("-")
    if isinstance(item, Mapping) and isinstance(wanted, dict) and item.entries and not _is_flow(item, lines):
        first = item.entries[0][0]
        whole = {key.text: None for key, _ in item.entries} | wanted
        if not _is_nothing(whole[first.text]):
            made = list(_edits(item, whole, " " * (first.column - 1), span[1], lines))
            return [replace(edit, lines=(prefix + edit.lines[0].removeprefix(prefix).lstrip(), *edit.lines[1:]))
                    if edit.first == span[0] and edit.lines else edit for edit in made]
    if span[1] == span[0] + 1:
        inside = _in_brackets(item, wanted, lines) if _is_flow(item, lines) else None
        if inside is None and isinstance(item, Scalar) and isinstance(wanted, str):
            inside = _in_line(item, _written("a", wanted, ""), lines)
        if inside is not None:
            return inside
    return [_Edit(*span, _row(wanted, dash))]


def _row(value: Wanted, indent: str) -> tuple[str, ...]:
    return tuple(line for line, _ in yaml_lines(Sequence((_node(value),), 1, 1), indent))


def _written(name: str, value: Wanted, indent: str) -> tuple[str, ...]:
    entry = Mapping(((Scalar(name, 1, 1), _node(value)),), 1, 1)
    return tuple(line for line, _ in yaml_lines(entry, indent))


def _node(value: Wanted) -> Node:
    if isinstance(value, dict):
        return Mapping(tuple((Scalar(k, 1, 1), _node(v)) for k, v in value.items() if not _is_nothing(v)), 1, 1)
    if isinstance(value, list):
        return Sequence(tuple(_node(item) for item in value if not _is_nothing(item)), 1, 1)
    return Scalar(value or "", 1, 1, quoted=bool(value))


def _is_nothing(value: Wanted) -> bool:
    if isinstance(value, dict):
        return all(map(_is_nothing, value.values()))
    if isinstance(value, list):
        return all(map(_is_nothing, value))
    return not value


def _same(old: Wanted, new: Wanted) -> bool:
    """Whether two values say the same: one item may stand for a list of one, what is empty for what is absent."""
    if _is_nothing(old) and _is_nothing(new):
        return True
    if isinstance(old, dict) and isinstance(new, dict):
        return all(_same(old.get(key), new.get(key)) for key in {*old, *new})
    if isinstance(old, list) and isinstance(new, list):
        return len(old) == len(new) and all(map(_same, old, new))
    if isinstance(old, str) and isinstance(new, list):
        return _same([old], new)
    return old == new if not isinstance(old, str) or not isinstance(new, str) else old.strip() == new.strip()


def _is_flow(node: Node, lines: list[str]) -> bool:
    """Whether a value is written in brackets, `{a: 1}` or `[a]`: it cannot be edited by lines."""
    return not isinstance(node, Scalar) and lines[node.line - 1][node.column - 1 : node.column] in {"{", "["}


def _is_block_text(key: Scalar, value: Node, lines: list[str]) -> bool:
    """Whether a value is a text of several lines (`|`, `>`): a line of it that begins with `#` is no comment."""
    return isinstance(value, Scalar) and value.quoted and bool(_BLOCK_MARK.search(lines[key.line - 1]))


def _without_comments_after(lines: list[str], first: int, last: int) -> int:
    """The line after a value, without the comments and blank lines that belong to what follows."""
    while last - 1 > first and (not lines[last - 2].strip() or lines[last - 2].lstrip().startswith(_COMMENT)):
        last -= 1
    return last


_COMMENT: Final = "#"
_SHORT: Final = 60
_REMARK: Final = pattern(r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|(?![|>&*!])(?:[^#"']|(?<=\S)#|(?<=\w)['"])*?)((?:\s+#.*)?\s*)""")
"""A value in one line, and what stands behind it: blanks, and a remark that stays."""
_BLOCK_MARK: Final = pattern(r":\s+[|>][0-9+-]*\s*(?:#.*)?$")
