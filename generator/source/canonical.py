"""Nodes and text → one canonical form: the same content has the same bytes, and nothing shows where something was cut.

Block style, quotes only where they are needed, no comments, no runs of blank lines. Every line remembers the line of
the editor's file that it came from; that memory is kept beside the text, never in it.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Final

from generator.model.patterns import pattern
from generator.source.nodes import Mapping, Node, Scalar

Lines = list[tuple[str, int]]
"""Lines of text, each with the number of the editor's line from which it came."""


def yaml_lines(node: Node, indentation: str = "") -> Lines:
    """The node in block style. An empty mapping or list gives no line: the caller leaves such values out."""
    lines: Lines = []
    if isinstance(node, Scalar):
        return [(f"{indentation}{_scalar(node)}", node.line)]
    if isinstance(node, Mapping):
        for key, value in node.entries:
            lines += _entry(key, value, indentation)
        return lines
    for item in node.items:
        if isinstance(item, Scalar):
            lines += _text(f"{indentation}-", item, indentation)
            continue
        inner = yaml_lines(item, f"{indentation}  ")
        first, number = inner[0]
        lines += [(f"{indentation}- {first[len(indentation) + 2 :]}", number), *inner[1:]]
    return lines


def tidy(lines: Lines) -> Lines:
    """The lines of a body without runs of blank lines and blanks, so that nothing shows where something was cut.

    Code keeps its blanks; two blanks at a line's end (a line break in Markdown) stay two.
    """
    text = "\n".join([text for text, _ in lines])
    if not (text.endswith(" ") or any(blanks in text for blanks in ("  ", "\t", " \n", "\n\n\n"))):
        return _without_blank_ends(lines)
    tidied: Lines = []
    fence = ""
    for text, number in lines:
        mark = _CODE_FENCE.match(text) if "`" in text or "~" in text else None
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        bare = text.rstrip(" \t")
        if not bare:
            if tidied and tidied[-1][0]:
                tidied.append(("", number))
            continue
        is_code = fence or bare.startswith(("    ", "\t"))
        kept = _RUN_OF_BLANKS.sub(" ", bare) if not is_code and ("  " in bare or "\t" in bare) else bare
        tidied.append((kept + ("  " if text.endswith("  ") else ""), number))
    return _without_blank_ends(tidied)


def _without_blank_ends(lines: Lines) -> Lines:
    first, last = 0, len(lines)
    while first < last and not lines[first][0]:
        first += 1
    while last > first and not lines[last - 1][0]:
        last -= 1
    return lines[first:last]


def _entry(key: Scalar, value: Node, indentation: str) -> Lines:
    name = f"{indentation}{_name(key.text)}:"
    if isinstance(value, Scalar):
        return _text(name, value, indentation, key.line)
    return [(name, key.line), *yaml_lines(value, f"{indentation}  ")]


@lru_cache(maxsize=4096)
def _name(key: str) -> str:
    is_word = key.isascii() and key.isidentifier() and key[0] != "_"
    plain = (is_word or _PLAIN_NAME.fullmatch(key)) and key not in _NOTHING
    return key if plain else json.dumps(key, ensure_ascii=False)


def _text(name: str, value: Scalar, indentation: str, line: int = 0) -> Lines:
    """`name: value`, a text of several lines as a block below its name."""
    if "\n" not in value.text or not _BLOCK.fullmatch(value.text):
        return [(f"{name} {_scalar(value)}".rstrip(), line or value.line)]
    rows = value.text.split("\n")
    chomping = {0: "-", 1: ""}.get(len(value.text) - len(value.text.rstrip("\n")), "+")
    if rows[-1] == "":
        rows.pop()
    block = [(f"{indentation}  {row}" if row else "", value.line + 1 + at) for at, row in enumerate(rows)]
    return [(f"{name} |{chomping}", line or value.line), *block]


def _scalar(value: Scalar) -> str:
    return value.text if value.is_empty else _plain_or_quoted(value.text)


def _plain_or_quoted(text: str) -> str:
    if _PLAIN.fullmatch(text) and text not in _NOTHING:
        return text
    return json.dumps(text, ensure_ascii=False)


_NOTHING: Final = frozenset({"", "~", "null", "Null", "NULL"})
_SIGNS: Final = r"\w .,/()（）《》“”‘’、，。；！？…—·%+°²³№–-"
_PLAIN: Final = pattern(rf"[^\W_](?:[{_SIGNS}]*[\w.,/()（）《》“”‘’、，。；！？…—·%+°²³№–-])?")
"""What needs no quotes for any reader of YAML, and looks like no slip to ours; no colon, no `#`, no brackets."""
_PLAIN_NAME: Final = pattern(r"[A-Za-z0-9\u4e00-\u9fff][A-Za-z0-9_.\u4e00-\u9fff-]*")
_BLOCK: Final = pattern(r"(?! )(?:[^\n\x00-\x1f\x7f-\x9f]*[^\s]\n+)+(?:[^\n\x00-\x1f\x7f-\x9f]*[^\s])?")
"""Several lines, none ending in a blank, the first not beginning with one: a block keeps them as they are."""
_CODE_FENCE: Final = pattern(r" {0,3}(`{3,}|~{3,})")
_RUN_OF_BLANKS: Final = pattern(r"(?<=\S)[ \t]{2,}(?=\S)")
