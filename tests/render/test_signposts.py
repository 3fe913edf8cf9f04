from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest

from generator.model.output import Edition
from generator.model.site import Contact
from generator.render import signposts as module
from generator.render.signposts import signposts
from tests.builders import SITE

PAGES = ("index.html", "404.html", "en/index.html", "zh/index.html", "zh/tasks/甲 1/index.html", "assets/site.css")


def made(edition: Edition = Edition.PUBLIC, paths: Iterable[str] = PAGES, **settings: object) -> dict[str, str]:
    site = replace(SITE, **settings)  # type: ignore[arg-type]
    return {file.path: file.body.decode() for file in signposts(site, edition, paths, date(2018, 10, 31))}


def locations(sitemap: str) -> list[str]:
    return re.findall(r"<loc>([^<]+)</loc>", sitemap)


def test_every_page_is_in_the_sitemap_but_404():
    assert locations(made()["sitemap.xml"]) == [
        "https://testing.example/en/index.html",
        "https://testing.example/index.html",
        "https://testing.example/zh/index.html",
        "https://testing.example/zh/tasks/%E7%94%B2%201/index.html",
    ]


def test_a_page_names_its_versions_where_there_are_several():
    root = ET.fromstring(made()["sitemap.xml"])
    links = [[link.get("hreflang") for link in url.iter("{http://www.w3.org/1999/xhtml}link")] for url in root]
    assert links == [["en", "zh-CN", "x-default"], ["en", "zh-CN", "x-default"], ["en", "zh-CN", "x-default"], []]
    assert all(url.find("*[@hreflang='x-default']").get("href") == "https://testing.example/index.html" for url in root[:3])  # type: ignore[union-attr]


def test_a_site_of_one_language_names_no_versions():
    assert "hreflang" not in made(paths=("index.html", "en/index.html"), languages=("en",))["sitemap.xml"]


def test_a_large_sitemap_is_split(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "MOST_ADDRESSES", 3)
    posts = made()
    assert locations(posts["sitemap.xml"]) == [f"https://testing.example/sitemap-{number}.xml" for number in (1, 2)]
    assert [len(locations(posts[f"sitemap-{number}.xml"])) for number in (1, 2)] == [3, 1]


def test_an_empty_site_has_a_sitemap_too():
    assert locations(made(paths=())["sitemap.xml"]) == []


def test_robots_are_shown_the_way_and_kept_out_of_the_office():
    assert "Sitemap: https://testing.example/sitemap.xml" in made()["robots.txt"]
    internal = made(Edition.INTERNAL)
    assert internal["robots.txt"] == "User-agent: *\nDisallow: /\n"
    assert set(internal) == {"robots.txt", "_headers"}
    assert "X-Robots-Tag: noindex" in internal["_headers"]
    assert "no-store" in internal["_headers"]


def test_security_txt_says_whom_to_tell_and_until_when():
    text = made(contact=Contact(email="office@testing.example", phone="0411-0000 1234"))[".well-known/security.txt"]
    assert (
        "Contact: mailto:office@testing.example\nContact: tel:+86-411-00001234\nExpires: 2028-12-31T00:00:00Z\n" in text
    )
    assert "Contact: https://testing.example/" in made()[".well-known/security.txt"]


def test_a_published_security_txt_holds_for_less_than_a_year():
    (text,) = (
        file.body.decode()
        for file in signposts(SITE, Edition.PUBLIC, (), date(2018, 10, 31), published=date(2026, 11, 1))
        if file.path.endswith("security.txt")
    )
    assert "Expires: 2027-10-31T00:00:00Z\n" in text


def test_the_headers_forbid_what_pages_do_not_need():
    headers = made()["_headers"]
    assert "default-src 'none'" in headers
    assert "frame-ancestors 'none'" in headers
    assert "unsafe" not in headers
    assert "X-Content-Type-Options: nosniff" in headers
    assert "/assets/*\n  Cache-Control: public, max-age=31536000, immutable" in headers


@pytest.mark.parametrize(
    ("phone", "country", "way"),
    [
        ("12345", "CN", "Contact: tel:12345;phone-context=+86\n"),
        ("+49 30 1234", "DE", "Contact: tel:+49301234\n"),
        ("030 1234", "DE", "Contact: https://testing.example/\n"),
    ],
)
def test_telephone_numbers_can_be_called_from_anywhere(phone: str, country: str, way: str):
    assert made(contact=Contact(phone=phone), calendar=country)[".well-known/security.txt"].startswith(way)
