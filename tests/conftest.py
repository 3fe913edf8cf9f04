"""What every test may ask for: small sites, golden trees, a real browser, and the switches of a run."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests.golden_tree import GoldenTree
from tests.sites import SiteFolder

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

REPOSITORY = Path(__file__).resolve().parent.parent
Need = Callable[[str], str]
Rectify = Callable[..., "Ran"]
SiteBuilder = Callable[..., SiteFolder]

# How long an example takes depends on what else the machine does, and nothing is asserted about time. A run depends on
# the code alone; RECTIFY_RANDOM=1 tries other examples each time.
settings.register_profile("rectify", deadline=None, derandomize=not os.environ.get("RECTIFY_RANDOM"))
settings.load_profile("rectify")

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("rectify")
    group.addoption("--accept", action="store_true", help="rewrite the golden files; then read the diff")
    group.addoption("--long", action="store_true", help="also run what takes minutes")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--long"):
        return
    skip = pytest.mark.skip(reason="takes minutes: run with --long")
    for item in items:
        if item.get_closest_marker("long") or item.get_closest_marker("wheel"):
            item.add_marker(skip)


def missing(what: str) -> None:
    """Skip a test whose tool is absent; in CI a missing tool is a failure, so that nothing goes unwatched there."""
    if os.environ.get("CI"):
        pytest.fail(f"{what} is missing, and in CI it has to be there", pytrace=False)
    pytest.skip(f"{what} is missing")


@pytest.fixture
def need() -> Need:
    """`need("qpdf")` gives the program's path, or ends the test: skipped at home, failed in CI."""

    def find(program: str) -> str:
        found = shutil.which(program)
        if found is None:
            missing(program)
        return str(found)

    return find


@pytest.fixture
def repository() -> Path:
    return REPOSITORY


@pytest.fixture
def site(tmp_path: Path) -> SiteBuilder:
    """`site({path: text})`: a site in a folder of its own, with `site.yaml` and `units.yaml` unless they are given."""
    count = 0

    def build(files: dict[str, str | bytes] | None = None, *, complete: bool = True) -> SiteFolder:
        nonlocal count
        count += 1
        folder = SiteFolder(tmp_path / f"site-{count}")
        if complete:
            folder.with_settings()
        for path, body in (files or {}).items():
            folder.write(path, body)
        return folder

    return build


@dataclass(frozen=True)
class Ran:
    """How a command ended, and what it printed on either stream."""

    status: int
    out: str
    err: str


@pytest.fixture
def rectify(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Rectify:
    """`rectify(site, "build", "--full")`: the command line in this process, which is quicker than `site.rectify`."""

    def run(folder: SiteFolder, *arguments: str) -> Ran:
        from generator.__main__ import main

        capfd.readouterr()
        with monkeypatch.context() as patched:
            patched.setattr(sys, "argv", ["rectify", "--site", str(folder.folder), *arguments])
            with pytest.raises(SystemExit) as ending:
                main()
        said = capfd.readouterr()
        return Ran(int(ending.value.code or 0), said.out, said.err)

    return run


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str], GoldenTree]:
    """`golden("name").compare({path: bytes})` against tests/golden/name; `--accept` rewrites it."""

    def tree(name: str) -> GoldenTree:
        return GoldenTree(REPOSITORY / "tests" / "golden" / name, accept=request.config.getoption("--accept"))

    return tree


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium, driven by Playwright; started once per worker."""
    executable = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if executable is None:
        missing("Chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        # Chromium refuses to run as root inside its sandbox; tests open our own pages only.
        chromium = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page, 1280 px wide, offline: our pages ask nothing of other hosts."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()
