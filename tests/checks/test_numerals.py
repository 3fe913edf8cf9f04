import pytest

from generator.checks.numerals import number_of


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("58", 58),
        ("1,234", 1234),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("五十八", 58),
        ("二百零三", 203),
        ("两千", 2000),
        ("二〇一八", 2018),
        ("twelve", 12),
        ("Twenty-One", 21),
        ("ninety", 90),
        ("third", 3),
    ],
)
def test_numbers_are_read_as_texts_write_them(written: str, number: int) -> None:
    assert number_of(written) == number


@pytest.mark.parametrize("written", ["", "is", "twenty-eleven", "one-two", "项"])
def test_other_words_are_no_numbers(written: str) -> None:
    assert number_of(written) is None
