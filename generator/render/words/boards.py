"""What the pages on the site itself say: how to read it, open data, changes, reports upward, leaders on site."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator.model.text import Both

WORDS: Final[Mapping[str, Both]] = {
    "guide_about": Both(
        "Every class and every figure of this site, defined in a sentence each.", "逐一说明本站使用的分类与数字的含义。",
    ),
    "guide_classes": Both("The label of a task", "任务状态"),
    "guide_classes_text": Both(
        "No editor types a label. It is reckoned from what is dated on or before the day of the data; "
        "where several would fit, the first in this list is shown.",
        "状态不由填报人员填写，而由截至数据日期的记录推算得出；同时符合多项时，以排列在前者为准。",
    ),
    "guide_groups": Both("The four figures", "四项合计"),
    "guide_groups_text": Both(
        "Every task is in exactly one of the four, so they add up to the total.", "每项任务只归入其中一类，四项之和等于任务总数。",
    ),
    "guide_steps": Both("The five closing steps", "销号五个环节"),
    "guide_terms": Both("Other words", "其他用语"),
    "guide_scores": Both("Figures of areas and units", "地区与单位指标"),
    "guide_objection": Both("How to object to a closing", "如何对销号提出异议"),
    "guide_objection_text": Both(
        "While a task is on public notice, anyone can object by the telephone number or e-mail address that the notice "
        "gives on the task's page. After that, write to the office that publishes this site; a field check follows, and "
        "what it finds appears on the task's page.",
        "公示期间，任何单位和个人均可通过任务页面公示栏所列的电话或邮箱提出异议。公示期满后，可向本站主办单位反映；"
        "经现场核查后，核查结果将在任务页面公布。",
    ),
    "term": Both("Word", "用语"),
    "meaning": Both("Meaning", "含义"),
    "changes_about": Both(
        "What changed, publication by publication: new, completed, closed, resurfaced, moved deadlines.",
        "按发布时间列出的变化：新增、完成、销号、反弹、时限调整等。",
    ),
    "no_changes": Both("No changes are on record.", "暂无变化。"),
    "changes_between": Both("{since} to {until}", "{since}至{until}"),
    "published_record": Both("Publication record", "公开记录"),
    "record_about": Both(
        "Each entry holds the digest of the entry before it and of every file that was published. Whoever keeps a copy can "
        "see whether anything was changed afterwards: rectify verify FOLDER.",
        "每一条目包含前一条目以及全部已公开文件的摘要。保存副本者均可核验此后是否有改动：rectify verify 文件夹。",
    ),
    "record_entry": Both("Publication {n}", "第{n}次公开"),
    "publication_of": Both("Publication {n}, {day}", "第{n}次公开（{day}）"),
    "changes_published": Both("What was published of it", "公开记录中的变化"),
    "changes_published_here": Both("What was published of its tasks", "本地区任务在公开记录中的变化"),
    "gone_title": Both("{id} was withdrawn", "{id} 已撤回"),
    "gone_text": Both("This record was published and is no longer.", "本记录曾经公开，现已不再公开。"),
    "gone_since": Both("This record was published and was withdrawn on {day}.", "本记录曾经公开，已于{day}撤回。"),
    "gone_was": Both("What stood here", "原标题"),
    "gone_reason": Both("Reason", "撤回原因"),
    "gone_no_reason": Both("No reason has been given.", "未说明原因。"),
    "gone_last": Both("Last in publication {n} of {day}", "最后一次见于{day}的第{n}次公开"),
    "withdrawn": Both("Withdrawn records", "已撤回的记录"),
    "withdrawn_on": Both("withdrawn on {day}", "{day}撤回"),
    "data_about": Both(
        "All public facts of this site as files, what each field means, and how to verify them.",
        "本站全部公开数据的下载、字段说明与核验方法。",
    ),
    "data_files": Both("Files", "数据文件"),
    "data_file": Both("File", "文件"),
    "data_size": Both("Size", "大小"),
    "data_digest": Both("SHA-256", "SHA-256"),
    "feed_all": Both("All changes (Atom feed)", "全部变化（Atom订阅）"),
    "feed_cut": Both("The newest {n}; the page of changes tells of those before.", "仅列最近{n}条，更早的变化见“最新变化”页面。"),
    "feed_here": Both("Changes on this page (Atom feed)", "本页变化（Atom订阅）"),
    "data_fields": Both("What each field means", "字段说明"),
    "kind_string": Both("text", "文本"),
    "kind_integer": Both("whole number", "整数"),
    "kind_number": Both("number", "数值"),
    "kind_boolean": Both("true or false", "是否"),
    "kind_date": Both("date", "日期"),
    "kind_list": Both("list", "列表"),
    "data_licence": Both("Licence", "使用许可"),
    "data_verify": Both("How to verify", "核验方法"),
    "data_verify_text": Both(
        "Compute the SHA-256 of a file that you have downloaded and compare it with the one in the table. The publication "
        "record at the foot of every page names the whole state of the site at its publication.",
        "计算所下载文件的SHA-256，与表中数值比对。各页页脚的发布记录对应发布时全站的内容。",
    ),
    "verify_head": Both("Head of the record", "链首摘要"),
    "verify_head_text": Both(
        "SHA-256 of the newest entry that these pages know; its first characters stand at the foot of every page.",
        "本页所知最新条目的SHA-256，其前几位印于各页页脚。",
    ),
    "verify_none": Both(
        "Nothing has been published with a record yet; each publication will be sealed by the next.",
        "尚无公开记录。此后每次公开都由下一次公开封存。",
    ),
    "verify_entries": Both("Entries", "记录条目"),
    "verify_manifest": Both("Digest of every file", "全部文件摘要"),
    "verify_signature": Both("Signature of the digests", "摘要签名"),
    "verify_signers": Both("Keys that may sign", "可签名的公钥"),
    "verify_whole": Both(
        "The whole site: copy it, for example with wget --mirror, and let the program look. It says which file was changed, "
        "is missing or was never published, and whether an entry of the record was rewritten or taken out. A copy that you "
        "kept earlier shows whether the history since then is the same.",
        "核验全站：先将网站复制到本地（例如 wget --mirror），再运行下列命令。程序会指出哪个文件被改动、缺失或从未公开，"
        "以及公开记录是否有条目被改写或删除。如保存有较早的副本，还可核验此后的历史是否一致。",
    ),
    "verify_without": Both(
        "Without the program, in the copied folder, with the tools of any Linux system: the head of the manifest has to be the "
        "digest of the newest entry, and no file may differ.",
        "不使用本程序：在复制的文件夹中，用Linux系统自带工具同样可以核验。清单中的链首应等于最新条目的摘要，且没有文件不一致。",
    ),
    "verify_seal": Both(
        "The signature: put the office's key into the first line as you know it from elsewhere, not from this page.",
        "核验签名：第一行的公钥应取自其他可靠渠道，而非本页。",
    ),
    "data_none": Both("No data files were made in this build.", "本次生成未包含数据文件。"),
    "reporting_about": Both(
        "What has to be reported to the higher level, and by when.", "须向上级报告的事项与期限。",
    ),
    "reporting_sentence": Both(
        "The next report covers {first} to {last} and is due on its last day.", "下一期报告时段为{first}至{last}，应于期末当日前上报。",
    ),
    "reporting_none": Both("No reporting day is set.", "未设定上报日期。"),
    "reporting_reported": Both(
        "Of {m} {m|task|tasks} to report on, {n} {n|has|have} a progress report in this period.",
        "应报告任务{m}项，本期已有进展报告{n}项。",
    ),
    "reporting_owed": Both("Who still has to report", "尚未报送的单位与任务"),
    "reporting_owed_none": Both("Every unit has reported.", "各单位均已报送。"),
    "reporting_completed": Both("Completed, accepted or closed since the last report", "上次报告以来完成、验收或销号的任务"),
    "reporting_late": Both("Late or resurfaced", "滞后或反弹的任务"),
    "reporting_moved": Both("Deadlines moved since the last report", "上次报告以来调整时限的任务"),
    "visits_about": Both(
        "Which tasks leaders have looked at on site, and which never.", "领导已到现场督办和尚未到现场督办的任务。",
    ),
    "visits_never": Both("Never visited", "尚未到现场督办"),
    "visits_never_sentence": Both(
        "{n} of {m} tasks have never been the subject of a meeting on site.", "{m}项任务中，有{n}项尚未召开过现场办公会。",
    ),
    "visits_done": Both("Meetings on site", "现场办公会"),
    "visits_last": Both("Last on site", "最近一次"),
    "all_decisions": Both("All {n} {n|decision|decisions}", "查看全部{n}项议定事项"),
    "all_tasks": Both("All {n} {n|task|tasks}", "查看全部{n}项任务"),
    "changes_in_data": Both(
        "Older changes are in the open data, all of them.", "更早的变化全部收录在开放数据中。",
    ),
    "visits_all": Both("Every task has been visited.", "所有任务均已到现场督办。"),
    "search_about": Both("Find tasks, meetings, checks and bulletins by word or number.", "按词语或编号查找任务、会议、核查和简报。"),
}
