"""The files of a site that begins: settings, units, a first inspection, a page about it, each explained by comments."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import field
from typing import Final

from generator.model import fields as f
from generator.model.frozen import frozen
from generator.model.site import Site, Unit
from generator.model.text import Both
from generator.render.scaffold import Given, offered, scaffold, typed

CATEGORIES: Final = (
    ("sewage", Both("Sewage treatment", "污水处理")),
    ("boilers", Both("Small coal-fired boilers", "燃煤小锅炉")),
    ("relocation", Both("Water source protection", "水源地保护")),
    ("landfills", Both("Informal landfills", "非正规垃圾填埋场")),
    ("groundwater", Both("Groundwater", "地下水治理")),
)
"""What a new site begins with, where nobody names other categories."""
OFFICE: Final = "rectification-office"
_IGNORED: Final = "# What is made from content/ need not be kept.\n/output/\n/.cache/\n"
_SETTLED: Final = frozenset({"title", "authority", "base_url", "languages", "timezone", "as_of", "categories", "contact", "calendar",
                             "notice", "stale_after_days", "reports_due", "footer"})  # fmt: skip
_UNITS_HEAD: Final = Both(
    "# Who answers for tasks. `id` is what the records name, and stays; `name` is what readers see.\n"
    "# kind: area | department | enterprise | office. A unit that is renamed keeps its old id in `was: [old-id]`.\n",
    "# 负责整改任务的单位。记录中填写 id，此后不要改动；name 为读者看到的名称。\n"
    "# kind：area 地区 | department 部门 | enterprise 企业 | office 办公室。单位改名后，旧 id 写在 was: [旧id] 中。\n",
)
_ABOUT: Final = Both(
    "On this site {authority} shows what was promised to the inspectors, who answers for it, until when, what is done,\n"
    "and what proves it.\n",
    "{authority}在本站公开督察整改承诺了什么、由谁负责、何时完成、进展如何、有何佐证。\n",
)


@frozen
class Founding:
    """What a new site is to say. `areas`, `departments` and `categories` are ids with names; the first language is `languages[0]`."""

    title: str
    authority: str
    base_url: str
    languages: Sequence[str]
    inspection: str
    inspection_title: str
    inspection_kind: str = "central"
    received: str = ""
    as_of: str = "today"
    areas: Sequence[tuple[str, str]] = ()
    departments: Sequence[tuple[str, str]] = ()
    categories: Sequence[tuple[str, Given]] = field(default_factory=tuple)
    phone: str = ""
    email: str = ""

    @property
    def language(self) -> str:
        """The language of plain files."""
        return self.languages[0]


def founding_files(said: Founding) -> dict[str, str]:
    """The files of the site by path, from the site's folder."""
    language = said.language
    inspection: dict[str, Given] = {
        "id": said.inspection, "audience": "public", "title": said.inspection_title, "kind": said.inspection_kind,
        "feedback_received": said.received,
    }
    about: dict[str, Given] = {"id": "about", "audience": "public", "title": Both("About this site", "关于本站").in_language(language),
                               "order": "10"}
    return {
        "content/site.yaml": "\n".join(_settings(said)) + "\n",
        "content/units.yaml": "\n".join(_units(said)) + "\n",
        f"content/inspections/{said.inspection}.md": scaffold("inspection", inspection, language),
        "content/pages/about.md": scaffold("page", about, language,
                                           body=_ABOUT.in_language(language).replace("{authority}", said.authority)),
        ".gitignore": _IGNORED,
    }


def short_name(name: str) -> str:
    """An id out of a name: `water-affairs-bureau`, 水务局."""
    plain = unicodedata.normalize("NFKC", name).strip().casefold()
    return re.sub(r"[^0-9a-z\u4e00-\u9fff]+", "-", plain).strip("-")


def named(said: str) -> tuple[str, str]:
    """A name with its id, `water=Water Affairs Bureau`, or a name out of which an id is made."""
    name, sign, words = said.partition("=")
    return (name.strip(), words.strip()) if sign else (short_name(said), said.strip())


def _settings(said: Founding) -> Iterator[str]:
    values: dict[str, Given] = {
        "title": said.title, "authority": said.authority, "base_url": said.base_url, "languages": [*said.languages],
        "as_of": said.as_of, "categories": dict(said.categories), "calendar": "CN", "timezone": "Asia/Shanghai",
        "contact": {key: one for key, one in (("phone", said.phone), ("email", said.email)) if one},
        "notice": {"days": "5", "kind": "working"}, "stale_after_days": "45",
    }
    for key, declared in f.fields_of(Site).items():
        if key not in _SETTLED:
            continue
        yield f"# {declared.help.in_language(said.language)}"
        if values.get(key):
            yield from typed(key, values[key])
        else:
            yield from offered(key, declared, said.language)


def _units(said: Founding) -> Iterator[str]:
    yield _UNITS_HEAD.in_language(said.language).rstrip("\n")
    groups = (("office", [(OFFICE, said.authority)]), ("area", said.areas), ("department", said.departments))
    kinds = f.fields_of(Unit)["kind"].kind
    words = dict(kinds.options) if isinstance(kinds, f.Choice) else {}
    for kind, units in groups:
        if units:
            yield f"\n# {words[kind].in_language(said.language)}"
        for name, called in units:
            first, *others = (line for key, one in (("id", name), ("name", called), ("kind", kind)) for line in typed(key, one))
            yield from (f"- {first}", *(f"  {line}" for line in others))
