"""Makes one WeasyPrint file PDF/A-3a (the archive) and PDF/UA-1 (the reader) at once.

The library writes either declaration but not both, leaves out the language of a passage and the scope of a header
cell, marks headers, footers and leaders as text that is nowhere in the structure instead of as artifacts, and compresses the
metadata that an archive must be able to read without a filter. How streams end, `write_once` sees to.
It must not know what is printed.
Standards: ISO 19005-3 (6.6.2.3 extension schemas, 6.7.2.1 plain metadata), ISO 14289-1 (7.2 language, 7.5 headers of
tables, 7.8 headers and footers of pages).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

import pydyf
import weasyprint
from weasyprint import document
from weasyprint.formatting_structure import boxes
from weasyprint.pdf import stream, tags

from generator.shell import continued
from generator.shell.embedded_fonts import ToldFaces

KNOWN_VERSIONS: Final = ("70.0",)
VARIANT: Final = "pdf/a-3a"

_stock_draw: Final[Callable[..., None]] = document.draw_page
_stock_marked: Final[Callable[..., Any]] = stream.Stream.marked
_stock_tree: Final[Callable[..., Iterator[Any]]] = tags._build_box_tree  # noqa: SLF001 (the library has no other door)

_PDF_UA: Final = (
    b'<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="" pdfuaid:part="1"/>'
    b'<rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
    b' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"'
    b' xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" rdf:about="">'
    b'<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    b"<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>"
    b"<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    b"<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    b'<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
    b"<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    b"<pdfaProperty:category>internal</pdfaProperty:category>"
    b"<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>"
    b"</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"
)


class BothStandards(ToldFaces):
    """The library's metadata, declared for PDF/UA-1 as well."""

    def generate_rdf_metadata(self, *variant: Any) -> bytes:
        """The RDF packet with the PDF/UA identification and the schema that PDF/A asks for about it."""
        packet: bytes = super().generate_rdf_metadata(*variant)
        end = packet.rindex(b"</rdf:RDF>")
        return packet[:end] + _PDF_UA + packet[end:]


def install() -> bool:
    """Let the tag tree carry languages and scopes; False, with nothing changed, for an unknown library version."""
    if weasyprint.__version__ not in KNOWN_VERSIONS:
        return False
    tags._build_box_tree = _tree_with_languages  # noqa: SLF001
    document.draw_page = _draw_page
    stream.Stream.marked = _marked
    return True


def finish(pdf: Any) -> None:
    """The last touches on a file that is about to be written: readable metadata and page labels."""
    for thing in pdf.objects:
        if isinstance(thing, pydyf.Stream) and thing.extra.get("Type") == "/Metadata":
            thing.compress = False
    decimal = pydyf.Dictionary({"S": "/D"})
    pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": pydyf.Array([0, decimal])})


def _draw_page(page: Any, canvas: Any) -> None:
    """The library's drawing of a page, which knows what of it stands in the margins and what leads to a number."""
    canvas.unheard = {
        id(text): "/Pagination" for child in page.children if isinstance(child, boxes.MarginBox) for text in child.descendants()
    }
    for head in continued.repeated_heads(page):
        head.is_repeated = True
        canvas.unheard |= {id(text): "/Pagination" for text in head.descendants()}
    canvas.unheard |= {id(dot): "/Layout" for box in page.descendants() if box.is_leader for dot in box.children}
    _stock_draw(page, canvas)


@contextmanager
def _marked(canvas: Any, box: Any, tag: str) -> Iterator[None]:
    """The library's marking of what is drawn; what nobody shall hear is an artifact and has no number."""
    kind = getattr(canvas, "unheard", {}).get(id(box))
    if canvas._tags is None or kind is None:  # noqa: SLF001
        with _stock_marked(canvas, box, tag):
            yield
        return
    canvas.begin_marked_content("Artifact", pydyf.Dictionary({"Type": kind}))
    try:
        yield
    finally:
        canvas.end_marked_content()


def _tree_with_languages(box: Any, parent: Any, pdf: Any, page_number: int, *rest: Any) -> Iterator[Any]:
    """The library's structure elements of a box; those of an element with `lang` say so, header cells their scope.

    What stands in a page's margins, leads to a number or only decorates has none.
    """
    if isinstance(box, boxes.MarginBox):
        return
    if getattr(box, "is_leader", False):
        _lead(box, parent, pdf, page_number, *rest)
        return
    if not hasattr(pdf, "going"):
        pdf.going = continued.Going()
    if getattr(box, "is_repeated", False):
        continued.skipped(box, pdf.going)
        return
    element = box.element if hasattr(box, "element") else None
    if element is not None and element.get("aria-hidden") == "true":
        tuple(_stock_tree(box, parent, pdf, page_number, *rest))
        return
    language = element.get("lang") if element is not None and box.element_tag == element.tag else None
    pdf.going.inside.append(element)
    several = list(_stock_tree(box, parent, pdf, page_number, *rest))
    for made in several:
        if language:
            made["Lang"] = pydyf.String(language)
        if made["S"] == "/TH" and element is not None:
            made["A"]["Scope"] = "/Row" if element.get("scope") == "row" else "/Column"
    yield from [made for made in several if not continued.joined(made, box, page_number, pdf)]
    pdf.going.inside.pop()


def _lead(leader: Any, parent: Any, pdf: Any, page_number: int, nums: Any, annotations: list[Any], texts: Any) -> None:  # noqa: ARG001
    """Dots that lead to a number belong to its link, as a place to click on: an annotation needs an element (7.18.5)."""
    if leader.link_annotation:
        place = pydyf.Dictionary({
            "Type": "/OBJR", "Obj": leader.link_annotation.reference, "Pg": pdf.page_references[page_number],
        })
        pdf.add_object(place)
        annotations.append((parent.reference, leader.link_annotation))
        parent["K"].append(place.reference)
