"""What an editor's text may hold once it is HTML: elements, attributes, classes and kinds of address."""

from __future__ import annotations

import html
from typing import Final

from generator.model.patterns import pattern

CALLOUTS: Final = {
    "note": ("Note", "说明"),
    "tip": ("Tip", "提示"),
    "important": ("Important", "重要"),
    "warning": ("Warning", "注意"),
    "danger": ("Danger", "警告"),
}
_SPANS = "a abbr b bdi br cite code del dfn em i ins kbd mark q rp rt ruby s small span strong sub sup time u var"
_BLOCKS = "blockquote dd details div dl dt figcaption figure h2 h3 h4 h5 h6 hr li nav ol p pre section summary ul"
_TABLES = "caption col colgroup table tbody td tfoot th thead tr"

ALLOWED_TAGS: Final = frozenset(f"{_SPANS} {_BLOCKS} {_TABLES}".split())
"""No h1 (the page has one), no img (pictures come from `picture`), nothing that runs, embeds, or takes input."""

ALLOWED_ATTRIBUTES: Final = {
    "*": {"id", "lang", "title"},
    "a": {"href", "aria-label"},
    "nav": {"aria-label"},
    "ol": {"start"},
    "time": {"datetime"},
}

_SPANNED = {str(count) for count in range(1, 21)}
ALLOWED_VALUES: Final = {
    "td": {"colspan": _SPANNED, "rowspan": _SPANNED},
    "th": {"colspan": _SPANNED, "rowspan": _SPANNED, "scope": {"col", "row", "colgroup", "rowgroup"}},
}
"""Spans are bounded: one of 65 534 keeps a print busy for ten seconds."""

OFFERED_CLASSES: Final = frozenset(
    ("align-left", "align-center", "align-right", "nowrap", "number", "small", "wide", "keep-together")
)
"""What an editor may ask for by `{: .name}`."""

_OWN_CLASSES = frozenset(
    ("admonition", "admonition-title", "footnote", "footnote-ref", "footnote-backref", "record-link", "toc", *CALLOUTS)
)
KNOWN_CLASSES: Final = OFFERED_CLASSES | _OWN_CLASSES
ALLOWED_CLASSES: Final = {tag: set(KNOWN_CLASSES) for tag in ALLOWED_TAGS}

SCHEMES: Final = frozenset(("http", "https", "mailto", "tel"))

_SCHEME = pattern(r"([^/?#:]*):")
_UNSEEN = pattern("[\x00-\x1f\x7f-\xa0\xad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]")
_ENTITY = pattern(r"&#?[0-9A-Za-z]+;")


def decoded(attribute: str) -> str:
    """An attribute as a browser reads it: entities that end in a semicolon are characters, `&copy=` is not one."""
    return _ENTITY.sub(lambda found: html.unescape(found[0]), attribute).strip()


def is_whole_address(address: str) -> bool:
    """Whether this names something by itself (`https:…`, `mailto:…`), in an allowed scheme and without disguise."""
    scheme = _SCHEME.match(address)
    return scheme is not None and scheme[1].lower() in SCHEMES and _is_plain(address) and " " not in address


def is_file_name(address: str) -> bool:
    """Whether this can be the name of a file of the record: no scheme, no other host, no way out of its folder."""
    inside = not address.startswith("/") and ".." not in address.split("/")
    return bool(address) and inside and "?" not in address and not _SCHEME.match(address) and _is_plain(address)


def _is_plain(address: str) -> bool:
    """Whether a browser reads it as it stands: no invisible characters, no backslash, no entity left to decode."""
    return not _UNSEEN.search(address) and "\\" not in address and not _ENTITY.search(address)
