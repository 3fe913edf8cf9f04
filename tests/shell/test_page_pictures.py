import io
import shutil

import pikepdf
import pytest
from PIL import Image

from generator.shell.page_pictures import NoPicturesError, page_pictures


def pages(count: int) -> bytes:
    document = pikepdf.new()
    for _ in range(count):
        document.add_blank_page(page_size=(595, 842))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_every_page_has_its_picture_in_order(need: object) -> None:
    need("pdftoppm")  # type: ignore[operator]
    drawn = page_pictures(pages(11), 20)
    assert len(drawn) == 11
    with Image.open(io.BytesIO(drawn[0])) as picture:
        assert picture.height > picture.width


def test_a_file_that_is_none_says_so(need: object) -> None:
    need("pdftoppm")  # type: ignore[operator]
    with pytest.raises(NoPicturesError, match="could not draw"):
        page_pictures(b"no pdf")


def test_a_missing_program_is_named_with_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(NoPicturesError, match="poppler-utils"):
        page_pictures(pages(1))
