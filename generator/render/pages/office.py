"""The pages that exist for the office only."""

from __future__ import annotations

from collections.abc import Iterator

from generator.render.frame import Page
from generator.render.pages.scene import Scene


def pages(scene: Scene) -> Iterator[Page]:
    """Meeting pack, scoreboard, readiness, dossiers, check plan, problems, differences."""
    del scene
    yield from ()
