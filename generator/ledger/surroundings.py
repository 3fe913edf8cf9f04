"""What records beside a task say of it up to a date: an index made once, and whether anything in it is new."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from generator.ledger.decisions import decision_states
from generator.ledger.state import CheckResult, DecisionState, TaskState
from generator.model.frozen import frozen
from generator.model.records import Task
from generator.model.site import Content


@frozen
class Surroundings:
    """Results of checks and decisions of meetings up to the date, by the id of each task that they are about."""

    content: Content
    as_of: date
    checks: Mapping[str, Sequence[CheckResult]]
    decisions: tuple[DecisionState, ...]
    decisions_by_task: Mapping[str, Sequence[DecisionState]]


def surroundings(content: Content, as_of: date) -> Surroundings:
    """The index over all checks and meetings; a task is found by its id or a former one, in any case."""
    names = task_names(content)
    checks: dict[str, list[CheckResult]] = {}
    for check in sorted(content.checks, key=lambda each: each.date or date.max):
        if check.date is None or check.date > as_of:
            continue
        for index, finding in enumerate(check.findings):
            result = CheckResult(check, finding, index, is_bad=finding.result in {"not-confirmed", "resurfaced"})
            checks.setdefault(names.get(finding.task.lower(), finding.task), []).append(result)
    decisions = decision_states(content.meetings, as_of)
    by_task: dict[str, list[DecisionState]] = {}
    for state in decisions:
        for task in dict.fromkeys(names.get(name.lower(), name) for name in state.decision.task):
            by_task.setdefault(task, []).append(state)
    return Surroundings(content, as_of, checks, decisions, by_task)


def task_names(content: Content) -> Mapping[str, str]:
    """Every name by which a record may call a task, in lower case (its id, its former ids) → the task's id."""
    former = {old.lower(): task.id for task in content.tasks for old in task.was}
    return former | {task.id.lower(): task.id for task in content.tasks}


def are_same(now: Content, before: Content) -> bool:
    """Whether all records but the tasks are the very objects that they were, and the tasks are called as they were."""
    kinds = ("progress", "inspections", "checks", "meetings")
    return all(getattr(now, kind) is getattr(before, kind) for kind in kinds) and (
        [(task.id, task.was) for task in now.tasks] == [(task.id, task.was) for task in before.tasks]
    )


def is_same(task: Task, state: TaskState, around: Surroundings, before: Content) -> bool:
    """Whether a task and all that is said of it are the very objects of which `state` was made in `before`.

    Objects are compared, not values: that costs next to nothing, and a record that was read anew is reckoned anew.
    """
    now = around.content
    if state.task is not task:
        return False
    pairs = (
        (now.progress_by_task.get(task.id, ()), before.progress_by_task.get(task.id, ())),
        (
            [now.inspection_by_id.get(name) for name in task.inspection],
            [before.inspection_by_id.get(name) for name in task.inspection],
        ),
        (
            [(each.check, each.index) for each in around.checks.get(task.id, ())],
            [(each.check, each.index) for each in state.checks],
        ),
        (
            [(each.meeting, each.index) for each in around.decisions_by_task.get(task.id, ())],
            [(each.meeting, each.index) for each in state.decisions],
        ),
    )
    return all(len(one) == len(other) and all(map(_is_one, one, other)) for one, other in pairs)


def _is_one(one: object, other: object) -> bool:
    if isinstance(one, tuple) and isinstance(other, tuple):
        return one[0] is other[0] and one[1] == other[1]
    return one is other
