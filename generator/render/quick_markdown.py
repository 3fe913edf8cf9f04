"""Python-Markdown that tries only what a text can need: the same output as stock, in a fraction of the time.

The stock library tries each of its block processors on every block and each of its inline patterns on every
piece of text. Nearly all of them begin with a character that most pieces do not hold. Here a stage is skipped
when the character without which it cannot match is absent; whatever is tried is the library's own code.
This leans on the library's inner workings, so it is used with the versions that it was proven with only
(`PROVEN_WITH`, by tests/render/test_quick_markdown.py); with any other, `markdown_instance` gives a stock one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Self, TypeVar, cast
from xml.etree.ElementTree import Element, ElementTree

import markdown
from markdown import blockparser, blockprocessors, inlinepatterns, preprocessors, treeprocessors
from markdown.extensions import Extension, admonition, def_list, footnotes, tables, toc
from markdown.util import INLINE_PLACEHOLDER_PREFIX, AtomicString

from generator.model.patterns import pattern
from generator.render.quick_serializer import quick_html

PROVEN_WITH = frozenset({"3.11.3"})

BlockNeeds = Callable[[str], bool]
InlineNeeds = Mapping[type[inlinepatterns.InlineProcessor], tuple[str, ...]]
Need = TypeVar("Need")
InlineStage = tuple[int, inlinepatterns.InlineProcessor, Callable[[str, int], "re.Match[str] | None"]]


def markdown_instance(extensions: Sequence[Extension], inline_needs: InlineNeeds | None = None) -> markdown.Markdown:
    r"""A converter to HTML: the quick one where it is proven to equal the stock one, otherwise the stock one.

    `inline_needs` names, for patterns that the extensions bring along, the texts one of which must stand in a match;
    each begins with one of `` `\[!<&*_ ``. A pattern that nothing is said of is always tried.
    """
    if markdown.__version__ in PROVEN_WITH:
        return QuickMarkdown(extensions, inline_needs or {})
    return markdown.Markdown(extensions=list(extensions), output_format="html")


# What a block must hold for a block processor to be worth trying. A subclass is taken for its nearest parent here.


def _may_be_ordered(block: str) -> bool:
    return block[:1] == " " or block[:1].isdigit()


def _may_be_rule(block: str) -> bool:
    return block.count("-") >= 3 or block.count("*") >= 3 or block.count("_") >= 3


BLOCK_NEEDS: Mapping[type[blockprocessors.BlockProcessor], BlockNeeds] = {
    blockprocessors.ListIndentProcessor: lambda block: block[:1] == " ",
    blockprocessors.CodeBlockProcessor: lambda block: block[:1] == " ",
    tables.TableProcessor: lambda block: "|" in block and "\n" in block,
    blockprocessors.HashHeaderProcessor: lambda block: "#" in block,
    blockprocessors.SetextHeaderProcessor: lambda block: "\n=" in block or "\n-" in block,
    blockprocessors.HRProcessor: _may_be_rule,
    blockprocessors.OListProcessor: _may_be_ordered,
    blockprocessors.UListProcessor: lambda block: block[:1] in " *+-",
    def_list.DefListProcessor: lambda block: ": " in block,
    blockprocessors.BlockQuoteProcessor: lambda block: ">" in block,
    footnotes.FootnoteBlockProcessor: lambda block: "]:" in block and "[^" in block,
    blockprocessors.ReferenceProcessor: lambda block: "]:" in block,
}

# What the whole text must hold: a processor that another text needs costs this one nothing.
SOURCE_NEEDS: Mapping[type[blockprocessors.BlockProcessor], str] = {
    admonition.AdmonitionProcessor: "!!!",
    tables.TableProcessor: "|",
    blockprocessors.HashHeaderProcessor: "#",
    def_list.DefListProcessor: ": ",
    blockprocessors.BlockQuoteProcessor: ">",
    footnotes.FootnoteBlockProcessor: "[^",
    blockprocessors.ReferenceProcessor: "]:",
}

INLINE_NEEDS: InlineNeeds = {
    inlinepatterns.BacktickInlineProcessor: ("`",),
    inlinepatterns.EscapeInlineProcessor: ("\\",),
    inlinepatterns.ReferenceInlineProcessor: ("[",),
    inlinepatterns.LinkInlineProcessor: ("[",),
    inlinepatterns.ShortReferenceInlineProcessor: ("[",),
    footnotes.FootnoteInlineProcessor: ("[^",),
    inlinepatterns.ImageInlineProcessor: ("!",),
    inlinepatterns.ImageReferenceInlineProcessor: ("!",),
    inlinepatterns.ShortImageReferenceInlineProcessor: ("!",),
    inlinepatterns.AutolinkInlineProcessor: ("<",),
    inlinepatterns.AutomailInlineProcessor: ("<",),
    inlinepatterns.HtmlInlineProcessor: ("<", "&"),
    inlinepatterns.DelimiterProcessor: ("*", "_"),
    inlinepatterns.SubstituteTagInlineProcessor: ("  \n",),
}
_MARK = pattern(r"[`\\\[!<&*_]|(?<=  )\n")
_UNKNOWN = ""


def _nearest(needs: Mapping[type, Need], stage: object) -> Need | None:
    return next((needs[kind] for kind in type(stage).__mro__ if kind in needs), None)


@cache
def _finder(marks: tuple[str, ...]) -> Callable[[str, int], re.Match[str] | None]:
    return re.compile("|".join(map(re.escape, marks))).search


class QuickMarkdown(markdown.Markdown):
    """Stock Markdown whose stages ask first whether the text can need them."""

    def __init__(self, extensions: Sequence[Extension], inline_needs: InlineNeeds) -> None:
        self.source = ""
        self.known_blocks: frozenset[str] = frozenset()
        self.inline_needs = {**INLINE_NEEDS, **inline_needs}
        super().__init__(extensions=list(extensions), output_format="html")
        self.serializer = quick_html
        self._skip_unneeded_tree_stages()
        self.known_blocks = frozenset(self.block_level_elements)

    def build_parser(self) -> Self:
        """Puts the quick stages in the stock stages' places, before the extensions add theirs."""
        super().build_parser()
        self.parser = _QuickBlockParser(self)
        self.preprocessors.register(_QuickHtmlBlocks(self), "html_block", 20)
        self.treeprocessors.register(_QuickInline(self), "inline", 20)
        self.treeprocessors.register(_QuickUnescape(self), "unescape", 0)
        return self

    def is_block_level(self, tag: object) -> bool:
        """As stock, without searching a list of sixty names for each element."""
        return isinstance(tag, str) and (tag in self.known_blocks or super().is_block_level(tag))

    def _skip_unneeded_tree_stages(self) -> None:
        for name, priority, kind in (("attr_list", 8, _AttributeLists), ("toc", 5, _Headings)):
            if name in self.treeprocessors:
                self.treeprocessors.register(kind(self, self.treeprocessors[name]), name, priority)


class _QuickBlockParser(blockparser.BlockParser):
    """Asks only those processors that a block can concern, in the stock order."""

    def __init__(self, md: QuickMarkdown) -> None:
        super().__init__(md)
        self.quick = md
        self.stages: list[tuple[blockprocessors.BlockProcessor, BlockNeeds | None]] = []
        self.blockprocessors = md.parser.blockprocessors
        for processor in self.blockprocessors:
            processor.parser = self

    def parseDocument(self, lines: Iterable[str]) -> ElementTree:  # noqa: N802 - the library's name
        source = self.quick.source
        self.stages = [
            (stage, _nearest(BLOCK_NEEDS, stage))
            for stage in self.blockprocessors
            if (mark := _nearest(SOURCE_NEEDS, stage)) is None or mark in source
        ]
        return super().parseDocument(lines)

    def parseBlocks(self, parent: Element, blocks: list[str]) -> None:  # noqa: N802
        while blocks:
            block = blocks[0]
            for processor, needs in self.stages:
                if needs is not None and not needs(block):
                    continue
                if processor.test(parent, block) and processor.run(parent, blocks) is not False:
                    break


class _QuickHtmlBlocks(preprocessors.HtmlBlockPreprocessor):
    """Does not parse a text as HTML that has neither a tag nor an entity; keeps the text for later stages."""

    md: QuickMarkdown

    def run(self, lines: list[str]) -> list[str]:
        self.md.source = source = "\n".join(lines)
        return super().run(lines) if "<" in source or "&" in source else lines


class _QuickInline(treeprocessors.InlineProcessor):
    """Tries a pattern on a piece of text only where a character stands that the pattern needs."""

    def __init__(self, md: QuickMarkdown) -> None:
        super().__init__(md)
        self.quick = md
        self.needs = md.inline_needs
        self.stages: list[InlineStage] = []
        self.all_known = False
        self.apply = getattr(self, "_InlineProcessor__applyPattern")  # noqa: B009 - name-mangled by the library
        self.place = getattr(super(), "_InlineProcessor__processPlaceholders")  # noqa: B009

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        patterns = cast("list[inlinepatterns.InlineProcessor]", list(self.inlinePatterns))
        marked = [(index, stage, self._marks(stage)) for index, stage in enumerate(patterns)]
        self.stages = [(index, stage, _finder(marks)) for index, stage, marks in marked if marks]
        self.all_known = all(_UNKNOWN not in marks for _, _, marks in marked)
        return super().run(tree, ancestors)

    def _marks(self, stage: inlinepatterns.InlineProcessor) -> tuple[str, ...]:
        """What has to stand in a match; nothing can where a text refers to definitions and has none."""
        if isinstance(stage, inlinepatterns.ReferenceInlineProcessor) and not self.quick.references:
            return ()
        return _nearest(self.needs, stage) or (_UNKNOWN,)

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        if isinstance(data, AtomicString) or (self.all_known and _MARK.search(data) is None):
            return data
        for index, stage, find in self.stages:
            start, matched = 0, index >= patternIndex
            while matched and find(data, start) is not None:
                data, matched, start = self.apply(stage, data, index, start)
        return data

    def _InlineProcessor__processPlaceholders(  # noqa: N802
        self, data: str | None, parent: Element, isText: bool = True  # noqa: FBT001, FBT002, N803
    ) -> list[tuple[Element, list[str]]]:
        if data and INLINE_PLACEHOLDER_PREFIX not in data:
            if isText:
                parent.text = parent.text + data if parent.text else data
            else:
                parent.tail = parent.tail + data if parent.tail else data
            return []
        return cast("list[tuple[Element, list[str]]]", self.place(data, parent, isText))


class _QuickUnescape(treeprocessors.UnescapeTreeprocessor):
    """Looks for escaped characters only in a text that has a backslash."""

    def __init__(self, md: QuickMarkdown) -> None:
        super().__init__(md)
        self.quick = md

    def run(self, root: Element) -> None:
        if "\\" in self.quick.source:
            super().run(root)


class _AttributeLists(treeprocessors.Treeprocessor):
    """Looks for attribute lists only in a text that has a brace."""

    def __init__(self, md: QuickMarkdown, stock: treeprocessors.Treeprocessor) -> None:
        super().__init__(md)
        self.quick, self.stock = md, stock

    def run(self, root: Element) -> Element | None:
        return self.stock.run(root) if "{" in self.quick.source else None


class _Headings(treeprocessors.Treeprocessor):
    """Looks for headings only in a text that has marks of one, and for the place of a list of them likewise."""

    def __init__(self, md: QuickMarkdown, stock: treeprocessors.Treeprocessor) -> None:
        super().__init__(md)
        self.quick, self.stock = md, stock

    def run(self, root: Element) -> Element | None:
        source = self.quick.source
        if isinstance(self.stock, toc.TocTreeprocessor):
            self.stock.marker = "[TOC]" if "[TOC]" in source else ""
        wanted = "#" in source or "\n=" in source or "\n-" in source or "[TOC]" in source
        return self.stock.run(root) if wanted else None
