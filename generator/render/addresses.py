"""Where every page and file lies: paths relative to the edition's folder, which are also the addresses of links.

Links are relative and end in a file's name, so that the site works from a folder, under any prefix, without a server.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from urllib.parse import quote

SAFE: Final = "/=,+-._~"
FOLDERS: Final = (
    "tasks", "meetings", "checks", "bulletins", "inspections", "units", "areas", "categories", "pages", "changes",
    "data", "search", "guide", "reporting", "visits", "office",
)

CHOICE: Final = "index.html"
NOT_FOUND: Final = "404.html"


def not_found(language: str) -> str:
    """What a server shows a reader of the language for an address that is not there."""
    return f"{language}/{NOT_FOUND}"


def home(language: str) -> str:
    """The home page in a language."""
    return f"{language}/index.html"


def listing(language: str, folder: str) -> str:
    """The page that lists all records of a folder, or the one page of it (`changes`, `data`, `search`)."""
    return f"{language}/{folder}/index.html"


def record(language: str, folder: str, identifier: str) -> str:
    """The page of one record."""
    return f"{language}/{folder}/{identifier}/index.html"


def paged(language: str, folder: str, number: int) -> str:
    """Page `number` of a folder's list."""
    return record(language, folder, f"page={number}") if number > 1 else listing(language, folder)


def board(language: str, name: str, number: int = 1) -> str:
    """Page `number` of a board of the office."""
    return record(language, "office", f"{name},page={number}" if number > 1 else name)


def whole(language: str, folder: str, name: str, number: int = 1) -> str:
    """Page `number` of a list that another page shows the beginning of; `name` holds a `=`, as no id can."""
    return record(language, folder, f"{name},page={number}" if number > 1 else name)


def tasks(language: str, chosen: Sequence[tuple[str, str]] = (), number: int = 1) -> str:
    """Page `number` of the task list under the chosen filters, e.g. `en/tasks/area=jinpu,pace=behind/index.html`.

    `=` cannot stand in an id, so no filter page takes a task's address.
    """
    parts = [f"{facet}={value}" for facet, value in chosen]
    if number > 1:
        parts.append(f"page={number}")
    return record(language, "tasks", ",".join(parts)) if parts else listing(language, "tasks")


def task_list(language: str, part: int = 0) -> str:
    """The task list as script files: part 0 names the others."""
    return f"{language}/tasks/list-{part}.js" if part else f"{language}/tasks/list.js"


def pdf(identifier: str, language: str) -> str:
    """A bulletin's print."""
    return f"bulletins/{identifier}.{language}.pdf"


def minutes(identifier: str, language: str) -> str:
    """A meeting's minutes in print."""
    return f"meetings/{identifier}.{language}.pdf"


def dossier(identifier: str, language: str) -> str:
    """The look-back dossier of a task."""
    return f"dossiers/{identifier}.{language}.pdf"


def report(year: str, language: str) -> str:
    """The report of a year."""
    return f"reports/{year}.{language}.pdf"


def list_print(chosen: Sequence[tuple[str, str]], language: str) -> str:
    """A print of the task list under some filters."""
    return f"lists/{','.join(f'{facet}={value}' for facet, value in chosen) or 'all'}.{language}.pdf"


def picture(digest: str, width: int, suffix: str) -> str:
    """A picture in one width; named by its content, so that a changed picture is never shown from a reader's cache."""
    return f"media/{digest[:16]}-{width}.{suffix}"


def document(asset: str) -> str:
    """An attached document, under its path in the content."""
    return f"files/{asset}"


def root(address: str) -> str:
    """The way from a page back to the edition's folder: `../../` for `en/tasks/index.html`."""
    return "../" * address.count("/")


def quoted(address: str) -> str:
    """An address as it is written in a link: percent-encoded where it holds more than plain letters."""
    return address if address.isascii() and " " not in address else quote(address, safe=SAFE)


def absolute(site_address: str, address: str) -> str:
    """The full address of a page for canonical links, feeds and prints; folders end in `/`."""
    return f"{site_address.rstrip('/')}/{quoted(address)}"
