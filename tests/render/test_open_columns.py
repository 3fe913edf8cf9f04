from __future__ import annotations

from generator.model.text import Both
from generator.render.open_columns import Cell, share, table_of, unit_names, words
from tests import builders


def test_a_said_column_is_there_once_for_each_language():
    cells = [
        Cell("id", "string", Both("a", "甲"), lambda row, _: row, is_required=True),
        Cell("title", "string", Both("b", "乙"), lambda row, said: f"{row}-{said}", is_said=True),
    ]
    made = table_of(builders.ledger(), "t", Both("about", "说明"), cells, ["x"], ("id",))
    assert [column.name for column in made.columns] == ["id", "title_en", "title_zh"]
    assert made.rows == (("x", "x-en", "x-zh"),)


def test_units_are_said_by_name_and_unknown_ones_by_id():
    assert unit_names(builders.ledger())(("water", "nobody"), "zh") == "水务局; nobody"


def test_no_cell_is_empty_for_want_of_a_translation():
    assert words(builders.text("only English"), "zh") == "only English"


def test_shares_have_four_decimals():
    assert share(2 / 3) == 0.6667
    assert share(None) is None
