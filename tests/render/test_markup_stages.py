from __future__ import annotations

import pytest

from generator.render.markup_stages import Footnotes, heading_anchor


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("总体情况", "总体情况"),
        ("一、存在问题（2018年）", "一-存在问题-2018年"),
        ("Sewage & boilers", "sewage-boilers"),
        ("  ＡＢＣ　１２ ", "abc-12"),
        ("？！", "section"),
        ("", "section"),
        ("_x_", "x"),
    ],
)
def test_a_headings_anchor_is_its_words(text: str, anchor: str):
    assert heading_anchor(text, "-") == anchor


def test_note_ids_are_valid_and_never_meet():
    notes = Footnotes(chinese=False)
    names = ["a", "a b", "a-b", "a_20_b", "注 一", '"', "<script>"]
    ids = [notes.makeFootnoteId(name) for name in names]
    assert len(set(ids)) == len(names)
    assert all(id.replace("-", "").replace("_", "").isalnum() for id in ids)
