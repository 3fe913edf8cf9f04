"""Monitoring charts as pictures: a line or columns over months against a target."""

from __future__ import annotations

from collections.abc import Sequence

from drawing.canvas import HEIGHT, WIDTH, Canvas
from drawing.things import INK

_LEFT, _RIGHT, _TOP, _BOTTOM = 170.0, 90.0, 250.0, 200.0


def chart(
    canvas: Canvas,
    titles: tuple[str, str],
    values: Sequence[tuple[str, float]],
    target: tuple[float, str],
    ceiling: float,
    *,
    columns: bool = False,
    floor: float = 0,
) -> None:
    """Values by month, with the target as a dashed line; titles in Chinese and English."""
    canvas.box(0, 0, WIDTH, HEIGHT, "#ffffff")
    canvas.words(_LEFT - 90, 100, titles[0], 46, INK, "ls", bold=True)
    canvas.words(_LEFT - 90, 158, titles[1], 34, "#4a5a63", "ls")

    def at(value: float) -> float:
        return HEIGHT - _BOTTOM - (value - floor) / (ceiling - floor) * (HEIGHT - _TOP - _BOTTOM)

    for step in range(5):
        value = floor + (ceiling - floor) * step / 4
        canvas.box(_LEFT, at(value), WIDTH - _LEFT - _RIGHT, 2, "#d5d9da")
        canvas.words(_LEFT - 20, at(value), f"{value:g}", 30, INK, "rm")
    room = (WIDTH - _LEFT - _RIGHT) / len(values)
    points = [(_LEFT + room * (index + 0.5), at(value)) for index, (_, value) in enumerate(values)]
    for (x, y), (month, value) in zip(points, values, strict=True):
        if columns:
            canvas.box(x - room * 0.3, y, room * 0.6, HEIGHT - _BOTTOM - y, "#3f7fa6", 6)
        canvas.words(x, y - 26, f"{value:g}", 34, INK, "ms", bold=True)
        canvas.words(x, HEIGHT - _BOTTOM + 50, month, 30, INK, "ms")
    if not columns:
        canvas.line(points, "#2f6f98", 8)
        for x, y in points:
            canvas.disc(x, y, 13, 13, "#2f6f98")
            canvas.disc(x, y, 6, 6, "#ffffff")
    y = at(target[0])
    x = _LEFT
    while x < WIDTH - _RIGHT:
        canvas.box(x, y - 3, 22, 6, "#8c1d10")
        x += 36
    if columns:
        canvas.words(_LEFT + 8, y - 18, target[1], 32, "#8c1d10", "ls", bold=True)
    else:
        canvas.words(WIDTH - _RIGHT, y + 44, target[1], 32, "#8c1d10", "rs", bold=True)
