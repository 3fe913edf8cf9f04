"""Files → records: one file at a time, then translations joined, then names that have to exist elsewhere.

One path for both editions; it does not know which edition its tree is for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, Final, TypeVar

from generator.model import fields as f
from generator.model import problem, records, text
from generator.model.frozen import frozen
from generator.model.memory import FORGETFUL, NO_DIGESTS, Memory, RecordDigests, key_of
from generator.model.packing import Packing, shapes_of
from generator.model.problem import Place, Problem, Severity, places_of, rule
from generator.model.records import KINDS, REQUIRES_ID, Body, Progress, Record
from generator.model.site import Content, Site, Unit
from generator.source import references, translations
from generator.source.distribution import read_distribution
from generator.source.frontmatter import read_yaml, split
from generator.source.layout import Location, Role, folder_kinds, locate
from generator.source.nodes import Mapping as MappingNode
from generator.source.nodes import Scalar
from generator.source.nodes import Sequence as SequenceNode
from generator.source.passages import open_marks
from generator.source.tree import SourceTree
from generator.source.values import MISSING, Reading, shape_values, wrong_shape

NO_SETTINGS: Final = rule(
    "no-settings",
    Severity.ERROR,
    message=("The site has no `content/site.yaml`.", "站点缺少 content/site.yaml。"),
    hint=(
        "Make the file with `title`, `authority`, `base_url` and `languages`.",
        "请新建该文件，并填写 title、authority、base_url 和 languages。",
    ),
    why=("The settings say who publishes, where, and in which languages.", "设置文件说明由谁、在何处、以何种语言发布。"),
)
STRAY: Final = rule(
    "stray-file",
    Severity.ERROR,
    message=("Nothing looks for a record at this place, so the file would be missing in silence.",
             "该位置不会被读取，文件内容将悄然丢失。"),
    hint=("Move it into one of the folders {folders}, with the ending `.md`.", "请移到以下文件夹之一：{folders}，扩展名为 .md。"),
    why=("A record's kind is the folder in which it lies.", "记录的类型由所在文件夹决定。"),
    bad="content/task/DL-01.md",
    good="content/tasks/DL-01.md",
)
NOT_READ: Final = rule(
    "file-not-read",
    Severity.ERROR,
    message=("The file was listed, but could not be read: {reason}", "文件存在，但无法读取：{reason}"),
    hint=("Check its permissions and whether it is still there, then build again.", "请检查文件权限以及文件是否仍存在，然后重新生成。"),
    why=("A file that is skipped would make a record vanish in silence.", "跳过文件会使记录悄然消失。"),
)
DUPLICATE_ID: Final = rule(
    "duplicate-id",
    Severity.ERROR,
    message=("The id `{id}` is already used in {other}.", "编号“{id}”已在 {other} 中使用。"),
    hint=("Give one of the two records another id.", "请为其中一条记录更换编号。"),
    why=(
        "An id is the address of a page; upper and lower case do not tell two ids apart.",
        "编号即网页地址，且不区分大小写，不能重复。",
    ),
    bad="id: DL-01  # in two files",
    good="id: DL-02",
)
TASKLESS_PROGRESS: Final = rule(
    "progress-without-task",
    Severity.ERROR,
    message=("The progress report lies in the folder {folder}, which holds no task.",
             "进展报告所在的文件夹 {folder} 中没有任务。"),
    hint=("Move it into `tasks/ID/progress/` of its task.", "请移到对应任务的 tasks/编号/progress/ 文件夹中。"),
    why=("A progress report belongs to the task whose folder holds it.", "进展报告归属于其所在文件夹的任务。"),
)

RecordType = TypeVar("RecordType", bound=Record)


@frozen
class ReadFile:
    """What one file says, before anything is known of the others. A pure function of its path, bytes and languages."""

    location: Location
    record: Record | None
    translation: translations.Translation | None
    problems: tuple[Problem, ...]
    references: tuple[references.Reference, ...]


@frozen
class Decoded:
    """The content, as far as it could be read, and all problems met on the way."""

    content: Content
    problems: tuple[Problem, ...]
    digests: RecordDigests = field(default=NO_DIGESTS, compare=False, repr=False)
    known: references.Known | None = field(default=None, compare=False, repr=False)
    """What exists, indexed for `decoded_again`, which leaves it as it is."""


_PACKING: Final = Packing(
    ReadFile, Location, Role, references.Reference, translations.Translation,
    MappingNode, SequenceNode, Scalar, *shapes_of(problem, records, text),
)  # fmt: skip


@dataclass(slots=True)
class _Gathered:
    """What reading the whole tree collects."""

    problems: list[Problem] = field(default_factory=list)
    references: list[references.Reference] = field(default_factory=list)


def decode(tree: SourceTree, memory: Memory = FORGETFUL) -> Decoded:
    """All records of the tree; every problem of every file is reported, none stops the reading of the rest."""
    gathered = _Gathered(problems=list(tree.faults()))
    paths = tree.paths()
    site = _settings(tree, gathered)
    units = _units(tree, paths, site, gathered)
    files: list[ReadFile] = []
    assets: list[str] = []
    publications: list[tuple[str, bytes]] = []
    digests = RecordDigests({}, {})
    for path in paths:
        location = locate(path)
        match location.role:
            case Role.RECORD | Role.TRANSLATION:
                raw = _bytes(tree, path, gathered)
                if raw is not None:
                    files.append(_read_known(location, raw, site.languages, memory, digests))
            case Role.PUBLICATION:
                raw = _bytes(tree, path, gathered)
                publications.extend([] if raw is None else [(path, raw)])
            case Role.DISTRIBUTION:
                raw = _bytes(tree, path, gathered)
                gathered.problems.extend(read_distribution(raw, site.languages, path).problems if raw is not None else ())
            case Role.ASSET:
                assets.append(path)
            case Role.STRAY:
                gathered.problems.append(STRAY.at(Place(path), folders=", ".join(folder_kinds())))
            case _:
                pass
    records = _records(files, site, gathered)
    content = _content(site, units, records, tuple(assets), tuple(publications))
    gathered.problems.extend(references.missing(content, gathered.references))
    ordered = sorted(dict.fromkeys(gathered.problems), key=Problem.order)
    return Decoded(content, tuple(ordered), digests)


def decoded_again(before: Decoded, tree: SourceTree, files: Iterable[str], memory: Memory = FORGETFUL) -> Decoded | None:
    """What `decode` gives after nothing but the texts of one record changed: `files` are the record and its translations.

    None where the record is not one of the same name and day as before, or where anything is wrong with it, before or now:
    then all has to be decoded, as other records may be concerned.
    """
    gathered, digests, site = _Gathered(), RecordDigests({}, {}), before.content.site
    read = [
        _read_known(locate(path), tree.read(path), site.languages, memory, digests) for path in sorted(files)
    ]
    base = next((file.record for file in read if file.record is not None), None)
    was = base and next((record for record in before.content.records if record.path == base.path), None)
    if base is None or was is None or any(problem.place.path in files for problem in before.problems):
        return None
    gathered.problems.extend(problem for file in read for problem in file.problems)
    texts = [file.translation for file in read if file.translation is not None]
    record = translations.join(base, texts, site.languages, gathered.problems)
    if isinstance(record, Progress) and isinstance(was, Progress):
        record = _named_progress(record, was.task)
    if gathered.problems or _standing(record) != _standing(was):
        return None
    content = before.content.with_record(was, record)
    known = before.known or references.Known(before.content)
    named = [reference for file in read for reference in file.references]
    if next(references.of_record(known, record, named), None) is not None:
        return None
    whole, facts = ({**old, **new} for old, new in zip(before.digests, digests, strict=True))
    return Decoded(content, before.problems, RecordDigests(whole, facts), known)


def _standing(record: Record) -> tuple[object, ...]:
    """What other records may go by, and the order of records."""
    return type(record), record.id, record.was, record.folder, record.audience, record.date if isinstance(record, Progress) else None


def _read_known(
    location: Location, raw: bytes, languages: tuple[str, ...], memory: Memory, digests: RecordDigests
) -> ReadFile:  # fmt: skip
    """One file, read now or in an earlier build; its part in the `digests` of its record is added to them."""
    key = key_of(location.path, raw, *languages)
    facts = key_of(location.path, fields_of(raw), *languages) if location.kind == "task" else key
    for held, digest in zip(digests, (key, facts), strict=True):
        known = held.get(location.base)
        held[location.base] = digest if known is None else key_of(known, digest)
    return _PACKING.remembered(memory, "decode", key, partial(read_file, location, raw, languages))


def fields_of(raw: bytes) -> bytes:
    """A part of a record's file that surely holds all its fields, and where it can be told no more than them."""
    end = raw.rfind(b"\n---")
    return raw[:end] if end > raw.find(b"---") else raw


def read_file(location: Location, raw: bytes, languages: tuple[str, ...]) -> ReadFile:
    """One Markdown file: a record, or the texts of a translation."""
    parted = split(location.path, raw)
    language = location.language or languages[0]
    if parted.front is None:
        return ReadFile(location, None, None, tuple(parted.problems), ())
    reading = Reading(location.path, language, languages)
    reading.problems.extend((*parted.problems, *open_marks(location.path, parted.body, parted.body_line)))
    body = Body(language, parted.body, location.path, parted.body_line) if parted.body.strip() else None
    if location.role is Role.TRANSLATION:
        translation = translations.read(parted.front, body, location, reading)
        return ReadFile(location, None, translation, tuple(reading.problems), ())
    record = _read_record(parted.front, body, location, reading)
    named = references.of_file(record, location, reading)
    return ReadFile(location, record, None, tuple(reading.problems), named)


def _read_record(front: MappingNode, body: Body | None, location: Location, reading: Reading) -> Record:
    kind = location.kind
    values = shape_values(front, KINDS[kind], reading)
    if kind in REQUIRES_ID and "id" not in values:
        key = front.key("id")
        known = {problem.place.line for problem in reading.problems}
        place = reading.at(key) if key else Place(location.path, max(1, front.line), 1)
        if key is None or place.line not in known:
            reading.problems.append(MISSING.at(place, field="id", example=location.folder.rsplit("/", 1)[-1]))
        values["id"] = location.folder.rsplit("/", 1)[-1]
    values.setdefault("audience", "internal")
    return KINDS[kind](
        **values,
        path=location.path,
        folder=location.folder,
        bodies=(body,) if body else (),
        places=places_of(reading.places),
    )


def _records(files: Iterable[ReadFile], site: Site, gathered: _Gathered) -> dict[str, list[Record]]:
    """Records by kind, with their translations joined and progress reports given to their tasks."""
    by_path: dict[str, Record] = {}
    joined: dict[str, list[translations.Translation]] = {}
    for file in files:
        gathered.problems.extend(file.problems)
        gathered.references.extend(file.references)
        if file.record is not None:
            by_path[file.location.path] = file.record
        if file.translation is not None:
            joined.setdefault(file.location.base, []).append(file.translation)
    for base, texts in joined.items():
        if base not in by_path:
            gathered.problems.extend(translations.ORPHAN.at(Place(text.path), base=base) for text in texts)
            continue
        by_path[base] = translations.join(by_path[base], texts, site.languages, gathered.problems)
    tasks = {record.folder: record.id for path, record in by_path.items() if locate(path).kind == "task"}
    found: dict[str, list[Record]] = {kind: [] for kind in KINDS}
    for path, record in by_path.items():
        location = locate(path)
        if isinstance(record, Progress):
            if location.owner not in tasks:
                gathered.problems.append(TASKLESS_PROGRESS.at(Place(path), folder=location.owner))
                continue
            found[location.kind].append(_named_progress(record, tasks[location.owner]))
        else:
            found[location.kind].append(record)
    gathered.problems.extend(_duplicates(record for records in found.values() for record in records))
    return found


def _named_progress(record: Progress, task: str) -> Progress:
    day = record.date.isoformat() if record.date else record.folder.rsplit("/", 1)[-1]
    return replace(record, task=task, id=record.id or f"{task}-{day}")


def _duplicates(records: Iterable[Record]) -> Iterator[Problem]:
    """Ids and former ids that two records claim; letter case does not tell them apart."""
    seen: dict[str, Record] = {}
    for record in records:
        for index, name in enumerate((record.id, *record.was)):
            other = seen.get(name.lower())
            if other is not None and other is not record:
                step: tuple[str | int, ...] = ("id",) if index == 0 else ("was", index - 1)
                place = record.place(*step)
                yield DUPLICATE_ID.at(place, id=name, other=other.path, related=(other.place("id"),))
            else:
                seen[name.lower()] = record


def _content(
    site: Site,
    units: tuple[Unit, ...],
    records: Mapping[str, list[Record]],
    assets: tuple[str, ...],
    publications: tuple[tuple[str, bytes], ...],
) -> Content:
    def of(kind: type[RecordType], name: str) -> tuple[RecordType, ...]:
        return tuple(sorted((r for r in records[name] if isinstance(r, kind)), key=_by_id))

    progress = sorted(of(Progress, "progress"), key=lambda r: (r.date.isoformat() if r.date else "", *_by_id(r)))
    return Content(
        site=site,
        units=units,
        inspections=of(KINDS["inspection"], "inspection"),  # type: ignore[arg-type]
        tasks=of(KINDS["task"], "task"),  # type: ignore[arg-type]
        progress=tuple(progress),
        meetings=of(KINDS["meeting"], "meeting"),  # type: ignore[arg-type]
        checks=of(KINDS["check"], "check"),  # type: ignore[arg-type]
        bulletins=of(KINDS["bulletin"], "bulletin"),  # type: ignore[arg-type]
        pages=of(KINDS["page"], "page"),  # type: ignore[arg-type]
        assets=assets,
        publications=publications,
    )


def _by_id(record: Record) -> tuple[tuple[tuple[int, int | str], ...], str]:
    """Natural order: DL-2 before DL-10."""
    steps = re.findall(r"\d+|\D+", record.id)
    return tuple((0, int(step)) if step.isdigit() else (1, step.lower()) for step in steps), record.path


def settings(tree: SourceTree) -> Site:
    """The settings alone, before anything else is read; their problems are reported by `decode`."""
    return _settings(tree, _Gathered())


def _settings(tree: SourceTree, gathered: _Gathered) -> Site:
    paths = tree.paths()
    front = _yaml(tree, paths, "site.yaml", gathered)
    if front is None:
        if "site.yaml" not in paths:
            gathered.problems.append(NO_SETTINGS.at(Place("site.yaml")))
        return Site()
    languages = _languages_of(front)
    reading = Reading("site.yaml", languages[0], languages)
    if not isinstance(front, MappingNode):
        wrong_shape(front, reading, "site.yaml", f.Nested(Site), "title: …")
        values: dict[str, Any] = {}
    else:
        values = shape_values(front, Site, reading)
    gathered.problems.extend(reading.problems)
    values["languages"] = languages
    return Site(**values, places=places_of(reading.places))


def _languages_of(front: Any) -> tuple[str, ...]:
    """The languages have to be known before any text can be read."""
    declared = front.get("languages") if isinstance(front, MappingNode) else None
    if declared is None:
        return ("en",)
    items = declared.items if isinstance(declared, SequenceNode) else (declared,)
    named = [item.text.strip() for item in items if isinstance(item, Scalar)]
    valid = [name for name in named if re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", name)]
    return tuple(dict.fromkeys(valid)) or ("en",)


def _units(tree: SourceTree, paths: tuple[str, ...], site: Site, gathered: _Gathered) -> tuple[Unit, ...]:
    front = _yaml(tree, paths, "units.yaml", gathered)
    if front is None:
        return ()
    reading = Reading("units.yaml", site.language, site.languages)
    units: list[Unit] = []
    if not isinstance(front, SequenceNode):
        wrong_shape(front, reading, "units.yaml", f.ListOf(f.Nested(Unit)), "- id: water")
        gathered.problems.extend(reading.problems)
        return ()
    for index, item in enumerate(front.items):
        if isinstance(item, MappingNode):
            values = shape_values(item, Unit, reading, str(index))
            units.append(Unit(**values, line=item.line, column=item.column))
        else:
            wrong_shape(item, reading, "units.yaml", f.Nested(Unit), "- id: water")
    gathered.problems.extend(reading.problems)
    gathered.references.extend(references.Reference(*named, path="units.yaml") for named in reading.references)
    gathered.problems.extend(_duplicate_units(units))
    return tuple(unit for unit in units if unit.id)


def _duplicate_units(units: Iterable[Unit]) -> Iterator[Problem]:
    seen: dict[str, Unit] = {}
    for unit in units:
        for name in (unit.id, *unit.was):
            if name and name.lower() in seen and seen[name.lower()] is not unit:
                yield DUPLICATE_ID.at(unit.place, id=name, other=str(seen[name.lower()].place))
            seen.setdefault(name.lower(), unit)


def _yaml(tree: SourceTree, paths: tuple[str, ...], path: str, gathered: _Gathered) -> Any:
    if path not in paths:
        return None
    raw = _bytes(tree, path, gathered)
    if raw is None:
        return None
    read = read_yaml(path, raw)
    gathered.problems.extend(read.problems)
    return read.root


def _bytes(tree: SourceTree, path: str, gathered: _Gathered) -> bytes | None:
    try:
        return tree.read(path)
    except OSError as error:
        gathered.problems.append(NOT_READ.at(Place(path), reason=error.strerror or type(error).__name__))
        return None
