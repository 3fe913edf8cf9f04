"""The gate between the editions: a site's content → its public content, before anything else is read.

A file passes only if its own words make it public; what cannot be classified is an error, and the public edition is
not built. What passes is written anew from its nodes, so nothing that was cut can leave a trace, and depends on
nothing that was cut: the public source is the same whether the internal content is there, changed, broken or gone.

Nothing below a folder `internal/` is ever opened. `docs/disclosure.md` lists the ways in which a word could get out.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

from generator.model.problem import Place, Problem, Severity
from generator.source import gate_rules as rules
from generator.source.assets import AssetName, names_of, public_asset
from generator.source.canonical import Lines, yaml_lines
from generator.source.cutting import Cut, Position, joined, public_part
from generator.source.faults import REFERENCE
from generator.source.frontmatter import read_yaml, split
from generator.source.layout import Location, Role, is_internal_path, locate
from generator.source.lookalikes import resembled
from generator.source.nodes import Mapping, Node, Scalar, Sequence
from generator.source.passages import public_body
from generator.source.tree import SourceTree
from generator.source.wording import read_date


class Verdict(StrEnum):
    """What the gate says of a file."""

    PUBLIC = "public"
    INTERNAL = "internal"
    REFUSED = "refused"


class PublicText(NamedTuple):
    """What the gate makes of one file. Everything but the verdict and the problems is empty unless it is public.

    `lines` gives for each line of `text` the editor's line; `front` and `gaps` are what its translations are joined
    with; `names` are the files that its public text names, `hidden_names` those that only its internal part names.
    """

    verdict: Verdict
    problems: tuple[Problem, ...] = ()
    text: bytes = b""
    lines: tuple[int, ...] = ()
    front: Mapping | None = None
    gaps: frozenset[tuple[Position, str]] = frozenset()
    names: tuple[AssetName, ...] = ()
    hidden_names: tuple[str, ...] = ()


_INTERNAL: Final = PublicText(Verdict.INTERNAL)
_DESK: Final = frozenset({"accept"})
_BULLETIN_DESK: Final = _DESK | {"mark", "submitted_to", "copied_to", "issued_to", "copies", "signed_off_by"}
"""Keys of a record's outermost fields that are for the office's desk only."""
_MARKED: Final = re.compile(rb"^audience:[ \t]+(?:internal|\"internal\"|'internal')[ \t]*(?:[ \t]#.*)?$", re.MULTILINE)
_FIELDS_END: Final = re.compile(rb"^(?:--|\.\.\.|\xe2\x80|\xe2\x94|\xef\xbc\x8d|\xe4\xb8\x80)", re.MULTILINE)


def public_text(path: str, raw: bytes, gate_date: date, base: PublicText | None = None) -> PublicText:
    """The public part of a record or, with the public part of its `base`, of a translation.

    A pure function: with the same arguments it gives the same result in any process, so it can be kept by their hash.
    """
    if is_marked_internal(raw):
        return _INTERNAL
    parted = split(path, raw)
    if parted.front is None:
        return PublicText(Verdict.REFUSED, parted.problems)
    verdict, problems = _classified(path, parted.front, gate_date, is_translation=base is not None)
    if verdict is Verdict.INTERNAL:
        return _INTERNAL._replace(problems=problems)
    cut = public_part(path, parted.front, _BULLETIN_DESK if locate(path).kind == "bulletin" else _DESK)
    body = public_body(path, parted.body, parted.body_line)
    front = cut.front if isinstance(cut.front, Mapping) else Mapping((), 1, 1)
    if base is not None and base.front is not None:
        front, unjoined = joined(path, front, base.front, base.gaps)
        problems += tuple(unjoined)
    met = [p for p in parted.problems if _counts(p, cut, body.hidden, is_yaml=not parted.is_mended)]
    problems += (*met, *cut.problems, *body.problems)
    if verdict is Verdict.REFUSED or any(problem.severity is Severity.ERROR for problem in problems):
        return PublicText(Verdict.REFUSED, problems)
    names = tuple(names_of(front, body.lines))
    text, lines = _written([("---", 1), *yaml_lines(front), ("---", parted.body_line - 1), *_apart(body.lines)])
    return PublicText(Verdict.PUBLIC, problems, text, lines, front, cut.gaps, names, cut.hidden_files)


def public_settings(path: str, raw: bytes, gate_date: date | None) -> PublicText:
    """The public part of `site.yaml` (with the gate's date written into it) or of `units.yaml`."""
    read = read_yaml(path, raw)
    if not isinstance(read.root, (Mapping, Sequence)):
        return PublicText(Verdict.REFUSED, read.problems)
    cut = public_part(path, read.root, frozenset())
    problems = (*(p for p in read.problems if _counts(p, cut, frozenset(), is_yaml=not read.is_mended)), *cut.problems)
    if any(problem.severity is Severity.ERROR for problem in problems):
        return PublicText(Verdict.REFUSED, problems)
    root: Node = cut.front if cut.front is not None else Mapping((), 1, 1)
    if gate_date is not None and isinstance(root, Mapping):
        entries = tuple(entry for entry in root.entries if entry[0].text != "disclosed")
        written = (Scalar("disclosed", 1, 1), Scalar(gate_date.isoformat(), 1, 1))
        root = Mapping((*entries, written), root.line, root.column)
    text, lines = _written(yaml_lines(root))
    return PublicText(Verdict.PUBLIC, problems, text, lines)


def is_marked_internal(raw: bytes) -> bool:
    """Whether a line of the front matter, at its very beginning, says `audience: internal`; nothing else is read."""
    if b"internal" not in raw:
        return False
    text = raw.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    opening, _, rest = text.partition(b"\n")
    if opening.rstrip(b" \t") != b"---":
        return False
    end = _FIELDS_END.search(rest)
    until = end.start() if end else rest.find(b"\n\n")  # never closed: as far as it looks like fields
    return _MARKED.search(rest, 0, until if until >= 0 else len(rest)) is not None


def _classified(
    path: str, front: Mapping, gate_date: date, *, is_translation: bool
) -> tuple[Verdict, tuple[Problem, ...]]:
    """The verdict on a file whose fields can be read. Refused comes with a problem, here or in what follows."""
    audience = front.get("audience")
    if audience is None:
        if is_translation:
            return Verdict.PUBLIC, ()
        return Verdict.REFUSED, (rules.NO_AUDIENCE.at(Place(path, front.line, 1)),)
    if isinstance(audience, Scalar) and audience.text == "internal":
        return Verdict.INTERNAL, ()
    if not isinstance(audience, Scalar) or audience.text != "public":
        return Verdict.REFUSED, ()  # the knife reports what it is instead
    if locate(path).kind != "check" or is_translation:  # a translation has no facts, and goes with its record
        return Verdict.PUBLIC, ()
    return _classified_check(path, front, gate_date)


def _classified_check(path: str, front: Mapping, gate_date: date) -> tuple[Verdict, tuple[Problem, ...]]:
    """An unannounced check is public only once its day is past, or its publication would announce it."""
    method, day = front.get("method"), front.get("date")
    if not isinstance(method, Scalar) or method.text not in {"announced", "unannounced"}:
        return Verdict.REFUSED, (rules.NO_METHOD.at(_place(path, method or front)),)
    if method.text == "announced":
        return Verdict.PUBLIC, ()
    on = read_date(day.text) if isinstance(day, Scalar) else None
    if on is None:
        return Verdict.REFUSED, (rules.NO_CHECK_DATE.at(_place(path, day or front)),)
    if on < gate_date:
        return Verdict.PUBLIC, ()
    return Verdict.INTERNAL, (rules.HELD_BACK.at(_place(path, day or front), date=on.isoformat()),)


def _place(path: str, node: Node) -> Place:
    return Place(path, node.line, node.column)


def _counts(problem: Problem, cut: Cut, hidden_lines: frozenset[int], *, is_yaml: bool) -> bool:
    """Whether a problem of reading concerns the public: one inside what was cut does not, if the cut is certain."""
    if not is_yaml or problem.rule is REFERENCE:
        return True
    return not cut.hides(problem) and problem.place.line not in hidden_lines


def _apart(body: Lines) -> Lines:
    return [("", body[0][1]), *body] if body else []


def _written(lines: Lines) -> tuple[bytes, tuple[int, ...]]:
    text = "".join(f"{row}\n" for row, _ in lines)
    return text.encode(), tuple(number for _, number in lines)


class PublicSource:
    """Public content, and nothing else: a tree that only this module can make, and all that a public build is given."""

    def __init__(
        self, token: object, texts: dict[str, bytes], others: frozenset[str], read: Callable[[str], bytes],
        faults: tuple[Problem, ...],
    ) -> None:  # fmt: skip
        if token is not _TOKEN:
            raise TypeError("a PublicSource is made by generator.source.disclosure.public, and by nothing else")
        self._texts = texts
        self._others = others
        self._read = read
        self._faults = faults
        self._paths = tuple(sorted({*texts, *others}))

    def paths(self) -> tuple[str, ...]:
        """All public files, sorted."""
        return self._paths

    def read(self, path: str) -> bytes:
        """The canonical text of a record; the bytes of an asset or of a publication entry as they are."""
        if path in self._others:
            return self._read(path)
        return self._texts[path]

    def faults(self) -> tuple[Problem, ...]:
        """What was met in listing the folder, outside of folders `internal/`."""
        return self._faults


_TOKEN: Final = object()
MakeText = Callable[[str, bytes, date, PublicText | None], PublicText]


@dataclass(frozen=True)
class Disclosed:
    """The public source with the gate's problems; any error among these means that nothing may be published.

    `lines` stays outside of the source: it leads back into the editors' own files, internal lines counted.
    """

    source: PublicSource
    problems: tuple[Problem, ...]
    gate_date: date
    lines: dict[str, tuple[int, ...]]

    def line(self, path: str, line: int) -> int:
        """The line of the editor's file for a line of the public text; 0, the whole file, where there is none."""
        known = self.lines.get(path)
        if known is None:
            return line
        return known[line - 1] if 0 < line <= len(known) else 0

    def place(self, place: Place) -> Place:
        """The editor's place for a place in the public source (the column is not kept: the text was written anew)."""
        return Place(place.path, self.line(place.path, place.line)) if place.path in self.lines else place

    def at_editor(self, problem: Problem) -> Problem:
        """A problem met in the public source, shown in the editor's own file."""
        return replace(
            problem, place=self.place(problem.place), related=tuple(self.place(place) for place in problem.related)
        )


def public(tree: SourceTree, today: date, make_text: MakeText = public_text) -> Disclosed:
    """The public source of a site. `today` is the earlier of the clock's day and the as-of date.

    `make_text` may be a remembering version of `public_text`; files are read only through it and only once.
    """
    gate = _Gate(tree, make_text)
    gate.settings(today)
    gate.records()
    gate.assets()
    faults = tuple(fault for fault in tree.faults() if not is_internal_path(fault.place.path))
    source = PublicSource(_TOKEN, gate.texts, frozenset(gate.others), tree.read, faults)
    problems = tuple(sorted(gate.problems, key=Problem.order))
    return Disclosed(source, problems, gate.date, gate.lines)


class _Gate:
    """One passage of a whole tree through the gate; the order of its steps is the order of `public`."""

    def __init__(self, tree: SourceTree, make_text: MakeText) -> None:
        self.tree = tree
        self.make_text = make_text
        self.date = date.min
        self.problems: list[Problem] = []
        self.texts: dict[str, bytes] = {}
        self.lines: dict[str, tuple[int, ...]] = {}
        self.others: set[str] = set()
        self._passed: dict[str, PublicText] = {}
        self._closed: set[str] = set()
        self._doubtful: set[str] = set()
        self._tasks: set[str] = set()
        self._visible = [locate(path) for path in tree.paths() if self._may_look(path)]

    def settings(self, today: date) -> None:
        """The site's own files; a date that an earlier gate wrote into them holds, if it is not later than `today`."""
        self.date = today
        for location in self._visible:
            if location.role in {Role.SETTINGS, Role.UNITS} and (raw := self._bytes(location.path)) is not None:
                is_site = location.role is Role.SETTINGS
                if is_site:
                    self.date = min(today, _recorded(location.path, raw) or today)
                self._keep(location.path, public_settings(location.path, raw, self.date if is_site else None))

    def records(self) -> None:
        """Records from the outer folders inwards, then what belongs to a record: reports, then translations."""
        texts = [location for location in self._visible if location.role is Role.RECORD]
        for location in sorted(texts, key=lambda found: (found.kind == "progress", found.path.count("/"), found.path)):
            if not _lies_in(location.path, self._closed) and self._has_task(location):
                self._pass(location, None)
        for location in self._visible:
            base = self._passed.get(location.base) if location.role is Role.TRANSLATION else None
            if base is not None:
                self._pass(location, base)
            elif location.role is Role.STRAY and (raw := self._bytes(location.path)) is not None:
                marked = is_marked_internal(raw)
                self.problems += [] if marked else [rules.NO_PLACE.at(Place(location.path))]

    def assets(self) -> None:
        """Publication entries, and the files that public text names from its own folder or from the shared one."""
        self.others |= {location.path for location in self._visible if location.role is Role.PUBLICATION}
        files = frozenset(location.path for location in self._visible if location.role is Role.ASSET)
        hidden = {
            asset
            for path, text in self._passed.items()
            for name in text.hidden_names
            if (asset := public_asset(locate(path), name, files)).path
        }
        for path, text in self._passed.items():
            for name, line, column in text.names:
                found = public_asset(locate(path), name, files)
                place = Place(path, line, column)
                if found.is_elsewhere:
                    self.problems.append(rules.ASSET_ELSEWHERE.at(place, name=name))
                elif found.is_internal or found in hidden or _lies_in(found.path, self._closed):
                    self.problems.append(rules.ASSET_IS_INTERNAL.at(place, name=name))
                elif found.path:
                    self.others.add(found.path)

    def _pass(self, location: Location, base: PublicText | None) -> None:
        raw = self._bytes(location.path)
        if raw is None:
            return
        found = self.make_text(location.path, raw, self.date, base)
        if _lies_in(location.path, self._doubtful):
            found = found._replace(verdict=Verdict.REFUSED)
        if self._keep(location.path, found):
            self._passed[location.path] = found
        elif location.role is Role.RECORD:
            (self._closed if found.verdict is Verdict.INTERNAL else self._doubtful).add(location.folder)
        if location.kind == "task":
            self._tasks.add(location.folder)

    def _keep(self, path: str, found: PublicText) -> bool:
        self.problems += found.problems
        if found.verdict is Verdict.PUBLIC:
            self.texts[path], self.lines[path] = found.text, found.lines
        return found.verdict is Verdict.PUBLIC

    def _has_task(self, location: Location) -> bool:
        """Whether a progress report lies with a task; without any, nobody knows for whom it is."""
        if location.kind != "progress" or location.owner in self._tasks:
            return True
        self.problems.append(rules.NO_TASK.at(Place(location.path), folder=location.owner))
        return False

    def _bytes(self, path: str) -> bytes | None:
        try:
            return self.tree.read(path)
        except OSError as error:
            self.problems.append(rules.CANNOT_READ.at(Place(path), reason=error.strerror or type(error).__name__))
            return None

    def _may_look(self, path: str) -> bool:
        """Nothing below `internal/`; and nothing below a folder that only resembles it, which is an error."""
        if is_internal_path(path):
            return False
        odd = [step for step in path.split("/")[:-1] if resembled(step) == "internal"]
        self.problems += [rules.FOLDER_LOOK_ALIKE.at(Place(path), typed=odd[0])] if odd else []
        return not odd


def _lies_in(path: str, folders: set[str]) -> bool:
    """Whether a file lies in one of the folders, at any depth."""
    steps = path.split("/")
    return any("/".join(steps[:count]) in folders for count in range(1, len(steps)))


def _recorded(path: str, raw: bytes) -> date | None:
    root = read_yaml(path, raw).root
    found = root.get("disclosed") if isinstance(root, Mapping) else None
    return read_date(found.text) if isinstance(found, Scalar) else None
