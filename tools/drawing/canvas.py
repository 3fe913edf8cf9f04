"""A sheet to draw on, in logical pixels of 1600 × 1067; it is drawn twice as large and shrunk, for smooth edges."""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Final

from PIL import Image, ImageColor, ImageDraw, ImageFont, ImageOps

WIDTH: Final = 1600
HEIGHT: Final = 1067
_SCALE: Final = 2
_REGULAR: Final = "NotoSansCJK-Regular.ttc"
_BOLD: Final = "NotoSansCJK-Bold.ttc"
_SIMPLIFIED: Final = 2
"""Position of the simplified Chinese face in the Noto collections."""

Point = tuple[float, float]


class Canvas:
    """One drawing in the making. Colours are CSS names or `#rrggbb`; `y` grows downwards."""

    def __init__(self, seed: str, ground: str = "#ffffff") -> None:
        self.image = Image.new("RGB", (WIDTH * _SCALE, HEIGHT * _SCALE), ground)
        self.pen = ImageDraw.Draw(self.image)
        self.random = Random(seed)

    def sky(self, top: str, bottom: str, to: float = HEIGHT) -> None:
        """A gradient from the upper edge down to `to`."""
        grey = Image.linear_gradient("L").resize((WIDTH * _SCALE, int(to * _SCALE)))
        self.image.paste(ImageOps.colorize(grey, top, bottom), (0, 0))

    def area(self, points: Sequence[Point], fill: str, alpha: float = 1.0) -> None:
        """A filled polygon; `alpha` below 1 lets what is under it shine through."""
        scaled = [_scaled(point) for point in points]
        if alpha >= 1:
            self.pen.polygon(scaled, fill=fill)
            return
        mask = Image.new("L", self.image.size, 0)
        ImageDraw.Draw(mask).polygon(scaled, fill=round(255 * alpha))
        self.image.paste(ImageColor.getrgb(fill), (0, 0), mask)

    def box(self, x: float, y: float, width: float, height: float, fill: str, radius: float = 0) -> None:
        """A filled rectangle by its upper left corner."""
        corners = (*_scaled((x, y)), *_scaled((x + width, y + height)))
        self.pen.rounded_rectangle(corners, radius=radius * _SCALE, fill=fill)

    def disc(self, x: float, y: float, across: float, down: float, fill: str, alpha: float = 1.0) -> None:
        """A filled ellipse by its middle and its two radii."""
        corners = (*_scaled((x - across, y - down)), *_scaled((x + across, y + down)))
        if alpha >= 1:
            self.pen.ellipse(corners, fill=fill)
            return
        mask = Image.new("L", self.image.size, 0)
        ImageDraw.Draw(mask).ellipse(corners, fill=round(255 * alpha))
        self.image.paste(ImageColor.getrgb(fill), (0, 0), mask)

    def arc(self, x: float, y: float, across: float, down: float, span: Point, fill: str, width: float = 4) -> None:
        """A part of an ellipse's edge; `span` in degrees, clockwise from three o'clock."""
        corners = (*_scaled((x - across, y - down)), *_scaled((x + across, y + down)))
        self.pen.arc(corners, span[0], span[1], fill=fill, width=round(width * _SCALE))

    def line(self, points: Sequence[Point], fill: str, width: float = 4) -> None:
        """A polyline with rounded joints and ends."""
        scaled = [_scaled(point) for point in points]
        thick = round(width * _SCALE)
        self.pen.line(scaled, fill=fill, width=thick, joint="curve")
        if thick > 3:
            for x, y in (scaled[0], scaled[-1]):
                half = thick / 2 - 1
                self.pen.ellipse((x - half, y - half, x + half, y + half), fill=fill)

    def words(
        self, x: float, y: float, text: str, size: float, fill: str, anchor: str = "ls", *, bold: bool = False
    ) -> None:
        """Text at a point; `anchor` as in Pillow (`ls` left of the baseline, `mm` in the middle)."""
        self.pen.text(_scaled((x, y)), text, font=_font(size, bold=bold), fill=fill, anchor=anchor)

    def words_width(self, text: str, size: float, *, bold: bool = False) -> float:
        """How wide a text will be, in logical pixels."""
        return _font(size, bold=bold).getlength(text) / _SCALE

    def ridge(self, height: float, swing: float, fill: str, phase: float, bottom: float = HEIGHT) -> None:
        """A line of hills at `height`, filled down to `bottom`."""
        points = []
        for x in range(0, WIDTH + 20, 20):
            rise = math.sin(x / 210 + phase) + 0.6 * math.sin(x / 97 + 2.3 * phase) + 0.3 * math.sin(x / 41 + phase)
            points.append((float(x), height - swing * rise / 2))
        self.area([*points, (WIDTH, bottom), (0, bottom)], fill)

    def jpeg(self) -> bytes:
        """The finished picture, shrunk to its logical size."""
        small = self.image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
        stream = io.BytesIO()
        small.save(stream, "JPEG", quality=82, optimize=True, progressive=True, subsampling=0)
        return stream.getvalue()

    def write(self, path: Path) -> int:
        """Save as JPEG without any metadata; gives its size in bytes."""
        body = self.jpeg()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)
        return len(body)


def _scaled(point: Point) -> Point:
    return point[0] * _SCALE, point[1] * _SCALE


def _font(size: float, *, bold: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(_BOLD if bold else _REGULAR, round(size * _SCALE), index=_SIMPLIFIED)
