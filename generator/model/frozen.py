"""`@frozen`: what `@dataclass(frozen=True, slots=True)` makes of a class, in a tenth of the time.

The standard library writes six functions for each class and has each compiled by itself: half a millisecond a class, and a
build has three hundred. Here all classes share the functions that compare, hash, show and refuse changes; `__init__` alone is
written, when the first value of a class is made.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, Final, NoReturn, TypeVar, dataclass_transform, overload

Shape = TypeVar("Shape")


@overload
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(shape: type[Shape], /) -> type[Shape]: ...
@overload
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(*, kw_only: bool = False, slots: bool = True) -> Callable[[type[Shape]], type[Shape]]: ...
def frozen(shape: type[Shape] | None = None, /, *, kw_only: bool = False, slots: bool = True) -> Any:
    """A dataclass whose values never change; `dataclasses.replace` and `fields` work. No `__post_init__`, no order.

    Without slots it can have cached properties.
    """

    def made(given: type[Shape]) -> type[Shape]:
        own = set(vars(given))
        kept = dataclass(init=False, repr=False, eq=False, slots=slots, kw_only=kw_only)(given)
        for name, method in _methods(kept).items():
            if name not in own:
                setattr(kept, name, method)
        return kept

    return made if shape is None else made(shape)


def _methods(shape: type) -> dict[str, Any]:
    compared = _values(tuple(each.name for each in fields(shape) if each.compare))

    def __init__(self: Any, *given: Any, **named: Any) -> None:  # noqa: N807 - becomes the method of this name
        written = _initialiser(shape)
        shape.__init__ = written  # type: ignore[misc]
        written(self, *given, **named)

    def __eq__(self: Any, other: object) -> bool:  # noqa: N807
        return compared(self) == compared(other) if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self: Any) -> int:  # noqa: N807
        return hash(compared(self))

    return {"__init__": __init__, "__eq__": __eq__, "__hash__": __hash__, **_SHARED}


def _values(names: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    """What reads these attributes, always as a tuple."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple(getattr(value, name) for name in names)


def _initialiser(shape: type) -> Callable[..., None]:
    """`__init__` as the standard library would write it, only that a field with a slot is put straight into it."""
    known: dict[str, Any] = {"_UNSET": MISSING, "_set": object.__setattr__}
    slots = "__slots__" in vars(shape)
    given: list[str] = []
    named: list[str] = []
    body: list[str] = []
    for each in fields(shape):
        name, stated, held = each.name, each.name, each.name
        if each.default is not MISSING:
            known[f"_default_{name}"], stated = each.default, f"{name}=_default_{name}"
        elif each.default_factory is not MISSING:
            known[f"_factory_{name}"], stated = each.default_factory, f"{name}=_UNSET"
            held = f"_factory_{name}() if {name} is _UNSET else {name}"
        (named if each.kw_only else given).append(stated)
        if slots:
            known[f"_set_{name}"] = getattr(shape, name).__set__
        body.append(f"  _set_{name}(self, {held})" if slots else f"  _set(self, {name!r}, {held})")
    stated = ", ".join(("self", *given, *(("*", *named) if named else ())))
    exec("\n".join((f"def __init__({stated}):", *(body or ("  pass",)))), known)  # noqa: S102 - nothing but names of fields is in it
    written: Callable[..., None] = known["__init__"]
    written.__qualname__, written.__module__ = f"{shape.__qualname__}.__init__", shape.__module__
    return written


def _shown(self: Any) -> str:
    told = ", ".join(f"{each.name}={getattr(self, each.name)!r}" for each in fields(self) if each.repr)
    return f"{self.__class__.__qualname__}({told})"


def _unset(self: Any, name: str, _: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to field {name!r} of {self.__class__.__qualname__}")


def _undeleted(self: Any, name: str) -> NoReturn:
    raise FrozenInstanceError(f"cannot delete field {name!r} of {self.__class__.__qualname__}")


def _packed(self: Any) -> list[Any]:
    return [getattr(self, each.name) for each in fields(self)]


def _unpacked(self: Any, state: list[Any]) -> None:
    for each, value in zip(fields(self), state, strict=True):
        object.__setattr__(self, each.name, value)


_SHARED: Final[dict[str, Any]] = {
    "__repr__": _shown,
    "__setattr__": _unset,
    "__delattr__": _undeleted,
    "__getstate__": _packed,
    "__setstate__": _unpacked,
}
