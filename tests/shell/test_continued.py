"""What goes on over a page is heard in one piece, seen in the structure of real files."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pdfplumber
import pikepdf
import pytest

from generator.model.output import PrintJob
from generator.shell.pdf import Press
from tests.everything import EVERYTHING
from tests.render.printing import issue, printed
from tests.render.test_prints import heard

ROWS = "| 地区 | 数量 |\n|---|---|\n" + "".join(f"| 第{number}区 | {number} |\n" for number in range(1, 71))
LONG = "整改办逐一核查每个点位，" * 200 + "全文完。"


@pytest.fixture(scope="module")
def press() -> Iterator[Press]:
    with Press(workers=1, cache=None) as made:
        yield made


def elements(body: bytes, kind: str) -> list[dict[str, Any]]:
    """The structure elements of a kind, in the order in which they are heard."""

    def walk(several: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        for one in several:
            if one["type"] == kind:
                yield one
            yield from walk(one.get("children", []))

    with pdfplumber.open(io.BytesIO(body)) as document:
        return list(walk(document.structure_tree))


def pages_of(element: dict[str, Any]) -> set[int]:
    own = {element["page_number"]} if element.get("mcids") else set()
    return own.union(*(pages_of(child) for child in element.get("children", [])))


def test_a_table_over_pages_is_one_table_and_tells_its_head_once(press: Press) -> None:
    body = printed(press, issue(ROWS)).body
    (table,) = elements(body, "Table")
    assert len(pages_of(table)) >= 3
    assert len(elements(body, "THead")) == len(elements(body, "TBody")) == 1
    assert len(elements(body, "TR")) == 71
    assert heard(body).count("数量") == 1


def test_cells_on_every_page_name_the_headers_that_are_there(press: Press) -> None:
    body = printed(press, issue(ROWS)).body
    with pikepdf.open(io.BytesIO(body)) as document:
        cells = [thing for thing in document.objects if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") in {"/TD", "/TH"}]
        names = {str(cell.ID) for cell in cells if "/ID" in cell}
        named = [str(name) for cell in cells if cell.S == "/TD" for name in cell.A.Headers]
    assert len(named) >= 70
    assert set(named) <= names


def test_a_paragraph_over_pages_is_one_paragraph(press: Press) -> None:
    body = printed(press, issue(f"{LONG}\n\n后文。")).body
    several = [one for one in elements(body, "P") if len(pages_of(one)) > 1]
    assert len(several) == 1
    assert len(pages_of(several[0])) >= 3
    assert heard(body).index("全文完。") < heard(body).index("后文。")


def test_an_item_over_pages_is_one_item_with_one_body(press: Press) -> None:
    body = printed(press, issue(f"1. {LONG}\n2. 第二项。\n")).body
    items = elements(body, "LI")
    assert len(items) == 2
    assert [child["type"] for child in items[0]["children"]] == ["Lbl", "LBody"]
    assert len(pages_of(items[0])) >= 3


def test_notes_at_the_foot_of_a_page_are_heard_after_what_goes_on_over_it(press: Press) -> None:
    said = heard(printed(press, issue(f"前文[^1]。\n\n{LONG}\n\n后文。\n\n[^1]: 注释一条。\n")).body)
    assert said.index("全文完。") < said.index("注释一条") < said.index("后文。")


def test_what_is_left_of_joined_elements_is_no_element(press: Press) -> None:
    body = printed(press, issue(ROWS)).body
    with pikepdf.open(io.BytesIO(body)) as document:
        every = [thing for thing in document.objects if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/StructElem"]
        assert all(thing.P.get("/Type") in {"/StructElem", "/StructTreeRoot"} for thing in every)


def test_a_page_with_something_of_everything_is_told_whole(press: Press) -> None:
    """Notes that go on at the foot of the next page were joined to what had itself become part of another element."""
    job = replace(issue("文字。").job, html=EVERYTHING, styles=())
    (made,) = press.print([job], _nothing)
    assert made.pages > 3
    said = heard(made.body).replace("\n", "")
    assert all(word in said for word in ("一、总体情况", "二、重点任务", "第二条注", "引文", "圆"))


def test_the_structure_repeats_byte_for_byte(press: Press) -> None:
    job: PrintJob = issue(ROWS + "\n\n" + LONG).job
    first, second = (next(iter(press.print([job], _nothing))) for _ in range(2))
    assert first.body == second.body


def _nothing(path: str) -> bytes:
    raise KeyError(path)
