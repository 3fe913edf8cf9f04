"""A new record says what it is given, and offers everything else as comments in the site's language."""

import pytest

from generator.model.fields import fields_of
from generator.model.records import KINDS
from generator.render.scaffold import UNASKED, listed, scaffold
from generator.source.frontmatter import split


@pytest.mark.parametrize("kind", list(KINDS))
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_field_is_there_as_value_or_comment(kind: str, language: str) -> None:
    text = scaffold(kind, {"id": "x-1", "audience": "public"}, language, body="Text.\n")
    parted = split(f"{kind}.md", text.encode())
    assert parted.problems == ()
    assert parted.front is not None
    assert [key.text for key, _ in parted.front.entries] == ["id", "audience"]
    assert parted.body == "Text.\n"
    for key, declared in fields_of(KINDS[kind]).items():
        if key not in UNASKED:
            assert declared.help.in_language(language).splitlines()[0] in text


def test_values_are_typed_as_they_are_read_again() -> None:
    values = {"id": "x", "title": "Plan: half done", "tasks": ["1.10", "no"], "decisions": [{"id": "d1", "text": "a # b"}]}
    parted = split("m.md", scaffold("meeting", values, "en").encode())
    assert parted.problems == ()
    assert parted.front is not None
    assert getattr(parted.front.get("title"), "text", "") == "Plan: half done"
    assert [item.text for item in getattr(parted.front.get("tasks"), "items", ())] == ["1.10", "no"]


def test_notes_stand_above_their_field() -> None:
    text = scaffold("progress", {"date": "2018-10-01"}, "en", notes={"milestones_done": "Open: m3"})
    assert text.index("# Open: m3") < text.index("# milestones_done")


def test_lists_are_joined_as_the_language_does() -> None:
    assert (listed("ab", "zh-CN"), listed("ab", "en")) == ("a、b", "a, b")
