"""Our frozen values as bytes and back, for a memory between builds.

The bytes are those of `pickle`, but the reader knows the given shapes and nothing else: whoever could forge them can
make it refuse, or give values of these shapes, never run anything. Of a value only what differs from its shape's
defaults is written, a rule as its code.
"""

from __future__ import annotations

import dataclasses
import io
import pickle  # read with an allow-list only
from collections.abc import Callable, Iterable
from datetime import date
from enum import Enum
from operator import attrgetter
from types import ModuleType
from typing import Any, Final, TypeVar

from generator.model.memory import Memory
from generator.model.problem import RULES, Rule

Value = TypeVar("Value")


class Packing:
    """A way to pack values of some shapes: frozen dataclasses, named tuples and enumerations, and what Python has."""

    def __init__(self, *shapes: type) -> None:
        known = (*shapes, date)
        self._found: dict[tuple[str, str], Any] = {(shape.__module__, shape.__qualname__): shape for shape in known}
        self._found |= {(__name__, "_made"): _made, (__name__, "_rule"): _rule}
        self._table: dict[type, Callable[[Any], tuple[Any, ...]]] = {
            shape: _written(shape) for shape in shapes if dataclasses.is_dataclass(shape)
        }
        # By value: some releases of Python (3.11.0 to 3.11.3) would write a member as a call of `getattr`.
        self._table |= {shape: _by_value for shape in shapes if issubclass(shape, Enum)}
        self._table[Rule] = lambda rule: (_rule, (rule.code,))

    def packed(self, value: object) -> bytes:
        """The bytes of a value. Raises pickle.PicklingError for what `unpacked` would not read again."""
        out = io.BytesIO()
        pickler = pickle.Pickler(out, pickle.HIGHEST_PROTOCOL)
        pickler.dispatch_table = self._table
        pickler.dump(value)
        return out.getvalue()

    def unpacked(self, body: bytes) -> Any:
        """The value of bytes that `packed` made; None for all others."""
        try:
            return _Reader(body, self._found).load()
        except Exception:  # noqa: BLE001 - forged bytes may fail in any way; none of them is ours
            return None

    def remembered(self, memory: Memory, kind: str, key: bytes, make: Callable[[], Value]) -> Value:
        """What `make` gave for this key in this process or in an earlier build, or gives now. It never gives None."""
        found = memory.held(kind, key)
        if found is None:
            body = memory.recall(kind, key)
            found = self.unpacked(body) if body is not None else None
            if found is None:
                found = make()
                memory.keep(kind, key, self.packed(found))
            memory.hold(kind, key, found)
        return found  # type: ignore[return-value] # the key says what it is


def shapes_of(*modules: ModuleType) -> Iterable[type]:
    """The dataclasses and enumerations that modules define."""
    for module in modules:
        for value in vars(module).values():
            is_own = isinstance(value, type) and value.__module__ == module.__name__
            if is_own and (dataclasses.is_dataclass(value) or issubclass(value, Enum)):
                yield value


class _Reader(pickle.Unpickler):
    """Reads back what it knows."""

    def __init__(self, body: bytes, known: dict[tuple[str, str], Any]) -> None:
        super().__init__(io.BytesIO(body))
        self._known = known

    def find_class(self, module: str, name: str) -> Any:
        found = self._known.get((module, name))
        if found is None:
            raise pickle.UnpicklingError(f"not a value of ours: {module}.{name}")
        return found


def _written(shape: type) -> Callable[[Any], tuple[Any, ...]]:
    """How a dataclass is written: its shape, and the fields that differ from their defaults."""
    fields = dataclasses.fields(shape)
    names = tuple(field.name for field in fields)
    defaults = tuple(_NONE if field.default is dataclasses.MISSING else field.default for field in fields)
    if len(names) == 1:
        return lambda value: (_made, (shape, {names[0]: getattr(value, names[0])}))
    values = attrgetter(*names)

    def written(value: Any) -> tuple[Any, ...]:
        told = {
            name: held for name, held, default in zip(names, values(value), defaults, strict=True) if held is not default
        }
        return _made, (shape, told)

    return written


def _by_value(member: Enum) -> tuple[Any, ...]:
    return type(member), (member.value,)


def _made(shape: Callable[..., Any], told: dict[str, Any]) -> Any:
    return shape(**told)


def _rule(code: str) -> Rule:
    return RULES[code]


_NONE: Final = object()
"""Where a field has no default."""
