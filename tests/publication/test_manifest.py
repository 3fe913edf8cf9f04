"""The manifest follows from its entry and from nothing else."""

import json
from datetime import UTC, date, datetime

from generator.ledger.publications import Entry, digest
from generator.publication.manifest import manifest


def test_the_manifest_names_its_entry_and_every_file() -> None:
    one = Entry(1, datetime(2018, 10, 1, 9, tzinfo=UTC), date(2018, 10, 1), "", {}, {"b.html": "2", "a.html": "1"})
    told = json.loads(manifest(one))
    assert (told["number"], told["head"]) == (1, digest(one.written()))
    assert list(told["files"].items()) == [("a.html", "1"), ("b.html", "2")]
    assert manifest(one) == manifest(one)
