import io
import random
import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ExifTags, Image, ImageCms, PngImagePlugin

from generator.shell.images import light_rendition, measure, redrawn, rendition

SECRET = b"CANARY-7731"


def photograph(size: tuple[int, int] = (1200, 800), **saved: object) -> bytes:
    picture = Image.linear_gradient("L").resize(size).convert("RGB")
    out = io.BytesIO()
    picture.save(out, "JPEG", **saved)  # type: ignore[arg-type]
    return out.getvalue()


def told_everything() -> bytes:
    """A photograph with everything that cameras and programs hang on one."""
    exif = Image.Exif()
    exif[ExifTags.Base.Artist] = SECRET.decode()
    exif[ExifTags.Base.Orientation] = 6
    exif.get_ifd(ExifTags.IFD.GPSInfo).update({1: "N", 2: (38.0, 54.0, 12.0), 3: "E", 4: (121.0, 36.0, 5.0)})
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + SECRET + b"</x:xmpmeta>"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return photograph(exif=exif, comment=SECRET, xmp=xmp, icc_profile=profile) + SECRET


@pytest.mark.parametrize("kind", ["jpeg", "webp"])
def test_a_rendition_holds_pixels_and_nothing_else(kind: str) -> None:
    made = rendition("tasks/a/x.jpg", told_everything(), 480, kind)
    assert not made.problems
    assert SECRET not in made.body
    with Image.open(io.BytesIO(made.body)) as picture:
        assert picture.size == (480, 720), "turned upright"
        assert not picture.getexif()
        assert not {"exif", "xmp", "comment", "icc_profile", "photoshop"} & set(picture.info)


def test_a_position_is_reported_at_the_file() -> None:
    measured = measure("tasks/a/x.jpg", told_everything())
    assert measured.info is not None
    assert (measured.info.width, measured.info.height, measured.info.has_location) == (800, 1200, True)
    assert [(problem.code, problem.place.path) for problem in measured.problems] == [
        ("picture-location", "tasks/a/x.jpg")
    ]


def test_renditions_are_equal_for_equal_input() -> None:
    source = told_everything()
    assert rendition("x", source, 480, "webp") == rendition("x", source, 480, "webp")


def test_a_small_picture_is_not_blown_up() -> None:
    with Image.open(io.BytesIO(rendition("x", photograph((300, 200)), 960, "webp").body)) as picture:
        assert picture.size == (300, 200)


def test_a_strip_of_a_picture_keeps_a_row_of_pixels() -> None:
    made = rendition("x", photograph((4924, 40)), 20, "jpeg")
    assert not made.problems
    with Image.open(io.BytesIO(made.body)) as picture:
        assert picture.size == (20, 1)


def test_colours_are_those_that_the_profile_means() -> None:
    """A profile that swaps nothing keeps the colours; one that is broken is as none."""
    body = photograph(icc_profile=b"broken profile")
    assert not rendition("x", body, 480, "jpeg").problems


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16", "CMYK"])
def test_every_mode_prints_on_white_paper(mode: str) -> None:
    white = Image.new("L", (40, 30), 255).convert("RGBA")
    picture = Image.new(mode, (40, 30), 65535) if mode == "I;16" else white.convert("RGB").convert(mode)
    out = io.BytesIO()
    picture.save(out, "TIFF" if mode == "CMYK" else "PNG")
    made = rendition("x", out.getvalue(), 0, "jpeg")
    assert not made.problems
    with Image.open(io.BytesIO(made.body)) as shown:
        assert shown.convert("L").getextrema()[0] > 250  # type: ignore[operator]


def test_what_is_transparent_shows_paper() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(out, "PNG")
    with Image.open(io.BytesIO(rendition("x", out.getvalue(), 0, "jpeg").body)) as shown:
        assert shown.getpixel((5, 5)) == (255, 255, 255)


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few hundred bytes that claims to be large."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(100))) + chunk(b"IEND", b"")


@pytest.mark.parametrize("size", [(12_000, 12_000), (60_000, 60_000), (90_000, 2)])
def test_a_bomb_is_refused_before_it_is_opened(size: tuple[int, int]) -> None:
    for problems in (measure("x.png", bomb(*size)).problems, rendition("x.png", bomb(*size), 480, "webp").problems):
        assert [problem.code for problem in problems] == ["picture-too-large"]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", "picture-broken"),
        (b"GIF89a", "picture-broken"),
        (b"no picture at all", "picture-broken"),
        (b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "picture-format"),
        (b"\xef\xbb\xbf  <SVG onload='x()'>", "picture-format"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00", "picture-format"),
        (b"%!PS-Adobe-3.0 EPSF", "picture-format"),
    ],
)
def test_what_is_no_picture_is_a_problem(body: bytes, code: str) -> None:
    assert [problem.code for problem in rendition("x.jpg", body, 480, "webp").problems] == [code]


def test_a_picture_cut_off_in_the_middle_is_broken() -> None:
    body = photograph()
    assert [problem.code for problem in rendition("x.jpg", body[: len(body) // 2], 480, "webp").problems] == [
        "picture-broken"
    ]


def test_of_a_moving_picture_the_first_frame_is_shown() -> None:
    out = io.BytesIO()
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    assert [problem.code for problem in measure("x.gif", out.getvalue()).problems] == ["picture-animated"]
    with Image.open(io.BytesIO(rendition("x.gif", out.getvalue(), 0, "jpeg").body)) as shown:
        red, _, blue = shown.getpixel((5, 5))  # type: ignore[misc]
        assert red > 200 > blue


def test_text_chunks_of_a_png_inside_a_document_are_gone() -> None:
    out, notes = io.BytesIO(), PngImagePlugin.PngInfo()
    notes.add_itxt("Comment", SECRET.decode())
    Image.new("RGB", (9, 9)).save(out, "PNG", pnginfo=notes)
    clean = redrawn(out.getvalue(), "png")
    assert clean is not None
    assert SECRET not in clean


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_no_damage_raises(data: st.DataObject) -> None:
    body = bytearray(photograph((60, 40)))
    for _ in range(data.draw(st.integers(1, 12))):
        body[data.draw(st.integers(0, len(body) - 1))] = data.draw(st.integers(0, 255))
    made = rendition("x.jpg", bytes(body), 30, "webp")
    assert bool(made.body) != bool([problem for problem in made.problems if problem.severity == "error"])


def detailed(size: tuple[int, int] = (1600, 1200)) -> bytes:
    """A photograph of nothing but detail."""
    out = io.BytesIO()
    grain = Image.frombytes("RGB", (size[0] // 2, size[1] // 2), random.Random(1).randbytes(3 * size[0] * size[1] // 4))
    grain.resize(size).save(out, "JPEG", quality=90)
    return out.getvalue()


def test_a_light_rendition_keeps_to_its_bytes() -> None:
    body = detailed()
    whole = rendition("x", body, 800, "jpeg").body
    sizes = {}
    for most in (len(whole), 90_000, 40_000):
        made = light_rendition("x", body, 800, most)
        assert made.problems == ()
        assert len(made.body) <= most
        with Image.open(io.BytesIO(made.body)) as picture:
            sizes[most] = picture.size
            assert picture.size[0] * 3 == picture.size[1] * 4
    assert sizes[len(whole)] == (800, 600)
    assert sizes[90_000][0] >= 320
    assert light_rendition("x", body, 800, 90_000) == light_rendition("x", body, 800, 90_000)


def test_a_soft_picture_stays_as_it_is_where_it_is_light_enough() -> None:
    body = photograph((2000, 1500))
    assert light_rendition("x", body, 800, 250_000) == rendition("x", body, 800, "jpeg")


def test_a_broken_picture_has_no_light_rendition() -> None:
    made = light_rendition("x", photograph()[:200], 800, 90_000)
    assert made.body == b""
    assert [problem.code for problem in made.problems] == ["picture-broken"]
