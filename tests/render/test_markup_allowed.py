from __future__ import annotations

import pytest

from generator.render.markup_allowed import ALLOWED_TAGS, decoded, is_file_name, is_whole_address


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/?a=1&copy=2",
        "HTTP://example.org",
        "mailto:a@example.org",
        "tel:+86-411-1",
        "https://例.example/水",
    ],
)
def test_whole_addresses(address: str):
    assert is_whole_address(address)
    assert not is_file_name(address)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:x",
        "data:,x",
        "//example.org",
        "/x",
        "x:y",
        "https://example.org/\\x",
        "https://a b",
        "java\u00adscript:x",
        "https:&Tab;x",
        "",
    ],
)
def test_other_addresses_are_neither(address: str):
    assert not is_whole_address(address)
    assert not is_file_name(address)


@pytest.mark.parametrize("name", ["a.jpg", "evidence/改造 前.jpg", "a&b.pdf", "..a.pdf"])
def test_names_of_files(name: str):
    assert is_file_name(name)


@pytest.mark.parametrize("name", ["../a.jpg", "a/../../b", "/a", "a?b", "a\\b", "a\u202eb", ".."])
def test_no_way_out_of_the_folder(name: str):
    assert not is_file_name(name)


def test_attributes_are_decoded_as_browsers_do():
    assert decoded(" a&amp;b&#58;c&copy=1 ") == "a&b:c&copy=1"


def test_nothing_that_runs_embeds_or_asks_is_allowed():
    assert not ALLOWED_TAGS & {
        "script",
        "style",
        "iframe",
        "object",
        "embed",
        "img",
        "svg",
        "math",
        "form",
        "input",
        "link",
        "h1",
    }
