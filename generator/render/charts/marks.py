"""What charts are drawn with: words, lines, marks, the legend that explains them, and the SVG around all of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from markupsafe import Markup, escape

from generator.render.charts.lettering import TEXT, width_of
from generator.render.words import Words

WIDTH: Final = 360
EDGE_ROOM: Final = 10
"""Units that stay free at the left and right of what is drawn."""
INK, SOFT, EDGE, RULE, SEA, SEAL, PAPER = "#17222a", "#4a5963", "#6d7c85", "#bcc8cd", "#0c4a5b", "#a61c1c", "#fff"
FILLS: Final = {
    "todo": "#fff", "review": "#fd0", "doing": "#9cc3e8", "closed": "#4aa89a", "late": "#8c1d10",
}
LEGEND_LINE: Final = 22
LEGEND_GAP: Final = 14
"""Units between two lines of a legend, and between two of its words."""

Legend = tuple[Callable[[float, float], str], float, str]
"""A mark, as drawn at the left end and the middle of its place; how wide that is; and what it means."""


def svg(title: str, description: str, height: float, body: str, say: Words) -> Markup:
    """The picture, with what it is called and what it shows."""
    return Markup(
        f'<svg role="img" lang="{say.tag}" viewBox="0 0 {WIDTH} {short(height)}" font-size="{TEXT}" fill="{INK}">'
        f"<title>{escape(title)}</title><desc>{escape(description)}</desc>{body}</svg>",
    )


def upright(x: float, top: float, bottom: float, name: str, colour: str, *, dash: str = "", width: float = 2) -> str:
    """A vertical line."""
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    return (f'<path class="{name}" stroke="{colour}" stroke-width="{short(width)}"{dashes} '
            f'd="M{short(x)} {short(top)}V{short(bottom)}"/>')


def word(
    x: float, y: float, said: str, *, anchor: str = "", tone: str = "", colour: str = "", bold: bool = False,
) -> str:
    """A word on its baseline."""
    attributes = "".join((
        f' fill="{colour}"' if colour else "",
        f' text-anchor="{anchor}"' if anchor else "",
        f' class="{tone}"' if tone else "",
        ' font-weight="700"' if bold else "",
    ))
    return f'<text x="{short(x)}" y="{short(y)}"{attributes}>{escape(said)}</text>'


def soft(words: Sequence[str], *, anchor: str = "") -> str:
    """Words that stand back: an axis's."""
    held = f' text-anchor="{anchor}"' if anchor else ""
    return f'<g class="soft-text" fill="{SOFT}"{held}>{"".join(words)}</g>' if words else ""


def haloed(words: Sequence[str]) -> str:
    """Words over lines, with the colour of the paper around them."""
    drawn_as = f'fill="{INK}" stroke="{PAPER}" stroke-width="4" paint-order="stroke" stroke-linejoin="round"'
    return f'<g class="halo" {drawn_as}>{"".join(words)}</g>' if words else ""


def diamond(x: float, y: float, name: str, fill: str) -> str:
    """A mark of a day that is due or done."""
    return (f'<path class="{name} ink-stroke" fill="{fill}" stroke="{INK}" stroke-width="2" '
            f'd="M{short(x)} {short(y - 8)}l8 8l-8 8l-8 -8z"/>')


def triangle(x: float, y: float) -> str:
    """A mark of a day that was missed."""
    return (f'<path class="fill-late ink-stroke" fill="{FILLS["late"]}" stroke="{INK}" stroke-width="1.5" '
            f'd="M{short(x)} {short(y - 9)}l9 16h-18z"/>')


def legend(entries: Sequence[Legend], y: float) -> tuple[str, float]:
    """Marks with their meanings, in as many lines as they need; and the baseline of the last line. `y` is that of the first."""
    parts = []
    x: float = EDGE_ROOM
    for draw, wide, meaning in entries:
        whole = wide + 6 + width_of(meaning) * TEXT
        if x > EDGE_ROOM and x + whole > WIDTH:
            x, y = EDGE_ROOM, y + LEGEND_LINE
        parts.append(draw(x, y - 5) + word(x + wide + 6, y, meaning))
        x += whole + LEGEND_GAP
    return "".join(parts), y


def short(value: float) -> str:
    """A coordinate, short: at most one decimal."""
    return f"{value:.1f}".rstrip("0").rstrip(".")
