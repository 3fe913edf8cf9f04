"""A made-up corpus of task records, 3 to 6 KB each, written as our site and as the sites of other generators.

The same number and the same seed give the same bytes on every machine.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import yaml

SEED = 20181015
WORDS = re.findall(
    r"\w+",
    """
    sewage treatment plant pipe network outfall river district bureau boiler coal landfill leachate groundwater well
    monitoring sample concentration discharge standard upgrade contract tender construction commissioning acceptance
    resident relocation source protection zone fence sign inspection meeting schedule deadline milestone progress
    evidence photograph report measure indicator target completed remaining section station tank filter sludge
    """,
)


@dataclass(frozen=True)
class Entry:
    """One record of the corpus."""

    number: int
    title: str
    due: date
    body: str

    @property
    def id(self) -> str:
        return f"T-{self.number:05d}"


def entries(count: int) -> Iterator[Entry]:
    for number in range(count):
        words = random.Random(f"{SEED}-{number}")
        title = f"{' '.join(words.sample(WORDS, 4)).capitalize()} {number}"
        yield Entry(number, title, date(2018, 11, 1) + timedelta(days=words.randrange(700)), _body(words))


def _sentence(words: random.Random) -> str:
    chosen = words.choices(WORDS, k=words.randrange(8, 18))
    chosen[words.randrange(len(chosen))] = words.choice(
        ["**{}**", "*{}*", "`{}`", "{} 12", "[{}](https://city.example/)"]
    ).format(chosen[0])
    return f"{' '.join(chosen).capitalize()}."


def _body(words: random.Random) -> str:
    parts: list[str] = []
    size = words.randrange(2600, 5600)
    while sum(len(part) for part in parts) < size:
        kind = words.randrange(6)
        if kind == 0:
            parts.append(f"## {' '.join(words.sample(WORDS, 3)).capitalize()}")
        elif kind == 1:
            parts.append("\n".join(f"- {_sentence(words)}" for _ in range(words.randrange(2, 6))))
        elif kind == 2:
            rows = [f"| {words.choice(WORDS)} | {words.randrange(900)} | {words.randrange(900)} |" for _ in range(4)]
            parts.append("\n".join(["| Section | Planned | Done |", "|---|---|---|", *rows]))
        else:
            parts.append(" ".join(_sentence(words) for _ in range(words.randrange(3, 7))))
    return "\n\n".join(parts) + "\n"


def write_rectify(folder: Path, count: int) -> None:
    """One edition and one language and no print, so that the work is the peers'."""
    settings = {
        "title": "Rectification",
        "authority": "Rectification Office",
        "base_url": "https://city.example/",
        "languages": ["en"],
        "timezone": "Asia/Shanghai",
        "as_of": "2018-10-31",
        "categories": {"sewage": "Sewage", "boilers": "Boilers", "landfill": "Landfills"},
        "editions": ["public"],
    }
    units = [{"id": f"u-{n}", "name": f"Unit {n}", "kind": "area" if n < 10 else "department"} for n in range(30)]
    _write(folder / "content/site.yaml", yaml.safe_dump(settings))
    _write(folder / "content/units.yaml", yaml.safe_dump(units))
    inspection = {"id": "cepi-2017", "title": "Central inspection", "audience": "public", "kind": "central"}
    _write(folder / "content/inspections/cepi-2017.md", _with_front(inspection, "Feedback.\n"))
    for entry in entries(count):
        front = {
            "id": entry.id,
            "title": entry.title,
            "audience": "public",
            "inspection": "cepi-2017",
            "category": ("sewage", "boilers", "landfill")[entry.number % 3],
            "areas": [f"u-{entry.number % 10}"],
            "lead": f"u-{10 + entry.number % 20}",
            "finding": "Sewage runs into the river.",
            "target": "All sewage is treated.",
            "deadline": entry.due.isoformat(),
            "measures": [{"id": "m1", "text": "Build it"}],
        }
        _write(folder / f"content/tasks/{entry.id}/task.md", _with_front(front, entry.body))


def write_hugo(folder: Path, count: int) -> None:
    _write(
        folder / "hugo.yaml", "baseURL: https://city.example/\ntitle: Rectification\ndisableKinds: [taxonomy, term]\n"
    )
    page = "<!doctype html><title>{{ .Title }}</title><h1>{{ .Title }}</h1>"
    _write(folder / "layouts/_default/single.html", page + "{{ .Content }}")
    items = '<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>'
    _write(folder / "layouts/_default/list.html", page + items)
    _write(folder / "layouts/index.html", page + items.replace(".Pages", ".Site.RegularPages"))
    for entry in entries(count):
        front = {"title": entry.title, "date": entry.due.isoformat()}
        _write(folder / f"content/tasks/{entry.id}.md", _with_front(front, entry.body))


def write_mkdocs(folder: Path, count: int) -> None:
    _write(
        folder / "mkdocs.yml",
        "site_name: Rectification\nsite_url: https://city.example/\nplugins: []\n"
        "markdown_extensions: [tables, footnotes, def_list, attr_list, toc]\n",
    )
    _write(folder / "docs/index.md", "# Rectification\n")
    for entry in entries(count):
        _write(folder / f"docs/tasks/{entry.id}.md", _with_front({"title": entry.title}, entry.body))


def write_pelican(folder: Path, count: int) -> None:
    _write(
        folder / "pelicanconf.py",
        "SITENAME = 'Rectification'\nSITEURL = 'https://city.example'\nPATH = 'content'\nTIMEZONE = 'UTC'\n"
        "DEFAULT_LANG = 'en'\nDEFAULT_PAGINATION = 50\nFEED_ALL_ATOM = 'feed.xml'\n",
    )
    for entry in entries(count):
        front = f"Title: {entry.title}\nDate: {entry.due.isoformat()}\nSlug: {entry.id.lower()}\nCategory: tasks\n\n"
        _write(folder / f"content/{entry.id}.md", front + entry.body)


WRITERS: dict[str, Callable[[Path, int], None]] = {
    "rectify": write_rectify,
    "hugo": write_hugo,
    "mkdocs": write_mkdocs,
    "pelican": write_pelican,
}


def _with_front(front: Mapping[str, object], body: str) -> str:
    return f"---\n{yaml.safe_dump(front, sort_keys=False, allow_unicode=True)}---\n{body}"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
