"""The public part of a body: without internal passages and comments; or why it cannot be told.

Passages go first, then comments, both as the bare deletion of what stands between the marks: the public text is what
it would be had the editor deleted them, so it cannot depend on what was in them.
"""

from __future__ import annotations

import re
from itertools import count
from typing import Final, NamedTuple

from generator.model.patterns import pattern
from generator.model.problem import Place, Problem
from generator.source import gate_rules as rules
from generator.source.canonical import Lines, tidy
from generator.source.fences import INTERNAL, find_blocks


class PublicBody(NamedTuple):
    """What remains of a body, line by line; `hidden` are the line numbers of the internal passages."""

    lines: Lines
    hidden: frozenset[int]
    problems: tuple[Problem, ...]


def public_body(path: str, body: str, first_line: int) -> PublicBody:
    """The lines of a body that begins in line `first_line` of its file. With problems of weight, nothing remains."""
    fenced = find_blocks(path, body, first_line)
    if fenced.problems:
        return PublicBody([], frozenset(), fenced.problems)
    lines = _numbered(body, first_line)
    if not fenced.blocks and _BEGIN not in body:
        odd = _odd_comments(path, body, lines)
        return PublicBody([] if odd else tidy(lines), frozenset(), tuple(odd))
    cut = {
        first_line + index
        for block in fenced.blocks
        if block.name == INTERNAL
        for index in range(block.first, block.last + 1)
    }
    passages = [(text, number) for text, number in lines if number in cut]
    kept = [(text, number) for text, number in lines if number not in cut]
    problems = [problem for passage in _runs(passages) for problem in _split_comments(path, passage)]
    if _BEGIN in body:
        kept = _without_comments(path, kept, problems)
        problems += _made_by_cutting(path, kept)
    problems += _odd_comments(path, _text(kept), kept)
    problems += _lost_labels(path, passages, kept)
    return PublicBody([] if problems else tidy(kept), frozenset(cut), tuple(problems))


def open_marks(path: str, body: str, first_line: int) -> tuple[Problem, ...]:
    """What is wrong with the marks of a body for whomever it is: blocks, and comments that are not closed."""
    fenced = find_blocks(path, body, first_line)
    if fenced.problems or _BEGIN not in body:
        return fenced.problems
    problems: list[Problem] = []
    _without_comments(path, _numbered(body, first_line), problems)
    return tuple(problem for problem in problems if problem.rule is rules.COMMENT_UNCLOSED)


def public_words(path: str, text: str, line: int) -> tuple[str, tuple[Problem, ...]]:
    """A field's text without comments. A passage cannot be cut out of a field, so what looks like one is a problem."""
    problems: list[Problem] = []
    if any(find_blocks(path, text, line)):
        problems.append(rules.FENCE_IN_FIELD.at(Place(path, line)))
    if "<" not in text and _END not in text:
        return text, tuple(problems)
    numbered = [(row, line) for row in text.split("\n")]
    kept = _without_comments(path, numbered, problems)
    said = _text(kept)
    problems += _odd_comments(path, said, kept)
    return said, tuple(problems)


def _numbered(body: str, first_line: int) -> Lines:
    return list(zip(body.split("\n"), count(first_line), strict=False))


def _text(lines: Lines) -> str:
    return "\n".join([row for row, _ in lines])


def _without_comments(path: str, lines: Lines, problems: list[Problem]) -> Lines:
    """The lines with `<!-- … -->` deleted; what remains of a comment's first and last line is joined."""
    kept: Lines = []
    began = 0
    for text, line in lines:
        number, head, rest = line, "", text
        if began and _END not in text:
            continue
        if began:
            head, number = kept.pop()
            rest = text[text.index(_END) + len(_END) :]
            began = 0
        while _BEGIN in rest:
            before, _, after = rest.partition(_BEGIN)
            inside, end, behind = after.partition(_END)
            if _BEGIN in inside:
                problems.append(rules.COMMENT_BROKEN.at(Place(path, number)))
            head += before
            rest = behind if end else ""
            began = 0 if end else number
        kept.append((head + rest, number))
    if began:
        problems.append(rules.COMMENT_UNCLOSED.at(Place(path, began)))
    return kept


def _runs(passages: Lines) -> list[Lines]:
    """The passages one by one: runs of lines that follow each other."""
    runs: list[Lines] = []
    for row in passages:
        if runs and runs[-1][-1][1] == row[1] - 1:
            runs[-1].append(row)
        else:
            runs.append([row])
    return runs


def _split_comments(path: str, passage: Lines) -> list[Problem]:
    """A comment that begins in an internal passage and ends outside of it would leave its tail in the public text."""
    text = _text(passage)
    if text.count(_BEGIN) <= len(_COMMENT.findall(text)):
        return []
    number = next(number for row, number in passage if _BEGIN in row)
    return [rules.COMMENT_BROKEN.at(Place(path, number))]


def _made_by_cutting(path: str, kept: Lines) -> list[Problem]:
    """Marks of a passage that came together only when a comment between their signs was cut."""
    found = find_blocks(path, _text(kept), 0)
    lines = [problem.place.line for problem in found.problems]
    lines += [block.first for block in found.blocks if block.name == INTERNAL]
    return [rules.COMMENT_BROKEN.at(Place(path, kept[line][1])) for line in lines]


def _odd_comments(path: str, text: str, lines: Lines) -> list[Problem]:
    """Ends without a beginning, and other things that renderers treat as comments: they would stay in the text."""
    if ("-->" not in text and "<" not in text and "]:" not in text) or not _MAY_BE_COMMENT.search(text):
        return []
    problems = [rules.COMMENT_UNOPENED.at(Place(path, number)) for text, number in lines if _END in text]
    return problems + [
        rules.ODD_COMMENT.at(Place(path, number), typed=found[0].strip()[:40])
        for text, number in lines
        if (found := _ODD_COMMENT.search(text))
    ]


def _lost_labels(path: str, passages: Lines, kept: Lines) -> list[Problem]:
    """Public text that refers to a footnote or link which is defined in an internal passage only."""
    if not passages:
        return []
    defined = {label for text, _ in passages for label in _LABEL.findall(text)}
    defined -= {label for text, _ in kept for label in _LABEL.findall(text)}
    return [
        rules.LABEL_IS_INTERNAL.at(Place(path, number), label=label)
        for label in sorted(defined)
        for text, number in kept
        if f"[{label}]" in text
    ]


_BEGIN: Final = "<!--"
_END: Final = "-->"
_COMMENT: Final = pattern(r"<!--(?:(?!<!--).)*?-->", re.DOTALL)
_ODD_COMMENT: Final = pattern(r"<(?:![A-Za-z\[-]|\?[A-Za-z]).*|^[ >]{0,6}\[[^\]\n]+\]:[ \t]*(?:#|<#?>)(?:[ \t].*)?$")
_MAY_BE_COMMENT: Final = pattern(r"-->|<[!?]|\]:[ \t]*[#<]")
_LABEL: Final = pattern(r"^[ >]*\[(\^?[^\]\n]+)\]:")
