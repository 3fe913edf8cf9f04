"""What all new records share: words in their language, one value without a list, nothing written over."""

from generator.commands.beginning import typed_words, written
from generator.commands.speaking import Session
from tests.builders import content
from tests.sites import SiteFolder


def test_words_and_values() -> None:
    site = content()
    assert typed_words(site, "task", "title", ["标题"]) == {"zh": "标题"}
    assert typed_words(site, "task", "measures.text", ["Dig"]) == "Dig"
    assert typed_words(site, "task", "lead", ["a", "b"]) == ["a", "b"]
    assert typed_words(site, "task", "lead", ["a"]) == "a"
    assert typed_words(site, "task", "lead", []) == ""


def test_a_file_that_is_there_stays(tmp_path) -> None:  # type: ignore[no-untyped-def]
    session = Session(str(SiteFolder(tmp_path).folder), "en")
    assert (written(session, "pages/a.md", "one"), written(session, "pages/a.md", "two")) == (0, 2)
    assert (tmp_path / "content/pages/a.md").read_text() == "one"
