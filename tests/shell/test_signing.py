"""Signatures by OpenSSH hold for the bytes and the keys they were made for, and for nothing else."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.shell.signing import SigningError, is_signed, signature, signer_of


def keys(folder: Path, name: str, need: Callable[[str], str]) -> tuple[Path, str]:
    path = folder / name
    subprocess.run([need("ssh-keygen"), "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", str(path)], check=True)
    return path, path.with_suffix(".pub").read_text().strip()


def test_a_signature_holds_for_its_bytes_and_its_key(tmp_path: Path, need: Callable[[str], str]) -> None:
    private, public = keys(tmp_path, "office", need)
    _, other = keys(tmp_path, "other", need)
    sealed = signature(b"manifest", private)
    assert is_signed(b"manifest", sealed, [public])
    assert is_signed(b"manifest", sealed, [other, public])
    assert is_signed(b"manifest", sealed, [])
    assert not is_signed(b"manifest", sealed, [other])
    assert not is_signed(b"Manifest", sealed, [public])
    assert not is_signed(b"manifest", sealed.replace(b"A", b"B", 1), [])


def test_the_key_of_a_signature_is_named(tmp_path: Path, need: Callable[[str], str]) -> None:
    private, public = keys(tmp_path, "office", need)
    sealed = signature(b"manifest", private)
    told = subprocess.run([need("ssh-keygen"), "-l", "-f", "-"], input=public, capture_output=True, text=True, check=True)
    assert signer_of(b"manifest", sealed) == told.stdout.split()[1]
    assert signer_of(b"Manifest", sealed) == signer_of(b"manifest", b"no seal") == ""


def test_a_key_that_is_none_is_said(tmp_path: Path) -> None:
    (tmp_path / "no-key").write_text("x")
    with pytest.raises(SigningError):
        signature(b"manifest", tmp_path / "no-key")
