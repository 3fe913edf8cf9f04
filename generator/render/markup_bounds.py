"""What a text must keep to before Markdown sees it: sizes that convert in about a second, and no hidden characters.

Python-Markdown reads on to the end of a paragraph for every bracket that finds no partner, and starts anew on the
rest of a block after every heading in it; both are quadratic. The measures here are estimates of that work, taken
in linear time. The figures were measured with 3.11 (docs/decisions/markdown.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model.patterns import pattern
from generator.model.problem import Place, Problem, Severity, rule

LONGEST_TEXT = 200_000
DEEPEST_NESTING = 20
DEEPEST_INDENT = 100
BRACKET_WORK = 3_000_000
LINE_WORK = 30_000_000
TAG_WORK = 20_000_000
MARK_WORK = 2_000_000_000

TEXT_TOO_LONG = rule(
    "text-too-long",
    Severity.ERROR,
    message=("The text has {length} characters; {most} is the most.", "正文共 {length} 个字符，最多 {most} 个。"),
    hint=(
        "Split it: put parts into progress reports, or attach the long part as a document.",
        "请拆分：把部分内容写入进展报告，或将长篇内容作为附件。",
    ),
    why=(
        "A text of this size is a document of its own; it would hold up every build and no reader would scroll it.",
        "这样长的正文本身就是一份文件，会拖慢每次生成，读者也难以阅读。",
    ),
)
TOO_MANY_MARKS = rule(
    "too-many-marks",
    Severity.ERROR,
    message=(
        "The paragraph that begins here has too many marks of the kind “{mark}” to be read ({count}).",
        "从此处开始的段落中“{mark}”符号过多（{count} 个），无法解析。",
    ),
    hint=(
        "Divide it by blank lines, or write a literal mark as “\\{mark}”.",
        "请用空行分段；如需原样显示符号，请写作“\\{mark}”。",
    ),
    why=(
        "Reading such a paragraph takes minutes: the reader looks for the partner of every mark up to its end.",
        "解析此类段落需要数分钟：程序要为每个符号查找配对，直到段落末尾。",
    ),
)
NESTED_TOO_DEEP = rule(
    "text-nested-too-deep",
    Severity.ERROR,
    message=(
        "Lists or quotations are nested deeper than {most} levels.",
        "列表或引用的嵌套超过 {most} 层。",
    ),
    hint=("Take out levels: three are readable.", "请减少层级，三层以内便于阅读。"),
    why=(
        "No page and no print can show such nesting, and the programs that lay out the page may fail on it.",
        "网页和印刷件都无法显示如此深的嵌套，排版程序也可能因此出错。",
    ),
)
HIDDEN_CHARACTER = rule(
    "hidden-character",
    Severity.ERROR,
    message=(
        "The text holds the invisible character {character}.",
        "正文含有不可见字符 {character}。",
    ),
    hint=("Delete it and type the words around it anew.", "请删除该字符，并重新输入其前后的文字。"),
    why=(
        "Control and direction-override characters make a reader see another text than the one that is stored.",
        "控制字符和文字方向控制字符会使读者看到的内容与实际存储的内容不一致。",
    ),
)

_HIDDEN = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
HIDDEN = pattern(f"[{_HIDDEN}]")
_REFERENCE = pattern(r"&#(?:[xX]([0-9a-fA-F]{1,8})|([0-9]{1,10}))")
_LEVELS = pattern(r"^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d+\.(?=[ \t])|:(?=[ \t])))+", re.MULTILINE)
_LEVEL = pattern(r">|[-*+:]|\d+\.")
_INDENT = pattern(rf"^[ \t]{{{DEEPEST_INDENT // 4},}}", re.MULTILINE)
_RULE_LINE = pattern(r"[ ]{0,3}([-*_])(?:[ ]*\1)*[ ]*")
_SEPARATOR = pattern(r"\|[ :|-]*-[ :|-]*")
_REPLACED = "*_\\&`"
_BULLET = pattern(r"[ ]{0,3}[-*+] ")
_NUMBER = pattern(r"[ ]{0,3}\d+\. ")


def excess(body: str, place: Place) -> Problem | None:
    """The first reason for which this text is not to be converted; None where it is fit for Markdown.

    `place.line` is the line of the file on which the body begins.
    """
    if len(body) > LONGEST_TEXT:
        return TEXT_TOO_LONG.at(place, length=len(body), most=LONGEST_TEXT)
    return _hidden(body, place) or _nesting(body, place) or _work(body, place)


def place_in(body: str, offset: int, place: Place) -> Place:
    """The place of a character of the body."""
    before = body.count("\n", 0, offset)
    return Place(place.path, max(place.line, 1) + before, offset - body.rfind("\n", 0, offset))


def _hidden(body: str, place: Place) -> Problem | None:
    if found := HIDDEN.search(body):
        return HIDDEN_CHARACTER.at(place_in(body, found.start(), place), character=f"U+{ord(found[0]):04X}")
    if "&#" not in body:
        return None
    for found in _REFERENCE.finditer(body):
        code = int(found[1], 16) if found[1] else int(found[2])
        if code > 0x10FFFF or HIDDEN.match(chr(code)):
            return HIDDEN_CHARACTER.at(place_in(body, found.start(), place), character=found[0])
    return None


def _nesting(body: str, place: Place) -> Problem | None:
    for found in _LEVELS.finditer(body):
        if found.end() - found.start() <= DEEPEST_NESTING:
            continue
        if _RULE_LINE.fullmatch(_line_at(body, found.start())):
            continue
        if len(_LEVEL.findall(found[0])) > DEEPEST_NESTING:
            return NESTED_TOO_DEEP.at(place_in(body, found.start(), place), most=DEEPEST_NESTING)
    for found in _INDENT.finditer(body):
        if len(found[0].expandtabs(4)) > DEEPEST_INDENT:
            return NESTED_TOO_DEEP.at(place_in(body, found.start(), place), most=DEEPEST_NESTING)
    return None


def _line_at(body: str, start: int) -> str:
    end = body.find("\n", start)
    return body[start:] if end < 0 else body[start:end]


def _work(body: str, place: Place) -> Problem | None:
    if body.count("<") * len(body) > TAG_WORK:
        offset = body.index("<")
        return TOO_MANY_MARKS.at(place_in(body, offset, place), mark="<", count=body.count("<"))
    if problem := _replacements(body, place):
        return problem
    brackets = lines = 0
    heaviest, heaviest_lines = (0, 0, 0), (0, 0, 0)
    for offset, piece in _pieces(body):
        marks, rows = piece.count("["), piece.count("\n")
        brackets += marks * len(piece)
        lines += rows * len(piece)
        heaviest = max(heaviest, (marks * len(piece), offset, marks))
        heaviest_lines = max(heaviest_lines, (rows * len(piece), offset, rows))
    if brackets > BRACKET_WORK:
        return TOO_MANY_MARKS.at(place_in(body, heaviest[1], place), mark="[", count=heaviest[2])
    if lines > LINE_WORK:
        return TOO_MANY_MARKS.at(place_in(body, heaviest_lines[1], place), mark="⏎", count=heaviest_lines[2])
    return None


def _replacements(body: str, place: Place) -> Problem | None:
    """Every mark is replaced in a copy of its whole block; that counts from tens of thousands in one block only."""
    if sum(map(body.count, _REPLACED)) * len(body) <= MARK_WORK:
        return None
    offset = work = 0
    for block in body.split("\n\n"):
        work += sum(map(block.count, _REPLACED)) * len(block)
        if work > MARK_WORK:
            mark = max(_REPLACED, key=block.count)
            return TOO_MANY_MARKS.at(place_in(body, offset, place), mark=mark, count=block.count(mark))
        offset += len(block) + 2
    return None


def _pieces(body: str) -> Iterator[tuple[int, str]]:
    """What Markdown reads in one go: a paragraph, a row of a plain table, or an item of a plain list."""
    offset = 0
    for block in body.split("\n\n"):
        if "[" in block or block.count("\n") > 100:
            rows = block.strip("\n").split("\n")
            if len(rows) > 1 and _read_by_line(rows):
                start = offset + len(block) - len(block.lstrip("\n"))
                for row in rows:
                    yield start, row
                    start += len(row) + 1
            else:
                yield offset, block
        offset += len(block) + 2


def _read_by_line(rows: list[str]) -> bool:
    """Whether each line is a row of one table, or an item of one list; anything mixed is read as a whole."""
    if all(row.startswith("|") for row in rows):
        plain = "\\" not in rows[0] and "`" not in rows[0] and rows[0].count("|") == rows[1].count("|")
        return plain and _SEPARATOR.fullmatch(rows[1].rstrip()) is not None
    return all(_BULLET.match(row) for row in rows) or all(_NUMBER.match(row) for row in rows)
