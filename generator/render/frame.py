"""The frame around every page: what the site says of itself, and what a page says of itself to readers and machines.

Nothing here changes with a single record, so that an edit re-renders only the pages that show it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import Final
from urllib.parse import urlsplit

from markupsafe import Markup

from generator.model.frozen import frozen
from generator.model.output import File
from generator.model.patterns import pattern
from generator.model.text import Said
from generator.render import addresses
from generator.render.templates import Templates
from generator.render.views.backdrop import Backdrop, Link
from generator.render.words import Words, spoken

POLICY: Final = (
    "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'"
)
"""Nothing but the site's own files; `connect-src` is there for the search index (and for Lighthouse's robots.txt)."""
POLICY_AGAIN: Final = "base-uri 'none'"
"""A second policy that every page states after the first. Browsers hold a page to both, so it changes nothing for them.

The Nu checker judges by the last one only. Of a file it does not know which address is `'self'`, and would report every
picture and script of a checked folder as forbidden.
"""

_COMMENT: Final = pattern(r"/\*.*?\*/", re.DOTALL)
_SPACES: Final = pattern(r"\s+")
_AROUND_SIGNS: Final = pattern(r" ?([{};,>]) ?")
_AFTER_COLON: Final = pattern(r": ")
MENU: Final = ("home", "tasks", "changes", "meetings", "bulletins", "search")
BROWSE: Final = ("areas", "units", "categories", "inspections", "checks")
ABOUT: Final = ("guide", "data", "reporting", "visits")
OFFICE: Final = ("pack", "scoreboard", "readiness", "dossiers", "plan", "problems", "differences")


@frozen
class Assets:
    """The addresses of the files that pages load."""

    stylesheet: str
    icon: str
    filter: str
    search: str


@frozen
class MenuItem:
    """A section of the site in the navigation."""

    section: str
    text: str
    address: str


@frozen
class FooterGroup:
    """Some links of the footer under a heading."""

    title: str
    links: tuple[MenuItem, ...]


@frozen
class ContactLine:
    """A way to reach the office; `address` is what its link holds, or ""."""

    text: str
    address: str


@frozen
class Feed:
    """A feed that a page announces."""

    title: str
    address: str


@frozen
class SiteFrame:
    """What every page of one language says of the site."""

    language: str
    tag: str
    locale: str
    title: Said
    authority: Said
    domain: str
    as_of: str
    as_of_text: str
    contacts: tuple[ContactLine, ...]
    footer: Said
    menu: tuple[MenuItem, ...]
    groups: tuple[FooterGroup, ...]
    assets: Assets
    head: str
    feeds: tuple[Feed, ...]
    is_internal: bool
    linked: frozenset[str]
    """The addresses to which menu and footer lead."""


@frozen
class Page:
    """A page before it is rendered: where it lies, what it says of itself, and the view that its template fills in.

    `section` names the part of the site to which it belongs; `title` is its `h1` and unique on the site.
    """

    address: str
    template: str
    title: str
    description: str
    section: str
    view: object
    breadcrumb: tuple[Link, ...] = ()
    published: str = ""
    structured: Mapping[str, object] | None = None
    scripts: tuple[str, ...] = ()
    feeds: tuple[Feed, ...] = ()
    is_unlisted: bool = False
    root: str = ""
    """The way to the site's root where it is not the one that the address tells."""


@frozen
class Outline:
    """A page that exists: its address is told at once, all else is made where and when it is drawn.

    `basis` digests, in less time than the page takes, all that it is made of beside what all pages of its language have
    in common and what its texts ask for; None where only the page itself tells.
    """

    address: str
    page: Callable[[], Page]
    basis: Callable[[], bytes] | None = None


@frozen
class Version:
    """The same page in a language."""

    tag: str
    name: str
    address: str
    canonical: str
    is_this: bool


def assets_of(templates: Templates) -> tuple[Assets, tuple[File, ...]]:
    """The files that pages load, named by their content, and those files."""
    files = []
    named = {}
    for name, suffix in (("site", "css"), ("icon", "svg"), ("filter", "js"), ("search", "js")):
        text = templates.source(f"assets/{name}.{suffix}")
        body = _COMPACT.get(suffix, str)(text).encode()
        address = f"assets/{name}-{hashlib.sha256(body).hexdigest()[:10]}.{suffix}"
        files.append(File(address, body))
        named[name] = address
    return Assets(named["site"], named["icon"], named["filter"], named["search"]), tuple(files)


@lru_cache(maxsize=4)  # a preview asks at every save
def _compact_style(css: str) -> str:
    """A style sheet without comments and the spaces that only its editors need; its strings hold none of these signs."""
    tight = _AROUND_SIGNS.sub(r"\1", _SPACES.sub(" ", _COMMENT.sub("", css)).strip())
    return _AFTER_COLON.sub(":", tight).replace(";}", "}") + "\n"


def _compact_script(script: str) -> str:
    """A script without indents, empty lines and the lines that are comments; no text in it goes over several lines."""
    lines = (line.strip() for line in script.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//")) + "\n"


_COMPACT: Final[Mapping[str, Callable[[str], str]]] = {"css": _compact_style, "js": _compact_script}


def site_frame(
    backdrop: Backdrop, assets: Assets, *, head: str = "", feeds: Sequence[Feed] = (), own_pages: Sequence[MenuItem] = (),
) -> SiteFrame:
    """What the pages of a language say of the site; `own_pages` are the site's own (`content/pages/`)."""
    site, say = backdrop.ledger.content.site, backdrop.say
    groups = [
        FooterGroup(say("browse"), tuple(_item(say, section) for section in BROWSE)),
        FooterGroup(say("about"), (*own_pages, *(_item(say, section) for section in ABOUT))),
    ]
    if backdrop.is_internal:
        groups.append(FooterGroup(say("office"), tuple(_office_item(say, name) for name in OFFICE)))
    menu = tuple(_item(say, section) for section in MENU)
    return SiteFrame(
        language=backdrop.language,
        tag=say.tag,
        locale=say.locale,
        title=backdrop.said(site.title),
        authority=backdrop.said(site.authority),
        domain=urlsplit(site.base_url).netloc,
        as_of=backdrop.ledger.as_of.isoformat(),
        as_of_text=say.day(backdrop.ledger.as_of),
        contacts=_contacts(backdrop),
        footer=backdrop.said(site.footer),
        menu=menu,
        groups=tuple(groups),
        assets=assets,
        head=head,
        feeds=tuple(feeds),
        is_internal=backdrop.is_internal,
        linked=frozenset(item.address for item in chain(menu, *(group.links for group in groups))),
    )


def rendered(templates: Templates, site: SiteFrame, page: Page, languages: Sequence[str], site_address: str) -> File:
    """The page as a file. `languages` are those in which the page exists; none where it stands outside of them."""
    versions = tuple(_version(site, page, language, site_address) for language in languages)
    structured = _structured(page)
    text = templates.rendered(
        page.template,
        policies=(Markup(POLICY), Markup(POLICY_AGAIN)),
        site=site,
        page=page,
        view=page.view,
        say=spoken(site.language),
        here=page.address if page.address in site.linked else "",
        root=page.root or addresses.root(page.address),
        versions=versions,
        canonical=addresses.absolute(site_address, page.address) if site_address and not site.is_internal else "",
        structured=structured,
        entrance=addresses.absolute(site_address, addresses.CHOICE)
        if len(versions) > 1 and page.address == addresses.home(site.language) else "",
    )
    return File(page.address, text.encode())


def _version(site: SiteFrame, page: Page, language: str, site_address: str) -> Version:
    address = language + page.address.removeprefix(site.language)
    say = spoken(language)
    return Version(
        say.tag, say.name, addresses.quoted(address), addresses.absolute(site_address, address),
        language == site.language,
    )


def _structured(page: Page) -> Markup:
    """What machines read of the page, as JSON-LD. `<` is escaped: a text could otherwise end the element."""
    if not page.structured:
        return Markup()
    text = json.dumps(page.structured, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


def _item(say: Words, section: str) -> MenuItem:
    if section == "home":
        return MenuItem("home", say("home"), addresses.home(say.language))
    return MenuItem(section, say(section), addresses.listing(say.language, section))


def _office_item(say: Words, name: str) -> MenuItem:
    return MenuItem("office", say(name), addresses.record(say.language, "office", name))


def _contacts(backdrop: Backdrop) -> tuple[ContactLine, ...]:
    contact = backdrop.ledger.content.site.contact
    lines = [
        ContactLine(contact.phone, f"tel:{''.join(contact.phone.split())}") if contact.phone else None,
        ContactLine(contact.email, f"mailto:{contact.email}") if contact.email else None,
        ContactLine(str(backdrop.said(contact.address)), "") if contact.address else None,
        ContactLine(str(backdrop.said(contact.hours)), "") if contact.hours else None,
    ]
    return tuple(line for line in lines if line)
