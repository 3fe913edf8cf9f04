"""A public build by a process that may not read the internal folders gives the same bytes as one that may."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.sites import SiteFolder

REPOSITORY = Path(__file__).resolve().parent.parent.parent
SECRET = "---\nid: kanarie\ntitle: kanarie\naudience: public\n---\nkanarie [broken: {\n"
WITHOUT_RIGHTS = "-dac_override,-dac_read_search"


def digest(folder: Path) -> dict[str, str]:
    """Every file of an output by its name."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def built(site: SiteFolder, name: str, prefix: list[str]) -> dict[str, str]:
    """The public edition as a process of its own makes it, without anything kept from an earlier build."""
    output = site.folder.parent / name
    command = [sys.executable, "-m", "generator", "--site", str(site.folder), "build", "--edition", "public", "--full",
               "--no-prints", "--as-of", "2018-10-31", "--output", str(output)]  # fmt: skip
    done = subprocess.run([*prefix, *command], cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "kanarie" not in done.stdout
    return digest(output / "public")


def test_internal_folders_may_be_readable_locked_or_gone(
    site: Callable[[], SiteFolder], need: Callable[[str], str]
) -> None:
    prefix = []
    if os.geteuid() == 0:  # to root a locked folder is open, unless it gives that right away
        prefix = [need("setpriv"), f"--inh-caps={WITHOUT_RIGHTS}", f"--bounding-set={WITHOUT_RIGHTS}"]
    made = site().inspection().task("DL-01")
    for path in ("tasks/internal/DL-02/task.md", "tasks/DL-01/internal/kanarie.md", "internal/distribution.yaml"):
        made.write(path, SECRET)
    readable = built(made, "readable", [])
    locked = sorted(made.content.rglob("internal"))
    for folder in locked:
        folder.chmod(0)
    try:
        assert built(made, "locked", prefix) == readable
    finally:
        for folder in locked:
            folder.chmod(0o755)
    for path in ("tasks/internal/DL-02/task.md", "tasks/DL-01/internal/kanarie.md", "internal/distribution.yaml"):
        made.remove(path)
    assert built(made, "gone", []) == readable
    assert "index.html" in readable


@pytest.mark.skipif(os.geteuid() != 0, reason="any other user cannot read a locked folder anyway")
def test_the_process_really_may_not(tmp_path: Path, need: Callable[[str], str]) -> None:
    locked = tmp_path / "internal"
    locked.mkdir()
    locked.chmod(0)
    prefix = [need("setpriv"), f"--inh-caps={WITHOUT_RIGHTS}", f"--bounding-set={WITHOUT_RIGHTS}"]
    assert subprocess.run([*prefix, "ls", str(locked)], capture_output=True, check=False).returncode != 0
