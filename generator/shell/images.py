"""Re-encodes editors' pictures from their pixels, so that nothing but the picture reaches a reader.

A rendition is a new image with the old one's pixels: position, device, author, thumbnails, comments, colour profiles
and whatever hangs behind the picture's end are gone because they were never copied. Pictures are hostile input:
only a few decoders are tried, and size is judged before a pixel is decoded. It must not know records or editions.
"""

from __future__ import annotations

import hashlib
import io
import warnings
from typing import Final

from PIL import ExifTags, Image, ImageCms, ImageFile, ImageOps, TiffImagePlugin, UnidentifiedImageError, WebPImagePlugin

from generator.model.output import PictureInfo
from generator.model.problem import Place, Problem
from generator.shell.pictures import (
    ANIMATED,
    BROKEN,
    FORMATS,
    LOCATED,
    TOO_LARGE,
    UNUSABLE,
    Measured,
    Rendition,
)  # fmt: skip

WIDTHS: Final = (480, 960, 1600)
DECODERS: Final = ("JPEG", "PNG", "WEBP", "GIF", "TIFF", "BMP")
"""What an office's cameras, scanners and screens make. Pillow knows more, among them formats that start programs."""
MOST_PIXELS: Final = 80_000_000
LONGEST_SIDE: Final = 30_000
QUALITY: Final = {"webp": 78, "jpeg": 80}
SMALLER: Final = ((0.75, 80), (0.75, 70), (0.75, 60), (0.6, 60), (0.6, 50), (0.5, 50), (0.5, 40), (0.4, 35))
"""Shares of the width and qualities of JPEG that are tried in turn where a picture may not take more than some bytes.
Of 800 pixels across half a page, three quarters are 200 to the inch and a half is 134: paper shows the quality first.
"""
SIDEWAYS: Final = frozenset({5, 6, 7, 8})
"""EXIF orientations that swap width and height."""
_PAPER: Final = (255, 255, 255)

Image.MAX_IMAGE_PIXELS = MOST_PIXELS // 2
"""Pillow warns above this and raises above its double. Warnings cannot be caught in threads, so only the error counts."""
warnings.filterwarnings("ignore", category=Image.DecompressionBombWarning)
warnings.filterwarnings("ignore", category=UserWarning, module=r"PIL\..*")
Image.preinit()
_LOADED: Final = (TiffImagePlugin, WebPImagePlugin)
"""Pillow knows a decoder only once its module was imported; it imports the others by itself."""


def measure(path: str, body: bytes) -> Measured:
    """Upright size and digest of a picture, without decoding its pixels. `path` is where a problem is placed."""
    place, name = Place(path), path.rsplit("/", 1)[-1]
    foreign = _foreign_format(body)
    if foreign:
        return Measured(None, (UNUSABLE.at(place, file=name, found=foreign),))
    try:
        with _opened(body) as picture:
            width, height = picture.size
            if width * height > MOST_PIXELS or max(width, height) > LONGEST_SIDE:
                return Measured(None, (_too_large(place, name, width, height),))
            exif = picture.getexif()
            if exif.get(ExifTags.Base.Orientation, 1) in SIDEWAYS:
                width, height = height, width
            located = bool(exif.get_ifd(ExifTags.IFD.GPSInfo)) or b"GPSLatitude" in body
            moving = getattr(picture, "n_frames", 1) > 1 and picture.format != "MPO"
    except Image.DecompressionBombError:
        return Measured(None, (_too_large(place, name, 0, 0),))
    except _UNREADABLE as error:
        return Measured(None, (BROKEN.at(place, file=name, reason=_reason(error)),))
    told = [LOCATED.at(place, file=name)] if located else []
    told += [ANIMATED.at(place, file=name)] if moving else []
    return Measured(PictureInfo(width, height, hashlib.sha256(body).hexdigest(), located), tuple(told))


def rendition(path: str, body: bytes, width: int, kind: str) -> Rendition:
    """A copy `width` pixels wide (0 or more than it has: its own width) as `webp` or `jpeg`, equal for equal input."""
    if kind not in FORMATS:
        raise ValueError(f"pictures are published as {', '.join(FORMATS)}, not as {kind}")
    measured = measure(path, body)
    if measured.info is None:
        return Rendition(b"", measured.problems)
    try:
        with _opened(body) as picture:
            is_photograph = picture.format in {"JPEG", "MPO"}
            pixels = _pixels(picture, width)
    except (*_UNREADABLE, Image.DecompressionBombError) as error:
        name = path.rsplit("/", 1)[-1]
        return Rendition(b"", (BROKEN.at(Place(path), file=name, reason=_reason(error)),))
    return Rendition(_encoded(pixels, kind, is_photograph=is_photograph))


def light_rendition(path: str, body: bytes, width: int, most: int) -> Rendition:
    """A JPEG `width` pixels wide that takes `most` bytes, narrower or coarser where its detail needs more; the smallest
    that we would print where even that one needs more.
    """
    made = rendition(path, body, width, "jpeg")
    if len(made.body) <= most:
        return made
    with _opened(body) as picture:
        is_photograph = picture.format in {"JPEG", "MPO"}
        pixels = _pixels(picture, width)
    smaller = made.body
    for share, quality in SMALLER:
        size = (max(1, round(pixels.width * share)), max(1, round(pixels.height * share)))
        resized = pixels.resize(size, Image.Resampling.LANCZOS)
        smaller = _encoded(resized, "jpeg", is_photograph=is_photograph, quality=quality)
        if len(smaller) <= most:
            break
    return Rendition(smaller)


def redrawn(body: bytes, kind: str) -> bytes | None:
    """A picture inside a document, same size, as `jpeg` or `png`, from its pixels; None if it cannot be read."""
    try:
        with _opened(body) as picture:
            if picture.size[0] * picture.size[1] > MOST_PIXELS:
                return None
            pixels = _pixels(picture, 0)
    except (*_UNREADABLE, Image.DecompressionBombError):
        return None
    if kind == "jpeg":
        return _encoded(pixels, kind, is_photograph=True)
    out = io.BytesIO()
    pixels.save(out, "PNG", optimize=True)
    return out.getvalue()


_UNREADABLE: Final = (
    UnidentifiedImageError, OSError, SyntaxError, ValueError, TypeError, EOFError, KeyError, IndexError, OverflowError,
)
"""What Pillow's decoders raise on damaged files, found by feeding them damaged files."""


def _opened(body: bytes) -> Image.Image:
    """The picture with its header read; a size beyond the bound raises."""
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint turns it on when it is imported: half a picture, in silence
    return Image.open(io.BytesIO(body), formats=DECODERS)


def _pixels(picture: Image.Image, width: int) -> Image.Image:
    """The first frame as upright sRGB pixels on white paper, no wider than `width`, in an image of its own."""
    lies_on_its_side = picture.getexif().get(ExifTags.Base.Orientation, 1) in SIDEWAYS
    upright_width = picture.size[1 if lies_on_its_side else 0]
    if width and picture.format in {"JPEG", "MPO"} and upright_width > 2 * width:
        scale = 2 * width / upright_width  # lets the decoder skip detail that would be thrown away
        picture.draft("RGB", (max(1, round(picture.size[0] * scale)), max(1, round(picture.size[1] * scale))))
    profile = picture.info.get("icc_profile")
    turned = ImageOps.exif_transpose(picture)
    flat = _flat(_in_srgb(turned, profile))
    if width and flat.width > width:
        height = max(1, round(flat.height * width / flat.width))
        flat = flat.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
    clean = Image.new("RGB", flat.size, _PAPER)
    clean.paste(flat)
    return clean


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """Colours as the picture's profile means them; a broken profile is as none."""
    if not profile or picture.mode not in {"RGB", "CMYK"}:
        return picture
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        converted = ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture
    return converted if converted is not None else picture


def _flat(picture: Image.Image) -> Image.Image:
    """Any mode as RGB; what is transparent shows paper."""
    if picture.mode.startswith("I;16") or picture.mode == "I":
        picture = picture.point(lambda value: value / 256).convert("L")
    if picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info:
        layered = picture.convert("RGBA")
        paper = Image.new("RGBA", layered.size, (*_PAPER, 255))
        return Image.alpha_composite(paper, layered).convert("RGB")
    return picture.convert("RGB")


def _encoded(pixels: Image.Image, kind: str, *, is_photograph: bool, quality: int = 0) -> bytes:
    """The bytes of a rendition; drawings and screen shots keep their full colour resolution."""
    out = io.BytesIO()
    if kind == "webp":
        pixels.save(out, "WEBP", quality=QUALITY[kind], method=4, exif=b"", icc_profile=b"", xmp=b"")
    else:
        colours = "4:2:0" if is_photograph else "4:4:4"
        pixels.save(out, "JPEG", quality=quality or QUALITY[kind], optimize=True, subsampling=colours)
    return out.getvalue()


def _foreign_format(body: bytes) -> str:
    """The name of a format that is recognised but not published, or nothing."""
    head = body[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<svg", b"<?xml", b"<!doctype svg")) or b"<svg" in head:
        return "SVG"
    if body[4:8] == b"ftyp":
        return "HEIC" if body[8:12] in {b"heic", b"heix", b"mif1", b"msf1", b"hevc"} else "AVIF/MP4"
    if head.startswith(b"%!ps"):
        return "PostScript"
    if head.startswith(b"%pdf"):
        return "PDF"
    return ""


def _too_large(place: Place, name: str, width: int, height: int) -> Problem:
    size = f"{width} × {height}" if width else f"> {2 * MOST_PIXELS}"
    return TOO_LARGE.at(place, file=name, size=size, most=MOST_PIXELS // 1_000_000)


def _reason(error: BaseException) -> str:
    """One line of the decoder's words; addresses of objects in them would differ from run to run."""
    words = "cannot identify image file" if isinstance(error, UnidentifiedImageError) else str(error)
    return (words.splitlines() or [type(error).__name__])[0].rstrip(".")[:120]
