"""Takes a picture of every kind of page, on a phone and on a desk, by day and by night, as printed; and of the bulletins.

    python tools/take_screenshots.py OUTPUT TARGET

OUTPUT is a built folder with public/ and internal/; TARGET is emptied of earlier pictures and gets
EDITION/LOOK/LANGUAGE-KIND.png (task list and search also in use), EDITION/bulletins/NAME-PAGE.png, and EDITION/LOOK.png,
a contact sheet of all kinds of page side by side; a look is 390, 1280, 390-dark, 1280-dark or print. Needs Chromium
and pdftoppm.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Literal, NamedTuple

from PIL import Image, ImageDraw
from playwright.sync_api import Browser, Page, sync_playwright


class Look(NamedTuple):
    """Width in CSS pixels (paper of A4 with our margins is 174 mm wide), colours and medium."""

    width: int
    colours: Literal["light", "dark"] = "light"
    medium: Literal["screen", "print"] = "screen"


LOOKS = {
    "390": Look(390),
    "1280": Look(1280),
    "390-dark": Look(390, colours="dark"),
    "1280-dark": Look(1280, colours="dark"),
    "print": Look(658, medium="print"),
}
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
THUMB, THUMB_HEIGHT, GAP = 300, 620, 12
LONGEST = 16_000
"""Chromium cannot draw a picture with more rows than 16 384."""


def kinds_of_page(edition: Path) -> Iterator[tuple[str, Path]]:
    """One page of every kind: each folder's own page, and the first of the pages in it; the office's pages all differ."""
    seen = set()
    for page in sorted(edition.rglob("*.html")):
        name = _kind(page.relative_to(edition).with_suffix("").parts)
        if name not in seen:
            seen.add(name)
            yield name, page


def _kind(parts: tuple[str, ...]) -> str:
    inner = parts[:-1] if parts[-1] == "index" else parts
    if len(inner) < 3 or inner[1] == "office":
        return "-".join(inner[:3]).partition(",")[0] or "start"
    if "=" in inner[2]:
        return "-".join((*inner[:2], "paged" if inner[2].startswith("page=") else "filtered"))
    return "-".join((*inner[:2], *("one" for _ in inner[2:])))


def _combine(page: Page) -> None:
    page.click(".combine")
    page.wait_for_selector(".filters form")


def _search(page: Page) -> None:
    page.fill("#search-field", "2018")
    page.keyboard.press("Enter")
    page.wait_for_selector("#search-results > li")


IN_USE: dict[str, Callable[[Page], None]] = {"tasks": _combine, "search": _search}
"""Pages that look different once a reader has begun with them."""


def picture_pages(browser: Browser, edition: Path, address: str, target: Path) -> int:
    count = 0
    for name_of_look, look in LOOKS.items():
        context = browser.new_context(viewport={"width": look.width, "height": 900}, color_scheme=look.colours)
        page = context.new_page()
        page.emulate_media(media=look.medium)
        (target / name_of_look).mkdir(parents=True)
        for name, file in kinds_of_page(edition):
            page.goto(f"{address}/{file.relative_to(edition).as_posix()}")
            picture(page, target / name_of_look / f"{name}.png")
            count += 1
            begin = IN_USE.get(name.partition("-")[2])
            if begin and look.medium == "screen" and page.query_selector(".combine, #search-field"):
                begin(page)
                picture(page, target / name_of_look / f"{name}-in-use.png")
                count += 1
        context.close()
    return count


def picture(page: Page, target: Path) -> None:
    show_all_photographs(page)
    tall = page.evaluate("document.documentElement.scrollHeight") > LONGEST
    page.screenshot(path=target, full_page=not tall)


class Quiet(SimpleHTTPRequestHandler):
    """Serves without writing to the terminal."""

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder served on this machine: the page for what is not there names its style from the root."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()


def show_all_photographs(page: Page) -> None:
    """Load what would wait until a reader scrolls to it."""
    page.evaluate(
        "Promise.all([...document.images].map((image) => { image.loading = 'eager'; return image.decode().catch(() => 0) }))"
    )


def contact_sheet(pictures: Path, target: Path) -> None:
    """The tops of all pictures of a folder in rows, each with its name, for a look at all of them together."""
    files = sorted(pictures.glob("*.png"))
    columns = -(-len(files) // max(1, round((len(files) / 3) ** 0.5)))
    cells = [(file.stem, _thumbnail(file)) for file in files]
    rows = [cells[at : at + columns] for at in range(0, len(cells), columns)]
    sheet = Image.new("RGB", (columns * (THUMB + GAP) + GAP, len(rows) * (THUMB_HEIGHT + 3 * GAP) + GAP), "#6d7c85")
    draw = ImageDraw.Draw(sheet)
    for down, row in enumerate(rows):
        for across, (name, picture) in enumerate(row):
            left, top = GAP + across * (THUMB + GAP), GAP + down * (THUMB_HEIGHT + 3 * GAP)
            draw.text((left, top), name, fill="white", font_size=16)
            sheet.paste(picture, (left, top + 2 * GAP))
    sheet.save(target)


def _thumbnail(file: Path) -> Image.Image:
    with Image.open(file) as picture:
        scale = THUMB / picture.width
        height = round(picture.height * scale)
        return picture.resize((THUMB, height)).crop((0, 0, THUMB, min(height, THUMB_HEIGHT))).convert("RGB")


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
            with served(edition) as address:
                pages = picture_pages(browser, edition, address, pictures)
            for look in LOOKS:
                contact_sheet(pictures / look, pictures / f"{look}.png")
            prints = picture_bulletins(edition, pictures / "bulletins")
            print(f"{pictures}: {pages} pictures of pages, {prints} of bulletin pages")
        browser.close()
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        print(__doc__, file=sys.stderr)
        sys.exit(2)
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
