"""Makes the SVG of any chart: finds the module that draws its kind."""

from __future__ import annotations

from typing import Final

from markupsafe import Markup

from generator.render.charts.burn_up import burn_up
from generator.render.charts.marks import short
from generator.render.charts.schedule import parts_of, schedule
from generator.render.charts.series import series
from generator.render.charts.values import BurnUp, Chart, Schedule, Series, Strip
from generator.render.words import Words

PAGE: Final = 780
"""Units of height that a page of print holds, with a heading above and a title of two lines below; see `.chart` in blocks.css."""
STRIP_GAP: Final = 0.4
"""Per cent of a strip's length between its parts, so that they can be told apart in grey too."""


def drawn(chart: Chart, say: Words) -> Markup:
    """The SVG of a chart, with its words in the language of `say`."""
    match chart:
        case Strip():
            return strip(chart)
        case Schedule():
            return schedule(chart, say)
        case Series():
            return series(chart, say)
        case BurnUp():
            return burn_up(chart, say)
        case _:
            raise TypeError(f"no chart: {type(chart).__name__}")


def drawn_for_paper(chart: Chart, say: Words) -> tuple[Markup, ...]:
    """The pictures of a chart on paper: several of a schedule that is higher than a page."""
    if isinstance(chart, Schedule):
        return tuple(schedule(part, say) for part in parts_of(chart, PAGE, say))
    return (drawn(chart, say),)


def strip(chart: Strip) -> Markup:
    """A bar in parts."""
    total = chart.whole or sum(count for _, count in chart.parts)
    at = 0.0
    parts = []
    for fill, count in chart.parts:
        if count:
            width = 100 * count / total
            gap = STRIP_GAP if at + width < 99.9 else 0
            parts.append(f'<rect class="fill-{fill}" x="{short(at)}" width="{short(max(width - gap, 0.4))}" height="9"/>')
            at += width
    return Markup(
        '<svg class="strip" viewBox="0 0 100 9" preserveAspectRatio="none" aria-hidden="true">'
        f"{''.join(parts)}</svg>",
    )
