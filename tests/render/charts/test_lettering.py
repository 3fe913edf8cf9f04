"""Names break into lines as print does it: nothing is lost, nothing too wide, no mark at a line's start, no lone character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.render.charts.lettering import lines_of, width_of


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("Short", 20, ("Short",)),
        ("", 20, ("",)),
        ("Sewers of the eastern district laid", 9, ("Sewers of the", "eastern district", "laid")),
        ("污水处理厂提标改造工程完成竣工验收", 10, ("污水处理厂提标改造工", "程完成竣工验收")),
        ("完成管网普查，编制方案", 6, ("完成管网普", "查，编制方案")),
        ("污水处理厂提标改造工程", 10, ("污水处理厂提标改造", "工程")),
        ("采用“双随机”方式检查", 4, ("采用", "“双随", "机”方", "式检查")),
        ("完成DN1200管道铺设45.6公里", 6, ("完成", "DN1200管", "道铺设45.6", "公里")),
    ],
)
def test_names_break_where_print_would(text: str, room: float, lines: tuple[str, ...]) -> None:
    assert lines_of(text, room) == lines


@pytest.mark.parametrize("text", ["W" * 60, "https://example.org/a/very/long/address/without/a/space" * 2])
def test_a_word_that_fits_no_line_is_broken_inside(text: str) -> None:
    lines = lines_of(text, 10)
    assert "".join(lines) == text
    assert max(map(width_of, lines)) <= 10


@given(st.text(st.sampled_from("污水处理厂，。“”（）《》abcdeWi 0123.-\U00020bb7é"), max_size=150), st.integers(6, 22))
def test_nothing_is_lost_and_no_line_is_too_wide(text: str, room: int) -> None:
    lines = lines_of(text, room)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width_of(line) <= room for line in lines)


@given(st.text(st.sampled_from("污水处理厂提标改造"), min_size=30, max_size=120), st.data())
def test_no_mark_begins_a_line_or_stands_open_at_its_end(text: str, data: st.DataObject) -> None:
    at = sorted(data.draw(st.sets(st.integers(1, len(text) - 2), max_size=10)))
    opened = {place - 1 for place in at} - {place + 1 for place in at} - set(at)
    marked = "".join(
        character + ("，" if place in at else "（" if place in opened else "") for place, character in enumerate(text)
    )
    lines = lines_of(marked, 12)
    assert not [line for line in lines if line[0] in "，。）" or line[-1] == "（"]


@pytest.mark.parametrize(("text", "wide"), [("污水", 2.0), ("𠮷", 1.0), ("é", 0.7), ("e\u0301", 0.66), ("🙂", 1.4), ("Щ", 1.15)])
def test_what_is_no_ascii_has_a_width_too(text: str, wide: float) -> None:
    assert width_of(text) == pytest.approx(wide)
