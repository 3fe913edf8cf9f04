"""Prints single documents when they are asked for: from the same scene and by the same press as in a build.

Nothing is printed from a view that has errors, and nothing is written here; whose documents they are, a command knows.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from generator import build as building
from generator.model.frozen import frozen
from generator.model.output import Edition
from generator.model.problem import Problem, Severity
from generator.render.edition import print_scene
from generator.render.print_frame import Composed, PrintScene
from generator.shell import template_files
from generator.shell.cache import Cache
from generator.shell.fonts import missing_fonts
from generator.shell.pdf import Press, Printed


@frozen
class PressRoom:
    """One edition of a site, from which documents can be printed. `problems` are those of its content and templates."""

    site: Path
    view: building.View
    scene: PrintScene
    problems: tuple[Problem, ...]

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the site."""
        return self.view.ledger.content.site.languages


@frozen
class Pressed:
    """Finished documents; none where a problem of the content stops them."""

    prints: tuple[Printed, ...]
    problems: tuple[Problem, ...]

    @property
    def is_whole(self) -> bool:
        """Whether nothing that was asked for is missing or wrong."""
        return not any(problem.severity is Severity.ERROR for problem in self.problems)


def press_room(site: Path, edition: Edition, as_of: date | None = None) -> PressRoom:
    """Read a site as one edition sees it. Internal files are not opened for the public one."""
    (view,) = building.views(site, (edition,), as_of)
    texts, own = template_files.templates_of(site)
    return PressRoom(site, view, print_scene(view.ledger, edition, view.measures.pictures, texts), (*view.problems, *own))


def pressed(room: PressRoom, wanted: Sequence[Composed], workers: int = 1) -> Pressed:
    """Print the documents. A remark on the content that stops nothing is left to `rectify check`; what a document's own
    text or its printing brought up is told.
    """
    errors = [problem for problem in room.problems if problem.severity is Severity.ERROR]
    told = [*errors, *missing_fonts(room.view.ledger.content.site.fonts.families)]
    told += [problem for one in wanted for problem in one.problems]
    prints: tuple[Printed, ...] = ()
    if Pressed((), tuple(told)).is_whole:
        with Press(workers=workers, cache=Cache(room.site / ".cache", room.view.edition)) as press:
            prints = tuple(press.print((one.job for one in wanted), room.view.source.read))
        told += [problem for one in prints for problem in one.problems]
    ordered = tuple(sorted(dict.fromkeys(told), key=Problem.order))
    return Pressed(tuple(one for one in prints if one.body), ordered)
