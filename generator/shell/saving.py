"""Puts one file of an editor in its place: whole or not at all, and never over what somebody else has written meanwhile."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path


def replace_file(path: Path, expected: bytes, body: bytes) -> bool:
    """Replace the file if it still holds `expected`; False where it does not. Raises OSError, and then it is as it was."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".rectify-")
    fresh = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        shutil.copymode(path, fresh)
        if path.is_symlink() or path.read_bytes() != expected:
            return False
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
    _settle(path.parent)
    return True


def add_file(path: Path, body: bytes) -> None:
    """Write a new file, whole or not at all. Raises FileExistsError where it is there, OSError where there is no room."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".rectify-")
    fresh = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        fresh.chmod(0o644)
        os.link(fresh, path)  # unlike a rename, this fails where the name is taken
    finally:
        fresh.unlink(missing_ok=True)
    _settle(path.parent)


def _settle(folder: Path) -> None:
    """Have the new name survive a power cut; not every system can open a folder for that."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
