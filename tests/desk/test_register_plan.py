"""Values of a plan in one line, and columns by their letters."""

import pytest

from generator.desk.register_plan import as_line, letters


@pytest.mark.parametrize(("number", "name"), [(1, "A"), (26, "Z"), (27, "AA"), (703, "AAA")])
def test_columns_have_letters(number: int, name: str) -> None:
    assert letters(number) == name


def test_values_in_one_line() -> None:
    assert as_line({"id": "m1", "text": {"en": "two\nlines"}, "due": ""}) == "id: m1; text: en: two lines"
    assert (as_line(["a", "b"]), as_line(None)) == ("a · b", "")
