"""What `rectify fix` mends: mistakes of typing whose meaning is certain, and nothing else of the file.

A pure function from bytes to bytes. Line ends, a BOM, comments and every line without such a mistake stay as they are;
who may read a record is never decided here (`audience: 公开` is left to its author).
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from generator.model import fields as f
from generator.model.frozen import frozen
from generator.model.problem import Rule
from generator.model.records import AUDIENCES, KINDS, DeadlinePart
from generator.model.site import Site, Unit
from generator.source import faults, fences, values, wording
from generator.source.frontmatter import cures, field_lines, read_yaml, split
from generator.source.layout import Role, locate
from generator.source.nodes import Mapping, Node, Scalar, Sequence
from generator.source.plaintext import ENCODING, INVISIBLE, encoding_of, without_unseen
from generator.source.slips import Slip

CERTAIN: Final = frozenset(
    {
        faults.TAB, faults.COMMENT, faults.BULLET, faults.NO_SPACE_AFTER_DASH, faults.FULL_WIDTH_COLON, faults.NO_SPACE,
        faults.NO_COLON, faults.ODD_KEY, faults.COLON_IN_TEXT, faults.FULL_WIDTH_QUOTES, faults.UNCLOSED_QUOTE,
        faults.QUOTE_IN_TEXT, faults.BACKSLASH, faults.UNCLOSED_BRACKET, faults.RESERVED_SIGN,
    }
)  # fmt: skip
"""Slips with one possible meaning. Wrong indentation is not among them: a line may belong to either of two above it."""
_CODECS: Final = {"GB18030 (GBK)": "gb18030", "UTF-16": "utf-16", "UTF-32": "utf-32"}
_MOST_ROUNDS: Final = 8
"""One cure may uncover the next mistake; a file that is not calm after so many rounds is left as it is then."""


@frozen
class Mend:
    """One thing that was mended. `line` counts from 1 in the file as it was handed in (0: the whole file)."""

    rule: Rule
    line: int
    before: str
    after: str


@frozen
class Mended:
    """The file as it should be, and what was mended in it; without mends the bytes are those that were handed in."""

    body: bytes
    mends: tuple[Mend, ...]


def mended(path: str, raw: bytes) -> Mended:
    """The bytes of a record, of `site.yaml` or `units.yaml` with every certain mistake mended."""
    if locate(path).role not in {Role.RECORD, Role.TRANSLATION, Role.SETTINGS, Role.UNITS}:
        return Mended(raw, ())
    page = _opened(raw)
    if page is None:
        return Mended(raw, ())
    for _ in range(_MOST_ROUNDS):
        before = len(page.mends)
        for mend in (_unseen, _marks, _slips, _names_and_values, _blocks):
            mend(path, page)
        if len(page.mends) == before:
            break
    return Mended(page.bytes(), tuple(page.mends)) if page.mends else Mended(raw, ())


def difference(path: str, before: bytes, after: bytes) -> str:
    """What was mended as a unified diff, for the screen."""
    was, now = (raw.decode("utf-8", "replace").splitlines(keepends=True) for raw in (before, after))
    return "".join(difflib.unified_diff(was, now, f"{path} (as it is)", f"{path} (mended)", n=1))


@dataclass(slots=True)
class _Page:
    """A text as lines, each with its own line end and its number in the file that was handed in (0: added)."""

    mark: str
    lines: list[str]
    ends: list[str]
    numbers: list[int]
    mends: list[Mend] = field(default_factory=list)

    @property
    def text(self) -> bytes:
        """The text as the reader takes it."""
        return "\n".join(self.lines).encode()

    def bytes(self) -> bytes:
        """The file with its own mark and line ends."""
        return (self.mark + "".join(line + end for line, end in zip(self.lines, self.ends, strict=True))).encode()

    def write(self, index: int, line: str, rule: Rule) -> None:
        """Put a line in place of another."""
        if line != self.lines[index]:
            self.mends.append(Mend(rule, self.numbers[index], self.lines[index], line))
            self.lines[index] = line

    def insert(self, index: int, line: str, rule: Rule) -> None:
        """Add a line, with the line end of its neighbour."""
        self.mends.append(Mend(rule, self.numbers[index], "", line))
        self.lines.insert(index, line)
        self.ends.insert(index, self.ends[index] or "\n")
        self.numbers.insert(index, 0)

    def drop(self, index: int, rule: Rule) -> None:
        """Take a line out."""
        self.mends.append(Mend(rule, self.numbers[index], self.lines[index], ""))
        del self.lines[index], self.ends[index], self.numbers[index]


def _opened(raw: bytes) -> _Page | None:
    """The page that the bytes hold, from an encoding that is known for certain; else nothing."""
    mark, mends = "", []
    if raw.startswith("\ufeff".encode()):
        mark, raw = "\ufeff", raw[3:]
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        name = encoding_of(raw)
        if name not in _CODECS:
            return None
        try:
            text = raw.decode(_CODECS[name])
        except UnicodeDecodeError:
            return None
        mends.append(Mend(ENCODING, 0, name, "UTF-8"))
    if "\0" in text:
        return None
    parts = re.split(r"(\r\n|\r|\n)", text)
    lines, ends = parts[0::2], [*parts[1::2], ""]
    return _Page(mark, lines, ends, list(range(1, len(lines) + 1)), mends)


def _unseen(_path: str, page: _Page) -> None:
    """Characters that nobody can see; the sign for a lost one stays, for somebody has to type what was lost."""
    for index, line in enumerate(page.lines):
        page.write(index, without_unseen(line), INVISIBLE)


def _marks(path: str, page: _Page) -> None:
    """The two lines `---` around the fields of a record."""
    if path.endswith((".yaml", ".yml")):
        return
    for problem in split(path, page.text).problems:
        index = problem.place.line - 1
        if problem.rule is faults.ODD_MARK and not page.lines[index].lstrip().startswith("`"):
            page.write(index, "---", faults.ODD_MARK)
        elif problem.rule is faults.BLANK_ABOVE:
            while not page.lines[0].strip():
                page.drop(0, faults.BLANK_ABOVE)
            return
        elif problem.rule is faults.NOT_OPENED and any(line.rstrip() == "---" for line in page.lines):
            page.insert(index, "---", faults.NOT_OPENED)
            return


def _slips(path: str, page: _Page) -> None:
    """Lines of fields that YAML cannot read or reads as something else."""
    first, last = field_lines(path, page.text)
    shown = list(page.lines[first:last])
    kept = set(range(len(shown)))
    for slip in cures(path, shown):
        if not _is_certain(slip, shown[slip.row]):
            kept.discard(slip.row)
        shown[slip.row] = slip.corrected
        if slip.row in kept:
            page.write(first + slip.row, slip.corrected, slip.rule)


def _is_certain(slip: Slip, line: str) -> bool:
    if slip.rule is faults.NO_COLON:  # "title Plant" may also be the second line of a text
        return re.match(r" *(?:- +)*[\w-]+\s*(?:[=＝;；]|::)", line) is not None
    return slip.rule in CERTAIN


def _names_and_values(path: str, page: _Page) -> None:
    """Names of fields in another case, dates in another form, full-width digits."""
    if path.endswith((".yaml", ".yml")):
        root: Node | None = read_yaml(path, page.text).root
    else:
        root = split(path, page.text).front
    shape = _shape_of(path)
    if root is None or shape is None:
        return
    for scalar, rule, meant in sorted(_misspelt(root, shape), key=lambda found: (found[0].line, -found[0].column)):
        index, start = scalar.line - 1, scalar.column - 1 + scalar.quoted  # from the right, so that columns stay
        line = page.lines[index]
        if line[start:].startswith(scalar.text):
            page.write(index, line[:start] + meant + line[start + len(scalar.text) :], rule)


def _shape_of(path: str) -> type | None:
    location = locate(path)
    if location.role is Role.SETTINGS:
        return Site
    if location.role is Role.UNITS:
        return Unit
    return KINDS.get(location.kind) if location.role is Role.RECORD else None


Misspelt = tuple[Scalar, Rule, str]


def _misspelt(node: Node, shape: type) -> Iterator[Misspelt]:
    """Names and values below a group of fields that mean one thing and are typed as another."""
    if isinstance(node, Sequence):
        for item in node.items:
            yield from _misspelt(item, shape)
        return
    if not isinstance(node, Mapping):
        return
    known = f.fields_of(shape)
    there = {key.text for key, _ in node.entries}
    for key, value in node.entries:
        name = key.text
        if name not in known:
            name = _plain_name(name)
            if name not in known or name in there:
                continue
            yield key, values.UNKNOWN_KEY, name
        yield from _misspelt_value(value, known[name].kind)


def _misspelt_value(value: Node, kind: f.Kind) -> Iterator[Misspelt]:
    match value, kind:
        case _, f.Nested(shape) | f.ListOf(f.Nested(shape)):
            yield from _misspelt(value, shape)
        case Scalar(), f.Day() | f.Limit():
            yield from _misspelt_day(value, kind)
        case ((Sequence() | Mapping()), f.Limit(parts=True)):
            yield from _misspelt(value, DeadlinePart)
        case Scalar(), f.Choice():
            option = values.option_called(value.text, kind)
            if option and option != value.text and kind is not AUDIENCES:  # who may read is for a person to say
                yield value, values.UNKNOWN_CHOICE, option
        case Scalar(), f.Number():
            plain = unicodedata.normalize("NFKC", value.text)
            if plain != value.text and re.fullmatch(r"-?\d+(?:\.\d+)?", plain):
                yield value, values.NOT_A_NUMBER, plain
        case _:
            return


def _misspelt_day(value: Scalar, kind: f.Kind) -> Iterator[Misspelt]:
    """A date in another form. A deadline's own wordings are left alone, and a date without its year is nobody's."""
    if isinstance(kind, f.Limit) and wording.read_deadline(value.text):
        return
    meant = wording.meant_date(value.text)
    if meant and not meant.startswith("YYYY") and wording.read_date(value.text) is None:
        yield value, values.NOT_A_DATE, meant


def _plain_name(name: str) -> str:
    return unicodedata.normalize("NFKC", name).strip().lower().replace("-", "_").replace(" ", "_")


def _blocks(path: str, page: _Page) -> None:
    """Full-width colons of blocks, and blanks before them, where the rest of the line is a block's own name."""
    if locate(path).role not in {Role.RECORD, Role.TRANSLATION}:
        return
    first = split(path, page.text).body_line - 1
    for index in range(max(first, 0), len(page.lines)):
        line = page.lines[index]
        found = re.fullmatch(r"\s*:{3}\s*([a-z]*)((?: [^\s].*)?)\s*", unicodedata.normalize("NFKC", line))
        if found and "：" in line and (found[1] in fences.BLOCKS or (not found[1] and not found[2])):
            page.write(index, f"::: {found[1]}{found[2].rstrip()}".rstrip(), fences.UNKNOWN)


def codes(mends: Iterable[Mend]) -> tuple[str, ...]:
    """The codes of the mistakes that were mended, once each."""
    return tuple(dict.fromkeys(mend.rule.code for mend in mends))
