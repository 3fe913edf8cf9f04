"""What a publication binds the office to: each task's deadline and target, and each report as it was told.

The record keeps them, so that a later publication cannot say something else in silence.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from generator.model.records import Progress, Task
from generator.model.site import Content


def promises_of(content: Content) -> dict[str, dict[str, str]]:
    """For each task its deadline as written, its target, and how many changes of the deadline were entered."""
    return {task.id: _promise(task) for task in content.tasks}


def reports_of(content: Content) -> dict[str, str]:
    """For each progress report, by its path, a digest of what it tells; spacing does not count."""
    return {report.path: _told(report) for report in content.progress}


def is_moved(before: Mapping[str, str], now: Mapping[str, str], what: str) -> bool:
    """Whether a promise (`deadline` or `target`) was made before and says something else now."""
    return bool(before.get(what)) and before[what] != now.get(what, "")


def _promise(task: Task) -> dict[str, str]:
    return {
        "deadline": task.deadline.written if task.deadline else "",
        "target": " ".join(str(task.target).split()),
        "changes": str(len(task.deadline_changes)),
    }


def _told(report: Progress) -> str:
    facts = [
        report.date.isoformat() if report.date else "",
        report.by,
        report.indicators,
        report.milestones_done,
        report.claim,
        [(body.language, body.text.split()) for body in report.bodies],
    ]
    return hashlib.sha256(json.dumps(facts, ensure_ascii=False).encode()).hexdigest()
