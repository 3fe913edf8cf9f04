"""Whatever the records say, on whatever day: totals add up, time alone mends nothing, and the future is unknown."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator.ledger.changes import changes, changes_between
from generator.ledger.past import Glance, glances
from generator.ledger.reckoning import reckon
from generator.ledger.scoreboard import scores
from generator.ledger.state import Group, Label, Ledger, Stage, TaskState
from generator.model.records import Check, Inspection, Meeting, Progress, Task
from generator.model.site import Content
from tests.generated import contents, days

BEST_FIRST = (
    Label.CLOSED,
    Label.ON_NOTICE,
    Label.ACCEPTED,
    Label.COMPLETED,
    Label.AHEAD,
    Label.ON_SCHEDULE,
    Label.NOT_STARTED,
    Label.BEHIND,
    Label.OVERDUE,
    Label.RESURFACED,
)
"""What "better" means."""

thorough = settings(max_examples=50, deadline=None)


def quality(label: Label) -> int:
    return -BEST_FIRST.index(label)


@thorough
@given(contents(), days)
def test_every_task_is_in_one_class_and_the_classes_add_up(content: Content, as_of: date) -> None:
    found = reckon(content, as_of)
    assert len(found.tasks) == len(content.tasks)
    assert sum(found.by_label.values()) == sum(found.by_group.values()) == len(content.tasks)
    for label in Label:
        assert found.by_label[label] == sum(state.label is label for state in found.tasks)
    for group in Group:
        assert found.by_group[group] == sum(state.group is group for state in found.tasks)


@thorough
@given(contents(), days)
def test_closed_is_accepted_and_accepted_is_completed(content: Content, as_of: date) -> None:
    for state in reckon(content, as_of).tasks:
        steps = {step.name for step in state.dated.steps}
        if state.stage is Stage.CLOSED:
            assert {"ACCEPTANCE", "NOTICE", "FILING", "CLOSED"} <= steps
        if state.stage in {Stage.ACCEPTED, Stage.ON_NOTICE, Stage.CLOSED}:
            assert {"SELF_CHECK", "ACCEPTANCE"} <= steps
        is_completed = state.stage not in {Stage.NOT_STARTED, Stage.UNDER_WAY}
        assert is_completed == (state.completed is not None) == (state.pace is None)
        assert not (is_completed and state.deadline.is_continuing)
        assert state.is_unresolved or not state.is_resurfaced


@thorough
@given(contents(), days)
def test_figures_keep_to_their_ranges(content: Content, as_of: date) -> None:
    for state in reckon(content, as_of).tasks:
        assert 0 <= state.planned <= 1
        assert 0 <= state.actual <= 1
        assert 0 <= state.readiness.share <= 1
        assert state.days_late >= 0
        for each in state.indicators:
            assert each.share is None or 0 <= each.share <= 1
        assert all(event.on <= as_of for event in state.events)
        assert len({event.id for event in state.events}) == len(state.events)
        for day in (state.updated, state.last_news, state.completed, state.stage_since, state.dated.started):
            assert day is None or day <= as_of


@thorough
@given(contents(), days)
def test_a_fact_that_is_dated_later_changes_nothing(content: Content, as_of: date) -> None:
    known = reckon(content, as_of)
    assert figures(known) == figures(reckon(known_by(content, as_of), as_of))


@thorough
@given(contents(), days, st.integers(1, 400))
def test_time_alone_makes_no_task_look_better(content: Content, as_of: date, later: int) -> None:
    until = as_of + timedelta(days=later)
    still = known_by(content, as_of)
    # What was announced by then takes place by itself: the end of a public notice.
    assume(not any(as_of <= end < until for end in notice_ends(still)))
    before, after = reckon(still, as_of), reckon(still, until)
    for old, new in zip(before.tasks, after.tasks, strict=True):
        assert quality(new.label) <= quality(old.label)
        assert new.stage is old.stage
        assert new.days_late >= old.days_late
        assert new.actual == old.actual
        assert new.planned >= old.planned
        assert set(new.readiness.met) <= set(old.readiness.met)
        assert old.is_resurfaced == new.is_resurfaced
        assert not (old.is_stale and not new.is_stale)
        assert set(old.deadline.late_parts) <= set(new.deadline.late_parts)
        for earlier, now in zip(old.milestones, new.milestones, strict=True):
            assert now.due == earlier.due
            assert now.is_late or not earlier.is_late
            assert earlier.slack is None or now.slack is None or now.slack <= earlier.slack
    assert sum(each.is_overdue for each in after.decisions) >= sum(each.is_overdue for each in before.decisions)


@thorough
@given(contents(), days)
def test_the_same_question_has_the_same_answer(content: Content, as_of: date) -> None:
    found = reckon(content, as_of)
    assert found == reckon(content, as_of)


@thorough
@given(contents(), st.lists(days, min_size=1, max_size=6, unique=True))
def test_a_look_at_many_days_sees_what_each_days_ledger_says(content: Content, on: list[date]) -> None:
    seen = {task.id: found for task, found in glances(content, sorted(on))}
    for position, day in enumerate(sorted(on)):
        for state in reckon(content, day).tasks:
            assert seen[state.task.id][position] == Glance(state.label, state.completed, state.deadline.original)


@thorough
@given(contents(), contents(), days, st.sampled_from(["tasks", "progress", "checks", "meetings", "inspections"]))
def test_a_ledger_from_an_earlier_one_is_the_ledger(one: Content, other: Content, as_of: date, kind: str) -> None:
    mixed = dataclasses.replace(one, **{kind: getattr(other, kind)})
    assert reckon(mixed, as_of, reckon(one, as_of)) == reckon(mixed, as_of)


@thorough
@given(contents(), days, st.booleans())
def test_every_line_of_the_scoreboard_adds_up(content: Content, as_of: date, rolled_up: bool) -> None:
    found = reckon(content, as_of)
    for kind in ("area", "unit"):
        for score in scores(found, "area" if kind == "area" else "unit", rolled_up=rolled_up):
            assert sum(score.by_label.values()) == sum(score.by_group.values()) == score.total <= len(found.tasks)
            assert score.milestones_met <= score.milestones_due
            assert score.evidence_covered <= score.evidence_needed <= score.total
            assert score.checks_confirmed <= score.checks_total
            assert score.decisions_overdue <= score.decisions_total <= len(found.decisions)


@thorough
@given(contents(), days, st.integers(0, 200))
def test_changes_are_sentences_of_the_time_between(content: Content, since: date, length: int) -> None:
    until = since + timedelta(days=length)
    found = changes(content, since, until)
    for change in found:
        assert change.on <= until
        assert change.sentence.en.endswith(".")
        assert change.sentence.zh.endswith("。")
        assert "{" not in change.sentence.en + change.sentence.zh
        assert change.task in change.sentence.en
    if not length:
        assert found == ()
    before, after = reckon(content, since), reckon(content, until)
    assert found == changes_between(before, after)
    moved = {new.task.id for old, new in zip(before.tasks, after.tasks, strict=True) if old.label is not new.label}
    assert moved <= {change.task for change in found}


def known_by(content: Content, as_of: date) -> Content:
    """The content with every fact taken out that is dated later; time limits stay, and what was announced by then."""

    def kept(day: date | None) -> date | None:
        return day if day is not None and day <= as_of else None

    return dataclasses.replace(
        content,
        inspections=tuple(_plan_known(each, kept) for each in content.inspections),
        tasks=tuple(_task_known(each, as_of) for each in content.tasks),
        progress=tuple(_report_known(each, as_of) for each in content.progress if kept(each.date)),
        checks=tuple(each for each in content.checks if kept(each.date)),
        meetings=tuple(_meeting_known(each, kept) for each in content.meetings if kept(each.date)),
    )


def _plan_known(inspection: Inspection, kept: Any) -> Inspection:
    return dataclasses.replace(
        inspection,
        plan_published=kept(inspection.plan_published),
        feedback_received=kept(inspection.feedback_received),
    )


def _meeting_known(meeting: Meeting, kept: Any) -> Meeting:
    return dataclasses.replace(
        meeting, decisions=tuple(dataclasses.replace(each, done=kept(each.done)) for each in meeting.decisions)
    )


def _report_known(report: Progress, as_of: date) -> Progress:
    return dataclasses.replace(
        report, evidence=tuple(each for each in report.evidence if each.taken is None or each.taken <= as_of)
    )


def _task_known(task: Task, as_of: date) -> Task:
    def done(items: Any) -> tuple[Any, ...]:
        return tuple(
            dataclasses.replace(each, done=each.done if each.done and each.done <= as_of else None) for each in items
        )

    closing = task.closing
    if closing is not None:
        notice = closing.notice
        closing = dataclasses.replace(
            closing,
            notice=notice if notice and notice.from_ and notice.from_ <= as_of else None,
            **{
                name: step if step is not None and step.date is not None and step.date <= as_of else None
                for name in ("self_check", "acceptance", "filing", "closed")
                for step in [getattr(closing, name)]
            },
        )
    return dataclasses.replace(
        task,
        started=task.started if task.started and task.started <= as_of else None,
        milestones=done(task.milestones),
        measures=done(task.measures),
        deadline=dataclasses.replace(task.deadline, parts=done(task.deadline.parts)) if task.deadline else None,
        deadline_changes=tuple(each for each in task.deadline_changes if each.on and each.on <= as_of),
        evidence=tuple(each for each in task.evidence if each.taken is None or each.taken <= as_of),
        closing=closing,
    )


def notice_ends(content: Content) -> Iterator[date]:
    for task in content.tasks:
        if task.closing and task.closing.notice and task.closing.notice.to:
            yield task.closing.notice.to


def figures(ledger: Ledger) -> list[dict[str, Any]]:
    """All that the ledger computed, without the records that it computed it from."""
    return [_plain(state) for state in ledger.tasks] + [_plain(each) for each in ledger.decisions]


def _plain(value: Any) -> Any:
    """A value with its records left out, to compare two ledgers of differing records."""
    if isinstance(value, Check | Meeting | Progress | Task) or type(value).__module__ == "generator.model.records":
        return getattr(value, "id", "")
    if dataclasses.is_dataclass(value):
        names = [field.name for field in dataclasses.fields(value) if field.name != "about"]
        return {name: _plain(getattr(value, name)) for name in names}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value


def test_the_comparison_leaves_no_figure_out() -> None:
    """If a field were lost in `_plain`, the property above would prove less than it says."""
    found = dataclasses.fields(TaskState)
    assert {field.name for field in found} > {"label", "milestones", "readiness", "events", "is_stale"}
