"""How a field is declared: once, beside its name in the record, with its kind, help and example.

Decoding, JSON Schema, scaffolding, forms, spreadsheet columns and the field guide all read these declarations.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from functools import cache
from typing import Any

from generator.model.frozen import frozen
from generator.model.text import Both


@frozen
class Kind:
    """What can be written in a field."""


@frozen
class Identifier(Kind):
    """An id: letters, digits, `.`, `_`, `-` (and Chinese characters); read as text, never as a number."""


@frozen
class Words(Kind):
    """A text in the site's languages: a string, or `{en: …, zh: …}`; becomes a `Text`. `long` asks for several lines."""

    long: bool = False


@frozen
class Plain(Kind):
    """A text that has no translation (a document number, a telephone number, an address of the web)."""


@frozen
class Day(Kind):
    """A date, `YYYY-MM-DD`. With `or_today`, the word `today` is allowed and kept as None."""

    or_today: bool = False


@frozen
class Limit(Kind):
    """A deadline: a date or one of the field's wordings; with `parts` also a list of `{text, due, done}`."""

    parts: bool = False


@frozen
class Span(Kind):
    """A duration: `30d`, `20 working days`, `3个月`."""


@frozen
class Number(Kind):
    """A decimal number; `whole` allows integers only, `least` and `most` bound it (inclusive)."""

    whole: bool = False
    least: float | None = None
    most: float | None = None


@frozen
class Flag(Kind):
    """`true` or `false` (also `yes`/`no`, `是`/`否`)."""


@frozen
class Choice(Kind):
    """One of a few words, each with its meaning in both languages."""

    options: tuple[tuple[str, Both], ...]


@frozen
class UnitName(Kind):
    """The id of a unit of `units.yaml`; `many` takes one or a list. `only_areas` limits it to units of kind area."""

    many: bool = False
    only_areas: bool = False


@frozen
class RecordName(Kind):
    """The id of a record of one kind (`task`, `inspection`, …); `many` takes one or a list."""

    record: str
    many: bool = False


@frozen
class CategoryName(Kind):
    """The id of a category of `site.yaml`."""


@frozen
class AssetName(Kind):
    """A file beside the record, by its path relative to the record's folder or to `content/`."""


@frozen
class ListOf(Kind):
    """A list whose items are of one kind; with `one_too`, a single item may stand without the list."""

    item: Kind
    one_too: bool = False


@frozen
class Nested(Kind):
    """A mapping with fields of its own, declared by a dataclass."""

    shape: type


@frozen
class Named(Kind):
    """A mapping from free names to values of one kind, kept in the order as written; becomes a tuple of pairs."""

    value: Kind


@frozen
class Field:
    """One declared field. `required` fields are errors when absent; `internal` ones stand below `internal:`."""

    name: str
    kind: Kind
    help: Both
    example: str
    required: bool = False
    key: str = ""

    @property
    def written(self) -> str:
        """The key as an editor types it (`from` is a word of Python, so the attribute's name may differ)."""
        return self.key or self.name


def told(
    kind: Kind,
    en: str,
    zh: str,
    *,
    example: str = "",
    required: bool = False,
    default: Any = None,
    key: str = "",
) -> Any:
    """Declare a field of a record's dataclass; the help is given in English and Chinese."""
    said = {"kind": kind, "help": Both(en, zh), "example": example, "required": required, "key": key}
    return dataclasses.field(default=default, metadata={"told": said})


def fields_of(shape: type) -> Mapping[str, Field]:
    """The declared fields of a record's dataclass, by the key as typed, in the order of declaration."""
    return _fields_of(shape)


@cache  # apart, since mypy takes a record's class for a record, and a record for one that cannot be hashed
def _fields_of(shape: type) -> Mapping[str, Field]:
    found: dict[str, Field] = {}
    for member in dataclasses.fields(shape):
        said = member.metadata.get("told")
        if said is not None:
            field = Field(member.name, said["kind"], said["help"], said["example"], said["required"], said["key"])
            found[field.written] = field
    return found
