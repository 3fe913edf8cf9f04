"""What stands around every page: navigation, footer, notes on language, the pages without records."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator.model.text import Both

WORDS: Final[Mapping[str, Both]] = {
    "skip": Both("Skip to the content", "跳到正文"),
    "nav_sections": Both("Sections", "栏目"),
    "nav_breadcrumb": Both("You are here", "当前位置"),
    "nav_pages": Both("Pages of the list", "列表分页"),
    "home": Both("Home", "首页"),
    "tasks": Both("Tasks", "整改任务"),
    "meetings": Both("Meetings", "会议"),
    "checks": Both("Field checks", "现场核查"),
    "bulletins": Both("Bulletins", "简报"),
    "inspections": Both("Inspections", "督察"),
    "areas": Both("Areas", "地区"),
    "units": Both("Units", "责任单位"),
    "categories": Both("Problem categories", "问题类别"),
    "changes": Both("Changes", "最新变化"),
    "data": Both("Open data", "开放数据"),
    "search": Both("Search", "搜索"),
    "pages": Both("About this site", "关于本站"),
    "guide": Both("What the classes mean", "状态与指标说明"),
    "reporting": Both("Reports to the higher level", "向上级报告"),
    "visits": Both("Leaders on site", "领导现场督办"),
    "office": Both("For the office", "内部工作"),
    "browse": Both("Browse", "分类浏览"),
    "about": Both("About", "关于"),
    "published_by": Both("Published by ", "主办单位："),
    "as_of": Both("Data as of", "数据截至"),
    "report_mistake": Both("Report a mistake: ", "纠错与意见反馈："),
    "between": Both("; ", "；"),
    "gap": Both(" ", ""),
    "is": Both(" ", "："),
    "range": Both(" – ", "至"),
    "more": Both("All of them", "查看全部"),
    "bracket_open": Both(" (", "（"),
    "bracket_close": Both(")", "）"),
    "publication_head": Both("Publication record: ", "发布记录："),
    "internal_mark": Both("Internal material, keep with care (内部资料 注意保存)", "内部资料 注意保存"),
    "untranslated": Both(
        "This record has not been translated yet; it is shown in its original language.",
        "本记录尚无中文译文，以下为原文。",
    ),
    "partly_translated": Both(
        "Parts of this record have not been translated yet; they are shown in their original language.",
        "本记录部分内容尚无中文译文，以原文显示。",
    ),
    "not_found_title": Both("This page is not here", "页面不存在"),
    "not_found_text": Both(
        "The address may have been mistyped, or the record was renamed or withdrawn. "
        "Withdrawn records are listed under Changes, with the reason.",
        "地址可能有误，或该记录已更名、撤回。撤回的记录及其原因列在“最新变化”栏目中。",
    ),
    "not_found_home": Both("Go to the home page", "返回首页"),
    "not_found_search": Both("Search this site", "搜索本站"),
    "moved_title": Both("{id} has a new address", "{id} 已更换地址"),
    "moved_text": Both("It is now found under {title}.", "现可在“{title}”查看。"),
    "colon": Both(": ", "："),
    "unknown": Both("not given", "未注明"),
    "none_yet": Both("None yet.", "暂无。"),
    "numbers_as_table": Both("The numbers as a table", "查看数据表"),
    "updated": Both("Last dated fact", "最近更新"),
    "feed": Both("Feed (Atom)", "订阅（Atom）"),
    "site_description": Both(
        "What the inspections found, what was promised, by whom, until when, what is done, and what proves it.",
        "公开督察反馈问题的整改任务、责任单位、整改时限、进展情况与佐证材料。",
    ),
}
