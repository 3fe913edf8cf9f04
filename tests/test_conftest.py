"""The switches of a run: a tool that is missing may be skipped at home, never in CI."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Need, SiteBuilder, missing


def test_a_missing_tool_is_skipped_at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="qpdf"):
        missing("qpdf")


def test_a_missing_tool_fails_in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="qpdf"):
        missing("qpdf")


def test_a_tool_that_is_there_is_found(need: Need) -> None:
    assert Path(need("bash")).is_absolute()


@pytest.mark.parametrize(("switches", "ran"), [([], "1 passed, 1 skipped"), (["--long"], "2 passed")])
def test_long_tests_run_when_asked_for(tmp_path: Path, repository: Path, switches: list[str], ran: str) -> None:
    (tmp_path / "conftest.py").write_text("from tests.conftest import *\n")
    (tmp_path / "test_it.py").write_text(
        "import pytest\ndef test_short(): pass\n@pytest.mark.long\ndef test_long(): pass\n"
    )
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", str(tmp_path), "test_it.py"]
    environment = {"PYTHONPATH": str(repository), "PATH": "/usr/bin:/bin"}
    done = subprocess.run(
        [*command, *switches], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert ran in done.stdout


def test_a_site_has_what_every_site_needs_unless_told_otherwise(site: SiteBuilder) -> None:
    assert set(site().files()) == {"site.yaml", "units.yaml"}
    assert set(site({"a.md": "a"}, complete=False).files()) == {"a.md"}
    full = (
        site().inspection().task("DL-01", lead=None).progress("DL-01", "2018-10-12").check("c1", "DL-01").meeting("m1")
    )
    assert "lead:" not in full.files()["tasks/DL-01/task.md"].decode()
    assert len(full.files("content/tasks/DL-01")) == 2
