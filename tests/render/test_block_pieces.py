import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.text import Said
from generator.render.block_pieces import WIDEST_UPRIGHT, Cell, Column, Drawing, Table, Words, tables_of
from generator.render.charts.values import Strip
from generator.render.views.backdrop import Tag


def cell(text: str) -> Cell:
    return Cell(Said(text, "en"))


def table(*rows: tuple[str, ...], columns: int = 2) -> Table:
    cells = tuple(tuple(cell(text) for text in row) for row in rows)
    return Table("t", "Tasks", tuple(Column(f"c{number}", 10) for number in range(columns)), cells)


def read(body: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(body.decode("utf-8-sig"), newline="")))


def test_csv_holds_names_rows_and_foot() -> None:
    one = table(("a", "1, 2"), ("b", 'say "x"'))
    with_foot = Table(one.id, one.caption, one.columns, one.rows, foot=(cell("sum"), cell("3")))
    assert read(with_foot.csv()) == [["c0", "c1"], ["a", "1, 2"], ["b", 'say "x"'], ["sum", "3"]]


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "-x", "@SUM(A1)", "\t=1", "\r=1", "＝1", "－x"])
def test_a_cell_that_would_run_is_made_harmless(text: str) -> None:
    assert read(table((text, "")).csv())[1][0].startswith("'")


@pytest.mark.parametrize("text", ["-5", "-0.25", "12", "plain", ""])
def test_plain_numbers_and_words_stay(text: str) -> None:
    assert read(table((text, "x")).csv())[1][0] == text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_every_text_comes_back(text: str) -> None:
    assert read(table((text, "x")).csv())[1][0].removeprefix("'") == text.removeprefix("'")


def test_a_label_is_its_words_in_data() -> None:
    assert Cell(Said("", "zh"), tag=Tag("滞后", "late")).plain == "滞后"


def test_a_table_is_wide_beyond_what_an_upright_page_holds() -> None:
    assert not table(("a",) * WIDEST_UPRIGHT, columns=WIDEST_UPRIGHT).is_wide
    assert table(("a",) * 12, columns=12).is_wide


def test_tables_are_found_in_drawings_too_and_empty_ones_are_not() -> None:
    full, empty = table(("a", "b")), table()
    drawing = Drawing("chart", Strip((("late", 1),)), full)
    assert list(tables_of([Words(()), empty, drawing, full])) == [full, full]
