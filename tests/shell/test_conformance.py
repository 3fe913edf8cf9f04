"""What `finish` and the tag tree add is tried on real files in `test_pdf`; here is what must hold without printing."""

import pytest

from generator.shell import conformance

weasyprint = pytest.importorskip("weasyprint")


def test_metadata_declare_both_standards_in_one_packet() -> None:
    told = conformance.BothStandards(title="简报").generate_rdf_metadata("a", 3, "A").decode()
    assert 'pdfuaid:part="1"' in told
    assert 'pdfaid:part="3"' in told
    assert told.count("</rdf:RDF>") == 1


def test_an_unknown_version_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    stock = conformance.tags._build_box_tree
    monkeypatch.setattr(weasyprint, "__version__", "71.0")
    assert not conformance.install()
    assert conformance.tags._build_box_tree is stock
