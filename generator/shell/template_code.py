"""Templates as they were compiled before: those of the program beside its own compiled modules, a site's own in its memory.

Compiling all templates takes as long as drawing a hundred pages. What is kept here is what Python keeps of a module in
`__pycache__`, under the same conditions: it is found by the digest of its source and of what compiled it.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import marshal
import os
import secrets
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import jinja2
from jinja2.bccache import Bucket

from generator.model.memory import FORGETFUL, Memory, key_of

MAGIC: Final = b"rectify-templates 1\n"
_DIGEST: Final = 32


class TemplateCode(jinja2.BytecodeCache):
    """The code of one build's templates; `shipped` are the program's own sources by name."""

    def __init__(self, shipped: Mapping[str, str], memory: Memory = FORGETFUL, file: Path | None = None) -> None:
        self._shipped = {hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest() for text in shipped.values()}
        self._memory = memory
        self._file = file or Path(importlib.util.cache_from_source(str(Path(__file__).with_name("templates.py"))))
        self._known = _read(self._file)
        self._is_changed = False

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the bucket its code if it is known."""
        key = _key(bucket)
        code = self._known.get(key) or self._memory.recall("template", key)
        if code is not None:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled just now; a site's own template never goes among the program's."""
        if bucket.checksum in self._shipped:
            self._known[_key(bucket)] = bucket.bytecode_to_string()
            self._is_changed = True
        else:
            self._memory.keep("template", _key(bucket), bucket.bytecode_to_string())

    def save(self) -> None:
        """Write the program's own, if there are new ones. Where the program may not be written to, it stays as it is."""
        if not self._is_changed or sys.dont_write_bytecode:
            return
        body = marshal.dumps(self._known)
        fresh = self._file.with_name(f"{self._file.name}.{secrets.token_hex(8)}")
        with contextlib.suppress(OSError):
            self._file.parent.mkdir(exist_ok=True)
            try:
                fresh.write_bytes(MAGIC + hashlib.sha256(body).digest() + body)
                fresh.replace(self._file)
            except OSError:
                fresh.unlink(missing_ok=True)
                raise
        self._is_changed = False


def _key(bucket: Bucket) -> bytes:
    """Of the name, the source, and the versions of what compiles it."""
    return key_of(bucket.key, bucket.checksum, jinja2.__version__, sys.version)


def _read(file: Path) -> dict[bytes, bytes]:
    """What is kept for this user's program; nothing where it was damaged or belongs to somebody else."""
    try:
        with file.open("rb") as opened:
            if os.fstat(opened.fileno()).st_uid not in {os.geteuid(), Path(__file__).stat().st_uid}:
                return {}
            whole = opened.read()
    except OSError:
        return {}
    start = len(MAGIC) + _DIGEST
    if whole[:start] != MAGIC + hashlib.sha256(whole[start:]).digest():
        return {}
    known = marshal.loads(whole[start:])  # noqa: S302 - written by us, as Python writes its own compiled modules
    return known if isinstance(known, dict) else {}
