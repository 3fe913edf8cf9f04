"""The sentences of changes, word by word."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from generator.ledger.changes import changes, changes_between
from generator.ledger.state import ChangeKind
from generator.model.site import Withdrawn
from tests.builders import (
    SITE,
    check,
    closing,
    content,
    deadline_change,
    decision,
    finding,
    indicator,
    inspection,
    known_day,
    ledger,
    measure,
    meeting,
    milestone,
    report,
    step,
    task,
    text,
)

TITLE = {"en": "Plant", "zh": "污水厂"}


def made(**fields):
    return task(**({"title": TITLE, "deadline": "2019-12-31", "started": "2018-02-01"} | fields))


def sentence(kind, *records):
    """The only sentence of a kind in October 2018."""
    (found,) = (
        each
        for each in changes(content(*records), known_day("2018-09-30"), known_day("2018-10-31"))
        if each.kind is kind
    )
    return found.sentence


CASES = [
    (
        (made(deadline="2018-12-31"), inspection(plan_published="2018-10-10")),
        ChangeKind.NEW,
        "DL-01 (Plant) is new, due by 31 December 2018.",
        "新增整改任务DL-01（污水厂），时限2018年12月31日。",
    ),
    (
        (made(deadline="长期坚持"), inspection(plan_published="2018-10-10")),
        ChangeKind.NEW,
        "DL-01 (Plant) is new.",
        "新增整改任务DL-01（污水厂）。",
    ),
    (
        (made(started="2018-10-03"),),
        ChangeKind.STARTED,
        "DL-01 (Plant): work began on 3 October 2018.",
        "DL-01（污水厂）：2018年10月3日启动整改。",
    ),
    (
        (made(), report("DL-01", "2018-10-12")),
        ChangeKind.PROGRESS,
        "DL-01 (Plant): a progress report of 12 October 2018.",
        "DL-01（污水厂）：2018年10月12日报送整改进展。",
    ),
    (
        (made(), report("DL-01", "2018-10-12"), report("DL-01", "2018-10-20")),
        ChangeKind.PROGRESS,
        "DL-01 (Plant): 2 progress reports, the last of 20 October 2018.",
        "DL-01（污水厂）：报送整改进展2次，最近一次为2018年10月20日。",
    ),
    (
        (made(milestones=[milestone("a", "2018-10-15", done="2018-10-10", text={"en": "Pipes laid.", "zh": "管网铺设完成。"})]),),
        ChangeKind.MILESTONE,
        "DL-01 (Plant): milestone “Pipes laid” reached on 10 October 2018, 5 days early.",
        "DL-01（污水厂）：2018年10月10日完成时间节点“管网铺设完成”，提前5天。",
    ),
    (
        (made(milestones=[milestone("a", "2018-10-09", done="2018-10-10", text="")]),),
        ChangeKind.MILESTONE,
        "DL-01 (Plant): milestone “a” reached on 10 October 2018, 1 day late.",
        "DL-01（污水厂）：2018年10月10日完成时间节点“a”，晚于计划1天。",
    ),
    (
        (made(milestones=[milestone("a", "2018-10-10", done="2018-10-10", text="")]),),
        ChangeKind.MILESTONE,
        "DL-01 (Plant): milestone “a” reached on 10 October 2018, on time.",
        "DL-01（污水厂）：2018年10月10日完成时间节点“a”，按期完成。",
    ),
    (
        (made(measures=[measure(done="2018-10-10", text={"en": "Lay 12 km.", "zh": "铺设12公里。"})]),),
        ChangeKind.MEASURE,
        "DL-01 (Plant): measure carried out on 10 October 2018: Lay 12 km.",
        "DL-01（污水厂）：2018年10月10日落实整改措施：铺设12公里。",
    ),
    (
        (
            made(indicators=[indicator(name={"en": "Capacity", "zh": "处理能力"}, unit={"en": "t/d", "zh": "吨/日"}, target=50000)]),
            report("DL-01", "2018-09-12", indicators={"capacity": 20000}),
            report("DL-01", "2018-10-12", indicators={"capacity": 35000.5}),
        ),
        ChangeKind.INDICATOR,
        "DL-01 (Plant): Capacity: from 20,000 t/d to 35,000.5 t/d, target 50,000 t/d.",
        "DL-01（污水厂）：处理能力由20,000吨/日变为35,000.5吨/日，目标值50,000吨/日。",
    ),
    (
        (made(indicators=[indicator(name="Wells", unit="", target=3)]), report("DL-01", "2018-10-12", indicators={"capacity": 3})),
        ChangeKind.INDICATOR,
        "DL-01 (Plant): Wells: 3, target 3 reached.",
        "DL-01（污水厂）：Wells为3，已达目标值3。",
    ),
    (
        (made(indicators=[indicator(name="Wells", unit="", target=None)]), report("DL-01", "2018-10-12", indicators={"capacity": 3})),
        ChangeKind.INDICATOR,
        "DL-01 (Plant): Wells: 3.",
        "DL-01（污水厂）：Wells为3。",
    ),
    (
        (made(deadline="2018-10-25"),),
        ChangeKind.PACE,
        "DL-01 (Plant): from on schedule to overdue (6 days past the original deadline).",
        "DL-01（污水厂）：由“按序时推进”转为“超期”（超过原定时限6天）。",
    ),
    (
        (made(milestones=[milestone("a", "2018-10-09")]),),
        ChangeKind.PACE,
        "DL-01 (Plant): from on schedule to behind.",
        "DL-01（污水厂）：由“按序时推进”转为“滞后”。",
    ),
    (
        (made(closing=closing(self_check=step("2018-10-02", unit=["water", "north"]))),),
        ChangeKind.COMPLETED,
        "DL-01 (Plant): completed by self-check on 2 October 2018 by Water Bureau and North District.",
        "DL-01（污水厂）：2018年10月2日由水务局、北区完成自查，已完成整改。",
    ),
    (
        (made(closing=closing(self_check="2018-09-02", acceptance="2018-10-02")),),
        ChangeKind.ACCEPTED,
        "DL-01 (Plant): accepted on 2 October 2018.",
        "DL-01（污水厂）：2018年10月2日验收通过。",
    ),
    (
        (made(closing=closing(self_check="2018-09-02", acceptance="2018-09-03", notice=("2018-10-22", "2018-10-26"))),),
        ChangeKind.ON_NOTICE,
        "DL-01 (Plant): on public notice from 22 October 2018 to 26 October 2018.",
        "DL-01（污水厂）：自2018年10月22日起公示至2018年10月26日。",
    ),
    (
        (made(closing=closing(self_check="2018-09-02", acceptance="2018-09-03", notice=("2018-10-22", None))),),
        ChangeKind.ON_NOTICE,
        "DL-01 (Plant): on public notice from 22 October 2018.",
        "DL-01（污水厂）：自2018年10月22日起公示。",
    ),
    (
        (made(closing=closing(filing="2018-10-22")),),
        ChangeKind.FILED,
        "DL-01 (Plant): filed with the higher level on 22 October 2018.",
        "DL-01（污水厂）：2018年10月22日向上级备案。",
    ),
    (
        (made(), check("c", "2018-10-20", finding("DL-01", "not-confirmed"), method="unannounced")),
        ChangeKind.CHECKED,
        "DL-01 (Plant): an unannounced check on 20 October 2018 did not confirm what was claimed.",
        "DL-01（污水厂）：2018年10月20日暗访，情况不属实。",
    ),
    (
        (made(closing=closing(self_check="2018-09-02")), check("c", "2018-10-20", finding("DL-01", "resurfaced"))),
        ChangeKind.RESURFACED,
        "DL-01 (Plant): an announced check on 20 October 2018 found that the problem has resurfaced.",
        "DL-01（污水厂）：2018年10月20日明查发现问题反弹。",
    ),
    (
        (made(closing=closing(self_check="2018-09-02")), check("c", "2018-10-20", finding("DL-01", "not-confirmed"))),
        ChangeKind.RESURFACED,
        "DL-01 (Plant): resurfaced; an announced check on 20 October 2018 did not confirm what was claimed.",
        "DL-01（污水厂）：问题反弹，2018年10月20日明查情况不属实。",
    ),
    (
        (made(deadline_changes=[deadline_change("2018-10-12", "2019-12-31", "长期坚持", approved_by="Province", document="No. 3")]),),
        ChangeKind.DEADLINE_MOVED,
        "DL-01 (Plant): the deadline was moved on 12 October 2018 from 31 December 2019 to continuing, approved by Province (No. 3).",
        "DL-01（污水厂）：2018年10月12日整改时限由2019年12月31日调整为长期坚持，经Province批准（No. 3）。",
    ),
    (
        (made(deadline_changes=[deadline_change("2018-10-12", "2019-12-31", "2020-12-31")]),),
        ChangeKind.DEADLINE_MOVED,
        "DL-01 (Plant): the deadline was moved on 12 October 2018 from 31 December 2019 to 31 December 2020, "
        "without a recorded approval.",
        "DL-01（污水厂）：2018年10月12日整改时限由2019年12月31日调整为2020年12月31日，未注明批准单位。",
    ),
    (
        (made(), meeting("m", "2018-10-15", decision({"en": "Mend {on} it.", "zh": "整改。"}, task="DL-01", due="2018-10-20"))),
        ChangeKind.DECIDED,
        "DL-01 (Plant): decided on 15 October 2018: Mend {on} it (Water Bureau, by 20 October 2018).",
        "DL-01（污水厂）：2018年10月15日议定：整改（水务局，2018年10月20日前）。",
    ),
    (
        (made(), meeting("m", "2018-10-15", decision("Mend it.", task="DL-01", owner=(), due="2018-10-20"))),
        ChangeKind.DECIDED,
        "DL-01 (Plant): decided on 15 October 2018: Mend it (by 20 October 2018).",
        "DL-01（污水厂）：2018年10月15日议定：Mend it（2018年10月20日前）。",
    ),
    (
        (made(), meeting("m", "2018-10-15", decision("Mend it.", task="DL-01", owner=()))),
        ChangeKind.DECIDED,
        "DL-01 (Plant): decided on 15 October 2018: Mend it.",
        "DL-01（污水厂）：2018年10月15日议定：Mend it。",
    ),
    (
        (made(), meeting("m", "2018-09-15", decision("Mend it.", task="DL-01", due="2018-10-20", done="2018-10-22"))),
        ChangeKind.DECISION_DONE,
        "DL-01 (Plant): decision carried out on 22 October 2018, 2 days late: Mend it.",
        "DL-01（污水厂）：2018年10月22日落实议定事项，晚于时限2天：Mend it。",
    ),
    (
        (
            made(closing=closing(self_check="2018-08-02")),
            check("c", "2018-09-20", finding("DL-01", "resurfaced")),
            check("d", "2018-10-20", finding("DL-01")),
        ),
        ChangeKind.STAGE,
        "DL-01 (Plant): no longer resurfaced, now completed.",
        "DL-01（污水厂）：“反弹”状态解除，现为“已完成整改”。",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("records", "kind", "english", "chinese"), CASES)
def test_a_change_is_one_sentence_in_both_languages(records, kind, english, chinese):
    found = sentence(kind, *records)
    assert found.en == english
    assert found.zh == chinese


def test_what_only_two_snapshots_can_tell():
    before = ledger(made(), made(id="DL-02", closing=closing(self_check="2018-09-02")), as_of="2018-09-30")
    after = ledger(made(id="DL-02"), as_of="2018-10-31")
    found = {change.kind: change.sentence for change in changes_between(before, after)}
    assert found[ChangeKind.REMOVED].en == "DL-01 (Plant) is no longer published."
    assert found[ChangeKind.REMOVED].zh == "DL-01（污水厂）已不再公开。"
    assert found[ChangeKind.STAGE].en == "DL-02 (Plant): from completed back to on schedule."
    assert found[ChangeKind.STAGE].zh == "DL-02（污水厂）：由“已完成整改”转回“按序时推进”。"


def test_a_withdrawal_is_told_with_its_day_and_reason():
    gone = Withdrawn(id="dl-01", on=date(2018, 10, 26), reason=text({"en": "Published twice.", "zh": "重复公开。"}))
    before = ledger(made(), meeting("2018-10-01-m", "2018-10-01"), as_of="2018-09-30")
    after = ledger(site=replace(SITE, withdrawn=(gone,)), as_of="2018-10-31")
    found = {change.task: change.sentence for change in changes_between(before, after)}
    assert found["DL-01"].en == "DL-01 (Plant) was withdrawn on 26 October 2018: Published twice."
    assert found["DL-01"].zh == "DL-01（污水厂）已于2018年10月26日撤回：重复公开。"
    assert "is no longer published." in found["2018-10-01-m"].en


def test_every_kind_of_change_has_its_sentence_here():
    tried = {kind for _, kind, *_ in CASES} | {ChangeKind.REMOVED}
    tried |= {ChangeKind.TARGET_CHANGED, ChangeKind.REPORT_CHANGED}  # see test_rewritten.py
    assert tried | {ChangeKind.CLOSED} == set(ChangeKind)
