"""A word stands where it covers nothing, and where nothing is free, where it covers least."""

import pytest

from generator.render.charts.room import Box, Flag, freest, planted

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


def test_a_word_over_its_line_is_held_in_its_middle_and_one_at_the_edge_at_its_end() -> None:
    alone, = planted([Flag(180, "Deadline")], 360)
    assert (alone.x, alone.anchor) == (180, "middle")
    edge, = planted([Flag(350, "Deadline")], 360)
    assert (round(edge.x), edge.anchor) == (356, "end")
    left, = planted([Flag(10, "Deadline")], 360)
    assert (left.x, left.anchor) == (4, "")


def test_words_of_close_lines_stand_apart_and_off_each_others_lines() -> None:
    flags = [Flag(200, "Deadline"), Flag(204, "New deadline"), Flag(196, "31 Oct")]
    posts = planted(flags, 360)
    assert not [1 for at, post in enumerate(posts) for other in posts[at + 1:] if post.box.meets(other.box)]
    crossed = [
        (flag.text, other.text)
        for flag, post in zip(flags, posts, strict=True)
        for other, its in zip(flags, posts, strict=True)
        if flag != other and post.box.is_crossed(other.x, its.line_from)
    ]
    assert crossed == []


def test_words_of_distant_lines_stand_in_one_row() -> None:
    assert len({post.box.foot for post in planted([Flag(40, "a"), Flag(180, "b"), Flag(320, "c")], 360)}) == 1
