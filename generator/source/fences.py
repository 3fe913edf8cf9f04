"""Finds the `:::` lines of a body: which blocks there are, where they begin and end, and what cannot be one.

Deliberately deaf to Markdown: a `:::` line counts inside code and comments too, so that nobody has to think about
which of two readings a renderer takes. What looks like a fence and is none is an error, never text.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final, NamedTuple

from generator.model.likeness import alike
from generator.model.patterns import pattern
from generator.model.problem import Place, Problem, Severity, rule
from generator.model.text import Both

INTERNAL: Final = "internal"
BLOCKS: Final = frozenset(
    {INTERNAL, "summary", "tasks", "changes", "timeline", "scoreboard", "meeting", "task", "photos", "decisions"}
)


class Block(NamedTuple):
    """A block from its opening to its closing line, as indices into the lines of the body (0-based, both included).

    `words` are the arguments without `=` (`::: task DL-01`), `filters` those with it, in the order typed; `line` is the
    opening line in the file. Blocks inside it are in the list of all blocks too, with a greater `depth`.
    """

    name: str
    words: tuple[str, ...]
    filters: tuple[tuple[str, str], ...]
    first: int
    last: int
    line: int
    depth: int


class Fenced(NamedTuple):
    """The blocks of a body in the order of their opening lines; complete only where there are no problems."""

    blocks: tuple[Block, ...]
    problems: tuple[Problem, ...]


_ERROR: Final = Severity.ERROR
UNCLOSED: Final = rule(
    "block-unclosed",
    _ERROR,
    message=("The block `::: {name}` that begins here is not closed.", "从这里开始的 `::: {name}` 没有结束。"),
    hint=("Put a line `:::` where it ends.", "请在结束处加一行 `:::`。"),
    why=(
        "Where an internal passage ends must never be guessed, so the public edition is not built.",
        "内部段落在哪里结束绝不能靠猜，因此不会生成公开版。",
    ),
    bad="::: internal\nFor the office only.",
    good="::: internal\nFor the office only.\n:::",
)
UNOPENED: Final = rule(
    "block-unopened",
    _ERROR,
    message=("Here a block is closed that was not opened.", "此处结束了一个没有开始的块。"),
    hint=(
        "Delete the line, or open the block above it, e.g. `::: internal`",
        "请删除这一行，或在上方写明开始，例如 `::: internal`",
    ),
    why=(
        "A passage whose beginning was lost may have been meant for the office only.",
        "开头丢失的段落可能本是内部内容。",
    ),
)
UNKNOWN: Final = rule(
    "block-unknown",
    _ERROR,
    message=("`{typed}` opens no block that is known.", "`{typed}` 不是已知的块。"),
    hint=("Write it at the start of the line, with narrow colons: `{line}`", "请顶格、用半角冒号书写：`{line}`"),
    why=(
        (
            "A passage that was meant to be internal and is not recognised would be published; so every line that "
            "looks like a block has to be one."
        ),
        "本应是内部的段落一旦认不出来就会被公开；因此凡是看起来像块标记的行都必须正确。",
    ),
    bad="：：： 内部",
    good="::: internal",
)
BAD_ARGUMENT: Final = rule(
    "block-argument",
    _ERROR,
    message=("`{typed}` cannot stand behind `::: {name}`.", "`{typed}` 不能写在 `::: {name}` 后面。"),
    hint=("{advice}", "{advice}"),
    why=(
        "What is not understood behind a block's name would be ignored in silence.",
        "块名后面无法识别的内容会被悄悄忽略。",
    ),
    bad="::: tasks pace=behind pace=overdue",
    good="::: tasks pace=behind",
)

_ALONE: Final = Both("Write nothing behind it: `::: internal`", "后面不要写别的内容：`::: internal`")
_ONCE: Final = Both(
    "Write each filter once, as `name=value`: `::: tasks pace=behind category=sewage`",
    "每个筛选条件只写一次，形式为 `名称=值`：`::: tasks pace=behind category=sewage`",
)
_COLONS: Final = ":\uff1a\ufe13\ufe30\ufe55\u2236\ua789\u02d0\u0589\u05c3\u1804\u205d"
"""The colon and what looks like one."""
_BLANK: Final = r"[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
_LEAD: Final = rf"(?:{_BLANK}|[>*+•·|`~#_-]|\d{{1,9}}[.)、]|\[\^?[^\]\n]*\]:)*"
"""What Markdown may put before the text of a line: quotes, list marks, table bars, headings, code, footnotes."""
_FENCE: Final = pattern(r"::: ?(?P<name>[a-z]+)(?P<rest>(?: .*)?)")
_LOOKS_LIKE: Final = pattern(
    rf"{_LEAD}(?:[{_COLONS}]{_BLANK}*){{3}}|.*?[{_COLONS}]{{2}}{_BLANK}*(?:internal|内部)", re.IGNORECASE
)


def find_blocks(path: str, body: str, first_line: int) -> Fenced:
    """All blocks of a body whose first line is line `first_line` of the file at `path`."""
    if not (_NARROW_COLONS if body.isascii() else _ANY_COLONS).search(body):
        return Fenced((), ())
    found: list[Block] = []
    open_: list[int] = []
    problems: list[Problem] = []
    for index, line in enumerate(body.split("\n")):
        if not _ANY_COLONS.search(line):
            continue
        place = Place(path, first_line + index, 1)
        bare = line.rstrip(" \t")
        opening = _FENCE.fullmatch(bare)
        if bare == ":::":
            if not open_:
                problems.append(UNOPENED.at(place))
                continue
            at = open_.pop()
            found[at] = found[at]._replace(last=index)
        elif opening and opening["name"] in BLOCKS and line.startswith("::: "):
            block = _block(opening, index, place, len(open_), problems)
            open_.append(len(found))
            found.append(block)
        elif _LOOKS_LIKE.match(line):
            problems.append(UNKNOWN.at(place, typed=line.strip()[:60], line=_meant(line)))
    problems.extend(UNCLOSED.at(Place(path, found[at].line, 1), name=found[at].name) for at in open_)
    return Fenced(tuple(found), tuple(problems))


def _block(opening: re.Match[str], index: int, place: Place, depth: int, problems: list[Problem]) -> Block:
    words: list[str] = []
    filters: dict[str, str] = {}
    name = opening["name"]
    for argument in opening["rest"].split():
        key, equals, value = argument.partition("=")
        if name == INTERNAL:
            problems.append(BAD_ARGUMENT.at(place, typed=argument, name=name, advice=_ALONE))
        elif not equals and "＝" not in argument:
            words.append(argument)
        elif not key or not value or key in filters or "＝" in argument:
            problems.append(BAD_ARGUMENT.at(place, typed=argument, name=name, advice=_ONCE))
        else:
            filters[key] = value
    return Block(name, tuple(words), tuple(filters.items()), index, index, place.line, depth)


def _meant(line: str) -> str:
    """The opening line that was most likely wanted."""
    plain = unicodedata.normalize("NFKC", line).casefold()
    names = [name for name in sorted(BLOCKS) if re.search(rf"\b{name}", plain)]
    if "内部" in plain:
        names = [INTERNAL]
    if names:
        return f"::: {max(names, key=len)}"
    near = [name for word in re.findall(r"[a-z]+", plain) for name in alike(word, BLOCKS, cutoff=0.75)]
    if near:
        return f"::: {near[0]}"
    return ":::" if not re.search(r"\w", plain) else f"::: {INTERNAL}"


_ANY_COLONS: Final = pattern(rf"[{_COLONS}]{_BLANK}*[{_COLONS}]")
_NARROW_COLONS: Final = pattern(r":[ \t]*:")
"""The same for ASCII, ten times as fast: it begins with a fixed sign."""
