import io
from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from generator.shell.attachments import cleaned

SECRET = "CANARY-7731"


def unpacked(body: bytes) -> bytes:
    """Every byte of a document as a reader's program could see it, streams decoded."""
    with pikepdf.open(io.BytesIO(body)) as document:
        things = list(document.objects)
        return body + b"\n".join(
            bytes(thing.read_bytes()) if isinstance(thing, pikepdf.Stream) else repr(thing).encode() for thing in things
        )


def pdf(change: Callable[[pikepdf.Pdf, pikepdf.Page], None] | None = None) -> bytes:
    document = pikepdf.new()
    page = document.add_blank_page()
    if change:
        change(document, page)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def full_pdf(document: pikepdf.Pdf, page: pikepdf.Page) -> None:
    document.docinfo[Name.Author] = String(SECRET)
    with document.open_metadata() as meta:
        meta["dc:creator"] = [SECRET]
    document.attachments["secret.txt"] = SECRET.encode()
    document.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String(SECRET))
    page.obj.PieceInfo = Dictionary(Editor=String(SECRET))
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([0, 0, 9, 9]), Contents=String(SECRET))
    link = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Link,
        Rect=Array([0, 0, 9, 9]),
        A=Dictionary(S=Name.URI, URI=String("https://a.example/")),
    )
    launch = Dictionary(
        Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=Dictionary(S=Name.Launch, F=String(SECRET))
    )
    page.obj.Annots = Array([document.make_indirect(each) for each in (note, link, launch)])


def test_a_pdf_keeps_its_pages_and_web_links_only() -> None:
    made = cleaned("tasks/a/report.pdf", pdf(full_pdf))
    assert SECRET.encode() not in unpacked(made.body)
    assert [problem.code for problem in made.problems] == ["attachment-cleaned"]
    assert "embedded files" in made.problems[0].message("en")
    with pikepdf.open(io.BytesIO(made.body)) as document:
        assert len(document.pages) == 1
        kinds = [(str(link.Subtype), "/A" in link) for link in document.pages[0].obj.Annots]
        assert kinds == [("/Link", True), ("/Link", False)]


def test_a_clean_pdf_is_equal_for_equal_input() -> None:
    source = pdf(full_pdf)
    assert cleaned("a.pdf", source).body == cleaned("a.pdf", source).body


def hidden_layer(document: pikepdf.Pdf, page: pikepdf.Page) -> None:
    layer = document.make_indirect(Dictionary(Type=Name.OCG, Name=String("x")))
    document.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))


def open_redaction(document: pikepdf.Pdf, page: pikepdf.Page) -> None:
    page.obj.Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.Redact, Rect=Array([0, 0, 9, 9]))])


def encrypted() -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as document:
        document.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    return out.getvalue()


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (pdf(hidden_layer), "hidden layers"),
        (pdf(open_redaction), "redactions"),
        (encrypted(), "encrypted"),
        (b"%PDF-1.7 and then nothing", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "old Office file"),
        (b"MZ\x90", "no PDF, XLSX or DOCX"),
        (b"PK\x03\x04 not a zip", "damaged"),
    ],
)
def test_what_cannot_be_cleaned_is_refused_with_a_hint(body: bytes, words: str) -> None:
    made = cleaned("tasks/a/x.pdf", body)
    assert made.body == b""
    assert [problem.code for problem in made.problems] == ["attachment-refused"]
    assert words in made.problems[0].message("en")
    assert made.problems[0].hint("zh")
