"""Turns the HTML of pages into HTML for paper: links to pages of the print or of the site, notes at the foot, no lone
last characters. Works on text that our own templates and `markup` made; it must not know records.
"""

from __future__ import annotations

import html as html_module
import re
from collections.abc import Mapping, Sequence
from typing import Final

from markupsafe import Markup as Html

from generator.model.frozen import frozen
from generator.model.output import PictureInfo
from generator.model.patterns import pattern
from generator.model.problem import Place
from generator.model.records import METHODS, Check, Record
from generator.render import addresses
from generator.render.block_pieces import WIDEST_UPRIGHT
from generator.render.charts.lettering import TEXT, width_of
from generator.render.views.texts import ROOT, Texts
from generator.render.words import spoken

SITE: Final = "site/"
"""Begins the address of a link to a page of the site, until it is known whether the page is in this print."""
SEE: Final = "see/"
"""The same for a link in running text, where a reader of paper is told the page."""
PHOTO_WIDTH: Final = 800
"""Pixels of a printed photograph: 267 to the inch at half the width of the text, where nearly all stand; thirty of them
leave an issue small enough for mail and phones.
"""

_LINK: Final = pattern(r'<a [^>]*?href="(site/|see/)([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
_ASSET: Final = pattern(r'src="asset:(media/([0-9a-f]{16})-[0-9]+\.jpg)"')
_WITHIN: Final = pattern(r'<a href="#(text-[^"]*)"')
_NOTES: Final = pattern(r'<div class="footnote">.*?</div>', re.DOTALL)
_NOTE: Final = pattern(r'<li id="([^"]+)">(.*?)</li>', re.DOTALL)
_NOTE_MARK: Final = pattern(r'<sup id="[^"]*"><a [^>]*href="#([^"]+)"[^>]*>[^<]*</a></sup>')
_WAY_BACK: Final = pattern(r"(?:&#160;|&nbsp;|\xa0|\s)*<a [^>]*footnote-backref[^>]*>.*?</a>", re.DOTALL)
_PARAGRAPHS: Final = pattern(r"</p>\s*<p>")
_SET_APART: Final = pattern(r"<(table|pre|figure)>.*?</\1>", re.DOTALL)
_SCROLLED: Final = pattern(r'<div class="table-scroll"[^>]*>(<table>.*?</table>)</div>', re.DOTALL)
"""A table of a page as a narrow screen needs it: paper does not scroll."""
_CELL: Final = pattern(r"<t[hd][ >]")
_HAN: Final = r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]"
_BREAK: Final = pattern(rf"(?<={_HAN})[ \t]*\n[ \t]*(?={_HAN})")
_AFTER_MARK: Final = pattern(r"([，。；：！？、）》])((?:</[a-z]+>)*) +(?=[^ ])")
_UNTIL: Final = pattern("(?<=日)至([0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日)(?=</td>)")
"""The end of a span of days: on a new line as a whole, or not at all."""
_CHINESE: Final = r"[\u4e00-\u9fff](?:[0-9\u3001\u3008-\u3011\u3014\u3015\u4e00-\u9fff\uff01-\uff5e]*[\u4e00-\u9fff\u3015])?"
_ENGLISH_PART: Final = pattern(rf"<svg.*?</svg>|<[^>]*>|({_CHINESE})", re.DOTALL)
"""A drawing or a tag, which stay as they are, or the Chinese in an English text."""
_PARAGRAPH: Final = pattern(r"<(?:p|li)[ >].*?</(?:p|li)>", re.DOTALL)
_MONTHS: Final = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAY: Final = rf"\b[0-9]{{1,2}} (?:{_MONTHS})(?: [0-9]{{4}})?\b"
_COUNT: Final = r"(?<![\w.,/-])[0-9]{1,3}(?:,[0-9]{3})*(?:\.[0-9]+)? (?!(?:and|or|to|of|in|at|on)\b)[a-z]+"
_MEASURE: Final = r"(?<![0-9.,])[0-9][0-9.,]* (?:million )?(?:[kcm]?m[²³]?|ha|k?g|t|mg/L|t/h|°C)(?![\w/])"
_TABLE_OF_OURS: Final = pattern("<colgroup>.*?</table>", re.DOTALL)
"""The cells of a table whose columns are as wide as what they hold; those of an editor's table may be narrower."""
_KEEP: Final = '<span class="keep">'
_ID: Final = r"(?<![A-Za-z0-9-])[A-Z]{1,4}-[0-9]{1,3}(?![A-Za-z0-9-])"
_LINK_OR_TAG: Final = rf"(<a [^>]*>{_ID}</a>)|<a [^>]*>[^<]*</a>|<[^>]*>"
"""A link stays as it is, or is kept with what is around it: with parts of its own, a reader finds two links in a file."""
_WHOLE_IN_ENGLISH: Final = pattern(
    rf"{_LINK_OR_TAG}|({_DAY}|(?<!\w){_MEASURE}|{_ID})"
)
_COUNTED: Final = "平方米|立方米(?:/年)?|公里|公顷|千克|毫克/升|个工作日|小时|天|年|项|个|台|户|眼|处|次|套|家|组|吨|米|元"
_WHOLE_IN_CHINESE: Final = pattern(
    rf"{_LINK_OR_TAG}|((?<!{_KEEP})(?:(?:[0-9]{{4}}(?:{_KEEP})?年(?:{_KEEP})?)?(?<![0-9])[0-9]{{1,2}}(?:{_KEEP})?月(?:{_KEEP})?[0-9]{{1,2}}(?:{_KEEP})?日"
    rf"|(?<![0-9.,])[0-9][0-9.,]*(?:{_KEEP})?百?万?(?:{_COUNTED})|{_ID}|（[^（）<>]{{1,6}}/[^（）<>]{{1,4}}）))"
)
"""A day, a number with what it counts, a task's number, or a unit in brackets, and where a line's last characters begin to be
kept within it.
"""
_TOGETHER: Final = pattern(rf"<[^>]*>|({_MEASURE})")
_TOGETHER_IN_LISTS: Final = pattern(rf"<[^>]*>|({_MEASURE}|{_DAY}|{_COUNT})")
"""A tag, or the end of a number with its unit; a day with its month and year, and a number with what it counts."""
_TOLD_IN_LISTS: Final = pattern('<p class="detail".*?</p>', re.DOTALL)
_HEAD: Final = pattern(
    r'(<th scope="col"[^>]*>(?:[^<]*、(?=[\u4e00-\u9fff]{2,5}<)|[\u4e00-\u9fff]{2}(?=[\u4e00-\u9fff]{2,3}<)))'
    r"([\u4e00-\u9fff]{2,5})(?=</th>)"
)
"""The head of a narrow column, and its words after a comma, or after the first two of four or five characters: 滞后、 超期或反弹."""
_CHART_TITLE: Final = pattern(r'(<p class="figure-title"[^>]*>[^<]{12,})([\u4e00-\u9fff]{5})(?=</p>)')
"""A chart's title that may need a second line, and its last words (与目标对照), which stay together."""
_FACTS: Final = pattern(r'<table class="facts">.*?</table>', re.DOTALL)
_SHORT_LAST: Final = pattern(r"(?<= )([^\s<>&;]{1,14} [^\s<>&]{1,4})((?:</span>)?\s*</(?:p|li|dd|td)>)")
"""A last word that is shorter than the indent of a paragraph, with the word before it."""
_LINKING: Final = ("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with")
"""Words that belong to what follows them: a title's line does not end in one."""
LONGEST_LAST: Final = 30
"""Characters of a title's end that may take a word more along."""
_LONG_TITLE: Final = pattern(
    r'(<(?:p class="figure-title"[^>]*>[^<]{15,}|(?:p class="block-title"[^>]*|caption|h1[^>]*)>[^<]{30,}) )'
    r'((?=[^<]{1,36}<)[^< ]+ [^< ]+ [^< ]+)(</(?:p|caption|h1)>)',
)
"""A title in the middle of the line (a chart's: of half of it) that may need a second one; the last three words, unless they
are long.
"""
FAMILY: Final = pattern(r"[\w .\-]+")
"""What may be a family's name: nothing that could end a style or an attribute."""
_CHART: Final = '<svg role="img"'
_DRAWING: Final = pattern(r'<svg[^>]*role="img".*?</svg>', re.DOTALL)
_TOLD: Final = pattern("<title>([^<]*)</title><desc>([^<]*)</desc>")
_HALO: Final = ' stroke="#fff" stroke-width="4" paint-order="stroke" stroke-linejoin="round"'
_HALOED: Final = pattern(rf'<g class="halo"( fill="#[0-9a-f]+"){re.escape(_HALO)}>(.*?)</g>', re.DOTALL)
_WORD: Final = pattern(r'<text x="([0-9.-]+)" y="([0-9.-]+)"([^>]*)>([^<]*)</text>')
_UNIT: Final = r"(?:(?<![0-9A-Za-z])[0-9A-Za-z]{1,8}(?![0-9A-Za-z])|[\u4e00-\u9fff])"
"""A character as Chinese counts: an ideograph, or a number or word as one, never a part of it: a voice would say 41 as 4, 1."""
_TWO_LAST: Final = rf"({_UNIT}{_UNIT}[，。；：！？、”’）》〕】]{{0,3}})"
_LAST: Final = pattern(rf"{_TWO_LAST}(\s*(?:</p>|</li>|</dd>|<(?:ul|ol)>))")
_LAST_IN_CELL: Final = pattern(rf"(?<=[^<>]{{3}}){_TWO_LAST}((?:</strong>|</span>)*(?:</td>|</th>|<br>))")


class PrintTexts(Texts):
    """Records' running text for paper: links are left open for `linked`, pictures are those of the print."""

    def _record(self, name: str, language: str) -> tuple[str, str] | None:
        found = super()._record(name, language)
        if found is None:
            return None
        check = self.content.record_by_id.get(name.lower())
        title = check_title(check, language) if isinstance(check, Check) and check.date else found[1]
        return SEE + found[0].removeprefix(ROOT), title

    def piece(self, text: str, place: Place, record: Record, language: str, prefix: str) -> Html:
        """Some text of a record as HTML; what is no line of text stands on whole lines."""
        return Html(set_apart(str(super().piece(text, place, record, language, prefix)), spoken(self.language)("print_going_on")))

    def _document(self, folder: str, name: str) -> str | None:
        found = super()._document(folder, name)
        return SITE + found.removeprefix(ROOT) if found else None

    def _picture(self, folder: str, name: str, alt: str, title: str) -> str | None:
        info = self.pictures.get(self._asset(folder, name))
        if info is None:
            return None
        caption = Html("<figcaption>{}</figcaption>").format(title) if title else Html()
        return Html('<figure><img class="photo" src="asset:{}" width="{}" height="{}" alt="{}">{}</figure>').format(
            addresses.picture(info.digest, PHOTO_WIDTH, "jpg"), info.width, info.height, alt, caption,
        )


def check_title(check: Check, language: str) -> str:
    """What a field check is called: an id of it would say nothing on paper."""
    say = spoken(language)
    method = next((both.in_language(language) for word, both in METHODS.options if word == check.method), check.method)
    return say("check_title", method=method, day=say.day(check.date) if check.date else "")


@frozen
class Targets:
    """Where links lead: `anchors` are the pages of the site that this print holds itself, by address; `site` is the
    site's public address, "" for prints whose readers have no site to go to.
    """

    anchors: Mapping[str, str]
    site: str


def linked(html: str, targets: Targets) -> str:
    """Open links closed: to a place in the print, else to the site, else plain words."""

    def closed(found: re.Match[str]) -> str:
        kind, address, words = found.groups()
        anchor = targets.anchors.get(address.partition("#")[0])
        if anchor is not None:
            see = ' class="see"' if kind == SEE else ""
            return f'<a{see} href="#{anchor}">{words}</a>'
        if targets.site:
            return f'<a href="{targets.site.rstrip("/")}/{address}">{words}</a>'
        return words

    return _WITHIN.sub(r'<a class="see" href="#\1"', _LINK.sub(closed, html))


def set_apart(html: str, going_on: str) -> str:
    """An editor's tables, pictures and listings as ours are: on whole lines; tables with too many columns on a turned
    page, and with the words `going_on` above what is left of them on a page.
    """

    def set_one(found: re.Match[str]) -> str:
        columns = len(_CELL.findall(found[0].partition("</tr>")[0])) if found[1] == "table" else 0
        name = "whole-lines wide" if columns > WIDEST_UPRIGHT else "whole-lines"
        told = found[0].replace("<tbody>", f'<tbody data-going-on="{going_on}">') if found[1] == "table" else found[0]
        return f'<div class="{name}">{told}</div>'

    return _SET_APART.sub(set_one, _SCROLLED.sub(r"\1", html))


def with_notes_at_foot(html: str) -> str:
    """Markdown's footnotes, which end a text on a page, moved to their marks; the print sets them at the page's foot."""
    notes: dict[str, str] = {}
    for block in _NOTES.findall(html):
        for anchor, body in _NOTE.findall(block):
            words = _WAY_BACK.sub("", body).strip().removeprefix("<p>").removesuffix("</p>")
            notes[anchor] = _PARAGRAPHS.sub("<br>", words)
    if not notes:
        return html

    def moved(found: re.Match[str]) -> str:
        words = notes.get(found[1])
        return f'<span class="note-at-foot">{words}</span>' if words is not None else found[0]

    return _NOTE_MARK.sub(moved, _NOTES.sub("", html))


def chinese_paragraphs(html: str) -> str:
    """Chinese lines joined without a space, none after a full-width mark, and the last two characters of each
    paragraph and of what fills more than a line of a cell kept on one line with what closes it: none ends alone.
    """
    joined = _UNTIL.sub(r'至<span class="keep">\1</span>', _AFTER_MARK.sub(r"\1\2", _BREAK.sub("", html)))
    for end in (_CHART_TITLE, _HEAD):
        joined = end.sub(r'\1<span class="keep">\2</span>', joined)
    for last in (_LAST, _LAST_IN_CELL):
        joined = last.sub(r'<span class="keep">\1</span>\2', joined)
    for where in (_TABLE_OF_OURS, _TOLD_IN_LISTS):
        joined = where.sub(lambda part: _WHOLE_IN_CHINESE.sub(_whole, part[0]), joined)
    return joined


def _whole(found: re.Match[str]) -> str:
    """What stays on one line, from its start; where its end is kept already, the end of that is its end."""
    if not found[1] and not found[2]:
        return found[0]
    if found[2] and "<" not in found[0] and " " in found[0]:
        return _kept(found[0])
    return _KEEP + found[0].replace(_KEEP, "") + ("" if _KEEP in found[0] else "</span>")


def _kept(words: str) -> str:
    """Words that stay on one line. No spaces that do not break: they are the glyph that all spaces are, and a file then tells
    those who copy, search or listen that none of its spaces breaks.
    """
    return f"{_KEEP}{words}</span>"


def english_paragraphs(html: str) -> str:
    """English text for paper: no number parts from its unit at a line's end in a paragraph, nor, where lines are not justified,
    from what it counts, nor a day from its month and year; dates in cells of ours stay whole; a last word of two or three
    letters is not alone on its line; and Chinese names and numbers of documents say which language they are, for voices and typefaces.
    """

    def together(paragraph: re.Match[str]) -> str:
        words = _TOGETHER_IN_LISTS if paragraph[0].startswith(('<p class="detail"', '<p class="cell-note"')) else _TOGETHER
        return words.sub(lambda one: _kept(one[0]) if one[1] else one[0], paragraph[0])

    told = html if html.isascii() else _ENGLISH_PART.sub(
        lambda one: f'<span lang="zh-CN"{_kept_number(one[1])}>{one[1]}</span>' if one[1] else one[0], html,
    )
    whole = _TABLE_OF_OURS.sub(
        lambda table: _WHOLE_IN_ENGLISH.sub(_whole, table[0]), _PARAGRAPH.sub(together, told)
    )
    for several in (_PARAGRAPH, _FACTS):
        whole = several.sub(lambda part: _SHORT_LAST.sub(lambda last: _kept(last[1]) + last[2], part[0]), whole)
    return whole


def _kept_number(words: str) -> str:
    """The number of a Chinese document stays on one line."""
    return ' class="keep"' if "〔" in words else ""


def with_full_last_lines(html: str) -> str:
    """English titles whose last three words stay together, with the articles and prepositions before them: no word is the only
    one on a title's last line, and none that belongs to it ends the line before.
    """
    return _LONG_TITLE.sub(_with_full_last_line, html)


def _with_full_last_line(title: re.Match[str]) -> str:
    before, last = title[1].rstrip(" "), title[2]
    while len(last) < LONGEST_LAST and before.rpartition(" ")[2] in _LINKING:
        before, _, word = before.rpartition(" ")
        last = f"{word} {last}"
    return f"{before} {_KEEP}{last}</span>{title[3]}"


def with_faces_named(html: str, families: Sequence[str]) -> str:
    """Charts that name their typefaces: a style sheet does not reach into them, and without a name the language is not
    heeded either, so Chinese would be set in Japanese forms.
    """
    named = ", ".join(family for family in families if FAMILY.fullmatch(family))
    return html.replace(_CHART, f'<svg font-family="{named}"{_CHART.removeprefix("<svg")}')


def without_halos(html: str) -> str:
    """Charts' words on white plates, instead of with white edges: WeasyPrint draws an edge in front of its words."""
    return _DRAWING.sub(lambda chart: _HALOED.sub(_plated_words, chart[0]), html)


def with_charts_told(html: str, stop: str) -> str:
    """Charts whose title tells what they show, too: it is all that a file's structure keeps of both for a screen reader."""
    return _TOLD.sub(lambda told: f"<title>{told[1].rstrip('。. ')}{stop}{told[2]}</title>", html)


def with_low_dots(html: str) -> str:
    """Charts for readers of English with three full stops for an ellipsis, which Chinese fonts draw at half height."""
    return _DRAWING.sub(lambda chart: chart[0].replace("…", "..."), html)


def _plated_words(group: re.Match[str]) -> str:
    return f"<g{group[1]}>{_WORD.sub(_plated, group[2])}</g>"


def _plated(word: re.Match[str]) -> str:
    x, y, attributes, words = word.groups()
    wide = width_of(html_module.unescape(words)) * TEXT
    left = float(x) - (wide / 2 if 'text-anchor="middle"' in attributes else wide if 'text-anchor="end"' in attributes else 0)
    plate = f'<rect fill="#fff" x="{left - 1:.1f}" y="{float(y) - 13:.1f}" width="{wide + 2:.1f}" height="17"/>'
    return plate + word[0]


def assets_in(html: str, pictures: Mapping[str, PictureInfo]) -> tuple[tuple[str, str, int], ...]:
    """The pictures that a print shows: address, path in the content, width in pixels; each once, in order."""
    paths = {info.digest[:16]: path for path, info in sorted(pictures.items(), reverse=True)}
    found = {match[1]: paths[match[2]] for match in _ASSET.finditer(html) if match[2] in paths}
    return tuple((f"asset:{address}", path, PHOTO_WIDTH) for address, path in found.items())
