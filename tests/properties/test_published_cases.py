"""Published cases of false, late and clean rectification, as far as the ledger itself has to see through them."""

from __future__ import annotations

from datetime import date

from generator.ledger.repeats import PassageKind, repeats
from generator.ledger.state import Group, Label, Pace, ReadinessItem
from tests.builders import (
    check,
    closing,
    deadline,
    finding,
    indicator,
    ledger,
    measure,
    notice,
    part,
    report,
    state,
    task,
)


def test_shanghai_a_deadline_in_three_parts_is_overdue_on_those_that_are_dated() -> None:
    written = deadline(part("2019年内"), part("2020年11月底前"), part("长期坚持"))
    found = state(task(deadline=written, started="2019-03-01"), as_of="2021-11-15")
    assert (found.label, found.deadline.late_parts) == (Label.OVERDUE, (0, 1))
    assert found.deadline.original == date(2020, 11, 30)
    assert found.days_late == 350


def test_suzhou_ten_claimed_working_days_were_four() -> None:
    steps = closing(
        self_check="2024-08-01",
        acceptance="2024-09-01",
        notice=notice("2024-09-29", "2024-10-09", days=10),
        filing="2024-10-15",
    )
    found = state(task(closing=steps), as_of="2024-12-31")
    assert found.notice is not None
    assert (found.notice.days, found.notice.claimed, found.notice.is_short) == (4, 10, True)
    assert ReadinessItem.NOTICE in found.readiness.missing


def test_wuhu_a_claim_completes_nothing_and_a_later_check_does_not_confirm() -> None:
    found = state(
        task(started="2018-08-01", deadline="2017年底前"),
        report("DL-01", "2017-08-15", claim="completed"),
        check("c", "2018-10-10", finding("DL-01", "not-confirmed")),
    )
    assert found.completed is None
    assert (found.pace, found.is_unresolved) == (Pace.OVERDUE, True)


def test_suizhong_reported_as_stopped_while_the_building_went_on() -> None:
    found = state(
        task(closing=closing(self_check="2017-09-01", acceptance="2017-09-20")),
        check("c", "2018-10-10", finding("DL-01", "not-confirmed")),
    )
    assert (found.label, found.group) == (Label.RESURFACED, Group.LATE)


def test_fushun_three_rivers_with_almost_the_same_plan() -> None:
    plan = (
        "开展{}流域综合整治，完成沿线排污口排查整治和截污纳管，实施生态修复，建立河长巡查制度，确保断面水质稳定达标。"
    )
    rivers = [
        task(
            f"R{number}",
            target={"zh": plan.format(name)},
            measures=[],
            indicators=[indicator(target=45.4, plan_target=75)],
        )
        for number, name in enumerate(("东河", "西河", "浑河"))
    ]
    found = [each for each in repeats(ledger(*rivers)) if each.passage.kind is PassageKind.PLAN]
    assert [(each.passage.task, each.source.task) for each in found] == [("R1", "R0"), ("R2", "R0")]


def test_liaocheng_a_clean_list_adds_up() -> None:
    done = closing(
        self_check="2018-05-01", acceptance="2018-05-10", notice=("2018-05-14", "2018-05-18"), filing="2018-05-25",
        closed="2018-06-01",
    )  # fmt: skip
    accepted = closing(self_check="2018-09-01", acceptance="2018-09-20")
    tasks = [
        task(
            f"L{number:02}",
            deadline="2018-12-31",
            started="2018-02-01",
            measures=[measure(done="2018-04-20" if number < 25 else None)],
            closing=done if number < 13 else accepted if number < 25 else None,
        )
        for number in range(41)
    ]
    found = ledger(*tasks)
    assert (found.by_label[Label.CLOSED], found.by_label[Label.ACCEPTED]) == (13, 12)
    assert found.by_label[Label.ON_SCHEDULE] == 16
    assert found.by_group == {Group.SETTLED: 25, Group.AWAITING: 0, Group.ON_TRACK: 16, Group.LATE: 0}


def test_liaoning_fifty_eight_tasks_in_four_classes() -> None:
    steps = {
        "closed": closing(
            self_check="2018-05-01", acceptance="2018-05-10", notice=("2018-05-14", "2018-05-18"), filing="2018-05-25",
            closed="2018-06-01",
        ),
        "completed": closing(self_check="2018-05-01"),
    }  # fmt: skip
    kinds = ["closed"] * 13 + ["completed"] * 38 + ["late"] * 2 + ["open"] * 5
    found = ledger(
        *(
            task(
                f"N{number:02}",
                closing=steps.get(kind),
                deadline="2018-06-30" if kind == "late" else "长期坚持" if kind == "open" else "2018-12-31",
            )
            for number, kind in enumerate(kinds)
        )
    )
    assert tuple(found.by_group.values()) == (13, 38, 5, 2)
    assert sum(found.by_group.values()) == 58
