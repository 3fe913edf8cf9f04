"""What stands in and around charts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator.model.text import Both

WORDS: Final[Mapping[str, Both]] = {
    "deadline": Both("Deadline", "整改时限"),
    "deadline_new": Both("New deadline", "新时限"),
    "legend_due": Both("due", "到期"),
    "legend_done": Both("done", "完成"),
    "legend_work": Both("duration", "所需工期"),
    "legend_missed": Both("missed", "超期未完成"),
    "target": Both("Target", "目标"),
    "burn_actual": Both("completed", "实际完成"),
    "burn_planned": Both("planned", "计划完成"),
    "chart_schedule": Both("Schedule of {id}", "{id} 倒排工期图"),
    "chart_schedule_told": Both(
        "{done} of {n} {n|milestone|milestones} done. {missed} due and not done. As of {today}.",
        "共{n}个时间节点，已完成{done}个，到期未完成{missed}个。截至{today}。",
    ),
    "chart_part_told": Both("Milestones {first} to {last}.", "第{first}至第{last}个时间节点。"),
    "chart_series": Both("{name} against the target", "{name}与目标对照"),
    "chart_series_told": Both(
        "{n} {n|reading|readings}, the last {value} {unit} on {day}; the target is {target} {unit}.",
        "共{n}次数据，最近一次（{day}）为{value}{unit}；目标为{target}{unit}。",
    ),
    "chart_series_untargeted": Both(
        "{n} {n|reading|readings}, the last {value} {unit} on {day}; no target is given.",
        "共{n}次数据，最近一次（{day}）为{value}{unit}；未注明目标值。",
    ),
    "chart_burn": Both("Tasks completed against tasks planned", "任务完成情况与计划对照"),
    "chart_burn_told": Both(
        "By {day}, {actual} of {total} tasks are completed; by their original deadlines {planned} should be.",
        "截至{day}，{total}项任务中已完成{actual}项；按原定时限应完成{planned}项。",
    ),
    "by_month": Both("Deadlines by month", "各月到期任务"),
    "month": Both("Month", "月份"),
    "planned_column": Both("Planned", "计划完成"),
    "completed_column": Both("Completed", "实际完成"),
}
