"""A word stands where it covers nothing, and where nothing is free, where it covers least."""

import pytest

from generator.render.chart_room import Box, freest

LEFT, RIGHT = Box(12, 100, 50), Box(290, 100, 50)


@pytest.mark.parametrize(
    ("line", "best"),
    [
        ([(10, 20), (350, 20)], LEFT),
        ([(10, 60), (60, 110), (350, 160)], RIGHT),
        ([(30, 95)], RIGHT),
        ([(10, 95), (350, 95)], LEFT),
    ],
)
def test_the_first_free_place_is_taken(line: list[tuple[float, float]], best: Box) -> None:
    assert freest([LEFT, RIGHT], line) == best


def test_walls_and_words_that_stand_are_left_free() -> None:
    assert freest([LEFT, RIGHT], [], walls=[((30, 20), (30, 180))]) == RIGHT
    assert freest([LEFT, RIGHT], [], taken=[Box(40, 104, 20)]) == RIGHT


def test_words_over_each_other_meet_and_words_beside_each_other_do_not() -> None:
    assert Box(10, 50, 30).meets(Box(35, 55, 30))
    assert not Box(10, 50, 30).meets(Box(45, 50, 30))
    assert not Box(10, 50, 30).meets(Box(10, 70, 30))
