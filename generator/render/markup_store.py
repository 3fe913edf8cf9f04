"""Texts that earlier builds have converted: HTML by the text, its language and marks, and the answers to its questions.

A text is first looked up by itself. Where it asks for records, pictures or documents, what is found there is only the
list of its questions; the HTML lies under the questions with today's answers. So it is what a conversion would give.
"""

from __future__ import annotations

import marshal
from collections.abc import Sequence
from typing import Final

from generator.model.memory import Memory, key_of
from generator.render.markup_talk import Asked, Asks, answered

Kept = tuple[str, tuple[tuple[int, str, str], ...], tuple[Asked, ...]]
"""HTML, headings (level, anchor, text), and the questions with their answers."""

KIND: Final = "markup"


def recalled(memory: Memory, body: str, language: str, asks: Asks) -> Kept | None:
    """What was kept of this text, if all its questions are answered as they were then."""
    key = _key(body, language, asks)
    found = memory.recall(KIND, key)
    if found is None:
        return None
    html, headings, questions = marshal.loads(found)  # noqa: S302 - the memory gives what we kept and nothing else
    if not questions:
        return html, headings, ()
    today = tuple(Asked(kind, name, answered(asks, kind, name)) for kind, name in questions)
    found = memory.recall(KIND, _answered_key(key, today))
    if found is None:
        return None
    html, headings, _ = marshal.loads(found)  # noqa: S302
    return html, headings, today


def keep(memory: Memory, body: str, language: str, asks: Asks, kept: Kept) -> None:
    """Keep what became of a text."""
    key = _key(body, language, asks)
    html, headings, asked = kept
    questions = tuple((one.kind, one.name) for one in asked)
    if not questions:
        memory.keep(KIND, key, marshal.dumps((html, headings, ())))
        return
    if memory.recall(KIND, key) is None:
        memory.keep(KIND, key, marshal.dumps(("", (), questions)))
    memory.keep(KIND, _answered_key(key, asked), marshal.dumps((html, headings, ())))


def _key(body: str, language: str, asks: Asks) -> bytes:
    return key_of(language, asks.prefix, body)


def _answered_key(key: bytes, asked: Sequence[Asked]) -> bytes:
    return key_of(key, *(part for one in asked for part in one))
