"""A text gives its words in the language asked for, or says which language it gives instead."""

from generator.model.text import NO_TEXT, Both, Said, Text


def test_the_words_of_the_language_asked_for() -> None:
    text = Text((("en", "plant"), ("zh", "厂")))
    assert text.in_language("zh") == Said("厂", "zh")
    assert text.in_language("fr") == Said("plant", "en")
    assert str(text) == "plant"


def test_no_text_is_nothing_in_the_language_asked_for() -> None:
    assert NO_TEXT.in_language("zh") == Said("", "zh")
    assert not NO_TEXT
    assert not Text((("en", "  "),))


def test_a_language_is_added_once() -> None:
    text = Text((("en", "plant"),)).with_language("zh", "厂").with_language("zh", "另")
    assert list(text) == [("en", "plant"), ("zh", "厂")]


def test_every_chinese_tag_speaks_chinese() -> None:
    both = Both("plant", "厂")
    assert [both.in_language(tag) for tag in ("zh", "zh-CN", "ZH-Hant", "en", "fr")] == ["厂", "厂", "厂", "plant", "plant"]
