"""Bytes of a content file → its text with Unix line ends, or a problem that names what the bytes look like instead."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from generator.model.patterns import pattern
from generator.model.problem import Place, Problem, Severity, rule
from generator.model.text import Both

MOST_BYTES: Final = 2_000_000
"""More than any record needs; a file beyond it is a mix-up, and would hold up every build."""


class PlainText(NamedTuple):
    """The text, cleared of characters that cannot be seen so that all else in it can be read; and what was wrong."""

    text: str
    problems: tuple[Problem, ...]


TOO_LARGE: Final = rule(
    "file-too-large",
    Severity.ERROR,
    message=(
        "The file has {size} MB; a text of this site has at most 2 MB.",
        "文件大小为 {size} MB，文本文件不得超过 2 MB。",
    ),
    hint=(
        (
            "If a picture or a document was pasted into the text, put it beside the record as a file of its own and "
            "name it under `evidence:`."
        ),
        "如果正文里粘贴了图片或文档，请把它另存为记录旁边的文件，并在 `evidence:` 中写明文件名。",
    ),
    why=(
        "Texts are read by people; one that is larger than a book is a mix-up, and would slow down every build.",
        "正文是给人读的；大得像一本书的文件多半是放错了，还会拖慢每次生成。",
    ),
)
NOT_TEXT: Final = rule(
    "not-a-text-file",
    Severity.ERROR,
    message=("This is {kind}; only its name says that it is a text.", "这是{kind}，只是文件名写成了文本文件。"),
    hint=(
        (
            "Open it in its own program and copy the text into a file saved as UTF-8; a meeting note in Word can be "
            "taken over with `rectify import minutes.docx`."
        ),
        "请用原来的程序打开，把文字复制到 UTF-8 文本文件中；Word 会议纪要可用 `rectify import minutes.docx` 导入。",
    ),
    why=(
        "Changing the ending of a file's name does not change what is in it. Records are plain text.",
        "改文件扩展名并不会改变文件内容。记录必须是纯文本。",
    ),
)
ENCODING: Final = rule(
    "not-utf-8",
    Severity.ERROR,
    message=(
        "The file is not in UTF-8; it looks like {encoding}. What cannot be read begins after “{before}”.",
        "文件不是 UTF-8 编码，看起来是 {encoding}。第一个无法识别的字符在“{before}”之后。",
    ),
    hint=(
        (
            "Open it and save it again with the encoding UTF-8 (Notepad and WPS: “Save as”, field “Encoding”; VS Code: "
            "click the encoding at the bottom right, “Save with Encoding”, “UTF-8”)."
        ),
        (
            "请打开文件，以 UTF-8 编码重新保存（记事本、WPS：“另存为”，“编码”选 UTF-8；VS Code：点击右下角的编码，"
            "“通过编码保存”，选“UTF-8”）。"
        ),
    ),
    why=(
        "The same bytes mean other characters in each encoding; only UTF-8 holds Chinese and English without guessing.",
        "同样的字节在不同编码中是不同的字；只有 UTF-8 能不靠猜测地保存中英文。",
    ),
)
INVISIBLE: Final = rule(
    "invisible-character",
    Severity.ERROR,
    message=("There is a character here that cannot be seen: {name}.", "此处有一个看不见的字符：{name}。"),
    hint=(
        (
            "Take it out (`rectify fix` does it): `{line}`. Such characters come along when text is copied from a web "
            "page, a chat or a Word file."
        ),
        "请删除它（`rectify fix` 可以代劳）：`{line}`。从网页、聊天软件或 Word 复制文字时常会带来这种字符。",
    ),
    why=(
        (
            "A word with an invisible character in it is another word: a key is not recognised, a search does not find "
            "it, and characters that turn the direction of writing show readers another text than is there."
        ),
        "夹着不可见字符的词其实是另一个词：字段名认不出，检索也找不到；改变书写方向的字符还会让读者看到与原文不同的内容。",
    ),
)
DAMAGED: Final = rule(
    "damaged-character",
    Severity.WARNING,
    message=("A character was lost here: there is the sign “�” in its place.", "此处有字符丢失，只剩下“�”。"),
    hint=("Type the missing character again: `{line}`", "请重新输入丢失的字：`{line}`"),
    why=(
        "“�” is what a program writes for a character that it could not convert; the text was damaged before.",
        "程序遇到无法转换的字时会写成“�”；文字在放到这里之前就已损坏。",
    ),
)

_UNSEEN: Final = pattern(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0d\ufeff\uffa0\ufff0-\uffff\U000e0000-\U000e0fff]"
)
"""Control characters, zero-width ones, line separators that some programs take for a line's end and others don't, marks
of writing direction, fillers, and the sign for a lost character. The two presentation selectors of emoji are let be."""

_ASCII_UNSEEN: Final = bytes(code for code in range(128) if code != ord("\r") and _UNSEEN.match(chr(code)))
"""A carriage return is a line's end, and is read as one."""

_NAMES: Final = {
    "\x00": Both("a NUL byte", "空字节（NUL）"),
    "\x0b": Both("a vertical tab", "垂直制表符"),
    "\x0c": Both("a page break", "分页符"),
    "\xad": Both("a soft hyphen", "软连字符"),
    "\u200b": Both("a zero-width space", "零宽空格"),
    "\u200c": Both("a zero-width non-joiner", "零宽非连接符"),
    "\u200d": Both("a zero-width joiner", "零宽连接符"),
    "\u2028": Both("a line separator", "行分隔符"),
    "\u2029": Both("a paragraph separator", "段落分隔符"),
    "\u2060": Both("a word joiner", "词连接符"),
    "\ufeff": Both("a byte order mark in the middle of the text", "正文中间的字节顺序标记（BOM）"),
}
_DIRECTION: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_MOST_REPORTED: Final = 20
"""A file full of them is told often enough by the first twenty."""

_SIGNATURES: Final = (
    (
        b"\xd0\xcf\x11\xe0",
        Both("a Word or Excel file of the old kind (.doc, .xls)", "旧版 Word 或 Excel 文件（.doc、.xls）"),
    ),
    (b"%PDF", Both("a PDF file", " PDF 文件")),
    (b"{\\rtf", Both("a rich text file (.rtf)", " RTF 文件")),
    (b"\xff\xd8\xff", Both("a JPEG picture", " JPEG 图片")),
    (b"\x89PNG", Both("a PNG picture", " PNG 图片")),
    (b"GIF8", Both("a GIF picture", " GIF 图片")),
)
_ZIP: Final = (
    (b"word/", Both("a Word document (.docx)", " Word 文档（.docx）")),
    (b"xl/", Both("an Excel workbook (.xlsx)", " Excel 工作簿（.xlsx）")),
    (b"ppt/", Both("a PowerPoint file (.pptx)", " PowerPoint 文件（.pptx）")),
    (b"", Both("a ZIP archive or a WPS document", " ZIP 压缩包或 WPS 文档")),
)


def read_text(path: str, raw: bytes) -> PlainText | Problem:
    """The text of a file, with a BOM and any kind of line end accepted; the one problem that makes it unreadable."""
    if len(raw) > MOST_BYTES:
        return TOO_LARGE.at(Place(path), size=f"{len(raw) / 1_000_000:.1f}")
    kind = _binary_kind(raw)
    if kind:
        return NOT_TEXT.at(Place(path), kind=kind)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _wrong_encoding(path, raw, error.start)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not _has_unseen(raw, text):
        return PlainText(text, ())
    return _without_unseen(path, text)


def _has_unseen(raw: bytes, text: str) -> bool:
    """Whether there is any character that cannot be seen; in ASCII, told from the bytes ten times as fast."""
    if text.isascii():
        return len(raw.translate(None, _ASCII_UNSEEN)) != len(raw)
    return _UNSEEN.search(text) is not None


def encoding_of(raw: bytes) -> str:
    """The name of the encoding that bytes which are not UTF-8 are most likely in."""
    for mark, name in (
        (b"\xff\xfe\x00\x00", "UTF-32"),
        (b"\x00\x00\xfe\xff", "UTF-32"),
        (b"\xff\xfe", "UTF-16"),
        (b"\xfe\xff", "UTF-16"),
    ):
        if raw.startswith(mark):
            return name
    if raw.count(0) > len(raw) // 5:
        return "UTF-16"
    if _share(raw.decode("utf-8", "replace"), lost="�") > 0.8:
        return "UTF-8 with damaged characters"
    if not re.search(rb"[\x80-\xff]{2}", raw):  # an umlaut stands between letters, a Chinese character among its like
        return "Windows-1252" if re.search(rb"[\x80-\x9f]", raw) else "Latin-1 (ISO 8859-1)"
    for name, core in (("gb18030", "gb2312"), ("big5", "big5")):
        try:
            text = raw.decode(name)
        except UnicodeDecodeError:
            continue
        if _share(text.encode(core, "replace").decode(core), lost="?", of=text) > 0.7:
            return "GB18030 (GBK)" if name == "gb18030" else "Big5"
    return "Windows-1252" if re.search(rb"[\x80-\x9f]", raw) else "Latin-1 (ISO 8859-1)"


def _binary_kind(raw: bytes) -> Both | None:
    if raw.startswith(b"PK\x03\x04"):
        return next(kind for mark, kind in _ZIP if mark in raw)
    return next((kind for mark, kind in _SIGNATURES if raw.startswith(mark)), None)


def _share(text: str, *, lost: str, of: str | None = None) -> float:
    """How many of the characters beyond ASCII in `of` (else in `text`) survived a conversion: 0 to 1."""
    every = sum(character > "\x7f" for character in of or text)
    kept = sum(character > "\x7f" and character != lost for character in text)
    return kept / every if every else 0.0


def _wrong_encoding(path: str, raw: bytes, at: int) -> Problem:
    start = raw.rfind(b"\n", 0, at) + 1
    before = raw[start:at].decode("utf-8", "replace")
    place = Place(path, raw.count(b"\n", 0, at) + 1, len(before) + 1)
    return ENCODING.at(place, encoding=encoding_of(raw), before=before[-20:])


def _without_unseen(path: str, text: str) -> PlainText:
    problems: list[Problem] = []
    for number, line in enumerate(text.split("\n"), 1):
        for found in _UNSEEN.finditer(line):
            cleaned = without_unseen(line).strip()[:80]
            if len(problems) < _MOST_REPORTED:
                place = Place(path, number, found.start() + 1)
                kind = DAMAGED if found[0] == "\ufffd" else INVISIBLE
                problems.append(kind.at(place, name=_name(found[0]), line=cleaned))
    return PlainText(without_unseen(text), tuple(problems))


def without_unseen(line: str) -> str:
    """The line without characters that nobody can see; the sign for a lost one stays."""
    return _UNSEEN.sub(lambda found: found[0] if found[0] == "\ufffd" else "", _JOINS_WORDS.sub(" ", line))


_JOINS_WORDS: Final = pattern(r"(?<=\S)[\u2028\u2029\x0b\x0c\x85](?=\S)")
"""Ends of lines between two words: without them the two would be one."""


def _name(character: str) -> Both:
    if character in _DIRECTION:
        code = f"U+{ord(character):04X}"
        return Both(f"a mark that turns the direction of writing ({code})", f"改变书写方向的标记（{code}）")
    code = f"U+{ord(character):04X}"
    return _NAMES.get(character) or Both(f"the control character {code}", f"控制字符 {code}")
