"""Names that have to exist elsewhere: units, records, categories, files, and links in the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from generator.model.likeness import alike
from generator.model.patterns import pattern
from generator.model.problem import Place, Problem, Severity, rule
from generator.model.records import Body, Record
from generator.model.site import Content
from generator.model.text import Both
from generator.source.layout import Location, asset_path, locate
from generator.source.values import Reading, closest

UNKNOWN_UNIT: Final = rule(
    "unknown-unit",
    Severity.ERROR,
    message=("There is no unit `{name}` in units.yaml.", "units.yaml 中没有单位“{name}”。"),
    hint=("{advice}", "{advice}"),
    why=("Who answers for a task must be named by the id of a unit, so that the scoreboard can count.", "责任单位须以编号填写，方可统计。"),
    bad="lead: Water Affairs Bureau",
    good="lead: water",
)
NOT_AN_AREA: Final = rule(
    "not-an-area",
    Severity.ERROR,
    message=("`{name}` is not an area.", "“{name}”不是地区。"),
    hint=("Name units of `kind: area` here; departments go to `lead` or `supporting`.", "此处只填地区；部门请填在 lead 或 supporting 中。"),
    why=("Areas are counted apart from departments.", "地区与部门分别统计。"),
)
UNKNOWN_RECORD: Final = rule(
    "unknown-record",
    Severity.ERROR,
    message=("There is no {what} `{name}` here.", "此处没有{what}“{name}”。"),
    hint=("{advice}", "{advice}"),
    why=(
        "A name that leads nowhere breaks the thread from promise to proof. In the public edition it may be that the"
        " record is internal: then the name has to go as well.",
        "指向不存在的记录会使线索中断。在公开版中，也可能是该记录仅供内部，此时应一并删除该引用。",
    ),
    bad="inspection: cepi2017",
    good="inspection: cepi-2017",
)
UNKNOWN_CATEGORY: Final = rule(
    "unknown-category",
    Severity.ERROR,
    message=("There is no category `{name}` in site.yaml.", "site.yaml 中没有类别“{name}”。"),
    hint=("{advice}", "{advice}"),
    why=("Categories are named once, in `categories` of site.yaml.", "类别统一在 site.yaml 的 categories 中定义。"),
)
MISSING_FILE: Final = rule(
    "missing-file",
    Severity.ERROR,
    message=("There is no file `{name}`.", "没有文件“{name}”。"),
    hint=("{advice}", "{advice}"),
    why=(
        "Evidence that cannot be opened proves nothing. In the public edition it may be that the file is internal.",
        "打不开的材料不能作为佐证。在公开版中，也可能是该文件仅供内部。",
    ),
    bad="file: evidence/befor.jpg",
    good="file: evidence/before.jpg",
)
UNKNOWN_LINK: Final = rule(
    "unknown-link",
    Severity.ERROR,
    message=("The link [[{name}]] leads to no record.", "链接 [[{name}]] 指向的记录不存在。"),
    hint=("{advice}", "{advice}"),
    why=(
        "A link is never dead. In the public edition it may be that the record is internal.",
        "链接不得失效。在公开版中，也可能是该记录仅供内部。",
    ),
    bad="See [[DL-1]].",
    good="See [[DL-01]].",
)

_LINK: Final = pattern(r"\[\[([^\[\]|\n]{1,100})(?:\|[^\[\]\n]*)?\]\]")
_IMAGE: Final = pattern(r"!\[[^\]\n]*\]\(\s*<?([^)\s>]+)")
_CODE_SPAN: Final = pattern(r"(`+)(?:(?!\1).)*?\1")
_FENCE: Final = pattern(r"^ {0,3}(`{3,}|~{3,})")
_KIND_NAMES: Final = {
    "task": Both("task", "任务"),
    "inspection": Both("inspection", "督察"),
    "meeting": Both("meeting", "会议"),
    "bulletin": Both("bulletin", "简报"),
    "check": Both("check", "核查"),
}


_LIST_MARKS: Final = pattern(
    r"\s*[,，、;；/【】\[\]]\s*|^\s*(?:[–—•·*]|\d+[.、)])\s*|\s+\d+[.、)]\s*|\s+[–—•·]\s*|\s+and\s+|\s*[和及与&+]\s*|\s+"
)
"""What people put between or before the items of a list that is none to YAML."""


class Reference(NamedTuple):
    """A name that has to exist: what it names, where it was typed."""

    what: str
    name: str
    field: str
    line: int
    column: int
    path: str = ""

    @property
    def place(self) -> Place:
        """Where the name was typed."""
        return Place(self.path, self.line, self.column)


def of_file(record: Record, location: Location, reading: Reading) -> tuple[Reference, ...]:
    """All references of one record's fields and text."""
    named = [Reference(*found, path=location.path) for found in reading.references]
    for body in record.bodies:
        named.extend(of_body(body))
    return tuple(named)


def of_body(body: Body) -> Iterator[Reference]:
    """`[[links]]` and pictures in Markdown, code left out."""
    if "[[" not in body.text and "![" not in body.text:
        return
    fence = ""
    for number, line in enumerate(body.text.split("\n"), start=body.line):
        mark = _FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1][:3]
            continue
        if fence or "[" not in line:
            continue
        plain = _CODE_SPAN.sub(lambda code: " " * len(code[0]), line)
        for link in _LINK.finditer(plain):
            yield Reference("link", link[1].strip(), "", number, link.start() + 1, body.path)
        for image in _IMAGE.finditer(plain):
            if "://" not in image[1]:
                yield Reference("asset", image[1], "", number, image.start(1) + 1, body.path)


def missing(content: Content, named: Iterable[Reference]) -> Iterator[Problem]:
    """A problem for every reference that leads nowhere."""
    known = Known(content)
    for reference in named:
        problem = known.problem(reference)
        if problem is not None:
            yield problem
    for record in content.records:
        yield from _in_translations(known, record)


def of_record(known: Known, record: Record, named: Iterable[Reference]) -> Iterator[Problem]:
    """The same for one record; `named` are the references of its own file."""
    yield from filter(None, map(known.problem, named))
    yield from _in_translations(known, record)


def _in_translations(known: Known, record: Record) -> Iterator[Problem]:
    for body in record.bodies:
        if body.path != record.path:
            yield from filter(None, map(known.problem, of_body(body)))


class Known:
    """What exists, indexed once."""

    def __init__(self, content: Content) -> None:
        self.units = content.unit_by_id
        self.unit_names = {words: unit.id for unit in content.units for _, words in unit.name}
        self.categories = content.category_names
        self.assets = frozenset(content.assets)
        self.ids = {
            "task": {r.id for r in content.tasks},
            "inspection": {r.id for r in content.inspections},
            "meeting": {r.id for r in content.meetings},
            "bulletin": {r.id for r in content.bulletins},
            "check": {r.id for r in content.checks},
        }
        self.any_id = {record.id for record in content.records}
        self.addressed = self.any_id - {report.id for report in content.progress}
        self.former = {old for record in content.records for old in record.was}
        self.withdrawn = {gone.id for gone in content.site.withdrawn}

    def problem(self, reference: Reference) -> Problem | None:
        """The problem of a reference that leads nowhere, else None."""
        name, place = reference.name, reference.place
        match reference.what:
            case "unit" | "area":
                unit = self.units.get(name)
                if unit is None:
                    return UNKNOWN_UNIT.at(place, name=name, advice=self._unit_advice(name))
                return NOT_AN_AREA.at(place, name=name) if reference.what == "area" and unit.kind != "area" else None
            case "category":
                found = name in self.categories
                return None if found else UNKNOWN_CATEGORY.at(place, name=name, advice=self._category_advice(name))
            case "asset":
                return self._missing_file(reference)
            case "link":
                # What was withdrawn with a reason has a page that says so.
                found = name in self.any_id or name in self.former or name in self.withdrawn
                return None if found else UNKNOWN_LINK.at(place, name=name, advice=_advice(name, self.addressed))
            case kind:
                # The note of a meeting need not be rewritten because a task of which it tells was withdrawn.
                ids = self.ids[kind]
                if name in ids or name in self.former or (name in self.withdrawn and kind != "inspection"):
                    return None
                return UNKNOWN_RECORD.at(place, what=_KIND_NAMES[kind], name=name, advice=_advice(name, ids))

    def _unit(self, name: str) -> str:
        """The id of a unit that is called by its id or its name; empty for any other word."""
        return name if name in self.units else self.unit_names.get(name, "")

    def _unit_advice(self, name: str) -> Both:
        by_name = self.unit_names.get(name)
        if by_name:
            return Both(f"Write the unit's id: `{by_name}`.", f"请填写单位编号：`{by_name}`。")
        several = [self._unit(part) for part in _LIST_MARKS.split(name) if part]
        if several and all(several):
            written = f"[{', '.join(several)}]" if len(several) > 1 else f"- {several[0]}"
            return Both(f"Write a list: `{written}`", f"请写成列表：`{written}`")
        return (None if closest(name, self.units) else self._unit_called(name)) or _advice(name, self.units)

    def _unit_called(self, name: str) -> Both | None:
        """A unit by a part of its name, or by a name that is nearly its own."""
        near = alike(name, self.unit_names)
        held = [words for words in self.unit_names if len(name) > 1 and (name in words or words in name)]
        words = held[0] if len(held) == 1 else next(iter(near), "")
        meant = self.unit_names.get(words, "")
        return Both(f"Did you mean `{meant}` ({words})?", f"是否应为“{meant}”（{words}）？") if meant else None

    def _category_advice(self, name: str) -> Both:
        by_name = next((key for key, said in self.categories.items() for _, words in said if words == name), "")
        if by_name:
            return Both(f"Write the category's id: `{by_name}`.", f"请填写类别编号：`{by_name}`。")
        words = {said: key for key, text in self.categories.items() for _, said in text}
        near = "" if closest(name, self.categories) else next(iter(alike(name, words)), "")
        if near:
            return Both(f"Did you mean `{words[near]}` ({near})?", f"是否应为“{words[near]}”（{near}）？")
        return _advice(name, self.categories)

    def _missing_file(self, reference: Reference) -> Problem | None:
        location = locate(reference.path)
        if asset_path(location, reference.name, self.assets.__contains__) is not None:
            return None
        inside = [path for path in self.assets if path.startswith(location.folder + "/")]
        names = [path.removeprefix(location.folder + "/") for path in inside]
        meant = closest(reference.name, names)
        advice = (
            Both(f"Did you mean `{meant}`?", f"是否应为“{meant}”？")
            if meant
            else Both(f"Put the file into `{location.folder}/`.", f"请将文件放入“{location.folder}/”。")
        )
        return MISSING_FILE.at(reference.place, name=reference.name, advice=advice)


def _advice(name: str, known: Iterable[str]) -> Both:
    names = sorted(known)
    meant = closest(name, names)
    if meant:
        return Both(f"Did you mean `{meant}`?", f"是否应为“{meant}”？")
    if not names:
        return Both("There is none yet.", "目前还没有。")
    shown = names[:12]
    more = Both(" …" if len(names) > 12 else ".", "……" if len(names) > 12 else "。")
    return Both(f"Known: {', '.join(shown)}{more.en}", f"已有：{'、'.join(shown)}{more.zh}")
