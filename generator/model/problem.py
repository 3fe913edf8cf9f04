"""A mistake as a value: which rule it breaks, where, and what cures it. Exceptions are for our own bugs only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from generator.model.frozen import frozen
from generator.model.text import Both


class Severity(StrEnum):
    """How much a problem weighs: only an error stops a build."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"

    @property
    def weight(self) -> int:
        """0 for an error, 1 for a warning, 2 for a notice: the order of a report."""
        return ("error", "warning", "notice").index(self.value)


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where in the content: `path` is relative to `content/`; line and column count from 1, 0 means the whole file."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        if not self.line:
            return self.path
        return f"{self.path}:{self.line}:{self.column}" if self.column else f"{self.path}:{self.line}"


@frozen
class Places:
    r"""Line and column of every key of a file, by dotted name, as one string: a site has some 500 000 of them.

    `written` is `\nNAME:LINE:COLUMN` for each, and a line end; `places_of` makes it.
    """

    written: str

    def of(self, path: str, *steps: str | int) -> Place:
        """The place of a key in the file at `path`; that of the nearest key above it where it was not typed."""
        names = [str(step) for step in steps]
        while names:
            mark = "\n" + ".".join(names) + ":"
            at = self.written.find(mark)
            if at >= 0:
                start = at + len(mark)
                line, column = self.written[start : self.written.index("\n", start)].split(":")
                return Place(path, int(line), int(column))
            names.pop()
        return Place(path)


def places_of(found: Iterable[tuple[str, int, int]]) -> Places:
    """The places of (dotted name, line, column) triples; names hold neither `:` nor line ends."""
    return Places("".join(f"\n{name}:{line}:{column}" for name, line, column in found) + "\n")


NO_PLACES: Final = Places("\n")


@frozen
class Rule:
    """One kind of mistake. `message` and `hint` may hold `{name}` places that a problem fills.

    `why` is what `rectify explain` prints; `source` names the law, standard or practice behind the rule;
    `bad` and `good` are a short example and its cure.
    """

    code: str
    severity: Severity
    message: Both
    hint: Both
    why: Both
    source: str = ""
    bad: str = ""
    good: str = ""

    def at(self, place: Place, *, related: tuple[Place, ...] = (), **arguments: object) -> Problem:
        """The problem of this kind at `place`; `arguments` fill the message and the hint."""
        filled = tuple((name, value if isinstance(value, Both) else str(value)) for name, value in arguments.items())
        return Problem(rule=self, place=place, arguments=filled, related=related, severity=self.severity)


@frozen
class Problem:
    """One mistake at one place. `edition` is "" where the mistake concerns both editions alike."""

    rule: Rule
    place: Place
    arguments: tuple[tuple[str, str | Both], ...]
    related: tuple[Place, ...]
    severity: Severity
    edition: str = ""

    @property
    def code(self) -> str:
        """The stable name of the rule."""
        return self.rule.code

    def message(self, language: str) -> str:
        """What is wrong, as one sentence."""
        return _filled(self.rule.message.in_language(language), self.arguments, language)

    def hint(self, language: str) -> str:
        """What to do about it; where possible the corrected line."""
        return _filled(self.rule.hint.in_language(language), self.arguments, language)

    def in_edition(self, edition: str) -> Problem:
        """The same problem, said of one edition."""
        return replace(self, edition=edition)

    def order(self) -> tuple[str, int, int, int, str, tuple[tuple[str, str], ...]]:
        """The sort key of a report: by place, the heavier first, then by code and arguments."""
        said = tuple((name, str(value)) for name, value in self.arguments)
        return (self.place.path, self.place.line, self.place.column, self.severity.weight, self.code, said)


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of the problems stops a build."""
    return any(problem.severity is Severity.ERROR for problem in problems)


RULES: Final[dict[str, Rule]] = {}


def rule(
    code: str,
    severity: Severity,
    *,
    message: tuple[str, str],
    hint: tuple[str, str],
    why: tuple[str, str],
    source: str = "",
    bad: str = "",
    good: str = "",
) -> Rule:
    """Make a rule and enter it in `RULES`; each pair is (English, Chinese). Raises ValueError on a code used twice."""
    if code in RULES:
        raise ValueError(f"rule code used twice: {code}")
    made = Rule(code, severity, Both(*message), Both(*hint), Both(*why), source, bad, good)
    RULES[code] = made
    return made


def _filled(sentence: str, arguments: tuple[tuple[str, str | Both], ...], language: str) -> str:
    """Fill `{name}` places by plain replacement: an editor's braces must never be read as a format."""
    for name, value in arguments:
        said = value.in_language(language) if isinstance(value, Both) else value
        sentence = sentence.replace("{" + name + "}", said)
    return sentence
