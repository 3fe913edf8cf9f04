"""Prints HTML into PDF bytes inside a worker process: the only module that imports WeasyPrint's front door.

Everything arrives as values and leaves as values, so the same job runs in a pool here or on another machine. It opens
nothing: what a page may show comes along under a made-up address. It must not know records, editions or templates.
"""

from __future__ import annotations

import gc
import logging
import resource
import signal
import threading
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from functools import cache, lru_cache
from types import FrameType
from typing import Any, Final

import weasyprint
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from generator.model.frozen import frozen
from generator.shell import (
    compact_fonts,
    conformance,
    embedded_fonts,
    ending_space,
    justify,
    line_grid,
    shared_styles,
    style_memory,
    text_memory,
    write_once,
)

DEEPEST: Final = 120
"""Nesting of elements that is laid out; the library gives up with a RecursionError somewhere beyond 300."""
WIDEST_SPAN: Final = 40
"""Columns or rows that one cell may span; a span of 65 534 takes the library eleven seconds."""
MOST_ELEMENTS: Final = 400_000
PAGE_OF: Final = {"letters": 2250, "tr": 14, "svg": 1.75, "img": 5}
"""How many of each fill a page, fitted to the sample's prints in both languages (a Chinese character counts as two
letters). The guess decides whether a document is laid out with contents or without them first: it saves a second layout
when it is right, and changes nothing when it is wrong.
"""
PAGES_BETWEEN_COLLECTIONS: Final = 40
"""About 100 MB of pages; a collection after every short document would cost a tenth of its time."""
ADDRESS: Final = "https://print.invalid/"
"""Base of relative links: an address that leads nowhere, so that no path of this machine gets into a file."""


@frozen
class Sheet:
    """All that one PDF is made of. `pictures` and `attached` are (address or name, kind or description, bytes)."""

    html: str
    styles: tuple[str, ...]
    pictures: tuple[tuple[str, str, bytes], ...]
    attached: tuple[tuple[str, str, bytes], ...]
    title: str
    language: str
    author: str
    subject: str
    keywords: tuple[str, ...]
    created: date
    identifier: str
    creator: str = ""


@frozen
class Remark:
    """Something that the printer noticed: `kind` is glyph, anchor, picture, refused, time, memory, nesting, span, size
    or other (a line of the library that only our own templates can cause).
    """

    kind: str
    text: str


@frozen
class Pressed:
    """A printed file, or no bytes and the remark that says why not."""

    body: bytes
    pages: int
    remarks: tuple[Remark, ...]


class OutOfTimeError(BaseException):
    """The processor time of one job is spent. No Exception, because the library goes on after those."""


class NamedBytes(URLFetcher):  # type: ignore[misc]  # the library ships no types
    """Serves the pictures of one sheet by their address and refuses every other address, network and files alike."""

    def __init__(self, pictures: Mapping[str, tuple[str, bytes]], refused: list[str]) -> None:
        super().__init__(allowed_protocols={"asset"}, allow_redirects=False)
        self.pictures = pictures
        self.refused = refused

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """The bytes known under `url`; ValueError, which the library turns into a log line, for any other."""
        del headers
        if url not in self.pictures:
            self.refused.append(url[:200])
            raise ValueError("not among the assets of this document")
        kind, body = self.pictures[url]
        return URLFetcherResponse(url, body, {"Content-Type": kind})


class Notebook(logging.Handler):
    """Keeps what the library only logs: missing glyphs, dead anchors and pictures that did not open are mistakes."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.remarks: list[Remark] = []

    def emit(self, record: logging.LogRecord) -> None:
        """File one log line under the kind of mistake it tells of."""
        template = str(record.msg)
        values = record.args if isinstance(record.args, tuple) else ()
        if template.startswith(".notdef"):
            self.remarks.append(Remark("glyph", str(values[0])))
        elif template.startswith("No anchor"):
            self.remarks.append(Remark("anchor", str(values[0])))
        elif template.startswith("Failed to load"):
            self.remarks.append(Remark("picture", str(values[0]) if values else record.getMessage()))
        else:
            self.remarks.append(Remark("other", record.getMessage()))


def begin(memory: int) -> None:
    """Make this process a printing worker that may use `memory` bytes of address space (0: no bound of ours)."""
    begin_once()
    _fonts()  # before the bound: a fontconfig that runs out of memory writes a list without the fonts for every program here
    gc.disable()
    gc.freeze()  # what was imported stays: no collection need look at it again
    if memory:
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (memory, hard))


@cache
def begin_once() -> None:
    """Put the adaptations in and keep the library's log lines to ourselves; the second call does nothing."""
    for adaptation in (
        justify, line_grid, conformance, compact_fonts, write_once, text_memory, style_memory, shared_styles, ending_space,
    ):
        adaptation.install()
    logging.getLogger("weasyprint").propagate = False


def press(sheet: Sheet, seconds: int) -> Pressed:
    """Print one sheet within `seconds` of processor time; whatever the sheet holds, the answer is a value."""
    notebook = Notebook()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(notebook)
    refused: list[str] = []
    pages = PAGES_BETWEEN_COLLECTIONS
    try:
        _allow(seconds)
        body, pages = _pdf(sheet, refused)
    except OutOfTimeError:
        return Pressed(b"", 0, (Remark("time", str(seconds)),))
    except MemoryError:
        return Pressed(b"", 0, (Remark("memory", ""),))
    except RecursionError:
        return Pressed(b"", 0, (Remark("nesting", str(DEEPEST)),))
    except BombError as bomb:
        return Pressed(b"", 0, (bomb.remark,))
    finally:
        _allow(0)
        logger.removeHandler(notebook)
        _tidy(pages)
    found = [*notebook.remarks, *(Remark("refused", address) for address in refused)]
    return Pressed(body, pages, tuple(dict.fromkeys(found)))


class BombError(ValueError):
    """A page whose layout would not end; `remark` says which of its measures is too large."""

    def __init__(self, remark: Remark) -> None:
        super().__init__(remark.kind)
        self.remark = remark


def _tidy(pages: int) -> None:
    """Collect the laid-out pages, which hold each other in circles, once there are enough of them to be worth it."""
    _untidy[0] += pages
    if _untidy[0] >= PAGES_BETWEEN_COLLECTIONS:
        _untidy[0] = 0
        gc.collect()


_untidy: Final = [0]


def _allow(seconds: int) -> None:
    """Interrupt this process's Python after `seconds` of processor time, and kill it at twice that; 0 lifts both.

    The first stops layout, which is Python. The second is for a library that does not come back from C.
    In a thread of somebody else's process (a cluster's worker) neither is ours to set: its bounds are that place's own.
    """
    if threading.current_thread() is not threading.main_thread():
        return
    signal.signal(signal.SIGPROF, _out_of_time)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    usage = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(usage.ru_utime + usage.ru_stime) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (spent + 2 * seconds if seconds else hard, hard))


def _out_of_time(_number: int, _frame: FrameType | None) -> None:
    raise OutOfTimeError


@lru_cache(maxsize=1)
def _fonts() -> FontConfiguration:
    return FontConfiguration()


@lru_cache(maxsize=32)
def _style(text: str) -> weasyprint.CSS:
    """A stylesheet parsed once per worker; its fonts are the machine's, so no fetcher is needed and none is given."""
    return weasyprint.CSS(string=text, font_config=_fonts(), url_fetcher=NamedBytes({}, []), base_url=ADDRESS)


def _pdf(sheet: Sheet, refused: list[str]) -> tuple[bytes, int]:
    pictures = {address: (kind, body) for address, kind, body in sheet.pictures}
    page = weasyprint.HTML(string=sheet.html, base_url=ADDRESS, url_fetcher=NamedBytes(pictures, refused))
    _refuse_bombs(page.etree_element)
    over = _contents_over(page.etree_element) if "data-over=" in sheet.html else 0
    when = datetime.combine(sheet.created, time(), UTC)
    options: dict[str, Any] = {
        "stylesheets": [_style(text) for text in sheet.styles],
        "pdf_variant": conformance.VARIANT,
        "pdf_identifier": sheet.identifier.encode(),
        "attachments": [_attachment(name, about, body, when) for name, about, body in sheet.attached],
    }
    document = None
    if not over or likely_pages(page.etree_element) > over + 0.4:
        document = page.render(font_config=_fonts(), **options)
    if over and (document is None or len(document.pages) <= over + 1):
        short = _without_contents(sheet, pictures).render(font_config=_fonts(), **options)
        if len(short.pages) <= over:
            document = short
    if document is None:
        document = page.render(font_config=_fonts(), **options)
    document.metadata = conformance.BothStandards(
        title=sheet.title,
        authors=[sheet.author] if sheet.author else [],
        description=sheet.subject or None,
        keywords=list(sheet.keywords),
        generator=sheet.creator or None,
        created=when.strftime("%Y-%m-%dT%H:%M:%SZ"),
        modified=when.strftime("%Y-%m-%dT%H:%M:%SZ"),
        lang=sheet.language,
    )
    document.metadata.fonts = document.fonts.values()
    return document.write_pdf(finisher=_finish, **options), len(document.pages)


def _finish(_document: Any, pdf: Any) -> None:
    """The last touches on a file that is about to be written."""
    compact_fonts.finish(pdf)
    embedded_fonts.finish(pdf)
    conformance.finish(pdf)
    write_once.finish(pdf)


def likely_pages(root: Any) -> float:
    """About how many pages a document will have."""
    letters = len("".join(root.itertext()).encode("gb18030", "ignore"))
    elements: dict[str, int] = {"letters": letters}
    for element in root.iter():
        name = str(element.tag).rpartition("}")[2]
        elements[name] = elements.get(name, 0) + 1
    return sum(elements.get(name, 0) / many for name, many in PAGE_OF.items())


def _contents_over(root: Any) -> int:
    """The number of pages above which a document has contents: `data-over` of its `nav`; 0 where it always has."""
    return max((_number(element.get("data-over", "")) for element in root.iter("nav")), default=0)


def _without_contents(sheet: Sheet, pictures: Mapping[str, tuple[str, bytes]]) -> weasyprint.HTML:
    """The same document as a short one: how many pages it has is known only when it was laid out."""
    page = weasyprint.HTML(string=sheet.html, base_url=ADDRESS, url_fetcher=NamedBytes(pictures, []))
    for parent in page.etree_element.iter():
        for child in list(parent):
            if child.tag == "nav" and child.get("data-over"):
                parent.remove(child)
    return page


def _attachment(name: str, about: str, body: bytes, when: datetime) -> weasyprint.Attachment:
    return weasyprint.Attachment(
        string=body, name=name, description=about, relationship="Data", created=when, modified=when
    )


def _refuse_bombs(root: Any) -> None:
    """Raise BombError for nesting, spans or sizes that would run away in layout; nothing here recurses."""
    waiting = [(root, 1)]
    count = 0
    while waiting:
        element, depth = waiting.pop()
        count += 1
        if depth > DEEPEST:
            raise BombError(Remark("nesting", str(DEEPEST)))
        if count > MOST_ELEMENTS:
            raise BombError(Remark("size", str(MOST_ELEMENTS)))
        for name in ("colspan", "rowspan", "span"):
            if _number(element.get(name, "")) > WIDEST_SPAN:
                raise BombError(Remark("span", str(WIDEST_SPAN)))
        waiting.extend((child, depth + 1) for child in element)


def _number(text: str) -> int:
    digits = text.strip()[:7]
    return int(digits) if digits.isdecimal() else 0
