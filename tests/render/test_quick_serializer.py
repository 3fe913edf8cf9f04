"""The quick serializer writes what the library's own does, whatever the tree holds."""

from __future__ import annotations

from xml.etree.ElementTree import Comment, Element, QName

from hypothesis import given
from hypothesis import strategies as st
from markdown.serializers import to_html_string

from generator.render.quick_serializer import quick_html

words = st.one_of(st.none(), st.text(alphabet="a<>&\"';#\n中 ", max_size=8), st.just("&amp; &#12; &x"))
tags = st.sampled_from(["p", "em", "br", "hr", "img", "td", "script", "style", "Custom", "BR"])
names = st.sampled_from(["id", "class", "hidden", "title"])


@st.composite
def trees(draw: st.DrawFn, depth: int = 3) -> Element:
    element = Element(draw(tags), draw(st.dictionaries(names, st.one_of(st.sampled_from(["hidden", "x"]), st.text(max_size=4)))))
    element.text, element.tail = draw(words), draw(words)
    if depth:
        element.extend(draw(st.lists(trees(depth=depth - 1), max_size=2)))
    return element


@given(trees())
def test_trees_are_written_as_by_the_library(tree: Element) -> None:
    assert quick_html(tree) == to_html_string(tree)


def test_what_is_no_plain_element_is_left_to_the_library() -> None:
    for odd in (Comment("a"), Element(QName("{x}y")), Element("input", {"checked": None})):  # type: ignore[type-var, dict-item]
        whole = Element("p")
        whole.append(odd)
        assert quick_html(whole) == to_html_string(whole)
