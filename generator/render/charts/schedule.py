"""The chart of a task's schedule: a row for each milestone, with lines for today and the deadlines, old and new.

A name takes as many lines as it needs. A schedule that is longer than a page of print is drawn in several pictures.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from markupsafe import Markup

from generator.model.frozen import frozen
from generator.render.charts.axes import Time, months
from generator.render.charts.lettering import LINE, TEXT, lines_of, width_of
from generator.render.charts.marks import (
    EDGE_ROOM,
    FILLS,
    INK,
    PAPER,
    RULE,
    SEAL,
    WIDTH,
    Legend,
    diamond,
    haloed,
    legend,
    short,
    svg,
    triangle,
    upright,
    word,
)
from generator.render.charts.room import Flag, Post, planted
from generator.render.charts.values import Schedule, ScheduleRow
from generator.render.words import Words

AROUND: Final = 147
"""The height of what stands above and below the rows: words of lines, axis, legend; at most."""
ROW: Final = 46
"""The height of a row whose name takes one line."""
NUMBER_GAP: Final = 8
OFF_LINE: Final = 6
"""How far numbers stand from a line at the left edge."""


@frozen
class _Line:
    """A vertical line over all rows, with its word."""

    flag: Flag
    name: str
    colour: str
    dash: str = ""
    width: float = 2.5
    tone: str = ""

    def drawn(self, post: Post, bottom: float) -> str:
        return upright(self.flag.x, post.line_from, bottom, self.name, self.colour, dash=self.dash, width=self.width)

    def said(self, post: Post) -> str:
        colour = self.colour if self.tone else ""
        return word(post.x, post.box.foot, self.flag.text, anchor=post.anchor, tone=self.tone, colour=colour)


def schedule(chart: Schedule, say: Words) -> Markup:
    """The picture of a schedule."""
    time = _time(chart)
    lines = _lines(chart, time, say)
    posts = planted([line.flag for line in lines], WIDTH)
    wide = _number_width(chart)
    left = EDGE_ROOM + (OFF_LINE if any(line.flag.x < EDGE_ROOM + wide for line in lines) else 0)
    top = max(post.box.foot for post in posts) + 14
    words, grid, marks = [], [], []
    for number, row in enumerate(chart.rows, start=chart.first):
        words.append(word(left, top + 16, str(number)))
        parts = _name_lines(row, wide)
        words += [word(left + wide + NUMBER_GAP, top + 16 + LINE * at, part) for at, part in enumerate(parts)]
        middle = top + 32 + LINE * (len(parts) - 1)
        grid.append(f"M{EDGE_ROOM} {short(middle)}H{WIDTH - EDGE_ROOM}")
        marks.append(_milestone(row, middle, time))
        top = middle + ROW - 32
    rules = f'<path class="grid" stroke="{RULE}" d="{"".join(grid)}"/>' if grid else ""
    explained, foot = legend(_legend(chart, say), top + 44)
    body = "".join((
        months(time, top, say), rules, *marks,
        *(line.drawn(post, top) for line, post in zip(lines, posts, strict=True)),
        haloed([*words, *(line.said(post) for line, post in zip(lines, posts, strict=True))]),
        explained,
    ))
    return svg(chart.title, chart.description, foot + 10, body, say)


def parts_of(chart: Schedule, tallest: float, say: Words) -> tuple[Schedule, ...]:
    """The schedule as pictures of which none is higher than `tallest`, unless a single row is."""
    room = tallest - AROUND
    wide = _number_width(chart)
    groups: list[list[ScheduleRow]] = [[]]
    used = 0.0
    for row in chart.rows:
        high = ROW + LINE * (len(_name_lines(row, wide)) - 1)
        if groups[-1] and used + high > room:
            groups.append([])
            used = 0.0
        groups[-1].append(row)
        used += high
    if len(groups) == 1:
        return (chart,)
    parts, first = [], 1
    for group in groups:
        last = first + len(group) - 1
        told = say("chart_part_told", first=first, last=last)
        said = told if first > 1 else f"{chart.description}{say('gap')}{told}"
        others = tuple(row for row in chart.rows if row not in group)
        parts.append(replace(chart, description=said, rows=tuple(group), first=first, others=others))
        first = last + 1
    return tuple(parts)


def _number_width(chart: Schedule) -> float:
    return width_of(str(len(chart.rows) + len(chart.others))) * TEXT


def _name_lines(row: ScheduleRow, number_width: float) -> tuple[str, ...]:
    """The lines of a name, such that it has room at the left edge's lines, too."""
    return lines_of(row.text, (WIDTH - 2 * EDGE_ROOM - OFF_LINE - number_width - NUMBER_GAP) / TEXT)


def _time(chart: Schedule) -> Time:
    days = [chart.today, *(day for day in (chart.original, chart.current) if day)]
    for row in (*chart.rows, *chart.others):
        days += [day for day in (row.start, row.due, row.done) if day]
    return Time(min(days), max(days), left=EDGE_ROOM, right=WIDTH - EDGE_ROOM)


def _lines(chart: Schedule, time: Time, say: Words) -> list[_Line]:
    """The deadlines and today, each with a word."""
    found = []
    if chart.original:
        found.append(_Line(Flag(time.x(chart.original), say("deadline")), "ink-stroke", INK))
    if chart.current and chart.current != chart.original:
        found.append(_Line(Flag(time.x(chart.current), say("deadline_new")), "ink-stroke", INK, dash="2 3"))
    today = Flag(time.x(chart.today), say.short_day(chart.today))
    return [*found, _Line(today, "today", SEAL, dash="5 4", width=2, tone="today-text")]


def _milestone(row: ScheduleRow, middle: float, time: Time) -> str:
    """The marks of a milestone on its line."""
    parts = []
    if row.start and row.due and row.start <= row.due:
        left, right = time.x(row.start), time.x(row.due)
        parts.append(_work(left, middle, max(right - left, 2)))
    if row.due and not (row.is_late and not row.done):
        parts.append(diamond(time.x(row.due), middle, "paper-fill", PAPER))
    if row.done:
        parts.append(diamond(time.x(row.done), middle, "fill-closed", FILLS["closed"]))
    elif row.is_late and row.due:
        parts.append(triangle(time.x(row.due), middle))
    return "".join(parts)


def _work(left: float, middle: float, wide: float) -> str:
    """The bar of the days in which a milestone has to be worked at."""
    return f'<rect class="slack" fill="{RULE}" x="{short(left)}" y="{short(middle - 5)}" width="{short(wide)}" height="10"/>'


def _legend(chart: Schedule, say: Words) -> list[Legend]:
    """What the marks mean; a bar is explained where there is one."""
    entries: list[Legend] = [
        (lambda x, y: diamond(x + 8, y, "paper-fill", PAPER), 16, say("legend_due")),
        (lambda x, y: diamond(x + 8, y, "fill-closed", FILLS["closed"]), 16, say("legend_done")),
        (lambda x, y: triangle(x + 9, y), 18, say("legend_missed")),
    ]
    if any(row.start and row.due and row.start <= row.due for row in chart.rows):
        entries.append((lambda x, y: _work(x, y, 24), 24, say("legend_work")))
    return entries
