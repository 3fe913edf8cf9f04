"""Where the words of a chart stand, read from its SVG: what tests ask of any chart."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from generator.render.charts.lettering import TEXT, width_of
from generator.render.charts.room import HANG, RISE, Box

SPACE = "{http://www.w3.org/2000/svg}"


def words_of(svg: str) -> list[tuple[str, Box]]:
    """Every text of a chart with its room; a group's anchor holds for what is in it."""
    found: list[tuple[str, Box]] = []

    def walk(node: ET.Element, anchor: str) -> None:
        anchor = node.get("text-anchor", anchor)
        if node.tag.removeprefix(SPACE) == "text":
            said = node.text or ""
            wide = width_of(said) * TEXT
            x = float(node.get("x", "0"))
            left = x - (wide if anchor == "end" else wide / 2 if anchor == "middle" else 0)
            found.append((said, Box(left, float(node.get("y", "0")), wide)))
        for child in node:
            walk(child, anchor)

    walk(ET.fromstring(svg), "start")
    return found


def faults_of(svg: str) -> list[str]:
    """Words that lie over each other, and words that leave the picture."""
    _, _, width, height = map(float, ET.fromstring(svg).get("viewBox", "").split())
    words = words_of(svg)
    out = [
        f"{said!r} leaves the picture" for said, box in words
        if box.left < -0.1 or box.right > width + 0.1 or box.foot - RISE < 0 or box.foot + HANG > height
    ]
    over = [
        f"{one!r} lies over {other!r}" for at, (one, a) in enumerate(words) for other, b in words[at + 1:]
        if a.left < b.right - 0.1 and b.left < a.right - 0.1 and abs(a.foot - b.foot) < RISE + HANG
    ]
    return out + over
