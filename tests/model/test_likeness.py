"""Names that are meant are found by their likeness."""

from generator.model.likeness import alike


def test_the_likest_come_first_and_no_more_than_wanted() -> None:
    known = {"sewage": 1, "sewer": 2, "boilers": 3}
    assert alike("sewag", known) == ["sewage"]
    assert alike("sewe", known, most=3, cutoff=0.5) == ["sewer", "sewage"]


def test_nothing_is_near_where_nothing_is_like() -> None:
    assert alike("xyz", ["sewage"]) == []
    assert alike("sewag", ["sewage"], cutoff=0.95) == []
