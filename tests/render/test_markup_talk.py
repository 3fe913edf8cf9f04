from __future__ import annotations

from generator.model.problem import Place
from generator.render.markup_talk import UNKNOWN_RECORD_LINK, Asks, Talk


def talk(body: str) -> Talk:
    asks = Asks(
        lambda name: None, lambda name, alt, title: None, lambda name: "../x.pdf" if name == "x.pdf" else None, "t-"
    )
    return Talk(asks, body, Place("tasks/a.md", 3))


def test_the_same_mistake_is_told_at_each_of_its_places_in_turn():
    conversation = talk("[[X]]\n[[X]]")
    for _ in range(3):
        conversation.tell(UNKNOWN_RECORD_LINK, "[[X", "X")
    assert [problem.place.line for problem in conversation.problems] == [3, 4, 3]


def test_words_that_are_nowhere_give_the_place_of_the_text():
    conversation = talk("y")
    conversation.tell(UNKNOWN_RECORD_LINK, "[[X", "X")
    assert conversation.problems[0].place == Place("tasks/a.md", 3)


def test_a_fragment_of_a_document_is_kept():
    assert talk("").address("x.pdf#page=2") == "../x.pdf#page=2"


def test_anchors_carry_the_prefix_and_no_space():
    assert talk("").anchor(" a  b ") == "t-a-b"


def test_questions_are_listed_once():
    conversation = talk("")
    assert conversation.record("X") is conversation.record("X") is None
    assert len(conversation.asked) == 1
