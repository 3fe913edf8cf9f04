"""Signatures of the manifest by OpenSSH (`ssh-keygen -Y`): made with the office's key, checked by anybody."""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

from generator.ledger.publications import IDENTITY, NAMESPACE


class SigningError(Exception):
    """ssh-keygen could not sign: its own words."""


def signature(body: bytes, key: Path) -> bytes:
    """The armoured signature of `body` with a private key (or a public one whose private half the agent holds)."""
    done = _run(["ssh-keygen", "-Y", "sign", "-q", "-f", str(key), "-n", NAMESPACE], body)
    if done.returncode or b"SIGNATURE" not in done.stdout:
        raise SigningError(done.stderr.decode("utf-8", "replace").strip() or "no signature was made")
    return done.stdout


def is_signed(body: bytes, sealed: bytes, signers: Iterable[str]) -> bool:
    """Whether `sealed` is a signature of `body` by one of the public keys; without keys, by the key that it names."""
    keys = [key.strip() for key in signers if key.strip() and "\n" not in key.strip()]
    with tempfile.TemporaryDirectory() as folder:
        seal = Path(folder) / "sig"
        seal.write_bytes(sealed)
        if not keys:
            command = ["ssh-keygen", "-Y", "check-novalidate", "-n", NAMESPACE, "-s", str(seal)]
            return _run(command, body).returncode == 0
        allowed = Path(folder) / "signers"
        allowed.write_text("".join(f"{IDENTITY} {key}\n" for key in keys), "utf-8")
        command = ["ssh-keygen", "-Y", "verify", "-f", str(allowed), "-I", IDENTITY, "-n", NAMESPACE, "-s", str(seal)]
        return _run(command, body).returncode == 0


def signer_of(body: bytes, sealed: bytes) -> str:
    """The fingerprint of the key that made the signature (`SHA256:…`); "" where it is none of these bytes."""
    with tempfile.TemporaryDirectory() as folder:
        seal = Path(folder) / "sig"
        seal.write_bytes(sealed)
        done = _run(["ssh-keygen", "-Y", "check-novalidate", "-n", NAMESPACE, "-s", str(seal)], body)
    found = re.search(rb"SHA256:[A-Za-z0-9+/]+", done.stdout) if done.returncode == 0 else None
    return found[0].decode() if found else ""


def _run(command: list[str], body: bytes) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(command, input=body, capture_output=True, check=False, timeout=60)
    except FileNotFoundError as error:
        raise SigningError("ssh-keygen is not installed (Debian package openssh-client)") from error
