"""Before anything is published a person reads what that would mean, in words."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from generator.build import Order
from generator.ledger.publications import Chain, Entry
from generator.ledger.state import Change, ChangeKind
from generator.model.text import Both
from generator.publication.publishing import Plan
from generator.publication.telling import sentences
from generator.source.tree import MemoryTree

NOW = datetime(2018, 11, 1, 9, tzinfo=UTC)
DAY = date(2018, 10, 31)


def said(before: dict[str, bytes], now: dict[str, bytes], *changes: Change, kept: bool = True) -> list[tuple[str, str]]:
    """The sentences of a publication of `now` after one of `before`; the digests are the texts themselves."""
    chain = Chain().with_entry(Entry(1, NOW, DAY, "", {path: body.hex() for path, body in before.items()}, {})) if before else Chain()
    entry = Entry(2, NOW, DAY, chain.head, {path: body.hex() for path, body in now.items()}, {}, changes)
    gone = tuple(sorted(set(before) - set(now)))
    source = MemoryTree({path: body for path, body in before.items() if path.endswith((".md", ".yaml"))}) if kept else None
    order = Order(Path(), Path())
    return [(each.en, each.zh) for each in sentences(Plan(entry, chain, (), MemoryTree(now), (), gone, source, order))]


def test_the_first_publication_is_told_by_its_size() -> None:
    assert said({}, {"site.yaml": b"a", "tasks/DL-01/task.md": b"b"}) == [
        ("This is the first publication: 2 records and files become public.", "这是首次公开：将公开2个记录和文件。"),
    ]


def test_what_readers_will_be_told_comes_first() -> None:
    change = Change(ChangeKind.CLOSED, "DL-01", DAY, Both("DL-01 (Plant): closed.", "DL-01（污水厂）：销号。"))
    assert said({"site.yaml": b"a"}, {"site.yaml": b"a"}, change) == [
        ("Readers will be told:", "公众将看到以下变化："), ("  DL-01 (Plant): closed.", "  DL-01（污水厂）：销号。"),
    ]


def test_every_file_is_called_what_it_is() -> None:
    new = {"tasks/DL-01/progress/2018-10-26.md": b"", "tasks/DL-01/task.zh.md": b"", "tasks/DL-01/after.jpg": b"", "units.yaml": b""}
    assert said({"site.yaml": b"a", "meetings/m.md": b""}, {"site.yaml": b"a"} | new) == [
        ("New: the file tasks/DL-01/after.jpg becomes public.", "新增：文件 tasks/DL-01/after.jpg 将公开。"),
        ("New: the progress report of 26 October 2018 tasks/DL-01/progress/2018-10-26.md becomes public.",
         "新增：2018年10月26日的进展报告 tasks/DL-01/progress/2018-10-26.md 将公开。"),
        ("New: the task (Chinese) tasks/DL-01/task.zh.md becomes public.", "新增：整改任务（中文译文） tasks/DL-01/task.zh.md 将公开。"),
        ("New: the list of units units.yaml becomes public.", "新增：单位名单 units.yaml 将公开。"),
        ("Gone: the meeting meetings/m.md is public no longer.", "撤下：会议 meetings/m.md 将不再公开。"),
    ]  # fmt: skip


def test_a_changed_text_is_told_by_its_lines() -> None:
    path = "pages/about.md"
    assert said({path: b"a\nb\nc\n"}, {path: b"a\nB\nc\nd\n"}) == [
        (f"Changed: the page {path} reads otherwise: 2 lines are new, 1 line is gone.", f"改动：页面 {path} 内容有变：新增2行，删除1行。"),
    ]
    assert said({"a.jpg": b"1"}, {"a.jpg": b"2"}) == [
        ("Changed: the file a.jpg is another than before.", "改动：文件 a.jpg 与此前不同。"),
    ]
    assert "another than before" in said({path: b"a"}, {path: b"b"}, kept=False)[0][0]


def test_the_day_that_the_gate_writes_is_no_change() -> None:
    assert said({"site.yaml": b"title: x\ndisclosed: 2018-10-30\n"}, {"site.yaml": b"title: x\ndisclosed: 2018-10-31\n"}) == []
