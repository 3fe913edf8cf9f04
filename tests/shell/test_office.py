import io
import zipfile
from collections.abc import Callable

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from openpyxl.comments import Comment
from PIL import Image

from generator.shell.attachments import cleaned

SECRET = "CANARY-7731"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def unpacked(body: bytes) -> bytes:
    """Every part of a package with its name."""
    with zipfile.ZipFile(io.BytesIO(body)) as package:
        return b"\n".join(name.encode() + package.read(name) for name in package.namelist())


def codes(body: bytes) -> list[str]:
    return [problem.code for problem in cleaned("tasks/a/x", body).problems]


def workbook(change: Callable[[openpyxl.Workbook], None] | None = None) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["编号", "任务"])
    sheet.append(["DL-01", "污水处理厂"])
    book.properties.creator = SECRET
    if change:
        change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def commented(book: openpyxl.Workbook) -> None:
    book.worksheets[0]["A1"].comment = Comment(SECRET, SECRET)


def hide_sheet(book: openpyxl.Workbook) -> None:
    book.create_sheet(SECRET).sheet_state = "veryHidden"


def hide_row(book: openpyxl.Workbook) -> None:
    book.worksheets[0].row_dimensions[2].hidden = True


def hide_column(book: openpyxl.Workbook) -> None:
    book.worksheets[0].column_dimensions["B"].hidden = True


def test_a_workbook_keeps_its_cells_only() -> None:
    made = cleaned("tasks/a/list.xlsx", workbook(commented))
    assert SECRET.encode() not in unpacked(made.body)
    assert "comments" in made.problems[0].message("en")
    again = openpyxl.load_workbook(io.BytesIO(made.body))
    assert [[cell.value for cell in row] for row in again.worksheets[0].rows] == [
        ["编号", "任务"],
        ["DL-01", "污水处理厂"],
    ]


@pytest.mark.parametrize("change", [hide_sheet, hide_row, hide_column])
def test_what_a_workbook_hides_refuses_it(change: Callable[[openpyxl.Workbook], None]) -> None:
    assert codes(workbook(change)) == ["attachment-refused"]


def with_part(body: bytes, name: str, part: bytes) -> bytes:
    out = io.BytesIO(body)
    with zipfile.ZipFile(out, "a") as package:
        package.writestr(name, part)
    return out.getvalue()


@pytest.mark.parametrize(
    "name", ["xl/vbaProject.bin", "xl/unknown/part.xml", "../outside.xml", "xl/pivotCache/records.xml"]
)
def test_an_unknown_part_refuses_a_workbook(name: str) -> None:
    assert codes(with_part(workbook(), name, b"<x/>")) == ["attachment-refused"]


def test_entities_refuse_a_workbook() -> None:
    assert codes(with_part(workbook(), "xl/metadata.xml", b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>")) == [
        "attachment-refused"
    ]


def test_a_bomb_refuses_a_workbook() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", bytes(210 << 20))
    assert codes(out.getvalue()) == ["attachment-refused"]


def document(inside: str = "") -> bytes:
    made = docx.Document()
    made.core_properties.author = SECRET
    paragraph = made.add_paragraph("验收意见")
    paragraph._p.set(qn("w:rsidR"), "00AA11BB")
    if inside:
        paragraph._p.append(parse_xml(inside.replace("<w:", "<w:", 1).replace(">", f' xmlns:w="{W}">', 1)))
    picture = io.BytesIO()
    exif = Image.Exif()
    exif[0x013B] = SECRET
    Image.new("RGB", (30, 20), "red").save(picture, "JPEG", exif=exif)
    made.add_picture(io.BytesIO(picture.getvalue()))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_a_document_keeps_its_text_and_pictures_only() -> None:
    made = cleaned("tasks/a/x.docx", document())
    assert made.body, [problem.message("en") for problem in made.problems]
    everything = unpacked(made.body)
    assert SECRET.encode() not in everything
    assert b"00AA11BB" not in everything
    again = docx.Document(io.BytesIO(made.body))
    assert again.paragraphs[0].text == "验收意见"
    assert len(again.inline_shapes) == 1


def test_a_clean_document_is_equal_for_equal_input() -> None:
    source = document()
    assert cleaned("a.docx", source).body == cleaned("a.docx", source).body


@pytest.mark.parametrize(
    "inside",
    [
        "<w:ins w:author='a'><w:r><w:t>new</w:t></w:r></w:ins>",
        "<w:del w:author='a'><w:r><w:delText>old</w:delText></w:r></w:del>",
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>",
    ],
)
def test_what_a_document_tracks_or_hides_refuses_it(inside: str) -> None:
    assert codes(document(inside)) == ["attachment-refused"]
