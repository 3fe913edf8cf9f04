"""A tree in memory keeps the promises of a source tree."""

import pytest

from generator.source.tree import MemoryTree, SourceTree


def test_paths_are_sorted_and_texts_are_bytes() -> None:
    tree = MemoryTree({"b.md": "乙", "a.md": b"\xff"})
    assert isinstance(tree, SourceTree)
    assert tree.paths() == ("a.md", "b.md")
    assert tree.read("b.md") == "乙".encode()
    assert tree.faults() == ()


def test_what_is_not_there_cannot_be_read() -> None:
    with pytest.raises(KeyError):
        MemoryTree({}).read("a.md")
