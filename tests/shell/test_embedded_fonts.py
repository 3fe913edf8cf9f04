"""A print says what it was set in, also what nobody had asked for."""

import io
from collections.abc import Iterator

import pdfplumber
import pikepdf
import pytest

from generator.shell import fonts
from generator.shell.embedded_fonts import ToldFaces, embedded
from generator.shell.pdf import Press
from tests.shell.test_pdf import job

BORROWED = "א"
"""No Chinese face has it, so another face of the machine stands in."""


@pytest.fixture(scope="module")
def press() -> Iterator[Press]:
    with Press() as one:
        yield one


def told(press: Press, body: str) -> tuple[str, set[str]]:
    """What a file's Creator says, and the families that are in the file."""
    (made,) = press.print([job(body)], lambda path: path.encode())
    with pikepdf.open(io.BytesIO(made.body)) as document:
        found = {
            str(thing.FontName).partition("+")[2].replace("-", " ")
            for thing in document.objects
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor"
        }
        return str(document.docinfo["/Creator"]), found


def test_a_face_that_stood_in_is_recorded_with_its_version(press: Press) -> None:
    creator, inside = told(press, f"<p>污水 {BORROWED}</p>")
    recorded = [one.rpartition(" ") for one in creator.split("; ")]
    known = {one.family: one.version for one in fonts.every_font()}
    borrowed = [family for family in inside if not family.startswith("Noto Serif CJK SC")]
    assert borrowed
    for name in inside:
        assert any(name.startswith(family) for family, _, _ in recorded), f"{name} is in the file and not in its record"
    assert all(known[family.casefold()] == version for family, _, version in recorded)


def test_without_it_there_is_no_word_of_it(press: Press) -> None:
    assert told(press, "<p>污水</p>")[0].startswith("Noto Serif CJK SC ")
    assert ";" not in told(press, "<p>污水</p>")[0]


def test_a_blank_that_does_not_break_reads_as_a_space_and_so_do_all_others(press: Press) -> None:
    (made,) = press.print([job("<p>2\u00a0May and the rest</p>")], lambda path: path.encode())
    assert "2 May and the rest" in "".join(char["text"] for char in _characters(made.body))


def _characters(body: bytes) -> list[dict[str, str]]:
    with pdfplumber.open(io.BytesIO(body)) as document:
        return [char for page in document.pages for char in page.chars]


def test_faces_are_told_once_and_in_order() -> None:
    said = ToldFaces(generator="Noto Serif CJK SC 2.001; Noto Sans CJK SC 2.004")
    assert said.generator == "Noto Sans CJK SC 2.004; Noto Serif CJK SC 2.001"
    assert ToldFaces().generator is None
    assert embedded(()) == frozenset()
