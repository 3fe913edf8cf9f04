"""Sites made by Hypothesis: tasks with any mixture of facts in 2018, and what others say of them.

Days are drawn from few, so that facts fall on one day, on the day of the ledger, and on either side of a deadline.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from hypothesis import strategies as st

from generator.model.records import Check, Closing, DeadlineChange, Inspection, Meeting, Milestone, Progress, Task
from generator.model.site import Content
from tests import builders

FIRST: Final = date(2018, 1, 1)
days = st.integers(0, 60).map(lambda number: FIRST + timedelta(days=6 * number))
maybe_days = st.none() | days
wordings = st.sampled_from(
    ["2018-03-31", "2018年6月底", "2018-09-30", "2018年底前", "2019-06-30", "长期坚持", "立行立改"]
)
takes = st.sampled_from(["", "10d", "2 weeks", "1个月", "15 working days"])
values = st.integers(-5, 120)


@st.composite
def milestones(draw: st.DrawFn) -> tuple[Milestone, ...]:
    return tuple(
        builders.milestone(
            f"m{number}",
            draw(maybe_days),
            takes=draw(takes),
            done=draw(maybe_days),
            weight=draw(st.none() | st.integers(0, 3)),
        )
        for number in range(draw(st.integers(0, 4)))
    )


@st.composite
def deadline_changes(draw: st.DrawFn) -> tuple[DeadlineChange, ...]:
    return tuple(
        builders.deadline_change(draw(days), draw(st.none() | wordings), draw(wordings))
        for _ in range(draw(st.integers(0, 2)))
    )


@st.composite
def closings(draw: st.DrawFn) -> Closing | None:
    """Often in order and complete, so that every stage is met."""
    if draw(st.booleans()):
        return None
    in_order = draw(st.booleans())
    steps = [draw(days) for _ in range(6)]
    if in_order:
        steps.sort()
    kept = [day if in_order and draw(st.booleans()) else draw(st.sampled_from([day, None])) for day in steps]
    return builders.closing(
        self_check=kept[0],
        acceptance=kept[1],
        notice=(kept[2], kept[3]) if kept[2] else None,
        filing=kept[4],
        closed=kept[5],
    )


@st.composite
def tasks(draw: st.DrawFn, name: str) -> Task:
    written = draw(
        st.none()
        | st.lists(wordings, min_size=1, max_size=3).map(
            lambda parts: builders.deadline(*(builders.part(each) for each in parts))
        )
    )
    if written is not None and len(written.parts) > 1:
        written = builders.deadline(
            *(builders.part(part.due.written, done=draw(maybe_days)) for part in written.parts if part.due)
        )
    return builders.task(
        name,
        deadline=written,
        deadline_changes=draw(deadline_changes()),
        milestones=draw(milestones()),
        measures=[builders.measure(f"s{number}", done=draw(maybe_days)) for number in range(draw(st.integers(0, 2)))],
        indicators=[builders.indicator(baseline=draw(st.none() | values), target=draw(st.none() | values))],
        started=draw(maybe_days),
        closing=draw(closings()),
        evidence=[builders.evidence(taken=draw(maybe_days)) for _ in range(draw(st.integers(0, 2)))],
        areas=draw(st.lists(st.sampled_from(["north", "south", "city"]), max_size=2, unique=True)),
        lead=draw(st.lists(st.sampled_from(["north", "water"]), max_size=2, unique=True)),
    )


@st.composite
def reports(draw: st.DrawFn, task: str) -> list[Progress]:
    return [
        builders.report(
            task,
            draw(days),
            indicators=draw(st.dictionaries(st.just("capacity"), values, max_size=1)),
            milestones_done=draw(st.lists(st.sampled_from(["m0", "m1", "m2"]), max_size=2)),
            evidence=[builders.evidence(taken=draw(maybe_days)) for _ in range(draw(st.integers(0, 1)))],
            path=f"tasks/{task}/progress/{number}.md",
        )
        for number in range(draw(st.integers(0, 3)))
    ]


@st.composite
def checks(draw: st.DrawFn, names: list[str]) -> list[Check]:
    results = st.sampled_from(["confirmed", "not-confirmed", "resurfaced"])
    return [
        builders.check(
            f"c{number}",
            draw(days),
            *(builders.finding(name, draw(results)) for name in draw(st.lists(st.sampled_from(names), max_size=2))),
        )
        for number in range(draw(st.integers(0, 3)))
    ]


@st.composite
def meetings(draw: st.DrawFn, names: list[str]) -> list[Meeting]:
    return [
        builders.meeting(
            f"g{number}",
            draw(days),
            *(
                builders.decision(task=draw(st.sampled_from(names)), due=draw(maybe_days), done=draw(maybe_days))
                for _ in range(draw(st.integers(0, 2)))
            ),
            kind=draw(st.sampled_from(["scheduling", "site"])),
        )
        for number in range(draw(st.integers(0, 2)))
    ]


@st.composite
def inspections(draw: st.DrawFn) -> Inspection:
    return builders.inspection(feedback_received=draw(maybe_days), plan_published=draw(maybe_days))


@st.composite
def contents(draw: st.DrawFn) -> Content:
    """A site of one to four tasks."""
    names = [f"T{number}" for number in range(draw(st.integers(1, 4)))]
    records = [draw(tasks(name)) for name in names]
    told = [report for name in names for report in draw(reports(name))]
    return builders.content(draw(inspections()), *records, *told, *draw(checks(names)), *draw(meetings(names)))
