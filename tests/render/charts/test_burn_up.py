"""The chart of all tasks names where it stands now, wherever that is, and its words do not meet."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.render.charts.drawing import drawn
from generator.render.charts.values import BurnUp
from generator.render.words import spoken
from tests.render.charts.boxes import faults_of, words_of


def chart(planned: list[int], done: int, first: int = 2018) -> BurnUp:
    months = tuple(date(first + at // 12, at % 12 + 1, 28) for at in range(len(planned)))
    actual = [value * 2 // 3 for value in planned[:max(1, done)]]
    return BurnUp("Burn-up", "Told", months, tuple(planned), tuple(actual))


@pytest.mark.parametrize("done", [1, 6, 11, 12])
@pytest.mark.parametrize("factor", [1, 37, 4000])
def test_the_count_of_today_is_named_even_at_the_right_edge(done: int, factor: int) -> None:
    one = chart([at * factor for at in range(1, 13)], done)
    made = str(drawn(one, spoken("en")))
    assert spoken("en").number(one.actual[-1]) in [word for word, _ in words_of(made)]
    assert faults_of(made) == []


rising = st.lists(st.integers(0, 500), min_size=1, max_size=72).map(lambda steps: [sum(steps[:at + 1]) for at in range(len(steps))])


@settings(max_examples=80, deadline=None)
@given(rising, st.integers(1, 72), st.sampled_from(["en", "zh"]))
def test_no_words_meet_and_none_leaves_the_picture(planned: list[int], done: int, language: str) -> None:
    assert faults_of(str(drawn(chart(planned, done), spoken(language)))) == []
