"""Word documents: headings, lists, tables and pictures come through; what is hidden refuses."""

from __future__ import annotations

import io
from typing import Any

import pytest
from PIL import Image

from generator.shell.refusal import RefusalError
from generator.shell.word_files import read_word_file
from tests.word_files import minutes, word_file


def test_a_document_becomes_html() -> None:
    html = read_word_file(word_file(minutes), "evidence").html
    for part in ("<h1>整改调度会议纪要</h1>", "<strong>水务局</strong>", "<li>第一点</li>", "<table>", "50%|完成"):
        assert part in html


def test_pictures_are_handed_out_beside_it() -> None:
    def fill(document: Any) -> None:
        pixels = io.BytesIO()
        Image.new("RGB", (30, 20), "red").save(pixels, "PNG")
        document.add_picture(io.BytesIO(pixels.getvalue()))

    read = read_word_file(word_file(fill), "evidence")
    ((name, body),) = read.pictures
    assert name == "evidence/picture-1.png"
    assert 'src="evidence/picture-1.png"' in read.html
    assert Image.open(io.BytesIO(body)).size == (30, 20)


def test_hidden_text_refuses() -> None:
    def fill(document: Any) -> None:
        document.add_paragraph("seen").add_run("secret").font.hidden = True

    with pytest.raises(RefusalError, match="hidden text"):
        read_word_file(word_file(fill), "evidence")


@pytest.mark.parametrize("body", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0 an old .doc"])
def test_what_is_no_document_refuses(body: bytes) -> None:
    with pytest.raises(RefusalError):
        read_word_file(body, "evidence")
