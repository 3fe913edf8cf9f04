"""A signature that is gone, wrong, or by another key than before is told; which key has signed is always said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from generator.ledger.publications import MANIFEST, SIGNATURE
from generator.model.output import File
from generator.publication.sealing import key_of, seal_faults
from generator.shell.signing import signature
from tests.shell.test_signing import keys

Need = Callable[[str], str]


def folder(key: Path | None, body: bytes = b"{}") -> tuple[File, ...]:
    sealed = (File(SIGNATURE, signature(body, key)),) if key else ()
    return (File(MANIFEST, body), *sealed)


def faults(site: tuple[File, ...], earlier: tuple[File, ...] | None = None, *signers: str) -> list[str]:
    return [said.en for said in seal_faults(site, earlier, signers)]


def test_the_right_key_is_no_fault(tmp_path: Path, need: Need) -> None:
    office, public = keys(tmp_path, "office", need)
    assert faults(folder(office)) == faults(folder(office), folder(office)) == faults(folder(office), None, public) == []
    assert faults(folder(None)) == faults(folder(None), folder(None)) == []
    assert key_of(folder(office)).startswith("SHA256:")
    assert key_of(folder(None)) == ""


def test_who_takes_the_signature_off_or_signs_with_a_key_of_his_own_is_found(tmp_path: Path, need: Need) -> None:
    office, public = keys(tmp_path, "office", need)
    forger, other = keys(tmp_path, "forger", need)
    assert "this one is not signed" in faults(folder(None), folder(office))[0]
    assert "not signed" in faults(folder(None), None, public)[0]
    assert "the earlier copy with" in faults(folder(forger), folder(office))[0]
    assert faults(folder(forger), folder(office), other) == [], "a change that was made known"
    assert "wrong" in faults(folder(forger), None, public)[0]
    assert "wrong" in faults((File(MANIFEST, b"[]"), *folder(office)[1:]))[0]
