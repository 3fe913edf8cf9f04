"""What was published and is gone is known from the record, with what was public of it and nothing more."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from generator.ledger.publications import Chain, Entry, Shown
from generator.ledger.tombstones import new_titles, removed_records, titles_of, tombstones, withdrawal
from generator.model.records import Record
from generator.model.site import Content, Withdrawn
from tests import builders as b
from tests.builders import SITE, text

DAY = date(2018, 10, 20)
OLD = b.task("DL-07", title={"zh": "旧锅炉", "en": "Old boilers"})
WITHDRAWN = (Withdrawn(id="dl-07", on=date(2018, 10, 26), reason=text("Published twice")),)


def content(*records: Record, chain: Chain | None = None, withdrawn: tuple[Withdrawn, ...] = ()) -> Content:
    kept = chain or Chain()
    stored = tuple((f"publications/{one.name}", body) for one, body in zip(kept.entries, kept.stored, strict=True))
    return replace(b.content(*records), publications=stored, site=replace(SITE, withdrawn=withdrawn))


def published(chain: Chain, *records: Record, as_of: date = DAY) -> Chain:
    made = content(*records)
    number = len(chain.entries) + 1
    return chain.with_entry(Entry(
        number, datetime(2018, 10, number, 9, tzinfo=UTC), as_of, chain.head, dict.fromkeys(titles_of(made), "0" * 64), {},
        shown=new_titles(chain, made),
    ))  # fmt: skip


TWICE = published(published(Chain(), OLD, b.task("DL-01")), OLD)


def test_a_title_is_recorded_once_and_again_when_it_changed() -> None:
    assert [len(entry.shown) for entry in TWICE.entries] == [3, 0], "two tasks and their inspection"
    renamed = published(TWICE, b.task("DL-07", title="Boilers"))
    assert str(renamed.entries[-1].shown["tasks/DL-07/task.md"].title) == "Boilers"


def test_a_record_that_is_gone_leaves_what_was_public_of_it() -> None:
    one, other = tombstones(content(chain=TWICE, withdrawn=WITHDRAWN), DAY)
    assert (one.id, one.last.number, one.withdrawn) == ("DL-01", 1, None)
    assert (other.kind, other.id, dict(other.title)) == ("task", "DL-07", {"en": "Old boilers", "zh": "旧锅炉"})
    assert (other.last.number, other.withdrawn) == (2, WITHDRAWN[0])


def test_who_is_there_or_has_taken_the_address_over_leaves_none() -> None:
    assert tombstones(content(OLD, b.task("DL-08", was=("dl-01",)), chain=TWICE), DAY) == ()


def test_what_was_published_later_is_not_gone_on_an_earlier_day() -> None:
    assert tombstones(content(chain=TWICE), date(2018, 10, 1)) == ()
    assert [one.id for one in tombstones(content(chain=TWICE, withdrawn=WITHDRAWN), date(2018, 10, 1))] == ["DL-07"]


def test_without_a_record_or_its_titles_there_is_nothing_to_tell() -> None:
    untitled = Chain().with_entry(Entry(1, datetime(2018, 10, 1, tzinfo=UTC), DAY, "", {"tasks/DL-07/task.md": "0"}, {}))
    assert tombstones(content(chain=untitled), DAY) == tombstones(content(), DAY) == ()


def test_an_id_that_leads_out_of_the_site_makes_no_address() -> None:
    shown = {path: Shown(name, text("x")) for path, name in (("tasks/a.md", "../../../evil"), ("notes/b.md", "B"), ("tasks/c.md", ""))}
    entry = Entry(1, datetime(2018, 10, 1, tzinfo=UTC), DAY, "", dict.fromkeys(shown, "0"), {}, shown=shown)
    assert tombstones(content(chain=Chain().with_entry(entry)), DAY) == ()


def test_records_of_every_kind_can_be_removed_but_reports_have_no_page() -> None:
    before = content(OLD, b.report("DL-07", "2018-10-12"), b.bulletin("2018-10", "2018-10-02", 1, "x"))
    assert sorted(record.id for record in removed_records(before, content())) == ["2018-10", "DL-07"]
    assert withdrawal(content(withdrawn=WITHDRAWN), "DL-07") == WITHDRAWN[0]
