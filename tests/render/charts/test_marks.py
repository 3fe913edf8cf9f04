"""Words are escaped, coordinates short, and a legend goes on in a new line where one is full."""

from generator.render.charts.marks import legend, short, word


def test_what_is_said_is_escaped() -> None:
    assert word(1, 2, "a < b") == '<text x="1" y="2">a &lt; b</text>'


def test_coordinates_have_one_decimal_at_most() -> None:
    assert [short(value) for value in (1.0, 1.26, -0.5)] == ["1", "1.3", "-0.5"]


def test_a_legend_takes_as_many_lines_as_it_needs() -> None:
    def mark(x: float, y: float) -> str:
        return f"[{x:.0f} {y:.0f}]"

    assert legend([(mark, 20, "到期")], 30) == ('[10 25]<text x="36" y="30">到期</text>', 30)
    drawn, foot = legend([(mark, 20, "到期未完成的事项")] * 3, 30)
    assert foot == 52
    assert drawn.count("[10 ") == 2
