"""Anybody with the folder finds a changed byte, a file too many or too few, a rewritten entry, a forked history."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from generator.ledger.publications import MANIFEST, Chain, Entry, digests
from generator.model.output import File
from generator.publication.manifest import manifest
from generator.publication.verification import verified

PAGES = (File("index.html", b"<p>1"), File("zh/index.html", "<p>一".encode()))


def publish(chain: Chain, pages: tuple[File, ...], day: int) -> tuple[Chain, tuple[File, ...]]:
    """A publication as `publish` makes it: the site carries the entries before, the manifest and the new one beside."""
    earlier = tuple(File(f"record/{one.name}", body) for one, body in zip(chain.entries, chain.stored, strict=True))
    site = (*pages, *earlier)
    entry = Entry(len(chain.entries) + 1, datetime(2018, 10, day, 9, tzinfo=UTC), date(2018, 10, day), chain.head, {},
                  digests(site))
    added = (File(f"record/{entry.name}", entry.written()), File(MANIFEST, manifest(entry)))
    return chain.with_entry(entry), (*site, *added)


FIRST_CHAIN, FIRST = publish(Chain(), PAGES, 1)
SECOND_CHAIN, SECOND = publish(FIRST_CHAIN, (*PAGES, File("new.html", b"n")), 2)


def test_what_was_published_is_whole() -> None:
    result = verified(SECOND, FIRST)
    assert (result.faults, len(result.chain.entries), result.files) == ((), 2, 6)


@given(st.integers(0, len(SECOND) - 1), st.data())
def test_a_single_changed_byte_anywhere_is_found(which: int, data: st.DataObject) -> None:
    file = SECOND[which]
    at = data.draw(st.integers(0, len(file.body) - 1))
    flip = data.draw(st.integers(1, 255))
    changed = File(file.path, file.body[:at] + bytes([file.body[at] ^ flip]) + file.body[at + 1 :])
    assert verified((*SECOND[:which], changed, *SECOND[which + 1 :])).faults


@given(st.integers(0, len(SECOND) - 1))
def test_a_missing_file_is_found(which: int) -> None:
    assert verified(SECOND[:which] + SECOND[which + 1 :]).faults


def test_a_file_that_was_never_published_is_found() -> None:
    faults = verified((*SECOND, File("extra.html", b"x"))).faults
    assert [fault.said.en for fault in faults] == ["extra.html was never published."]


def test_a_history_that_was_written_anew_is_found_with_the_earlier_folder() -> None:
    other, _ = publish(Chain(), (File("index.html", b"other"),), 1)
    _, forged = publish(other, PAGES, 2)
    assert verified(forged).faults == ()
    assert "forks" in verified(forged, FIRST).faults[0].said.en


def test_a_history_that_became_shorter_is_found() -> None:
    assert "taken out" in verified(FIRST, SECOND).faults[0].said.en


def test_a_folder_without_manifest_or_record_is_no_publication() -> None:
    assert verified(PAGES).faults
    assert verified(()).faults
