"""Templates escape, fail on unknown names, and keep the internal ones from the public edition."""

import jinja2
import pytest

from generator.model.text import Said
from generator.render.templates import Templates
from generator.render.words import spoken

SOURCES = {
    "layouts/page.html": "public frame",
    "internal/layouts/page.html": "internal frame",
    "pages/a.html": "{{ text }} {{ layout }}",
    "internal/pages/a.html": "office {{ text }}",
    "internal/pages/b.html": "only here",
    "pages/said.html": "{{ said|spoken }}",
    "pages/long.html": "{{ said|paragraphs }}",
    "pages/bad.html": "{{ nothing }}",
}


def test_the_public_edition_does_not_know_internal_templates() -> None:
    public = Templates(SOURCES, internal=False)
    assert public.rendered("pages/a.html", text="x") == "x layouts/page.html"
    assert "pages/b.html" not in public
    with pytest.raises(jinja2.TemplateNotFound):
        public.rendered("internal/pages/b.html")


def test_the_internal_edition_takes_its_own_where_there_is_one() -> None:
    internal = Templates(SOURCES, internal=True)
    assert internal.rendered("pages/a.html", text="x") == "office x"
    assert internal.rendered("pages/b.html") == "only here"


def test_texts_are_escaped() -> None:
    assert "&lt;script&gt;" in Templates(SOURCES, internal=False).rendered("pages/a.html", text="<script>")


def test_an_unknown_name_is_a_bug() -> None:
    with pytest.raises(jinja2.UndefinedError):
        Templates(SOURCES, internal=False).rendered("pages/bad.html")


def test_a_text_in_another_language_says_so() -> None:
    templates = Templates(SOURCES, internal=False)
    foreign = templates.rendered("pages/said.html", said=Said("中<文", "zh"), say=spoken("en"))
    assert foreign == '<span lang="zh-CN">中&lt;文</span>'
    assert templates.rendered("pages/said.html", said=Said("own", "en"), say=spoken("en")) == "own"
    assert templates.rendered("pages/said.html", said="<plain>", say=spoken("en")) == "&lt;plain&gt;"


def test_an_empty_line_parts_paragraphs() -> None:
    templates = Templates(SOURCES, internal=False)
    assert templates.rendered("pages/long.html", said=Said("one\ntwo\n\nthree", "en"), say=spoken("en")) == (
        "<p>one two</p>\n<p>three</p>"
    )
    assert templates.rendered("pages/long.html", said=Said("文", "zh"), say=spoken("en")) == '<p lang="zh-CN">文</p>'


def test_files_that_are_no_templates_are_handed_out() -> None:
    assert Templates(SOURCES, internal=False).source("layouts/page.html") == "public frame"
    with pytest.raises(KeyError):
        Templates(SOURCES, internal=False).source("assets/none.css")
