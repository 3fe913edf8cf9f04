"""The HTML of a print in Typst's notation: headings, paragraphs, lists, notes, tables with their widths, charts, contents.

What is made is the same text on about as many pages: the line grid's distances, a running header, page numbers.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Final

HEADINGS: Final = {"h1": "= ", "h2": "= ", "h3": "== ", "h4": "=== ", "h5": "==== ", "li": "- "}
BLOCKS: Final = frozenset({"p", "div", "dt", "dd", "figcaption", *HEADINGS})
SILENT: Final = frozenset({"head", "nav", "svg", "style"})
EMPTY: Final = frozenset({"meta", "img", "br", "link", "hr", "col", "wbr"})
PREAMBLE: Final = """#set document(title: "Bulletin")
#set page(paper: "a4", margin: (top: 37mm, bottom: 35mm, left: 28mm, right: 26mm), numbering: "— 1 —", number-align: right,
  header: text(size: 9pt)[督察整改简报 第2期（总第2期）#h(1fr)大连市])
#set text(font: "Noto Serif CJK SC", size: 15.75pt, lang: "zh", region: "CN", top-edge: 0.8em, bottom-edge: -0.2em)
#set par(justify: true, first-line-indent: (amount: 2em, all: true), leading: 13.24pt, spacing: 13.24pt)
#show heading: set text(font: "Noto Sans CJK SC", weight: "regular", size: 15.75pt)
#show table: set text(size: 10.5pt)
#show table: set par(justify: false, first-line-indent: 0em, leading: 4pt)
#set table(stroke: (top: 0.5pt + gray, bottom: 0.5pt + gray), inset: (x: 4pt, y: 3pt), align: left)
#show figure: set block(breakable: true)
#set figure.caption(position: top)
#outline(title: [目录])
"""
_CHART: Final = re.compile(r"<svg.*?</svg>", re.DOTALL)
_TITLE: Final = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_WIDTH: Final = re.compile(r"width:\s*([\d.]+)%")


def as_typst(page: str, names: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """The text in Typst's notation, and the drawings that it shows, by file name. `names` are those of photographs."""
    charts: dict[str, str] = {}

    def kept(found: re.Match[str]) -> str:
        name = f"chart-{len(charts)}.svg"
        charts[name] = found[0].replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
        title = _TITLE.search(found[0])
        return f'<img src="{name}" alt="{title[1] if title else "chart"}">'

    writer = _Writer({**names, **{f"chart-{number}.svg": f"chart-{number}.svg" for number in range(1000)}})
    writer.feed(_CHART.sub(kept, page))
    writer.close()
    return PREAMBLE + "\n\n".join(writer.blocks) + "\n", charts


def escaped(text: str) -> str:
    """Words that mean nothing but themselves."""
    return re.sub(r"([\\#*_`$<>@=\-+/~\[\]\"'])", r"\\\1", re.sub(r"\s+", " ", text))


class _Writer(HTMLParser):
    """Gathers blocks; inside of a table, rows of cells."""

    def __init__(self, names: Mapping[str, str]) -> None:
        super().__init__()
        self.names = names
        self.blocks: list[str] = []
        self.words: list[str] = []
        self.notes: list[bool] = []
        self.rows: list[list[str]] | None = None
        self.widths: list[str] = []
        self.span = self.columns = self.header_rows = self.silent = 0
        self.caption = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag in SILENT or self.silent:
            self.silent += tag not in EMPTY
        elif tag == "table":
            self._flush()
            self.rows, self.widths, self.columns, self.header_rows, self.caption = [], [], 0, 0, ""
        elif tag == "col" and (width := _WIDTH.search(told.get("style", ""))):
            self.widths.append(f"{width[1]}fr")
        elif tag == "tr" and self.rows is not None:
            self.rows.append([])
        elif tag in {"td", "th"}:
            self.words, self.span = [], int(told.get("colspan") or 1)
        elif tag == "img" and self.rows is None and (name := self.names.get(told.get("src", ""))):
            self._flush()
            alt = html.unescape(told.get("alt", "")).replace('"', "")
            self.blocks.append(f'#image("{name}", alt: "{alt}", width: {100 if name.endswith("svg") else 76}mm)')
        elif tag == "br":
            self.words.append(" \\ ")
        elif tag == "span":
            self.notes.append("note-at-foot" in told.get("class", ""))
            self.words.append("#footnote[" if self.notes[-1] else "")
        elif tag in BLOCKS and self.rows is None:
            self._flush()

    def handle_endtag(self, tag: str) -> None:
        if self.silent:
            self.silent -= 1
        elif tag == "thead" and self.rows is not None:
            self.header_rows = len(self.rows)
        elif tag in {"td", "th"} and self.rows:
            words = "".join(self.words).strip()
            self.rows[-1].append(f"table.cell(colspan: {self.span})[{words}]" if self.span > 1 else f"[{words}]")
            self.columns += self.span if len(self.rows) == 1 else 0
            self.words = []
        elif tag == "caption":
            self.caption, self.words = "".join(self.words).strip(), []
        elif tag == "table" and self.rows is not None:
            self._table(self.rows)
            self.rows = None
        elif tag == "span" and self.notes:
            self.words.append("]" if self.notes.pop() else "")
        elif tag in BLOCKS and self.rows is None:
            self._flush(HEADINGS.get(tag, ""))

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.words.append(escaped(data))

    def _flush(self, mark: str = "") -> None:
        words, self.words = "".join(self.words).strip(), []
        if words:
            self.blocks.append(mark + words)

    def _table(self, rows: list[list[str]]) -> None:
        cells = [f"  {', '.join(row)}," for row in rows if row]
        if self.header_rows:
            cells[: self.header_rows] = [f"  table.header({' '.join(cells[: self.header_rows]).strip()}),"]
        widths = self.widths if len(self.widths) == self.columns else ["1fr"] * max(1, self.columns)
        inner = f"table(columns: ({', '.join(widths)},),\n" + "\n".join(cells) + "\n)"
        self.blocks.append(f"#figure({inner}, caption: [{self.caption}])" if self.caption else f"#{inner}")
