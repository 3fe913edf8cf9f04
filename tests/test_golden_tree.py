from pathlib import Path

import pytest

from tests.golden_tree import GoldenTree


def test_equal_trees_pass(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/b.txt").write_text("one\n")
    GoldenTree(tmp_path, accept=False).compare({"a/b.txt": "one\n"})


@pytest.mark.parametrize(
    ("tree", "said"),
    [
        ({}, "a.txt: is gone"),
        ({"a.txt": "one\n", "b.txt": "x"}, "b.txt: is new"),
        ({"a.txt": "two\n"}, "+two"),
        ({"a.txt": b"\xff"}, "not text"),
        ({"a.txt": "one\r\n"}, "line ends"),
    ],
)
def test_every_difference_fails_and_is_shown(tmp_path: Path, tree: dict[str, str | bytes], said: str) -> None:
    (tmp_path / "a.txt").write_text("one\n")
    with pytest.raises(pytest.fail.Exception, match=said.replace("+", r"\+")):
        GoldenTree(tmp_path, accept=False).compare(tree)


def test_accept_makes_the_tree_the_golden_one(tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_text("old")
    GoldenTree(tmp_path, accept=True).compare({"new/file.txt": "new"})
    GoldenTree(tmp_path, accept=False).compare({"new/file.txt": "new"})
