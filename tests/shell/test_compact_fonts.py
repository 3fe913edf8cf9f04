"""Measured on finished files: a compact font shows and says what the library's own does."""

import io
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pdfplumber
import pikepdf
import pypdfium2
import pytest
from fontTools.cffLib import CFFFontSet
from fontTools.misc.psCharStrings import T2CharString, T2WidthExtractor
from PIL import Image, ImageChops, ImageStat
from pypdf import PdfReader

from generator.shell import compact_fonts, sheets
from tests.shell.test_pdf import failures

weasyprint = pytest.importorskip("weasyprint")

PAGE = """<html lang=zh-CN><title>督察整改</title><style>body{font:15pt "Noto Serif CJK SC"}
b{font-family:"Noto Sans CJK SC"}i{font:12pt "Noto Serif"}</style>
<p>市整改办组织三个督查组，采取“明查”与“暗访”相结合的方式，对5项任务逐一核查：燃煤小锅炉383台、𠮷林路镕基村㙍头、㊣①Ⅷ％‰。
<p>Dalian Port <b>一级水源保护区 Group 2018</b> <i>efficient offices</i> <b style="font-weight:bold">责任清、时限清</b>
<p lang=ja>骨直角令</p><p>邊󠄀（異體）"""


@pytest.fixture(autouse=True)
def _adapted() -> Iterator[None]:
    assert compact_fonts.install()
    yield
    assert compact_fonts.install()


def printed(page: str = PAGE) -> bytes:
    document = weasyprint.HTML(string=page)
    body: bytes = document.write_pdf(pdf_variant="pdf/a-3a", finisher=lambda _, pdf: compact_fonts.finish(pdf))
    return body


def stock(page: str = PAGE) -> bytes:
    compact_fonts.remove()
    return printed(page)


@lru_cache(maxsize=4)
def opened(body: bytes) -> pikepdf.Pdf:
    """A file as objects, kept open: they are gone with it."""
    return pikepdf.open(io.BytesIO(body))


def fonts(body: bytes) -> list[pikepdf.Dictionary]:
    """The inner fonts of a file."""
    document = opened(body)
    return [one for one in document.objects if isinstance(one, pikepdf.Dictionary) and "/FontDescriptor" in one]


def kinds(body: bytes) -> list[str]:
    files = [one.FontDescriptor.get("/FontFile3") for one in fonts(body)]
    return sorted(str(file.get("/Subtype")) for file in files if file is not None)


def texts(body: bytes) -> tuple[list[str], ...]:
    """The words of each page as pdfminer, PDFium and pypdf read them."""
    with pdfplumber.open(io.BytesIO(body)) as document:
        miner = [page.extract_text() for page in document.pages]
    pdfium = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(body)]
    return miner, pdfium, [page.extract_text() for page in PdfReader(io.BytesIO(body)).pages]


def as_pdfium_draws(body: bytes) -> Image.Image:
    drawn: Image.Image = pypdfium2.PdfDocument(body)[0].render(scale=2).to_pil()
    return drawn


def test_large_fonts_of_outlines_with_numbers_are_compact_and_others_are_the_librarys() -> None:
    body = printed()
    assert kinds(body) == ["/CIDFontType0C"] * 2
    assert all(("/CIDToGIDMap" in one) == ("/FontFile2" in one.FontDescriptor) for one in fonts(body))
    assert any("/FontFile2" in one.FontDescriptor for one in fonts(body))
    assert len(body) < len(stock()) / 2


def test_readers_find_the_same_words_and_draw_the_same_picture() -> None:
    body = printed()
    before = stock()
    assert texts(body) == texts(before)
    difference = ImageChops.difference(as_pdfium_draws(body), as_pdfium_draws(before))
    # It fits the glyphs of a whole font file to its pixels and draws bare outlines as they are.
    assert max(ImageStat.Stat(difference).mean) < 0.2
    assert max(ImageStat.Stat(difference).extrema, key=lambda found: found[1])[1] < 64
    for read in texts(body):
        assert "市整改办组织三个督查组" in read[0]
        assert "𠮷林路镕基村㙍头" in read[0]


@pytest.mark.skipif(not sheets.can_draw(), reason="poppler draws")
def test_poppler_draws_the_same_pixels() -> None:
    drawn = sheets.sheet(printed(), 1)
    assert drawn
    assert drawn == sheets.sheet(stock(), 1)


def test_every_width_is_that_of_the_page() -> None:
    for one in fonts(printed()):
        if "/FontFile3" in one.FontDescriptor:
            outlines = CFFFontSet()
            outlines.decompile(io.BytesIO(one.FontDescriptor.FontFile3.read_bytes()), None)
            (private,) = [part.Private for part in outlines[0].FDArray]
            assert (private.defaultWidthX, private.nominalWidthX) == (1000, 0)
            for cid, width in widths(one.W).items():
                reader = T2WidthExtractor([], [], 0, 1000)
                reader.execute(outlines[0].CharStrings[f"cid{cid:05d}"])
                assert reader.width == width


def widths(told: pikepdf.Array) -> dict[int, int]:
    parts = list(told)
    pairs = zip(parts[::2], parts[1::2], strict=True)
    return {int(first) + place: int(width) for first, row in pairs for place, width in enumerate(row)}


@pytest.mark.parametrize("code", [b"\x8b\x8b\x01", b"\xff\x00\x01\x80\x00\x0e", b""])
def test_a_glyph_that_begins_with_a_hint_or_a_fraction_is_left_to_the_library(code: bytes) -> None:
    with pytest.raises((ValueError, IndexError)):
        compact_fonts._width_and_drawing(code)


@pytest.mark.parametrize(
    ("before", "width"),
    [("rmoveto", None), ("hmoveto", None), ("vmoveto", None), ("endchar", None), ("width", 500)],
)
@pytest.mark.parametrize("number", [0, 107, 108, -107, -108, 1131, -1131, 1132, -1132, 32000])
def test_a_width_is_told_from_the_move_that_follows_it(before: str, width: int | None, number: int) -> None:
    moves = {"rmoveto": [number, 3, "rmoveto"], "hmoveto": [number, "hmoveto"], "vmoveto": [number, "vmoveto"]}
    program = [*([width] if width is not None else []), *moves.get(before, []), "endchar"]
    glyph = T2CharString(program=program)
    glyph.compile()
    rest = T2CharString(program=program[width is not None :])
    rest.compile()
    assert compact_fonts._width_and_drawing(glyph.bytecode) == (width, rest.bytecode)


def test_numbers_and_widths_in_the_file_are_the_librarys() -> None:
    def told(body: bytes) -> list[tuple[str, str]]:
        outer = [one for one in opened(body).objects if isinstance(one, pikepdf.Dictionary) and "/DescendantFonts" in one]
        return sorted((bytes(one.ToUnicode.read_bytes()).decode(), repr(one.DescendantFonts[0].W)) for one in outer)

    assert told(printed()) == told(stock())


def test_a_compact_font_breaks_no_standard(tmp_path: Path) -> None:
    assert failures(printed(), "3a", tmp_path) == failures(stock(), "3a", tmp_path)


def test_a_font_with_a_glyph_missing_is_left_to_the_library() -> None:
    body = printed("<html lang=zh><title>x</title><style>body{font-family:'Noto Serif CJK SC'}</style>国\ue123")
    assert kinds(body) == ["/OpenType"]


def test_outlines_that_are_none_have_no_numbers() -> None:
    assert compact_fonts.numbers(io.BytesIO(b"")) == ()
    assert compact_fonts.numbers(io.BytesIO(b"OTTO" * 20)) == ()


def test_a_whole_file_is_there_when_it_is_asked_for() -> None:
    body = weasyprint.HTML(string=PAGE).write_pdf(full_fonts=True)
    assert len(body) > 10_000_000


def test_an_unknown_version_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    compact_fonts.remove()
    with monkeypatch.context() as changed:
        changed.setattr(weasyprint, "__version__", "71.0")
        assert not compact_fonts.install()
        assert kinds(printed()) == ["/OpenType"] * 2
