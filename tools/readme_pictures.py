"""Makes the pictures of README.md from a built sample site: the home page, a task on a phone, a bulletin's first pages.

    python tools/readme_pictures.py OUTPUT docs/pictures

Needs Chromium and pdftoppm.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

PAGES = (
    ("home", "public/en/index.html", 1280, 1200),
    ("task", "public/zh/tasks/DL-02/index.html", 390, 1200),
)
"""(name of the picture, page, width and height in pixels)"""
ISSUE = "public/bulletins/2018-10.zh.pdf"
EDGE = (120, 120, 120)


def main(output: Path, target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, page, width, height in PAGES:
            view = browser.new_page(viewport={"width": width, "height": height})
            view.goto((output / page).resolve().as_uri())
            with tempfile.TemporaryDirectory() as folder:
                shot = Path(folder) / "shot.png"
                view.screenshot(path=str(shot))
                keep(Image.open(shot), target / f"{name}.png")
            view.close()
        browser.close()
    keep(side_by_side(output / ISSUE, (1, 2)), target / "bulletin.png")


def side_by_side(pdf: Path, pages: tuple[int, ...]) -> Image.Image:
    """Pages of a PDF beside each other, each with an edge."""
    with tempfile.TemporaryDirectory() as folder:
        shown = []
        for number in map(str, pages):
            name = Path(folder) / f"page-{number}"
            subprocess.run(
                ["pdftoppm", "-r", "60", "-f", number, "-l", number, "-singlefile", "-png", str(pdf), str(name)], check=True
            )
            shown.append(Image.open(name.with_suffix(".png")).convert("RGB"))
        width, height = sum(page.width + 24 for page in shown), max(page.height for page in shown) + 24
        sheet = Image.new("RGB", (width, height), EDGE)
        at = 12
        for page in shown:
            sheet.paste(page, (at, 12))
            at += page.width + 24
        return sheet


def keep(picture: Image.Image, path: Path) -> None:
    """A small PNG: 256 colours are enough for text and drawings."""
    picture.convert("RGB").quantize(256).save(path, optimize=True)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]))
