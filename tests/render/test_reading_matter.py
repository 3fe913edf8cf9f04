from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime

from generator.ledger.state import Change, ChangeKind
from generator.model.output import Edition
from generator.model.text import Both
from generator.render.reading_matter import announced, reading_matter
from generator.render.views.changes import Span
from tests import builders

LEDGER = builders.ledger(
    builders.task("DL-01", areas=("north",), deadline="2018-12-31"), builders.report("DL-01", "2018-10-12")
)


def test_the_public_edition_has_data_feeds_and_calendars():
    paths = {file.path for file in reading_matter(LEDGER, Edition.PUBLIC).files}
    assert {"data/tasks.csv", "zh/changes/feed.xml", "en/tasks/DL-01/feed.xml", "en/tasks/deadlines.ics"} <= paths
    assert len(paths) == len(reading_matter(LEDGER, Edition.PUBLIC).files)


def test_the_internal_edition_and_a_site_without_an_address_have_data_only():
    nowhere = builders.ledger(builders.task("DL-01"), site=replace(builders.SITE, base_url=""))
    for ledger, edition in ((LEDGER, Edition.INTERNAL), (nowhere, Edition.PUBLIC)):
        assert all(file.path.startswith("data/") for file in reading_matter(ledger, edition).files)
        assert not announced(ledger, edition)


def test_what_the_data_page_lists_is_there_with_its_digest():
    made = reading_matter(LEDGER, Edition.PUBLIC)
    bodies = {file.path: file.body for file in made.files}
    for listed in made.data_files:
        body = bodies[listed.address]
        assert (listed.size, listed.digest) == (len(body), hashlib.sha256(body).hexdigest())
        assert listed.about.en
        assert listed.about.zh


def test_every_feed_that_a_page_announces_is_there():
    made = reading_matter(LEDGER, Edition.PUBLIC)
    told = {feed.address for feeds in announced(LEDGER, Edition.PUBLIC).values() for feed in feeds}
    assert told == {file.path for file in made.files if file.path.endswith("feed.xml")}


def test_the_publication_record_is_told_where_there_is_one():
    change = Change(ChangeKind.PACE, "DL-01", date(2018, 10, 20), Both("Published.", "已发布。"))
    span = Span(date(2018, 10, 1), date(2018, 10, 20), (change,), 2, datetime(2018, 10, 21, 9, tzinfo=UTC))
    bodies = {file.path: file.body for file in reading_matter(LEDGER, Edition.PUBLIC, [span]).files}
    assert bodies["en/changes/feed.xml"].count(b"<entry>") == 1
    assert b"Published." in bodies["data/changes.csv"]
    unpublished = {file.path: file.body for file in reading_matter(LEDGER, Edition.PUBLIC).files}
    assert b"12 October 2018" in unpublished["en/changes/feed.xml"]


def test_what_happened_since_the_last_publication_is_told_beside_the_record():
    told = Change(ChangeKind.PACE, "DL-01", date(2018, 10, 1), Both("Published.", "已发布。"))
    fresh = Span(date(2018, 10, 1), date(2018, 10, 31), ())
    recorded = Span(date(2018, 9, 1), date(2018, 10, 1), (told,), 2, datetime(2018, 10, 1, 9, tzinfo=UTC))
    bodies = {file.path: file.body for file in reading_matter(LEDGER, Edition.PUBLIC, [fresh, recorded]).files}
    assert bodies["en/changes/feed.xml"].count(b"<entry>") == 2
    assert b"12 October 2018" in bodies["data/changes.csv"]
