"""The proof holds for what the public source makes, and for nothing else."""

from datetime import date
from pathlib import Path

from generator.build import Order, assembled, view
from generator.model.output import Edition, File
from generator.publication.proof import digest_of, prove
from generator.shell.files import read_site
from generator.shell.stages import Stages
from generator.source.tree import MemoryTree
from tests.conftest import SiteBuilder

SECRET = "The contractor owes money to four suppliers"


def built(folder: Path) -> tuple[MemoryTree, Order, tuple[File, ...]]:
    tree = read_site(folder)
    order = Order(folder, folder / "output", (Edition.PUBLIC,), prints=False)
    files = assembled(view(tree, Edition.PUBLIC, None, Stages()), order, Stages()).files
    return MemoryTree({path: tree.read(path) for path in tree.paths()}), order, files


def test_the_proof_holds_and_says_so(site: SiteBuilder) -> None:
    folder = site().inspection().task("DL-01", internal={"notes": SECRET}).write("pages/internal/a.md", SECRET)
    tree, order, files = built(folder.folder)
    proof = prove(tree, files, order, None, Stages())
    assert proof.holds
    assert proof.phrases > 0
    assert next(sentence.zh for sentence in proof.sentences()).startswith("全部")


def test_a_changed_a_missing_and_a_foreign_file_are_told_apart(site: SiteBuilder) -> None:
    tree, order, files = built(site().inspection().task("DL-01").folder)
    kept = [file for file in files if file.path not in {"404.html", "en/index.html"}]
    proof = prove(tree, (*kept, File("en/index.html", b"x"), File("new.html", b"")), order, None, Stages())
    assert not proof.holds
    assert [(one.path, one.kind) for one in proof.differences] == [
        ("404.html", "missing"), ("en/index.html", "changed"), ("new.html", "foreign"),
    ]


def test_an_internal_phrase_is_found_with_its_source(site: SiteBuilder) -> None:
    tree, order, files = built(site().inspection().task("DL-01", internal={"notes": SECRET}).folder)
    proof = prove(tree, (*files, File("a.txt", SECRET.upper().encode())), order, None, Stages())
    assert {(leak.path, leak.source) for leak in proof.leaks} == {("a.txt", "tasks/DL-01/task.md")}


def test_errors_of_the_public_view_are_no_proof(site: SiteBuilder) -> None:
    tree = MemoryTree({"site.yaml": b"title: x\n"})
    order = Order(Path("nowhere"), Path("nowhere"), (Edition.PUBLIC,), date(2018, 1, 1), prints=False)
    proof = prove(tree, (), order, None, Stages())
    assert not proof.holds
    assert "cannot be built" in next(iter(proof.sentences())).en


def test_the_digest_of_a_folder_is_of_paths_and_bytes() -> None:
    assert digest_of({"a": b"1", "b": b"2"}) == digest_of({"b": b"2", "a": b"1"})
    assert len({digest_of(files) for files in ({"a": b"1"}, {"a": b"2"}, {"b": b"1"})}) == 3
