"""Tables as an XLSX workbook, the same bytes for the same tables.

Written by hand: the format's few parts that a table needs are a page of code, ten times as quick as openpyxl on ten
thousand tasks, and free of the clock, which openpyxl puts into three places. The tests read it back with openpyxl.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from io import BytesIO
from typing import Final

from generator.model.patterns import pattern
from generator.render.csv_text import harmless
from generator.render.open_columns import Table, Value
from generator.render.xml_text import escape, quoteattr

LONGEST_CELL: Final = 32_767
"""Characters that a cell of the format can hold; what goes beyond is in the CSV and the JSON."""
_FIRST_DAY: Final = date(1899, 12, 30)
_NOT_IN_XML: Final = pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_KIND: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PLAIN, _BOLD, _DAY, _WRAPPED = range(4)

_STYLES: Final = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font>'
    '</fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/>'
    '<xf fontId="1" applyFont="1"/><xf numFmtId="164" applyNumberFormat="1"/>'
    '<xf applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


def workbook(tables: Sequence[Table]) -> bytes:
    """The tables as sheets of one workbook, and a last sheet that says what each column holds."""
    import zipfile  # noqa: PLC0415 - most builds have the workbook of the last one

    sheets = [*((table.name, _sheet(table)) for table in tables), ("fields", _fields(tables))]
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, body in _parts(sheets):
            part = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            part.compress_type = zipfile.ZIP_DEFLATED
            part.external_attr = 0o644 << 16
            archive.writestr(part, body)
    return packed.getvalue()


def _parts(sheets: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    numbers = range(1, len(sheets) + 1)
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/sheet{at}.xml" ContentType="{_KIND}worksheet+xml"/>' for at in numbers
    )
    yield (
        "[Content_Types].xml",
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_KIND}styles+xml"/>{overrides}</Types>',
    )
    yield "_rels/.rels", _relations([("officeDocument", "xl/workbook.xml")])
    named = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{at}" r:id="rId{at}"/>' for at, (name, _) in enumerate(sheets, start=1)
    )
    yield "xl/workbook.xml", f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{named}</sheets></workbook>'
    targets = [("worksheet", f"worksheets/sheet{at}.xml") for at in numbers]
    yield "xl/_rels/workbook.xml.rels", _relations([*targets, ("styles", "styles.xml")])
    yield "xl/styles.xml", _STYLES
    for at, (_, body) in enumerate(sheets, start=1):
        yield f"xl/worksheets/sheet{at}.xml", body


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    related = "".join(
        f'<Relationship Id="rId{at}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets, start=1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{related}</Relationships>'


def _sheet(table: Table) -> str:
    names = [column.name for column in table.columns]
    widths = [max(len(column.name) + 2, 12 if column.kind != "string" else 24) for column in table.columns]
    return _sheet_of(names, table.rows, widths)


def _fields(tables: Sequence[Table]) -> str:
    rows = [
        (table.name, column.name, column.kind, column.about.en, column.about.zh)
        for table in tables
        for column in table.columns
    ]
    return _sheet_of(["table", "column", "kind", "about_en", "about_zh"], rows, [14, 26, 12, 60, 40])


def _sheet_of(names: Sequence[str], rows: Sequence[Sequence[Value]], widths: Sequence[int]) -> str:
    columns = "".join(
        f'<col min="{at}" max="{at}" width="{width}" customWidth="1"/>' for at, width in enumerate(widths, 1)
    )
    letters = [_letters(at) for at in range(1, len(names) + 1)]
    head = "".join(_cell(f"{letter}1", name, _BOLD) for letter, name in zip(letters, names, strict=True))
    lines = [f'<row r="1">{head}</row>']
    for number, row in enumerate(rows, start=2):
        cells = "".join(_cell(f"{letter}{number}", value) for letter, value in zip(letters, row, strict=True))
        lines.append(f'<row r="{number}">{cells}</row>')
    extent = f"A1:{letters[-1]}{len(rows) + 1}"
    return (
        f'{_HEAD}<worksheet xmlns="{_MAIN}"><dimension ref="{extent}"/><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f'<cols>{columns}</cols><sheetData>{"".join(lines)}</sheetData><autoFilter ref="{extent}"/></worksheet>'
    )


def _cell(place: str, value: Value, style: int = _PLAIN) -> str:
    if value is None or value in ("", ()):
        return ""
    if isinstance(value, bool):
        return f'<c r="{place}" t="b"><v>{int(value)}</v></c>'
    if isinstance(value, (int, float)):
        return f'<c r="{place}"><v>{value}</v></c>'
    if isinstance(value, date):
        return f'<c r="{place}" s="{_DAY}"><v>{(value - _FIRST_DAY).days}</v></c>'
    text = harmless("; ".join(value) if isinstance(value, tuple) else value)[:LONGEST_CELL]
    shown = style or (_WRAPPED if len(text) > 40 or "\n" in text else _PLAIN)
    said = escape(_NOT_IN_XML.sub("", text))
    return f'<c r="{place}" s="{shown}" t="inlineStr"><is><t xml:space="preserve">{said}</t></is></c>'


def _letters(number: int) -> str:
    """1 → A, 27 → AA."""
    name = ""
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name
