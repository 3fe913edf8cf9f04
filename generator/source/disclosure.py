"""The gate between the editions: a site's content → its public content, before anything else is read.

A file passes only if its own words make it public; what cannot be classified is an error, and the public edition is
not built. What passes is written anew from its nodes, so nothing that was cut can leave a trace, and depends on
nothing that was cut: the public source is the same whether the internal content is there, changed, broken or gone.

Nothing below a folder `internal/` is ever opened. `docs/disclosure.md` lists the ways in which a word could get out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field, replace
from datetime import date
from typing import Final

from generator.model.frozen import frozen
from generator.model.problem import Place, Problem
from generator.source import gate_rules as rules
from generator.source.assets import public_asset
from generator.source.layout import Location, Role, is_internal_path, locate
from generator.source.lookalikes import resembled
from generator.source.public_text import (
    PublicText,
    Verdict,
    is_marked_internal,
    public_settings,
    public_text,
    recorded_date,
)
from generator.source.tree import SourceTree


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

    def with_texts(self, token: object, texts: Mapping[str, bytes], read: Callable[[str], bytes]) -> PublicSource:
        """The same with some texts in the place of earlier ones."""
        return PublicSource(token, {**self._texts, **texts}, self._others, read, self._faults)


_TOKEN: Final = object()
MakeText = Callable[[str, bytes, date, PublicText | None], PublicText]


@frozen(slots=False)
class Disclosed:
    """The public source with the gate's problems; any error among these means that nothing may be published.

    `lines` stays outside of the source: it leads back into the editors' own files, internal lines counted.
    """

    source: PublicSource
    problems: tuple[Problem, ...]
    gate_date: date
    lines: dict[str, tuple[int, ...]]
    passed: dict[str, PublicText] = field(default_factory=dict, compare=False, repr=False)
    """What was made of each file that is public, for `public_again`."""

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
    faults = tuple(fault for fault in tree.faults() if not is_internal_path(f"{fault.place.path}/"))
    source = PublicSource(_TOKEN, gate.texts, frozenset(gate.others), tree.read, faults)
    problems = tuple(sorted(gate.problems, key=Problem.order))
    return Disclosed(source, problems, gate.date, gate.lines, gate.passed)


def public_again(before: Disclosed, tree: SourceTree, files: Sequence[str], make_text: MakeText = public_text) -> Disclosed | None:
    """What `public` gives after nothing but the texts of one record changed, as in a preview: `files` are the record and its
    translations. None where what they say could mean anything for other files: then all have to pass the gate.
    """
    if any(problem.place.path in files for problem in before.problems):
        return None
    passed: dict[str, PublicText] = {}
    for path in files:
        was, base = before.passed.get(path), passed.get(files[0])
        now = make_text(path, tree.read(path), before.gate_date, base)
        if was is None or now.verdict is not Verdict.PUBLIC or now.problems or _named(now) != _named(was):
            return None
        passed[path] = now
    source = before.source.with_texts(_TOKEN, {path: text.text for path, text in passed.items()}, tree.read)
    lines = {path: text.lines for path, text in passed.items()}
    return Disclosed(source, before.problems, before.gate_date, {**before.lines, **lines}, {**before.passed, **passed})


def _named(text: PublicText) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(name for name, *_ in text.names), frozenset(text.hidden_names)


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
        self.passed: dict[str, PublicText] = {}
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
                    self.date = min(today, recorded_date(location.path, raw) or today)
                self._keep(location.path, public_settings(location.path, raw, self.date if is_site else None))

    def records(self) -> None:
        """Records from the outer folders inwards, then what belongs to a record: reports, then translations."""
        texts = [location for location in self._visible if location.role is Role.RECORD]
        for location in sorted(texts, key=lambda found: (found.kind == "progress", found.path.count("/"), found.path)):
            if not _lies_in(location.path, self._closed) and self._has_task(location):
                self._pass(location, None)
        for location in self._visible:
            base = self.passed.get(location.base) if location.role is Role.TRANSLATION else None
            if base is not None:
                self._pass(location, base)
            elif location.role is Role.STRAY and not _lies_in(location.path, self._closed):
                raw = self._bytes(location.path)
                if raw is not None and not is_marked_internal(raw):
                    self.problems.append(rules.NO_PLACE.at(Place(location.path)))

    def assets(self) -> None:
        """Publication entries, and the files that public text names from its own folder or from the shared one."""
        self.others |= {location.path for location in self._visible if location.role is Role.PUBLICATION}
        files = frozenset(location.path for location in self._visible if location.role is Role.ASSET)
        hidden = {
            asset
            for path, text in self.passed.items()
            for name in text.hidden_names
            if (asset := public_asset(locate(path), name, files)).path
        }
        for path, text in self.passed.items():
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
        found = PublicText(Verdict.REFUSED) if raw is None else self.make_text(location.path, raw, self.date, base)
        if _lies_in(location.path, self._doubtful):
            found = found._replace(verdict=Verdict.REFUSED)
        if self._keep(location.path, found):
            self.passed[location.path] = found
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
    if not folders:
        return False
    steps = path.split("/")
    return any("/".join(steps[:count]) in folders for count in range(1, len(steps)))
