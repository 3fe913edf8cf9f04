"""Boxes whose lengths were looked up once are those of the library."""

from collections.abc import Iterator

import pytest
import tinyhtml5

from generator.shell import style_memory
from tests.everything import with_and_without

weasyprint = pytest.importorskip("weasyprint")


@pytest.fixture(autouse=True)
def _adapted() -> Iterator[None]:
    assert style_memory.install()
    yield
    assert style_memory.install()


def test_a_page_has_the_bytes_of_the_stock_one() -> None:
    adapted, stock = with_and_without(style_memory.install, style_memory.remove)
    assert adapted == stock


def test_all_modules_of_the_library_have_the_function_or_none() -> None:
    from weasyprint.layout import block, flex, table

    modules = (block, table, flex.percent)
    assert {module.resolve_percentages for module in modules} == {style_memory._percentages}
    style_memory.remove()
    assert {module.resolve_percentages for module in modules} == {style_memory._stock_percentages}


def test_a_length_that_is_a_share_is_left_to_the_library() -> None:
    def length(value: float, unit: str) -> object:
        return weasyprint.css.properties.Dimension(value, unit)

    fixed = [length(3, "px")] * 8 + ["auto", "auto", length(float("inf"), "px"), "auto", "auto", length(9, "px")]
    found = style_memory._fixed(fixed)
    assert found is not None
    assert (found["width"], found["min_width"], found["height"], found["max_height"]) == ("auto", 0, "auto", 9)
    assert style_memory._fixed([length(5, "%"), *fixed[1:]]) is None


def test_a_style_that_was_changed_is_looked_at_again() -> None:
    page = "<style>p{width:90px}</style><p>国"
    document = weasyprint.HTML(string=page).render()
    box = document.pages[0]._page_box.children[0].children[0].children[0]
    assert box.width == 90
    box.style["width"] = weasyprint.css.properties.Dimension(70, "px")
    style_memory._percentages(box, (500, 500))
    assert box.width == 70


@pytest.mark.parametrize("position", ["static", "relative", "absolute", "fixed", "running(x)", "note(x)"])
@pytest.mark.parametrize("floats", ["none", "left", "right", "footnote"])
def test_the_flow_of_a_box_is_the_librarys(position: str, floats: str) -> None:
    page = f"<style>@page{{@top-left{{content:element(x)}}}}div{{position:{position};float:{floats}}}</style><p>国<div>家</div>"
    root = weasyprint.HTML(string=page)
    seen: list[tuple[bool, bool]] = []

    def both(box: object) -> bool:
        seen.append((style_memory._is_in_normal_flow(box), style_memory._stock_flow(box)))
        return seen[-1][1]

    weasyprint.formatting_structure.boxes.Box.is_in_normal_flow = both
    root.render()
    assert seen
    assert all(ours == stock for ours, stock in seen)


def test_a_pattern_of_the_reader_is_made_once() -> None:
    page = "<p class='a'>国家 &amp; <b id=x>整改</b>" * 50
    tree = [(one.tag, one.attrib, one.text, one.tail) for one in tinyhtml5.parse(page).iter()]
    before = set(tinyhtml5.inputstream.characters_until_regex)
    tinyhtml5.parse(page)
    assert set(tinyhtml5.inputstream.characters_until_regex) == before
    style_memory.remove()
    assert [(one.tag, one.attrib, one.text, one.tail) for one in tinyhtml5.parse(page).iter()] == tree


def test_an_unknown_version_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    style_memory.remove()
    with monkeypatch.context() as changed:
        changed.setattr(tinyhtml5, "__version__", "9.0")
        assert not style_memory.install()
        assert weasyprint.layout.percent.resolve_percentages is style_memory._stock_percentages
