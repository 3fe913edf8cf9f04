"""Text in the languages of a site: what an editor said, and in which language it was said."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.model.frozen import frozen


@frozen
class Both:
    """A sentence of the program itself, in the two languages it speaks; `{name}` marks what is filled in."""

    en: str
    zh: str

    def in_language(self, language: str) -> str:
        """The Chinese sentence for any Chinese language tag, the English one for all others."""
        return self.zh if language.lower().startswith("zh") else self.en


@frozen
class Said:
    """A text together with the language it is really in, which may differ from the one that was asked for."""

    text: str
    language: str

    def __str__(self) -> str:
        return self.text


@frozen
class Text:
    """An editor's text: pairs of language and words, in the order in which the languages were written.

    A plain string is one pair in the language of its file; a translation file adds pairs.
    """

    pairs: tuple[tuple[str, str], ...]

    def in_language(self, language: str) -> Said:
        """The words in `language`; where there are none, the first ones that were written, with their language."""
        for known, words in self.pairs:
            if known == language:
                return Said(words, known)
        if self.pairs:
            return Said(self.pairs[0][1], self.pairs[0][0])
        return Said("", language)

    def with_language(self, language: str, words: str) -> Text:
        """This text with the words of one more language; words that are there already are kept."""
        if any(known == language for known, _ in self.pairs):
            return self
        return Text((*self.pairs, (language, words)))

    def __bool__(self) -> bool:
        return any(words.strip() for _, words in self.pairs)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self.pairs)

    def __str__(self) -> str:
        return self.pairs[0][1] if self.pairs else ""


NO_TEXT: Final = Text(())
