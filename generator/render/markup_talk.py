"""One conversation about one text: what its links and pictures stand for, and what could not be answered."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, NamedTuple
from urllib.parse import unquote

from generator.model.problem import Place, Problem, Rule, Severity, rule
from generator.render.markup_allowed import CALLOUTS, KNOWN_CLASSES, OFFERED_CLASSES, is_file_name, is_whole_address
from generator.render.markup_bounds import place_in
from generator.render.markup_stages import PICTURE

UNKNOWN_RECORD_LINK = rule(
    "unknown-record-link",
    Severity.ERROR,
    message=("There is no record “{name}” to link to.", "没有可供链接的记录“{name}”。"),
    hint=(
        "Write the id of a record, as in `[[DL-01]]`; in the public edition the record has to be public.",
        "请填写记录编号，如 `[[DL-01]]`；在公开版中，被链接的记录须为公开。",
    ),
    why=(
        "A link that leads nowhere tells the reader that something was hidden or lost.",
        "失效链接会让读者以为内容被隐藏或丢失。",
    ),
    bad="See [[DL-1]].",
    good="See [[DL-01]].",
)
UNKNOWN_PICTURE = rule(
    "unknown-picture",
    Severity.ERROR,
    message=("There is no picture “{name}” beside this text.", "未找到图片“{name}”。"),
    hint=(
        "Name a file in the record's own folder: `![what it shows](evidence/before.jpg)`.",
        "请填写记录所在文件夹中的文件：`![图片说明](evidence/before.jpg)`。",
    ),
    why=(
        "Pictures are part of the site, measured and cleaned; none is taken from another site or folder.",
        "图片是本站内容的一部分，须经测量和清理，不从其他网站或文件夹引用。",
    ),
)
PICTURE_WITHOUT_TEXT = rule(
    "picture-without-text",
    Severity.WARNING,
    message=("The picture “{name}” has no alternative text.", "图片“{name}”缺少替代文字。"),
    hint=(
        "Say in the brackets what the picture shows: `![sludge tank after cleaning]({name})`.",
        "请在方括号内说明图片内容：`![清淤后的污泥池]({name})`。",
    ),
    why=(
        "Who cannot see the picture is told what it shows; the law asks public bodies for it.",
        "让看不到图片的人也能了解其内容，这也是对政府网站的要求。",
    ),
    source="GB/T 37668-2019; WCAG 2.2, 1.1.1",
)
UNKNOWN_FILE = rule(
    "unknown-file",
    Severity.ERROR,
    message=("There is no file “{name}” beside this text.", "未找到文件“{name}”。"),
    hint=(
        "Name a file in the record's own folder, an address with https://, or a record as `[[ID]]`.",
        "请填写记录所在文件夹中的文件、https:// 开头的网址，或用 `[[编号]]` 链接记录。",
    ),
    why=(
        "A link that leads nowhere tells the reader that something was hidden or lost.",
        "失效链接会让读者以为内容被隐藏或丢失。",
    ),
)
ADDRESS_NOT_ALLOWED = rule(
    "address-not-allowed",
    Severity.ERROR,
    message=("The address “{name}” is of a kind that is not published.", "网址“{name}”不属于允许发布的类型。"),
    hint=(
        "Allowed are https:, http:, mailto: and tel:, written out in full.",
        "允许使用完整的 https:、http:、mailto: 和 tel: 地址。",
    ),
    why=(
        "Other kinds can run programs in a reader's browser or point into the office's own network.",
        "其他类型的地址可能在读者浏览器中运行程序，或指向单位内部网络。",
    ),
)
UNKNOWN_ANCHOR = rule(
    "unknown-anchor",
    Severity.WARNING,
    message=("There is no heading or mark “#{name}” in this text.", "正文中没有“#{name}”这一标题或锚点。"),
    hint=(
        "Give the heading an anchor of its own: `## Heading {#name}`, and link to `(#name)`.",
        "请为标题设置锚点：`## 标题 {#name}`，再链接到 `(#name)`。",
    ),
    why=("The link would do nothing when it is followed.", "点击该链接将没有任何反应。"),
)
ANCHOR_REPEATED = rule(
    "anchor-repeated",
    Severity.ERROR,
    message=("The anchor “#{name}” is given twice.", "锚点“#{name}”重复。"),
    hint=("Give each its own name.", "请为每处设置不同的名称。"),
    why=("A link to it could lead to either place.", "链接无法确定指向哪一处。"),
)
CLASS_NOT_OFFERED = rule(
    "class-not-offered",
    Severity.WARNING,
    message=("There is no style “{name}”.", "没有名为“{name}”的样式。"),
    hint=("Offered are: {offered}.", "可用样式：{offered}。"),
    why=(
        "Unknown styles change nothing on the page; most are typing mistakes.",
        "未知样式不会产生任何效果，多为输入错误。",
    ),
)
HTML_REMOVED = rule(
    "html-removed",
    Severity.WARNING,
    message=("The HTML {name} is not allowed and was taken out.", "不允许使用 HTML {name}，已删除。"),
    hint=(
        "Write it in Markdown; pictures as `![what it shows](file.jpg)`.",
        "请改用 Markdown 书写；图片请写作 `![图片说明](文件.jpg)`。",
    ),
    why=(
        "Only elements that carry text are kept: all others could run programs or break the page.",
        "只保留承载文字的元素，其他元素可能运行程序或破坏页面。",
    ),
)


WORDS_BEHIND: Final = "\x1f"
"""Between a picture's name, its alternative text and its title in a question: no text can hold it."""


class Asked(NamedTuple):
    """A question that a text put, and its answer: `kind` is record, picture or document."""

    kind: str
    name: str
    answer: str


def answered(asks: Asks, kind: str, name: str) -> str:
    """The answer to a question as one text, "" where there is none. A picture's name has its words behind it."""
    if kind == "record":
        return "\n".join(asks.resolve(name) or ())
    if kind == "picture":
        file, alt, title = name.split(WORDS_BEHIND)
        return (asks.picture(file, alt, title) if is_file_name(file) else None) or ""
    return asks.document(name) or ""


class Talk:
    """Asks the functions of a `Markup`, remembers what was asked, and where an answer was missing."""

    def __init__(self, markup: Asks, body: str, place: Place) -> None:
        self.markup, self.body, self.place = markup, body, place
        self.problems: list[Problem] = []
        self.asked: dict[Asked, None] = {}
        self.pictures: list[str] = []
        self.fragments: list[str] = []
        self.raw_links: set[str] = set()
        self.refused_links: set[str] = set()
        self._sought: dict[str, int] = {}

    def record(self, name: str) -> tuple[str, str] | None:
        """Address and title of the record, or a problem and None."""
        answer = self.markup.resolve(name)
        self.asked[Asked("record", name, "\n".join(answer or ()))] = None
        if answer is None:
            self.tell(UNKNOWN_RECORD_LINK, "[[" + name, name)
        return answer

    def picture(self, name: str, alt: str, title: str) -> str:
        """A marker for the picture's markup, which is put in after the text was cleaned; "" where there is none."""
        name = unquote(name)
        answer = self.markup.picture(name, alt, title) if is_file_name(name) else None
        self.asked[Asked("picture", WORDS_BEHIND.join((name, alt, title)), answer or "")] = None
        if answer is None:
            self.tell(UNKNOWN_PICTURE, name, name)
            return ""
        if not alt.strip():
            self.tell(PICTURE_WITHOUT_TEXT, "![](" + name, name)
        self.pictures.append(answer)
        return f"{PICTURE}{len(self.pictures) - 1}{PICTURE}"

    def address(self, address: str) -> str | None:
        """The address of a link as it goes on the page; None, and a problem, where it may not."""
        if is_whole_address(address):
            return address
        written, mark, fragment = address.partition("#")
        name = unquote(written)
        if not is_file_name(name):
            self.tell(ADDRESS_NOT_ALLOWED, address, address[:80])
            return None
        answer = self.markup.document(name)
        self.asked[Asked("document", name, answer or "")] = None
        if answer is None:
            self.tell(UNKNOWN_FILE, written, name)
            return None
        return answer + mark + fragment

    def fragment(self, anchor: str) -> str:
        """The address of an anchor in this text."""
        if not anchor.startswith("fn"):
            self.fragments.append(unquote(anchor))
        return "#" + self.anchor(unquote(anchor))

    def anchor(self, anchor: str) -> str:
        """An id of this text, told apart from those of the page and of other texts on it."""
        return self.markup.prefix + re.sub(r"\s+", "-", anchor.strip())

    def classes(self, names: str) -> str:
        """Those of the classes that there are."""
        kept = [name for name in names.split() if name in KNOWN_CLASSES]
        for name in names.split():
            if name not in KNOWN_CLASSES:
                self.tell(CLASS_NOT_OFFERED, "." + name, name, offered=", ".join(sorted(OFFERED_CLASSES)))
        return " ".join(kept)

    def callout(self, kind: str) -> str:
        """The kind of callout; `note` for one that there is not."""
        if kind in CALLOUTS:
            return kind
        self.tell(CLASS_NOT_OFFERED, "!!! " + kind, kind, offered=", ".join(sorted(CALLOUTS)))
        return "note"

    def tell(self, broken: Rule, words: str, name: str, offered: str = "") -> None:
        """Note a problem where `words` stand; the second time that they are looked for, at their second place."""
        key = broken.code + words
        found = self.body.find(words, self._sought.get(key, 0))
        self._sought[key] = found + 1 if found >= 0 else 0
        place = place_in(self.body, found, self.place) if found >= 0 else self.place
        self.problems.append(broken.at(place, name=name, offered=offered))


class Asks(NamedTuple):
    """What a text may be answered with, and the marks of the page that it stands on. See `markup.Markup`."""

    resolve: Callable[[str], tuple[str, str] | None]
    picture: Callable[[str, str, str], str | None]
    document: Callable[[str], str | None]
    prefix: str
