"""The pages that exist for the office only: what the next meeting needs, how everyone stands, what is still missing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Final

from generator.render import addresses
from generator.render.frame import Outline, Page
from generator.render.pages.scene import Scene
from generator.render.views import boards
from generator.render.views.boards import Board

BOARDS: Final[Mapping[str, Callable[[Scene], Board]]] = {
    "pack": lambda scene: boards.meeting_pack(scene.backdrop, scene.given.prints),
    "scoreboard": lambda scene: boards.scoreboard(scene.backdrop),
    "readiness": lambda scene: boards.readiness(scene.backdrop),
    "dossiers": lambda scene: boards.dossiers(scene.backdrop, scene.given.prints),
    "plan": lambda scene: boards.check_plan(scene.backdrop),
    "problems": lambda scene: boards.problems(scene.backdrop, scene.given.problems),
    "differences": lambda scene: boards.differences(scene.backdrop),
}
"""The boards by the last part of their address."""


def pages(scene: Scene) -> Iterator[Outline]:
    """Meeting pack, scoreboard, readiness, dossiers, check plan, problems, differences."""
    for name in BOARDS:
        yield Outline(addresses.record(scene.backdrop.language, "office", name), partial(_board, scene, name))


def _board(scene: Scene, name: str) -> Page:
    say = scene.backdrop.say
    return Page(
        address=addresses.record(scene.backdrop.language, "office", name),
        template="pages/board.html",
        title=say(name),
        description=scene.description(say(f"{name}_about")),
        section="office",
        view=BOARDS[name](scene),
        breadcrumb=scene.way(),
        is_unlisted=True,
    )
