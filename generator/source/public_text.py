"""One file through the gate: its own words make it public, internal or refused; what is public is written anew.

Pure functions of a file's bytes, the gate's date and, for a translation, the public part of its record.
"""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

from generator.model.patterns import pattern
from generator.model.problem import Place, Problem, Severity
from generator.source import gate_rules as rules
from generator.source.assets import AssetName, names_of
from generator.source.canonical import Lines, yaml_lines
from generator.source.cutting import Cut, Position, joined, public_part
from generator.source.faults import REFERENCE
from generator.source.frontmatter import read_yaml, split
from generator.source.layout import locate
from generator.source.nodes import Mapping, Node, Scalar, Sequence
from generator.source.passages import public_body
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
_MARKED: Final = pattern(rb"^audience:[ \t]+(?:internal|\"internal\"|'internal')[ \t]*(?:[ \t]#.*)?$", re.MULTILINE)
_FIELDS_END: Final = pattern(rb"^(?:--|\.\.\.|\xe2\x80|\xe2\x94|\xef\xbc\x8d|\xe4\xb8\x80)", re.MULTILINE)


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


def recorded_date(path: str, raw: bytes) -> date | None:
    """The day that an earlier gate wrote into `site.yaml`, if there is one."""
    root = read_yaml(path, raw).root
    found = root.get("disclosed") if isinstance(root, Mapping) else None
    return read_date(found.text) if isinstance(found, Scalar) else None


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
    rows, numbers = zip(*lines, strict=True) if lines else ((), ())
    return "\n".join((*rows, "")).encode(), numbers
