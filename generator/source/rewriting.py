"""Changes single values in a record's file and leaves every other byte as it is: comments, order, quotes, blank lines.

What is changed is found by the lines of the nodes; a value is written in canonical form in the place of the old one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.source.canonical import yaml_lines
from generator.source.frontmatter import split
from generator.source.nodes import Mapping, Node, Scalar, Sequence

Wanted = str | list["Wanted"] | dict[str, "Wanted"] | None
"""A value as a form gives it; None or something empty takes the field away."""


@dataclass(frozen=True, slots=True)
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
    edits = sorted(_edits(parted.front, wanted, "", end, lines), key=lambda edit: edit.first, reverse=True)
    if body is not None and body.rstrip("\n") != parted.body.rstrip("\n"):
        lines[end:] = [*body.replace("\r\n", "\n").rstrip("\n").split("\n"), ""] if body.strip() else [""]
    for edit in edits:
        lines[edit.first - 1 : edit.last - 1] = edit.lines
    made = "\n".join(lines)
    if split(path, made.encode()).front is None:
        raise NotRewritableError(path)
    return mark + made.replace("\n", ends).encode()


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
        last = _without_comments_after(lines, key.line, starts[index + 1] if index + 1 < len(starts) else end)
        if _is_nothing(new):
            yield _Edit(key.line, last, ())
            continue
        inner = _inner_edits(value, new, indent, last, lines)
        yield from inner if inner is not None else [_Edit(key.line, last, _written(key.text, new, indent))]
    known = {key.text for key, _ in old.entries}
    added = [line for name, new in wanted.items() if name not in known and not _is_nothing(new)
             for line in _written(name, new, indent)]
    if added:
        at = _without_comments_after(lines, starts[-1] if starts else end, end)
        yield _Edit(at, at, tuple(added))


def _inner_edits(value: Node, new: Wanted, indent: str, last: int, lines: list[str]) -> list[_Edit] | None:
    """Edits inside a value that keeps its shape, so that comments in it stay; None where it has to be written anew."""
    deeper = indent + "  "
    if isinstance(value, Mapping) and isinstance(new, dict) and not _is_flow(value, lines) and value.entries:
        deeper = " " * (value.entries[0][0].column - 1)
        whole = {key.text: None for key, _ in value.entries} | new
        return list(_edits(value, whole, deeper, last, lines))
    if not (isinstance(value, Sequence) and isinstance(new, list) and len(new) == len(value.items)):
        return None
    found: list[_Edit] = []
    for index, (item, wanted) in enumerate(zip(value.items, new, strict=True)):
        if _same(as_wanted(item), wanted):
            continue
        first_changes = isinstance(item, Mapping) and isinstance(wanted, dict) and item.entries and (
            not _same(as_wanted(item.entries[0][1]), wanted.get(item.entries[0][0].text)))
        if not isinstance(item, Mapping) or not isinstance(wanted, dict) or first_changes or _is_flow(item, lines):
            return None
        after = value.items[index + 1].line if index + 1 < len(value.items) else last
        whole = {key.text: None for key, _ in item.entries} | wanted
        found += _edits(item, whole, " " * (item.entries[0][0].column - 1), after, lines)
    return found


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


def _is_flow(node: Mapping, lines: list[str]) -> bool:
    """Whether a mapping is written in one line, `{a: 1}`: it cannot be edited by lines."""
    return lines[node.line - 1][node.column - 1 : node.column] == "{"


def _without_comments_after(lines: list[str], first: int, last: int) -> int:
    """The line after a value, without the comments and blank lines that belong to what follows."""
    while last - 1 > first and (not lines[last - 2].strip() or lines[last - 2].lstrip().startswith(_COMMENT)):
        last -= 1
    return last


_COMMENT: Final = "#"
