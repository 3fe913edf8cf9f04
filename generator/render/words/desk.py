"""What the editors' desk says: the preview's frame, and the forms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator.model.text import Both

WORDS: Final[Mapping[str, Both]] = {
    "desk_title": Both("Preview", "预览"),
    "desk_public": Both("What the public sees", "公众所见（公开版）"),
    "desk_internal": Both("Internal edition", "内部版"),
    "desk_both": Both("Side by side", "左右对照"),
    "desk_view": Both("Which edition", "版本切换"),
    "desk_edit": Both("Edit", "编辑"),
    "desk_pdf": Both("PDF, page by page", "逐页查看PDF"),
    "desk_working": Both("Building…", "正在生成…"),
    "desk_current": Both("Up to date", "已是最新"),
    "desk_lost": Both("The program was stopped; start `rectify serve` again.", "程序已停止，请重新运行 rectify serve。"),
    "desk_stays": Both(
        "This edition has errors; what you see is the last good state.", "此版本有错误，当前显示的是上一次的有效内容。"
    ),
    "desk_never": Both(
        "This edition has errors, so there is nothing to show yet. The list above says what to mend.",
        "此版本有错误，暂时无法显示。请按上方列表修改。",
    ),
    "desk_problems": Both("{n} {n|problem|problems}", "{n}个问题"),
    "desk_no_problems": Both("No problems", "没有问题"),
    "desk_absent": Both("The public edition has no such page: it is internal.", "公开版没有此页：内容仅供内部。"),
    "desk_fault": Both("The program met a fault of its own: {what}", "程序自身出错：{what}"),
    "desk_sheet": Both("Page {n}", "第{n}页"),
    "desk_text": Both("The text on the site", "网站上的正文"),
    "desk_no_pages": Both(
        "The pages cannot be shown as pictures here. Open the PDF instead.", "此处无法以图片显示各页，请直接打开PDF。"
    ),
    "desk_printing": Both("{file} is being printed. It appears here; you can go on working elsewhere.",
                          "正在排印 {file}，完成后将显示在此处，其间可继续其他操作。"),
    "desk_printing_anew": Both("Printing anew…", "正在重新排版…"),
    "desk_open_pdf": Both("Open the PDF", "打开PDF"),
    "form_save": Both("Save", "保存"),
    "form_saved": Both("Saved.", "已保存。"),
    "form_unchanged": Both("Nothing was changed.", "没有改动。"),
    "form_unsaved": Both("There are changes that are not saved.", "有尚未保存的改动。"),
    "form_back": Both("Back to the preview", "返回预览"),
    "form_add": Both("Add a row", "添加一行"),
    "form_remove": Both("Remove this row", "删除此行"),
    "form_text": Both("Text (Markdown)", "正文（Markdown）"),
    "form_shown": Both("How it will look", "显示效果"),
    "form_internal": Both("For the internal edition only", "仅供内部版"),
    "form_required": Both("required", "必填"),
    "form_example": Both("e.g. {what}", "例如：{what}"),
    "form_drop": Both("Drop pictures or documents here, or choose them", "将图片或文件拖到此处，或点击选择"),
    "form_uploaded": Both("{name} is in the record's folder; save to keep its row.", "{name} 已放入记录文件夹，请保存以保留该行。"),
    "form_draft": Both("There is a text of yours that was not saved.", "有一份您尚未保存的内容。"),
    "form_restore": Both("Bring it back", "恢复"),
    "form_discard": Both("Discard it", "放弃"),
    "form_conflict": Both(
        "The file was changed on the disk after you opened it. Nothing was overwritten.",
        "打开之后，磁盘上的文件已被改动。没有覆盖任何内容。",
    ),
    "form_theirs": Both("on the disk", "磁盘上"),
    "form_yours": Both("yours", "您的"),
    "form_keep_mine": Both("Put my changes on top of it", "在新文件上保存我的改动"),
    "form_take_theirs": Both("Take the file from the disk; my changes go", "采用磁盘上的文件，放弃我的改动"),
    "form_full": Both(
        "The disk is full; nothing was saved, and the file is as it was. Your text is kept here.",
        "磁盘已满，未能保存，文件保持原样。您的内容保留在此页面。",
    ),
    "form_not_written": Both(
        "The file cannot be written ({why}); it is as it was. Your text is kept here.",
        "无法写入文件（{why}），文件保持原样。您的内容保留在此页面。",
    ),
    "form_unreadable": Both(
        "This file's fields cannot be read. Mend it in a text editor first: {what}",
        "无法读取此文件的字段，请先用文本编辑器修改：{what}",
    ),
    "form_would_break": Both(
        "These values cannot be put into the file without damaging it; nothing was saved.",
        "这些内容写入后会损坏文件，未保存。",
    ),
    "form_gone": Both("There is no such record.", "没有这份记录。"),
    "form_too_large": Both("{name} is larger than {limit} MB.", "{name} 超过 {limit} MB。"),
    "form_not_kept": Both(
        "{name} is no picture (JPEG, PNG, WebP) and no document (PDF, XLSX, DOCX).",
        "{name} 不是图片（JPEG、PNG、WebP），也不是文件（PDF、XLSX、DOCX）。",
    ),
    "form_failed": Both("That did not work; your text is kept here. ({why})", "操作未成功，您的内容保留在此页面。（{why}）"),
    "form_languages": Both("in {language}", "{language}"),
    "form_parts": Both("in parts", "分阶段"),
    "form_name": Both("name", "名称"),
    "form_value": Both("value", "数值"),
    "form_nothing": Both("(nothing)", "（空）"),
    "form_kept": Both("written in a way that this form leaves as it is", "此表单不改动这种写法"),
    "form_new_report": Both("New progress report", "新建进展报告"),
}
