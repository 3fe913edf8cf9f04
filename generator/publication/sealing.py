"""Whether the signature of a published folder is what it has to be: there, of these bytes, and by the right key.

A signature by *some* key proves little: who rewrites a site can sign it anew. So the key is compared with those that
were asked for, or with that of an earlier copy.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.ledger.publications import MANIFEST, SIGNATURE
from generator.model.output import File
from generator.model.text import Both
from generator.shell.signing import is_signed, signer_of


def key_of(folder: Iterable[File]) -> str:
    """The fingerprint of the key that has signed the manifest; "" where none has."""
    files = {file.path: file.body for file in folder}
    return signer_of(files.get(MANIFEST, b""), files[SIGNATURE]) if SIGNATURE in files else ""


def seal_faults(folder: Iterable[File], earlier: Iterable[File] | None, signers: Iterable[str]) -> Iterator[Both]:
    """What is wrong with the signature of a folder. `signers` are public keys; with them, one of them must have signed."""
    files, asked = {file.path: file.body for file in folder}, tuple(signers)
    before = key_of(earlier) if earlier is not None else ""
    seal = files.get(SIGNATURE)
    if seal is None:
        if asked:
            yield Both("The manifest is not signed.", "manifest.json 未签名。")
        elif before:
            yield Both(
                f"The earlier copy was signed with the key {before}; this one is not signed.",
                f"较早的副本由公钥 {before} 签名，现在的没有签名。",
            )
        return
    if not is_signed(files.get(MANIFEST, b""), seal, asked):
        yield Both("The signature of the manifest is wrong.", "manifest.json 的签名不正确。")
    elif before and not asked and (key := key_of(folder)) != before:
        yield Both(
            f"It is signed with the key {key}, the earlier copy with {before}. If the office has made the change known, "
            "name the new key: --signer.",
            f"现由公钥 {key} 签名，较早的副本由 {before} 签名。如办公室已公布更换公钥，请用 --signer 指明新公钥。",
        )
