"""Takes a body apart at its `:::` lines: passages of Markdown, and blocks that stand for something from the records.

What a block shows is not known here (`block_views`); whether it may be shown was settled by the gate before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from generator.model.frozen import frozen
from generator.model.records import Body
from generator.source.fences import Block as Fence
from generator.source.fences import find_blocks


@frozen
class Passage:
    """Markdown between two fences; `line` is the line of the file on which it begins."""

    text: str
    line: int


@frozen
class Block:
    """A block with its arguments and what stands inside it; `line` is that of its opening fence."""

    name: str
    words: tuple[str, ...]
    filters: tuple[tuple[str, str], ...]
    line: int
    inner: tuple[Part, ...]


Part = Passage | Block


def parts(body: Body) -> tuple[Part, ...]:
    """The body's passages and blocks in their order; blank passages are left out.

    Footnotes and link definitions belong to their passage: each is converted by itself.
    """
    if ":::" not in body.text:
        return (Passage(body.text, body.line),) if body.text.strip() else ()
    lines = body.text.split("\n")
    fences = find_blocks(body.path, body.text, body.line).blocks
    return tuple(_parts(lines, fences, 0, len(lines), body.line))


def drawn(
    parts: Sequence[Part],
    passage: Callable[[Passage], str],
    block: Callable[[Block, str], str],
) -> str:
    """The HTML of a body: each passage by `passage`, each block by `block`, which is handed its inside drawn."""
    return "\n".join(
        passage(part) if isinstance(part, Passage) else block(part, drawn(part.inner, passage, block)) for part in parts
    )


def _parts(lines: list[str], fences: Sequence[Fence], start: int, end: int, first_line: int) -> Iterator[Part]:
    """What lies between two lines (0-based, `end` excluded), given all fences in the order of their opening lines."""
    at = start
    for fence in fences:
        if not at <= fence.first < end:
            continue
        yield from _passage(lines, at, fence.first, first_line)
        inner = tuple(_parts(lines, fences, fence.first + 1, fence.last, first_line))
        yield Block(fence.name, fence.words, fence.filters, fence.line, inner)
        at = fence.last + 1
    yield from _passage(lines, at, end, first_line)


def _passage(lines: list[str], start: int, end: int, first_line: int) -> Iterator[Passage]:
    text = "\n".join(lines[start:end])
    if text.strip():
        yield Passage(text, first_line + start)
