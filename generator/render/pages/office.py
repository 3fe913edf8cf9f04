"""The pages that exist for the office only: what the next meeting needs, how everyone stands, what is still missing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Final

from generator.model.frozen import frozen
from generator.render import addresses
from generator.render.frame import Outline, Page
from generator.render.pages.scene import Scene
from generator.render.views import boards
from generator.render.views.board_parts import parts_of
from generator.render.views.boards import Board
from generator.render.views.paging import Step, steps

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

SMALL: Final = 20
"""Tasks and problems of a site whose boards need no second page."""


@frozen
class BoardPage:
    """One page of a board."""

    board: Board
    paging: tuple[Step, ...]


def pages(scene: Scene) -> Iterator[Outline]:
    """Meeting pack, scoreboard, readiness, dossiers, check plan, problems, differences; each in as many pages as it takes.

    How many these are is known only once a board is made. A small site has one page of each, and makes it when it is drawn.
    """
    language = scene.backdrop.language
    is_small = len(scene.backdrop.ledger.tasks) + len(scene.given.problems) <= SMALL
    for name, board in BOARDS.items():
        parts = (None,) if is_small else parts_of(board(scene))
        for number, part in enumerate(parts, start=1):
            yield Outline(addresses.board(language, name, number), partial(_board, scene, name, part, number, len(parts)))


def _board(scene: Scene, name: str, part: Board | None, number: int, count: int) -> Page:
    say, address = scene.backdrop.say, partial(addresses.board, scene.backdrop.language, name)
    return Page(
        address=address(number),
        template="pages/board.html",
        title=say(name) if number == 1 else say.joined((say(name), say("page_n", n=number))),
        description=scene.description(say(f"{name}_about")),
        section="office",
        view=BoardPage(part or BOARDS[name](scene), steps(address, number, count)),
        breadcrumb=scene.way(),
        is_unlisted=True,
    )
