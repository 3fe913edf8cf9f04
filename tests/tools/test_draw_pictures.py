"""The sample's pictures are drawn, light, free of metadata, and the same every time."""

import io
import re
from pathlib import Path

import draw_pictures
from drawing.canvas import HEIGHT, WIDTH, Canvas
from PIL import Image

CONTENT = Path(draw_pictures.__file__).resolve().parents[1] / "content"


def test_every_picture_of_the_sample_is_drawn_by_the_script_and_no_other() -> None:
    assert {path.relative_to(CONTENT).as_posix() for path in CONTENT.rglob("*.jpg")} == set(draw_pictures.PICTURES)


def test_every_picture_is_named_by_a_record() -> None:
    named = set()
    for record in CONTENT.rglob("*.md"):
        for name in re.findall(r"^ +- file: (\S+)", record.read_text("utf-8"), re.MULTILINE):
            named.add((record.parent / name).relative_to(CONTENT).as_posix())
    assert named == set(draw_pictures.PICTURES)


def test_the_pictures_are_light_and_hold_nothing_but_pixels() -> None:
    for path in draw_pictures.PICTURES:
        body = (CONTENT / path).read_bytes()
        picture = Image.open(io.BytesIO(body))
        assert len(body) < 200_000, path
        assert picture.size == (WIDTH, HEIGHT), path
        assert not picture.getexif(), path
        assert "comment" not in picture.info, path


def test_the_same_drawing_gives_the_same_bytes() -> None:
    path = "tasks/DL-12/evidence/before.jpg"
    assert _drawn(path) == _drawn(path)


def _drawn(path: str) -> bytes:
    draw, when = draw_pictures.PICTURES[path]
    canvas = Canvas(path)
    draw(canvas)
    draw_pictures.sign(canvas, when)
    return canvas.jpeg()
