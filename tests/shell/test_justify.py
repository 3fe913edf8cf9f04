"""Measured on the finished page: where the last glyph of every full line ends."""

from collections.abc import Iterator

import pytest

from generator.shell import justify
from tests.printed import marks

weasyprint = pytest.importorskip("weasyprint")

RIGHT_EDGE = (210 - 26) * 72 / 25.4
STYLE = """@page{size:A4;margin:37mm 26mm 35mm 28mm}body{margin:0;font:15.75pt/28.99pt "Noto Serif CJK SC","Noto Serif"}
p{margin:0;text-indent:2em;text-align:justify}"""
TEXT = (
    "市整改办组织三个督查组，采取“明查”与“暗访”相结合的方式，对5项重点任务逐一核查："
    "污水处理厂（日处理20000立方米）、燃煤小锅炉383台、Dalian Port Group等单位；"
    "<b>一级水源保护区</b>内居民搬迁<a href='#x'>（见第5页）</a>，非正规垃圾堆放点、"
    "地下水治理等，做到“责任清、任务清、时限清”。"
)


@pytest.fixture(autouse=True)
def _adapted() -> Iterator[None]:
    assert justify.install()
    yield
    justify.remove()


def lines(paragraphs: str, language: str = "zh-CN") -> list[tuple[float, str]]:
    """Right edge (points) and text of every line of the first page but the last of each paragraph."""
    body = weasyprint.HTML(
        string=f"<html lang={language}><style>{STYLE}</style><body id=x>{paragraphs}</body></html>"
    ).write_pdf()
    found: dict[int, list[tuple[float, str]]] = {}
    for mark in marks(body):
        found.setdefault(round(mark.baseline), []).append((mark.right, mark.text))
    rows = [(max(edge for edge, _ in row), "".join(mark for _, mark in row)) for _, row in sorted(found.items())]
    return [row for row in rows if not row[1].endswith("。")]


@pytest.mark.parametrize("text", [TEXT * 2, "国，" * 90 + "。", "国" * 200 + "。", TEXT.replace("，", "，ABC ")])
def test_full_lines_of_chinese_end_within_a_point(text: str) -> None:
    full = lines(f"<p>{text}</p>")
    assert len(full) >= 4
    assert all(abs(edge - RIGHT_EDGE) < 1 for edge, _ in full), full


def test_without_the_adaptation_the_edge_is_ragged() -> None:
    justify.remove()
    assert max(RIGHT_EDGE - edge for edge, _ in lines(f"<p>{TEXT * 2}</p>")) > 5


def test_words_of_latin_letters_are_not_spread() -> None:
    (line,) = (text for _, text in lines(f"<p>{TEXT}</p>") if "DalianPortGroup" in text)
    assert "Dalian" in line


def test_english_keeps_the_rule_of_the_library() -> None:
    english = "<p>" + "The office checks every task on site and reports what it saw. " * 8 + "</p>"
    adapted = lines(english, "en")
    justify.remove()
    assert lines(english, "en") == adapted


def test_a_line_broken_by_force_is_not_torn_apart() -> None:
    (short, *_) = lines("<p>短行<br>" + TEXT + "</p>")
    assert short[0] < RIGHT_EDGE / 2


def test_an_unknown_version_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    justify.remove()
    stock = justify.inline.justify_line
    monkeypatch.setattr(weasyprint, "__version__", "71.0")
    assert not justify.install()
    assert justify.inline.justify_line is stock
