"""What every print has in common: masthead, contents, closing words, tail; and how they become a job for the press.

It must not know which document it frames (`prints`), nor what a PDF is made with.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import ClassVar, Final

from markupsafe import Markup as Html
from markupsafe import escape

from generator.ledger.meaning import LABELS
from generator.ledger.publications import chain_of, digest
from generator.ledger.state import Ledger
from generator.model.frozen import frozen
from generator.model.output import Attached, Edition, PrintJob
from generator.model.patterns import pattern
from generator.model.problem import Problem
from generator.model.site import Fonts
from generator.model.text import Said
from generator.render import addresses
from generator.render.address_code import address_code
from generator.render.block_pieces import Beside, Drawing, Piece, Table, tables_of
from generator.render.block_views import Blocks
from generator.render.charts.values import Schedule
from generator.render.print_quotes import with_set_quotes
from generator.render.print_text import (
    FAMILY,
    SITE,
    PrintTexts,
    Targets,
    assets_in,
    chinese_paragraphs,
    english_paragraphs,
    linked,
    with_charts_told,
    with_faces_named,
    with_full_last_lines,
    with_low_dots,
    with_notes_at_foot,
    without_halos,
)
from generator.render.templates import Templates
from generator.render.views.backdrop import FILLS, Backdrop, Pictures, Tag
from generator.render.views.tables import Defined
from generator.render.views.tasks import TaskLists
from generator.render.words import Words, spoken

STYLES: Final = ("page", "type", "blocks", "issue")
CONTENTS_OVER: Final = 4
"""Pages above which a bulletin has contents."""
MOST_BESIDE: Final = 6
"""Rows of a schedule that may stand beside another chart."""

_HEADING: Final = pattern(r'<h([23]) id="([^"]+)"[^>]*>(.*?)</h\1>', re.DOTALL)
_TAGS: Final = pattern(r"<[^>]*>")
_KEPT: Final = pattern(r'<span class="keep">([^<]*)</span>')
"""What was kept together for the line breaks of paper; also the end of a label."""
_NOTE_IN_HEADING: Final = pattern(r'<span class="note-at-foot">.*?</span>', re.DOTALL)


@frozen
class PrintScene:
    """What the prints of an edition are made from."""

    ledger: Ledger
    edition: Edition
    pictures: Pictures
    templates: Templates


@frozen(slots=False)
class Room:
    """One language of a scene on one day: where pieces are made."""

    scene: PrintScene
    ledger: Ledger
    language: str

    def head_before(self, day: date) -> str:
        """The head of the publication record as it was before a day, "" where there was none: what is published later
        changes nothing in an old print.
        """
        chain = chain_of(self.ledger.content)
        kept = [body for entry, body in zip(chain.entries, chain.stored, strict=True) if entry.published.date() < day]
        return digest(kept[-1]) if kept else ""

    @cached_property
    def say(self) -> Words:
        """The words of the language."""
        return spoken(self.language)

    @cached_property
    def texts(self) -> PrintTexts:
        """Records' running text; it gathers the problems met on the way."""
        return PrintTexts(self.ledger.content, self.language, self.scene.pictures)

    @cached_property
    def backdrop(self) -> Backdrop:
        """The backdrop of the views."""
        return Backdrop(self.ledger, self.scene.edition, self.say, self.scene.pictures, self.texts)

    @cached_property
    def lists(self) -> TaskLists:
        """The lists of tasks."""
        return TaskLists(self.backdrop)

    @cached_property
    def blocks(self) -> Blocks:
        """The blocks of texts."""
        return Blocks(self.backdrop, self.lists)


@frozen
class Heading:
    """A heading of a composed document, in level 2 or 3."""

    kind: ClassVar = "heading"
    level: int
    anchor: str
    text: Said


Part = Html | Heading | Piece


@frozen
class Frame:
    """What stands around the text of a print. `page` is its page on the site, from the site's root; `tail` holds pairs
    of a name and a text; `contents` is never, long (over four pages) or always.
    """

    path: str
    series: str
    title: Said
    number: str
    office: Said
    issued: date
    record: str = ""
    page: str = ""
    replaces: str = ""
    copy: str = ""
    mark: Said | None = None
    tail: tuple[tuple[str, str], ...] = ()
    copies: str = ""
    contents: str = "never"
    anchors: Mapping[str, str] = field(default_factory=dict)


@frozen
class Composed:
    """A job for the press, and what was wrong with the text that it prints."""

    job: PrintJob
    problems: tuple[Problem, ...]


@frozen
class ContentsLine:
    """A line of the contents."""

    level: int
    anchor: str
    text: str


@frozen
class AboutView:
    """The closing words: the day of the data, where the page is, what the classes mean."""

    as_of: str
    page: str
    leads_to: str
    """The words before its address: what stands there."""
    code: Html
    head: str
    has_tables: bool
    meanings: tuple[Defined, ...]


@frozen
class PrintView:
    """A whole print, as its template takes it."""

    full_title: str
    title: Said
    series: str
    number: str
    office: Said
    date: str
    running: str
    replaces: str
    copy: str
    mark: Said | None
    contents: tuple[ContentsLine, ...]
    contents_over: int
    main: Html
    about: AboutView
    tail: tuple[tuple[str, str], ...]
    copies: str


class Numbers:
    """Counts the tables and charts of a print."""

    def __init__(self) -> None:
        self._tables = self._figures = 0

    def table(self) -> int:
        """The number of the next table."""
        self._tables += 1
        return self._tables

    def figure(self) -> int:
        """The number of the next chart."""
        self._figures += 1
        return self._figures


def composed(room: Room, frame: Frame, parts: Sequence[Part], problems: Sequence[Problem] = ()) -> Composed:
    """The job that prints `parts` within `frame`."""
    scene, say, site = room.scene, room.say, room.ledger.content.site
    public = site.base_url if scene.edition is Edition.PUBLIC else ""
    raw = scene.templates.rendered("print/main.html", parts=arranged(parts, frame.title.text), say=say, root=SITE, numbers=Numbers())
    main = without_halos(linked(with_notes_at_foot(raw), Targets(frame.anchors, public)))
    main = with_faces_named(main, (*([site.fonts.sans] if site.fonts.sans else []), "Noto Sans CJK SC", "Noto Sans"))
    main = with_charts_told(main, say("stop") + ("" if say.is_chinese else " "))
    main = chinese_paragraphs(main) if say.is_chinese else english_paragraphs(with_low_dots(main))
    tables = tuple(tables_of([part for part in parts if not isinstance(part, Html | Heading)]))
    view = _view(room, frame, main, has_tables=bool(tables), public=public)
    text = scene.templates.rendered("print/document.html", view=view, say=say, root=SITE)
    if not say.is_chinese:
        text = with_set_quotes(with_full_last_lines(text))
    job = PrintJob(
        path=frame.path,
        html=text,
        styles=(*(scene.templates.source(f"print/{name}.css") for name in STYLES), *_faces(site.fonts)),
        title=view.full_title,
        language=say.tag,
        author=str(site.authority.in_language(room.language)),
        created=frame.issued,
        record=frame.record,
        assets=assets_in(text, scene.pictures),
        attached=tuple(
            Attached(f"table-{number}-{table.id}.csv", table.csv(), table.caption)
            for number, table in enumerate(tables, start=1)
        ),
        subject=say("print_as_of", day=say.day(room.ledger.as_of)),
        keywords=(frame.series,),
    )
    return Composed(job, (*problems, *room.texts.problems))


def arranged(parts: Sequence[Part], title: str) -> list[Part | Beside]:
    """Parts as paper has them: no table says what the heading or title right above it has said, and charts that follow each
    other stand side by side; of an odd number the first stands alone, and so does a long schedule.
    """
    found: list[Part | Beside] = []
    above = title
    for is_drawn, several in groupby(parts, _fits_beside):
        run = list(several)
        if is_drawn:
            charts = [one for one in run if isinstance(one, Drawing)]
            found += charts[: len(charts) % 2]
            found += [Beside(tuple(charts[at : at + 2])) for at in range(len(charts) % 2, len(charts), 2)]
            above = ""
            continue
        for part in run:
            found.append(replace(part, is_headed=True) if isinstance(part, Table) and part.caption == above else part)
            above = part.text.text if isinstance(part, Heading) else ""
    return found


def _fits_beside(part: Part) -> bool:
    """Whether a part is a chart that is not so high that one beside it would leave half of the paper empty."""
    return isinstance(part, Drawing) and not (isinstance(part.chart, Schedule) and len(part.chart.rows) > MOST_BESIDE)


def _view(room: Room, frame: Frame, main: str, *, has_tables: bool, public: str) -> PrintView:
    say = room.say
    full = " ".join(part for part in (frame.series, frame.number, frame.title.text) if part)
    lines = _contents(main) if frame.contents != "never" else ()
    mark = frame.mark
    if mark is None and room.scene.edition is Edition.INTERNAL:
        mark = Said(say("print_mark"), room.language)
    running = say("print_running", series=frame.series, number=frame.number) if frame.number else frame.series
    return PrintView(
        full_title=full, title=frame.title, series=frame.series, number=frame.number, office=frame.office,
        date=say.day(frame.issued), running=running,
        replaces=frame.replaces, copy=frame.copy, mark=mark,
        contents=lines if len(lines) > 1 else (), contents_over=0 if frame.contents == "always" else CONTENTS_OVER,
        main=Html(main),
        about=_about(room, frame, main, has_tables=has_tables, public=public),
        tail=frame.tail, copies=frame.copies,
    )


def _about(room: Room, frame: Frame, main: str, *, has_tables: bool, public: str) -> AboutView:
    address = addresses.absolute(public, frame.page) if public and frame.page else ""
    told, words, main = room.backdrop.told, _TAGS.sub("", main), _KEPT.sub(r"\1", main)
    shown = [label for label in LABELS if f'<span class="label {FILLS[label]}">{told(LABELS[label].name)}</span>' in main]
    defined = [LABELS[label] for label in shown if str(escape(told(LABELS[label].definition))) not in words]
    return AboutView(
        as_of=room.say.day(room.ledger.as_of),
        page=address,
        leads_to=room.say("print_page" if frame.record else "print_tasks"),
        code=Html(address_code(address, room.say("print_qr", address=address))) if address else Html(),
        head=room.head_before(frame.issued),
        has_tables=has_tables,
        meanings=tuple(
            Defined(told(LABELS[label].name), told(LABELS[label].definition), Tag(told(LABELS[label].name), FILLS[label]))
            for label in shown
        ) if defined else (),
    )


def _contents(main: str) -> tuple[ContentsLine, ...]:
    return tuple(
        ContentsLine(int(level), anchor, html.unescape(_TAGS.sub("", _NOTE_IN_HEADING.sub("", words))).strip())
        for level, anchor, words in _HEADING.findall(main)
    )


def _faces(fonts: Fonts) -> tuple[str, ...]:
    """The families that `site.yaml` names, before the defaults; nothing that is no family's name gets into a style."""
    chains = (
        ("song", (fonts.fangsong, fonts.serif), ("Noto Serif CJK SC",)),
        ("hei", (fonts.sans,), ("Noto Sans CJK SC",)),
        ("kai", (fonts.kai, fonts.serif), ("Noto Serif CJK SC",)),
        ("title", (fonts.serif,), ("Noto Serif CJK SC",)),
        ("latin", (fonts.latin,), ("Noto Serif", "Noto Serif CJK SC")),
        ("marked", (fonts.kai,), ("Noto Sans CJK SC",)),
        ("slanted", (fonts.latin,), ("Noto Serif", "Noto Sans CJK SC")),
    )
    rules = []
    for name, named, defaults in chains:
        given = [family for family in named if family and FAMILY.fullmatch(family)]
        if given:
            quoted = ", ".join(f'"{family}"' for family in (*given, *defaults))
            rules.append(f"--{name}: {quoted}")
    return (f":root {{ {'; '.join(rules)} }}",) if rules else ()
