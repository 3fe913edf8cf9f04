"""Lines that were kept or cut short are those that the library finds itself."""

import sys
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.shell import text_memory
from tests.everything import TEXT, with_and_without

weasyprint = pytest.importorskip("weasyprint")

line_break = weasyprint.text.line_break

FONTS = weasyprint.text.fonts.FontConfiguration()
WIDTHS = st.one_of(st.none(), st.floats(0, 700), st.sampled_from([0, 1, 64, 256, 448, float("inf")]))
TEXTS = st.text(st.sampled_from("国家整改督察污水，。、“”：（）—…　 aé1-\u00a0\u200b\t\n"), min_size=1, max_size=160)
WORDS = ["国家", "整改督察，", "“污水”", "Dalian ", "2018", " ", "—", "very-long-", "。"]
MIXED = st.lists(st.sampled_from(WORDS), min_size=1, max_size=60)


@pytest.fixture(autouse=True, scope="module")
def _adapted() -> Iterator[None]:
    assert text_memory.install()
    yield
    assert text_memory.install()


class Style(dict[str, Any]):
    """A style as the library's drawings make it: all initial values."""

    font_config = FONTS


def style(**changed: Any) -> Style:
    made = Style(weasyprint.css.properties.INITIAL_VALUES)
    made.update(font_family=("Noto Serif CJK SC",), font_size=16, lang="zh-CN", overflow_wrap="anywhere", hyphens="none")
    made.update(changed)
    return made


def told(found: tuple[Any, ...]) -> tuple[Any, ...]:
    layout, *rest = found
    return layout.text, layout.first_line_direction, layout.max_width, *rest


@pytest.mark.parametrize(
    "changed",
    [{}, {"letter_spacing": 3}, {"white_space": "pre-wrap"}, {"white_space": "nowrap"}, {"lang": "en", "hyphens": "manual"}],
)
@given(st.one_of(TEXTS, MIXED.map("".join)), WIDTHS, st.booleans())
@settings(max_examples=150, deadline=None)
def test_a_line_is_the_one_that_the_library_finds(changed: dict[str, Any], text: str, width: float | None, starts: bool) -> None:
    one = style(**changed)
    for _ in range(2):
        kept = told(text_memory._split(text, one, None, width, 0, starts))
        assert kept == told(text_memory._stock_split(text, one, None, width, 0, starts))


def test_a_page_has_the_bytes_of_the_stock_one() -> None:
    adapted, stock = with_and_without(text_memory.install, text_memory.remove)
    assert adapted == stock


def test_a_paragraph_is_measured_no_farther_than_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    stock = text_memory._stock_split

    def noted(text: str, *rest: Any) -> Any:
        seen.append(text)
        return stock(text, *rest)

    monkeypatch.setattr(text_memory, "_stock_split", noted)
    text_memory._first_line(TEXT * 8, style(), None, 448, 0)
    (only,) = seen
    assert 28 < len(only) < 70


def test_a_kept_line_is_its_own_for_each_who_asks() -> None:
    first, *_ = text_memory._split("未完成", style(), None, 448, 0)
    first.text = "changed"
    again, *_ = text_memory._split("未完成", style(), None, 448, 0)
    assert again.text == "未完成"


def test_no_module_of_the_library_keeps_a_function_that_was_replaced() -> None:
    stock = (text_memory._stock_split, text_memory._stock_strut)
    held = [
        f"{name}.{word}"
        for name, module in sys.modules.items()
        if name.startswith("weasyprint") and "text_memory" not in name
        for word, value in vars(module).items()
        if any(value is one for one in stock)
    ]
    assert held == []


def test_the_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_memory, "MOST", 5)
    one = style()
    for number in range(20):
        text_memory._split(f"第{number}", one, None, 448, 0)
    assert len(FONTS.kept_lines) <= 5


def test_what_is_looked_at_is_part_of_the_key() -> None:
    """Every property that the library's functions for lines and fonts name."""
    import inspect
    import re

    asked = "".join(inspect.getsource(one) for one in (line_break.split_first_line, line_break.Layout, line_break.create_layout,
        line_break.first_line_metrics, line_break.line_size, weasyprint.text.fonts.get_font_description))
    assert set(re.findall(r"style\['(\w+)'\]", asked)) <= set(text_memory.LINE)
    key = inspect.getsource(text_memory._stock_key) + inspect.getsource(line_break.strut)
    assert set(re.findall(r"style\['(\w+)'\]", key)) <= {*text_memory.FONT, "line_height"}


def test_an_unknown_version_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    text_memory.remove()
    with monkeypatch.context() as changed:
        changed.setattr(weasyprint, "__version__", "71.0")
        assert not text_memory.install()
        assert line_break.split_first_line is text_memory._stock_split
