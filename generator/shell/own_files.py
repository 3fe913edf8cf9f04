"""Files of this program in its cache: read only where they are this user's and whole, replaced as a whole.

A head line names who wrote them and digests what follows; whatever was damaged, cut or written by another version of
the program is as if it were not there.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import stat
from pathlib import Path


def opened(path: Path) -> int:
    """A file of ours, open for reading; -1 for anything else."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
    except OSError:
        return -1
    status = os.fstat(handle)
    if stat.S_ISREG(status.st_mode) and status.st_uid == os.geteuid():
        return handle
    os.close(handle)
    return -1


def body_of(path: Path, writer: bytes) -> bytes:
    """What `writer` wrote there, to its end; nothing of any other."""
    handle = opened(path)
    if handle < 0:
        return b""
    with os.fdopen(handle, "rb") as file:
        whole = file.read()
    head, _, body = whole.partition(b"\n")
    return body if head == _head(writer, body) else b""


def replace_body(path: Path, writer: bytes, body: bytes) -> None:
    """Put it there, in one step. Raises OSError where that fails; then what was there is as it was."""
    fresh = path.with_name(f".new-{secrets.token_hex(8)}")
    try:
        fresh.write_bytes(_head(writer, body) + b"\n" + body)
        fresh.replace(path)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise


def _head(writer: bytes, body: bytes) -> bytes:
    return writer + b" " + hashlib.sha256(body).hexdigest().encode()
