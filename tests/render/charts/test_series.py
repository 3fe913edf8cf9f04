"""Charts of indicators: whatever the values are, their words neither meet nor leave the picture."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.render.charts.drawing import drawn
from generator.render.charts.values import Series
from generator.render.words import spoken
from tests.render.charts.boxes import faults_of

days = st.dates(date(2015, 1, 1), date(2022, 12, 31))
values = st.one_of(
    st.integers(0, 100).map(float), st.floats(-1e6, 1e7).map(lambda value: round(value, 2)), st.sampled_from([0.0, 100.0]),
)
points = st.lists(st.tuples(days, values), min_size=1, max_size=12, unique_by=lambda one: one[0]).map(lambda them: tuple(sorted(them)))
charts = st.builds(Series, st.just("S"), st.just("T"), points, st.none() | values, st.none() | values, st.none() | days, days)


@settings(max_examples=80, deadline=None)
@given(charts, st.sampled_from(["en", "zh"]))
def test_no_words_meet_and_none_leaves_the_picture(one: Series, language: str) -> None:
    assert faults_of(str(drawn(one, spoken(language)))) == []
