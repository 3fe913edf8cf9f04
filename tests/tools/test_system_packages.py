"""`tools/system_packages.sh` on machines that have nothing, or no way to install anything."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TOOLS = ("bash", "id", "grep", "env", "sleep")


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A PATH with the shell's tools and our Python, and nothing else."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for tool in TOOLS:
        found = shutil.which(tool)
        assert found
        (folder / tool).symlink_to(found)
    return folder


def look(path: Path, repository: Path, needs: str = "site") -> subprocess.CompletedProcess[str]:
    script = repository / "tools" / "system_packages.sh"
    environment = {"PATH": str(path), "PYTHON": sys.executable}
    command = [str(path / "bash"), str(script), needs]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=60)


def program(folder: Path, name: str, script: str) -> None:
    (folder / name).write_text(f"#!/bin/bash\n{script}\n")
    (folder / name).chmod(0o755)


def test_without_apt_it_says_what_to_install_and_stops(bare: Path, repository: Path) -> None:
    done = look(bare, repository)
    assert done.returncode == 1
    assert "apt-get install" in done.stderr
    assert "fontconfig" in done.stderr
    assert "fonts-noto-cjk" in done.stderr
    assert "chromium" not in done.stderr


def test_what_the_tests_need_is_more(bare: Path, repository: Path) -> None:
    assert "chromium" in look(bare, repository, "ci").stderr


@pytest.mark.skipif(os.getuid() != 0, reason="only root installs without sudo")
def test_it_installs_just_what_is_missing_and_looks_again(bare: Path, repository: Path, tmp_path: Path) -> None:
    log = tmp_path / "asked"
    program(bare, "fc-match", 'printf "%s" "$3"')
    program(bare, "apt-get", f'echo "$*" >> {log}; [ "$1" != install ] || : > {tmp_path}/done')
    done = look(bare, repository, "ci")
    asked = log.read_text()
    assert "update" in asked
    assert "qpdf" in asked
    assert "fontconfig" not in asked
    assert done.returncode == 1
    assert "Still missing" in done.stderr


@pytest.mark.skipif(os.getuid() != 0, reason="only root installs without sudo")
def test_an_apt_that_has_no_lists_is_tried_all_the_same(bare: Path, repository: Path) -> None:
    (bare / "sleep").unlink()
    program(bare, "sleep", ":")
    program(bare, "fc-match", "exit 1")
    script = (
        'if [ "$1" = update ]; then exit 100; fi; printf "#!/bin/bash\\nprintf %%s \\"\\$3\\"" > "${0%/*}/fc-match"'
    )
    program(bare, "apt-get", script)
    done = look(bare, repository)
    assert done.returncode == 0, done.stderr
