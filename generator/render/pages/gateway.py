"""Pages outside of the languages, and pages at old addresses: the choice of a language, 404, records that were renamed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urlsplit

from generator.model.frozen import frozen
from generator.model.output import File
from generator.model.records import kind_of
from generator.model.text import Said
from generator.render import addresses
from generator.render.frame import Page
from generator.render.pages.scene import Scene
from generator.render.views.backdrop import FOLDER_OF_KIND, Link


@frozen
class Door:
    """A language as it is offered at the entrance."""

    tag: str
    name: str
    title: Said
    authority: Said
    address: str
    canonical: str
    search: str
    texts: tuple[str, str, str, str]


@frozen
class MovedView:
    """A record's old address."""

    title: str
    text: str
    link: Link


def gateway_pages(scenes: Sequence[Scene]) -> Iterator[Page]:
    """The entrance, and the page that servers show for what is not there."""
    first = scenes[0].backdrop
    doors = tuple(_door(scene) for scene in scenes)
    title = " | ".join(dict.fromkeys(str(door.title) for door in doors))
    yield Page(
        address=addresses.CHOICE, template="pages/choice.html", title=title,
        description=scenes[0].description(first.say("site_description")), section="home", view=doors,
    )
    yield _not_found(scenes, addresses.NOT_FOUND, " | ".join(door.texts[0] for door in doors))


def not_found_page(scenes: Sequence[Scene], scene: Scene) -> Page:
    """What a server shows a reader of the scene's language for an address that is not there; the others stand below."""
    backdrop = scene.backdrop
    ordered = [scene, *(other for other in scenes if other is not scene)]
    return _not_found(ordered, addresses.not_found(backdrop.language), backdrop.say("not_found_title"))


def _not_found(scenes: Sequence[Scene], address: str, title: str) -> Page:
    first = scenes[0].backdrop
    return Page(
        address=address, template="pages/404.html", title=title,
        description=first.say("not_found_text"), section="home", view=tuple(_door(scene) for scene in scenes),
        root=urlsplit(first.ledger.content.site.base_url).path.rstrip("/") + "/",
    )


def moved_pages(scene: Scene) -> Iterator[Page]:
    """A page at each former id of a record or unit, leading to the present one."""
    backdrop = scene.backdrop
    content = backdrop.ledger.content
    present = {record.id.lower() for record in content.records if record.id}
    for record in content.records:
        folder = FOLDER_OF_KIND.get(kind_of(record))
        for old in record.was if folder else ():
            if folder and old.lower() not in present:
                yield _moved(scene, folder, old, backdrop.to(record))
    units = {unit.id.lower() for unit in content.units}
    for unit in content.units:
        folder = "areas" if unit.kind == "area" else "units"
        for old in unit.was:
            if old.lower() not in units:
                yield _moved(scene, folder, old, backdrop.unit(unit.id))


def redirects(pages: Iterable[Page], gone: Iterable[tuple[str, str]] = ()) -> Iterator[File]:
    """The old addresses for servers, in the form that static hosts read: from, to, 301. No file where there are none.

    `gone` are files that were withdrawn, each with the page that says so.
    """
    moved = [(page.address, page.view.link.address) for page in pages if isinstance(page.view, MovedView)]
    lines = [f"/{_folder(addresses.quoted(old))} /{_folder(new)} 301\n" for old, new in moved]
    lines += [f"/{addresses.quoted(file)} /{_folder(addresses.quoted(page))} 302\n" for file, page in gone]
    if lines:
        yield File("_redirects", "".join(lines).encode())


def _folder(address: str) -> str:
    return address.removesuffix("index.html")


def _moved(scene: Scene, folder: str, old: str, link: Link) -> Page:
    say = scene.backdrop.say
    title = say("moved_title", id=old)
    text = say("moved_text", title=link.text)
    return Page(
        address=addresses.record(scene.backdrop.language, folder, old), template="pages/moved.html", title=title,
        description=text, section=folder, view=MovedView(title, text, link), breadcrumb=scene.way(folder),
    )


def _door(scene: Scene) -> Door:
    backdrop = scene.backdrop
    site, say = backdrop.ledger.content.site, backdrop.say
    return Door(
        say.tag, say.name, backdrop.said(site.title), backdrop.said(site.authority), addresses.home(backdrop.language),
        addresses.absolute(site.base_url, addresses.home(backdrop.language)),
        addresses.listing(backdrop.language, "search"),
        (say("not_found_title"), say("not_found_text"), say("not_found_home"), say("not_found_search")),
    )
