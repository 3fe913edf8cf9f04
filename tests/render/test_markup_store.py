"""Texts of earlier builds: used while every question is answered as it was, converted anew otherwise."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.problem import Place
from generator.render import markup
from generator.render.markup import Markup, Rendered
from generator.render.markup_memory import Converted
from tests.model.test_notebook import Kept

TITLES = {"a": ("../a", "Alpha"), "b": ("../b", "Beta")}
PIECES = ("[[a]]", "[[b|B]]", "[[c]]", "![x](p.jpg)", "[d](d.pdf)", "<a href='d.pdf'>x</a>", "# Head", "text", "[^1]\n\n[^1]: note")


def made(memory: Kept, body: str, titles: dict[str, tuple[str, str]], files: frozenset[str], monkeypatch: pytest.MonkeyPatch) -> Rendered:
    """As a new process would convert it."""
    monkeypatch.setattr(markup, "_MEMORY", Converted())
    asked = Markup(
        resolve=titles.get, picture=lambda name, alt, title: f"<img alt='{alt}'>" if name in files else None, prefix="t-",
        language="en", document=lambda name: f"files/{name}" if name in files else None, memory=memory,
    )
    return asked.html(body, Place("x.md", 1))


def test_a_text_is_converted_once_for_all_builds(monkeypatch: pytest.MonkeyPatch) -> None:
    memory, body = Kept(), "# Head\n\nSee [[a]]."
    first = made(memory, body, TITLES, frozenset(), monkeypatch)
    kept = len(memory)
    monkeypatch.setattr(Markup, "_anew", None)
    assert made(memory, body, TITLES, frozenset(), monkeypatch) == first
    assert len(memory) == kept


@given(st.lists(st.sampled_from(PIECES), max_size=4), st.lists(
    st.tuples(st.dictionaries(st.sampled_from("abc"), st.sampled_from(list(TITLES.values()))),
              st.frozensets(st.sampled_from(["p.jpg", "d.pdf"]))), min_size=1, max_size=4,
))
def test_what_is_recalled_is_what_a_conversion_gives(
    pieces: list[str], builds: list[tuple[dict[str, tuple[str, str]], frozenset[str]]],
) -> None:
    memory, body = Kept(), "\n\n".join(pieces)
    with pytest.MonkeyPatch.context() as patch:
        for titles, files in builds * 2:
            found = made(memory, body, titles, files, patch)
            assert replace(found, asked=()) == replace(made(Kept(), body, titles, files, patch), asked=())


def test_empty_lines_around_a_text_make_no_other_text_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    memory = Kept()
    first = made(memory, "# Head\n\nWords.\n", TITLES, frozenset(), monkeypatch)
    kept = len(memory)
    assert made(memory, "\n\n# Head\n\nWords.", TITLES, frozenset(), monkeypatch) == first
    assert len(memory) == kept
    (problem,) = made(memory, "\n\nSee [[c]].", TITLES, frozenset(), monkeypatch).problems
    assert problem.place.line == 3
