"""Schedules hide no name and no deadline, however long the one and close the other."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.render.charts.drawing import PAGE, drawn, drawn_for_paper
from generator.render.charts.values import Schedule, ScheduleRow
from generator.render.words import spoken
from tests.render.charts.boxes import faults_of, words_of

DAY = date(2018, 10, 31)
LONG = {
    "en": "Sewers of the eastern district laid and connected to the extended treatment works",
    "zh": "东部城区雨污分流管网敷设完成并接入扩建后的污水处理厂，“应接尽接”，完成竣工验收并移交管养单位",
}


def chart(names: list[str], original: date | None, current: date | None, today: date = DAY) -> Schedule:
    rows = tuple(ScheduleRow(name, None, date(2018, 6, 30), None, is_late=bool(at % 2)) for at, name in enumerate(names))
    return Schedule("Schedule", "Told", rows, today, original, current)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_long_name_goes_on_over_lines_and_is_whole(language: str) -> None:
    made = str(drawn(chart(["First", LONG[language], "Last"], DAY, DAY), spoken(language)))
    assert "…" not in made
    said = [word for word, _ in words_of(made)]
    joined = (" " if language == "en" else "").join(said)
    assert LONG[language] in joined
    assert faults_of(made) == []


def test_a_row_is_as_high_as_its_name() -> None:
    def height(name: str) -> float:
        match = re.search(r'viewBox="0 0 360 ([0-9.]+)"', str(drawn(chart([name], DAY, DAY), spoken("en"))))
        assert match
        return float(match[1])

    assert height(LONG["en"]) - height("Short") == 18 * (sum(word in LONG["en"] for word, _ in words_of(
        str(drawn(chart([LONG["en"]], DAY, DAY), spoken("en"))))) - 1)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("apart", [0, 1, 5, 20, 45, 90, 400])
@pytest.mark.parametrize("ago", [-90, -40, -10, 0, 10, 40, 90])
def test_both_deadlines_and_today_are_named_wherever_they_are(language: str, apart: int, ago: int) -> None:
    say = spoken(language)
    moved = chart(["First"], DAY, DAY + timedelta(apart), DAY + timedelta(ago))
    made = str(drawn(moved, say))
    said = [word for word, _ in words_of(made)]
    assert say("deadline") in said
    assert (say("deadline_new") in said) == bool(apart)
    assert say.short_day(moved.today) in said
    assert faults_of(made) == []


def test_a_bar_is_explained_where_there_is_one() -> None:
    row = ScheduleRow("x", date(2018, 1, 1), date(2018, 3, 1), None, is_late=False)
    say = spoken("en")
    assert say("legend_work") in str(drawn(Schedule("S", "T", (row,), DAY, None, None), say))
    assert say("legend_work") not in str(drawn(chart(["x"], None, None), say))


days = st.dates(date(2010, 1, 1), date(2030, 12, 31))
names = st.text(st.sampled_from("污水处理厂提标改造工程，“”（）abcdefgWM 0123456789-/"), min_size=1, max_size=130)
rows = st.builds(ScheduleRow, names, st.none() | days, st.none() | days, st.none() | days, st.booleans())
charts = st.builds(
    Schedule, st.just("S"), st.just("T"), st.lists(rows, max_size=12).map(tuple), days, st.none() | days, st.none() | days,
)


@settings(max_examples=80, deadline=None)
@given(charts, st.sampled_from(["en", "zh"]))
def test_no_words_meet_and_none_leaves_the_picture(one: Schedule, language: str) -> None:
    assert faults_of(str(drawn(one, spoken(language)))) == []


def test_a_schedule_higher_than_a_page_goes_on_in_more_pictures() -> None:
    say = spoken("en")
    whole = chart([f"{number} {LONG['en']}" for number in range(1, 31)], DAY, DAY)
    made = [str(picture) for picture in drawn_for_paper(whole, say)]
    heights = [float(found) for one in made for found in re.findall(r'viewBox="0 0 360 ([0-9.]+)"', one)]
    assert len(made) > 2
    assert max(heights) <= PAGE
    numbers = [word for one in made for word, _ in words_of(one) if word.isdigit()]
    assert [number for number in numbers if int(number) <= 30] == [str(number) for number in range(1, 31)]
    axes = {tuple(re.findall(r'class="axis" [^>]*d="([^"]*)"', one.replace(h, ""))) for one, h in zip(made, map(str, heights), strict=True)}
    assert {re.sub(r" [0-9.]+", "", path) for paths in axes for path in paths} == {re.sub(r" [0-9.]+", "", next(iter(axes))[0])}
    assert "Milestones 1 to" in made[0]
    assert all("Told" not in one for one in made[1:])
    assert [fault for one in made for fault in faults_of(one)] == []


def test_a_schedule_that_fits_a_page_is_one_picture() -> None:
    one = chart(["First", "Second"], DAY, None)
    assert drawn_for_paper(one, spoken("zh")) == (drawn(one, spoken("zh")),)
