"""Hostile texts: nothing that runs, styles or leads astray comes out, by the judgement of another HTML parser."""

from __future__ import annotations

import re
import time
from html import escape

import pytest
import tinyhtml5
from hypothesis import given

from generator.model.problem import Place
from generator.render.markup import Markup, Rendered
from generator.render.markup_allowed import ALLOWED_TAGS, KNOWN_CLASSES
from generator.render.markup_bounds import LONGEST_TEXT
from tests.render.hostile_texts import HOSTILE
from tests.render.markdown_corpus import TEXTS, odd_texts

PLACE = Place("tasks/DL-01.md", 1)
KNOWN_ATTRIBUTES = frozenset(
    "id lang title href class rel start datetime colspan rowspan scope aria-label role tabindex src alt".split()  # noqa: SIM905
)


def picture(name: str, alt: str, title: str) -> str | None:
    return f'<img src="p/1.jpg" alt="{escape(alt)}">' if name == "a.jpg" else None


MARKUP = Markup(lambda name: (f"../{name}/", name) if name == "DL-01" else None, picture, "t-", "zh")


def rendered(text: str) -> Rendered:
    return MARKUP.html(text, PLACE)


def faults(html: str) -> list[str]:
    """What a browser's view of this HTML holds that it must not hold."""
    found = []
    body = tinyhtml5.parse(html).find(".//{http://www.w3.org/1999/xhtml}body")
    assert body is not None
    for element in body.iter():
        tag = str(element.tag).rpartition("}")[2]
        if tag not in {*ALLOWED_TAGS, "body", "img"}:
            found.append(f"<{tag}>")
        for name, value in element.attrib.items():
            if name not in KNOWN_ATTRIBUTES:
                found.append(f"{name}=")
            if name in {"href", "src"} and not re.match(
                r"(https?://[^\\]|mailto:|tel:|#t-|\.\./DL-01/|p/1\.jpg)", value
            ):
                found.append(f"{name}={value}")
            if name == "id" and not value.startswith("t-"):
                found.append(f"id={value}")
            if name == "class" and not set(value.split()) <= {*KNOWN_CLASSES, "table-scroll"}:
                found.append(f"class={value}")
            if name in {"colspan", "rowspan"} and int(value) > 20:
                found.append(f"{name}={value}")
    return found + re.findall(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]", html)


def test_the_judge_sees_what_it_must_see():
    assert faults("<p onclick=x style=y><script>z</script><a href=javascript:x id=main>")


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_hostile_comes_out(text: str):
    result = rendered(text)
    assert faults(result.html) == []
    assert "<!--" not in result.html


def test_the_list_is_long():
    assert len(set(HOSTILE)) > 500


def test_hostile_texts_together_are_no_worse():
    assert faults(rendered("\n\n".join(HOSTILE[:150])).html) == []


@pytest.mark.parametrize("text", TEXTS)
def test_nothing_hostile_comes_of_the_corpus(text: str):
    assert faults(rendered(text).html) == []


@given(odd_texts)
def test_nothing_hostile_comes_of_any_text(text: str):
    assert faults(rendered(text).html) == []


@pytest.mark.parametrize(
    "unit",
    [
        *("[", "![", "[a](", "[a][", "[`]`", "[[", "[a](<", "[a]((", "[^", "<![CDATA[", "<a ", '<a b=" ', "<http://"),
        *(
            "> ",
            "- ",
            "1. ",
            "* ",
            ": x\n",
            "a\n===\n",
            "---\n",
            "!!! note\n    ",
            "# a\n",
            "    ",
            "\t",
            "</a",
            "<!--",
        ),
        *(
            "*a ",
            "_a_ ",
            "***a",
            "`a``",
            "&a;",
            "\\*",
            "|",
            "{: .a",
            "\n- a\n    ",
            "[a]: b\n",
            "[^1]: a\n",
            "<div>",
            "<b>",
        ),
    ],
)
@pytest.mark.parametrize("length", [20_000, LONGEST_TEXT])
def test_slow_and_deep_texts_are_refused_or_quick(unit: str, length: int):
    """Refused with one problem that has a line, or converted; the bound is generous, so that no busy machine fails."""
    begun = time.process_time()
    result = rendered((unit * length)[:length])
    assert time.process_time() - begun < 15
    assert all(problem.place.line for problem in result.problems)


def test_nesting_that_grows_line_by_line_is_refused_or_shown():
    for mark in ("- ", "1. ", "> "):
        for separator in ("\n", "\n\n"):
            text = separator.join("    " * level + mark + "a" for level in range(300))
            assert [problem.code for problem in rendered(text).problems] == ["text-nested-too-deep"]
    terms = "x\n: a\n" * 1500
    assert [problem.code for problem in rendered(terms).problems] in ([], ["text-nested-too-deep"], ["too-many-marks"])
    assert rendered("**fine**").html == "<p><strong>fine</strong></p>"
