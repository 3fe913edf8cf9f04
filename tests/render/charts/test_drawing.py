"""Charts say in words what they show, are well-formed, and hold no text that a phone makes too small."""

import re
import xml.etree.ElementTree as ET
from datetime import date

import pytest

from generator.render.charts.drawing import drawn
from generator.render.charts.lettering import width_of
from generator.render.charts.room import Box
from generator.render.charts.values import BurnUp, Chart, Schedule, ScheduleRow, Series, Strip
from generator.render.words import spoken

DAY = date(2018, 10, 31)
SCHEDULE = Schedule(
    "Schedule <of> A-1", "Two milestones & more",
    (
        ScheduleRow("First " * 20, date(2018, 1, 1), date(2018, 3, 1), date(2018, 2, 20), is_late=False),
        ScheduleRow("二期工程" * 30, None, date(2018, 9, 1), None, is_late=True),
    ),
    DAY, date(2018, 9, 30), date(2018, 12, 31),
)
SERIES = Series("Capacity", "Two readings", ((date(2018, 1, 1), 10), (date(2018, 9, 1), 40)), 100, 0, date(2018, 12, 31), DAY)
BURN = BurnUp("Burn-up", "Told", (date(2018, 1, 31), date(2018, 2, 28)), (1, 2), (0, 1))


def tree(chart: Chart, language: str = "en") -> ET.Element:
    return ET.fromstring(str(drawn(chart, spoken(language))))


@pytest.mark.parametrize("chart", [SCHEDULE, SERIES, BURN])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_chart_is_an_image_with_title_description_and_language(chart: Chart, language: str) -> None:
    svg = tree(chart, language)
    assert svg.get("role") == "img"
    assert svg.get("lang") == spoken(language).tag
    assert svg[0].tag.endswith("title")
    assert svg[0].text
    assert svg[1].tag.endswith("desc")
    assert svg[1].text


@pytest.mark.parametrize("chart", [SCHEDULE, SERIES, BURN])
def test_text_is_twelve_pixels_on_a_phone_of_320(chart: Chart) -> None:
    svg = tree(chart)
    assert float(svg.get("font-size", "0")) * 288 / 360 >= 12
    assert not [text for text in svg.iter("text") if text.get("font-size")]


@pytest.mark.parametrize("chart", [SCHEDULE, SERIES, BURN])
def test_nothing_is_drawn_outside_of_the_view(chart: Chart) -> None:
    svg = tree(chart)
    _, _, width, height = map(float, svg.get("viewBox", "").split())
    for text in svg.iter("text"):
        assert 0 <= float(text.get("x", "-1")) <= width
        assert 0 < float(text.get("y", "-1")) <= height


def test_names_are_escaped_and_long_ones_go_on_over_lines() -> None:
    made = str(drawn(SCHEDULE, spoken("en")))
    assert "Schedule &lt;of&gt; A-1" in made
    assert "…" not in made
    assert made.count("First") == 20
    assert made.count("二期") + made.count("工程") >= 30


def test_a_missed_milestone_is_a_triangle_and_a_done_one_a_filled_diamond() -> None:
    made = str(drawn(SCHEDULE, spoken("en")))
    assert made.count('class="fill-late') == 2
    assert made.count('class="fill-closed') == 2


def test_a_strip_is_decoration_and_its_parts_fill_it() -> None:
    svg = tree(Strip((("closed", 1), ("late", 3), ("todo", 0))))
    assert svg.get("aria-hidden") == "true"
    assert [part.get("width") for part in svg.iter("rect")] == ["24.6", "75"]


def test_a_strip_against_a_whole_is_shorter() -> None:
    assert [part.get("width") for part in tree(Strip((("closed", 1),), whole=4)).iter("rect")] == ["24.6"]


def test_one_point_one_day_one_task_can_be_drawn() -> None:
    same = date(2018, 1, 1)
    tree(Series("One", "One", ((same, 5),), None, None, None, same))
    tree(Series("Flat", "Flat", ((same, 5),), 5, 5, same, same))
    tree(Schedule("One", "One", (ScheduleRow("x", None, same, None, is_late=False),), same, None, None))
    tree(BurnUp("One", "One", (same,), (0,), (0,)))


def test_what_is_no_chart_is_a_bug() -> None:
    with pytest.raises(TypeError):
        drawn("no chart", spoken("en"))


def test_the_axis_names_each_year_once_and_the_grid_has_round_numbers() -> None:
    months = tuple(date(2018 + at // 12, at % 12 + 1, 28) for at in range(4, 36))
    chart = BurnUp("Burn-up", "Told", months, tuple(range(32)), (0, 3))
    made = str(drawn(chart, spoken("en")))
    assert re.findall(r">(\d{4}|[A-Z][a-z]{2}(?: \d{4})?)</text>", made) == ["Jul", "2019", "Jul", "2020", "Jul"]
    assert re.findall(r">(\d{1,2})</text>", made) == ["0", "10", "20", "30", "40", "3"]
    short = BurnUp("Burn-up", "Told", months[:4], (0, 1, 2, 3), (0, 3))
    assert "2018年6月" in str(drawn(short, spoken("zh")))


def test_marks_of_one_kind_are_one_path() -> None:
    months = tuple(date(2018, at, 28) for at in range(1, 13))
    made = str(drawn(BurnUp("Burn-up", "Told", months, tuple(range(12)), (0, 1)), spoken("en")))
    assert made.count('class="axis"') == 1
    assert made.count('class="grid"') == 1
    assert len(made) < 2500


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("first", [date(2018, 1, 1), date(2018, 10, 20)])
def test_a_last_value_on_its_target_stands_above_the_names_of_months_and_off_the_target(first: date, language: str) -> None:
    svg = tree(Series("Left", "Told", ((first, 12), (date(2018, 10, 30), 0)), 0, 12, date(2018, 12, 31), DAY), language)
    words = {text.text: text for text in svg.iter() if text.tag.endswith("text")}
    value, aim = words["0"], next(text for said, text in words.items() if said and said.endswith("0") and said != "0")
    assert float(value.get("y", "0")) <= 180
    over, beside = (Box(float(one.get("x", "0")), float(one.get("y", "0")), width_of(str(one.text)) * 15.5) for one in (value, aim))
    assert not over.meets(beside)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    ("points", "target"),
    [
        (((date(2018, 5, 29), 12), (date(2018, 6, 14), 0), (date(2018, 9, 27), 0), (date(2018, 11, 8), 1), (date(2018, 11, 12), 0)), 0),
        (((date(2018, 9, 30), 65), (date(2018, 11, 12), 78)), 80),
        (((date(2018, 6, 30), 405), (date(2018, 8, 31), 392), (date(2018, 10, 31), 379)), 250),
    ],
)
def test_no_word_lies_on_the_values(points: tuple[tuple[date, float], ...], target: float, language: str) -> None:
    """A boiler lit again, a target just above its values, values that fall: labels once lay on each of these lines."""
    made = str(drawn(Series("Left", "Told", points, target, None, date(2018, 12, 31), date(2018, 11, 20)), spoken(language)))
    (path,) = re.findall(r'class="actual" [^>]*d="M([^"]*)"', made)
    line = [tuple(map(float, point.split())) for point in path.split("L")]
    assert len(line) == len(points)
    words = re.findall(r'<text x="([0-9.-]+)" y="([0-9.-]+)"([^>]*)>([^<]*)</text>', made.partition('class="halo"')[2])
    for x, y, said, text in words:
        if "middle" not in said:
            box = Box(float(x), float(y), width_of(text) * 15.5)
            assert not [point for point in line if box.covers(*point)], text
