"""A value of ours is what the standard library's frozen dataclass with slots would be, only sooner made."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, fields, replace
from functools import cached_property
from typing import Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.frozen import frozen


@frozen
class Ours:
    """Of every sort of field."""

    name: str
    count: int = 0
    rows: list[int] = field(default_factory=list, repr=False)
    note: str = field(default="", compare=False)
    of_all: ClassVar[int] = 7


@dataclass(frozen=True, slots=True)
class Theirs:
    """The same fields, by the standard library."""

    name: str
    count: int = 0
    rows: list[int] = field(default_factory=list, repr=False)
    note: str = field(default="", compare=False)
    of_all: ClassVar[int] = 7


@frozen(kw_only=True)
class Named:
    """An optional field before one that is asked for."""

    size: int = 1
    name: str


@frozen(kw_only=True)
class More(Named):
    """A field more, and a showing of its own."""

    colour: str = "red"

    def __repr__(self) -> str:
        return f"{self.colour} {self.name}"


@frozen(slots=False)
class Reckoned:
    """What it has reckoned it keeps."""

    size: int = 2

    @cached_property
    def square(self) -> int:
        """Costly to reckon."""
        return self.size**2


@frozen
class Alone:
    """A single field."""

    text: str


@frozen
class Empty:
    """None."""


ARGUMENTS = st.tuples(st.text(max_size=2), st.integers(0, 2), st.lists(st.integers(0, 1), max_size=2), st.text(max_size=1))


@given(ARGUMENTS, ARGUMENTS)
def test_it_shows_and_compares_as_the_standard_librarys(one: Any, other: Any) -> None:
    assert repr(Ours(*one)) == repr(Theirs(*one)).replace("Theirs", "Ours")
    assert (Ours(*one) == Ours(*other)) == (Theirs(*one) == Theirs(*other))
    assert Ours(*one) != Theirs(*one)
    assert Ours.__match_args__ == Theirs.__match_args__
    assert [each.name for each in fields(Ours)] == [each.name for each in fields(Theirs)]


def test_defaults_are_defaults_and_a_factory_makes_each_its_own() -> None:
    one, other = Ours("a"), Ours(name="a")
    assert (one.count, one.rows, one.note, one.of_all) == (0, [], "", 7)
    assert one.rows is not other.rows
    assert replace(one, count=3) == Ours("a", 3)


def test_a_value_can_be_a_key_unless_a_field_cannot() -> None:
    assert len({Alone("a"), Alone("a"), Alone("b"), Empty(), Empty()}) == 3
    assert {Named(name="a"): 1}[Named(name="a")] == 1
    with pytest.raises(TypeError, match="unhashable"):
        hash(Ours("a"))


@pytest.mark.parametrize("name", ["text", "unknown"])
def test_nothing_can_be_set_or_deleted(name: str) -> None:
    value = Alone("a")
    with pytest.raises(FrozenInstanceError, match=name):
        setattr(value, name, "b")
    with pytest.raises(FrozenInstanceError, match=name):
        delattr(value, name)
    assert value.text == "a"
    assert not hasattr(value, "__dict__")


def test_what_is_missing_or_too_much_is_said_of_the_class() -> None:
    with pytest.raises(TypeError, match=r"Alone\.__init__\(\) missing 1 required positional argument: 'text'"):
        Alone()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match=r"Named\.__init__\(\) takes 1 positional argument"):
        Named("a")  # type: ignore[call-arg,misc]
    with pytest.raises(TypeError, match=r"Empty\.__init__\(\)"):
        Empty(1)  # type: ignore[call-arg]


def test_an_heir_has_all_fields_and_keeps_its_own_methods() -> None:
    value = More(name="a")
    assert repr(value) == "red a"
    assert (value.size, value.colour) == (1, "red")
    assert value != Named(name="a")
    assert value == More(name="a", size=1)


def test_without_slots_it_keeps_what_it_reckoned_and_nothing_else_can_be_set() -> None:
    value = Reckoned(3)
    assert (value.square, vars(value)) == (9, {"size": 3, "square": 9})
    assert value == Reckoned(3)
    assert repr(value) == "Reckoned(size=3)"
    with pytest.raises(FrozenInstanceError):
        value.size = 4  # type: ignore[misc]
    assert vars(pickle.loads(pickle.dumps(value))) == {"size": 3}


@pytest.mark.parametrize("value", [Ours("a", 2, [1], "n"), More(name="a", size=3), Alone("a"), Empty(), Reckoned(3)])
def test_it_is_copied_and_goes_to_other_processes(value: object) -> None:
    for again in (copy.copy(value), copy.deepcopy(value), pickle.loads(pickle.dumps(value))):
        assert again == value
        assert repr(again) == repr(value)
