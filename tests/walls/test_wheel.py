"""The wheel: built from a clone, installed in an empty environment, run in another folder on another site."""

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from tests.sites import SiteFolder
from tests.walls.modules import REPOSITORY

pytestmark = pytest.mark.wheel


def run(*command: str | Path, cwd: Path, **environment: str) -> str:
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    words = [str(word) for word in command]
    done = subprocess.run(
        words, cwd=cwd, env=kept | environment, capture_output=True, text=True, check=False, timeout=600
    )
    assert done.returncode == 0, f"{' '.join(words)}\n{done.stdout}{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Only what is tracked, so that a file which lies here untracked cannot save the wheel."""
    folder = tmp_path_factory.mktemp("clone")
    for path in filter(None, run("git", "ls-files", "-z", cwd=REPOSITORY).split("\0")):
        if (REPOSITORY / path).is_file():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes((REPOSITORY / path).read_bytes())
    return folder


def built_from(clone: Path, made: Path) -> Path:
    options = ("--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", made)
    run(sys.executable, "-m", "pip", "wheel", *options, ".", cwd=clone)
    (wheel,) = made.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def wheel(clone: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built_from(clone, tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `bin` of an environment with the wheel in it; libraries come from the lock in CI, from ours at home."""
    folder = tmp_path_factory.mktemp("environment")
    run(sys.executable, "-m", "venv", folder, cwd=folder)
    python = folder / "bin" / "python"
    if os.environ.get("CI"):
        lock = REPOSITORY / "requirements" / "runtime.txt"
        run(python, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", lock, cwd=folder)
    else:
        packages = folder / "lib" / f"python{sys.version_info.major}.{sys.version_info.minor}" / "site-packages"
        (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n")
    run(python, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", wheel, cwd=folder)
    return folder / "bin"


def test_templates_and_assets_travel_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    shipped = {name.removeprefix("generator/_shipped/") for name in names if name.startswith("generator/_shipped/")}
    here = {path.relative_to(REPOSITORY).as_posix() for path in (REPOSITORY / "templates").rglob("*") if path.is_file()}
    assert shipped == here
    assert {name.split("/")[0].partition("-")[0] for name in names} == {"generator"}
    assert not [name for name in names if name.startswith(("generator/tests", "content/"))]


def test_two_wheels_of_one_clone_are_equal(clone: Path, wheel: Path, tmp_path: Path) -> None:
    assert built_from(clone, tmp_path).read_bytes() == wheel.read_bytes()


def test_it_builds_another_site_in_another_folder(environment: Path, tmp_path: Path) -> None:
    site = (
        SiteFolder(tmp_path / "another" / "site")
        .with_settings()
        .inspection()
        .task("AN-01")
        .progress("AN-01", "2018-10-12")
    )
    site.bulletin("2018-10")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    where = run(environment / "python", "-c", "import generator; print(generator.__file__)", cwd=elsewhere)
    assert Path(where.strip()).is_relative_to(environment.parent)
    run(environment / "rectify", "--site", site.folder, "build", "--output", tmp_path / "made", cwd=elsewhere)
    for edition in ("public", "internal"):
        made = tmp_path / "made" / edition
        assert (made / "en" / "tasks" / "AN-01" / "index.html").is_file()
        assert list(made.glob("bulletins/*.pdf"))
        assert list(made.rglob("*.css"))
    assert list(elsewhere.iterdir()) == []
    assert not (site.folder / "output").exists()
