"""The public part of front matter, and of a translation what belongs to the public part of its record.

Works on any nodes: `internal:` keys at any depth, mappings marked `audience: internal`, and what is left empty by that,
are gone. It knows no fields but the guarded keys, `id` (by which translations are joined) and `file` (which names one).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from generator.model.patterns import pattern
from generator.model.problem import Place, Problem, Rule
from generator.source import gate_rules as rules
from generator.source.lookalikes import GUARDED, resembled
from generator.source.nodes import Mapping, Node, Scalar, Sequence
from generator.source.passages import public_words

Position = tuple[int, int]
_END: Final[Position] = (1 << 40, 0)


class Cut(NamedTuple):
    """What remains, and what has to be known of what does not.

    `hidden` are the spans that were cut, from a position to before another. `gaps` are the places where a mapping lost
    a key (by its name) or a list lost an item (""): by them a translation is joined without knowing what was lost.
    `hidden_files` are the names of files that only what was cut had named.
    """

    front: Mapping | Sequence | None
    hidden: tuple[tuple[Position, Position], ...]
    gaps: frozenset[tuple[Position, str]]
    hidden_files: tuple[str, ...]
    problems: tuple[Problem, ...]

    def hides(self, problem: Problem) -> bool:
        """Whether a problem stands in what was cut."""
        at = (problem.place.line, problem.place.column)
        return any(start <= at < end for start, end in self.hidden)


def public_part(path: str, front: Mapping | Sequence, dropped: frozenset[str]) -> Cut:
    """The front matter without what is internal; `dropped` are further keys of the outermost mapping to leave out."""
    knife = _Knife(path)
    if isinstance(front, Mapping):
        part: Mapping | Sequence | None = knife.mapping(front, _END, dropped, is_root=True)
    else:
        part = knife.sequence(front, _END)
    return Cut(part, tuple(knife.hidden), frozenset(knife.gaps), tuple(knife.hidden_files), tuple(knife.problems))


def joined(
    path: str, said: Mapping, base: Mapping, gaps: frozenset[tuple[Position, str]]
) -> tuple[Mapping, list[Problem]]:
    """The texts of a translation for which the public part of its record has a place; the others are dropped."""
    seam = _Seam(path, gaps)
    return seam.mapping(said, base, ""), seam.problems


class _Knife:
    """Cuts one file's nodes, and keeps what was met."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.hidden: list[tuple[Position, Position]] = []
        self.gaps: set[tuple[Position, str]] = set()
        self.hidden_files: list[str] = []

    def part(self, node: Node, end: Position) -> Node | None:
        """The public part of a node that ends before `end`; nothing where nothing is left."""
        if isinstance(node, Scalar):
            return self.scalar(node)
        if isinstance(node, Sequence):
            return self.sequence(node, end)
        return self.mapping(node, end, frozenset())

    def mapping(
        self, node: Mapping, end: Position, dropped: frozenset[str], *, is_root: bool = False
    ) -> Mapping | None:
        """The mapping without its guarded keys; nothing where it says that it is internal."""
        if self._is_internal(node):
            self._hide(node, end, node)
            return None
        kept: list[tuple[Scalar, Node]] = []
        for index, (key, value) in enumerate(node.entries):
            following = node.entries[index + 1][0] if index + 1 < len(node.entries) else None
            stop = (following.line, following.column) if following else end
            if key.text == "internal" or key.text in dropped:
                self._hide(key, stop, value)
                self.gaps.add(((node.line, node.column), key.text))
            elif is_root or key.text != "audience":
                self._check_name(key)
                part = self.part(value, stop)
                if part is not None:
                    kept.append((key, part))
                elif not _is_void(value):
                    self.gaps.add(((node.line, node.column), key.text))
        return Mapping(tuple(kept), node.line, node.column) if kept else None

    def sequence(self, node: Sequence, end: Position) -> Sequence | None:
        """The list without its internal items."""
        kept: list[Node] = []
        lost: set[str] = set()
        for index, item in enumerate(node.items):
            following = node.items[index + 1] if index + 1 < len(node.items) else None
            part = self.part(item, (following.line, following.column) if following else end)
            if part is not None:
                kept.append(part)
            elif not _is_void(item):
                self.gaps.add(((node.line, node.column), ""))
                lost.add(id_of(item))
        for part in kept:
            if (name := id_of(part)) and name in lost:
                self._report(rules.SAME_ID, part, id=name)
        return Sequence(tuple(kept), node.line, node.column) if kept else None

    def scalar(self, node: Scalar) -> Scalar | None:
        """The text without comments and without the blanks that these leave."""
        text = node.text
        if node.is_empty:
            return None
        if not text.isascii() or "<" in text or ":" in text or "-->" in text:
            text, problems = public_words(self.path, text, node.line)
            self.problems += problems
            self._check_words(node)
        if text.startswith(" ") or text.endswith((" ", "\n")) or "  " in text or "\n" in text:
            text = _smooth(text)
        if not text:
            return None
        return node if text == node.text else node._replace(text=text)

    def _is_internal(self, node: Mapping) -> bool:
        audience = node.get("audience")
        if audience is None:
            return False
        if isinstance(audience, Scalar) and audience.text in {"public", "internal"}:
            return audience.text == "internal"
        typed = audience.text if isinstance(audience, Scalar) else "…"
        self._report(rules.ODD_AUDIENCE, audience, typed=typed[:40])
        return False

    def _check_name(self, key: Scalar) -> None:
        meant = resembled(key.text)
        if not meant and not key.text.isidentifier():
            words = key.text.replace(":", " ").replace("：", " ").split()
            meant = next((word for word in words if len(words) > 1 and _is_guarded(word)), "")
        if meant:
            self._report(rules.LOOK_ALIKE, key, typed=key.text[:40], meant=meant)
        if "<" in key.text or "\n" in key.text:
            self._report(rules.ODD_COMMENT, key, typed=key.text[:40])

    def _check_words(self, node: Scalar) -> None:
        """`Internal：…` on a line of its own continues the text above it, for YAML; it was not meant to be published."""
        for word in _WORD_BEFORE_COLON.findall(node.text):
            if _is_guarded(word):
                meant = word if word in GUARDED else resembled(word)
                self._report(rules.LOOK_ALIKE, node, typed=f"{word}:", meant=meant)

    def _hide(self, start: Node, end: Position, content: Node) -> None:
        self.hidden.append(((start.line, start.column), end))
        self.hidden_files += files_named(content)

    def _report(self, kind: Rule, node: Node, **arguments: str) -> None:
        self.problems.append(kind.at(Place(self.path, node.line, node.column), related=(), **arguments))


class _Seam:
    """Joins one translation with the public part of its record."""

    def __init__(self, path: str, gaps: frozenset[tuple[Position, str]]) -> None:
        self.path = path
        self.gaps = gaps
        self.problems: list[Problem] = []

    def mapping(self, said: Mapping, base: Mapping, name: str) -> Mapping:
        """The keys of `said` that `base` has, too; `name` is the dotted name of both.

        A plain text that `base` never had is public text of its own: what is kept back is never a text by itself.
        """
        kept: list[tuple[Scalar, Node]] = []
        for key, value in said.entries:
            original = base.get(key.text)
            if original is not None:
                part = self._value(value, original, f"{name}{key.text}")
                kept += [(key, part)] if part is not None else []
            elif ((base.line, base.column), key.text) in self.gaps:
                continue
            elif isinstance(value, Scalar) or _is_words(value):
                kept.append((key, value))
            else:
                self._report(rules.NO_ORIGINAL, key, f"{name}{key.text}")
        return Mapping(tuple(kept), said.line, said.column)

    def _value(self, said: Node, original: Node, name: str) -> Node | None:
        if isinstance(original, Sequence):
            return self._list(said, original, name)
        if isinstance(original, Mapping):
            whole = not any(place == (original.line, original.column) for place, _ in self.gaps)
            if whole and _is_words(original) and (isinstance(said, Scalar) or _is_words(said)):
                return said
            if isinstance(said, Mapping):
                return self.mapping(said, original, f"{name}.")
        elif isinstance(said, Scalar) or _is_words(said):
            return said
        self._report(rules.NO_ORIGINAL, said, name)
        return None

    def _list(self, said: Node, original: Sequence, name: str) -> Node | None:
        by_id = {id_of(item): item for item in original.items if id_of(item)}
        has_gap = ((original.line, original.column), "") in self.gaps
        if isinstance(said, Mapping):
            return self._by_id(said, by_id, name, has_gap=has_gap)
        if isinstance(said, Sequence) and any(id_of(item) for item in said.items):
            items = [self._item(item, by_id, name, has_gap=has_gap) for item in said.items]
            return Sequence(tuple(item for item in items if item is not None), said.line, said.column)
        count = len(said.items) if isinstance(said, Sequence) else 1
        if has_gap or count > len(original.items):
            self._report(rules.BY_POSITION, said, name)
            return None
        if isinstance(said, Scalar):
            return said
        pairs = zip(said.items, original.items, strict=False)
        parts = [self._value(item, base, f"{name}.{at}") for at, (item, base) in enumerate(pairs, 1)]
        return Sequence(tuple(part for part in parts if part is not None), said.line, said.column)

    def _by_id(self, said: Mapping, by_id: dict[str, Node], name: str, *, has_gap: bool) -> Mapping:
        kept: list[tuple[Scalar, Node]] = []
        for key, value in said.entries:
            item = by_id.get(key.text)
            if item is None and not has_gap:
                self._report(rules.NO_ORIGINAL, key, f"{name}.{key.text}")
            elif isinstance(value, Scalar) and item is not None:
                kept.append((key, value))
            elif item is not None:
                part = self._value(value, item, f"{name}.{key.text}")
                kept += [(key, part)] if part is not None else []
        return Mapping(tuple(kept), said.line, said.column)

    def _item(self, said: Node, by_id: dict[str, Node], name: str, *, has_gap: bool) -> Node | None:
        item = by_id.get(id_of(said))
        if item is not None:
            return self._value(said, item, f"{name}.{id_of(said)}")
        if not has_gap:
            self._report(rules.NO_ORIGINAL, said, f"{name}.{id_of(said)}")
        return None

    def _report(self, kind: Rule, node: Node, field: str) -> None:
        self.problems.append(kind.at(Place(self.path, node.line, node.column), field=field[:80]))


def id_of(node: Node) -> str:
    """The id of a list's item, empty where it has none."""
    found = node.get("id") if isinstance(node, Mapping) else None
    return found.text if isinstance(found, Scalar) else ""


def files_named(node: Node) -> Iterator[str]:
    """The names below keys `file`, at any depth."""
    if isinstance(node, Mapping):
        for key, value in node.entries:
            if key.text == "file" and isinstance(value, Scalar):
                yield value.text
            else:
                yield from files_named(value)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from files_named(item)


def _is_guarded(word: str) -> bool:
    """Whether a word decides who may read, or only resembles one that does (`accept` is too common a word)."""
    return word in {"internal", "audience"} or resembled(word) in {"internal", "audience"}


def _is_void(node: Node) -> bool:
    """Whether the editor wrote nothing there: leaving it out hides nothing."""
    if isinstance(node, Scalar):
        return not node.text.strip() or node.is_empty
    return not (node.entries if isinstance(node, Mapping) else node.items)


def _is_words(node: Node) -> bool:
    """Whether the node is a text in several languages: `{en: …, zh: …}`."""
    return isinstance(node, Mapping) and all(
        isinstance(value, Scalar) and _LANGUAGE.fullmatch(key.text) for key, value in node.entries
    )


def _smooth(text: str) -> str:
    """The text without blanks at its ends, runs of blanks, and runs of blank lines."""
    rows = [re.sub(r"(?<=\S)[ \t]{2,}(?=\S)", " ", row).rstrip() for row in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(rows)).strip()


_WORD_BEFORE_COLON: Final = pattern(r"([^\s:：,，。、;；{(\[\"'“]{2,12})[\"'”]?\s?[:：]")
_LANGUAGE: Final = pattern(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
