"""What lists say: the task list with its filters, the home page, the lists of other records."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator.model.text import Both

WORDS: Final[Mapping[str, Both]] = {
    "dot": Both(" · ", "·"),
    "without_tasks": Both("Without tasks of their own", "无牵头任务"),
    "stop": Both(".", "。"),
    "state_sentence": Both(
        "Of {n} {n|task|tasks}, {settled} {settled|is|are} accepted or closed, {awaiting} {awaiting|is|are} completed and "
        "{awaiting|awaits|await} acceptance, {on_track} {on_track|is|are} on schedule, and {late} {late|is|are} late or resurfaced.",
        "共{n}项整改任务：已验收或销号{settled}项，完成待验收{awaiting}项，按序时推进{on_track}项，滞后或反弹{late}项。",
    ),
    "state_none": Both("No task is on record yet.", "暂无整改任务。"),
    "in_four_figures": Both("In four figures", "总体情况"),
    "figures_add_up": Both("The four figures add up to {n} {n|task|tasks}.", "以上四项合计{n}项。"),
    "what_classes_mean": Both("What the classes mean", "各类状态的含义"),
    "changed_since": Both("What changed since {day}", "{day}以来的变化"),
    "nothing_changed": Both("Nothing has changed since then.", "此后暂无变化。"),
    "all_changes": Both("All changes", "查看全部变化"),
    "progress_by_area": Both("Progress by area", "各地区进展"),
    "total": Both("Tasks", "任务数"),
    "short_settled": Both("Accepted or closed", "已验收销号"),
    "short_late": Both("Late or resurfaced", "滞后反弹"),
    "all_areas": Both("Each task of several areas counts in each of them.", "涉及多个地区的任务在各地区分别计数。"),
    "due_soon": Both("Due in 30 days", "30天内到期"),
    "nothing_due": Both("No task falls due by {day}.", "{day}前没有到期任务。"),
    "newest_bulletin": Both("Newest bulletin", "最新一期简报"),
    "over_time": Both("Progress over time", "进度走势"),
    "tasks_in_list": Both("{n} {n|task|tasks}", "共{n}项任务"),
    "tasks_range": Both("{n} {n|task|tasks}; {first} to {last} are shown", "共{n}项任务，当前显示第{first}—{last}项"),
    "no_tasks_here": Both("No task matches.", "没有符合条件的任务。"),
    "list_of_tasks": Both("List of tasks", "任务列表"),
    "filters": Both("Filter the list", "筛选"),
    "chosen": Both("Chosen filters", "已选条件"),
    "take_away": Both("Remove filter: {name}", "取消条件：{name}"),
    "page_n": Both("page {n}", "第{n}页"),
    "column_state": Both("State", "状态"),
    "column_lead": Both("Lead unit", "牵头单位"),
    "column_due": Both("Deadline", "整改时限"),
    "column_task": Both("Task", "任务"),
    "facet_group": Both("State", "总体状态"),
    "facet_stage": Both("Stage", "整改阶段"),
    "facet_pace": Both("Pace", "序时进度"),
    "facet_category": Both("Category", "问题类别"),
    "facet_area": Both("Area", "地区"),
    "facet_lead": Both("Lead unit", "牵头单位"),
    "facet_inspection": Both("Inspection", "督察"),
    "facet_due": Both("Due month", "到期月份"),
    "tasks_about": Both(
        "All rectification tasks with their state, lead unit and deadline, and how they can be narrowed down.",
        "全部整改任务的状态、牵头单位和时限，可按条件筛选。",
    ),
    "areas_about": Both("Tasks and progress in each area.", "各地区的整改任务与进展。"),
    "units_about": Both("Which unit answers for which tasks, and what it owes.", "各责任单位的任务与尚欠事项。"),
    "inspections_about": Both(
        "The rounds of inspection, what they found, and what became of it.", "历次督察及其反馈问题的整改情况。",
    ),
    "categories_about": Both(
        "Each kind of problem: its cause, its solution, and who is accountable.", "各类问题的原因、措施与责任分工。",
    ),
    "combine": Both("Combine filters freely", "自由组合筛选"),
    "any": Both("Any", "不限"),
    "sort_by": Both("Sort by", "排序"),
    "sort_number": Both("number", "编号"),
    "sort_due": Both("deadline, earliest first", "时限（由近到远）"),
    "sort_state": Both("state, late first", "状态（滞后在前）"),
    "reset": Both("Start again", "清除条件"),
    "found": Both("{n} tasks found", "找到{n}项任务"),
    "show_more": Both("Show more", "显示更多"),
    "copy_link": Both("Copy the address of this selection", "复制当前筛选链接"),
    "copied": Both("Copied", "已复制"),
}
