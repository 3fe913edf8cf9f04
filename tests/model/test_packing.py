import pickle
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import problem, records, text
from generator.model.memory import key_of
from generator.model.packing import Packing, shapes_of
from generator.model.problem import Place
from generator.source.decode import STRAY
from tests.kept import Kept


class Colour(StrEnum):
    RED = "red"


class Pair(NamedTuple):
    one: object
    other: object


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    name: str
    colour: Colour | None = None
    day: date | None = None
    parts: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True)
class Alone:
    only: str


class Stranger(NamedTuple):
    name: str


PACKING = Packing(Thing, Alone, Colour, Pair, *shapes_of(problem, records, text))
KEY = key_of("a")

leaves = st.none() | st.booleans() | st.integers() | st.text() | st.dates() | st.just(Colour.RED) | st.builds(Alone, st.text())
values = st.recursive(
    leaves,
    lambda inner: st.builds(Pair, inner, inner)
    | st.builds(
        Thing, name=st.text(), colour=st.sampled_from([None, Colour.RED]), day=st.none() | st.dates(),
        parts=st.lists(inner, max_size=3).map(tuple),
    )
    | st.frozensets(st.text()),
    max_leaves=12,
)  # fmt: skip


@given(values)
def test_a_value_is_the_same_when_it_comes_back(value: object) -> None:
    back = PACKING.unpacked(PACKING.packed(value))
    assert back == value
    assert type(back) is type(value)


def test_a_problem_comes_back_with_its_own_rule() -> None:
    met = STRAY.at(Place("a.md", 1, 2), folders="tasks", related=(Place("b.md"),))
    back = PACKING.unpacked(PACKING.packed(met))
    assert back == met
    assert back.rule is STRAY


def test_what_equals_a_default_is_not_written() -> None:
    plain, told = (len(PACKING.packed(records.Task(id="DL-01", started=day))) for day in (None, date(2018, 1, 1)))
    assert plain < 120
    assert plain < told


class Runs:
    def __reduce__(self):
        return print, ("run",)


@pytest.mark.parametrize("forged", [b"", b"junk", pickle.dumps(Runs()), pickle.dumps(print), pickle.dumps(Stranger("x"))])
def test_bytes_of_anything_else_are_nothing(forged: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    assert PACKING.unpacked(forged) is None
    assert capsys.readouterr().out == ""


@given(st.binary(max_size=60), st.integers(0, 200))
def test_damaged_bytes_never_raise(noise: bytes, at: int) -> None:
    good = PACKING.packed(Thing(name="x", colour=Colour.RED, day=date(2018, 1, 1)))
    PACKING.unpacked(good[:at] + noise + good[at:])


def test_shapes_are_those_that_a_module_defines() -> None:
    found = set(shapes_of(records))
    assert {records.Task, records.DeadlineKind} <= found
    assert text.Text not in found


def test_what_was_made_once_is_remembered() -> None:
    memory, made = Kept(), []

    def make() -> Thing:
        made.append(1)
        return Thing(name="x")

    first = PACKING.remembered(memory, "thing", KEY, make)
    assert PACKING.remembered(memory, "thing", KEY, make) is first
    assert PACKING.remembered(memory.later(), "thing", KEY, make) == first
    memory.bodies["thing", KEY] = b"broken"
    memory.values.clear()
    with pytest.raises(AssertionError, match="two bodies"):
        PACKING.remembered(memory, "thing", KEY, make)
    assert len(made) == 2
