"""Prints of small sites and of the sample, and the eyes that look at them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pikepdf

from generator.ledger.reckoning import reckon
from generator.ledger.state import Ledger
from generator.model.output import Edition, PictureInfo
from generator.render.print_frame import Composed, PrintScene
from generator.render.prints import bulletin_print
from generator.shell import files, making
from generator.shell.pdf import Press, Printed
from generator.source import decode, disclosure
from generator.source.tree import SourceTree
from tests import builders as b
from tests.printed import Mark, lines, marks
from tests.render.websites import templates

SITE = Path(__file__).resolve().parents[2]
MM = 72 / 25.4
LEFT, RIGHT, TOP, BOTTOM = 28 * MM, 184 * MM, 37 * MM, 262 * MM
LINE = 28.99
BODY = 15.75


def scene(
    ledger: Ledger, edition: Edition = Edition.PUBLIC, pictures: dict[str, PictureInfo] | None = None
) -> PrintScene:
    return PrintScene(ledger, edition, pictures or {}, templates(internal=edition is Edition.INTERNAL))


def issue(
    text: str | dict[str, str], *others: object, language: str = "zh", edition: Edition = Edition.PUBLIC, **fields: object
) -> Composed:
    """An issue with a text of its own, in a ledger of the other records."""
    ledger = b.ledger(*others, b.bulletin("x", "2018-10-31", 1, text, as_of="2018-10-31", **fields))
    return bulletin_print(scene(ledger, edition), ledger.content.bulletins[0], language)


def nothing(path: str) -> bytes:
    raise KeyError(path)


def printed(press: Press, composed: Composed) -> Printed:
    (made,) = press.print([composed.job], nothing)
    return made


def codes(made: Printed, composed: Composed) -> list[str]:
    return [problem.code for problem in (*made.problems, *composed.problems)]


@cache
def sample(edition: Edition) -> tuple[PrintScene, SourceTree]:
    """The repository's own site."""
    tree: SourceTree = files.read_site(SITE)
    settings = decode.settings(tree)
    assert settings.as_of is not None
    if edition is Edition.PUBLIC:
        tree = disclosure.public(tree, settings.as_of).source
    ledger = reckon(decode.decode(tree).content, settings.as_of)
    pictures = making.measured(ledger.content.assets, tree.read).pictures
    return scene(ledger, edition, pictures), tree


def body_lines(body: bytes, size: float = BODY) -> Iterator[tuple[Mark, ...]]:
    """The lines in the size of running text, on upright pages; English charts have that size too, but no serifs."""
    for line in lines(body):
        own = tuple(
            mark
            for mark in line
            if abs(mark.size - size) < 0.1
            and TOP - 2 < mark.baseline < BOTTOM + 2
            and (size == BODY or "Serif" in mark.font)
        )
        if own:
            yield own


def words(line: tuple[Mark, ...]) -> str:
    return "".join(mark.text for mark in line)


def overlaps(body: bytes) -> list[str]:
    """Pairs of marks of which one covers a good part of the other, and marks that leave the page."""
    found = []
    by_page: dict[int, list[Mark]] = {}
    for mark in marks(body):
        by_page.setdefault(mark.page, []).append(mark)
    for page, several in by_page.items():
        cells: dict[tuple[int, int], list[Mark]] = {}
        for mark in several:
            if mark.left < 0 or mark.top < 0 or mark.right > 842 or mark.bottom > 842:
                found.append(f"page {page}: {mark.text} leaves the page")
            ink = _ink(mark)
            for cell in {(int(x // 20), int(y // 20)) for x in (ink[0], ink[2]) for y in (ink[1], ink[3])}:
                found += [
                    f"page {page}: {other.text} over {mark.text}"
                    for other in cells.get(cell, [])
                    if _covers(ink, _ink(other))
                ]
                cells.setdefault(cell, []).append(mark)
    return found


def _ink(mark: Mark) -> tuple[float, float, float, float]:
    """The middle of a mark: boxes of neighbouring lines may touch, their middles may not."""
    width, height = mark.right - mark.left, mark.size
    return (mark.left + width / 4, mark.baseline - height * 0.6, mark.right - width / 4, mark.baseline - height * 0.1)


def _covers(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def tags(body: bytes) -> dict[str, int]:
    """How often each structure element occurs."""
    found: dict[str, int] = {}
    with pikepdf.open(io.BytesIO(body)) as document:
        for thing in document.objects:
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/StructElem":
                name = str(thing.S)
                found[name] = found.get(name, 0) + 1
                if name == "/Figure":
                    assert str(thing.get("/Alt", "")).strip(), "a figure without words for those who cannot see it"
    return found


def outline(body: bytes) -> list[str]:
    """The bookmarks from top to bottom."""

    def walk(items: object) -> Iterator[str]:
        for item in items:  # type: ignore[attr-defined]
            yield str(item.title)
            yield from walk(item.children)

    with pikepdf.open(io.BytesIO(body)) as document, document.open_outline() as tree:
        return list(walk(tree.root))
