"""A document on demand is the one that a build makes; errors stop it, and internal files are not opened for a public one."""

from __future__ import annotations

from generator.build import Order, build
from generator.model.output import Edition
from generator.publication.printing import press_room, pressed
from generator.render.prints import bulletin_print
from tests.conftest import SiteBuilder
from tests.sites import SiteFolder


def small(site: SiteBuilder) -> SiteFolder:
    return site().inspection().task("DL-01").bulletin("2018-10")


def test_a_document_on_demand_is_that_of_the_build(site: SiteBuilder) -> None:
    folder = small(site)
    room = press_room(folder.folder, Edition.PUBLIC)
    made = pressed(room, [bulletin_print(room.scene, room.scene.ledger.content.bulletins[0], "en")])
    assert made.is_whole
    assert room.languages == ("en", "zh")
    build(Order(folder.folder, folder.folder / "output", (Edition.PUBLIC,)))
    assert made.prints[0].body == (folder.folder / "output/public/bulletins/2018-10.en.pdf").read_bytes()


def test_errors_stop_a_print_and_are_told(site: SiteBuilder) -> None:
    folder = small(site).write("bulletins/broken.md", "---\naudience: pubilc\n---\n")
    room = press_room(folder.folder, Edition.PUBLIC)
    made = pressed(room, [bulletin_print(room.scene, room.scene.ledger.content.bulletins[0], "en")])
    assert made.prints == ()
    assert not made.is_whole


def test_internal_content_does_not_reach_a_public_print(site: SiteBuilder) -> None:
    folder = small(site)
    before = press_room(folder.folder, Edition.PUBLIC)
    first = pressed(before, [bulletin_print(before.scene, before.scene.ledger.content.bulletins[0], "zh")])
    folder.write("tasks/internal/DL-02.md", "no record at all")
    after = press_room(folder.folder, Edition.PUBLIC)
    second = pressed(after, [bulletin_print(after.scene, after.scene.ledger.content.bulletins[0], "zh")])
    assert first.prints[0].body == second.prints[0].body
