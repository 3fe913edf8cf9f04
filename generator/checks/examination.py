"""The examination of a ledger by all rules: what is found, and what a reviewed exception covers.

The rules lie in the modules beside this one, each imported here once; a rule that is not imported is never asked.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from fnmatch import fnmatchcase
from typing import Final

from generator.checks import (  # noqa: F401 - their rules enter themselves
    claims,
    closing,
    dates,
    delay,
    disclosure,
    effort,
    evidence,
    field_checks,
    indicators,
    meetings,
    numbers,
    personal,
    prose,
    publication,
    repeats,
    responsibility,
    schedule,
    truth,
)
from generator.checks.acceptance import AcceptedProblem, exceptions, idle
from generator.checks.judges import SITE_JUDGES, TASK_JUDGES, TEXT_JUDGES, TextLook, is_asked, may_find
from generator.checks.passages import passages_of, passages_of_settings
from generator.checks.scene import Scene
from generator.checks.sieves import SIEVES
from generator.ledger.state import Ledger
from generator.model.frozen import frozen
from generator.model.memory import UNKNOWN_ORIGINS, Origins
from generator.model.output import PictureInfo
from generator.model.problem import Problem, Severity, rule
from generator.model.site import Content

NAMES_INTERNAL: Final = rule(
    "public-names-internal",
    Severity.ERROR,
    message=(
        "Public text names `{name}`, which the public edition does not have: it is internal.",
        "公开内容引用了“{name}”，而它仅供内部，公开版中不存在。",
    ),
    hint=(
        "Take the name out, put the passage into `::: internal` … `:::`, or make `{name}` public.",
        "请删去该引用，或放入 `::: internal` … `:::`，或将“{name}”设为公开。",
    ),
    why=(
        "A link from a public page to an internal record is dead for every reader, and tells him that there is more.",
        "公开页面链接到内部记录，读者打不开，还会暴露内部内容的存在。",
    ),
    bad="audience: public … See [[2018-10-20-secret-check]].",
    good="audience: public … (no link)",
)
_UNREAD: Final = frozenset(
    {
        "not-a-date", "impossible-date", "not-a-deadline", "not-a-duration", "not-a-number", "wrong-type",
        "unknown-choice", "unknown-language", "bad-id",
    }
)  # fmt: skip
"""A value of which nothing is known; a judgement that it is missing would only echo this."""
_ECHOES: Final[dict[str, str]] = {"no-settings": "site.yaml", "unknown-category": "site.yaml", "unknown-unit": "units.yaml"}
"""What a record cannot find where the file that names it holds a mistake."""
_LEADS_NOWHERE: Final = frozenset({"unknown-link", "unknown-record", "missing-file"})
NO_PICTURES: Final[Mapping[str, PictureInfo]] = {}


@frozen
class Examination:
    """What was found, sorted, and what an exception covers: it is reported apart, so that none hides."""

    problems: tuple[Problem, ...]
    accepted: tuple[AcceptedProblem, ...] = ()


def examine(
    ledger: Ledger,
    *,
    full: bool,
    today: date | None = None,
    pictures: Mapping[str, PictureInfo] = NO_PICTURES,
) -> tuple[Problem, ...]:
    """What `examination` finds, without what is accepted."""
    return examination(ledger, full=full, today=today, pictures=pictures).problems


def examination(
    ledger: Ledger,
    *,
    full: bool,
    today: date | None = None,
    pictures: Mapping[str, PictureInfo] = NO_PICTURES,
    origins: Origins = UNKNOWN_ORIGINS,
) -> Examination:
    """All problems of a ledger. `full`: the content holds what is internal, so rules that read it are asked.

    `today` is the day after which a fact lies in the future: the site's own as-of, whatever day is looked at now.
    `origins` remembers what follows from single records.
    """
    day = today or ledger.content.site.as_of or ledger.as_of
    idle = {sieve for judge in TEXT_JUDGES if not is_asked(judge, full=full) for sieve in judge.sieves}
    scene = Scene(ledger, full, day, pictures, origins, tuple(sieve for sieve in SIEVES if sieve not in idle))
    found = dict.fromkeys(_found(scene))
    return covered(found, ledger.content, ledger.as_of)


def covered(problems: Iterable[Problem], content: Content, as_of: date, *, whole: bool = True) -> Examination:
    """The problems, parted by the exceptions of the content; faults of the exceptions are problems of their own.

    `whole`: these are all problems, so an exception that covers none of them is idle.
    """
    known = exceptions(content, as_of)
    left: list[Problem] = list(known.faults) if whole else []
    accepted: list[AcceptedProblem] = []
    for problem in problems:
        exception = known.of(problem)
        if exception is None:
            left.append(problem)
        else:
            accepted.append(exception)
    if whole:
        left.extend(idle(known, accepted))
    in_order = sorted(accepted, key=lambda each: each.problem.order())
    return Examination(tuple(sorted(left, key=Problem.order)), tuple(in_order))


def merged(
    public: Iterable[Problem], internal: Iterable[Problem], accepted: Iterable[Problem] = ()
) -> tuple[Problem, ...]:
    """The problems of both views in one list: what both have once, without an edition; the others with theirs.

    The public source is written anew and knows lines but no columns and no exceptions: the same problem stands where
    the editor's own file shows it, and `accepted` are those that the full view lifted.
    """
    lifted = {_sameness(problem) for problem in accepted}
    waiting: dict[tuple[object, ...], list[Problem]] = {}
    for problem in sorted(dict.fromkeys(_bare(internal)), key=Problem.order):
        waiting.setdefault(_sameness(problem), []).append(problem)
    found: list[Problem] = []
    for problem in sorted(dict.fromkeys(_bare(public)), key=Problem.order):
        same = _sameness(problem)
        if waiting.get(same):
            found.append(waiting[same].pop(0))
        elif same not in lifted:
            found.append(_hidden(problem).in_edition("public"))
    found.extend(problem.in_edition("internal") for left in waiting.values() for problem in left)
    return without_echoes(found)


def without_lifted(problems: Iterable[Problem], accepted: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems but for those that another view, which knows the exceptions, has lifted."""
    lifted = {_sameness(problem) for problem in accepted}
    return tuple(problem for problem in problems if _sameness(problem) not in lifted)


def _hidden(problem: Problem) -> Problem:
    """A name that leads nowhere in the public view alone leads to something internal: said so, with that cure."""
    names = [value for name, value in problem.arguments if name == "name"]
    if problem.code not in _LEADS_NOWHERE or not names:
        return problem
    return NAMES_INTERNAL.at(problem.place, related=problem.related, name=names[0])


def without_echoes(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems, without judgements on a line that could not be read: "no deadline" beside a misspelt deadline.

    What settings or units are mistyped is missed in every record; that, too, only echoes the mistake in the one file.
    """
    every = tuple(problems)
    broken = {problem.place.path for problem in every if problem.severity is Severity.ERROR and problem.code not in _ECHOES}
    every = tuple(problem for problem in every if _ECHOES.get(problem.code) not in broken)
    judged = {judge.rule.code for judges in (TASK_JUDGES, TEXT_JUDGES, SITE_JUDGES) for judge in judges}
    unread = {
        (problem.place.path, problem.place.line) for problem in every if problem.code in _UNREAD and problem.place.line
    }
    kept = (
        problem
        for problem in every
        if problem.code not in judged or (problem.place.path, problem.place.line) not in unread
    )
    return tuple(sorted(kept, key=Problem.order))


def _sameness(problem: Problem) -> tuple[object, ...]:
    """What makes two problems the same, whichever view they were seen in; what is advised may differ."""
    said = tuple(pair for pair in problem.arguments if pair[0] != "advice")
    return problem.code, problem.place.path, problem.severity, said


def selected(
    problems: Iterable[Problem], select: Collection[str] = (), ignore: Collection[str] = ()
) -> tuple[Problem, ...]:
    """The problems whose code is selected and not ignored; `evidence-*` names all codes that begin so."""
    return tuple(
        problem
        for problem in problems
        if (not select or _named(problem.code, select)) and not _named(problem.code, ignore)
    )


def _named(code: str, patterns: Collection[str]) -> bool:
    return any(fnmatchcase(code, pattern) for pattern in patterns)


def _bare(problems: Iterable[Problem]) -> Iterator[Problem]:
    return (replace(problem, edition="") for problem in problems)


def _found(scene: Scene) -> Iterator[Problem]:
    for judge in SITE_JUDGES:
        if is_asked(judge, full=scene.full):
            yield from judge.look(scene)
    looks = [judge.look for judge in TASK_JUDGES if is_asked(judge, full=scene.full)]
    for state in scene.ledger.tasks:
        for look in looks:
            yield from look(state, scene)
    reads = [judge for judge in TEXT_JUDGES if is_asked(judge, full=scene.full)]
    for passage in passages_of_settings(scene.content):
        for read in reads:
            yield from read.look(passage, scene)
    asked: dict[bytes, list[TextLook]] = {}
    for record in scene.content.records:
        let_through = scene.let_through(record)
        if let_through not in asked:
            asked[let_through] = [judge.look for judge in reads if may_find(judge, let_through)]
        if asked[let_through]:
            for passage in passages_of(record):
                for find in asked[let_through]:
                    yield from find(passage, scene)
