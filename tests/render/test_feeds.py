from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from datetime import date, datetime, timedelta, timezone

from generator.ledger.state import Change, ChangeKind, Ledger
from generator.model.text import Both
from generator.render.feeds import MOST, MOST_BESIDE, dated_changes, feed_beside, feeds, site_feed
from generator.render.views.changes import Span
from tests import builders

ATOM = "{http://www.w3.org/2005/Atom}"


def change(kind: ChangeKind, task: str, on: str, said: str = "x") -> Change:
    return Change(kind, task, date.fromisoformat(on), Both(f"{task} {said}", f"{task}：{said}"))


CHANGES = (
    change(ChangeKind.COMPLETED, "DL-01", "2018-10-20", "<完成> & \x0b"),
    change(ChangeKind.MILESTONE, "DL-01", "2018-10-12", "a"),
    change(ChangeKind.MILESTONE, "DL-01", "2018-10-12", "b"),
    change(ChangeKind.REMOVED, "GONE", "2018-10-01"),
)


def ledger(*more: object) -> Ledger:
    return builders.ledger(
        builders.task("DL-01", areas=("north",)),
        builders.task("DL-02", areas=("south",)),
        builders.report("DL-02", "2018-10-12"),
        builders.report("DL-02", "2018-10-25"),
        builders.report("DL-02", "2018-11-25"),
    )


def made(changes: tuple[Change, ...] = CHANGES) -> dict[str, ET.Element]:
    return {file.path: ET.fromstring(file.body) for file in feeds(ledger(), (), changes)}


def titles(feed: ET.Element) -> list[str]:
    return [entry.findtext(f"{ATOM}title") or "" for entry in feed.iter(f"{ATOM}entry")]


def test_there_is_a_feed_for_the_site_each_area_and_each_task_in_each_language():
    assert {path for path in made() if path.startswith("zh/")} == {
        "zh/changes/feed.xml",
        *(f"zh/areas/{area}/feed.xml" for area in ("city", "north", "south")),
        *(f"zh/tasks/{task}/feed.xml" for task in ("DL-01", "DL-02")),
    }
    assert site_feed("zh") in made()
    assert feed_beside("en/tasks/DL-01/index.html") in made()


def test_each_tells_what_concerns_it_newest_first():
    feed = made()
    assert titles(feed["zh/changes/feed.xml"]) == ["DL-01：<完成> & ", "DL-01：b", "DL-01：a", "GONE：x"]
    assert titles(feed["zh/areas/north/feed.xml"]) == ["DL-01：<完成> & ", "DL-01：b", "DL-01：a"]
    assert titles(feed["zh/areas/south/feed.xml"]) == titles(feed["en/tasks/DL-02/feed.xml"]) == []


def test_ids_are_unique_and_do_not_change_when_more_happens():
    def ids(changes: tuple[Change, ...]) -> list[str]:
        return [
            entry.findtext(f"{ATOM}id") or "" for entry in made(changes)["en/changes/feed.xml"].iter(f"{ATOM}entry")
        ]

    before, after = ids(CHANGES), ids((*CHANGES, change(ChangeKind.CLOSED, "DL-01", "2018-10-28")))
    assert len(set(before)) == len(before) == 4
    assert set(before) < set(after)
    assert all(re.fullmatch(r"tag:testing\.example,2018-10-\d\d:en/[\w-]+/[\w-]+(/\d)?", id) for id in after)


def test_what_a_feed_must_say_is_said():
    for path, feed in made().items():
        for name in ("id", "title", "updated", "author"):
            assert len(feed.findall(f"{ATOM}{name}")) == 1, (path, name)
        links = {link.get("rel"): link.get("href") or "" for link in feed.findall(f"{ATOM}link")}
        assert links["self"] == f"https://testing.example/{path}"
        assert links["alternate"].endswith("index.html")
    updated = made()["en/changes/feed.xml"].findtext(f"{ATOM}updated")
    assert updated == "2018-10-20T00:00:00+08:00"


def test_a_feed_is_cut_at_its_newest_entries():
    many = tuple(change(ChangeKind.MEASURE, "DL-01", "2018-10-12", str(number)) for number in range(MOST + 50))
    cut = made(many)
    for path, most in {"en/changes/feed.xml": MOST, "en/areas/north/feed.xml": MOST_BESIDE, "zh/tasks/DL-01/feed.xml": MOST_BESIDE}.items():
        assert len(titles(cut[path])) == most
        assert str(most) in (cut[path].findtext(f"{ATOM}subtitle") or "")
        related = [link.get("href") for link in cut[path].findall(f"{ATOM}link") if link.get("rel") == "related"]
        assert related == [f"https://testing.example/{path[:2]}/changes/index.html"]


def test_a_feed_that_holds_everything_does_not_say_that_it_is_cut():
    for feed in made().values():
        assert feed.find(f"{ATOM}subtitle") is None
        assert {link.get("rel") for link in feed.findall(f"{ATOM}link")} == {"self", "alternate"}


def test_only_what_has_a_day_of_its_own_is_told_and_every_report_by_itself():
    found = dated_changes(
        ledger(),
        (
            change(ChangeKind.PACE, "DL-02", "2018-10-31"),
            change(ChangeKind.PROGRESS, "DL-02", "2018-10-25"),
            change(ChangeKind.CLOSED, "DL-01", "2018-10-15"),
        ),
        date(2018, 10, 1),
    )
    assert [(each.kind, each.on.day) for each in found] == [
        (ChangeKind.PROGRESS, 25),
        (ChangeKind.CLOSED, 15),
        (ChangeKind.PROGRESS, 12),
    ]


def test_a_recorded_change_is_told_when_it_was_published_and_keeps_its_name_whatever_is_recorded_later():
    def entries(*spans: Span) -> list[tuple[str, str]]:
        made = {file.path: ET.fromstring(file.body) for file in feeds(ledger(), spans, ())}
        found = made["en/changes/feed.xml"].iter(f"{ATOM}entry")
        return [(entry.findtext(f"{ATOM}id") or "", entry.findtext(f"{ATOM}updated") or "") for entry in found]

    day, zone = date(2018, 10, 20), timezone(timedelta(hours=8))
    first = Span(day, day, CHANGES[:2], 2, datetime(2018, 10, 21, 9, 30, tzinfo=zone))
    late = Span(day, day, (change(ChangeKind.COMPLETED, "DL-01", "2018-10-20", "a"),), 3, datetime(2018, 10, 28, 9, tzinfo=zone))
    before, after = entries(first), entries(late, first)
    assert before == [
        ("tag:testing.example,2018-10-21:en/publications/2/2", "2018-10-21T09:30:00+08:00"),
        ("tag:testing.example,2018-10-21:en/publications/2/1", "2018-10-21T09:30:00+08:00"),
    ]
    assert after == [("tag:testing.example,2018-10-28:en/publications/3/1", "2018-10-28T09:00:00+08:00"), *before]


def test_the_same_changes_in_any_order_give_the_same_bytes():
    assert list(feeds(ledger(), (), CHANGES)) == list(feeds(ledger(), (), CHANGES[::-1]))
