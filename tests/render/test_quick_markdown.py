from __future__ import annotations

import markdown
import pytest
from hypothesis import given
from markdown.extensions.admonition import AdmonitionExtension
from markdown.extensions.attr_list import AttrListExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.extensions.toc import TocExtension
from markdown.inlinepatterns import SimpleTextInlineProcessor

from generator.render import quick_markdown
from tests.render.markdown_corpus import TEXTS, odd_texts


def extensions() -> list[markdown.Extension]:
    return [
        TableExtension(),
        FootnoteExtension(),
        DefListExtension(),
        AttrListExtension(),
        AdmonitionExtension(),
        SaneListExtension(),
        TocExtension(),
    ]


STOCK = markdown.Markdown(extensions=extensions(), output_format="html")
QUICK = quick_markdown.markdown_instance(extensions())


def test_the_installed_version_is_one_that_was_proven():
    """A new Python-Markdown slows the build down until this file has been run with it and its version is added."""
    assert markdown.__version__ in quick_markdown.PROVEN_WITH
    assert isinstance(QUICK, quick_markdown.QuickMarkdown)


@pytest.mark.parametrize("text", TEXTS)
def test_quick_output_is_stock_output(text: str):
    assert QUICK.reset().convert(text) == STOCK.reset().convert(text)


@pytest.mark.parametrize("text", TEXTS)
def test_headings_found_are_the_stock_ones(text: str):
    QUICK.reset().convert(text)
    STOCK.reset().convert(text)
    assert QUICK.toc_tokens == STOCK.toc_tokens  # type: ignore[attr-defined]


@given(odd_texts)
def test_quick_output_is_stock_output_on_any_text(text: str):
    assert QUICK.reset().convert(text) == STOCK.reset().convert(text)


def test_texts_together_give_what_they_give_alone():
    """Nothing of one text stays behind for the next."""
    alone = [quick_markdown.markdown_instance(extensions()).convert(text) for text in TEXTS]
    assert [QUICK.reset().convert(text) for text in TEXTS] == alone


def test_another_version_gets_the_stock_converter(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(markdown, "__version__", "99.0")
    made = quick_markdown.markdown_instance(extensions())
    assert type(made) is markdown.Markdown
    assert made.convert(TEXTS[0]) == STOCK.reset().convert(TEXTS[0])


def test_a_pattern_that_nothing_is_said_of_is_always_tried():
    class Arrows(markdown.Extension):
        def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - the library's name
            md.inlinePatterns.register(SimpleTextInlineProcessor(r"-+>(\w+)"), "arrow", 200)

    assert quick_markdown.markdown_instance([Arrows()]).convert("a -->b") == "<p>a b</p>"
