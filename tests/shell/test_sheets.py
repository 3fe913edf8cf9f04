"""A PDF's pages as pictures."""

from io import BytesIO

import pikepdf
import pytest
from PIL import Image

from generator.shell.sheets import can_draw, sheet
from tests.conftest import Need


def pdf(pages: int = 2) -> bytes:
    made = BytesIO()
    with pikepdf.new() as document:
        for _ in range(pages):
            document.add_blank_page(page_size=(595, 842))
        document.save(made)
    return made.getvalue()


def test_a_page_is_drawn(need: Need) -> None:
    need("pdftoppm")
    assert can_draw()
    drawn = sheet(pdf(), 2)
    assert drawn is not None
    assert Image.open(BytesIO(drawn)).size == (910, 1287)


def test_what_is_not_there_is_not_drawn(need: Need, monkeypatch: pytest.MonkeyPatch) -> None:
    need("pdftoppm")
    assert sheet(pdf(), 3) is None
    assert sheet(pdf(), 0) is None
    assert sheet(b"no PDF", 1) is None
    monkeypatch.setenv("PATH", "")
    assert sheet(pdf(), 1) is None
    assert not can_draw()
