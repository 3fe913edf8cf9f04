"""Documents by the words that ask for them: those of `rectify print`, which `site.yaml` may hold for every build, too."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from generator.model.output import Edition
from generator.model.problem import Place, Severity, rule
from generator.render import prints
from generator.render.print_frame import Composed, PrintScene
from generator.render.views.printed import filters

Names = Sequence[str] | None
"""What is named, or None for everything that there is."""
ALL: Final = "--all"
UNKNOWN = rule(
    "print-unknown", Severity.ERROR,
    message=("`prints` asks for {typed}, which is nothing that could be printed.", "prints 中的 {typed} 没有可印制的文件。"),
    hint=("Write what `rectify print` takes, e.g. `annual 2018`, `dossier DL-01`, `dossier --all`, `tasks pace=behind`.",
          "写法同 rectify print，例如 annual 2018、dossier DL-01、dossier --all、tasks pace=behind。"),
    why=("A document that is asked for and not made would be missed when it is needed.",
         "要求印制却没有印制的文件，用时才会发现缺失。"),
    bad="prints: [yearly 2018]", good="prints: [annual 2018]",
)


class UnknownNameError(ValueError):
    """A name that is no record of the kind that a document is about; `known` are those that are."""

    def __init__(self, name: str, known: Sequence[str] = ()) -> None:
        super().__init__(name)
        self.name = name
        self.known = tuple(known)


def documents(scene: PrintScene, kind: str, names: Names, language: str) -> Iterator[Composed]:
    """The documents of a kind in a language: those that are named, or all of them (None). Raises UnknownNameError."""
    if kind not in KINDS:
        raise UnknownNameError(kind, tuple(KINDS))
    yield from KINDS[kind](scene, names, language)


def standing(scene: PrintScene, language: str) -> Iterator[Composed]:
    """What `site.yaml` asks for in every build. Dossiers are the office's, so the public edition has none; what cannot
    be printed is a problem of the settings, at its line.
    """
    site = scene.ledger.content.site
    for number, words in enumerate(site.prints):
        kind, *names = words.split()
        place = site.place("prints", number)
        if kind == "dossier" and scene.edition is Edition.PUBLIC:
            continue
        try:
            yield from documents(scene, kind, None if ALL in names else names, language)
        except UnknownNameError:
            yield _unknown(scene, words, place, language)


def _unknown(scene: PrintScene, words: str, place: Place, language: str) -> Composed:
    """The list of all tasks in its place, with the problem that stops the build."""
    return Composed(prints.task_list_print(scene, (), language).job, (UNKNOWN.at(place, typed=words),))


def _minutes(scene: PrintScene, names: Names, language: str) -> Iterator[Composed]:
    meetings = {meeting.id: meeting for meeting in scene.ledger.content.meetings}
    for name in _known(names, meetings):
        yield prints.minutes_print(scene, meetings[name], language)


def _pack(scene: PrintScene, _names: Names, language: str) -> Iterator[Composed]:
    yield prints.meeting_pack(scene, language)


def _dossiers(scene: PrintScene, names: Names, language: str) -> Iterator[Composed]:
    states = {state.task.id: state for state in scene.ledger.tasks}
    for name in _known(names, states):
        yield prints.dossier(scene, states[name], language)


def _annual(scene: PrintScene, names: Names, language: str) -> Iterator[Composed]:
    for name in names or ():
        if not (name.isdecimal() and len(name) == 4):
            raise UnknownNameError(name, (str(scene.ledger.as_of.year),))
        yield prints.annual_report(scene, int(name), language)


def _tasks(scene: PrintScene, names: Names, language: str) -> Iterator[Composed]:
    yield prints.task_list_print(scene, filters(names or ()), language)


def _known(names: Names, records: Mapping[str, object]) -> Iterator[str]:
    for name in records if names is None else names:
        if name not in records:
            raise UnknownNameError(name, tuple(records))
        yield name


KINDS: Final[Mapping[str, Callable[[PrintScene, Names, str], Iterator[Composed]]]] = {
    "minutes": _minutes, "pack": _pack, "dossier": _dossiers, "annual": _annual, "tasks": _tasks,
}
"""What can be asked for, and how it is made."""
