"""A body whose Markdown is converted as one text, although blocks stand in it.

Headings keep their levels, notes and link definitions hold across blocks, and lines keep their numbers: each fence
leaves a mark in its line, and the marks are found again in the HTML.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from markupsafe import Markup as Html

from generator.model.patterns import pattern
from generator.model.records import Body
from generator.render.blocks import Block
from generator.source.fences import INTERNAL, find_blocks

_MARK: Final = pattern(r"<p>\s*Blockmark([0-9]+)([oc])\s*</p>|Blockmark([0-9]+)([oc])")
_CLOSING: Final = pattern(r"\s*(?:</p>\s*)?(?:</(?:li|ol|ul|dd|dl|blockquote)>\s*)+")
"""What closes a list whose last line stood right above the end of a passage: it belongs inside the frame."""
_EMPTY: Final = pattern(r"<p>\s*</p>")


def text_parts(body: Body, converted: Callable[[str], Html]) -> tuple[Html | Block, ...]:
    """The HTML of a body and its blocks, in order; what stands inside a block follows it.

    A passage for the office is framed, its text stays in place.
    """
    if ":::" not in body.text:
        return (converted(body.text),)
    lines = body.text.split("\n")
    fences = find_blocks(body.path, body.text, body.line).blocks
    for number, fence in enumerate(fences):
        lines[fence.first] = f"Blockmark{number}o"
        lines[fence.last] = f"Blockmark{number}c" if fence.name == INTERNAL else ""
    html = str(converted("\n".join(lines)))
    found: list[Html | Block] = []
    at = 0
    reopened = ""
    for mark in _MARK.finditer(html):
        number, side = int(mark[1] or mark[3]), mark[2] or mark[4]
        if number >= len(fences):
            continue
        passage = reopened + html[at : mark.start()]
        reopened = "<p>" if passage.rfind("<p") > passage.rfind("</p>") else ""
        fence = fences[number]
        at = mark.end()
        closing = _CLOSING.match(html, at) if fence.name == INTERNAL and side == "c" else None
        if closing is not None:
            found.append(_piece(passage + closing[0]))
            at, reopened = closing.end(), ""
        else:
            found.append(_piece(passage + reopened.replace("<", "</")))
        if fence.name == INTERNAL:
            found.append(Html('<div class="passage">') if side == "o" else Html("</div>"))
        else:
            found.append(Block(fence.name, fence.words, fence.filters, fence.line, ()))
    found.append(_piece(reopened + html[at:]))
    return tuple(part for part in found if isinstance(part, Block) or part.strip())


def _piece(html: str) -> Html:
    """A piece of what `converted` made, with its paragraph closed and opened again around a block."""
    return Html(_EMPTY.sub("", html))
