from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.render.csv_text import csv_text, harmless


@pytest.mark.parametrize(
    "formula",
    [
        *(
            "=1+1",
            "+cmd",
            "-cmd|x",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            " =1",
            "\u200b=1",
            "\ufeff=1",
            "\u3000=1",
            "\n=1",
            "\xa0@x",
        ),
        *(
            "＝1+1",
            "＋1",
            "－cmd",
            "＠x",
            '=HYPERLINK("http://x.example")',
            "+86 411 1",
            "-",
            "--1",
            "-1-1",
            "=",
            "\u2060=1",
        ),
    ],
)
def test_what_a_spreadsheet_would_run_begins_with_an_apostrophe(formula: str):
    assert harmless(formula).startswith("'")


@pytest.mark.parametrize(
    "plain", ["-5", "+3.5", "12%", "-0.25", "a=b", "污水 - 处理", "2018-10-12", "", "0411-1", "1+1"]
)
def test_what_runs_nothing_stays_as_it_is(plain: str):
    assert harmless(plain) == plain


def test_control_and_direction_characters_are_gone():
    assert harmless("a\x00b\u202ec\x1b\x7fd\r\ne\rf") == "abcd\ne\nf"


def test_cells_are_quoted_where_they_have_to_be():
    assert csv_text([["a", 'b"c', "d,e", "f\ng"], ["", "1"]]) == 'a,"b""c","d,e","f\ng"\r\n,1\r\n'


@given(st.lists(st.lists(st.text(), min_size=2, max_size=4), min_size=1))
def test_any_cells_are_read_back_harmless(lines: list[list[str]]):
    read = list(csv.reader(io.StringIO(csv_text(lines), newline=""), strict=True))
    assert read == [[harmless(cell) for cell in line] for line in lines]
    number = re.compile(r"[+-]?\d+(\.\d+)?%?", re.ASCII)
    for cell in (cell for line in read for cell in line):
        assert not re.match(r"[\s\u200b\ufeff]*[=@+\-＝＠＋－\t\r]", cell) or number.fullmatch(cell)
