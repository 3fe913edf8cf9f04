"""The manifest of a published site: what has to be there, to the byte, and which entry of the record it belongs to."""

from __future__ import annotations

import json

from generator.ledger.publications import Entry, digest


def manifest(entry: Entry) -> bytes:
    """The manifest of a published site: the number and digest of its entry, and the digest of every file."""
    told = {
        "number": entry.number,
        "head": digest(entry.written()),
        "previous": entry.previous,
        "published": entry.published.isoformat(timespec="seconds"),
        "files": dict(sorted(entry.files.items())),
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()
