"""Files that were read before: opened again only when their stamps say that they were written."""

import os
from functools import partial
from pathlib import Path

import pytest

from generator.shell.files import FolderTree, read_site
from generator.shell.kept_files import KeptFiles


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    for name in ("a.md", "b.md", "c.pdf"):
        (tmp_path / "content" / name).write_text(name)
    return tmp_path


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    paths: list[str] = []
    stock = FolderTree.read

    def noted(self: FolderTree, path: str) -> bytes:
        paths.append(path)
        return stock(self, path)

    monkeypatch.setattr(FolderTree, "read", noted)
    return paths


def test_only_what_was_written_is_opened_again(site: Path, opened: list[str]) -> None:
    kept = KeptFiles(site / "content")
    for expected in (["a.md", "b.md", "c.pdf"], ["c.pdf"]):
        opened.clear()
        tree = kept.tree(partial(read_site, site))
        assert [tree.read(path) for path in tree.paths()] == [b"a.md", b"b.md", b"c.pdf"]
        assert opened == expected
    (site / "content/a.md").write_text("new!")
    os.utime(site / "content/a.md", ns=(0, 0))
    opened.clear()
    assert kept.tree(partial(read_site, site)).read("a.md") == b"new!"
    assert opened == ["a.md"]


def test_a_tree_stays_as_it_was_at_its_moment(site: Path) -> None:
    kept = KeptFiles(site / "content")
    tree = kept.tree(partial(read_site, site))
    assert tree.read("a.md") == b"a.md"
    (site / "content/a.md").write_text("later")
    assert (tree.read("a.md"), kept.tree(partial(read_site, site)).read("a.md")) == (b"a.md", b"later")


def test_what_is_gone_or_was_never_there_is_not_read(site: Path) -> None:
    kept = KeptFiles(site / "content")
    kept.tree(partial(read_site, site)).read("a.md")
    (site / "content/a.md").unlink()
    tree = kept.tree(partial(read_site, site))
    with pytest.raises(KeyError):
        tree.read("a.md")
    assert tree.faults() == ()


def test_names_are_listed_again_unless_texts_were_written_to_and_nothing_else(site: Path) -> None:
    kept, listed = KeptFiles(site / "content"), []

    def listing() -> FolderTree:
        listed.append(site)
        return read_site(site)

    content = site / "content"
    kept.tree(listing).read("a.md")
    (content / "a.md").write_text("written")
    assert kept.tree(listing, [content / "a.md"]).read("a.md") == b"written"
    assert len(listed) == 1
    for other in (None, [content / "c.pdf"], [content / "gone.md"], [content / "a.md", content / "b.md"]):
        listed.clear()
        kept.tree(listing, other)
        assert len(listed) == 1
