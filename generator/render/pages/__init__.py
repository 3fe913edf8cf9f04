"""Which pages an edition has in one language: each module yields those of one part of the site."""

from __future__ import annotations

from collections.abc import Iterator

from generator.render.frame import Outline
from generator.render.pages import changes, gone, groups, office, overview, records, tasks, whole_lists
from generator.render.pages.scene import Scene


def pages_of(scene: Scene) -> Iterator[Outline]:
    """All pages of one language, in a fixed order; none of them is made yet."""
    yield from scene.from_facts(overview.pages(scene))
    yield from scene.from_facts(changes.pages(scene))
    yield from scene.from_facts(tasks.pages(scene))
    yield from scene.from_facts(records.pages(scene))
    yield from records.pages_with_blocks(scene)
    yield from scene.from_facts(groups.pages(scene))
    yield from scene.from_facts(gone.pages(scene))
    yield from scene.from_facts(whole_lists.pages(scene))
    if scene.backdrop.is_internal:
        yield from office.pages(scene)
