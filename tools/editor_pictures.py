"""Makes the pictures of docs/editors.md and docs/editors.zh.md from the site that each of them begins.

    python tools/editor_pictures.py

Writes docs/pictures/editors-NAME.LANGUAGE.png. Needs Chromium and pdftoppm.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from generator.build import Order
from generator.desk.desk import Desk
from generator.shell.preview import Server
from tests.walls.test_documentation import command_lines, words

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
SIZE = {"width": 1180, "height": 700}
TOURS = {"en": ("editors.md", "HC-01", "harbour-city"), "zh": ("editors.zh.md", "HZ-01", "海州")}
SKIPPED = frozenset({"serve", "build", "check", "fix", "export", "import", "schema", "explain"})
LONGEST_WAIT = 120_000


@contextmanager
def preview(site: Path, language: str) -> Iterator[str]:
    """The address of a running preview of the site."""
    server = Server(Desk(Order(site, site / "output"), language), (site / "content",))
    told: list[str] = []
    thread = threading.Thread(target=server.serve, args=(told.append,), daemon=True)
    thread.start()
    while not told:
        time.sleep(0.05)
    yield told[0]
    server.end()
    thread.join(10)


def shot(page: Page, name: str, language: str) -> None:
    """A picture in few colours: text stays sharp, the file small."""
    page.wait_for_load_state()
    time.sleep(1.5)
    target = PICTURES / f"editors-{name}.{language}.png"
    page.screenshot(path=target)
    with Image.open(target) as taken:
        taken.convert("RGB").quantize(48, dither=Image.Dither.NONE).save(target, optimize=True)
    print(target.relative_to(ROOT))


def walked(language: str, folder: Path) -> Path:
    """The site of the tour, as its commands write it."""
    tour, _, name = TOURS[language]
    for line in command_lines((ROOT / "docs" / tour).read_text("utf-8")):
        arguments = words(line)
        if not SKIPPED.intersection(arguments):
            where = folder if "site" in arguments else folder / name
            surroundings = {**os.environ, "PYTHONPATH": str(ROOT)}
            subprocess.run([sys.executable, "-m", "generator", *arguments], cwd=where, check=True, env=surroundings)
    return folder / name


def pictures(page: Page, address: str, site: Path, language: str) -> None:
    """The stations of the tour."""
    name = TOURS[language][1]
    task = f"tasks/{name}/task.md"
    home = address.partition("?")[0]
    page.goto(address)
    page.wait_for_selector("body[data-state]")
    page.evaluate(f'go("internal", "{language}/tasks/{name}/index.html")')
    page.wait_for_selector("summary.edit, a.edit")
    page.locator('button[data-view="both"]').click()
    shot(page, "preview", language)
    page.goto(f"{home}_/edit?path={task}")
    page.wait_for_selector("body[data-ready]")
    shot(page, "form", language)
    page.locator('[data-name="internal"]').last.scroll_into_view_if_needed()
    page.locator('#fields > [data-name="internal"]').evaluate("box => box.scrollIntoView({block: 'center'})")
    shot(page, "internal", language)
    file = site / "content" / task
    right = file.read_text("utf-8")
    file.write_text(right.replace("category: ", "category： ", 1), "utf-8")
    page.goto(home)
    page.wait_for_selector("#problems li.error", timeout=LONGEST_WAIT)
    shot(page, "problem", language)
    file.write_text(right, "utf-8")
    page.goto(f"{home}_/sheets?edition=internal&pdf=bulletins/2018-11.{language}.pdf", timeout=LONGEST_WAIT)
    page.wait_for_load_state("networkidle", timeout=LONGEST_WAIT)
    shot(page, "bulletin", language)


def main() -> None:
    """All pictures in both languages."""
    executable = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        for language in TOURS:
            site = walked(language, Path(folder))
            with preview(site, language) as address:
                pictures(chromium.new_page(viewport=SIZE), address, site, language)  # type: ignore[arg-type]
        chromium.close()


if __name__ == "__main__":
    main()
