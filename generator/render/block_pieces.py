"""The pieces that blocks and documents are made of: what is shown, reckoned once for the page, the print and the CSV.

Pieces hold words and numbers in one language and know neither HTML nor paper.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, Final

from generator.model.frozen import frozen
from generator.model.text import Said
from generator.render.charts.values import Chart
from generator.render.csv_text import csv_text
from generator.render.views.backdrop import Day, Link, Tag
from generator.render.views.pictures import Gallery
from generator.render.views.tally import Tally

WIDEST_UPRIGHT: Final = 9
"""Columns that fit an upright page in the size of a table's text."""

MANY_DETAILS: Final = 5
"""What a dated line tells on a sixth of a page."""


@frozen
class Cell:
    """A cell of a table. `note` stands below the text, smaller; `tag` in its place."""

    text: Said
    address: str = ""
    tag: Tag | None = None
    notes: tuple[Said, ...] = ()
    is_late: bool = False

    @property
    def plain(self) -> str:
        """The cell as one text, for data files."""
        return self.tag.text if self.tag else self.text.text


@frozen
class Column:
    """A column: its name, its share of a print's width in per cent, and whether it holds numbers."""

    name: str
    share: float
    is_number: bool = False


@frozen
class Table:
    """A table; the first cell of a row names it. `id` names its data file."""

    kind: ClassVar = "table"
    id: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    foot: tuple[Cell, ...] = ()
    nothing: str = ""
    remarks: tuple[tuple[Said, ...], ...] = ()
    """What is too long for a cell and stands below each row, over its whole width: one entry a row, or none at all."""
    widest_upright: int = WIDEST_UPRIGHT
    is_headed: bool = False
    """Whether what stands right above it in a print says its caption already."""

    @property
    def is_wide(self) -> bool:
        """Whether it needs the page turned."""
        return len(self.columns) > self.widest_upright

    def csv(self) -> bytes:
        """The table as CSV: UTF-8 with a mark that Excel needs, cells that would run as formulas made harmless."""
        lines = [[column.name for column in self.columns]]
        lines += [[cell.plain for cell in row] for row in self.rows]
        lines += [[cell.plain for cell in self.foot]] if self.foot else []
        return ("\ufeff" + csv_text(lines)).encode()


@frozen
class Figures:
    """The four figures with the sentence that says them; they add up to the total."""

    kind: ClassVar = "figures"
    sentence: str
    tally: Tally


@frozen
class Line:
    """One dated line of a list, with what there is to say of it below."""

    day: Day
    link: Link
    details: tuple[Said, ...] = ()
    task: str = ""
    """The id of what it tells of: named again where it goes on overleaf, for several lines may have the same day."""

    @property
    def is_long(self) -> bool:
        """Whether it tells so much that a page need not be left empty for the whole of it."""
        return len(self.details) >= MANY_DETAILS


@frozen
class Lines:
    """Dated lines, newest first. `caption` is "" where a heading has said it."""

    kind: ClassVar = "lines"
    caption: str
    lines: tuple[Line, ...]
    nothing: str


@frozen
class Fact:
    """A name with what there is to say of it."""

    name: str
    values: tuple[Link, ...]
    tag: Tag | None = None


@frozen
class Facts:
    """Names and values. `anchor` is where a print's cross references to what they tell of lead."""

    kind: ClassVar = "facts"
    title: Link | None
    facts: tuple[Fact, ...]
    anchor: str = ""


@frozen
class Words:
    """Paragraphs."""

    kind: ClassVar = "words"
    paragraphs: tuple[Said, ...]


@frozen
class Drawing:
    """A chart with its caption; `table` holds its numbers."""

    kind: ClassVar = "drawing"
    caption: str
    chart: Chart
    table: Table | None = None


@frozen
class Beside:
    """Two charts side by side on paper."""

    kind: ClassVar = "beside"
    drawings: tuple[Drawing, ...]


@frozen
class Photos:
    """Photographs, before and after in pairs, and documents."""

    kind: ClassVar = "photos"
    gallery: Gallery
    nothing: str


Piece = Table | Figures | Lines | Facts | Words | Drawing | Photos


def tables_of(pieces: Sequence[Piece]) -> Iterator[Table]:
    """The tables among some pieces, charts' numbers included; empty ones hold nothing to attach."""
    for piece in pieces:
        table = piece.table if isinstance(piece, Drawing) else piece
        if isinstance(table, Table) and table.rows:
            yield table
