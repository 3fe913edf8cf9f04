"""Bytes become text, or a problem that says what they are instead."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.problem import Problem
from generator.source.plaintext import MOST_BYTES, PlainText, encoding_of, read_text

CHINESE = "---\ntitle: 大连市污水处理厂建设整改情况\n---\n整改进展良好。\n"


def refused(raw: bytes) -> Problem:
    found = read_text("a.md", raw)
    assert isinstance(found, Problem)
    return found


def read(text: str) -> PlainText:
    found = read_text("a.md", text.encode())
    assert isinstance(found, PlainText)
    return found


def test_text_comes_through_as_it_is() -> None:
    assert read(CHINESE) == PlainText(CHINESE, ())


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_any_kind_become_one(end: str) -> None:
    assert read(CHINESE.replace("\n", end)).text == CHINESE


def test_a_byte_order_mark_goes() -> None:
    assert read("\ufeff" + CHINESE) == PlainText(CHINESE, ())


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (CHINESE.encode("gb18030"), "GB18030"),
        (CHINESE.encode("gbk"), "GB18030"),
        ("---\ntitle: 臺灣環境保護\n---\n".encode("big5"), "Big5"),
        (CHINESE.encode("utf-16"), "UTF-16"),
        (CHINESE.encode("utf-32"), "UTF-32"),
        ("title: Plant of the district\nwörks\n".encode("utf-16-le"), "UTF-16"),
        ("title: München Straße\n".encode("latin-1"), "Latin-1"),
        ("title: “quoted”\n".encode("cp1252"), "Windows-1252"),
        (CHINESE.encode()[:-3], "UTF-8 with damaged characters"),
        (CHINESE.encode() + b"\xff", "UTF-8 with damaged characters"),
    ],
)
def test_an_encoding_that_is_not_utf8_is_named(raw: bytes, name: str) -> None:
    if name == "UTF-8 with damaged characters" and raw.endswith("良好".encode()):
        raw = raw[:-1]
    found = refused(raw)
    assert found.code == "not-utf-8"
    assert name in found.message("en")
    assert name in found.message("zh")
    assert "UTF-8" in found.hint("zh")


def test_the_place_is_that_of_the_first_character_that_cannot_be_read() -> None:
    found = refused("id: x\ntitle: 大\n".encode() + b"lead: \xff\n")
    assert (found.place.line, found.place.column) == (3, 7)


@pytest.mark.parametrize(
    ("raw", "word"),
    [
        (b"PK\x03\x04...word/document.xml", "Word"),
        (b"PK\x03\x04...xl/workbook.xml", "Excel"),
        (b"PK\x03\x04...ppt/slides", "PowerPoint"),
        (b"PK\x03\x04...", "ZIP"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word"),
        (b"%PDF-1.7", "PDF"),
        (b"{\\rtf1\\ansi", "rich text"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"\x89PNG\r\n", "PNG"),
        (b"GIF89a", "GIF"),
    ],
)
def test_a_file_of_another_kind_is_named(raw: bytes, word: str) -> None:
    found = refused(raw)
    assert found.code == "not-a-text-file"
    assert word in found.message("en")


def test_a_file_that_is_too_large_is_not_read() -> None:
    assert refused(b"a" * (MOST_BYTES + 1)).code == "file-too-large"
    assert isinstance(read_text("a.md", b"a" * MOST_BYTES), PlainText)


@pytest.mark.parametrize(
    "sign",
    ["\u200b", "\u200d", "\ufeff", "\u202e", "\u2066", "\xad", "\x00", "\x0b", "\x0c", "\x85", "\u2028", "\u2029", "\x7f",
     "\U000e0041"],
)  # fmt: skip
def test_a_character_that_cannot_be_seen_is_told_and_taken_out(sign: str) -> None:
    found = read(f"one\ntwo {sign}three\n")
    assert found.text == "one\ntwo three\n"
    (problem,) = found.problems
    assert (problem.code, problem.place.line, problem.place.column) == ("invisible-character", 2, 5)
    assert "`two three`" in problem.hint("en")


def test_a_lost_character_is_a_warning_and_stays() -> None:
    found = read("治\ufffd\n")
    assert found.text == "治\ufffd\n"
    assert [(problem.code, problem.severity) for problem in found.problems] == [("damaged-character", "warning")]


def test_a_file_full_of_them_is_told_twenty_times() -> None:
    assert len(read("\u200b" * 100).problems) == 20


def test_blanks_and_emoji_are_seen() -> None:
    assert read("a\tb\u3000c\u00a0d ☀️\n").problems == ()


@given(st.binary(max_size=100))
def test_every_sequence_of_bytes_gets_an_answer(raw: bytes) -> None:
    found = read_text("a.md", raw)
    if isinstance(found, PlainText):
        assert "\r" not in found.text
    else:
        assert found.message("en")
    assert encoding_of(raw)
