from __future__ import annotations

from generator.model.records import Body
from generator.render.blocks import Block, Passage, drawn, parts


def body(text: str) -> Body:
    return Body("zh", text, "bulletins/2018-10.md", 20)


def test_a_body_without_blocks_is_one_passage():
    assert parts(body("a\n\nb\n")) == (Passage("a\n\nb\n", 20),)
    assert parts(body("\n \n")) == ()


def test_passages_and_blocks_stand_in_their_order_at_their_lines():
    text = "before\n\n::: tasks pace=behind area=jinpu\n:::\n\n::: meeting 2018-10-15\n:::\nafter"
    assert parts(body(text)) == (
        Passage("before\n", 20),
        Block("tasks", (), (("pace", "behind"), ("area", "jinpu")), 22, ()),
        Block("meeting", ("2018-10-15",), (), 25, ()),
        Passage("after", 27),
    )


def test_blocks_nest():
    text = "::: internal\nx\n::: task DL-01\n:::\ny\n:::\n"
    (outer,) = parts(body(text))
    assert isinstance(outer, Block)
    assert outer.inner == (Passage("x", 21), Block("task", ("DL-01",), (), 22, ()), Passage("y", 24))


def test_a_body_is_drawn_from_the_inside_out():
    text = "a\n::: internal\nb\n::: summary\n:::\n:::\nc"
    made = drawn(
        parts(body(text)),
        lambda passage: passage.text.upper(),
        lambda block, inner: f"<{block.name}>{inner}</{block.name}>",
    )
    assert made == "A\n<internal>B\n<summary></summary></internal>\nC"
