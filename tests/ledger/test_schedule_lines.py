"""A schedule on the screen: columns stand below each other in both languages."""

from __future__ import annotations

from datetime import date

from generator.ledger.schedule_lines import schedule_lines
from tests.builders import deadline_change, milestone, state, task

AS_OF = date(2018, 10, 31)
MADE = task(
    title={"en": "Plant", "zh": "污水厂"},
    started="2018-02-01",
    deadline_changes=[deadline_change("2018-06-01", "2018-12-31", "2019-03-31")],
    milestones=[
        milestone("plan", "2018-06-30", done="2018-06-20", text={"en": "Plan approved", "zh": "方案获批"}),
        milestone("permit", "2018-10-15", text={"en": "Permit", "zh": "许可"}),
        milestone("build", takes="60d", text={"en": "Built", "zh": "建成"}),
        milestone("trial", takes="20个工作日", text={"en": "Trial run", "zh": "试运行"}),
    ],
)


def test_the_lines_of_a_schedule():
    assert schedule_lines(state(MADE), AS_OF, "en") == (
        "DL-01  Plant",
        "Behind as of 31 October 2018; deadline 31 December 2018, moved to 31 March 2019",
        "",
        "   step    takes            start by    due         done        slack    what",
        "   plan                                 2018-06-30  2018-06-20           Plan approved",
        "!  permit                               2018-10-15              63 days  Permit",
        "   build   60 days          2019-01-03  2019-03-03              63 days  Built",
        "*  trial   20 working days  2019-03-04  2019-03-31              61 days  Trial run",
    )


def test_chinese_characters_are_two_places_wide():
    told = schedule_lines(state(MADE), AS_OF, "zh")
    assert told[1] == "截至2018年10月31日：滞后；时限2018年12月31日，调整为2019年3月31日"
    assert told[3:6] == (
        "   节点    工期        最迟开工    应完成      实际完成    富余  内容",
        "   plan                            2018-06-30  2018-06-20        方案获批",
        "!  permit                          2018-10-15              63天  许可",
    )


def test_an_impossible_chain_ends_with_the_step_that_breaks_it():
    found = state(task(started="2018-05-01", milestones=[milestone("a", takes="400d")]))
    assert schedule_lines(found, AS_OF, "en")[-1] == (
        "Impossible: a would have to be begun or reached by 27 November 2017, and cannot before 1 May 2018."
    )
    assert "无法实现：节点a" in schedule_lines(found, AS_OF, "zh")[-1]


def test_a_task_without_steps_or_deadline():
    assert schedule_lines(state(task(deadline=None)), AS_OF, "en")[1:] == (
        "Not started as of 31 October 2018; no deadline",
        "",
        "It has no milestones.",
    )


def test_what_cannot_be_known_is_called_unverified():
    found = state(task(deadline="2030-12-31", milestones=[milestone("a", takes="5 working days")]))
    assert "unverified" in schedule_lines(found, AS_OF, "en")[4]
