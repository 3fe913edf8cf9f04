"""Codes drawn from differences are those that the library makes of the whole address."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup
from qrcodegen import QrCode, QrSegment

from generator.render.address_code import MASK, QUIET, address_code

ADDRESSES = st.lists(st.text("abcxyzABZ0189-=,_.~%", min_size=1, max_size=12), min_size=0, max_size=4).map(
    lambda steps: "https://zhenggai.example/" + "".join(f"{step}/" for step in steps)
)


def modules(svg: str) -> list[list[bool]]:
    """The dark modules that the strokes cover, read as a browser reads a path."""
    box = re.search(r'viewBox="-(\d+) -\1 (\d+) \2"', svg)
    path = re.search(r' d="([^"]*)"', svg)
    assert box
    assert path
    size = int(box[2]) - 2 * int(box[1])
    drawn = [[False] * size for _ in range(size)]
    x = y = 0
    for command, first, second in re.findall(r"([Mmh])(-?\d+)(?: (-?[\d.]+))?", path[1]):
        if command == "M":
            x, y = int(first), int(float(second))
        elif command == "m":
            assert second == "0"
            x += int(first)
        else:
            drawn[y][x : x + int(first)] = [True] * int(first)
            x += int(first)
    return drawn


def made_whole(address: str) -> list[list[bool]]:
    code = QrCode.encode_segments([QrSegment.make_bytes(address.encode())], QrCode.Ecc.MEDIUM, mask=MASK, boostecl=False)
    return [[code.get_module(x, y) for x in range(code.get_size())] for y in range(code.get_size())]


@given(ADDRESSES)
def test_a_code_is_that_of_its_address(address: str) -> None:
    assert modules(address_code(address)) == made_whole(address)


def test_addresses_of_one_length_share_their_differences() -> None:
    drawn = {address: address_code(address) for address in (f"https://a.example/en/tasks/T-{n:03}/index.html" for n in range(200))}
    assert len(set(drawn.values())) == 200
    assert all(modules(svg) == made_whole(address) for address, svg in drawn.items())


def test_a_code_has_the_quiet_zone_that_readers_need() -> None:
    size = len(made_whole("https://a.example/"))
    assert f'viewBox="-{QUIET} -{QUIET} {size + 2 * QUIET} {size + 2 * QUIET}"' in address_code("https://a.example/")


@pytest.mark.parametrize(("title", "said"), [("", ' aria-hidden="true">'), ("a < b", ' role="img"><title>a &lt; b</title>')])
def test_a_code_is_named_or_hidden(title: str, said: str) -> None:
    svg = address_code("https://a.example/", title)
    assert isinstance(svg, Markup)
    assert said in svg


def test_an_address_too_long_for_a_code_has_none() -> None:
    assert address_code("https://a.example/" + "x" * 3000 + "/") == ""
