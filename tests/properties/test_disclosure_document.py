"""docs/disclosure.md names a test for every channel; each of them is there."""

from __future__ import annotations

import re
from pathlib import Path


def test_every_test_that_the_threat_model_names_is_there(repository: Path) -> None:
    text = (repository / "docs" / "disclosure.md").read_text(encoding="utf-8")
    rows = [
        row for row in text.split("## Channel, reason, test")[1].split("## ")[0].splitlines() if row.startswith("| ")
    ]
    named = [re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", row) for row in rows[1:]]
    assert all(named), [row for row, tests in zip(rows[1:], named, strict=True) if not tests]
    missing = [
        f"{file}::{name}"
        for tests in named
        for file, name in tests
        if f"def {name}(" not in (repository / file).read_text(encoding="utf-8")
    ]
    assert missing == []
