"""Every word of a file is read, also the hidden ones."""

import io
import zipfile

import pypdf
import pytest

from generator.publication.reading import texts

WORD = "施工单位拖欠材料款"


def packed() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("xl/sharedStrings.xml", f"<t>{WORD}</t>")
    return out.getvalue()


def pdf(metadata: bool) -> bytes:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    if metadata:
        writer.add_metadata({"/Subject": WORD})
    else:
        writer.add_attachment("a.csv", WORD.encode())
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("a.html", f'<p title="x">{WORD[:3]}<b>{WORD[3:]}</b>'.encode()),
        ("a.html", f'<img alt="{WORD}">'.encode()),
        ("a.html", "".join(f"&#{ord(c)};" for c in WORD).encode()),
        ("a.js", "".join(f"\\u{ord(c):04x}" for c in WORD).encode()),
        ("a.json", WORD.encode()),
        ("a.xlsx", packed()),
        ("a.bin", packed()),
        ("a.jpg", b"\xff\xd8\xff\xe1" + WORD.encode()),
        ("a.png", b"\x89PNG" + WORD.encode("utf-16-le")),
        ("a.pdf", pdf(metadata=True)),
        ("a.pdf", pdf(metadata=False)),
        (f"{WORD}.txt", b"x"),
    ],
)
def test_a_word_is_found_wherever_it_hides(path: str, body: bytes) -> None:
    assert any(WORD in text for text in texts(path, body))


def test_a_packed_file_that_cannot_be_opened_is_no_clean_file() -> None:
    with pytest.raises(ValueError, match="cannot be unpacked"):
        list(texts("a.xlsx", b"PK\x03\x04 broken"))
