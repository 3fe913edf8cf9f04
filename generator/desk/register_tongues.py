"""In which language a register's words are, and how they stand beside words of another language."""

from __future__ import annotations

from typing import Final

from generator.model.frozen import frozen
from generator.model.patterns import pattern
from generator.model.site import Site
from generator.source.rewriting import Wanted

_CHINESE: Final = pattern("[\u3400-\u9fff]")


@frozen
class Tongues:
    """The languages of a site; a text without a mark is in the first."""

    site: Site

    @property
    def first(self) -> str:
        """The language of plain texts."""
        return self.site.language

    def of(self, text: str) -> str:
        """The language of a text: Chinese where it holds Chinese characters and the site speaks it, else the first."""
        chinese = next((one for one in self.site.languages if one.startswith("zh")), self.first)
        return chinese if _CHINESE.search(text) else self.first

    def marked(self, text: str) -> str | dict[str, str]:
        """A new text as it is typed: marked where it is not in the first language."""
        language = self.of(text)
        return text if language == self.first else {language: text}

    def beside(self, old: Wanted, text: str, language: str = "") -> Wanted:
        """A text put to what is there; `language` where the register says it. Other languages stay."""
        language = language or self.of(text)
        if language == self.first and not isinstance(old, dict):
            return text
        before: dict[str, Wanted] = dict(old) if isinstance(old, dict) else {self.first: old} if old else {}
        return {**before, language: text}
