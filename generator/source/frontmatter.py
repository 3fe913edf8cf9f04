"""Bytes of a content file → its front matter as nodes with line and column, and its body; or problems."""

from __future__ import annotations

from generator.source.nodes import Mapping, Node, Scalar, Sequence

__all__ = ["Mapping", "Node", "Scalar", "Sequence"]
