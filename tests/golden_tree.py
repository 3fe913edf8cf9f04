"""Golden trees: what a small site gives, kept to compare with; `pytest --accept` rewrites, a person reads the diff."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from pathlib import Path

import pytest

SHOWN_LINES = 60


class GoldenTree:
    """The files below one folder of tests/golden."""

    def __init__(self, folder: Path, *, accept: bool) -> None:
        self.folder = folder
        self.accept = accept

    def compare(self, tree: Mapping[str, bytes | str]) -> None:
        """Fail with a readable difference unless the tree is the golden one; with `--accept`, make it so."""
        new = {path: body.encode() if isinstance(body, str) else body for path, body in tree.items()}
        old = self._files()
        if self.accept:
            self._rewrite(old, new)
            return
        lines = [
            line
            for path in sorted(old.keys() | new.keys())
            for line in _differences(path, old.get(path), new.get(path))
        ]
        if lines:
            more = f"\n… and {len(lines) - SHOWN_LINES} lines more" if len(lines) > SHOWN_LINES else ""
            shown = "\n".join(lines[:SHOWN_LINES])
            pytest.fail(
                f"differs from {self.folder.name}; `pytest --accept` takes the new one\n{shown}{more}", pytrace=False
            )

    def _files(self) -> dict[str, bytes]:
        found = (path for path in self.folder.rglob("*") if path.is_file())
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in found}

    def _rewrite(self, old: Mapping[str, bytes], new: Mapping[str, bytes]) -> None:
        for path in old.keys() - new.keys():
            (self.folder / path).unlink()
        for path, body in new.items():
            if old.get(path) != body:
                (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
                (self.folder / path).write_bytes(body)


def _differences(path: str, old: bytes | None, new: bytes | None) -> list[str]:
    if old == new:
        return []
    if old is None or new is None:
        return [f"{path}: {'is new' if old is None else 'is gone'}"]
    try:
        before, after = old.decode().splitlines(), new.decode().splitlines()
    except UnicodeDecodeError:
        return [f"{path}: {len(old)} and {len(new)} bytes, not text"]
    shown = list(difflib.unified_diff(before, after, f"golden/{path}", f"now/{path}", lineterm="", n=1))
    return shown or [f"{path}: differs in line ends only"]
