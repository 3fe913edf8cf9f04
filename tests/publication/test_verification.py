"""Anybody with the folder finds a changed byte, a file too many or too few, a rewritten entry, a forked history."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.ledger.publications import MANIFEST, Chain, Entry, digest, digests
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


def changed(**bodies: bytes | None) -> tuple[File, ...]:
    """The second publication with other bodies, by number of the file in it; None takes the file out."""
    made = dict(enumerate(SECOND))
    for name, body in bodies.items():
        number = int(name.removeprefix("f"))
        kept = made.pop(number)
        if body is not None:
            made[number] = File(kept.path, body)
    return tuple(made.values())


PATHS = [file.path for file in SECOND]
ENTRY, MADE = f"f{PATHS.index('record/0002.json')}", f"f{PATHS.index(MANIFEST)}"


@pytest.mark.parametrize("name", [
    "INDEX.html", "index.html ", "ındex.html", "zh/../index.html", "../index.html", "/etc/passwd", ".hidden", "record/0003.json",
    "record/x.json", "record/00001.json", "Manifest.json", "zh/index.html\u0301", "e\u0301.html", "\u00e9.html", "\x1b[2J", "\udcff",
])  # fmt: skip
def test_a_file_under_any_other_name_is_found(name: str) -> None:
    renamed = tuple(File(name, file.body) if file.path == "index.html" else file for file in SECOND)
    for folder in ((*SECOND, File(name, b"<p>1")), renamed):
        said = [fault.said.en for fault in verified(folder).faults]
        assert said
        assert all(text.isprintable() and text.encode() for text in said), "nothing of it reaches the terminal raw"


@pytest.mark.parametrize("name", ["record/0000.json", "record/00001.json", "record/one.json", "record/sub/0001.json"])
def test_an_entry_under_another_name_is_found(name: str) -> None:
    moved = tuple(File(name, file.body) if file.path == "record/0001.json" else file for file in SECOND)
    assert verified(moved).faults


def test_swapped_files_are_found() -> None:
    one, two = changed(f0=SECOND[1].body, f1=SECOND[0].body)[:2]
    assert len(verified((*SECOND[2:], one, two)).faults) == 2


@pytest.mark.parametrize("body", [
    b"", b"[]", b"null", b"[" * 100_000, b"\xff\xfe", b'{"files": {}, "number": 2}', b'{"files": [], "number": 2}',
    b'{"files": {"../../etc/passwd": "x"}, "number": 2}', b'{"files": {}, "number": true}', b'{"files": {}, "number": -1}',
    b'{"files": {"\\ud800": "x"}, "number": 2}', b'{"files": {"\\u001b[2J": {"a": 1}}, "number": 99999999999999999999}',
])  # fmt: skip
def test_an_odd_manifest_is_told_in_words(body: bytes) -> None:
    faults = verified(changed(**{MADE: body})).faults
    assert faults
    assert all(fault.said.en.isprintable() and fault.said.zh.isprintable() for fault in faults)


def test_an_entry_that_is_not_as_it_is_written_is_none() -> None:
    written = SECOND_CHAIN.stored[1]
    for body in (
        b"", b"[]", b"[" * 100_000, written[:-1], written + b" ", written.replace(b'"number": 2', b'"number": 2.0'),
        written.replace(b'"number": 2', b'"number": true'), written.replace(b'"changes"', b'"more": 1, "changes"'),
        written.replace(b'"records": {}', b'"records": {"a": 1, "a": 1}'),
    ):  # fmt: skip
        assert verified(changed(**{ENTRY: body})).faults, body[:40]


def test_who_rewrites_page_entry_and_manifest_together_is_found_with_an_earlier_copy() -> None:
    forged = replace(SECOND_CHAIN.entries[1], files={**SECOND_CHAIN.entries[1].files, "index.html": digest(b"other")})
    folder = changed(**{"f0": b"other", ENTRY: forged.written(), MADE: manifest(forged)})
    assert verified(folder).faults == ()
    assert "forks at publication 2" in verified(folder, SECOND).faults[0].said.en
    assert verified(folder, FIRST).faults == (), "what the first copy knew is unchanged: sign, and keep newer copies"


def test_an_entry_that_was_rewritten_is_said_once() -> None:
    first = replace(SECOND_CHAIN.entries[0], as_of=date(2017, 10, 1)).written()
    at = f"f{PATHS.index('record/0001.json')}"
    said = [fault.said.en for fault in verified(changed(**{at: first})).faults]
    assert [text for text in said if "does not seal" in text]
    assert not [text for text in said if "no publication record" in text]


def test_a_folder_without_manifest_or_record_is_no_publication() -> None:
    assert verified(PAGES).faults
    assert verified(()).faults
