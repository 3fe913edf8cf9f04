"""The last look before writing finds what must not go out."""

import pytest

from generator.model.output import Edition, File
from generator.render.outgoing import faults


def codes(*files: tuple[str, str], edition: Edition = Edition.PUBLIC, elsewhere: tuple[str, ...] = ()) -> list[str]:
    return [p.code for p in faults([File(path, body.encode()) for path, body in files], edition, elsewhere)]


@pytest.mark.parametrize(
    "link",
    [
        "../a/b.html",
        "b.html#x",
        "b.html?q=1",
        "https://else.example/x",
        "mailto:a@b.example",
        "#top",
        "../pdf/x.pdf",
        "../%E4%B8%AD/index.html",
        "./",
    ],
)
def test_a_link_that_leads_somewhere_is_fine(link: str) -> None:
    files = [("a/index.html", f'<a href="{link}">x</a>'), ("a/b.html", "x"), ("中/index.html", "x")]
    assert codes(*files, elsewhere=("pdf/x.pdf",)) == []


@pytest.mark.parametrize("link", ["c.html", "../../etc/passwd", "/nowhere", "B.html"])
def test_a_link_that_leads_nowhere_is_found(link: str) -> None:
    assert codes(("a/index.html", f'<p><img src="{link}">'), ("a/b.html", "x")) == ["dead-link"]


@pytest.mark.parametrize(("link", "found"), [("/city/a/b.html", 0), ("/city/a/c.html", 1)])
def test_a_site_below_a_folder_of_its_host_is_searched_from_there(link: str, found: int) -> None:
    files = [File("404.html", f'<a href="{link}">x</a>'.encode()), File("a/b.html", b"x")]
    assert len(list(faults(files, Edition.PUBLIC, base_url="https://host.example/city/"))) == found


def test_addresses_that_differ_in_case_only_are_found() -> None:
    assert codes(("a.html", "x"), ("A.html", "x")) == ["same-address"]


def test_an_internal_page_without_its_mark_is_found() -> None:
    assert codes(("a.html", "x"), ("b.html", "内部资料 注意保存"), edition=Edition.INTERNAL) == ["page-without-mark"]
