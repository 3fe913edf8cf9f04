"""The things that the drawings are put together from: land, water, houses, chimneys, pipes, machines."""

from __future__ import annotations

import math
from typing import Final

from drawing.canvas import HEIGHT, WIDTH, Canvas

INK: Final = "#2b3a42"
WATER: Final = "#7fb4c9"
DIRTY: Final = "#8b7d5c"
CLEAN: Final = "#5fb3c8"
SOIL: Final = "#a98a63"
CONCRETE: Final = "#c9cdc9"
WASTE: Final = ("#8d8375", "#a5472f", "#d8c9a3", "#5f6f7a", "#7c8f4b", "#c58b3c", "#e5e3da")


def landscape(canvas: Canvas, *, hazy: bool, ground: str = "#b9c79a", horizon: float = 560) -> None:
    """Sky, two lines of hills and open ground; hazy before the work, clear after it."""
    canvas.sky(*(("#b9bcb6", "#e3ddcb") if hazy else ("#9fcde6", "#eaf4f6")), to=horizon + 60)
    if not hazy:
        canvas.disc(1360, 150, 62, 62, "#fdf3c8")
        for x, y in ((300, 150), (880, 110)):
            cloud(canvas, x, y)
    canvas.ridge(horizon - 70, 90, "#9aa59a" if hazy else "#93b7a6", 0.4, horizon + 80)
    canvas.ridge(horizon - 15, 60, "#8a9683" if hazy else "#7aa98b", 1.9, horizon + 80)
    canvas.box(0, horizon + 10, WIDTH, HEIGHT - horizon - 10, ground)


def cloud(canvas: Canvas, x: float, y: float) -> None:
    """A small fair-weather cloud."""
    for dx, dy, across, down in ((-60, 8, 60, 26), (0, -10, 62, 40), (64, 6, 66, 28)):
        canvas.disc(x + dx, y + dy, across, down, "#ffffff", 0.8)


def sea(canvas: Canvas, top: float, colour: str = WATER, bottom: float = HEIGHT) -> None:
    """Water from `top` to `bottom` with a few light waves."""
    canvas.box(0, top, WIDTH, bottom - top, colour)
    for _ in range(46):
        x = canvas.random.uniform(0, WIDTH)
        y = canvas.random.uniform(top + 14, bottom - 8)
        length = 20 + (y - top) / 6
        canvas.line([(x, y), (x + length, y)], "#d9ecf1", 2)


def tree(canvas: Canvas, x: float, y: float, height: float, leaf: str = "#5f9a6b") -> None:
    """A round tree whose foot stands at (x, y)."""
    canvas.box(x - height * 0.04, y - height * 0.45, height * 0.08, height * 0.45, "#7a5c43")
    canvas.disc(x, y - height * 0.66, height * 0.28, height * 0.34, leaf)
    canvas.disc(x - height * 0.08, y - height * 0.74, height * 0.14, height * 0.15, "#ffffff", 0.14)


def pine(canvas: Canvas, x: float, y: float, height: float, leaf: str = "#3f7d63") -> None:
    """A young pine."""
    canvas.box(x - height * 0.035, y - height * 0.2, height * 0.07, height * 0.2, "#7a5c43")
    for step in range(3):
        base = y - height * (0.14 + 0.26 * step)
        half = height * (0.26 - 0.06 * step)
        canvas.area([(x - half, base), (x + half, base), (x, base - height * 0.4)], leaf)


def smoke(canvas: Canvas, x: float, y: float, colour: str = "#5d5a57", puffs: int = 7, size: float = 22) -> None:
    """A trail of smoke that drifts to the right from a chimney's mouth."""
    for step in range(puffs):
        across = size * (1 + 0.42 * step)
        canvas.disc(x + 15 * step**1.35, y - 34 * step, across, across * 0.76, colour, 0.62 - 0.055 * step)


def chimney(canvas: Canvas, x: float, y: float, height: float, width: float = 46) -> None:
    """A brick chimney with two rings, its foot at (x, y)."""
    top = width * 0.68
    canvas.area(
        [(x - width / 2, y), (x + width / 2, y), (x + top / 2, y - height), (x - top / 2, y - height)], "#a5634e"
    )
    canvas.area([(x, y), (x + width / 2, y), (x + top / 2, y - height), (x, y - height)], "#8d5142")
    for share in (0.9, 0.7):
        canvas.box(x - top / 2 - 3, y - height * share, top + 6, 13, "#efe6da")


def house(
    canvas: Canvas, x: float, y: float, width: float, height: float, wall: str = "#ead9bf", roof: str = "#a4583f"
) -> None:
    """A low house with a pitched roof; (x, y) is the left foot."""
    canvas.box(x, y - height, width, height, wall)
    canvas.area([(x - 14, y - height), (x + width + 14, y - height), (x + width * 0.5, y - height * 1.62)], roof)
    canvas.box(x + width * 0.43, y - height * 0.62, width * 0.16, height * 0.62, "#7a5c43")
    for share in (0.12, 0.7):
        canvas.box(x + width * share, y - height * 0.66, width * 0.18, height * 0.3, "#8fb6c4")


def block(
    canvas: Canvas, x: float, y: float, size: tuple[float, float], storeys: int, wall: str = "#d8d3c8"
) -> None:
    """A block of flats with its windows; (x, y) is the left foot."""
    width, height = size
    canvas.box(x, y - height, width, height, wall)
    canvas.box(x + width * 0.88, y - height, width * 0.12, height, "#bdb8ad")
    canvas.box(x - 6, y - height - 12, width + 12, 14, "#8f8b84")
    columns = max(2, round(width / 62))
    storey = height / storeys
    for row in range(storeys):
        for column in range(columns):
            left = x + width * 0.06 + column * (width * 0.84 / columns)
            canvas.box(left, y - height + row * storey + storey * 0.24, width * 0.5 / columns, storey * 0.44, "#87a9b6")


def clarifier(canvas: Canvas, x: float, y: float, across: float, water: str) -> None:
    """A round tank of a sewage plant, seen from a little above, with its bridge."""
    down = across * 0.36
    canvas.disc(x, y + 40, across, down, "#9aa09d")
    canvas.box(x - across, y, 2 * across, 40, "#9aa09d")
    canvas.disc(x, y, across, down, CONCRETE)
    canvas.disc(x, y + 3, across * 0.91, down * 0.88, water)
    canvas.arc(x, y + 3, across * 0.6, down * 0.56, (200, 330), "#ffffff", 3)
    canvas.line([(x - across * 0.95, y - 6), (x + across * 0.1, y - 6)], "#6f7d84", 9)
    canvas.line([(x - across * 0.95, y - 26), (x + across * 0.1, y - 26)], "#6f7d84", 3)
    canvas.disc(x, y - 2, across * 0.11, down * 0.15, "#6f7d84")


def waste_heap(canvas: Canvas, x: float, y: float, width: float, height: float) -> None:
    """A heap of mixed waste on the base line y."""
    outline = [(x, y)]
    steps = 14
    for step in range(1, steps):
        share = step / steps
        rise = math.sin(math.pi * share) ** 0.7 * height
        outline.append((x + width * share, y - rise * canvas.random.uniform(0.86, 1.06)))
    canvas.area([*outline, (x + width, y)], "#857a68")
    for _ in range(round(width * height / 750)):
        share = canvas.random.uniform(0.05, 0.95)
        limit = math.sin(math.pi * share) ** 0.7 * height * 0.86
        left = x + width * share
        up = canvas.random.uniform(4, max(6, limit))
        size = canvas.random.uniform(9, 24)
        colour = canvas.random.choice(WASTE)
        if canvas.random.random() < 0.5:
            canvas.disc(left, y - up, size * 0.6, size * 0.46, colour)
        else:
            turn = canvas.random.uniform(-8, 8)
            canvas.area(
                [(left, y - up), (left + size, y - up + turn), (left + size * 0.8, y - up + size * 0.6 + turn),
                 (left - 4, y - up + size * 0.5)],
                colour,
            )


def excavator(canvas: Canvas, x: float, y: float, scale: float = 1.0) -> None:
    """An excavator whose tracks stand at (x, y), its arm to the left."""
    canvas.box(x - 90 * scale, y - 46 * scale, 190 * scale, 46 * scale, "#3b4145", 22 * scale)
    canvas.box(x - 62 * scale, y - 128 * scale, 150 * scale, 82 * scale, "#e0a52d", 10 * scale)
    canvas.box(x - 56 * scale, y - 176 * scale, 72 * scale, 62 * scale, "#e0a52d", 8 * scale)
    canvas.box(x - 48 * scale, y - 168 * scale, 50 * scale, 42 * scale, "#b7d6df")
    arm = [(x - 40 * scale, y - 116 * scale), (x - 180 * scale, y - 222 * scale), (x - 262 * scale, y - 96 * scale)]
    canvas.line(arm, "#c98f20", 22 * scale)
    left, top = x - 262 * scale, y - 96 * scale
    canvas.area([(left - 34 * scale, top), (left + 26 * scale, top), (left + 8 * scale, top + 50 * scale),
                 (left - 30 * scale, top + 36 * scale)], "#5c6468")


def lorry(canvas: Canvas, x: float, y: float, load: str = "#8d8375") -> None:
    """A tipper lorry to the right of (x, y)."""
    canvas.area([(x, y - 100), (x + 150, y - 100), (x + 140, y - 40), (x + 10, y - 40)], "#4c7f9b")
    canvas.area([(x + 8, y - 100), (x + 50, y - 130), (x + 110, y - 126), (x + 142, y - 100)], load)
    canvas.box(x + 156, y - 104, 62, 66, "#d96f3c", 8)
    canvas.box(x + 182, y - 96, 30, 28, "#b7d6df")
    canvas.box(x, y - 42, 222, 14, INK)
    for wheel in (36, 80, 188):
        canvas.disc(x + wheel, y - 20, 21, 21, INK)
        canvas.disc(x + wheel, y - 20, 9, 9, CONCRETE)


def fence(canvas: Canvas, left: float, right: float, y: float, height: float = 110) -> None:
    """A green mesh fence between two points of the ground line y."""
    for share in (0.15, 0.5, 0.85):
        canvas.line([(left, y - height * share), (right, y - height * share)], "#2f6d55", 4)
    step = 16.0
    x = left
    while x <= right:
        canvas.line([(x, y - height * 0.92), (x, y - height * 0.08)], "#3f8a6c", 2)
        x += step
    x = left
    while x <= right + 1:
        canvas.box(x - 5, y - height, 10, height, "#24584a")
        x += 128


def board(canvas: Canvas, x: float, y: float, lines: tuple[str, ...], fill: str = "#1f6f8b") -> None:
    """A sign on two posts; (x, y) is its foot in the middle."""
    width = 40 + max(canvas.words_width(line, 26, bold=True) for line in lines)
    height = 26 + 38 * len(lines)
    for side in (-0.32, 0.32):
        canvas.box(x + width * side - 5, y - 90, 10, 90, "#7d868a")
    canvas.box(x - width / 2, y - 80 - height, width, height, fill, 8)
    for index, line in enumerate(lines):
        canvas.words(x, y - 80 - height + 42 + 38 * index, line, 26, "#ffffff", "ms", bold=True)


def pipe(canvas: Canvas, points: list[tuple[float, float]], colour: str, width: float = 34) -> None:
    """A pipe along a line, with a lighter back."""
    canvas.line(points, "#55606a", width + 8)
    canvas.line(points, colour, width)


def crane(canvas: Canvas, x: float, y: float, height: float) -> None:
    """A tower crane, its foot at (x, y), the jib to the left."""
    top = y - height
    for side in (-14, 14):
        canvas.line([(x + side, y), (x + side, top)], "#d19a2a", 6)
    for step in range(int(height // 46)):
        low = y - 46 * step
        ends = (-14, 14) if step % 2 else (14, -14)
        canvas.line([(x + ends[0], low), (x + ends[1], low - 46)], "#d19a2a", 4)
    canvas.line([(x - 420, top + 6), (x + 130, top + 6)], "#d19a2a", 10)
    canvas.line([(x, top - 70), (x - 400, top + 2)], "#b98420", 3)
    canvas.line([(x, top - 70), (x + 120, top + 2)], "#b98420", 3)
    canvas.line([(x, top), (x, top - 70)], "#d19a2a", 8)
    canvas.box(x + 84, top + 8, 44, 40, "#8c8f8e")
    canvas.line([(x - 330, top + 6), (x - 330, top + 190)], INK, 3)
    canvas.box(x - 362, top + 190, 64, 30, "#9aa09d")


def ship(canvas: Canvas, x: float, y: float, scale: float = 1.0, hull: str = "#2f5f7c") -> None:
    """A cargo ship whose waterline's left end is (x, y)."""
    canvas.area([(x - 30 * scale, y - 96 * scale), (x + 640 * scale, y - 96 * scale), (x + 580 * scale, y),
                 (x + 24 * scale, y)], hull)
    canvas.area([(x + 10 * scale, y - 22 * scale), (x + 592 * scale, y - 22 * scale), (x + 580 * scale, y),
                 (x + 24 * scale, y)], "#9e3f33")
    canvas.box(x + 30 * scale, y - 206 * scale, 132 * scale, 110 * scale, "#f3f1ea")
    for window in range(4):
        canvas.box(x + (42 + 30 * window) * scale, y - 190 * scale, 18 * scale, 18 * scale, "#6f9db0")
    canvas.box(x + 66 * scale, y - 262 * scale, 44 * scale, 56 * scale, "#d96f3c")
    for row in range(2):
        for column in range(5):
            colour = ("#4c7f9b", "#c58b3c", "#7c8f4b", "#a5472f", "#5f6f7a")[(row + column) % 5]
            canvas.box(x + (190 + 78 * column) * scale, y - (140 + 44 * row) * scale, 72 * scale, 40 * scale, colour)
