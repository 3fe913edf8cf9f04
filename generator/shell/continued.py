"""What goes on over a page is one thing in the structure of a file: a voice reads a paragraph, a list or a table through.

The library makes a structure element for each page's part of a box, so a sentence was torn at a page's foot, and a
table went on as another one without a name that told its head again. Parts join the element of their first; a head
that is repeated is decoration of the page (ISO 14289-1, 7.1 and 7.5). What stands at the foot of a page between is
heard after what goes on over it. It must not know what is printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final
from weakref import WeakKeyDictionary

import pydyf
from weasyprint.formatting_structure import boxes

JOINED: Final = frozenset({"/P", "/BlockQuote", "/L", "/LI", "/LBody", "/Table", "/TBody"})
"""Kinds of elements that are one over pages. A row that is broken, as only one higher than a page is, stays two."""
AROUND: Final = frozenset({"/Div", "/Sect", "/Part", "/NonStruct"})
"""What only holds others is not joined, for notes at a page's foot are heard after their page; but nothing of it stays empty."""

_first_heads: Final[WeakKeyDictionary[Any, Any]] = WeakKeyDictionary()
"""The page on which the head of each table was drawn first."""


class Going:
    """The elements of a file that may go on on the next page, and the boxes whose elements are being made."""

    def __init__(self) -> None:
        self.last: dict[tuple[int, str], tuple[int, Any]] = {}
        self.inside: list[Any] = []
        self.heads: dict[int, Any] = {}
        """Header cells by the element that they were made of."""
        self.joined: dict[int, Any] = {}
        """Where the content of an element went that is a part of another now, by the identity of the emptied one."""


def repeated_heads(page: Any) -> Iterator[Any]:
    """The groups of header rows on a page that stood on an earlier page already."""
    for box in page.descendants():
        is_head = isinstance(box, boxes.TableRowGroupBox) and box.is_header and box.element is not None
        if is_head and _first_heads.setdefault(box.element, page) is not page:
            yield box


def skipped(head: Any, going: Going) -> None:
    """Leave a repeated head out: the cells below it name the header cells of the first one."""
    for row in head.children:
        for cell in row.children:
            first = going.heads.get(id(cell.element))
            cell.mark = pydyf.Dictionary({"A": pydyf.Dictionary({}), "first": first})


def joined(made: Any, box: Any, page_number: int, pdf: Any) -> bool:
    """Whether an element was the rest of one on the page before, and has been added to that."""
    going: Going = pdf.going
    kind, element = made["S"], box.element
    if element is None or box.element_tag != element.tag or sum(one is element for one in going.inside) > 1:
        return False
    if kind == "/TH":
        going.heads.setdefault(id(element), made)
    if kind == "/Table":
        _name_first_heads(box)
    if kind not in JOINED | AROUND or any(one is not None and one.tag == "tr" for one in going.inside):
        return False
    if any("S" not in kid for kid in _kids(made, pdf)):  # the place of a link, which is known by its element
        return False
    key = (id(element), kind)
    page_before, earlier = going.last.get(key, (-1, None))
    while id(earlier) in going.joined:  # a body of a list item, when the item was joined after it
        earlier = going.joined[id(earlier)]
    if page_before != page_number - 1 or earlier is None:
        going.last[key] = (page_number, made)
        return False
    if kind in AROUND and made["K"]:
        going.last[key] = (page_number, made)
        return False
    _add(made, earlier, pdf)
    going.last[key] = (page_number, earlier)
    return True


def _add(part: Any, whole: Any, pdf: Any) -> None:
    """The kids of `part` become the last ones of `whole`; a list item stays one of a mark and a body."""
    bodies = [one for one in _kids(whole, pdf) if one["S"] == "/LBody"]
    for kid in _kids(part, pdf):
        if kid["S"] == "/LBody" and bodies:
            _add(kid, bodies[0], pdf)
            continue
        kid["P"] = whole.reference
        whole["K"].append(kid.reference)
    part.clear()
    pdf.going.joined[id(part)] = whole


def _kids(element: Any, pdf: Any) -> list[Any]:
    return [pdf.objects[int(kid.split()[0])] for kid in element["K"]]


def _name_first_heads(table: Any) -> None:
    """The library names header cells and lets others point to the names; a repeated one takes the name of the first."""
    inner = table.get_wrapped_table() if table.is_table_wrapper else table
    for group in inner.children if inner else ():
        for row in group.children if getattr(group, "is_header", False) else ():
            for cell in row.children:
                first = cell.mark.get("first") if isinstance(getattr(cell, "mark", None), dict) else None
                if first is not None and "ID" in cell.mark:
                    cell.mark["ID"].string = first["ID"].string
