"""What tells machines their way: sitemaps, robots.txt, security.txt, and the headers that a host should send."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from generator.model.output import Edition, File
from generator.model.patterns import pattern
from generator.model.site import Site
from generator.render import addresses
from generator.render.frame import POLICY
from generator.render.words import spoken
from generator.render.xml_text import escape, quoteattr

MOST_ADDRESSES: Final = 50_000
"""In one sitemap, by the protocol; beyond it there are several, and an index of them."""
VALID: Final = timedelta(days=364)
"""How long security.txt says that it holds once it is published: less than a year, as RFC 9116 recommends."""
YEARS_UNPUBLISHED: Final = 10
"""And before: the data may be of long ago, and a site that is only built has nobody who would renew it."""

HEADERS: Final = (
    ("Content-Security-Policy", f"{POLICY}; frame-ancestors 'none'"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()"),
    ("Referrer-Policy", "no-referrer"),
    ("Strict-Transport-Security", "max-age=31536000; includeSubDomains"),
    ("X-Content-Type-Options", "nosniff"),
)  # fmt: skip
"""For every answer. `frame-ancestors` works in a header only; the rest of the policy stands in every page as well."""
FOREVER: Final = "public, max-age=31536000, immutable"
"""For files that are named by their content."""

_SITEMAP: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"
_HEAD: Final = '<?xml version="1.0" encoding="utf-8"?>'
_NO_PAGE: Final = pattern(r"(^|/)404\.html$")


def signposts(
    site: Site, edition: Edition, paths: Iterable[str], as_of: date, published: date | None = None
) -> Iterator[File]:
    """All of them; `paths` are those of the edition's files. The internal edition shows nobody a way in.

    A sitemap names every page: also those at old addresses, so that a search engine learns what has become of them.

    `as_of` is the day of the data, `published` that of the publication where there is one: nothing here knows today's.
    """
    yield File("_headers", _headers(edition).encode())
    if edition is Edition.INTERNAL:
        yield File("robots.txt", b"User-agent: *\nDisallow: /\n")
        return
    yield File(
        "robots.txt", f"User-agent: *\nAllow: /\nSitemap: {addresses.absolute(site.base_url, 'sitemap.xml')}\n".encode()
    )
    yield File(".well-known/security.txt", _security(site, _valid_until(as_of, published)).encode())
    pages = sorted(path for path in paths if path.endswith(".html") and not _NO_PAGE.search(path))
    yield from _sitemaps(site, pages)


def _sitemaps(site: Site, pages: Sequence[str]) -> Iterator[File]:
    known = frozenset(pages)
    parts = [pages[at : at + MOST_ADDRESSES] for at in range(0, len(pages), MOST_ADDRESSES)] or [()]
    if len(parts) == 1:
        yield _sitemap("sitemap.xml", site, parts[0], known)
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    listed = "\n".join(
        f"<sitemap><loc>{escape(addresses.absolute(site.base_url, name))}</loc></sitemap>" for name in names
    )
    yield File("sitemap.xml", f'{_HEAD}\n<sitemapindex xmlns="{_SITEMAP}">\n{listed}\n</sitemapindex>\n'.encode())
    for name, part in zip(names, parts, strict=True):
        yield _sitemap(name, site, part, known)


def _sitemap(name: str, site: Site, pages: Sequence[str], known: frozenset[str]) -> File:
    lines = [_HEAD, f'<urlset xmlns="{_SITEMAP}" xmlns:xhtml="http://www.w3.org/1999/xhtml">']
    lines += [_address(site, page, known) for page in pages]
    return File(name, ("\n".join([*lines, "</urlset>"]) + "\n").encode())


def _address(site: Site, page: str, known: frozenset[str]) -> str:
    """A page with its versions in all languages, itself among them; the entrance is that of the home page for all others."""
    first, slash, rest = page.partition("/")
    is_entrance = page == addresses.CHOICE
    versions = {
        spoken(language).tag: version
        for language in site.languages
        for version in (addresses.home(language) if is_entrance else f"{language}/{rest}",)
        if version in known
    }
    if len(versions) > 1 and addresses.CHOICE in known and addresses.CHOICE in (page, rest):
        versions["x-default"] = addresses.CHOICE
    links = ""
    if len(versions) > 1 and (is_entrance or (slash and first in site.languages)):
        links = "".join(
            f'<xhtml:link rel="alternate" hreflang="{tag}" href={quoteattr(addresses.absolute(site.base_url, version))}/>'
            for tag, version in versions.items()
        )
    return f"<url><loc>{escape(addresses.absolute(site.base_url, page))}</loc>{links}</url>"


def _valid_until(as_of: date, published: date | None) -> date:
    return published + VALID if published else date(as_of.year + YEARS_UNPUBLISHED, 12, 31)


def _security(site: Site, until: date) -> str:
    """RFC 9116: whom to tell of a weakness."""
    contact = site.contact
    ways = [f"mailto:{contact.email}"] if contact.email else []
    ways += [f"tel:{number}"] if (number := _worldwide(contact.phone, site.calendar)) else []
    said = [f"Contact: {way}" for way in ways or [addresses.absolute(site.base_url, "")]]
    languages = ", ".join(spoken(language).tag for language in site.languages)
    return "\n".join(
        [
            *said,
            f"Expires: {until.isoformat()}T00:00:00Z",
            f"Preferred-Languages: {languages}",
            f"Canonical: {addresses.absolute(site.base_url, '.well-known/security.txt')}",
            "",
        ]
    )


def _worldwide(phone: str, country: str) -> str:
    """A telephone number as RFC 3966 wants it, callable from anywhere; "" where we do not know the country's code."""
    number = "".join(phone.split())
    if not number or number.startswith("+") or country.upper() != "CN":
        return number if number.startswith("+") else ""
    return f"+86-{number[1:]}" if number.startswith("0") else f"{number};phone-context=+86"


def _headers(edition: Edition) -> str:
    """The headers in the form that static hosts read (`_headers`); deploy/nginx sends the same."""
    lines = ["/*", *(f"  {name}: {value}" for name, value in HEADERS)]
    if edition is Edition.INTERNAL:
        lines += ["  Cache-Control: no-store", "  X-Robots-Tag: noindex, nofollow, noarchive"]
        return "\n".join(lines) + "\n"
    for folder in ("assets", "media"):
        lines += [f"/{folder}/*", f"  Cache-Control: {FOREVER}"]
    return "\n".join(lines) + "\n"
