"""Takes a picture of every kind of page, on a phone and on a desk, and of every page of the bulletins.

    python tools/take_screenshots.py OUTPUT TARGET

OUTPUT is a built folder with public/ and internal/; TARGET is emptied of earlier pictures and gets
EDITION/WIDTH/LANGUAGE-KIND.png and EDITION/bulletins/NAME-PAGE.png. Needs Chromium and pdftoppm.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

WIDTHS = (390, 1280)
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
LONGEST = 16_000
"""Chromium cannot draw a picture with more rows than 16 384."""


def kinds_of_page(edition: Path) -> Iterator[tuple[str, Path]]:
    """One page of every kind: each folder's own page, and the first of the pages in it."""
    seen = set()
    for page in sorted(edition.rglob("*.html")):
        parts = page.relative_to(edition).with_suffix("").parts
        inner = parts[:-1] if parts[-1] == "index" else parts
        name = "-".join((*inner[:2], *("one" for _ in inner[2:]))) or "start"
        if name not in seen:
            seen.add(name)
            yield name, page


def picture_pages(browser: Browser, edition: Path, target: Path) -> int:
    count = 0
    for width in WIDTHS:
        context = browser.new_context(viewport={"width": width, "height": 900})
        page = context.new_page()
        (target / str(width)).mkdir(parents=True)
        for name, file in kinds_of_page(edition):
            page.goto(file.as_uri())
            tall = page.evaluate("document.documentElement.scrollHeight") > LONGEST
            page.screenshot(path=target / str(width) / f"{name}.png", full_page=not tall)
            count += 1
        context.close()
    return count


def picture_bulletins(edition: Path, target: Path) -> int:
    target.mkdir(parents=True)
    for bulletin in sorted(edition.glob("bulletins/*.pdf")):
        subprocess.run(["pdftoppm", "-png", "-r", "80", bulletin, target / bulletin.stem], check=True)
    return len(list(target.iterdir()))


def main(output: Path, target: Path) -> int:
    executable = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if executable is None or shutil.which("pdftoppm") is None:
        print("Chromium and pdftoppm are needed: apt-get install chromium poppler-utils", file=sys.stderr)
        return 2
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        for edition in (output / "public", output / "internal"):
            if not edition.is_dir():
                continue
            pictures = target / edition.name
            shutil.rmtree(pictures, ignore_errors=True)
            pages = picture_pages(browser, edition, pictures)
            prints = picture_bulletins(edition, pictures / "bulletins")
            print(f"{pictures}: {pages} pictures of pages, {prints} of bulletin pages")
        browser.close()
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        print(__doc__, file=sys.stderr)
        sys.exit(2)
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
