"""The record is a chain: what was published cannot be changed, taken out or put in without its being seen."""

from datetime import UTC, date, datetime

import pytest

from generator.ledger.publications import BrokenRecordError, Chain, Entry, chain_of, digest, read_chain
from generator.ledger.state import Change, ChangeKind
from generator.model.site import Content, Site
from generator.model.text import Both


def entry(number: int, previous: str) -> Entry:
    change = Change(ChangeKind.DEADLINE_MOVED, "DL-01", date(2018, 10, 1), Both("moved", "调整"), "2018", "2019")
    return Entry(number, datetime(2018, 10, number, 9, tzinfo=UTC), date(2018, 10, number), previous,
                 {"tasks/a.md": "ab"}, {"index.html": "cd"}, (change,))


def chain(length: int) -> Chain:
    made = Chain()
    for number in range(1, length + 1):
        made = made.with_entry(entry(number, made.head))
    return made


def stored(made: Chain) -> list[tuple[str, bytes]]:
    return [(f"publications/{one.name}", body) for one, body in zip(made.entries, made.stored, strict=True)]


def test_what_is_stored_is_read_again() -> None:
    made = chain(3)
    assert read_chain(stored(made)) == made
    assert made.head == digest(made.stored[-1])
    assert made.newest == made.entries[-1]
    assert (Chain().head, Chain().newest) == ("", None)


@pytest.mark.parametrize("position", [0, 1, 2])
def test_every_byte_of_an_entry_counts(position: int) -> None:
    whole = stored(chain(3))
    path, body = whole[position]
    for at in range(0, len(body), 7):
        changed = body[:at] + bytes([body[at] ^ 1]) + body[at + 1 :]
        broken = [*whole[:position], (path, changed), *whole[position + 1 :]]
        # The newest entry is sealed by the manifest; there a change that still reads well is found by that.
        if position == 2:
            try:
                assert read_chain(broken).head != chain(3).head
            except BrokenRecordError:
                continue
        else:
            with pytest.raises(BrokenRecordError):
                read_chain(broken)


@pytest.mark.parametrize("left_out", [0, 1])
def test_an_entry_that_was_taken_out_is_missed(left_out: int) -> None:
    whole = stored(chain(3))
    with pytest.raises(BrokenRecordError):
        read_chain(whole[:left_out] + whole[left_out + 1 :])


def test_a_broken_record_is_no_record_for_pages() -> None:
    assert chain_of(Content(Site(), publications=(("publications/0001.json", b"{}"),))) == Chain()
