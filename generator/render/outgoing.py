"""The last look at an edition before it is written: no dead link, no address twice, no page without its marks.

What it finds is mostly a fault of ours or of a site's own templates, never of an editor; it stops the build.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from typing import Final
from urllib.parse import unquote, urlsplit

from generator.model.output import Edition, File, Stored
from generator.model.patterns import pattern
from generator.model.problem import Place, Problem, Severity, rule

DEAD_LINK: Final = rule(
    "dead-link",
    Severity.ERROR,
    message=(
        "{pages} page(s) lead to {target}, which is not there; one of them is {page}.",
        "有 {pages} 个页面指向不存在的 {target}，例如 {page}。",
    ),
    hint=(
        "If the site has templates of its own, correct the link there; else please report it as a fault of the program.",
        "如站点使用自己的模板，请在模板中更正；否则请作为程序缺陷报告。",
    ),
    why=("A reader who follows a link has to arrive.", "读者点击链接必须能够到达。"),
)
SAME_ADDRESS: Final = rule(
    "same-address",
    Severity.ERROR,
    message=("Two outputs want the address {path}.", "有两个输出文件占用同一地址 {path}。"),
    hint=("Give one of the two records another id.", "请为其中一条记录更换编号。"),
    why=(
        "Addresses that differ in letter case only are one file on many systems.",
        "仅大小写不同的地址在许多系统上是同一个文件。",
    ),
)
UNMARKED: Final = rule(
    "page-without-mark",
    Severity.ERROR,
    message=("The internal page {page} does not say that it is internal.", "内部版页面 {page} 未标注“内部资料”。"),
    hint=("Keep the mark in the site's own layout template.", "请在站点自己的版式模板中保留标识。"),
    why=("Every page of the internal edition carries the mark 内部资料 注意保存.", "内部版每页都须标注“内部资料 注意保存”。"),
)
MARK: Final = "内部资料"
_LINKS: Final = {
    name: pattern(rb'%b(?<=\s%b)="([^"#?]*)[^"]*"' % (name, name)) for name in (b"href", b"src", b"action")
}
"""One for each attribute: a pattern that begins with a fixed word is found in half of the time."""
_PLAIN: Final = pattern(rb"[\w=,-]+(?:/[\w=,-]+)*\.\w+")
"""An address as nearly all are: nothing in it to be unquoted, no step up, no scheme."""
_ELSEWHERE: Final = pattern(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")


def faults(
    files: Iterable[File | Stored], edition: Edition, elsewhere: Iterable[str] = (), base_url: str = ""
) -> Iterator[Problem]:
    """Problems of an edition's files; `elsewhere` are paths that will be made, but are not among `files`.

    A site may live below a folder of its host: links from the host's root are read as `base_url` has them.
    """
    kept = list(files)
    names: dict[str, str] = dict.fromkeys(elsewhere, "")
    folded: dict[str, str] = {}
    for file in kept:
        other = folded.get(file.path.casefold())
        if other is not None:
            yield SAME_ADDRESS.at(Place(""), path=file.path)
        folded[file.path.casefold()] = file.path
        names[file.path] = ""
    pages = [file for file in kept if file.path.endswith(".html")]
    home = urlsplit(base_url).path.strip("/")
    for target, leading in _dead_links(pages, names, home).items():
        yield DEAD_LINK.at(Place(""), page=min(leading), target=target, pages=len(leading))
    if edition is Edition.INTERNAL:
        yield from (UNMARKED.at(Place(""), page=page.path) for page in pages if not _is_marked(page))


def seen(file: File) -> tuple[tuple[str, ...], bool]:
    """What the last look needs of a page whose bytes it will not have: where it leads, and whether it bears the mark."""
    return links_of(file), MARK.encode() in file.body


def links_of(page: File) -> tuple[str, ...]:
    """Where a page leads on this site, without queries and fragments, each once: from the site's root, but those that
    begin with `/` from the host's.
    """
    folder = posixpath.dirname(page.path)
    # Most links begin with the way up to the root; what follows is the address from there.
    way = b"../" * (folder.count("/") + 1) if folder else b""
    found: dict[str, None] = {}
    for link in _links(page.body):
        plain = link[len(way) :] if link.startswith(way) else b""
        if plain and _PLAIN.fullmatch(plain):
            found[plain.decode()] = None
        elif target := _target(folder, link.decode("utf-8", "replace")):
            found[target] = None
    return tuple(sorted(found))


def _is_marked(page: File | Stored) -> bool:
    return page.is_marked if isinstance(page, Stored) else MARK.encode() in page.body


def _dead_links(pages: Iterable[File | Stored], names: Mapping[str, str], home: str) -> dict[str, list[str]]:
    """Addresses that are not there, with the pages that lead to them. What a link leads to is looked up once."""
    arriving: set[str] = set()
    dead: dict[str, list[str]] = {}
    for page in pages:
        links = page.links if isinstance(page, Stored) else links_of(page)
        if arriving.issuperset(links):
            continue
        for link in links:
            if link in arriving:
                continue
            missing = _missing(link, names, home)
            if missing:
                dead.setdefault(missing, []).append(page.path)
            else:
                arriving.add(link)
    return dict(sorted(dead.items()))


def _links(body: bytes) -> set[bytes]:
    """What a page's attributes lead to, without queries and fragments."""
    return {link for name, links in _LINKS.items() if name + b'="' in body for link in links.findall(body)}


def _target(folder: str, link: str) -> str:
    """The address that a link leads to, or an empty text where it leads to another site or to the page itself."""
    if not link or _ELSEWHERE.match(link):
        return ""
    plain = unquote(link.replace("&amp;", "&").replace("&#39;", "'"))
    return plain if plain.startswith("/") else posixpath.normpath(posixpath.join(folder, plain))


def _missing(target: str, names: Mapping[str, str], home: str) -> str:
    """The address if it is not there, else an empty text."""
    path = target.lstrip("/").removeprefix(f"{home}/" if home else "") if target.startswith("/") else target
    return "" if path in names or f"{path}/index.html" in names else path
