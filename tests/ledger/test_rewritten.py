"""A published word that was changed without an entry is told to readers, in the publication that changes it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from generator.ledger.changes import changes_between
from generator.ledger.rewritten import reports_gone
from generator.ledger.state import ChangeKind
from generator.model.site import Withdrawn
from tests.builders import SITE, deadline_change, ledger, report, task, text

TITLE = {"en": "Plant", "zh": "污水厂"}
TARGET = {"en": "All sewage is treated", "zh": "污水全部处理"}


def made(deadline: str = "2018-12-31", name: str = "DL-01", **fields: object):
    return task(name, **({"title": TITLE, "target": text(TARGET), "deadline": deadline, "started": "2018-02-01"} | fields))


def told(before, after) -> list[tuple[ChangeKind, str, str]]:
    found = changes_between(ledger(*before, as_of="2018-09-30"), ledger(*after, as_of="2018-10-31"))
    return [(change.kind, change.sentence.en, change.sentence.zh) for change in found]


def test_a_deadline_that_was_typed_over_is_told_as_what_it_is():
    assert told([made()], [made("2019-06-30")]) == [(
        ChangeKind.DEADLINE_MOVED,
        "DL-01 (Plant): the deadline was published as 31 December 2018 and now reads 30 June 2019, without a recorded approval.",
        "DL-01（污水厂）：整改时限曾公开为2018年12月31日，现为2019年6月30日，未注明批准单位。",
    )]  # fmt: skip
    (change,) = changes_between(ledger(made(), as_of="2018-09-30"), ledger(made("2019-06-30"), as_of="2018-10-31"))
    assert (change.before, change.after, change.on) == ("31 December 2018", "30 June 2019", date(2018, 10, 31))


def test_a_deadline_with_an_entry_or_in_other_words_is_told_once_or_not_at_all():
    moved = deadline_change("2018-10-10", "2018-12-31", "2019-06-30", approved_by="The province")
    found = told([made()], [made("2019-06-30", deadline_changes=(moved,))])
    assert [kind for kind, *_ in found] == [ChangeKind.DEADLINE_MOVED]
    assert "approved by The province" in found[0][1]
    assert told([made("2018-12")], [made("2018-12-31")]) == []


def test_a_target_that_reads_otherwise_is_told_with_both():
    other = text({"en": "Most sewage is treated", "zh": "大部分污水得到处理"})
    assert told([made()], [made(name="DL-9", was=("DL-01",), target=other)]) == [(
        ChangeKind.TARGET_CHANGED,
        "DL-9 (Plant): the target was published as “All sewage is treated” and now reads “Most sewage is treated”.",
        "DL-9（污水厂）：整改目标曾公开为“污水全部处理”，现为“大部分污水得到处理”。",
    )]  # fmt: skip


def test_a_report_that_was_changed_or_taken_out_is_told():
    first, other = report("DL-01", "2018-09-01", "30 km are laid."), report("DL-01", "2018-09-01", "12 km are laid.")
    assert told([made(), first], [made(), other]) == [(
        ChangeKind.REPORT_CHANGED,
        "DL-01 (Plant): the published progress report of 1 September 2018 reads otherwise than before.",
        "DL-01（污水厂）：已公开的2018年9月1日整改进展报告内容有改动。",
    )]  # fmt: skip
    (gone,) = told([made(), first], [made()])
    assert gone[1] == "DL-01 (Plant): the published progress report of 1 September 2018 was withdrawn."
    reason = (Withdrawn(id="DL-01-2018-09-01", on=date(2018, 10, 2), reason=text({"en": "Sent by mistake.", "zh": "误发。"})),)
    after = ledger(made(), as_of="2018-10-31", site=replace(SITE, withdrawn=reason))
    (change,) = changes_between(ledger(made(), first, as_of="2018-09-30"), after)
    assert change.sentence.en.endswith("was withdrawn: Sent by mistake.")
    assert change.sentence.zh.endswith("整改进展报告：误发。")


def test_a_report_under_another_name_or_of_a_task_that_is_gone_is_not_missed():
    kept = report("DL-01", "2018-09-01", "30 km are laid.")
    moved = replace(kept, path="tasks/other/progress/2018-09-01.md")
    before = ledger(made(), kept).content
    assert reports_gone(before, ledger(made(), moved).content) == ()
    assert reports_gone(before, ledger().content) == ()
    assert reports_gone(before, ledger(made()).content) == (kept,)
