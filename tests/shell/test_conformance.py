"""What `finish` and the tag tree add is tried on real files in `test_pdf`; here is what must hold without printing."""

import zlib

import pydyf
import pytest

from generator.shell import conformance

weasyprint = pytest.importorskip("weasyprint")


def test_metadata_declare_both_standards_in_one_packet() -> None:
    told = conformance.BothStandards(title="简报").generate_rdf_metadata("a", 3, "A").decode()
    assert 'pdfuaid:part="1"' in told
    assert 'pdfaid:part="3"' in told
    assert told.count("</rdf:RDF>") == 1


def ending_in(last: bytes) -> bytes:
    """A text whose compressed form ends in a certain byte: the last one of its check sum."""
    return next(text for text in (b"a" * length for length in range(1, 2000)) if zlib.compress(text)[-1:] == last)


@pytest.mark.parametrize("last", [b"\n", b"\r"])
def test_no_stream_ends_in_a_line_break(last: bytes) -> None:
    text = ending_in(last)
    written = conformance._clearly_ended(pydyf.Stream([text], compress=True))
    head, _, body = written.partition(b">>\nstream\n")
    data = body.removesuffix(b"\nendstream")
    assert int(head.rpartition(b"/Length ")[2]) == len(data)
    assert data[-1:] not in b"\r\n"
    assert zlib.decompressobj().decompress(data) == text


def test_other_streams_are_as_they_were() -> None:
    plain = pydyf.Stream([b"plain\n"])
    assert conformance._clearly_ended(plain) == conformance._stock_data.fget(plain)


def test_an_unknown_version_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    stock = conformance.tags._build_box_tree
    monkeypatch.setattr(weasyprint, "__version__", "71.0")
    assert not conformance.install()
    assert conformance.tags._build_box_tree is stock
