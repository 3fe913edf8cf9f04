"""Bytes of a content file → its front matter as nodes with line and column, and its body; or all that is wrong.

YAML is read from the parser's events, never loaded: nothing is typed, nothing expanded, and depth is bounded before
anything is built. Where a mistake has one certain cure, the reading goes on with the cured line, so that the mistakes
behind it are found in the same run; the problem stands all the same.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined]  # the stubs leave it out

from generator.model.patterns import pattern
from generator.model.problem import Place, Problem, Rule
from generator.model.text import Both
from generator.source import faults
from generator.source.nodes import Mapping, Node, Scalar, Sequence
from generator.source.plaintext import read_text
from generator.source.slips import Slip, silent_slips, slip_at, texts_cut_by_hash

__all__ = ["Mapping", "Node", "Scalar", "Sequence", "Split", "Yaml", "cures", "field_lines", "read_yaml", "split"]

DEEPEST: Final = 20
_MOST_CURES: Final = 3
"""Cures tried on one line: a cure that does not take would be cured again, and grow."""
_MOST_ROUNDS: Final = 40
"""Cures tried in one file; after so many mistakes the rest can wait for the next run."""
_MOST_READ: Final = 4_000_000
"""Characters read for that, so that a large file is not read forty times."""


class Split(NamedTuple):
    """A record's file in its two parts. `front` is None where the fields cannot be read; `body_line` counts from 1."""

    front: Mapping | None
    body: str
    body_line: int
    problems: tuple[Problem, ...]
    is_mended: bool = False
    """Whether the fields could be read only after a line of them was cured."""


class Yaml(NamedTuple):
    """A YAML file as a node, or None where it is empty or cannot be read."""

    root: Node | None
    problems: tuple[Problem, ...]
    is_mended: bool = False


def split(path: str, raw: bytes) -> Split:
    """The front matter and the body of a record's file."""
    plain = read_text(path, raw)
    if isinstance(plain, Problem):
        return Split(None, "", 1, (plain,))
    if not plain.text.strip():
        return Split(None, "", 1, (faults.EMPTY.at(Place(path, 1, 1)), *plain.problems))
    marks = _Marks(path, plain.text)
    if marks.end < 0:
        return Split(None, "", 1, (*plain.problems, *marks.problems))
    fields = marks.lines[marks.start : marks.end]
    front, problems, is_mended = _read(path, fields, marks.start + 1)
    body = "\n".join(marks.lines[marks.end + 1 :])
    second = _second_record(path, marks) if body.startswith("---") or "\n---" in body else ()
    every = (*plain.problems, *marks.problems, *problems, *second)
    if front is None and not problems:
        every += (_not_fields(path, marks.start + 1, Both("nothing", "空白")),)
    elif isinstance(front, (Scalar, Sequence)):
        found = Both("a text", "一段文字") if isinstance(front, Scalar) else Both("a list", "列表")
        every += (_not_fields(path, front.line, found),)
    return Split(front if isinstance(front, Mapping) else None, body, marks.end + 2, every, is_mended)


def read_yaml(path: str, raw: bytes) -> Yaml:
    """The content of a YAML file (`site.yaml`, `units.yaml`)."""
    plain = read_text(path, raw)
    if isinstance(plain, Problem):
        return Yaml(None, (plain,))
    lines = plain.text.split("\n")
    start = 1 if lines[0].rstrip() == "---" else 0
    root, problems, is_mended = _read(path, lines[start:], start + 1)
    if root is None and not problems:
        problems = (faults.EMPTY.at(Place(path, 1, 1)),)
    return Yaml(root, (*plain.problems, *problems), is_mended)


def field_lines(path: str, raw: bytes) -> tuple[int, int]:
    """Which lines (from 0, the last one not included) hold fields: all of a YAML file, those between the marks of a record."""
    plain = read_text(path, raw)
    if isinstance(plain, Problem) or not plain.text.strip():
        return 0, 0
    lines = plain.text.split("\n")
    if path.endswith((".yaml", ".yml")):
        return int(lines[0].rstrip() == "---"), len(lines)
    marks = _Marks(path, plain.text)
    return (marks.start, marks.end) if marks.end >= 0 else (0, 0)


def cures(path: str, fields: list[str]) -> tuple[Slip, ...]:
    """The slips in lines of fields, in the order in which they were cured to read on."""
    taken: list[Slip] = []
    _read(path, fields, 1, taken)
    return tuple(taken)


def name_of(path: str) -> str:
    """What a file would most likely be called by: `DL-01` for `tasks/DL-01/task.md` and for `tasks/DL-01.md`."""
    folder, _, name = path.rpartition("/")
    stem = name.split(".")[0]
    kinds = {"task", "meeting", "check", "bulletin", "inspection", "page", "progress"}
    return folder.rpartition("/")[2] if stem in kinds and folder else name.rpartition(".")[0] or name


class _Marks:
    """Where the fields of a file begin and end. `end` is -1 where that cannot be told."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.lines = text.split("\n")
        self.problems: list[Problem] = []
        self.start = self._opened()
        self.end = self._closed() if self.start else -1

    def _opened(self) -> int:
        """The index of the first line of the fields; 0 where there are none."""
        first = next(index for index, line in enumerate(self.lines) if line.strip())
        line = self.lines[first]
        if line.rstrip() == "---":
            if first:
                self._report(faults.BLANK_ABOVE, first)
            return first + 1
        if _LIKE_A_MARK.fullmatch(line.strip()):
            self._report(faults.ODD_MARK, first, which=Both("opens", "开始"), typed=line.strip())
            return first + 1
        if _LIKE_A_FIELD.match(line):
            self._report(faults.NOT_OPENED, first, typed=line.strip()[:80])
        else:
            self._report(faults.NO_FRONT_MATTER, first, name=name_of(self.path))
        return 0

    def _closed(self) -> int:
        """The index of the line that ends the fields, -1 where there is none."""
        for index in range(self.start, len(self.lines)):
            begins = self.lines[index][:3]
            if begins[:1] not in _MARK_BEGINS or (begins[:2] == "- " and begins[2:] not in {"", " ", "-"}):
                continue
            line = self.lines[index].rstrip()
            if line == "---":
                return index
            if _LIKE_A_MARK.fullmatch(line):
                self._report(faults.ODD_MARK, index, which=Both("ends", "结束"), typed=line)
                return index
        odd = self._odd_end()
        if odd >= 0:
            self._report(faults.ODD_MARK, odd, which=Both("ends", "结束"), typed=self.lines[odd].rstrip()[:40])
            return -1 if self.lines[odd].startswith("--- ") else odd
        last = self._last_field()
        self._report(faults.NOT_CLOSED, self.start - 1, last=last + 1, typed=self.lines[last].strip()[:80])
        return -1

    def _odd_end(self) -> int:
        """The first line that was most likely meant to end the fields: moved in, of other signs, or with text behind."""
        found = (index for index in range(self.start, len(self.lines)) if _LIKE_AN_END.fullmatch(self.lines[index]))
        return next(found, -1)

    def _last_field(self) -> int:
        """The last line that still looks like a field, up to the first blank line or heading."""
        last = self.start - 1
        for index in range(self.start, len(self.lines)):
            line = self.lines[index]
            if not line.strip() or line.startswith("# "):
                break
            last = index
        return last

    def _report(self, kind: Rule, index: int, **arguments: str | int | Both) -> None:
        self.problems.append(kind.at(Place(self.path, index + 1, 1), related=(), **arguments))


def _second_record(path: str, marks: _Marks) -> Iterator[Problem]:
    """A line `---` in the body below which fields begin, and end: a second record that nobody would read."""
    code = False
    body = marks.lines[marks.end + 1 :]
    for index, line in enumerate(body):
        code ^= line.lstrip().startswith(("```", "~~~"))
        after = body[index + 1 : index + 40]
        if code or line.rstrip() != "---" or not after or not _LIKE_A_FIELD.match(after[0]):
            continue
        fields = after[: next((at for at, one in enumerate(after) if one.rstrip() == "---"), 0)]
        if any(re.match(r"(?:id|audience|date)[:：]", one) for one in fields):
            yield faults.TWO_DOCUMENTS.at(Place(path, marks.end + index + 2, 1), related=(), typed=after[0].strip()[:40])
            return


def _not_fields(path: str, line: int, found: Both) -> Problem:
    return faults.NOT_FIELDS.at(Place(path, line, 1), found=found, name=name_of(path))


def _read(
    path: str, fields: list[str], first_line: int, taken: list[Slip] | None = None
) -> tuple[Node | None, tuple[Problem, ...], bool]:
    """The node that the lines make, the problems, and whether lines were cured to get at it.

    Mistakes with one certain cure are cured on the way and reported all the same; `taken` gathers them.
    """
    lines = list(fields)
    problems: list[Problem] = []
    cures: Counter[int] = Counter()
    for _ in range(min(_MOST_ROUNDS, 1 + _MOST_READ // max(1, sum(map(len, lines))))):
        reader = _Reader(path, first_line, lines)
        try:
            root = reader.root()
        except yaml.MarkedYAMLError as error:
            slips = [slip for slip in slip_at(lines, error) if cures[slip.row] < _MOST_CURES]
            if not slips:
                return None, (*problems, _unreadable(path, lines, first_line, error)), True
        except _TooDeepError as error:
            return None, (*problems, error.problem), True
        else:
            slips = [slip for slip in silent_slips(lines, reader.suspects) if cures[slip.row] < _MOST_CURES]
            if not slips:
                cut = (_said(path, first_line, slip) for slip in texts_cut_by_hash(lines))
                return root, (*problems, *reader.problems, *cut), bool(problems)
        if taken is not None:
            taken.extend(slips)
        for slip in slips:
            problems.append(_said(path, first_line, slip))
            lines[slip.row] = slip.corrected
            cures[slip.row] += 1
    return None, tuple(problems), True


def _said(path: str, first_line: int, slip: Slip) -> Problem:
    place = Place(path, first_line + slip.row, slip.column)
    return slip.rule.at(place, related=(), line=slip.corrected.rstrip()[:120], **dict(slip.arguments))


def _unreadable(path: str, lines: list[str], first_line: int, error: yaml.MarkedYAMLError) -> Problem:
    mark = error.problem_mark or error.context_mark
    index = min(mark.line if mark else 0, len(lines) - 1) if lines else 0
    typed = lines[index].strip()[:80] if lines else ""
    place = Place(path, first_line + index, (mark.column if mark else 0) + 1)
    return faults.UNREADABLE.at(place, typed=typed, reason=error.problem or error.context or "?")


class _TooDeepError(Exception):
    """Ends the walk over the events; never leaves this module."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


class _Reader:
    """Builds nodes from one parse, and keeps what is wrong with them."""

    def __init__(self, path: str, first_line: int, lines: list[str]) -> None:
        self.path = path
        self.first_line = first_line
        self.lines = lines
        self.problems: list[Problem] = []
        self.suspects: list[tuple[int, int]] = []
        """First and last line (from 0) of texts that may have swallowed a field."""
        self._parser: Any = CParser("\n".join(lines))

    def root(self) -> Node | None:
        """The one document's node. Raises yaml.MarkedYAMLError on what is no YAML."""
        root: Node | None = None
        documents = 0
        while (event := self._parser.get_event()) is not None:
            kind = type(event)
            if kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    self._at(faults.TWO_DOCUMENTS, event, typed=self._typed(event))
            elif kind in _NODE_EVENTS:
                node = self._node(event, 1)
                if type(node) is Scalar and not node.quoted:
                    self.suspects.append((0, event.end_mark.line))
                root = node if root is None else root
        return root

    def _node(self, event: Any, depth: int) -> Node:
        kind, mark = type(event), event.start_mark
        line, column = mark.line + self.first_line, mark.column + 1
        if kind is yaml.ScalarEvent:
            if event.anchor is not None or event.tag is not None:
                self._reference(event)
            if not event.style and (event.end_mark.line != mark.line or event.value[:1] in _SUSPECT_BEGINS):
                self.suspects.append((mark.line, event.end_mark.line))
            return Scalar(event.value, line, column, bool(event.style))
        if kind is yaml.AliasEvent:
            self._reference(event)
            return Scalar("", line, column)
        if event.anchor is not None or event.tag is not None:
            self._reference(event)
        if depth > DEEPEST:
            raise _TooDeepError(faults.TOO_DEEP.at(Place(self.path, line, column)))
        if kind is yaml.SequenceStartEvent:
            return Sequence(self._items(event, depth), line, column)
        return Mapping(self._entries(depth), line, column)

    def _items(self, start: Any, depth: int) -> tuple[Node, ...]:
        items: list[Node] = []
        while type(event := self._parser.get_event()) is not yaml.SequenceEndEvent:
            node = self._node(event, depth + 1)
            if type(node) is Scalar and not node.quoted:
                if start.flow_style:
                    self._commas(node)
                elif _LIKE_A_CLOSE_FIELD.match(node.text):
                    self.suspects.append((event.start_mark.line, event.end_mark.line))
            items.append(node)
        return tuple(items)

    def _entries(self, depth: int) -> tuple[tuple[Scalar, Node], ...]:
        entries: dict[str, tuple[Scalar, Node]] = {}
        while type(event := self._parser.get_event()) is not yaml.MappingEndEvent:
            key = self._node(event, depth + 1)
            following = self._parser.get_event()
            value = self._node(following, depth + 1)
            if value.line > key.line and type(value) is Scalar and _LIKE_A_CLOSE_FIELD.match(value.text):
                self.suspects.append((following.start_mark.line, following.end_mark.line))
            if type(key) is not Scalar:
                found = Both("a list", "列表") if type(key) is Sequence else Both("a group of fields", "一组字段")
                self.problems.append(faults.KEY_NOT_TEXT.at(Place(self.path, key.line, key.column), found=found))
            elif not (key.text.isascii() and key.text.isidentifier()) and not key.quoted and _ODD_NAME.search(key.text):
                self.suspects.append((event.start_mark.line, event.end_mark.line))
                entries.setdefault(key.text, (key, value))
            elif key.text in entries:
                self._duplicate(entries[key.text][0], key)
            else:
                entries[key.text] = (key, value)
        return tuple(entries.values())

    def _duplicate(self, first: Scalar, second: Scalar) -> None:
        related = (Place(self.path, first.line, first.column),)
        kept = self.lines[first.line - self.first_line].strip()[:120]
        place = Place(self.path, second.line, second.column)
        self.problems.append(
            faults.DUPLICATE_KEY.at(place, related=related, key=second.text[:80], first=first.line, line=kept)
        )

    def _commas(self, item: Scalar) -> None:
        found = _WIDE_COMMA.search(item.text)
        if found:
            parts = ", ".join(part.strip() for part in _WIDE_COMMA.split(item.text))
            place = Place(self.path, item.line, item.column)
            self.problems.append(
                faults.FULL_WIDTH_COMMA.at(place, typed=found[0], item=item.text[:80], line=parts[:120])
            )

    def _reference(self, event: Any) -> None:
        line = self.lines[event.start_mark.line]
        key, colon, value = line.partition(": ")
        quoted = f'{key}: "{value.strip()}"' if colon else f'"{line.strip()}"'
        self._at(faults.REFERENCE, event, typed=self._typed(event), line=quoted.strip()[:120])

    def _typed(self, event: Any) -> str:
        mark = event.start_mark
        line = self.lines[mark.line] if mark.line < len(self.lines) else ""
        return line[mark.column :].split(" ")[0][:40]

    def _at(self, kind: Rule, event: Any, **arguments: str) -> None:
        mark = event.start_mark
        place = Place(self.path, mark.line + self.first_line, mark.column + 1)
        self.problems.append(kind.at(place, related=(), **arguments))


_NODE_EVENTS: Final = frozenset({yaml.ScalarEvent, yaml.AliasEvent, yaml.SequenceStartEvent, yaml.MappingStartEvent})
_DASHES: Final = "\\-\u2010-\u2015\u2212\u2500\u2501\ufe58\ufe63\uff0d\u30fc\u4e00"
_LIKE_A_MARK: Final = pattern(
    rf"[{_DASHES}]{{2,}}|(?:- ?){{3,}}|[—－―─━]|[\"'“`]?---[\"'”`]?|\.\.\.|…|```(?:ya?ml)?|\+\+\+"
)
_LIKE_AN_END: Final = pattern(r"[ \t]+-{3,}[ \t]*|={3,}[ \t]*|--- .*\S.*")
_MARK_BEGINS: Final = frozenset("-‐‑‒–—―−─━﹘﹣－\"'“`.…+ー一")
_LIKE_A_FIELD: Final = pattern(r"[ \t]*[\"“]?[A-Za-z_][\w-]*[\"”]?[ \t]*[:：]")
_LIKE_A_CLOSE_FIELD: Final = pattern(r"[a-z_]+(?::(?!//)\S|：)")
_ODD_NAME: Final = pattern(r"^-|[:：“”‘’\u3000\xa0Ａ-Ｚａ-ｚ＿]|^\W*$")
_SUSPECT_BEGINS: Final = frozenset("-*•·")
_WIDE_COMMA: Final = pattern("[，、；]")
