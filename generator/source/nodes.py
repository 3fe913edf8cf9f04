"""What a YAML text says, before anyone asks what it means: texts as typed, lists, mappings, each with its place.

Named tuples, because a site of 10 000 records makes some millions of them and sends them between processes.
"""

from __future__ import annotations

from typing import NamedTuple


class Scalar(NamedTuple):
    """One value, as the text that was typed: `no`, `010` and `2018-10` are texts here; the schema gives them types."""

    text: str
    line: int
    column: int
    quoted: bool = False
    """In quotes or as a block (`|`, `>`); only a text without quotes can mean "nothing" (empty, `~`, `null`)."""

    @property
    def is_empty(self) -> bool:
        """Whether the editor left the value out: `done:`, `done: ~`, `done: null`."""
        return not self.quoted and self.text in ("", "~", "null", "Null", "NULL")


class Sequence(NamedTuple):
    """A list; `line` and `column` are those of its first mark."""

    items: tuple[Node, ...]
    line: int
    column: int


class Mapping(NamedTuple):
    """Keys and their values, in the order typed; none stands twice (a repeated key is a problem, the first counts)."""

    entries: tuple[tuple[Scalar, Node], ...]
    line: int
    column: int

    def get(self, key: str) -> Node | None:
        """The value under `key`, or nothing."""
        for name, value in self.entries:
            if name.text == key:
                return value
        return None

    def key(self, key: str) -> Scalar | None:
        """The key itself, for its place."""
        for name, _ in self.entries:
            if name.text == key:
                return name
        return None


Node = Scalar | Sequence | Mapping
