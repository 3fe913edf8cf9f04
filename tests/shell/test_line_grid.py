from collections.abc import Iterator

import pytest

from generator.shell import line_grid
from tests.printed import marks

weasyprint = pytest.importorskip("weasyprint")

LINE = 28.99
STYLE = """@page{size:A4;margin:37mm 26mm 35mm 28mm}body{margin:0;font:15.75pt/28.99pt "Noto Serif CJK SC"}p{margin:0}
table{font-size:10pt;line-height:15pt;border-collapse:collapse}td{border:.75pt solid}"""


@pytest.fixture(autouse=True)
def _adapted() -> Iterator[None]:
    assert line_grid.install()
    yield
    line_grid.remove()


def baselines(body: str) -> list[float]:
    """Baselines (points from the top of the page) of all lines of body size."""
    printed = weasyprint.HTML(string=f"<html lang=zh-CN><style>{STYLE}</style><body>{body}</body></html>").write_pdf()
    return sorted(mark.baseline for mark in marks(printed) if mark.size > 12)


@pytest.mark.parametrize("rows", [1, 2, 3, 7])
def test_text_below_a_table_stands_on_the_grid(rows: int) -> None:
    table = f"<div class='whole-lines'><table>{'<tr><td>甲</td></tr>' * rows}</table></div>"
    first, last = baselines(f"<p>上</p>{table}<p>下</p>")
    lines = (last - first) / LINE
    assert abs(lines - round(lines)) * LINE < 0.1


def test_without_the_adaptation_it_does_not() -> None:
    line_grid.remove()
    first, last = baselines("<p>上</p><div class='whole-lines'><table><tr><td>甲</td></tr></table></div><p>下</p>")
    assert abs((last - first) / LINE - round((last - first) / LINE)) > 0.1


def test_a_table_that_fits_a_page_is_not_sent_overleaf_by_the_air_below_it() -> None:
    """The line before it is a little higher than a line, so whole lines from there on end below the page."""
    text = "<p>上</p>" * 20 + "<p style='line-height:29.5pt'>上</p>"
    body = f"{text}<div class='whole-lines'><table><tr><td style='font-size:13pt'>甲</td></tr></table></div>"
    printed = weasyprint.HTML(string=f"<html lang=zh-CN><style>{STYLE}</style><body>{body}</body></html>").render()
    assert len(printed.pages) == 1


def test_heights_are_rounded_up_to_lines_with_mercy_for_rounding() -> None:
    assert line_grid.whole_lines(28.99, 28.99) == 28.99
    assert line_grid.whole_lines(29.02, 28.99) == 28.99
    assert line_grid.whole_lines(30, 28.99) == pytest.approx(57.98)


def test_an_unknown_version_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    line_grid.remove()
    stock = line_grid.block.block_container_layout
    monkeypatch.setattr(weasyprint, "__version__", "71.0")
    assert not line_grid.install()
    assert line_grid.block.block_container_layout is stock
