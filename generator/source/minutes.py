"""The HTML of a Word document → Markdown as an editor would type it, and the decisions that its words propose.

Knows headings, paragraphs, lists, tables, pictures, links and emphasis; all else keeps its words and loses its looks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final

from generator.model.frozen import frozen
from generator.model.patterns import pattern
from generator.model.site import Content
from generator.source.wording import meant_date, read_date, read_deadline

_VOID: Final = frozenset({"br", "img", "hr"})
_SPECIAL: Final = pattern(r"([\\`*_\[\]<>|])")
_LINE_MARK: Final = pattern(r"^(\s*)(#{1,6}(?=\s)|[-+](?=\s)|:{3}|：{3}|\d+(?=[.)]\s))", re.MULTILINE)
_DECISIONS: Final = pattern(
    r"议定事项|决定事项|会议决定|会议议定|工作要求|下步工作|下一步|decisions?|agreed|action items", re.IGNORECASE
)
_DECIDES: Final = pattern(r"^(?:会议(?:决定|议定|要求|明确|确定)|it was (?:agreed|decided))[，,:：]?\s*", re.IGNORECASE)
_NUMBER: Final = pattern(r"^\s*(?:[（(]?[0-9一二三四五六七八九十]{1,3}[)）.、．]|[-•·])\s*")
_DAY: Final = pattern(r"\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}")
_DUE: Final = pattern(r"\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日|底|末)?前|\d{4}年\d{1,2}月底|年底前")


@dataclass
class Node:
    """An element with its children; a text is a string among them."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)


@frozen
class Proposed:
    """A decision as the words have it; what could not be told is empty. `due` is YYYY-MM-DD."""

    text: str
    owners: tuple[str, ...] = ()
    due: str = ""
    tasks: tuple[str, ...] = ()


def tree_of(html: str) -> Node:
    """The HTML as a tree; what is not closed ends with what is around it."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.root


def markdown(root: Node) -> str:
    """The document as Markdown, headings from the second level on: the first is the record's title."""
    blocks = [block for block in (_block(one) for one in root.children) if block.strip()]
    return "\n\n".join(blocks).strip() + "\n"


def title_of(root: Node) -> str:
    """The document's first heading, else its first paragraph if it is short."""
    for node in _elements(root):
        text = _words(node)
        if text:
            return text[:80] if node.tag in {"h1", "h2"} or len(text) <= 60 else ""
    return ""


def day_of(root: Node) -> str:
    """The first day that the document names, as YYYY-MM-DD; "" where it names none."""
    found = _DAY.search(_words(root))
    meant = meant_date(re.sub(r"\s", "", found[0])) if found else None
    if found and read_date(found[0]):
        return found[0]
    return meant if meant and read_date(meant) else ""


def proposed(root: Node, content: Content) -> Iterator[Proposed]:
    """The decisions: what is listed below a heading that announces them, and sentences that say 会议决定."""
    below = False
    for node in _elements(root):
        text = _words(node)
        if node.tag in {"h1", "h2", "h3", "h4"} or (node.tag == "p" and len(text) <= 16 and _DECISIONS.search(text)):
            below = bool(_DECISIONS.search(text))
            continue
        for said in _items(node):
            if below or _DECIDES.match(said):
                yield _proposed(_NUMBER.sub("", _DECIDES.sub("", said)), content)


def _proposed(text: str, content: Content) -> Proposed:
    owners = [unit.id for unit in content.units if any(words and words in text for _, words in unit.name)]
    tasks = [task.id for task in content.tasks if re.search(rf"(?<![0-9A-Za-z_-]){re.escape(task.id)}(?![0-9A-Za-z_-])", text)]
    wording = _DUE.search(text)
    limit = read_deadline(wording[0]) if wording else None
    day = _DAY.search(text)
    meant = (meant_date(day[0]) or day[0]) if day else ""
    due = limit.due.isoformat() if limit and limit.due else meant if read_date(meant) else ""
    return Proposed(text, tuple(owners), due, tuple(tasks))


def _items(node: Node) -> Iterable[str]:
    if node.tag in {"ul", "ol"}:
        return (_words(item) for item in node.children if isinstance(item, Node) and _words(item))
    return (_words(node),) if node.tag == "p" and _words(node) else ()


def _elements(root: Node) -> Iterator[Node]:
    return (one for one in root.children if isinstance(one, Node))


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("document")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(node)
        if tag not in _VOID:
            self._open.append(node)

    def handle_endtag(self, tag: str) -> None:
        names = [node.tag for node in self._open]
        if tag in names[1:]:
            del self._open[len(names) - 1 - names[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)


def _block(node: Node | str) -> str:
    if isinstance(node, str):
        return _escaped(node).strip()
    if re.fullmatch("h[1-6]", node.tag):
        words = _inline(node).strip()
        return f"{'#' * max(2, int(node.tag[1]))} {words}" if words else ""
    if node.tag in {"ul", "ol"}:
        return "\n".join(_list(node, ""))
    if node.tag == "table":
        return _table(node)
    return _LINE_MARK.sub(_disarmed, _inline(node).strip())


def _disarmed(found: re.Match[str]) -> str:
    """The start of a line that Markdown would take for a mark."""
    mark = found[2]
    return f"{found[1]}{mark}\\" if mark[-1].isdigit() else f"{found[1]}\\{mark}"


def _list(node: Node, indentation: str) -> Iterator[str]:
    for number, item in enumerate(_elements(node), 1):
        mark = f"{number}. " if node.tag == "ol" else "- "
        words = "".join(_inline_of(one) for one in item.children if isinstance(one, str) or one.tag not in {"ul", "ol"})
        yield f"{indentation}{mark}{_LINE_MARK.sub(_disarmed, ' '.join(words.split()))}"
        for inner in _elements(item):
            if inner.tag in {"ul", "ol"}:
                yield from _list(inner, f"{indentation}    ")


def _table(node: Node) -> str:
    """A table with its first row as head; a cell that spans columns is followed by empty ones."""
    rows: list[list[str]] = []
    for row in _descendants(node, "tr"):
        cells: list[str] = []
        for cell in _elements(row):
            cells.append(" ".join(_inline(cell).split()))
            span = cell.attributes.get("colspan", "1")
            cells += [""] * (min(int(span), 50) - 1 if span.isdecimal() else 0)
        rows.append(cells)
    width = max(map(len, rows), default=0)
    if not width:
        return ""
    lines = [f"| {' | '.join(row + [''] * (width - len(row)))} |" for row in rows]
    return "\n".join([lines[0], "|" + "---|" * width, *lines[1:]])


def _descendants(node: Node, tag: str) -> Iterator[Node]:
    for one in _elements(node):
        if one.tag == tag:
            yield one
        else:
            yield from _descendants(one, tag)


def _inline(node: Node) -> str:
    return "".join(_inline_of(one) for one in node.children)


def _inline_of(node: Node | str) -> str:
    if isinstance(node, str):
        return _escaped(node)
    inside = _inline(node)
    match node.tag:
        case "br":
            return "  \n"
        case "img":
            return f"![{_escaped(node.attributes.get('alt', ''))}]({node.attributes.get('src', '')})"
        case "strong" | "em" if inside.strip():
            mark = "**" if node.tag == "strong" else "*"
            bare = inside.strip()
            before, _, after = inside.partition(bare)
            return f"{before}{mark}{bare}{mark}{after}"
        case "a" if re.match(r"https?:|mailto:", node.attributes.get("href", "")):
            return f"[{inside}](<{node.attributes['href']}>)"
        case "p" | "li" | "tr":
            return f"{inside} "
        case _:
            return inside


def _words(node: Node) -> str:
    """The words alone, one space between them at most."""
    return " ".join("".join(_texts(node)).split())


def _texts(node: Node) -> Iterator[str]:
    for one in node.children:
        if isinstance(one, str):
            yield one
        else:
            yield from _texts(one)
            yield " " if one.tag in {"p", "li", "br", "td", "tr"} else ""


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text.replace("\xa0", " "))
