"""The fingerprint of a value: equal for equal values in every process, and different where anything in them differs.

Views are frozen values that hold everything their template is given, so their fingerprint stands for the page. It looks
at types and contents only, never at identities, hashes or the order in which things were made.
"""

from __future__ import annotations

import dataclasses
import hashlib
import marshal
from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from operator import attrgetter
from typing import Any, Final

from markupsafe import Markup

_PLAIN: Final = frozenset({str, int, bool, float, bytes, type(None)})
_DECLARED: Final = frozenset({"str", "int", "bool", "float", str, int, bool, float})
_FORM: Final = 2
"""The last form of `marshal` that writes what it is given and no references: those depend on who else holds a value."""


def fingerprint(*values: object) -> bytes:
    """32 bytes. Raises TypeError for a value of a kind that is not known here: it could hide what it holds."""
    try:
        flat = marshal.dumps([_flat(value) for value in values], _FORM)
    except ValueError as error:  # a text of a class of its own where a plain one is declared
        raise TypeError(str(error)) from error
    return hashlib.sha256(flat).digest()


def _flat(value: Any) -> Any:
    """The value made of plain ones: sequences as lists, everything else as a tuple that begins with its kind."""
    kind = type(value)
    if kind in _PLAIN:
        return value
    flattened = _FLATTENED.get(kind) or _learned(kind)
    return flattened(value)


def _sequence(value: Any) -> list[Any]:
    return [
        item if (kind := type(item)) in _PLAIN else (_FLATTENED.get(kind) or _learned(kind))(item) for item in value
    ]


def _mapping(value: Mapping[Any, Any]) -> tuple[Any, ...]:
    """In its own order, which a template may show."""
    return ("mapping", *((_flat(key), _flat(item)) for key, item in value.items()))


def _members(kind: Any, names: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    name = f"{kind.__module__}.{kind.__qualname__}"
    if len(names) == 1:
        return lambda value: (name, _flat(getattr(value, names[0])))
    members = attrgetter(*names)
    if all(field.type in _DECLARED for field in dataclasses.fields(kind)):
        return lambda value: (name, *members(value))
    return lambda value: (name, *_sequence(members(value)))


def _learned(kind: type) -> Callable[[Any], Any]:
    """How values of a class are flattened: a frozen dataclass by its fields, a member of an enumeration by its value."""
    name = f"{kind.__module__}.{kind.__qualname__}"
    flattened: Callable[[Any], Any]
    if dataclasses.is_dataclass(kind):
        names = tuple(field.name for field in dataclasses.fields(kind))
        flattened = _members(kind, names) if names else lambda _: (name,)
    elif issubclass(kind, Enum):
        flattened = lambda value: (name, value.value)  # noqa: E731
    elif issubclass(kind, tuple):
        flattened = lambda value: (name, *map(_flat, value))  # noqa: E731
    else:
        raise TypeError(f"no fingerprint for {kind.__name__}")
    _FLATTENED[kind] = flattened
    return flattened


_FLATTENED: Final[dict[type, Callable[[Any], Any]]] = {
    tuple: _sequence,
    list: _sequence,
    dict: _mapping,
    frozenset: lambda value: ("set", sorted(value)),
    date: lambda value: ("date", value.toordinal()),
    Markup: lambda value: ("markup", str.__str__(value)),
}
