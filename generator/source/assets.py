"""Which files a public text names, and whether it may: those in its own folder and in the shared one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final, NamedTuple
from urllib.parse import unquote

from generator.model.patterns import pattern
from generator.source.canonical import Lines
from generator.source.layout import SHARED_FOLDER, Location, asset_candidates, is_internal_path
from generator.source.nodes import Mapping, Node, Scalar

AssetName = tuple[str, int, int]
"""A name as typed, with the line and column where it stands."""


class Asset(NamedTuple):
    """Where a name leads: to a file that may pass (`path`), to an internal one, to another record's, or nowhere."""

    path: str = ""
    is_internal: bool = False
    is_elsewhere: bool = False


def names_of(front: Node, body: Lines) -> Iterator[AssetName]:
    """All names of files in the fields (`file:` and links in texts) and in the Markdown of the body.

    Rather too many than too few: a name that leads to no file is no asset, and what is named is meant to be seen. But
    addresses of the web, of which texts have many, are left out.
    """
    for each in (*_names_in_fields(front), *_names_in_body(body)):
        if ":" not in each[0] or not _is_address(each[0]):
            yield each


def _names_in_body(body: Lines) -> Iterator[AssetName]:
    rows = [text for text, _ in body]
    text = "\n".join(rows)
    may_define = "]:" in text or ("=" in text and ("src" in text or "href" in text))
    if not may_define and "](" not in text:
        return
    index = start = 0
    for found in (_LINK_IN_LINE if may_define else _INLINE_LINK_IN_LINE).finditer(text):
        while found.start() > start + len(rows[index]):
            start += len(rows[index]) + 1
            index += 1
        yield _name(found), body[index][1], found.start() - start + 1


def public_asset(location: Location, name: str, files: frozenset[str]) -> Asset:
    """The file that `name` means in a record at `location`, among the `files` that do not lie below `internal/`."""
    if _is_address(name):
        return Asset()
    plain = unquote(_without_place(name))
    for wanted in dict.fromkeys((name, plain, unicodedata.normalize("NFC", plain))):
        candidates = asset_candidates(location, wanted)
        if any(is_internal_path(path) for path in candidates):
            return Asset(is_internal=True)
        found = next((path for path in candidates if path in files), None)
        if found is not None:
            return Asset(path=found) if _is_own(location, found) else Asset(is_elsewhere=True)
    return Asset()


def _without_place(name: str) -> str:
    return name.split("#", maxsplit=1)[0].split("?", maxsplit=1)[0]


def _is_address(name: str) -> bool:
    """Whether it is one of the web, of mail …: no file of a site has a colon in its name."""
    return ":" in _without_place(name)


def _is_own(location: Location, path: str) -> bool:
    """Whether a file lies with the record, with the task of a progress report, or in the shared folder."""
    folders = [folder for folder in (location.folder, location.owner, SHARED_FOLDER) if folder]
    beside = location.path.rpartition("/")[0]
    return path.rpartition("/")[0] == beside or any(path.startswith(f"{folder}/") for folder in folders)


def _names_in_fields(node: Node, key: str = "") -> Iterator[AssetName]:
    if isinstance(node, Scalar):
        if key == "file":
            yield node.text, node.line, node.column
        elif "](" in node.text:
            for found in _LINK.finditer(node.text):
                yield _name(found), node.line, node.column
    elif isinstance(node, Mapping):
        for name, value in node.entries:
            yield from _names_in_fields(value, name.text)
    else:
        for item in node.items:
            yield from _names_in_fields(item, key)


def _name(found: re.Match[str]) -> str:
    return next(group for group in found.groups() if group is not None)


_INLINE: Final = r"\]\(\s*(?:<([^<>\n]+)>|((?:[^()\s<>]|\([^()\s]*\))+))"
_ANY: Final = (
    rf"{_INLINE}"
    r"|^[ >]*\[[^\]\n]+\]:\s*(?:<([^<>\n]+)>|(\S+))"
    r"|\b(?:src|href)\s*=\s*[\"']?([^\"'\s>]+)"
)
_LINK: Final = pattern(_ANY)
_LINK_IN_LINE: Final = pattern(_ANY.replace(r"\s*", r"[^\S\n]*"), re.MULTILINE)
_INLINE_LINK_IN_LINE: Final = pattern(_INLINE.replace(r"\s*", r"[^\S\n]*"))
"""The first kind alone begins with fixed signs, and is found ten times as fast."""
