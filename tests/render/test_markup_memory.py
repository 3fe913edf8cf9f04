from __future__ import annotations

from generator.model.problem import Place
from generator.render.markup import Markup
from generator.render.markup_memory import Converted
from generator.render.markup_talk import Asked, Asks

ASKS = Asks(lambda name: ("a", "b"), lambda name, alt, title: f"<img {name} {alt}>", lambda name: None, "t-")
RECORD = Asked("record", "DL-01", "a\nb")
PICTURE = Asked("picture", "x.jpg\x1falt\x1f", "<img x.jpg alt>")
MISSING = Asked("document", "x.pdf", "")


def test_a_result_is_recalled_while_all_answers_are_the_same():
    memory: Converted[str] = Converted()
    memory.keep("key", (RECORD, PICTURE, MISSING), "result", 10)
    assert memory.recalled("key", ASKS) == "result"
    assert memory.recalled("other", ASKS) is None
    assert memory.recalled("key", ASKS._replace(resolve=lambda name: None)) is None
    assert memory.recalled("key", ASKS._replace(document=lambda name: "x")) is None


def test_beyond_its_room_nothing_more_is_kept():
    memory: Converted[str] = Converted(most=15)
    memory.keep("a", (), "1", 10)
    memory.keep("b", (), "2", 10)
    memory.keep("a", (), "3", 10)
    assert (memory.recalled("a", ASKS), memory.recalled("b", ASKS), memory.room) == ("3", None, 5)


def test_another_answer_gives_another_text_and_every_question_is_put_again():
    put: list[str] = []

    def links(title: str) -> Markup:
        def found(name: str) -> tuple[str, str]:
            put.append(name)
            return f"../{title}", title

        return Markup(found, lambda *_: None, "t-", "en")

    place = Place("tasks/a.md", 1)
    text = "See [[DL-77]] in the memory."
    first = links("one").html(text, place)
    assert links("one").html(text, place) is first
    assert ">two</a>" in links("two").html(text, place).html
    assert put == ["DL-77", "DL-77", "DL-77", "DL-77"]


def test_what_has_problems_is_converted_anew_so_that_its_places_are_its_own():
    markup = Markup(lambda name: None, lambda *_: None, "t-", "en")
    lines = [markup.html("[[gone]]", Place("tasks/a.md", line)).problems[0].place.line for line in (3, 9)]
    assert lines == [3, 9]
