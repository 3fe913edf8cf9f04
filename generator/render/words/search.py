"""What the search page says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator.model.text import Both

WORDS: Final[Mapping[str, Both]] = {
    "search_label": Both("Words, part of a word, or a number", "词语、词语的一部分或编号"),
    "search_button": Both("Search", "搜索"),
    "search_loading": Both("Searching…", "正在搜索…"),
    "search_one": Both("One page found.", "找到1个页面。"),
    "search_many": Both("{n} pages found.", "找到{n}个页面。"),
    "search_up_to": Both("At most {n} pages found; the likeliest come first.", "最多{n}个页面，最相关的在前。"),
    "search_none": Both(
        "Nothing found. Try fewer words, or a part of a word.", "没有找到。请减少词语，或只输入词语的一部分。"
    ),
    "search_failed": Both(
        "The search could not be loaded. All pages are listed below.", "搜索加载失败，全部页面列于下方。"
    ),
    "search_more": Both("Show more", "显示更多"),
    "search_by_hand": Both(
        "All pages are listed here by title; the browser's own search (find in page) looks through them.",
        "此处按标题列出全部页面，可使用浏览器的页内查找功能。",
    ),
    "search_page": Both("Search, page {n}", "搜索 第{n}页"),
}
