import pytest

from generator.checks.identity import is_identity_number, is_payment_card


@pytest.mark.parametrize("number", ["11010519491231002X", "11010519491231002x"])
def test_the_number_of_the_standard_is_right(number: str) -> None:
    assert is_identity_number(number)


@pytest.mark.parametrize(
    "number",
    ["110105194912310021", "11010519491331002X", "01010519491231002X", "1101051949123100", "11010518491231002X", ""],
)
def test_wrong_digits_dates_regions_and_lengths_are_not(number: str) -> None:
    assert not is_identity_number(number)


def test_a_card_is_known_by_its_last_digit() -> None:
    assert is_payment_card("6222021234567890128")
    assert not is_payment_card("6222021234567890127")
    assert not is_payment_card("0000000000000000")
    assert not is_payment_card("62220212345")
