import logging
from datetime import date
from types import ModuleType

import pytest

from generator.model.output import PrintJob
from generator.shell import pdf, pdf_worker, shared_styles, style_memory, text_memory
from generator.shell.pdf_worker import NamedBytes, Notebook, Remark, Sheet, press
from tests.bench import print_site, prints


def sheet(html: str) -> Sheet:
    return Sheet(html, (), (), (), "t", "zh-CN", "", "", (), date(2018, 10, 20), "f" * 32)


def test_named_bytes_serve_what_they_were_given_and_nothing_else() -> None:
    refused: list[str] = []
    fetcher = NamedBytes({"asset:1": ("image/png", b"pixels")}, refused)
    assert fetcher.fetch("asset:1").read() == b"pixels"
    for address in ("asset:2", "file:///etc/passwd", "https://h/", "ASSET:1"):
        with pytest.raises(ValueError, match="not among the assets"):
            fetcher.fetch(address)
    assert refused == ["asset:2", "file:///etc/passwd", "https://h/", "ASSET:1"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ('.notdef glyph rendered for Unicode string unsupported by fonts: "%s" (U+%04X)', "glyph"),
        ("No anchor #%s for internal URI reference (%s)", "anchor"),
        ("Failed to load image at %r: %s", "picture"),
        ("Something %s of our templates %s", "other"),
    ],
)
def test_log_lines_become_remarks(line: str, kind: str) -> None:
    notebook = Notebook()
    notebook.handle(
        logging.LogRecord("weasyprint", logging.ERROR, "", 0, line, ("x", 7) if "04X" in line else ("x", "y"), None)
    )
    assert [remark.kind for remark in notebook.remarks] == [kind]


@pytest.mark.parametrize(
    ("html", "kind"),
    [
        ("<i>" * 200 + "x", "nesting"),
        ("<table><tr><td rowspan=99>x", "span"),
        ("<table><col span=' 41'><tr><td>x", "span"),
    ],
)
def test_bombs_are_refused_before_layout(html: str, kind: str) -> None:
    pressed = press(sheet(f"<html lang=zh>{html}"), 10)
    assert pressed.body == b""
    assert [remark.kind for remark in pressed.remarks] == [kind]


def test_a_guess_of_pages_counts_a_chinese_character_as_two_letters() -> None:
    from xml.etree.ElementTree import fromstring

    def likely(text: str) -> float:
        return pdf_worker.likely_pages(fromstring(text))

    assert likely(f"<p>{'国' * 2250}</p>") == likely(f"<p>{'ab' * 2250}</p>") == 2
    assert likely("<table>" + "<tr/>" * 28 + "</table>") == 2


def test_odd_spans_are_no_bombs() -> None:
    pressed = press(sheet("<html lang=zh><table><tr><td colspan='-1'>a<td colspan=x>b<td colspan=40>c</table>"), 10)
    assert pressed.pages == 1
    assert Remark("span", "40") not in pressed.remarks


@pytest.mark.parametrize("adaptation", [shared_styles, style_memory, text_memory])
def test_what_saves_time_changes_no_byte_of_a_print_of_the_sample(adaptation: ModuleType, sample_bulletin: PrintJob) -> None:
    kept = pdf.run(sample_bulletin, tuple(sample_bulletin.inline), 600)
    adaptation.remove()
    try:
        stock = pdf.run(sample_bulletin, tuple(sample_bulletin.inline), 600)
    finally:
        assert adaptation.install()
    assert kept == stock


@pytest.fixture(scope="module")
def sample_bulletin() -> PrintJob:
    return prints.jobs(print_site.REPOSITORY)["bulletin"]
