"""The gate's work on single files, kept from one build to the next: `public_text` with a memory.

What a file's public text depends on is in its key: its path and bytes, for a translation those of its record, and the
gate's date where an unannounced check waits for it. A site's own files and what joins the files are made anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import Final, NamedTuple

from generator.model import problem, text
from generator.model.memory import Memory, key_of
from generator.model.packing import Packing, shapes_of
from generator.source.layout import Role, locate
from generator.source.nodes import Mapping, Scalar, Sequence
from generator.source.public_text import PublicText, Verdict, public_text

_NODES: Final = Packing(Mapping, Sequence, Scalar)


class _Kept(NamedTuple):
    """A public text without its nodes; these, which only its translations ask for, packed by themselves."""

    text: PublicText
    nodes: bytes


_PACKING: Final = Packing(_Kept, PublicText, Verdict, *shapes_of(problem, text))


class RememberedTexts:
    """A `MakeText` for one passage through the gate, which asks for records before their translations."""

    def __init__(self, memory: Memory, paths: Iterable[str]) -> None:
        self._memory = memory
        self._translated = {found.base for found in map(locate, paths) if found.role is Role.TRANSLATION}
        self._bases: dict[str, tuple[bytes, bytes]] = {}
        """Key and packed nodes of each record that has translations."""

    def __call__(self, path: str, raw: bytes, gate_date: date, base: PublicText | None = None) -> PublicText:
        """What `public_text` gives; the nodes are left out where no translation can ask for them."""
        location = locate(path)
        day = gate_date.isoformat() if location.kind == "check" else ""
        has_translations = path in self._translated
        origin, nodes = self._bases.get(location.base, (b"", b"")) if base is not None else (b"", b"")
        key = key_of(path, raw, day, origin, b"nodes" if has_translations else b"")
        make = partial(_kept, path, raw, gate_date, base, nodes, keeps_nodes=has_translations)
        kept: _Kept = _PACKING.remembered(self._memory, "gate", key, make)
        if has_translations:
            self._bases[path] = key, kept.nodes
        return kept.text


def _kept(
    path: str, raw: bytes, gate_date: date, base: PublicText | None, nodes: bytes, *, keeps_nodes: bool
) -> _Kept:  # fmt: skip
    if base is not None:
        known = _NODES.unpacked(nodes)
        if known is None:  # without them, nothing says which texts of a translation may be seen
            raise ValueError(f"{path}: the gate did not keep its record's nodes")
        base = base._replace(front=known[0], gaps=known[1])
    found = public_text(path, raw, gate_date, base)
    packed = _NODES.packed((found.front, found.gaps)) if keeps_nodes else b""
    return _Kept(found._replace(front=None, gaps=frozenset()), packed)
