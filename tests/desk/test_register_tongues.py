"""Words of a register stand beside those of another language, and take the place of those in their own."""

from generator.desk.register_tongues import Tongues
from tests.builders import content


def test_words_by_their_language() -> None:
    tongues = Tongues(content().site)
    assert (tongues.first, tongues.of("北区"), tongues.of("North")) == ("en", "zh", "en")
    assert (tongues.marked("North"), tongues.marked("北区")) == ("North", {"zh": "北区"})
    assert tongues.beside("old", "new") == "new"
    assert tongues.beside("old", "新") == {"en": "old", "zh": "新"}
    assert tongues.beside({"en": "a", "zh": "旧"}, "新") == {"en": "a", "zh": "新"}
    assert tongues.beside("old", "2018", "zh") == {"en": "old", "zh": "2018"}
