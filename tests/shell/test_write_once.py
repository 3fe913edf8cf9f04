import io
import zlib
from collections.abc import Callable, Iterator
from enum import StrEnum

import pydyf
import pytest

from generator.shell import write_once


@pytest.fixture(autouse=True)
def _adapted() -> Iterator[None]:
    assert write_once.install()
    yield
    assert write_once.install()


def ending_in(last: bytes) -> bytes:
    """A text whose compressed form ends in a certain byte: the last one of its check sum."""
    return next(text for text in (b"a" * length for length in range(1, 2000)) if zlib.compress(text)[-1:] == last)


@pytest.mark.parametrize("last", [b"\n", b"\r"])
def test_no_stream_ends_in_a_line_break(last: bytes) -> None:
    text = ending_in(last)
    written = write_once.clearly_ended(pydyf.Stream([text], compress=True).data)
    head, _, body = written.partition(b">>\nstream\n")
    data = body.removesuffix(b"\nendstream")
    assert int(head.rpartition(b"/Length ")[2]) == len(data)
    assert data[-1:] not in b"\r\n"
    assert zlib.decompressobj().decompress(data) == text


def test_other_streams_are_as_they_were() -> None:
    plain = pydyf.Stream([b"plain\n"]).data
    assert write_once.clearly_ended(plain) == plain


def file(finish: Callable[[pydyf.PDF], None]) -> bytes:
    """A small file with a name of its own, which the library reckons from all of its objects."""
    pdf = pydyf.PDF()
    pdf.info["Title"] = pydyf.String("简报")
    for number in range(3):
        stream = pydyf.Stream([b"q", f"{number} 0 0 rg", b"Q"], compress=True)
        pdf.add_object(stream)
        pdf.add_page(pydyf.Dictionary({"Type": "/Page", "Contents": stream.reference, "Size": pydyf.Array([1, 2.5])}))
    finish(pdf)
    made = io.BytesIO()
    pdf.write(made, b"1.7", b"a name", compress=True)
    return made.getvalue()


def test_a_file_that_is_written_once_has_the_bytes_of_the_stock_one() -> None:
    once = file(write_once.finish)
    write_once.remove()
    assert once == file(lambda _: None)
    assert once.startswith(b"%PDF-1.7")


def test_each_stream_is_packed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    packed: list[bytes] = []
    stock = write_once._stock_data

    def noted(one: pydyf.Stream) -> bytes:
        packed.append(one.reference)
        told: bytes = stock.fget(one)
        return told

    monkeypatch.setattr(write_once, "_stock_data", property(noted))
    file(write_once.finish)
    assert len(packed) == len(set(packed)) == 5
    packed.clear()
    file(lambda _: None)
    assert len(packed) == 9


@pytest.mark.parametrize("item", [b"a", "b", 3, 2.5, 2.0, -0.25, True, pydyf.String("c"), pydyf.Array([1, "d"]), StrEnum("E", "f").f])
def test_values_are_written_as_the_library_writes_them(item: object) -> None:
    assert pydyf._to_bytes(item) == write_once._stock_bytes(item)


def test_pages_are_listed_anew_when_there_is_one_more() -> None:
    pdf = pydyf.PDF()
    pdf.add_page(pydyf.Dictionary())
    assert pdf.page_references is pdf.page_references == (b"3 0 R",)
    pdf.add_page(pydyf.Dictionary())
    assert pdf.page_references == (b"3 0 R", b"4 0 R")


def test_an_unknown_version_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    write_once.remove()
    monkeypatch.setattr(pydyf, "__version__", "0.14.0")
    assert not write_once.install()
    assert file(write_once.finish) == file(lambda _: None)
